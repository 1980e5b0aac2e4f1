"""Which days matter? Those that reports keep naming, and call by their date.

A day matters by the number of days on which some report of the case names it, those next to it counted as one, plus
the number of reports that name it by its date ("March 26") rather than from where they stand ("Sunday", "yesterday"):
what is only news of the day is told as "Sunday" and then no more, what a story turned on is told again, as a date.
Both are plain counts with nothing learned; `docs/timeline.md` says how well they choose the days of journalists'
timelines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from secondsource.model import UNKNOWN_TIME, Interval, TimeMention, TimeValue

BY_DATE = re.compile(r"(XXXX|\d{4})-\d\d-\d\d(?!/)")
"""Forms of time expressions that name a day by month and day, with or without its year."""


NEXT = timedelta(1)
"""The days next to another."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A report names a day: `written` is when the report was written, `by_date` whether it gives month and day."""

    mention: str  # of a time
    day: date
    doc: str
    written: Interval
    by_date: bool


def find_namings(
    times: Iterable[TimeMention],
    values: Mapping[str, TimeValue],
    written: Mapping[str, Interval],
    copy_of: Mapping[str, str],
) -> list[Naming]:
    """The days that reports name, once for each expression that means a single day.

    `values` are by time mention, `written` by document; a report that `copy_of` leads to another one counts as that.
    """
    found = []
    for time in times:
        value = values.get(time.id)
        days = value.interval if value and value.value[:4].isdigit() else UNKNOWN_TIME  # "now" names no day
        if time.type not in ("DATE", "TIME") or days.earliest is None or days.earliest != days.latest:
            continue
        when = written.get(time.doc, UNKNOWN_TIME)
        doc = copy_of.get(time.doc, time.doc)
        found.append(Naming(time.id, days.earliest, doc, when, bool(BY_DATE.match(time.form))))
    return found


class Weight(NamedTuple):
    """How much a named day matters: the greater, and of equal ones that of which more days of writing tell."""

    points: int
    written: int = 0


def weigh_days(namings: Iterable[Naming]) -> dict[date, Weight]:
    """How much each named day matters: days of writing on which it is named, plus reports that give its date."""
    written: dict[date, set[object]] = defaultdict(set)
    afar: dict[date, set[object]] = defaultdict(set)
    dated: dict[date, set[str]] = defaultdict(set)
    for naming in namings:
        at = (naming.written.earliest, naming.written.latest) if naming.written.known else naming.doc
        written[naming.day].add(at)
        if not is_news(naming):
            afar[naming.day].add(at)
        if naming.by_date:
            dated[naming.day].add(naming.doc)
    return {
        day: Weight(len(afar[day]) + (written[day] != afar[day]) + len(dated[day]), len(written[day]))
        for day in sorted(written)
    }


def is_news(naming: Naming) -> bool:
    """Say whether a day is named on the day itself or one next to it."""
    first, last = naming.written.earliest, naming.written.latest
    return first is not None and last is not None and first - NEXT <= naming.day <= last + NEXT


def choose_days(weights: Mapping[date, Weight | int], most: int) -> list[date]:
    """The days that matter most, in order of time; of equal ones the earlier."""
    return sorted(sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:most])
