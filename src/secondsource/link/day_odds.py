"""How likely was a report written on a day, given the days, months, weekdays, years and offices that it names?

Each candidate day is looked at as if it were the day of writing: how long ago is then the newest day of each way of
naming, how far the nearest weekday, how far the latest year, does the president still hold the office? How often each
distance occurs in dated reports stands in `data/dating.tsv`, which `training/train_dating.py` counts. The product of
these is a naive Bayes model.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from secondsource.link.named_days import (
    RUNNING,
    NamedDay,
    NamedYear,
    drop_chronicle,
    drop_repeated,
    find_copyright,
    find_latest_year,
    find_months,
    find_named_days,
    find_weekdays,
)
from secondsource.link.offices import Office, find_offices, latest_known
from secondsource.lists import read_table
from secondsource.model import Span, TimeMention

Days = NDArray[np.int64]

NEVER = 10**5
"""The distance of a day that does not fall on the weekday named with it: longer than any."""

EDGES = (
    -365,
    -30,
    -7,
    -3,
    -2,
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    8,
    11,
    15,
    22,
    32,
    62,
    123,
    184,
    300,
    367,
    732,
    1828,
    36525,
    NEVER,
)
"""Where the classes of distances in days begin; the classes are narrow where reports are dense."""

YEAR_EDGES = (-3, -1, 0, 1, 2, 3, 4, 6, 9, 16, 31, 300)
"""Where the classes of distances in years begin."""

TERM_EDGES = (0, 1, 90, 365)
"""Where the classes of days since the end of a term of office begin; 0 is within it, below is before it."""

SLACK = 3
"""Days by which a day may lie ahead of the report that tells of it as past: time zones, and dates of updates."""

PRIOR = 6.0
"""Reports by which the counts of a way of naming lean to those of all ways."""

FLOOR = 0.005
"""Share of reports to which none of the counts applies: a slip, a misread word, a day of another time."""

EARLIEST = date(1990, 1, 1)
"""Where the search begins for a report that names no year."""

YEARS_SOUGHT = 25
"""Years over which a day named with its year may be spread where none of the counts applies."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of one report tell of the day on which it was written."""

    days: tuple[NamedDay, ...]
    weekdays: Mapping[int, TimeMention]
    months: Mapping[int, TimeMention]
    months_ahead: Mapping[int, TimeMention]
    year: NamedYear | None
    copyright: NamedYear | None
    offices: tuple[Office, ...]

    @property
    def bounded(self) -> bool:
        """Say whether anything tells the years in which to look."""
        return self.year is not None or self.copyright is not None or bool(self.offices)


@dataclass(frozen=True, slots=True)
class Sight:
    """What some words look like from candidate days: the way of naming and, for the days meant, its class."""

    name: str
    places: Days  # the class of the distance, by candidate day
    seen: NDArray[np.bool_]  # from which of the days this is what is seen
    words: Span


def gather(text: str, times: Sequence[TimeMention]) -> Evidence:
    """Gather the evidence of one report from its time expressions, in the order of the text."""
    return Evidence(
        days=tuple(drop_chronicle(drop_repeated(find_named_days(text, times)))),
        weekdays=find_weekdays(times),
        months=find_months(times, ahead=False),
        months_ahead=find_months(times, ahead=True),
        year=find_latest_year(text, times),
        copyright=find_copyright(text),
        offices=tuple(find_offices(text)),
    )


def find_domain(evidence: Evidence) -> range:
    """The days among which the day of a report is sought by its own words; none where nothing tells the years."""
    if not evidence.bounded:
        return range(0)
    last = latest_known().year + 2
    named = [it.year for it in (evidence.year, evidence.copyright) if it is not None]
    first = max(named) - 1 if named else EARLIEST.year  # a year more, so that the year named is a finding
    return range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)


def observe(evidence: Evidence, days: Days) -> Iterator[Sight]:
    """Look at the evidence as if the report had been written on each of these days."""
    yield from _observe_days(evidence.days, days)
    dates = [date.fromordinal(int(day)) for day in days]
    if evidence.weekdays:
        weekdays = np.array([day.isoweekday() for day in dates])
        yield from _observe_nearest("weekday", evidence.weekdays, weekdays, 7)
    if evidence.months:
        yield from _observe_nearest("month", evidence.months, np.array([day.month for day in dates]), 12)
    if evidence.months_ahead:
        yield from _observe_nearest("coming", evidence.months_ahead, np.array([day.month for day in dates]), -12)
    if evidence.year is not None and evidence.year.way != "day":  # the year of a day is no evidence beside the day
        yield _observe_year(evidence.year, dates)
    if evidence.copyright is not None:
        yield _observe_year(evidence.copyright, dates)
    for office in evidence.offices:
        yield Sight("office held", _observe_terms(office, days), np.ones(len(days), bool), office.words)


def _observe_days(named: Sequence[NamedDay], days: Days) -> Iterator[Sight]:
    """The newest day of each group of ways of naming: what is told with and without its year, what is posted ..."""
    groups: dict[str, list[NamedDay]] = defaultdict(list)
    for it in named:
        groups[it.group].append(it)
    for group in groups.values():
        gaps = np.array([_gaps(it, days) for it in group])
        newest = np.argmin(np.where(gaps >= -SLACK, gaps, NEVER - gaps), axis=0)
        for number, it in enumerate(group):
            seen = newest == number
            if seen.any():
                yield Sight(f"day {it.kind}", np.searchsorted(EDGES, gaps[number], side="right"), seen, it.mention.span)


def _gaps(named: NamedDay, days: Days) -> Days:
    """How many days before each day of writing a named one lies; without a year the last one up to SLACK days ahead.

    A day to come is the next one. NEVER where no such day falls on the weekday that is named with it.
    """
    if named.year is not None:
        return days - date(named.year, named.month, named.day).toordinal()
    first, last = date.fromordinal(int(days[0])).year - 2, date.fromordinal(int(days[-1])).year + 2
    told = np.array(list(named.in_years(first, last)))
    place = np.searchsorted(told, days + SLACK, side="right") + (named.way == "ahead") - 1
    meant: Days = told[np.clip(place, 0, len(told) - 1)]
    if named.weekday is None:
        return days - meant
    gaps: Days = np.where((meant - 1) % 7 + 1 == named.weekday, days - meant, NEVER)
    return gaps


def _observe_nearest(name: str, told: Mapping[int, TimeMention], own: Days, whole: int) -> Iterator[Sight]:
    """How far back the nearest weekday or month of those told lies; with a negative `whole`, how far ahead."""
    gaps = abs((own[None, :] - np.array(list(told))[:, None]) % whole)
    nearest = np.argmin(gaps, axis=0)
    for number, time in enumerate(told.values()):
        seen = nearest == number
        if seen.any():
            yield Sight(f"{name} {min(3, len(told))}", gaps[number], seen, time.span)


def _observe_year(named: NamedYear, dates: Sequence[date]) -> Sight:
    years = np.array([day.year for day in dates]) - named.year
    places = np.searchsorted(YEAR_EDGES, years, side="right")
    return Sight(f"year {named.way}", places, np.ones(len(dates), bool), named.words)


def _observe_terms(office: Office, days: Days) -> Days:
    """The class of the days since the nearest term of an office."""
    after = np.full(len(days), NEVER)
    for since, until in office.terms:
        gap = days - until.toordinal()
        gap = np.where(days < since.toordinal(), -1, np.maximum(gap, 0))
        after = np.where(np.abs(gap) < np.abs(after), gap, after)
    return np.searchsorted(TERM_EDGES, after, side="right")


class Odds:
    """The counts of `data/dating.tsv`: how often each class of distance occurs for each way of naming."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._counts: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for name, place, count in rows:
            for level in _levels(name):
                self._counts[level][int(place)] += int(count)
        self._tables: dict[str, NDArray[np.float64]] = {}

    def table(self, name: str) -> NDArray[np.float64]:
        """By class, the logarithm of how likely this way of naming shows it, for one day (or year) of the class."""
        if name not in self._tables:
            widths, whole = _widths(name)
            shares = np.zeros(len(widths))
            for level in reversed(_levels(name)):  # each leans to the one above it
                own = np.array([self._counts[level][place] for place in range(len(widths))], dtype=float)
                shares = (own + PRIOR * shares) / max(1.0, own.sum() + PRIOR * shares.sum())
            self._tables[name] = np.log((1 - FLOOR) * shares / widths + FLOOR / whole)
        return self._tables[name]


def _levels(name: str) -> list[str]:
    """A way of naming, the kind of it, and all kinds together."""
    kind, way, *more = name.split()
    told = "told" if way.partition("_")[0] in RUNNING else "shown"
    return [name, " ".join([kind, told, *more, "in any way"]), f"{kind} in any way"]


def _widths(name: str) -> tuple[NDArray[np.float64], float]:
    """The days or years in each class, and in all of those that matter; beyond the edges as many as matter."""
    kind = name.split()[0]
    if kind in ("weekday", "month", "coming", "office"):
        count = {"weekday": 7, "month": 12, "coming": 12, "office": len(TERM_EDGES) + 1}[kind]
        return np.ones(count), count
    edges, whole = (EDGES, 366) if kind == "day" else (YEAR_EDGES, 30)
    if name.endswith("with year"):
        whole *= YEARS_SOUGHT
    return np.array([whole, *np.diff(edges), whole], dtype=float), whole


WAYS_TOLD = {
    "posted": "as the day of publication",
    "posted and updated": "as the day of publication",
    "posted_late": "as the day on which something was published",
    "updated": "as the day of an update",
    "clip": "as the day on which a video in it was published",
    "post": "as the day of a post that it shows",
    "caption": "with a picture",
    "dateline": "in the dateline",
    "today": "as today",
    "ahead": "as yet to come",
    "noun": "with an event of that day",
}
"""How a way of naming a day is told; all others are running text."""


def say_sight(text: str, sight: Sight) -> str:
    """Tell a reader what the words say of the day of writing."""
    kind, _, way = sight.name.partition(" ")
    words = f"“{' '.join(text[sight.words.start : sight.words.stop].split())}”"
    if kind == "day":
        told = way.removesuffix(" with year").removesuffix(" on weekday")
        return f"it names {words} {WAYS_TOLD.get(told, 'as the newest day it tells of')}"
    return {
        "weekday": f"the nearest weekday it names is {words}",
        "month": f"the nearest month it names as past is {words}",
        "coming": f"the nearest month it names as yet to come is {words}",
        "office": f"it names {words}, an office held at known times",
        "year": f"it bears the note {words}" if way == "copyright" else f"the latest year it names is in {words}",
    }[kind]


@functools.cache
def load_odds() -> Odds:
    """The counts that ship with the package."""
    return Odds(read_table("link", "dating.tsv"))


def weigh_days(evidence: Evidence, days: range, odds: Odds) -> NDArray[np.float64]:
    """The share of each candidate day in what is likely; they sum to one."""
    candidates = np.arange(days.start, days.stop)
    logs = np.zeros(len(candidates))
    for sight in observe(evidence, candidates):
        logs[sight.seen] += odds.table(sight.name)[sight.places[sight.seen]]
    shares = np.exp(logs - logs.max())
    return np.asarray(shares / shares.sum())


def narrowest_days(shares: NDArray[np.float64], mass: float) -> tuple[int, int]:
    """The first and last place of the shortest run that holds this much."""
    held = np.concatenate([[0.0], np.cumsum(shares)])
    stops = np.searchsorted(held, held[:-1] + mass - 1e-9)
    lengths = np.where(stops < len(held), stops - np.arange(len(shares)), len(held) + 1)
    start = int(np.argmin(lengths))
    return start, min(int(stops[start]), len(shares)) - 1
