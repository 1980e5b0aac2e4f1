"""When a report was written that does not say so.

The day on which an undated report was written is a set of candidate days, narrowed by constraints in the order of
their strength: weekdays that fit dates, years it names, months it looks back or forward to, and the days on which
other reports put the event that this one dates by "yesterday" or "Sunday". A constraint that leaves no day is
dropped. What is left is weighed by how soon reports follow the days that they name (`day_odds.py`). The result is an
interval with its reasons.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from secondsource.extract.on_day import LONG_AGO
from secondsource.extract.times import resolve_time
from secondsource.link.ages import Age
from secondsource.link.chronology import HORIZON, one_day
from secondsource.link.day_odds import (
    Evidence,
    Sight,
    find_domain,
    gather,
    load_odds,
    narrowest_days,
    observe,
    say_sight,
    weigh_days,
)
from secondsource.link.hooks import Hook
from secondsource.link.named_days import NamedDay
from secondsource.link.offices import latest_known
from secondsource.link.ranks import Rank, find_earlier
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

TOLD_WITHIN = 2
"""Days: a report dates an event for others if it tells its day to this width."""

YEARS_AFTER = 12
"""Years after the latest one that any report of a case names in which those are looked for that name none."""

SERIES_YEAR = 366

WEEK_REACH = 21
"""Days from an event within which it is called "yesterday", "Sunday" or "last week"."""


MASS = 0.96
"""How much of what is likely the days of an interval hold."""

LIKELY = f"nearly all reports ({MASS:.0%}) that name days so were written in this time"

OFFICE = "office held"
TERMS = "the terms of these offices, and a year after them, hold nearly all reports that name them"
TAIL = 0.01
"""What is left out at either end of an interval that rests on terms of office alone."""

BEFORE_TERM, AFTER_TERM = 90, 365
"""Days by which such an interval is widened: one is called by an office when named for it, and when out of it."""

UNLIKELY = 0.05
"""How much of what is likely the days of a weak constraint must hold."""

MARGIN = 1
"""Days added on either side: pages are dated in other time zones, and a day late."""

YEAR = 366
"""Days: of an interval that is longer the year is not known."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days on which the report may have been written, with the reason and the words it rests on."""

    days: frozenset[int]
    reason: str
    words: Span
    weak: bool = False  # rests on one reading of the report's own words


def date_reports(
    documents: Sequence[Document],
    times: Sequence[TimeMention],
    hooks: Sequence[Hook],
    turnings: Sequence[Turning] = (),
    ranks: Sequence[Rank] = (),
    ages: Sequence[Age] = (),
) -> list[Dating]:
    """Infer an interval for each document without a date of its own, as narrow as the reports together justify."""
    texts = {document.id: document.text for document in documents}
    undated = sorted((document for document in documents if not document.dct.known), key=lambda doc: doc.id)
    mentions: dict[str, list[TimeMention]] = defaultdict(list)
    for time in sorted(times, key=lambda time: (time.start, time.id)):
        mentions[time.doc].append(time)
    evidence = {doc.id: gather(doc.text, mentions[doc.id]) for doc in undated}
    newest = max((own.year.year for own in evidence.values() if own.year), default=None)
    stated = [doc.dct for doc in documents if doc.dct.known]
    datings: dict[str, Dating] = {}
    for _ in range(len(undated) + 1):  # each round can date one more report by those dated before
        known = {doc.id: doc.dct for doc in documents if doc.dct.known}
        known |= {id: dating.interval for id, dating in datings.items()}
        again: dict[str, Dating] = {}
        for doc in undated:
            aged = [year for age in ages if age.doc == doc.id for year in (age.first.year - 1, age.last.year + 1)]
            days = _find_domain(evidence[doc.id], stated, aged, newest)
            constraints = [
                *_constrain_alone(doc.text, days, evidence[doc.id]),
                *_constrain_by_others(doc.id, hooks, known, texts),
                *_constrain_by_turnings(doc.id, turnings),
                *_constrain_by_ranks(doc, ranks, hooks, known, days),
                *_constrain_by_ages(doc.id, ages),
            ]
            if (dating := _narrow(doc, constraints, days, evidence[doc.id])).interval.known:
                again[doc.id] = dating
        if again == datings:
            break
        datings = again
    return [datings[id] for id in sorted(datings)]


def _find_domain(own: Evidence, stated: Sequence[Interval], aged: Sequence[int], case: int | None) -> range:
    """The days among which the day of a report is sought.

    They begin with the latest year that it names, and lie near the dates that other reports of the case state; if
    none does, its own words decide, then the ages that it tells, then the latest year that any report names.
    """
    told = [day.year for interval in stated for day in (interval.earliest, interval.latest) if day]
    if not told:
        years = aged or ([case, case + YEARS_AFTER] if case is not None else [])
        return find_domain(own) or (_years(min(years), max(years)) if years else range(0))
    first = own.year.year - 1 if own.year else date.min.year  # a year more, so that the year named is a finding
    first = max(first, min(told) - YEARS_NEAR)
    return _years(first, max(first, max(told) + YEARS_NEAR))


def _years(first: int, last: int) -> range:
    return range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)


def _constrain_alone(text: str, days: range, evidence: Evidence) -> Iterator[Constraint]:
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


def _constrain_by_ranks(
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


def _constrain_by_ages(doc: str, ages: Sequence[Age]) -> Iterator[Constraint]:
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


def _narrow(doc: Document, constraints: Sequence[Constraint], days: range, evidence: Evidence) -> Dating:
    """Intersect the constraints, the strongest (those with the most days are the safest) first, and weigh the rest.

    A weak constraint gives way where the report's other words make its days unlikely. The end of the domain is no
    finding: an interval that reaches it stays open.
    """
    left = frozenset(days)
    shares = dict(zip(days, weigh_days(evidence, days, load_odds()), strict=True)) if days else {}
    reasons: list[str] = []
    words: list[Span] = []
    ordered = sorted(enumerate(constraints), key=lambda item: (-len(item[1].days), item[0]))
    for _, constraint in ordered:
        narrowed = left & constraint.days
        if not narrowed or (constraint.weak and math.fsum(shares[day] for day in narrowed) < UNLIKELY):
            reasons.append(f"set aside, as it contradicts the others: {constraint.reason}")
        elif narrowed != left:
            left = narrowed
            reasons.append(constraint.reason)
            words.append(constraint.words)
    likely, seen = weigh(evidence, left)
    if likely:
        left = likely
        reasons += [say_sight(doc.text, sight) for sight in seen]
        reasons.append(LIKELY if any(sight.name != OFFICE for sight in seen) else TERMS)
        words += [sight.words for sight in seen]
    if not words or not left:
        return Dating(doc=doc.id, interval=UNKNOWN_TIME, by=BY)
    first = date.fromordinal(min(left)) if min(left) > days.start else None
    last = date.fromordinal(max(left)) if max(left) < days.stop - 1 else None
    if last and last > latest_known() and max(left) - min(left) > YEAR:
        last = None  # so late it is only because nothing is known of later years
    interval = Interval(first, last, "; ".join(reasons))
    return Dating(doc=doc.id, interval=interval, reasons=tuple(reasons), words=tuple(dict.fromkeys(words)), by=BY)


def weigh(evidence: Evidence, left: frozenset[int]) -> tuple[frozenset[int], list[Sight]]:
    """The shortest run of days among those left that holds most of what is likely by the words of the report itself.

    With what is seen from the likeliest of them. Where the run is longer than a year, the terms of office that the
    report names bound it instead; no days where little is left out by that.
    """
    if not left:
        return left, []
    days = range(min(left), max(left) + 1)
    shares = _share_days(evidence, days, left)
    first, last = narrowest_days(shares, MASS)
    before, after = MARGIN, MARGIN
    if last - first >= YEAR:
        evidence = Evidence((), {}, {}, {}, None, None, evidence.offices)
        shares = _share_days(evidence, days, left)
        first, last = map(int, np.searchsorted(np.cumsum(shares), [TAIL, 1 - TAIL]))
        before, after = BEFORE_TERM, AFTER_TERM
    if last - first >= len(days) * 2 // 3:
        return frozenset(), []
    likeliest = np.array([days.start + int(np.argmax(shares))])
    run = left & frozenset(range(days.start + first - before, days.start + last + 1 + after))
    return run, [sight for sight in observe(evidence, likeliest) if sight.seen[0]]


def _share_days(evidence: Evidence, days: range, left: frozenset[int]) -> NDArray[np.float64]:
    """The share of each day in what is likely among those left."""
    shares = weigh_days(evidence, days, load_odds()) * np.isin(np.arange(days.start, days.stop), sorted(left))
    return np.asarray(shares / shares.sum()) if shares.any() else np.zeros(len(days))


def _say_days(window: set[int]) -> str:
    first, last = date.fromordinal(min(window)), date.fromordinal(max(window))
    return first.isoformat() if first == last else f"between {first.isoformat()} and {last.isoformat()}"
