"""Whether an event happened, and how that changed from report to report."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secondsource.assess.events import assess_event, assess_history
from secondsource.assess.evidence import Evidence, assess_status
from secondsource.link.event_view import EventView
from secondsource.model import Actor, ChainLink, Event, EventMention, Interval, Span, Statement

QUEEN = Actor(name="Mira Holt", kind="person", mentions=("m1",))
KING = Actor(name="Pavel Drum", kind="person", mentions=("m2",))


def days(first: int, last: int | None = None) -> Interval:
    """Days of May 2021."""
    return Interval(date(2021, 5, first), date(2021, 5, last or first), "stated")


def weigh(stance: str, origin: str, published: int, knows: str = "") -> Evidence:
    """Evidence of an origin in a report of a day of May 2021."""
    statement = Statement(
        doc=f"doc-{origin}-{published}", content=(Span(0, 1),), chain=(ChainLink(origin, "publisher"),)
    )
    out = days(published)
    factuality = {"asserts": "CT+", "denies": "CT-"}.get(stance, "PS+")
    return Evidence(statement, stance, factuality, out, out, origin, origin, knows)  # type: ignore[arg-type]


def statuses(*evidence: Evidence) -> list[str]:
    return [change.status for change in assess_history(evidence)]


def view(start: int = 0, lemma: str = "visit", **more: object) -> EventView:
    doc = str(more.pop("doc", "d"))
    return EventView(EventMention(doc=doc, start=start, stop=start + 5, lemma=lemma), "movement", **more)  # type: ignore[arg-type]


def make(*views: EventView) -> Event:
    """The event of these mentions, told by one plain report."""
    return assess_event(views, [weigh("asserts", "A", 1)], {actor.id: actor for actor in (QUEEN, KING)})


def test_a_status_grows_from_report_to_report() -> None:
    told = [
        weigh("hedges", "A", 1),
        weigh("asserts", "B", 2),
        weigh("asserts", "C", 3),
        weigh("asserts", "D", 4, "her office"),
    ]
    assert statuses(*told) == ["unverified", "single_origin", "corroborated", "confirmed"]


def test_history_follows_the_days_and_not_the_order_of_reading() -> None:
    late, early = weigh("asserts", "A", 9, "her office"), weigh("hedges", "B", 2)
    assert [change.at for change in assess_history([late, early])] == [days(2), days(9)]


def test_a_report_that_changes_nothing_is_not_in_the_history() -> None:
    assert statuses(weigh("asserts", "A", 1), weigh("asserts", "A", 2), weigh("hedges", "B", 3)) == ["single_origin"]


def test_a_denial_after_a_confirmation_is_the_start_of_a_dispute() -> None:
    told = weigh("asserts", "A", 1, "the navy"), weigh("denies", "B", 2, "the fishers")
    assert statuses(*told) == ["confirmed", "disputed"]


def test_a_change_names_the_statement_that_caused_it() -> None:
    first, second = weigh("hedges", "A", 1), weigh("asserts", "B", 2)
    assert [change.statement for change in assess_history([first, second])] == [first.statement.id, second.statement.id]


def test_an_event_that_nobody_tells_has_no_history() -> None:
    assert assess_history([]) == ()


evidences = st.lists(
    st.builds(
        weigh,
        st.sampled_from(["asserts", "hedges", "denies"]),
        st.sampled_from("ABC"),
        st.integers(1, 4),
        st.sampled_from(["", "", "the mayor"]),
    ),
    min_size=1,
    max_size=6,
)


@given(evidences)
def test_history_ends_with_the_status_of_the_event(evidence: list[Evidence]) -> None:
    assert assess_history(evidence)[-1].status == assess_status(evidence)[0]


@given(evidences)
def test_no_two_changes_in_a_row_give_the_same_status(evidence: list[Evidence]) -> None:
    found = statuses(*evidence)
    assert all(one != next_one for one, next_one in itertools.pairwise(found))


@given(evidences)
def test_changes_stand_in_the_order_of_their_days(evidence: list[Evidence]) -> None:
    found = [change.at.latest or date.max for change in assess_history(evidence)]
    assert found == sorted(found)


def test_an_event_is_named_by_what_who_and_where() -> None:
    found = make(view(parties=((QUEEN.id, "actor"),), places=frozenset({"Ashwick"})))
    assert found.label == "Visit: Mira Holt, Ashwick"


def test_an_event_is_named_by_its_most_frequent_word() -> None:
    assert make(view(0, "trip"), view(9, "visit"), view(20, "visit")).label == "Visit"


def test_an_event_without_people_is_named_by_its_vehicle() -> None:
    assert make(view(vehicles=frozenset({"train"}))).label == "Visit: train"


def test_a_label_names_two_people_at_most_and_the_most_mentioned_first() -> None:
    both = ((QUEEN.id, "actor"), (KING.id, "recipient"), ("actor-unknown", "recipient"))
    label = make(view(0, parties=both), view(9, parties=((KING.id, "recipient"),))).label
    assert label == "Visit: Pavel Drum, Mira Holt"


def test_a_participant_has_the_role_it_has_most_often() -> None:
    roles = ["actor", "recipient", "recipient"]
    found = make(*(view(10 * number, parties=((QUEEN.id, role),)) for number, role in enumerate(roles)))
    assert found.participants == ((QUEEN.id, "recipient"),)


def test_the_place_of_an_event_is_the_one_named_most() -> None:
    names = ["Ashwick", "Barlow", "Barlow"]
    found = make(*(view(10 * number, places=frozenset({name})) for number, name in enumerate(names)))
    assert found.place == "Barlow"


def test_a_day_overrules_the_month_it_lies_in() -> None:
    assert make(view(0, time=days(1, 31)), view(9, time=days(4))).time == Interval(
        date(2021, 5, 4), date(2021, 5, 4), "the days that the reports give it"
    )


def test_an_event_lasts_from_the_first_to_the_last_day_that_reports_give_it() -> None:
    found = make(view(0, time=days(4)), view(9, time=days(6))).time
    assert (found.earliest, found.latest) == (date(2021, 5, 4), date(2021, 5, 6))


def test_an_open_time_counts_when_there_is_no_other() -> None:
    since = Interval(date(2021, 5, 4), None, "since May 4")
    assert make(view(time=since)).time == since


def test_an_event_that_nobody_dates_has_no_time() -> None:
    assert not make(view()).time.known


def test_the_mentions_of_an_event_are_sorted_so_that_its_id_does_not_depend_on_their_order() -> None:
    one, other = view(0), view(9, doc="e")
    assert make(one, other).id == make(other, one).id
