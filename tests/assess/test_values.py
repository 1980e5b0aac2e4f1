"""Positions on one attribute: what clashes, what is compatible, what was overtaken."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.assess.evidence import Evidence
from secondsource.assess.values import Told, assess_values, find_group
from secondsource.model import (
    UNKNOWN_TIME,
    Assessment,
    Bound,
    ChainLink,
    Claim,
    Interval,
    Span,
    Statement,
    Status,
)


def day(number: int) -> Interval:
    """A day of May 2021."""
    return Interval(date(2021, 5, number), date(2021, 5, number), "stated")


def contains(outer: str, inner: str) -> bool:
    return (outer, inner) in {("Norland", "Port Marlow"), ("Norland", "Ashwick")}


def tell(
    attribute: str,
    value: str | float,
    origin: str = "A",
    *,
    published: Interval = UNKNOWN_TIME,
    days: Interval = UNKNOWN_TIME,
    bound: Bound = "exact",
    of: str = "",
    aspect: str = "",
    actors: str = "",
    places: str = "",
    original: str = "",
    **more: object,
) -> Told:
    """A claim of the report of an origin, with its evidence."""
    statement = Statement(doc=f"doc-{origin}", content=(Span(0, 9),), chain=(ChainLink(origin, "publisher"),))
    claim = Claim(
        mention=f"mention-{origin}-{published.latest}-{attribute}",
        attribute=attribute,
        value=value,
        original_value=original or str(value),
        statement=statement.id,
        doc=statement.doc,
        start=0,
        stop=3,
        bound=bound,
        scope=(of,) if of else (),
    )
    fields = {"stance": "asserts", "factuality": "CT+", "origin": origin, "carrier": origin, **more}
    evidence = Evidence(statement=statement, at=published, published=published, **fields)  # type: ignore[arg-type]
    return Told(claim, evidence, days, aspect, frozenset(actors.split()), frozenset(places.split(", ")) - {""})


def killed(number: float, origin: str, published: int | None, **more: object) -> Told:
    """A number of dead in a report of a day of May 2021."""
    known = day(published) if published else UNKNOWN_TIME
    return tell("killed", number, origin, published=known, **more)  # type: ignore[arg-type]


def assess(*told: Told) -> Assessment:
    """The only assessment of claims about one attribute."""
    (found,) = assess_values("event", told, contains)
    return found


def statuses(*told: Told) -> dict[str | float, Status]:
    """The status of each value."""
    return {position.value: position.status for position in assess(*told).positions}


def test_two_numbers_of_one_day_from_two_origins_are_disputed() -> None:
    found = assess(killed(12, "A", 5), killed(14, "B", 5))
    assert found.status == "disputed"
    assert found.credibility == 4
    assert "12 and 14" in found.reasons[0].replace("“", "").replace("”", "")


def test_two_numbers_of_one_origin_and_day_are_no_dispute() -> None:
    assert assess(killed(12, "A", 5), killed(14, "A", 5)).status != "disputed"


def test_a_number_that_rose_with_time_is_an_update() -> None:
    told = killed(12, "A", 5), killed(14, "B", 6)
    assert statuses(*told) == {12: "superseded", 14: "single_origin"}
    assert any("overtaken" in reason for reason in assess(*told).reasons)


def test_a_number_that_fell_is_a_dispute_between_origins() -> None:
    assert assess(killed(14, "A", 5), killed(12, "B", 6)).status == "disputed"


def test_a_number_that_its_own_origin_lowered_is_an_update() -> None:
    assert statuses(killed(14, "A", 5), killed(12, "A", 6)) == {14: "superseded", 12: "single_origin"}


def test_a_higher_number_that_stood_there_before_is_no_update() -> None:
    told = killed(14, "A", 5), killed(12, "B", 5), killed(14, "C", 6)
    assert assess(*told).status == "disputed"


def test_numbers_that_one_origin_tells_side_by_side_are_of_different_things() -> None:
    told = killed(14, "B", 5), killed(12, "B", 5), killed(14, "C", 5)
    assert statuses(*told) == {12: "single_origin", 14: "corroborated"}


def test_numbers_that_one_report_has_from_two_origins_may_clash() -> None:
    told = killed(14, "B", 5), killed(12, "C", 5)
    assert assess(*told).status == "disputed"


def test_of_two_reports_of_one_day_the_clock_says_which_is_later() -> None:
    morning, evening = datetime(2021, 5, 5, 8, tzinfo=UTC), datetime(2021, 5, 5, 20, tzinfo=UTC)
    told = killed(17, "A", 5, moment=morning), killed(37, "B", 5, moment=evening)
    assert statuses(*told) == {17: "superseded", 37: "single_origin"}
    assert assess(killed(17, "A", 5, moment=evening), killed(37, "B", 5, moment=morning)).status == "disputed"
    assert assess(killed(17, "A", 5), killed(37, "B", 5, moment=evening)).status == "disputed"


def test_one_night_is_told_by_either_of_its_days() -> None:
    friday = tell("time", "2021-05-07", "A", published=day(9), days=day(7), original="Friday night")
    saturday = tell("time", "2021-05-08", "B", published=day(9), days=day(8), original="Saturday")
    noon = tell("time", "2021-05-07", "C", published=day(9), days=day(7), original="Friday noon")
    assert assess(friday, saturday).status != "disputed"
    assert assess(noon, saturday).status == "disputed"


def test_numbers_without_a_date_may_be_updates_and_so_are_no_dispute() -> None:
    assert assess(killed(12, "A", 5), killed(14, "B", None)).status != "disputed"


def test_the_same_number_from_two_origins_is_corroborated() -> None:
    assert statuses(killed(12, "A", 5), killed(12, "B", 5)) == {12: "corroborated"}


@pytest.mark.parametrize(
    ("low", "high"),
    [("at_least", "exact"), ("exact", "at_most"), ("about", "exact"), ("exact", "about"), ("at_least", "at_least")],
)
def test_bounds_that_can_both_be_true_do_not_clash(low: Bound, high: Bound) -> None:
    assert assess(killed(12, "A", 5, bound=low), killed(14, "B", 5, bound=high)).status != "disputed"


@pytest.mark.parametrize(("low", "high"), [("exact", "at_least"), ("at_most", "exact"), ("at_most", "at_least")])
def test_bounds_that_exclude_each_other_clash(low: Bound, high: Bound) -> None:
    assert assess(killed(12, "A", 5, bound=low), killed(14, "B", 5, bound=high)).status == "disputed"


def test_a_part_is_no_contradiction_of_the_whole() -> None:
    assert assess(killed(21, "A", 5, of="passengers"), killed(31, "B", 5, of="people")).status != "disputed"


def test_a_part_that_is_larger_than_the_whole_is_a_contradiction() -> None:
    assert assess(killed(21, "A", 5, of="people"), killed(31, "B", 5, of="passengers")).status == "disputed"


def test_attackers_are_counted_apart_from_the_people_they_attack() -> None:
    assert assess(killed(3, "A", 5, of="people"), killed(5, "B", 5, of="gunmen")).status != "disputed"


def test_numbers_of_different_people_do_not_clash() -> None:
    assert assess(killed(3, "A", 5, of="firefighters"), killed(5, "B", 5, of="children")).status != "disputed"


def test_numbers_of_two_places_do_not_clash_unless_one_lies_in_the_other() -> None:
    assert assess(killed(3, "A", 5, of="at Norland"), killed(5, "B", 5, of="at Sutland")).status != "disputed"
    assert assess(killed(3, "A", 5, of="at Norland"), killed(5, "B", 5, of="at Ashwick")).status == "disputed"


@pytest.mark.parametrize(
    ("of", "group"), [("", "people"), ("two victims", "people"), ("elderly Passengers", "passenger")]
)
def test_a_number_speaks_of_a_group_or_of_people_in_general(of: str, group: str) -> None:
    assert find_group(killed(1, "A", 5, of=of).claim) == group


def test_what_is_denied_does_not_clash() -> None:
    denied = killed(14, "B", 5, stance="denies", factuality="CT-")
    assert assess(killed(12, "A", 5), denied).status != "disputed"


def test_numbers_that_do_not_grow_clash_on_whatever_days() -> None:
    assert assess(tell("age", 40, "A", published=day(5)), tell("age", 41, "B", published=day(6))).status == "disputed"


def test_two_towns_are_disputed() -> None:
    found = assess(tell("place", "Port Marlow", "A"), tell("place", "Ashwick", "B"))
    assert found.status == "disputed"
    assert found.reasons == ("Port Marlow is not Ashwick",)


def test_a_town_and_its_country_are_compatible() -> None:
    assert assess(tell("place", "Norland", "A"), tell("place", "Ashwick", "B")).status != "disputed"
    assert assess(tell("place", "Ashwick", "A"), tell("place", "Norland", "B")).status != "disputed"


def test_a_street_is_not_compared_with_a_town() -> None:
    assert assess(tell("place", "Mill Street", "A"), tell("place", "Ashwick", "B")).status != "disputed"


def test_the_places_of_a_movement_are_stages_and_no_dispute() -> None:
    told = [tell("place", name, name, aspect="arrival") for name in ("Port Marlow", "Ashwick")]
    assert assess(*told).status != "disputed"


def test_two_days_of_one_event_are_disputed() -> None:
    told = tell("time", "2021-05-03", "A", days=day(3)), tell("time", "2021-05-04", "B", days=day(4))
    assert assess(*told).status == "disputed"


def test_a_month_and_a_day_of_it_are_compatible() -> None:
    month = Interval(date(2021, 5, 1), date(2021, 5, 31), "")
    told = tell("time", "2021-05", "A", days=month), tell("time", "2021-05-04", "B", days=day(4))
    assert assess(*told).status != "disputed"


def arrival(place: str, on: int, origin: str, who: str = "queen", aspect: str = "arrival") -> Told:
    attribute = aspect if aspect in ("arrival", "departure") else "time"
    return tell(attribute, f"2021-05-0{on}", origin, days=day(on), aspect=aspect, actors=who, places=place)


def test_arriving_in_a_country_and_in_its_capital_may_be_two_days() -> None:
    assert assess(arrival("Norland", 3, "A"), arrival("Port Marlow", 4, "B")).status != "disputed"


def test_two_days_of_one_arrival_are_disputed() -> None:
    found = assess(arrival("Ashwick", 3, "A"), arrival("Ashwick", 4, "B"))
    assert found.status == "disputed"
    assert "the arrival" in found.reasons[0]


def test_two_days_of_the_arrivals_of_two_people_are_no_dispute() -> None:
    assert assess(arrival("Ashwick", 3, "A"), arrival("Ashwick", 4, "B", who="king")).status != "disputed"


def test_an_arrival_and_a_departure_on_two_days_are_no_dispute() -> None:
    assert assess(arrival("Ashwick", 3, "A"), arrival("Ashwick", 4, "B", aspect="departure")).status != "disputed"


def test_a_journey_told_with_one_day_clashes_with_an_arrival_on_another() -> None:
    assert assess(arrival("Ashwick", 3, "A"), arrival("Ashwick", 4, "B", aspect="journey")).status == "disputed"


def test_a_stay_goes_on_for_days() -> None:
    told = arrival("Ashwick", 3, "A", aspect="stay"), arrival("Ashwick", 5, "B", aspect="stay")
    assert assess(*told).status != "disputed"


def test_a_stay_does_not_clash_with_the_day_of_its_journey() -> None:
    told = arrival("Ashwick", 3, "A", aspect="stay"), arrival("Ashwick", 4, "B", aspect="journey")
    assert assess(*told).status != "disputed"


def test_the_parts_of_a_journey_are_laid_side_by_side_under_its_time() -> None:
    assert assess(arrival("Ashwick", 3, "A"), arrival("Ashwick", 5, "B", aspect="departure")).attribute == "time"


def test_a_value_that_a_note_takes_back_is_superseded() -> None:
    noted = Interval(date(2021, 5, 5), None, "a note added later")
    wrong = tell("place", "Port Marlow", "A", published=noted, later=True, note="takes_back")
    right = tell("place", "Ashwick", "B", published=day(5))
    assert statuses(right, wrong) == {"Ashwick": "single_origin", "Port Marlow": "superseded"}
    assert assess(right, wrong).status == "single_origin"


def test_a_value_of_an_undated_report_is_not_superseded() -> None:
    assert statuses(tell("place", "Ashwick", "A")) == {"Ashwick": "single_origin"}


def test_a_value_that_one_party_confirms_and_another_denies_is_disputed() -> None:
    told = (
        tell("place", "Ashwick", "A", knows="the navy"),
        tell("place", "Ashwick", "B", stance="denies", factuality="CT-", knows="the fishers"),
    )
    found = assess(*told)
    assert [position.status for position in found.positions] == ["disputed"]
    assert (found.status, found.credibility) == ("disputed", 4)
    assert found.reasons == ("the navy asserts it and the fishers denies it",)


def test_a_value_that_a_party_denies_is_denied() -> None:
    found = assess(tell("place", "Ashwick", "B", stance="denies", factuality="CT-", knows="the fishers"))
    assert (found.status, found.credibility) == ("denied", 5)


def test_the_status_of_an_attribute_is_that_of_the_value_that_stands_best() -> None:
    told = (
        tell("place", "Norland", "A", stance="hedges", factuality="PS+"),
        tell("place", "Ashwick", "B", knows="the mayor"),
    )
    assert assess(*told).status == "confirmed"


def test_a_note_that_corrects_a_number_supersedes_the_one_told_before() -> None:
    noted = Interval(date(2021, 5, 5), None, "a note added later")
    wrong = tell("place", "Port Marlow", "A", published=day(5))
    right = tell("place", "Ashwick", "A", published=noted, later=True, note="corrects")
    assert statuses(wrong, right) == {"Ashwick": "single_origin", "Port Marlow": "superseded"}


def test_a_position_names_its_claims_origins_and_documents_once() -> None:
    told = killed(12, "A", 5), killed(12, "B", 5), killed(12, "A", 6)
    (position,) = assess(*told).positions
    assert position.origins == ("A", "B")
    assert position.documents == ("doc-A", "doc-B")
    assert len(position.claims) == len({item.claim.id for item in told})


def test_the_same_number_with_another_bound_is_a_position_of_its_own() -> None:
    found = assess(killed(12, "A", 5), killed(12, "B", 5, bound="at_least"))
    assert [(position.value, position.bound) for position in found.positions] == [(12, "at_least"), (12, "exact")]


def test_each_attribute_has_its_own_assessment_in_the_order_of_the_alphabet() -> None:
    told = [tell("place", "Ashwick"), killed(1, "A", 5), tell("injured", 2)]
    assert [found.attribute for found in assess_values("event", told, contains)] == ["injured", "killed", "place"]


numbers = st.builds(
    killed,
    st.integers(1, 4).map(float),
    st.sampled_from("ABC"),
    st.sampled_from([1, 2, None]),
    bound=st.sampled_from(["exact", "at_least", "at_most", "about"]),
)


@given(st.lists(numbers, min_size=1, max_size=5, unique_by=lambda item: item.claim.id), st.randoms())
def test_the_order_of_claims_does_not_matter(told: list[Told], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assess(*shuffled) == assess(*told)


@given(st.lists(numbers, min_size=1, max_size=5, unique_by=lambda item: item.claim.id))
def test_every_claim_stands_in_exactly_one_position(told: list[Told]) -> None:
    placed = [claim for position in assess(*told).positions for claim in position.claims]
    assert sorted(placed) == sorted(item.claim.id for item in told)
