"""The card of an event."""

import pytest

from secondsource.tell.cards import AttributeView, PositionView, figure_words

from .cases import small_case


def position(value: str, status: str) -> PositionView:
    return PositionView(value, (), status, (), 1, ())


def test_a_toll_that_rose_is_told_with_the_numbers_it_replaced() -> None:
    rose = (position("2", "superseded"), position("4", "superseded"), position("5", "corroborated"))
    view = AttributeView("killed", "corroborated", 2, rose, (), counted=True)
    assert figure_words(view) == "killed: 5 [corroborated]; superseded: 2, 4"


@pytest.mark.parametrize(
    ("value", "group", "told"),
    [
        ("33", "terrorists", "33 terrorists"),
        ("1", "young man", "1 man"),
        ("4", "woman", "4"),
        ("at least 25", "passengers", "at least 25 passengers"),
        ("1", "15-year-old", "1"),
        ("5", "people", "5"),
        ("8", "personnel", "8 personnel"),
    ],
)
def test_a_number_names_those_whom_it_counts_where_the_words_fit(value: str, group: str, told: str) -> None:
    assert PositionView(value, (), "confirmed", (), 1, (), groups=(group,)).counted == told


def test_the_card_counts_origins_beside_reports_and_a_copy_is_no_second_report() -> None:
    card = small_case().outline.stories[0].leading[0]
    assert card.documents == 2
    assert card.sides.asserting == ("the coast guard", "Coastal News Agency")


def test_the_card_shows_the_words_that_gave_the_event_its_status() -> None:
    card = small_case().outline.stories[0].leading[0]
    assert card.lead is not None
    assert card.lead.chain == ("The Ledger", "Coastal News Agency", "unnamed rescuers")


def test_a_disputed_attribute_has_its_positions_in_the_order_of_size() -> None:
    card = small_case().outline.stories[0].leading[0]
    assert [[item.value for item in view.positions] for view in card.disputed] == [["12", "14"]]


def test_one_wording_of_an_utterance_stands_once_and_one_alone_is_no_quotation_in_versions() -> None:
    views = small_case().outline.stories[0].quotations
    assert [(view.speaker, len(view.variants)) for view in views] == [("Ines Roth", 2)]


def test_a_lower_bound_that_a_standing_number_implies_is_not_told_beside_it() -> None:
    bound = PositionView("at least 2", (), "single_origin", (), 1, (), implied=True)
    view = AttributeView("killed", "corroborated", 2, (bound, position("5", "corroborated")), (), counted=True)
    assert figure_words(view) == "killed: 5 [corroborated]"
