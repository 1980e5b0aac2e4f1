"""What does a publication line tell: when a report was first published, when it was updated, when a note was added?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.read.clock import read_clock
from secondsource.read.dates import MONTHS, Moment, is_future, read_moment
from secondsource.read.day_order import Order

_ROLES = re.compile(
    r"\b(?P<later>(?:last |latest )?(?:updated?|modified|edited|revised|re-?viewed|changed|corrected|amended|refreshed)"
    r"(?: on| at| in)?)\b|\b(?P<first>(?:first |originally )?(?:published|posted|created|issued|filed|released))\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one)\s?(?P<unit>min(?:ute)?|m|hour|hr|h|day|d|week|w)s?\s+ago\b|\b(?P<word>yesterday|today)\b",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    rf"\b(?:(?P<month>{'|'.join(MONTHS)})[a-z]*\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    rf"|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?P<month2>{'|'.join(MONTHS)})[a-z]*)\b(?![ ,/]*\d{{4}})",
    re.IGNORECASE,
)
_COLON = re.compile(r":(?!\d)")
LONGEST_AGO = 7
"""Days after its publication within which a page is believed to count hours and days from its capture."""
HEAD = 60
"""Code points at the start of a note, up to its colon, in which it says when it was written."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a report was first published and last updated, as far as one line tells."""

    first: Moment | None = None
    later: Moment | None = None


def days_of(stamp: Stamp) -> Interval:
    """The days of publication; those of the latest version, if nothing else is told, and the basis says so."""
    if stamp.first or not stamp.later:
        return stamp.first.days if stamp.first else UNKNOWN_TIME
    return replace(stamp.later.days, basis=f"{stamp.later.days.basis}, the latest version")


def read_stamp(line: str, basis: str, order: Order = "", captured: Interval = UNKNOWN_TIME) -> Stamp:
    """Read a publication line: "Published 4 March 2020, 10:15 GMT | Updated 5 March 2020".

    "2 hours ago" means something only when an archive's day of capture is known and lies within days of the day of
    publication, if the line tells it; a date to come means nothing.
    """
    first = later = None
    for role, words in _parts(line):
        moment = read_moment(words, basis, order)
        if moment is None and not (first and _is_long_after(captured, first.days)):
            moment = _read_ago(words, basis, captured)
        if moment is None and role == "later" and first and first.days.earliest == first.days.latest:
            moment = _same_day(words, first)
        if moment is None or is_future(moment.days):
            continue
        if role == "later":
            later = later or moment
        else:
            first = first or moment
    return Stamp(first, later)


def _is_long_after(captured: Interval, days: Interval) -> bool:
    """Say whether a page was taken, or printed, so late that it had told a date instead of "3 hours ago"."""
    if captured.latest is None or days.latest is None:
        return False
    return (captured.latest - days.latest).days > LONGEST_AGO


def _parts(line: str) -> Iterator[tuple[Literal["first", "later"], str]]:
    """The parts of a line, each with what its date is that of; what no word explains is the publication."""
    role: Literal["first", "later"] = "first"
    start = 0
    for found in _ROLES.finditer(line):
        yield role, line[start : found.start()]
        role, start = ("later" if found["later"] else "first"), found.end()
    yield role, line[start:]


def _same_day(words: str, first: Moment) -> Moment | None:
    """An update that tells only the time of day was made on the day of publication."""
    clock, day = read_clock(words), first.days.earliest
    return Moment(first.days, clock.on(day)) if clock and day else None


def _read_ago(words: str, basis: str, captured: Interval) -> Moment | None:
    found = _AGO.search(words)
    if not found or captured.earliest is None or captured.latest is None:
        return None
    count = 1 if not (found["count"] or "").isdigit() else int(found["count"])
    unit = (found["unit"] or "").lower()[:1]
    if found["word"]:
        least = most = timedelta(days=found["word"].lower() == "yesterday")
    elif unit in "mh":
        least, most = timedelta(0), timedelta(hours=count if unit == "h" else 1)
    else:
        least = timedelta(days=count * (7 if unit == "w" else 1))
        most = least + timedelta(days=7 if unit == "w" else 1)
    days = Interval(captured.earliest - timedelta(days=-(-most // timedelta(days=1))), captured.latest - least, basis)
    return Moment(replace(days, basis=f"{basis}, counted back from the day of capture"))


def when_written(note: str, published: Interval, updated: Interval = UNKNOWN_TIME) -> Interval:
    """Tell when a note in a report was written: by the day it names, else after the report was published.

    A day without a year ("Editor's note, March 28") is the first such day that is not before the publication.
    """
    head = _COLON.split(note[:HEAD])[0]
    named = read_moment(head, "the day that the note names")
    if named and not is_future(named.days) and (published.earliest or date.min) <= (named.days.latest or date.min):
        return named.days
    day = _first_such_day(head, published)
    if day:
        return Interval(day, day, "the day that the note names, after the publication")
    if published.earliest is None:
        return UNKNOWN_TIME
    if read_clock(head):
        latest = updated.latest or published.latest
        return Interval(
            published.earliest, latest, "a note with a time of day, from the publication to the latest version"
        )
    return Interval(published.earliest, updated.latest, "after the publication")


def _first_such_day(head: str, published: Interval) -> date | None:
    found = _DAY_OF_MONTH.search(head)
    if not found or published.earliest is None:
        return None
    month = MONTHS.index((found["month"] or found["month2"]).lower()[:3]) + 1
    for year in (published.earliest.year, published.earliest.year + 1):
        try:
            day = date(year, month, int(found["day"] or found["day2"]))
        except ValueError:
            continue
        if day >= published.earliest and (day - published.earliest).days < 184:
            return day
    return None
