"""When a report was written that does not say so.

The day on which an undated report was written is a set of candidate days, narrowed by constraints in the order of
their strength: weekdays that fit dates, years it names, months it looks back or forward to, and the days on which
other reports put the event that this one dates by "yesterday" or "Sunday". A constraint that leaves no day is
dropped. The result is an interval with its reasons.
"""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.extract.times import resolve_time
from secondsource.link.chronology import DAY_FORM, HORIZON, one_day
from secondsource.link.hooks import Hook
from secondsource.link.turnings import Turning
from secondsource.model import (
    UNKNOWN_TIME,
    Dating,
    Document,
    Interval,
    Span,
    TimeMention,
)

BY = "date_reports/1"

YEARS_NEAR = 2
"""Years around the stated dates of a case in which its undated reports are sought."""

YEARS_AFTER = 12
"""Years after the latest one that a report names in which it is looked for. Bare years are mostly background (of 104
development reports that name one, 27 were written in the latest such year or the next), so they bound it from below."""

TOLD_WITHIN = 2
"""Days: a report dates an event for others if it tells its day to this width."""

SERIES_YEAR = 366

WEEK_REACH = 21
"""Days from an event within which it is called "yesterday", "Sunday" or "last week"."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days on which the report may have been written, with the reason and the words it rests on."""

    days: frozenset[int]
    reason: str
    words: Span


def date_reports(
    documents: Sequence[Document],
    times: Sequence[TimeMention],
    hooks: Sequence[Hook],
    turnings: Sequence[Turning] = (),
) -> list[Dating]:
    """Infer an interval for each document without a date of its own, as narrow as the reports together justify."""
    texts = {document.id: document.text for document in documents}
    undated = sorted((document for document in documents if not document.dct.known), key=lambda doc: doc.id)
    mentions: dict[str, list[TimeMention]] = defaultdict(list)
    for time in sorted(times, key=lambda time: (time.start, time.id)):
        mentions[time.doc].append(time)
    latest = {doc.id: _find_latest_year(mentions[doc.id]) for doc in undated}
    named = [year for year in latest.values() if year is not None]
    newest = max(named, key=lambda year: (year.form[:4], year.id), default=None)
    stated = [doc.dct for doc in documents if doc.dct.known]
    datings: dict[str, Dating] = {}
    for _ in range(len(undated) + 1):  # each round can date one more report by those dated before
        known = {doc.id: doc.dct for doc in documents if doc.dct.known}
        known |= {id: dating.interval for id, dating in datings.items()}
        again: dict[str, Dating] = {}
        for doc in undated:
            days = _find_domain(latest[doc.id], stated, newest)
            constraints = [
                *_constrain_alone(doc.text, mentions[doc.id], days, latest[doc.id]),
                *_constrain_by_others(doc.id, hooks, known, texts),
                *_constrain_by_turnings(doc.id, turnings),
            ]
            if (dating := _narrow(doc.id, constraints, days)).interval.known:
                again[doc.id] = dating
        if again == datings:
            break
        datings = again
    return [datings[id] for id in sorted(datings)]


def _find_latest_year(times: Iterable[TimeMention]) -> TimeMention | None:
    """The mention of the latest year that a report names as past, the first of those."""
    years = [
        time
        for time in times
        if re.match(r"\d{4}(?!\d)", time.form)
        and time.type in ("DATE", "TIME")
        and time.tense != "future"
        and not {"UNTIL", "BEFORE"} & set(time.mod.split())
        and date.min.year < int(time.form[:4]) < date.max.year - YEARS_AFTER
    ]
    return max(years, key=lambda time: (time.form[:4], -time.start), default=None)


def _find_domain(own: TimeMention | None, stated: Sequence[Interval], case: TimeMention | None) -> range:
    """The days among which the day of a report is sought.

    They begin with the latest year that it names, and lie near the dates that other reports of the case state; if
    none does, they begin with the latest year that any report of the case names.
    """
    told = [day.year for interval in stated for day in (interval.earliest, interval.latest) if day]
    first = int(own.form[:4]) - 1 if own else date.min.year  # a year more, so that the year named is a finding
    if told:
        first = max(first, min(told) - YEARS_NEAR)
        last = max(first, max(told) + YEARS_NEAR)
    elif case is not None:
        first = int(case.form[:4]) - (case is own)
        last = first + YEARS_AFTER
    else:
        return range(0)
    return range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)


def _constrain_alone(
    text: str, times: Sequence[TimeMention], days: range, latest: TimeMention | None
) -> Iterator[Constraint]:
    """What a report's own words say of the day it was written."""
    if latest is not None:
        told = resolve_time(latest, UNKNOWN_TIME).interval
        year = date(int(latest.form[:4]), 1, 1)
        first = told.earliest if told.earliest and latest.tense == "past" else year
        since = frozenset(range(max(first.toordinal(), days.start), days.stop))
        yield Constraint(since, f"the latest year it names is {latest.form[:4]}", latest.span)
    for time in times:
        if time.form.startswith("XXXX-") and not time.form.startswith("XXXX-W"):
            yield from _constrain_by_calendar(text, time, days)


def _constrain_by_calendar(text: str, time: TimeMention, days: range) -> Iterator[Constraint]:
    """A day or month without its year: it fell on the weekday named with it, and lies within HORIZON."""
    words = text[time.start : time.stop]
    around = text[max(0, time.start - 12) : time.stop + 12].lower()
    named = [number for number, name in enumerate(WEEKDAYS) if name in around]
    told = list(_find_in_years(time.form, days))
    year = None
    if len(named) == 1 and DAY_FORM.match(time.form):
        told = [interval for interval in told if interval[0].weekday() == named[0]][:1]
        year = told[0][0].year if told else None
    fits: set[int] = set()
    for first, last in told:
        if time.tense == "future":
            fits.update(range(first.toordinal() - HORIZON, first.toordinal()))
        elif DAY_FORM.match(time.form) and (time.tense == "past" or year is not None):
            fits.update(range(last.toordinal(), last.toordinal() + HORIZON + 1))
    if fits:
        yield Constraint(frozenset(fits), _say_fit(words, time, year), time.span)


def _find_in_years(form: str, days: range) -> Iterator[tuple[date, date]]:
    """The first and last day of "XXXX-03" or "XXXX-03-26" in each year of the domain."""
    match = re.match(r"XXXX-(\d\d)(?:-(\d\d))?", form)
    if match is None or not days:
        return
    month, day = int(match[1]), int(match[2] or 1)
    for year in range(date.fromordinal(days.start).year, date.fromordinal(days.stop - 1).year + 1):
        try:
            first = date(year, month, day)
        except ValueError:  # 29 February
            continue
        yield first, first if match[2] else date(year, month, monthrange(year, month)[1])


def _say_fit(words: str, time: TimeMention, year: int | None) -> str:
    if year is not None:
        return f"“{words}” fell on the weekday it names in {year}"
    looks = {"future": "ahead to", "past": "back to"}.get(time.tense, "at")
    return f"it looks {looks} “{words}”"


def _constrain_by_others(
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


def _constrain_by_turnings(doc: str, turnings: Sequence[Turning]) -> Iterator[Constraint]:
    """A report that does not know of a confirmation was written by the day of it, and hardly a year before."""
    for turning in turnings:
        if turning.doc == doc:
            last = turning.known_from.toordinal()
            yield Constraint(frozenset(range(last - SERIES_YEAR, last + 1)), turning.reason, turning.words)


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


def _narrow(doc: str, constraints: Sequence[Constraint], days: range) -> Dating:
    """Intersect the constraints, the strongest (those with the most days are the safest) first.

    The end of the domain is no finding: an interval that reaches it stays open.
    """
    left = frozenset(days)
    reasons: list[str] = []
    words: list[Span] = []
    ordered = sorted(enumerate(constraints), key=lambda item: (-len(item[1].days), item[0]))
    for _, constraint in ordered:
        narrowed = left & constraint.days
        if not narrowed:
            reasons.append(f"set aside, as it contradicts the others: {constraint.reason}")
        elif narrowed != left:
            left = narrowed
            reasons.append(constraint.reason)
            words.append(constraint.words)
    if not words or not left:
        return Dating(doc=doc, interval=UNKNOWN_TIME, by=BY)
    first = date.fromordinal(min(left)) if min(left) > days.start else None
    last = date.fromordinal(max(left)) if max(left) < days.stop - 1 else None
    interval = Interval(first, last, "; ".join(reasons))
    return Dating(doc=doc, interval=interval, reasons=tuple(reasons), words=tuple(words), by=BY)


def _say_days(window: set[int]) -> str:
    first, last = date.fromordinal(min(window)), date.fromordinal(max(window))
    return first.isoformat() if first == last else f"between {first.isoformat()} and {last.isoformat()}"
