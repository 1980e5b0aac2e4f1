"""The status that evidence gives, whoever told it and in whatever order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.assess.evidence import (
    Evidence,
    assess_status,
    count_independent,
    hold_reservations,
    rate_credibility,
    take_stance,
)
from secondsource.model import UNKNOWN_TIME, ChainLink, Factuality, Interval, QuoteType, Span, Statement


def day(number: int) -> Interval:
    """A day of May 2021."""
    return Interval(date(2021, 5, number), date(2021, 5, number), "stated")


def weigh(
    stance: str = "asserts",
    origin: str = "A",
    knows: str = "",
    *,
    factuality: Factuality | None = None,
    quote_type: QuoteType = "indirect",
    doc: str = "",
    published: Interval = UNKNOWN_TIME,
    **more: object,
) -> Evidence:
    """Evidence from an origin that is its own carrier unless another is given."""
    factuality = factuality or {"asserts": "CT+", "denies": "CT-"}.get(stance, "PS+")  # type: ignore[assignment]
    statement = Statement(
        doc=doc or f"doc-{origin}",
        content=(Span(0, 5),),
        chain=(ChainLink(origin, "publisher"),),
        quote_type=quote_type,
        factuality=factuality,  # type: ignore[arg-type]
    )
    fields = {"at": published, "published": published, "origin": origin, "carrier": origin, **more}
    return Evidence(statement=statement, stance=stance, factuality=factuality, knows=knows, **fields)  # type: ignore[arg-type]


def status(*evidence: Evidence) -> str:
    return assess_status(evidence)[0]


@pytest.mark.parametrize(
    ("factuality", "stance"),
    [("CT+", "asserts"), ("CT-", "denies"), ("PR+", "hedges"), ("PS+", "hedges"), ("PR-", "hedges"), ("Uu", "hedges")],
)
def test_only_what_is_certain_asserts_or_denies(factuality: Factuality, stance: str) -> None:
    assert take_stance(factuality) == stance


def test_nothing_told_is_unverified() -> None:
    assert status() == "unverified"


def test_many_hedged_reports_stay_unverified() -> None:
    assert status(weigh("hedges", "A"), weigh("hedges", "B"), weigh("hedges", "C")) == "unverified"


def test_a_hedge_of_a_party_confirms_nothing() -> None:
    assert status(weigh("hedges", "A", knows="the palace")) == "unverified"


def test_one_origin_is_single_however_often_it_is_told() -> None:
    assert status(weigh(origin="A"), weigh(origin="A", doc="doc-2"), weigh(origin="A", doc="doc-3")) == "single_origin"


def test_two_origins_corroborate() -> None:
    assert status(weigh(origin="A"), weigh(origin="B")) == "corroborated"


def test_two_origins_that_one_publisher_passes_on_stay_single() -> None:
    found, reason = assess_status([weigh(origin="A", carrier="paper"), weigh(origin="B", carrier="paper")])
    assert found == "single_origin"
    assert "only one publisher" in reason


def test_a_party_in_a_position_to_know_confirms() -> None:
    assert status(weigh(origin="A", knows="the ministry, who took part")) == "confirmed"


def test_a_confirmation_outranks_any_number_of_origins() -> None:
    assert status(weigh(origin="A"), weigh(origin="B"), weigh(origin="C", knows="the ministry")) == "confirmed"


def test_a_denial_of_a_party_is_a_denial() -> None:
    found, reason = assess_status([weigh(), weigh("denies", "B", knows="the port authority")])
    assert found == "denied"
    assert "the port authority" in reason


def test_a_denial_of_an_outsider_changes_nothing() -> None:
    assert status(weigh(origin="A"), weigh("denies", "B")) == "single_origin"


def test_a_confirmation_and_a_denial_are_a_dispute() -> None:
    assert status(weigh(origin="A", knows="the navy"), weigh("denies", "B", knows="the fishers")) == "disputed"


def test_an_origin_that_denied_and_later_confirms_does_not_dispute_itself() -> None:
    before = weigh("denies", "A", knows="the palace", doc="first", published=day(3))
    after = weigh("asserts", "A", knows="the palace", doc="second", published=day(5))
    assert status(before, after) == "confirmed"


def test_an_if_confirmed_holds_for_all_that_the_report_narrates() -> None:
    doubt = weigh("hedges", "A", doc="d", quote_type="narration")
    told = weigh("asserts", "A", doc="d", quote_type="narration")
    assert [item.stance for item in hold_reservations([doubt, told])] == ["hedges", "hedges"]


def test_a_reservation_does_not_reach_a_later_note() -> None:
    doubt = weigh("hedges", "A", doc="d", quote_type="narration")
    note = weigh("asserts", "A", doc="d", quote_type="narration", later=True)
    assert [item.stance for item in hold_reservations([doubt, note])] == ["hedges", "asserts"]


def test_a_doubt_in_a_later_note_does_not_reach_back() -> None:
    note = weigh("hedges", "A", doc="d", quote_type="narration", later=True)
    told = weigh("asserts", "A", doc="d", quote_type="narration")
    assert [item.stance for item in hold_reservations([note, told])] == ["hedges", "asserts"]


def test_a_reservation_does_not_reach_what_a_source_says() -> None:
    doubt = weigh("hedges", "A", doc="d", quote_type="narration")
    source = weigh("asserts", "B", doc="d", quote_type="direct")
    assert hold_reservations([doubt, source])[1].stance == "asserts"


def test_a_reservation_does_not_reach_another_report() -> None:
    doubt = weigh("hedges", "A", doc="d", quote_type="narration")
    other = weigh("asserts", "B", doc="e", quote_type="narration")
    assert hold_reservations([doubt, other])[1].stance == "asserts"


def test_what_is_merely_not_committed_is_no_reservation() -> None:
    open_question = weigh("hedges", "A", doc="d", quote_type="narration", factuality="Uu")
    told = weigh("asserts", "A", doc="d", quote_type="narration")
    assert hold_reservations([open_question, told])[1].stance == "asserts"


def test_a_report_counts_from_the_day_by_which_it_was_certainly_out() -> None:
    wide = weigh(origin="A", published=Interval(date(2021, 5, 1), date(2021, 5, 20), ""))
    narrow = weigh(origin="B", published=day(10))
    assert sorted([wide, narrow], key=lambda item: item.order) == [narrow, wide]


def test_an_undated_report_counts_last() -> None:
    undated, dated = weigh(origin="A"), weigh(origin="B", published=day(30))
    assert sorted([undated, dated], key=lambda item: item.order) == [dated, undated]


def test_of_one_day_the_less_sure_report_counts_first() -> None:
    sure = weigh(origin="A", published=day(3), knows="the mayor")
    plain = weigh(origin="B", published=day(3))
    hedged = weigh("hedges", "C", published=day(3))
    assert sorted([sure, plain, hedged], key=lambda item: item.order) == [hedged, plain, sure]


def test_credibility_is_1_only_when_other_origins_stand_behind_a_confirmation() -> None:
    alone = [weigh(origin="A", knows="the mayor")]
    assert rate_credibility("confirmed", alone) == 2
    assert rate_credibility("confirmed", [*alone, weigh(origin="B")]) == 1


def test_two_origins_through_one_carrier_do_not_make_credibility_1() -> None:
    evidence = [weigh(origin="A", knows="the mayor", carrier="paper"), weigh(origin="B", carrier="paper")]
    assert rate_credibility("confirmed", evidence) == 2


@pytest.mark.parametrize(
    ("found", "number"), [("single_origin", 3), ("disputed", 4), ("superseded", 5), ("denied", 5), ("unverified", 6)]
)
def test_credibility_follows_from_the_status(found: str, number: int) -> None:
    assert rate_credibility(found, [weigh()]) == number  # type: ignore[arg-type]


items = st.builds(
    weigh,
    st.sampled_from(["asserts", "hedges", "denies"]),
    st.sampled_from("ABC"),
    st.sampled_from(["", "", "the mayor"]),
)


@given(st.lists(items, max_size=6), st.randoms())
def test_the_status_does_not_depend_on_the_order_of_the_evidence(evidence: list[Evidence], random: object) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert status(*shuffled) == status(*evidence)


@given(st.lists(items, max_size=6))
def test_a_hedged_report_more_never_changes_a_status(evidence: list[Evidence]) -> None:
    assert status(*evidence, weigh("hedges", "Z")) == status(*evidence)


def test_who_speak_for_one_house_are_one_origin() -> None:
    told = [weigh(origin="A", house="the harbour police"), weigh(origin="B", house="the harbour police")]
    found, reason = assess_status(told)
    assert found == "single_origin"
    assert "all of whom speak for the harbour police" in reason


@pytest.mark.parametrize(
    ("passed_on", "number"),
    [
        ("", 0),
        ("A1", 1),
        ("A1 B1", 1),
        ("A1 A2", 1),
        ("A1 B2", 2),
        ("A1 B1 A2", 2),
        ("A1 B1 C1 A2 A3", 2),
        ("A1 B2 C3 C1", 3),
    ],
)
def test_each_independent_origin_has_a_publisher_of_its_own(passed_on: str, number: int) -> None:
    told = [weigh(origin=pair[0], carrier=pair[1]) for pair in passed_on.split()]
    assert count_independent(told) == count_independent(told[::-1]) == number
