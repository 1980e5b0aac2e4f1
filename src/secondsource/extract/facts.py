"""What an incident report states of its incident: how many killed and injured, where, on which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from secondsource.extract.events import Found
from secondsource.extract.lexicon import words
from secondsource.extract.times import resolve_time
from secondsource.model import (
    Document,
    EventMention,
    Interval,
    PlaceMention,
    QuantityMention,
    Span,
    TimeMention,
)
from secondsource.parse.tree import Parse

V = TypeVar("V", float, str)
INCIDENT_TYPES = frozenset({"CRIME", "DEATH", "INJURY", "ACCIDENT", "DISASTER", "ASSAULT"})
LONGEST_AGO = 400
"""Days before publication after which a date is taken for background."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a report states, with the words it rests on."""

    value: float | str | Interval
    span: Span


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """The facts of the incident a report tells of; None where the report does not say."""

    killed: Stated | None = None
    injured: Stated | None = None
    state: Stated | None = None
    city: Stated | None = None
    date: Stated | None = None


def summarize_facts(document: Document, parse: Parse, found: Found, mentions: Sequence[EventMention]) -> IncidentFacts:
    """Sum up what a report states of its incident; where it gives several numbers, the one that leads the report.

    Counts are people; `killed` includes an attacker where the report counts him. The date is the day of the incident,
    resolved against the document's own date. Nothing is guessed: what is not said stays None.
    """
    quantities = () if is_roundup(parse) else found.quantities
    killed = None if is_roundup(parse) else state_killed(parse, quantities, mentions)
    return IncidentFacts(
        killed=killed,
        injured=state_injured(parse, quantities, killed),
        state=state_region(parse, found.places, mentions),
        city=state_city(parse, found.places, mentions),
        date=state_date(document, found.times, mentions),
    )


def is_roundup(parse: Parse) -> bool:
    """Say whether a report's first line tells of several incidents: its numbers are sums."""
    first = parse.words(parse.sentences[0]) if parse.sentences else ()
    return any(token.text.lower() in words("several incidents") for token in first)


def state_killed(
    parse: Parse, quantities: Sequence[QuantityMention], mentions: Sequence[EventMention]
) -> Stated | None:
    """The number of dead that the report puts forward: the one told first and most, numerals before articles."""
    counted = {token.i for item in quantities for token in parse.tokens_in(item.span)}
    votes = list(_votes(parse, quantities, "killed"))
    for event in mentions:
        if event.factuality in ("CT+", "PR+") and event.type == "DEATH" and event.lemma in words("dying"):
            victims = count_victims(parse, event, counted)
            if victims and not is_background(parse, event.span):
                votes.append((float(victims), event.span, UNCOUNTED * prominence(parse, event.span)))
    return choose(votes, ENOUGH)


UNCOUNTED = 0.6
"""What a number weighs that nobody states: one for "a man was killed", two for "A and B were killed"."""


def count_victims(parse: Parse, event: EventMention, counted: set[int]) -> int:
    """How many are told to have died where no number is given; 0 if that cannot be said, or if one is."""
    roles = ("actor",) if event.lemma == "die" else ("recipient",)
    total, plural = 0, parse.quote(event.span).lower().endswith("s") and event.lemma in ("death", "killing", "slaying")
    for argument in event.fillers(*roles):
        head = parse.head_of(argument.span)
        if head is None or head.i in counted or head.tag in ("NNS", "NNPS", "CD") or head.lemma in words("several"):
            return 0
        if head.text.lower().endswith("self"):
            return 0  # the attacker, who is seldom the only one
        total += 1
    if plural and total < 2:
        return 0
    return total or (0 if event.fillers("recipient", "actor") else 1)


def state_injured(parse: Parse, quantities: Sequence[QuantityMention], killed: Stated | None) -> Stated | None:
    """The number of injured: stated, or those hit less those who died of it."""
    votes = list(_votes(parse, quantities, "injured"))
    if killed is None and any(token.lemma in words("deadly") for token in parse.tokens):
        return choose(votes, ENOUGH)  # some of the hit were killed, but not clearly how many
    dead = float(killed.value) if killed and isinstance(killed.value, float) else 0.0
    votes += [(value - dead, span, weight) for value, span, weight in _votes(parse, quantities, "shot") if value > dead]
    return choose(votes, ENOUGH)


Vote = tuple[V, Span, float]
ENOUGH = 1.0
"""The weight that an answer needs: one place in the headline or the lead will do, one further down will not."""


def _votes(parse: Parse, quantities: Sequence[QuantityMention], counts: str) -> Iterator[Vote[float]]:
    """The numbers of one kind that are told of the incident, each weighed by its place and by how it is put."""
    for item in quantities:
        if (
            item.counts != counts
            or item.bound == "at_most"
            or any(token.entity == "ORDINAL" for token in parse.tokens_in(item.span))
        ):
            continue  # "a fourth victim" is not one victim
        if not is_background(parse, item.span):
            yield item.value, item.span, prominence(parse, item.span) * (UNCOUNTED if is_single(parse, item) else 1.0)


def choose(votes: Sequence[Vote[V]], enough: float) -> Stated | None:
    """The value with the most weight, the earlier on a tie, if it has enough and clearly more than any other."""
    totals: dict[V, float] = {}
    for value, _, weight in votes:
        totals[value] = round(totals.get(value, 0.0) + weight, 4)
    ranked = sorted(totals, key=lambda value: -totals[value])
    if not ranked or totals[ranked[0]] < enough:
        return None
    if len(ranked) > 1 and totals[ranked[0]] < MARGIN * totals[ranked[1]]:
        return None
    return Stated(ranked[0], next(span for value, span, _ in votes if value == ranked[0]))


MARGIN = 1.3


def prominence(parse: Parse, span: Span) -> float:
    """How much a place in the report counts: 3 in its headline, 2 in its first sentences, less further down."""
    inside = parse.tokens_in(span)
    if not inside:
        return 0.0
    sentence = parse.sentence(inside[0])
    rank = parse.sentences.index(sentence)
    if rank == 0 or (sentence.kind == "headline" and rank < 3):
        return 3.0
    return 2.0 if rank <= LEAD else 0.5


LEAD = 4
"""How many sentences after the headline are the lead."""


def is_single(parse: Parse, item: QuantityMention) -> bool:
    """Say whether a number is only an article, or none at all: "a man"."""
    first = parse.quote(item.span).split(" ")[0].lower()
    return (item.value == 1 and first not in ("one", "1")) or (item.value < 3 and item.bound == "at_least")


def is_background(parse: Parse, span: Span) -> bool:
    """Say whether words belong to something else: a year's toll, another case, what may happen."""
    inside = parse.tokens_in(span)
    if not inside:
        return True
    said = {token.text.lower() for token in parse.words(parse.sentence(inside[0]))}
    return bool(said & words("background"))


def state_date(document: Document, times: Sequence[TimeMention], mentions: Sequence[EventMention]) -> Stated | None:
    """The day of the incident: the first day that an incident word has as its time."""
    by_id = {time.id: time for time in times}
    for event in mentions:
        if event.type not in INCIDENT_TYPES:
            continue
        for argument in event.fillers("time"):
            value = resolve_time(by_id[argument.mention], document.dct)
            day = one_day(value.interval, document.dct)
            if day:
                return Stated(day, argument.span)
    return None


def one_day(interval: Interval, published: Interval) -> Interval | None:
    """The interval if it is a single day (or a night) not after publication and not long before it."""
    if interval.earliest is None or interval.latest is None or (interval.latest - interval.earliest).days > 1:
        return None
    if published.latest and not -1 <= (published.latest - interval.earliest).days <= LONGEST_AGO:
        return None
    return interval


def state_region(parse: Parse, places: Sequence[PlaceMention], mentions: Sequence[EventMention]) -> Stated | None:
    """The state or province that most of the report's places lie in."""
    return choose([(place.region, place.span, weight) for place, weight in weigh_places(parse, places, mentions)], 1.0)


def state_city(parse: Parse, places: Sequence[PlaceMention], mentions: Sequence[EventMention]) -> Stated | None:
    """The city where it happened: where the incident's words place it, else the one named first and most."""
    return choose(
        [
            (place.name, place.span, weight)
            for place, weight in weigh_places(parse, places, mentions)
            if place.name not in (place.region, place.country) and "County" not in place.name
        ],
        2.0,
    )


def weigh_places(
    parse: Parse, places: Sequence[PlaceMention], mentions: Sequence[EventMention]
) -> Iterator[tuple[PlaceMention, float]]:
    """The places that have a region, each weighed by where it stands and by whether an incident is told to be there."""
    at_incident = {
        argument.mention
        for event in mentions
        if event.type in INCIDENT_TYPES
        for argument in event.fillers("place", "destination")
    }
    for place in places:
        if place.region and not is_home(parse, place.span):
            yield place, prominence(parse, place.span) + (2.0 if place.id in at_incident else 0.0)


def is_home(parse: Parse, span: Span) -> bool:
    """Say whether a place is where somebody is from, or a hospital's: "John Doe, 20, of Leeds"."""
    head = parse.head_of(span)
    if head is None or head.dep != "pobj":
        return False
    over = parse.head(head)
    above = parse.head(over)
    return (over.lemma in ("of", "from") and above.pos in ("PROPN", "NUM")) or above.lemma == "hospital"
