"""Which entries does a timeline show? Those asked for, by date, and beside them what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from secondsource.assess.days import choose_days, find_namings, weigh_days
from secondsource.model import UNKNOWN_TIME, Interval, NearTime, Records, TimeMention, TimeValue
from secondsource.tell.account import Account, make_account
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.outline import MOST_IN_FULL
from secondsource.tell.reports import ReportView, make_report
from secondsource.tell.stories import label_of_story
from secondsource.tell.timeline_entries import Entry, days_in, make_day_entries, make_event_entries
from secondsource.tell.timeline_evidence import Clock, by_time, choose_words

MOST_WORDS = 3
"""Sentences that stand open under an entry."""

MOST_NAMED = 12
"""Days that matter most which are named one by one at the head."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants: a period (an open end is None), and how many of the days that matter most (None: all)."""

    period: Interval = UNKNOWN_TIME
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry, and those that the same sentences tell: an attack, and that it killed and injured."""

    entry: Entry
    parts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The entries of one day or interval, what most reports tell first."""

    days: Interval
    moments: tuple[Moment, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, each before its parts."""
        return tuple(entry for moment in self.moments for entry in (moment.entry, *moment.parts))


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline, ready to be written down. `weights` are those of all days that reports name in the period."""

    title: str
    asked: Asked
    written: Interval  # from the first report to the last
    choice: str  # what was asked for, in words; empty if all
    account: Account
    publishers: tuple[str, ...]
    made_with: tuple[tuple[str, str], ...]
    weights: tuple[tuple[date, int], ...]
    dates: tuple[Dates, ...]
    undated: tuple[Entry, ...]
    left_out: int  # dated entries that were not asked for
    reports: tuple[ReportView, ...]


def make_timeline(
    catalogue: Catalogue, records: Records, made_with: Mapping[str, str], counts: Mapping[str, int], asked: Asked
) -> TimelineView:
    """Lay the events of a case, and the days that its reports name, in the order of time."""
    values = {value.mention: value for value in records.of(TimeValue)}
    near = {item.event: item for item in records.of(NearTime)}
    clock = Clock(catalogue, records.index(TimeMention), values, near)
    written = {document.id: document.dct for document in catalogue.documents}
    known = [time for time in clock.times.values() if time.doc in catalogue.rank]
    namings = find_namings(known, values, written, catalogue.copy_of)
    weights = weigh_days(namings)
    inside = {day: weight for day, weight in weights.items() if asked.period.meets(Interval(day, day))}
    points = {day: weight.points for day, weight in weights.items()}
    events = list(make_event_entries(clock, points))
    dated = [entry for entry in events if entry.dated]
    dated += make_day_entries(clock, namings, dated, points)
    top = choose_days(inside, len(inside) if asked.top is None else asked.top)
    chosen = choose_entries(dated, asked, top)
    shown = {document.id for document in catalogue.documents}
    if len(shown) > MOST_IN_FULL:
        shown = {item.doc for entry in chosen for item in choose_words(entry.evidence, MOST_WORDS)}
    return TimelineView(
        title=title_of(catalogue, "What happened when"),
        asked=asked,
        written=span_of(written.values()),
        choice=say_choice(asked, top),
        account=make_account(catalogue.documents, catalogue.originals, catalogue.problems, counts),
        publishers=tuple(dict.fromkeys(document.publisher for document in catalogue.documents)),
        made_with=tuple(sorted(made_with.items())),
        weights=tuple((day, points[day]) for day in sorted(inside)),
        dates=tuple(group_by_days(chosen)),
        undated=tuple(entry for entry in events if not entry.dated),
        left_out=len(dated) - len(chosen),
        reports=tuple(make_report(catalogue, d, in_full=d.id in shown) for d in catalogue.documents),
    )


def choose_entries(dated: Iterable[Entry], asked: Asked, top: Sequence[date]) -> list[Entry]:
    """The entries that can lie in the period; of those with `asked.top` the ones that hold one of the `top` days.

    Of an event whose days are many, nobody can say that it was on one of them.
    """
    inside = [entry for entry in dated if entry.days.meets(asked.period)]
    if asked.top is None:
        return inside
    return [entry for entry in inside if not set(top).isdisjoint(days_in(entry.days))]


def group_by_days(entries: Iterable[Entry]) -> list[Dates]:
    """Entries of the same days together, in the order of time; of one first day, what most reports tell first."""
    ordered = sorted(entries, key=lambda entry: (by_time(entry.days), entry.days.earliest is None, -entry.documents))
    own = groupby(ordered, key=lambda entry: (entry.days.earliest, entry.days.latest))
    dates = [Dates(Interval(first, last), tuple(fold_entries(members))) for (first, last), members in own]
    return sorted(dates, key=lambda group: (by_time(group.days)[0], -max(entry.documents for entry in group.entries)))


def fold_entries(entries: Iterable[Entry]) -> list[Moment]:
    """Put an event that no further sentence tells under the event of the same days that has its sentences."""
    found: list[tuple[Entry, set[str], list[Entry]]] = []
    for entry in entries:
        words = {letters_of(item.said) for item in entry.evidence}
        home = next((parts for first, told, parts in found if first.event and entry.event and words <= told), None)
        if home is None:
            found.append((entry, words, []))
        else:
            home.append(entry)
    return [Moment(entry, tuple(parts)) for entry, _, parts in found]


def letters_of(text: str) -> str:
    """The letters and digits of a text, for telling whether two sentences are the same."""
    return "".join(filter(str.isalnum, text.casefold()))


def say_choice(asked: Asked, top: Sequence[date]) -> str:
    """What was asked for: "March 2018, the 2 days that matter most (2018-03-26, 2018-03-28)"."""
    parts = [say_interval(asked.period, "")]
    if asked.top is not None:
        few = f"all {len(top):,} days that the reports name" if len(top) > 1 else "the one day that the reports name"
        most = "the day that matters most" if asked.top == 1 else f"the {asked.top:,} days that matter most"
        number = few if 0 < len(top) < asked.top else most
        named = ", ".join(day.isoformat() for day in top)
        parts.append(f"{number} ({named})" if 0 < len(top) <= MOST_NAMED else number)
    return ", ".join(part for part in parts if part)


def span_of(intervals: Iterable[Interval]) -> Interval:
    """From the first day of some intervals to the last."""
    found = list(intervals)
    first = min((days.earliest for days in found if days.earliest), default=None)
    return Interval(first, max((days.latest for days in found if days.latest), default=None))


def title_of(catalogue: Catalogue, otherwise: str) -> str:
    """The label of the story, if the case has only one and it has a label."""
    labels: Sequence[str] = [label_of_story(story) for story in catalogue.stories]
    return labels[0] if len(labels) == 1 and labels[0] else otherwise
