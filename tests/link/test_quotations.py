"""Variants of one utterance are linked, whatever the order of the clauses; other utterances are not."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.link.quotations import cluster_quotations, link_quotations, may_be_one
from secondsource.model import ChainLink, Interval, Span, Statement

ONE = "If the neighbours answer our offer with good will, the question of the border waters can be settled."
TWO = "The border waters question can be settled if the neighbors answer our offer with goodwill."
ELSE = "Our fishermen have lost nets, boats and two whole summers, and somebody will have to pay for that."


def quote(doc: str, text: str, *speakers: str, kind: str = "named_person", quote_type: str = "direct") -> Statement:
    chain = [ChainLink("Harbour Post", "publisher"), *(ChainLink(name, kind) for name in speakers)]
    return Statement(doc=doc, content=(Span(0, len(text)),), chain=tuple(chain), quote_type=quote_type)


def link(*quotes: tuple[Statement, str]) -> list[tuple[str, str]]:
    """The judgement and the last reason of each link."""
    links = link_quotations([statement for statement, _ in quotes], {statement.doc: text for statement, text in quotes})
    return [(link.judgement, link.reasons[-1]) for link in links]


def test_two_translations_with_the_clauses_in_another_order_are_variants() -> None:
    found = link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", TWO, "Ana Kovar"), TWO))
    assert found == [("same", "both are ascribed to Ana Kovar")]


def test_other_words_of_the_same_speaker_are_no_variant() -> None:
    assert link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", ELSE, "Ana Kovar"), ELSE)) == []


def test_like_words_of_two_speakers_are_no_variants() -> None:
    assert link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", TWO, "Jon Berg"), TWO)) == []


def test_a_last_name_may_be_the_full_name() -> None:
    assert link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", TWO, "Kovar"), TWO))[0][0] == "same"


def test_a_family_name_that_stands_first_may_be_the_full_name() -> None:
    assert link((quote("a", ONE, "Kim Do-yun"), ONE), (quote("b", TWO, "Kim"), TWO))[0][0] == "same"


def test_nearly_equal_words_without_a_speaker_are_variants() -> None:
    found = link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", ONE, "officials", kind="anonymous"), ONE))
    assert found == [("same", "one has no speaker")]


def test_two_renderings_through_one_agency_are_variants_though_one_names_no_speaker() -> None:
    chain = (ChainLink("Times", "publisher"), ChainLink("Xinhua", "state_media"))
    left = Statement(doc="a", content=(Span(0, len(ONE)),), chain=chain, quote_type="direct")
    right = Statement(
        doc="b",
        content=(Span(0, len(TWO)),),
        chain=(*chain, ChainLink("Ana Kovar", "named_person")),
        quote_type="direct",
    )
    assert link((left, ONE), (right, TWO)) == [("same", "both come through Xinhua")]


def test_a_frame_around_a_quotation_is_no_variant_of_its_own() -> None:
    text = f"Kovar put it so: {ONE}"
    outer = quote("a", text, "Xinhua", kind="state_media")
    inner = Statement(
        doc="a",
        content=(Span(17, len(text)),),
        chain=quote("a", ONE, "Ana Kovar", "Ana Kovar").chain,
        quote_type="direct",
    )
    links = link_quotations([outer, inner, quote("b", TWO, "Ana Kovar")], {"a": text, "b": TWO})
    assert [outer.id in (link.left, link.right) for link in links] == [False]


def test_indirect_speech_is_no_quotation() -> None:
    assert link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", TWO, "Ana Kovar", quote_type="indirect"), TWO)) == []


def test_a_not_that_differs_is_told_of_the_link() -> None:
    other = TWO.replace("can be settled", "can never be settled")
    found = link((quote("a", ONE, "Ana Kovar"), ONE), (quote("b", other, "Ana Kovar"), other))
    assert found == [("same", "altered: one of them has a “not” that the other lacks")]


def test_several_changes_of_sense_make_the_link_unsure() -> None:
    left = "The dam is safe, the water is falling, and people downstream can return to their homes."
    right = "The dam is not safe, the water is rising, and people downstream must leave their homes."
    assert link((quote("a", left, "Ana Kovar"), left), (quote("b", right, "Ana Kovar"), right))[0][0] == "unsure"


def test_the_same_words_ascribed_to_two_names_are_linked_and_both_named() -> None:
    said = f"{ONE} {ELSE}"
    found = link((quote("a", said, "Ana Kovar"), said), (quote("b", said, "Jon Berg"), said))
    assert found == [("same", "one is ascribed to Ana Kovar, the other to Jon Berg")]


def test_like_words_in_reports_long_apart_are_no_variants() -> None:
    left, right = "We are confident that the talks will succeed.", "We are confident that the search will succeed."
    quotes = (quote("a", left, "Ana Kovar"), left), (quote("b", right, "Ana Kovar"), right)
    days = {name: Interval(day, day) for name, day in (("a", date(2020, 2, 1)), ("b", date(2020, 6, 1)))}
    statements, texts = [statement for statement, _ in quotes], {"a": left, "b": right}
    assert link_quotations(statements, texts, days) == []


def test_only_the_quoted_words_of_mixed_speech_are_compared() -> None:
    left = "the mayor, who was “never told of the second crack in the northern pier”, has to go"
    right = "I was never told of the second crack in the northern pier."
    found = link((quote("a", left, "Ana Kovar", quote_type="mixed"), left), (quote("b", right, "Ana Kovar"), right))
    assert found[0][0] == "same"


def test_a_few_words_are_nobodys_own() -> None:
    assert link((quote("a", "a new path", "Ana Kovar"), "a new path"), (quote("b", ONE, "Ana Kovar"), ONE)) == []


def test_a_quotation_within_another_is_not_its_variant() -> None:
    inner = Statement(
        doc="a", content=(Span(40, len(ONE)),), chain=quote("a", ONE, "Ana Kovar").chain, quote_type="direct"
    )
    assert link_quotations([quote("a", ONE, "Ana Kovar"), inner], {"a": ONE}) == []


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Ana Kovar", "Kovar", True),
        ("President Kovar", "Ana Kovar", True),
        ("Muammar Gaddafi", "Moammar Gadhafi", True),
        ("Alicia Reyes", "Alicia Reyez", True),
        ("Kim Do-yun", "Kim", True),
        ("Saif Gaddafi", "Muammar Gaddafi", False),
        ("Ana Kovar", "Jon Berg", False),
        ("Mr.", "President", False),
        ("", "Ana Kovar", True),
    ],
)
def test_two_names_may_be_one_speakers(left: str, right: str, one: bool) -> None:
    assert may_be_one(left, right) is one


def test_variants_become_one_quotation_with_its_speaker() -> None:
    statements = [quote("a", ONE, "Ana Kovar"), quote("b", TWO, "Kovar"), quote("c", ELSE, "Ana Kovar")]
    links = link_quotations(statements, {"a": ONE, "b": TWO, "c": ELSE})
    (found,) = cluster_quotations(statements, links, lambda statement: f"actor-{statement.chain[-1].name[-5:]}")
    assert found.statements == (statements[0].id, statements[1].id)
    assert found.speaker == "actor-Kovar"


def test_the_order_of_the_statements_does_not_matter() -> None:
    statements = [quote("a", ONE, "Ana Kovar"), quote("b", TWO, "Kovar"), quote("c", ELSE, "Ana Kovar")]
    texts = {"a": ONE, "b": TWO, "c": ELSE}
    assert link_quotations(statements, texts) == link_quotations(statements[::-1], texts)
