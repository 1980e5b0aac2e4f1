"""Claims: one value for one attribute of one event mention, with the words it rests on."""

from datetime import date

import pytest

from secondsource.assess.claims import find_claims, find_innermost, find_toll_claims
from secondsource.link.event_view import EventView
from secondsource.link.views import Lookups
from secondsource.model import (
    Argument,
    ChainLink,
    Claim,
    EventMention,
    Interval,
    PlaceMention,
    QuantityMention,
    Span,
    Statement,
    TimeMention,
    TimeValue,
)
from secondsource.parse.tree import Parse, Sentence, grow_parse

DOC = "document-1"


def contains(outer: str, inner: str) -> bool:
    return (outer, inner) == ("Norland", "Ashwick")


class Report:
    """A text with its sentences (split at ". "), in which records are made at words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[PlaceMention] = []
        self.times: list[TimeMention] = []
        self.values: list[TimeValue] = []
        self.quantities: list[QuantityMention] = []
        self.views: list[EventView] = []
        self.statements = [self.say(text, "The Ledger")]

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def say(self, words: str, *sources: str) -> Statement:
        chain = tuple(ChainLink(source, "publisher") for source in sources)
        return Statement(doc=DOC, content=(self.span(words),), chain=chain)

    def place(self, words: str, country: str = "NOR") -> PlaceMention:
        span = self.span(words)
        self.places.append(PlaceMention(doc=DOC, start=span.start, stop=span.stop, name=words, country=country))
        return self.places[-1]

    def time(self, words: str, value: str, day: Interval, **more: str) -> TimeMention:
        span = self.span(words)
        time = TimeMention(doc=DOC, start=span.start, stop=span.stop, type="DATE", form=value, **more)  # type: ignore[arg-type]
        self.times.append(time)
        self.values.append(TimeValue(mention=time.id, value=value, interval=day))
        return time

    def event(
        self, words: str, family: str, *arguments: tuple[str, PlaceMention | TimeMention], **more: object
    ) -> None:
        span = self.span(words)
        aspect = str(more.pop("aspect", ""))
        mention = EventMention(
            doc=DOC,
            start=span.start,
            stop=span.stop,
            lemma=family,
            aspect=aspect,
            arguments=tuple(Argument(role, it.start, it.stop, it.id) for role, it in arguments),
            statement=self.statements[0].id,
        )
        self.views.append(EventView(mention, family, **more))  # type: ignore[arg-type]

    def count(self, words: str, counts: str, value: float, **more: str) -> None:
        span = self.span(words)
        self.quantities.append(
            QuantityMention(doc=DOC, start=span.start, stop=span.stop, counts=counts, value=value, **more)  # type: ignore[arg-type]
        )

    def parse(self) -> Parse:
        sentences, start = [], 0
        for piece in self.text.split(". "):
            sentences.append(Sentence(start, start + len(piece), 0, 0, "region", "body"))
            start += len(piece) + 2
        return grow_parse(DOC, self.text, [], sentences)

    def lookups(self) -> Lookups:
        return Lookups(
            actor_of={},
            places={place.id: place for place in self.places},
            times={time.id: time for time in self.times},
            values={value.mention: value for value in self.values},
            stories={},
            texts={DOC: self.text},
            sentences={},
            places_in={DOC: self.places},
            wider={"Ashwick": frozenset({"Norland"})},
        )

    def claims(self) -> list[Claim]:
        return list(find_claims(self.views, self.lookups()))

    def tolls(self) -> list[Claim]:
        return list(find_toll_claims(self.parse(), self.views, self.quantities, self.statements, self.lookups()))

    def belongs(self) -> dict[float, str]:
        """For each number the words of the event that it is claimed of."""
        words = {view.mention.id: self.text[view.mention.start : view.mention.stop] for view in self.views}
        return {float(claim.value): words[claim.mention] for claim in self.tolls()}


MAY_4 = Interval(date(2021, 5, 4), date(2021, 5, 4), "stated")


def test_a_time_and_a_place_of_an_event_are_claims() -> None:
    report = Report("The bridge in Ashwick burned on May 4.")
    report.event(
        "burned", "fire", ("place", report.place("Ashwick")), ("time", report.time("May 4", "2021-05-04", MAY_4))
    )
    assert [(c.attribute, c.value, c.original_value) for c in report.claims()] == [
        ("time", "2021-05-04", "May 4"),
        ("place", "Ashwick", "Ashwick"),
    ]


def test_the_words_of_a_claim_are_those_of_the_text() -> None:
    report = Report("The bridge in Ashwick burned.")
    report.event("burned", "fire", ("place", report.place("Ashwick")))
    (claim,) = report.claims()
    assert report.text[claim.start : claim.stop] == claim.original_value == "Ashwick"


@pytest.mark.parametrize(
    ("aspect", "attribute"), [("arrival", "arrival"), ("departure", "departure"), ("stay", "time"), ("journey", "time")]
)
def test_the_time_of_an_end_of_a_movement_is_an_attribute_of_its_own(aspect: str, attribute: str) -> None:
    report = Report("The queen came on May 4.")
    report.event("came", "movement", ("time", report.time("May 4", "2021-05-04", MAY_4)), aspect=aspect)
    assert [claim.attribute for claim in report.claims()] == [attribute]


def test_since_a_day_does_not_date_an_event() -> None:
    report = Report("The queen came since May 4.")
    report.event("came", "movement", ("time", report.time("May 4", "2021-05-04", MAY_4, mod="SINCE")))
    assert report.claims() == []


def test_a_claim_knows_who_moved_and_where_so_that_like_is_compared_with_like() -> None:
    report = Report("The train came to Ashwick.")
    place = report.place("Ashwick")
    view = {"vehicles": frozenset({"train"}), "places": frozenset({"Ashwick"}), "parties": (("actor-1", "actor"),)}
    report.event("came", "movement", ("place", place), **view)
    assert report.claims()[0].scope == ("actor-1", "train", "at Ashwick")


def test_a_number_belongs_to_the_incident_of_its_own_sentence() -> None:
    report = Report("A fire broke out at dawn. Three people died in a crash at noon.")
    report.event("fire", "fire")
    report.event("crash", "crash")
    report.count("Three people", "killed", 3)
    assert report.belongs() == {3: "crash"}


def test_a_number_belongs_to_the_last_incident_told_before_it() -> None:
    report = Report("A fire broke out. Then came a crash. Three people died. An explosion followed.")
    for words in ("fire", "crash", "explosion"):
        report.event(words, words)
    report.count("Three people", "killed", 3)
    assert report.belongs() == {3: "crash"}


def test_a_number_told_first_belongs_to_the_first_incident() -> None:
    report = Report("Three people died. A fire broke out. Then came a crash.")
    report.event("fire", "fire")
    report.event("crash", "crash")
    report.count("Three people", "killed", 3)
    assert report.belongs() == {3: "fire"}


def test_a_town_behind_a_number_says_which_incident_it_belongs_to() -> None:
    report = Report("A fire hit Ashwick. A fire hit Barlow. Three people died in Ashwick.")
    report.event("fire hit A", "fire", places=frozenset({"Ashwick"}))
    report.event("fire hit B", "fire", places=frozenset({"Barlow"}))
    for town in ("Ashwick", "Barlow"):
        report.place(town)
    report.places.append(
        PlaceMention(doc=DOC, start=report.text.rindex("Ashwick"), stop=len(report.text) - 1, name="Ashwick")
    )
    report.count("Three people", "killed", 3)
    assert report.belongs() == {3: "fire hit A"}


def test_a_number_without_an_incident_is_no_claim() -> None:
    report = Report("The minister spoke. Three people died.")
    report.event("spoke", "talks")
    report.count("Three people", "killed", 3)
    assert report.tolls() == []


def test_an_age_or_a_price_is_no_toll() -> None:
    report = Report("A fire killed a man of 30.")
    report.event("fire", "fire")
    report.count("30", "age", 30)
    assert report.tolls() == []


@pytest.mark.parametrize("over", ["in the last five years", "over the past ten months", "so far this year"])
def test_a_sum_over_many_events_is_no_toll_of_one(over: str) -> None:
    report = Report(f"Such fires killed 90 people {over}.")
    report.event("fires", "fire")
    report.count("90 people", "killed", 90)
    assert report.tolls() == []


def test_one_of_the_dead_is_no_toll_where_the_report_counts_several() -> None:
    report = Report("A fire killed four. A baker was among the dead.")
    report.event("fire", "fire")
    report.count("four", "killed", 4)
    report.count("A baker", "killed", 1)
    assert report.belongs() == {4: "fire"}


def test_one_dead_in_a_fire_is_a_toll_though_a_crash_killed_more() -> None:
    report = Report("A fire killed a baker. Far away a crash killed four.")
    report.event("fire", "fire")
    report.event("crash", "crash")
    report.count("a baker", "killed", 1)
    report.count("four", "killed", 4)
    assert report.belongs() == {1: "fire", 4: "crash"}


def test_one_dead_is_a_toll_where_the_report_counts_no_more() -> None:
    report = Report("A fire killed a baker.")
    report.event("fire", "fire")
    report.count("a baker", "killed", 1)
    assert report.belongs() == {1: "fire"}


def test_a_toll_keeps_its_bound_and_whom_it_counts() -> None:
    report = Report("A fire killed at least four passengers.")
    report.event("fire", "fire")
    report.count("at least four", "killed", 4, bound="at_least", of="passengers")
    (claim,) = report.tolls()
    assert (claim.bound, claim.scope, claim.original_value) == ("at_least", ("passengers",), "at least four")


def test_a_number_is_told_by_the_innermost_statement_around_it() -> None:
    report = Report("The police said a fire killed four people.")
    report.event("fire", "fire")
    inner = report.say("a fire killed four people", "The Ledger", "police")
    report.statements.append(inner)
    report.count("four", "killed", 4)
    assert [claim.statement for claim in report.tolls()] == [inner.id]


def test_words_outside_every_statement_have_none_around_them() -> None:
    report = Report("The police said a fire killed four people.")
    inner = report.say("a fire killed four people", "The Ledger", "police")
    assert find_innermost(report.span("The police"), [inner]) is None
