"""When did it happen? Events by time, each as a bar from the earliest to the latest day it can have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.model import Interval
from secondsource.tell.dates import MONTHS, say_interval

MOST_TICKS = 6

LAST_TICK = 90.0
"""Per cent of the axis behind which the label of a tick would run over its end."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One event on the axis: `left` and `width` are per cent of it; an open end runs to the edge."""

    anchor: str
    label: str
    status: str
    when: str
    left: float
    width: float
    leading: bool
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis of a story with its bars, and what lies before and after it."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    before: tuple[Bar, ...]
    after: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """An event to be drawn."""

    anchor: str
    label: str
    status: str
    time: Interval
    leading: bool
    weight: int = 1  # mentions


def draw_timeline(events: Sequence[Dated], period: Interval) -> Timeline:
    """Lay events along the axis of their story; what lies wholly outside of it is listed before and after."""
    dated = sorted(
        (e for e in events if e.time.known), key=lambda e: (_first(e.time), _last(e.time), e.label, e.anchor)
    )
    axis = _axis(dated, period)
    if axis is None:
        return Timeline((), (), (), ())
    first, last = axis
    inside = [event for event in dated if _first(event.time) <= last and first <= _last(event.time)]
    before = [event for event in dated if event not in inside and _first(event.time) < first]
    after = [event for event in dated if event not in inside and event not in before]
    return Timeline(
        ticks=tuple(tick for tick in _ticks(first, last) if tick.left <= LAST_TICK),
        bars=tuple(_bar(event, first, last) for event in inside),
        before=tuple(_bar(event, first, last) for event in before),
        after=tuple(_bar(event, first, last) for event in after),
    )


def _first(interval: Interval) -> date:
    return interval.earliest or date.min


def _last(interval: Interval) -> date:
    return interval.latest or date.max


def _axis(events: Sequence[Dated], period: Interval) -> tuple[date, date] | None:
    """The story's period, else the middle four fifths of the days, each counted as often as it is told.

    So one look back to 1953 does not flatten all; and an open end, which is only a limit, does not stretch the axis.
    """
    closed = [event for event in events if event.time.earliest and event.time.latest] or events
    days = sorted(day for e in closed for day in (e.time.earliest, e.time.latest) if day for _ in range(e.weight))
    if not days:
        return None
    tenth = len(days) // 10
    first, last = period.earliest or days[tenth], period.latest or days[-1 - tenth]
    if last < first:
        first, last = days[0], days[-1]
    margin = timedelta(days=max(1, (last - first).days // 20))
    return max(first, date.min + margin) - margin, min(last, date.max - margin) + margin


def _share(day: date, first: date, last: date) -> float:
    share = (day - first).days / ((last - first).days + 1)
    return round(100 * min(1.0, max(0.0, share)), 2)


def _bar(event: Dated, first: date, last: date) -> Bar:
    left = _share(max(_first(event.time), first), first, last)
    right = _share(min(_last(event.time), last), first, last) + 100 / ((last - first).days + 1)
    return Bar(
        anchor=event.anchor,
        label=event.label,
        status=event.status,
        when=say_interval(event.time),
        left=left,
        width=round(max(0.8, min(right, 100.0) - left), 2),
        leading=event.leading,
        open_left=_first(event.time) < first,
        open_right=_last(event.time) > last,
    )


def _ticks(first: date, last: date) -> list[Tick]:
    days = (last - first).days
    if days > 365 * MOST_TICKS:
        step = -(-days // (365 * MOST_TICKS))
        found = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1) if year % step == 0]
        return [Tick(_share(day, first, last), str(day.year)) for day in found]
    if days > 31 * MOST_TICKS:
        return _month_ticks(first, last)
    step = max(1, -(-days // MOST_TICKS))
    found = [first + timedelta(days=i) for i in range(0 if step == 1 else step // 2, days + 1, step)]
    return [Tick(_share(day, first, last), say_interval(Interval(day, day)).rsplit(" ", 1)[0]) for day in found]


def _month_ticks(first: date, last: date) -> list[Tick]:
    months = [(m // 12, m % 12 + 1) for m in range(first.year * 12 + first.month, last.year * 12 + last.month)]
    step = max(1, -(-len(months) // MOST_TICKS))
    found = [date(year, month, 1) for year, month in months[step // 2 :: step]]
    return [Tick(_share(day, first, last), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in found]
