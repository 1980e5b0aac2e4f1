"""How two mentions of events compare: named levels, each same, compatible or different, and why.

A mention is compared by its kind (a family of words), who took part, what carried them, where, when, and its place
in a series ("first", "fourth").
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from secondsource.link.event_view import EventView
from secondsource.link.families import INCIDENTS
from secondsource.link.streets import is_unplaced
from secondsource.link.topics import TOPICAL, share_topic
from secondsource.model import Interval

Contains = Callable[[str, str], bool]
"""Says whether the place named first contains the second."""

INCIDENT_SLACK = 1
"""Days by which reports of one incident may differ: one counts the night, another the next morning."""

DAYS_IN_WEEK = 7

SEASON = 92
"""Days around its report within which an event lies that is told without a time."""

NEAR_DAYS = 2
"""Days by which two reports of one movement may differ and still tell of the same one: a journey takes a day or two,
and reports date its start, its arrival or its end."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: what was compared, how it came out, and why."""

    name: str
    verdict: str | None  # a Judgement, or a grade; None: nothing known on one side
    reason: str = ""


def compare_events(left: EventView, right: EventView, contains: Contains) -> list[Level]:
    """Compare two mentions level by level. `contains(outer, inner)` says whether one place lies in another."""
    return [
        _compare_kind(left, right),
        _compare_participants(left, right),
        Level("vehicle", "same", "same vehicle") if left.vehicles & right.vehicles else Level("vehicle", None),
        _compare_places(left.places, right.places, contains),
        _compare_times(left, right),
        _compare_ordinals(left, right),
        _compare_topics(left, right),
        _compare_stories(left, right),
        Level("number", "different", "one is not several") if left.plural != right.plural else Level("number", None),
        Level("negation", "different" if left.negated != right.negated else None),
    ]


def find_contradictions(levels: Iterable[Level]) -> dict[str, str]:
    """The levels on which two mentions contradict each other, with the reasons."""
    return {level.name: level.reason for level in levels if level.verdict == "different" and level.name != "negation"}


def _compare_kind(left: EventView, right: EventView) -> Level:
    if left.family == right.family:
        return Level("kind", "same", f"both tell of one kind of event ({left.family})")
    return Level("kind", "different", f"{left.family} is not {right.family}")


def _compare_sets(name: str, left: frozenset[str], right: frozenset[str]) -> Level:
    if not left or not right:
        return Level(name, None)
    shared = left & right
    if shared:
        return Level(name, "same", f"same {name}")
    return Level(name, "different", f"other {name}")


def _compare_participants(left: EventView, right: EventView) -> Level:
    """Who took part. A visit is its visitor's, talks are all their parties', a deed has a side that does and one that
    suffers: two events with one side in common and another on the other are two.
    """
    if left.family == "talks":
        if left.actors & right.actors and not (left.actors <= right.actors or right.actors <= left.actors):
            return Level("participant", "different", "other parties")
        if left.actors != right.actors and 1 in (len(left.actors), len(right.actors)):
            return Level("participant", None)  # "Kim's talks" may be those with anybody
    elif left.agents and right.agents and not left.agents & right.agents:
        if not left.agents & right.actors and not right.agents & left.actors:
            return Level("participant", "different", "another one acts")
        if left.family == "movement":
            return Level("participant", "different", "another one moves")
    elif left.family != "movement" and left.sufferers and right.sufferers and not left.sufferers & right.sufferers:
        return Level("participant", "different", "done to another")
    return _compare_sets("participant", left.actors, right.actors)


def _compare_places(left: frozenset[str], right: frozenset[str], contains: Contains) -> Level:
    one, other = _narrow(left, contains), _narrow(right, contains)
    if not one or not other:
        return Level("place", None)
    for here, there in itertools.product(one, other):
        if here == there:
            return Level("place", "same", f"both at {here}")
        if contains(here, there) or contains(there, here):
            return Level("place", "same", f"{here} and {there}: one contains the other")
    return Level("place", "different", f"{one[0]} is not {other[0]}")


def _narrow(places: frozenset[str], contains: Contains) -> list[str]:
    """The places that contain no other one told with them: "Ohio" adds nothing to its town."""
    known = sorted(place for place in places if not is_unplaced(place))
    return [place for place in known if not any(other != place and contains(place, other) for other in known)]


def _compare_times(left: EventView, right: EventView) -> Level:
    one, other = left.time, right.time
    if not one.known or not other.known:
        gap = _days_apart(_around(left), _around(right))
        return Level("time", "different", f"told {gap} days apart or more") if gap else Level("time", None)
    slack = 0
    if _is_narrow(one) and _is_narrow(other):
        slack = {"movement": NEAR_DAYS}.get(left.family, INCIDENT_SLACK if left.family in INCIDENTS else 0)
    gap = _days_apart(one, other)
    if gap == 0:
        narrow = one.earliest and one.latest and other.earliest and other.latest
        return Level("time", "same" if narrow else None, "at the same time" if narrow else "")
    if gap <= slack:
        return Level("time", "same", f"only {gap} {'day' if gap == 1 else 'days'} apart")
    return Level("time", "different", f"{gap} {'day' if gap == 1 else 'days'} apart")


def _around(view: EventView) -> Interval:
    """When an event lies: when it is said to, else within a season of its report, which tells news, not history."""
    first, last = view.written.earliest, view.written.latest
    if view.time.known or first is None or last is None:
        return view.time
    return Interval(first - timedelta(SEASON), last + timedelta(SEASON), "near its report")


def _is_narrow(interval: Interval) -> bool:
    """Say whether it is a week or less."""
    first, last = interval.earliest, interval.latest
    return first is not None and last is not None and (last - first).days < DAYS_IN_WEEK


def _days_apart(left: Interval, right: Interval) -> int:
    """Days between two intervals, 0 when they meet; an open end reaches any day."""
    if left.meets(right):
        return 0
    first, second = sorted((left, right), key=lambda span: (span.latest is None, span.latest))
    assert first.latest is not None
    assert second.earliest is not None
    return (second.earliest - first.latest).days


def _compare_ordinals(left: EventView, right: EventView) -> Level:
    if left.ordinal is None or right.ordinal is None:
        return Level("ordinal", None)
    if left.ordinal == right.ordinal:
        return Level("ordinal", "same", f"both number {left.ordinal} of a series")
    return Level("ordinal", "different", f"number {left.ordinal} is not number {right.ordinal} of a series")


def _compare_topics(left: EventView, right: EventView) -> Level:
    """What was agreed, asked for, promised: one who agrees to two things agrees twice."""
    if not {left.mention.type, right.mention.type} & TOPICAL:
        return Level("topic", None)
    if left.topic and right.topic:
        alike = share_topic(left.topic, right.topic)
        return (
            Level("topic", "same", "about the same") if alike else Level("topic", "different", "about something else")
        )
    sides = bool(left.agents & right.agents and left.sufferers & right.sufferers)
    return Level("topic", None if sides else "unsure")


def _compare_stories(left: EventView, right: EventView) -> Level:
    if left.story and left.story == right.story:
        return Level("story", "same", "in one story")
    return Level("story", None)
