"""An event mention with its arguments resolved over the case: actors, places, vehicles and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.link.events import EventView, find_family
from secondsource.model import (
    UNKNOWN_TIME,
    Actor,
    Argument,
    Document,
    EventMention,
    Interval,
    PlaceMention,
    Records,
    Story,
    TimeMention,
    TimeValue,
)

PARTIES = ("actor", "recipient")
PLACES = ("place", "destination", "location")

PROPER = re.compile(r"[A-Z][\w.'’-]+( [A-Z][\w.'’-]+){0,3}")
"""A name in a place's role that no gazetteer knows."""

DEFINITE = re.compile(r"\b(the|this|that|these|those)\s+(\w+\s+){0,2}$", re.IGNORECASE)
"""What stands before a noun that takes up something told before."""

POINTS = ("", "START", "MID", "END", "APPROX")
"""Modifiers under which a time expression dates an event; "since March" and "before Friday" do not."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the ids in arguments lead to. `actor_of` gives an actor's id for one of its mentions."""

    actor_of: Mapping[str, str]
    places: Mapping[str, PlaceMention]
    times: Mapping[str, TimeMention]
    values: Mapping[str, TimeValue]  # by the id of the time mention
    stories: Mapping[str, str]  # by document
    texts: Mapping[str, str]  # by document

    def day_of(self, argument: Argument) -> Interval:
        """The days an argument means, if it is a time that dates its event."""
        time, value = self.times.get(argument.mention), self.values.get(argument.mention)
        if time is None or value is None or time.type not in ("DATE", "TIME") or time.mod not in POINTS:
            return UNKNOWN_TIME
        if not value.value[:4].isdigit():  # "now", "recently", a date without its year
            return UNKNOWN_TIME
        return value.interval


def name_days(value: TimeValue) -> str:
    """A value in ISO 8601: a day, month, year or week as TIMEX3 has it, else the interval of days it covers."""
    day = value.value.split("T")[0]
    if re.fullmatch(r"\d{4}(-(\d\d(-\d\d)?|W\d\d))?", day):
        return day
    return "/".join(end.isoformat() if end else ".." for end in (value.interval.earliest, value.interval.latest))


def look_up(records: Records) -> Lookups:
    """Gather the lookups from the tables."""
    return Lookups(
        actor_of={mention: actor.id for actor in records.of(Actor) for mention in actor.mentions},
        places=records.index(PlaceMention),
        times=records.index(TimeMention),
        values={value.mention: value for value in records.of(TimeValue)},
        stories={doc: story.id for story in records.of(Story) for doc in story.documents},
        texts={document.id: document.text for document in records.of(Document)},
    )


def view_events(mentions: Iterable[EventMention], lookups: Lookups) -> list[EventView]:
    """Resolve the arguments of each mention."""
    return [view_event(mention, lookups) for mention in mentions]


def view_event(mention: EventMention, lookups: Lookups) -> EventView:
    """Resolve the arguments of one mention. The narrowest of its times counts."""
    text = lookups.texts[mention.doc]
    places = [
        lookups.places[argument.mention]
        for argument in mention.fillers(*PLACES)
        if argument.mention in lookups.places and lookups.places[argument.mention].name
    ]
    unlisted = [
        text[argument.start : argument.stop]
        for argument in mention.fillers(*PLACES)
        if not argument.mention and PROPER.fullmatch(text[argument.start : argument.stop])
    ]
    return EventView(
        mention=mention,
        family=find_family(mention),
        parties=tuple(
            (lookups.actor_of[argument.mention], argument.role)
            for argument in mention.fillers(*PARTIES)
            if argument.mention in lookups.actor_of
        ),
        vehicles=frozenset(text[a.start : a.stop].split()[-1].lower() for a in mention.fillers("vehicle")),
        places=frozenset([*(place.name for place in places), *unlisted]),
        countries=frozenset(place.country for place in places if place.country),
        time=narrowest([lookups.day_of(argument) for argument in mention.fillers("time")]),
        story=lookups.stories.get(mention.doc, ""),
        ordinal=mention.ordinal,
        negated=mention.factuality.endswith("-"),
        definite=bool(DEFINITE.search(text[max(0, mention.start - 40) : mention.start])),
    )


def narrowest(intervals: Sequence[Interval]) -> Interval:
    """The interval with the fewest days; an open one only when there is no other."""
    known = [interval for interval in intervals if interval.known]
    return min(known, key=_width, default=UNKNOWN_TIME)


def _width(interval: Interval) -> int:
    if interval.earliest is None or interval.latest is None:
        return 10**6
    return (interval.latest - interval.earliest).days
