"""Where and on which day an incident was, as its report states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.extract.prominence import Stated, choose, prominence
from secondsource.extract.times import resolve_time
from secondsource.model import Document, EventMention, Interval, PlaceMention, Span, TimeMention
from secondsource.parse.tree import Parse

INCIDENT_TYPES = frozenset({"CRIME", "DEATH", "INJURY", "ACCIDENT", "DISASTER", "ASSAULT"})
LONGEST_AGO = 400
"""Days before publication after which a date is taken for background."""


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
