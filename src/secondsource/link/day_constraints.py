"""What narrows the days on which an undated report may have been written: its own words, and other reports."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.extract.on_day import LONG_AGO
from secondsource.extract.times import resolve_time
from secondsource.link.ages import Age
from secondsource.link.chronology import HORIZON, one_day
from secondsource.link.day_odds import Evidence
from secondsource.link.hooks import Hook
from secondsource.link.named_days import NamedDay
from secondsource.link.ranks import Rank, find_earlier
from secondsource.link.turnings import Turning
from secondsource.model import UNKNOWN_TIME, Document, Interval, Span, TimeMention

TOLD_WITHIN = 2
"""Days: a report dates an event for others if it tells its day to this width."""

SERIES_YEAR = 366

WEEK_REACH = 21
"""Days from an event within which it is called "yesterday", "Sunday" or "last week"."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days on which the report may have been written, with the reason and the words it rests on."""

    days: frozenset[int]
    reason: str
    words: Span
    weak: bool = False  # rests on one reading of the report's own words


def constrain_alone(text: str, days: range, evidence: Evidence) -> Iterator[Constraint]:
    """What a report's own words say of the day it was written."""
    named = evidence.year
    if named is not None and named.since is not None:
        since = frozenset(range(max(named.since.toordinal(), days.start), days.stop))
        yield Constraint(since, f"the latest year it names is {named.year}", named.words)
    for day in evidence.days:
        if day.year is None:
            yield from _constrain_by_day(text, day, days)
    for month, time in evidence.months_ahead.items():
        yield from _constrain_by_month(text, month, time, days)


def _constrain_by_day(text: str, named: NamedDay, days: range) -> Iterator[Constraint]:
    """A day without its year: it fell on the weekday named with it, and lies behind or ahead as the report tells it."""
    words, told = text[named.mention.start : named.mention.stop], list(_find_in_years(named, days))
    fits: set[int] = set()
    for day in told:
        if named.way == "ahead":
            fits.update(range(day - HORIZON, day))
        elif named.weekday is not None or named.way in ("lead", "timed", "body"):
            fits.update(range(day, day + LONG_AGO + 1))
    if fits:
        yield Constraint(frozenset(fits), _say_fit(words, named), named.mention.span, weak=True)


def _find_in_years(named: NamedDay, days: range) -> Iterator[int]:
    """The days of this name in each year of the domain that fall on the weekday named with it."""
    if days:
        for day in named.in_years(date.fromordinal(days.start).year, date.fromordinal(days.stop - 1).year):
            if named.weekday in (None, date.fromordinal(day).isoweekday()):
                yield day


def _say_fit(words: str, named: NamedDay) -> str:
    if named.way == "ahead":
        return f"it looks ahead to “{words}”"
    return f"“{words}” fell on the weekday it names" if named.weekday else f"it looks back to “{words}”"


def _constrain_by_month(text: str, month: int, time: TimeMention, days: range) -> Iterator[Constraint]:
    """A month to come lies within HORIZON."""
    if not days:
        return
    fits: set[int] = set()
    for year in range(date.fromordinal(days.start).year, date.fromordinal(days.stop - 1).year + 1):
        first = date(year, month, 1).toordinal()
        fits.update(range(first - HORIZON, first))
    yield Constraint(frozenset(fits), f"it looks ahead to “{text[time.start : time.stop]}”", time.span, weak=True)


def constrain_by_others(
    doc: str, hooks: Sequence[Hook], known: Mapping[str, Interval], texts: Mapping[str, str]
) -> Iterator[Constraint]:
    """What other reports say of the day of an event that this report dates by "yesterday" or "since March"."""
    for hook in hooks:
        if hook.mention.doc != doc:
            continue
        words = texts[doc][hook.mention.start : hook.mention.stop]
        others = [
            other
            for other in hooks
            if other.mention.doc != doc
            and not other.spans_series
            and (other.series == hook.series if hook.spans_series else other.event == hook.event)
        ]
        told = sorted(set(_days_told(others, known)))
        if not told:
            continue
        for slack in sorted({0, hook.slack}):
            window = {day + step for day in told for step in range(-slack, slack + 1)}
            days = _days_that_mean(hook.mention, window)
            if days:
                when = _say_days(window)
                yield Constraint(days, f"“{words}” is {when} by other reports", hook.mention.span)
                break


def constrain_by_turnings(doc: str, turnings: Sequence[Turning]) -> Iterator[Constraint]:
    """A report that does not know of a confirmation was written by the day of it, and hardly a year before."""
    for turning in turnings:
        if turning.doc == doc:
            last = turning.known_from.toordinal()
            yield Constraint(frozenset(range(last - SERIES_YEAR, last + 1)), turning.reason, turning.words)


def constrain_by_ranks(
    doc: Document, ranks: Sequence[Rank], hooks: Sequence[Hook], known: Mapping[str, Interval], days: range
) -> Iterator[Constraint]:
    """A report that tells of the fourth of a series was written after the first."""
    own = [rank for rank in ranks if rank.doc == doc.id]
    if not own:
        return
    others: dict[str, list[Hook]] = defaultdict(list)
    for hook in hooks:
        if hook.mention.doc != doc.id and not hook.spans_series:
            others[hook.event].append(hook)
    dated = {event: sorted(_days_told(told, known)) for event, told in others.items()}
    for rank in own:
        earlier = find_earlier(rank, ranks, dated)
        if earlier is not None:
            first, other = earlier
            words = f"“{doc.text[rank.words.start : rank.words.stop]}”"
            when = date.fromordinal(first).isoformat()
            reason = f"{words} is number {rank.ordinal} of a series whose number {other.ordinal} was on {when}"
            since = frozenset(range(max(first, days.start), days.stop))
            yield Constraint(since, reason, rank.words, weak=True)


def constrain_by_ages(doc: str, ages: Sequence[Age]) -> Iterator[Constraint]:
    """A report that tells the age of somebody whose birth is dated."""
    for age in ages:
        if age.doc == doc:
            days = range(age.first.toordinal(), age.last.toordinal() + 1)
            yield Constraint(frozenset(days), age.reason, age.words, weak=True)


def _days_told(hooks: Iterable[Hook], known: Mapping[str, Interval]) -> Iterator[int]:
    """The days on which dated reports put an event."""
    for hook in hooks:
        anchor = known.get(hook.mention.doc, UNKNOWN_TIME)
        told = resolve_time(hook.mention, anchor).interval
        if told.earliest and told.latest and (told.latest - told.earliest).days < TOLD_WITHIN:
            yield from range(told.earliest.toordinal(), told.latest.toordinal() + 1)


def _days_that_mean(time: TimeMention, window: set[int]) -> frozenset[int]:
    """The days on which these words would mean a day of the window."""
    reach = WEEK_REACH if re.match(r"DAY|WEEK|XXXX-W", time.form) else 2 * SERIES_YEAR
    return _find_meaning_days(time, min(window), max(window), reach, frozenset(window))


@functools.lru_cache(maxsize=4096)
def _find_meaning_days(time: TimeMention, first: int, last: int, reach: int, window: frozenset[int]) -> frozenset[int]:
    found: set[int] = set()
    for day in range(first - reach, last + reach):
        told = resolve_time(time, one_day(day)).interval
        if told.earliest and told.latest:
            meant = range(told.earliest.toordinal(), told.latest.toordinal() + 1)
            if any(one in meant for one in window):
                found.add(day)
    return frozenset(found)


def _say_days(window: set[int]) -> str:
    first, last = date.fromordinal(min(window)), date.fromordinal(max(window))
    return first.isoformat() if first == last else f"between {first.isoformat()} and {last.isoformat()}"
