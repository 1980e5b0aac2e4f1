"""Which days matter? Those that reports keep naming, and call by their date.

A day matters by the number of days on which some report of the case names it, plus the number of reports that name it
by its date ("March 26") rather than from where they stand ("Sunday", "yesterday"): what is only news of the day is
told as "Sunday" and then no more, what a story turned on is told again, as a date. Both are plain counts with nothing
learned; `docs/timeline.md` says how well they choose the days of journalists' timelines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from secondsource.model import UNKNOWN_TIME, Interval, TimeMention, TimeValue

BY_DATE = re.compile(r"(XXXX|\d{4})-\d\d-\d\d(?!/)")
"""Forms of time expressions that name a day by month and day, with or without its year."""


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


def weigh_days(namings: Iterable[Naming]) -> dict[date, int]:
    """How much each named day matters: days of writing on which it is named, plus reports that give its date."""
    written: dict[date, set[object]] = defaultdict(set)
    dated: dict[date, set[str]] = defaultdict(set)
    for naming in namings:
        at = (naming.written.earliest, naming.written.latest) if naming.written.known else naming.doc
        written[naming.day].add(at)
        if naming.by_date:
            dated[naming.day].add(naming.doc)
    return {day: len(written[day]) + len(dated[day]) for day in sorted(written)}


def choose_days(weights: Mapping[date, int], most: int) -> list[date]:
    """The days that matter most, in order of time; of equal ones the earlier."""
    return sorted(sorted(weights, key=lambda day: (-weights[day], day))[:most])
