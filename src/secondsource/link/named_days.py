"""What days, weekdays and years does a report name, and how? What they say of the day on which it was written.

A day that stands after "Posted" or beside an agency is the day of the report or nearly, one of a caption is a few
days old, one in running text may be of long ago. How soon after such a day reports are written is learned
(`training/train_dating.py`); here stands which way of naming a day it is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from secondsource.link.offices import latest_known
from secondsource.lists import read_table
from secondsource.model import Span, TimeMention

DAY = re.compile(r"(XXXX|\d{4})-(\d\d)-(\d\d)(?!\d)")
YEAR = re.compile(r"(\d{4})(?!\d)(-(?:0[1-9]|1[0-2])(?!\d))?")
MONTH = re.compile(r"XXXX-(\d\d)")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T\w+)?")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BY_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|rs|rsday|urday|day)?\b", re.IGNORECASE)

MANY_DATED = 6
"""Days with their years in running text beyond which a page tells of many things and is written on the day of none."""

MANY_TOLD = 30
"""The same for days without their years."""

LEAD = 500
"""Code points from the start of a report in which what it is about is told."""

BEFORE, BEHIND = 50, 60
"""Code points around a day in which its way of being named shows."""

BY_THE_CLOCK = re.compile(
    r"^,? (?:at|around|about|just|shortly)\b[^.\n]{0,20}?\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b|hours)", re.IGNORECASE
)
"""The time of day beside a day, as a report of what has just happened tells it."""

RUNNING = ("lead", "timed", "body", "noun")
"""The ways of naming a day that are running text."""

STRENGTH = (
    *("posted", "posted and updated", "dateline", "today", "updated", "post", "posted_late", "clip", "caption"),
    *("ahead", "timed", "lead", "lead_untensed", "body", "body_untensed", "noun"),
)
"""The ways of naming a day, the strongest first."""

NO_YEAR_BEFORE = re.compile(r"(?:[$£€#\d.,-]|\b(?:FM|Route|Highway|at|of about)) ?$")
NO_YEAR_BEHIND = re.compile(
    r"^(?:[-.]\d|s\b| (?:block|hours|people|voters)\b"
    r"| (?:[NSEW]\. )?[A-Z]\w+ (?:St|Ave|Rd|Dr|Blvd|Ct|Street|Avenue|Road|Drive)\b)"
)
"""What makes a number of four digits that looks like a year a house, a telephone or a count."""

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\n.]{0,40}?\b(?P<first>(?:19|20)\d\d)\b(?:\s?[-–]\s?(?P<last>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)

FIRST_YEAR = 1700
"""The first year that news names as such; the last is the one after which we know nothing (`latest_known`)."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a report names, with its year or without, on a weekday or without, and the way of naming it."""

    mention: TimeMention
    way: str
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None  # ISO: Monday is 1; where the year is not named
    with_weekday: bool = False

    @property
    def kind(self) -> str:
        """The way of naming; with its year a day of running text is rather background."""
        way = f"{self.way} on weekday" if self.with_weekday and self.way.partition("_")[0] in RUNNING else self.way
        return way if self.year is None else f"{way} with year"

    @property
    def group(self) -> str:
        """The kinds of which the newest day counts: all of running text together, by weekday and year."""
        if self.way.partition("_")[0] not in RUNNING:
            return self.kind
        return f"told {self.with_weekday} {self.year is None}"

    def in_years(self, first: int, last: int) -> Iterator[int]:
        """The ordinals of this day in the years from one to another."""
        for year in range(max(first, date.min.year), min(last, date.max.year) + 1):
            try:
                yield date(year, self.month, self.day).toordinal()
            except ValueError:  # 29 February
                continue


@dataclass(frozen=True, slots=True)
class NamedYear:
    """The latest year that a report names as past or present, and how."""

    words: Span
    way: str
    year: int
    since: date | None = None  # the first day meant, where it is told of what has been


def find_named_days(text: str, times: Iterable[TimeMention]) -> list[NamedDay]:
    """The days that a report names with month and day, in the order of the text; of a range the last one."""
    return [named for time in times for named in _read_day(text, time)]


def drop_chronicle(days: Sequence[NamedDay]) -> list[NamedDay]:
    """Leave out the days of running text where there are too many with their years: a list, a chronicle, comments."""
    told = [it for it in days if it.way.partition("_")[0] in (*RUNNING, "ahead", "updated")]
    dated = {(it.year, it.month, it.day) for it in told if it.year is not None}
    return [it for it in days if it not in told] if len(dated) > MANY_DATED or len(told) > MANY_TOLD else list(days)


def drop_repeated(days: Iterable[NamedDay]) -> list[NamedDay]:
    """Each day once, in the strongest way in which it is named; told with its year and without it is one day."""
    kept: dict[tuple[int, int], NamedDay] = {}
    for named in sorted(days, key=lambda it: (STRENGTH.index(it.way), it.year is None, it.mention.start)):
        other = kept.setdefault((named.month, named.day), named)
        if other.year is None and named.year is not None:
            kept[named.month, named.day] = replace(other, year=named.year)
    return sorted(kept.values(), key=lambda it: it.mention.start)


def find_weekdays(times: Iterable[TimeMention]) -> dict[int, TimeMention]:
    """The weekdays that a report names without a date and not as yet to come, each with its first mention."""
    found: dict[int, TimeMention] = {}
    for time in times:
        match = WEEKDAY.fullmatch(time.form)
        if match and time.tense != "future" and not time.mod and time.type in ("DATE", "TIME"):
            found.setdefault(int(match[1]), time)
    return found


def find_months(times: Iterable[TimeMention], *, ahead: bool) -> dict[int, TimeMention]:
    """The months that a report names without day and year, as past or as yet to come, each with its first mention."""
    found: dict[int, TimeMention] = {}
    for time in times:
        match = MONTH.fullmatch(time.form)
        if match and (time.tense == ("future" if ahead else "past")) and not time.mod.startswith("UNTIL"):
            found.setdefault(int(match[1]), time)
    return found


def find_copyright(text: str) -> NamedYear | None:
    """The latest year of a note of copyright, wherever it stands."""
    years = [
        NamedYear(Span(*match.span()), "copyright", int(match["last"] or match["first"]))
        for match in COPYRIGHT.finditer(text)
    ]
    known = [named for named in years if named.year <= latest_known().year + 1]
    return max(known, key=lambda it: (it.year, -it.words.start), default=None)


def find_latest_year(text: str, times: Iterable[TimeMention]) -> NamedYear | None:
    """The latest year that a report names and does not look ahead to; the strongest way of naming it counts."""
    years = [named for time in times for named in _read_year(text, time)]
    return max(years, key=lambda it: (it.year, -YEAR_WAYS.index(it.way), -it.words.start), default=None)


HELD_IN = re.compile(
    r" (?:[A-Z]\w+ ){0,2}(?:presidential|elections?|campaigns?|race|primar(?:y|ies)|conventions?|nomin\w+|candidates?"
    r"|contenders?|caucus(?:es)?|cycle|vote|Olympics?|Games|World Cup|season)\b"
)
"""What has the name of its year, and is talked about in that year and the one before."""

YEAR_WAYS = ("day", "month", "contest", "noun", "since", "in", "bare")
"""Ways of naming a year, the stronger first: on 3 May 2016, in May 2016, the 2016 vote or law, since 2016, in 2016."""


def _read_day(text: str, time: TimeMention) -> Iterator[NamedDay]:
    last = time.form.rpartition("/")[2] if "/" in time.form and "|" not in time.form else time.form
    match = DAY.match(last)
    words = text[time.start : time.stop]
    if not match or time.type not in ("DATE", "TIME") or not any(char.isdigit() for char in words):
        return
    year = None if match[1] == "XXXX" else int(match[1])
    if year is not None and f"{year % 100:02d}" not in words:  # a day known by its name, such as 9/11
        return
    try:
        date(year or 2000, int(match[2]), int(match[3]))
    except ValueError:
        return
    if year is not None and not FIRST_YEAR <= year <= latest_known().year + 1:
        return
    weekdays = {WEEKDAYS.index(found[1].lower()) + 1 for found in BY_WEEKDAY.finditer(words)}
    weekday = min(weekdays) if len(weekdays) == 1 and year is None else None
    way = _find_way(text, time)
    if way in ("comment", "birth"):  # of any later time, of any earlier one
        return
    yield NamedDay(time, way, int(match[2]), int(match[3]), year, weekday, bool(weekdays))


@functools.cache
def read_ways() -> list[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None]]:
    """The ways of naming a day of `data/day_ways.tsv`, with what stands before and behind the day."""
    rows = [[*row, ""][:3] for row in read_table("link", "day_ways.tsv")]
    return [
        (way, re.compile(left, re.IGNORECASE) if left else None, re.compile(right) if right else None)
        for way, left, right in rows
    ]


def _find_way(text: str, time: TimeMention) -> str:
    """How a day is named."""
    place = "lead" if time.start < LEAD else "body"
    before = text[max(0, time.start - BEFORE) : time.start]
    behind = text[time.stop : time.stop + BEHIND]
    for way, left, right in read_ways():
        if (left is None or left.search(before)) and (right is None or right.search(behind)):
            return "posted_late" if way == "posted" and place == "body" else way
    if time.tense == "future" or (time.tense != "past" and {"UNTIL", "BEFORE"} & set(time.mod.split())):
        return "ahead"
    if "SINCE" in time.mod or before.endswith(" of "):
        return "noun"
    if place == "lead" and BY_THE_CLOCK.match(behind):
        return "timed"
    if re.match(r" [a-z]{3}", behind) and re.search(r"\b(?:the|a|his|her|their|its|’s|'s) $", before):
        return "noun"
    return place if time.tense == "past" else f"{place}_untensed"


def _read_year(text: str, time: TimeMention) -> Iterator[NamedYear]:
    match = YEAR.match(time.form)
    if not match or time.type not in ("DATE", "TIME") or time.tense == "future":
        return
    year = int(match[1])
    if not FIRST_YEAR <= year <= latest_known().year + 1 or {"UNTIL", "BEFORE"} & set(time.mod.split()):
        return
    since = date(year, int(match[2][1:]) if match[2] and not DAY.match(time.form) else 1, 1)
    before, behind = text[max(0, time.start - BEFORE) : time.start], text[time.stop : time.stop + BEHIND]
    if _find_way(text, time) in ("comment", "birth"):
        return
    if DAY.match(time.form):
        way = "day"
    elif match[2]:
        way = "month"
    elif NO_YEAR_BEFORE.search(before) or NO_YEAR_BEHIND.match(behind):
        return
    elif "SINCE" in time.mod:
        way = "since"
    elif re.search(r"\b(?:in|of|from|during|by|for|and|to) $", before):
        way = "in"
    elif HELD_IN.match(behind):
        way = "contest"
    elif re.match(r" [A-Za-z]{3,}", behind) and re.search(r"[\w’'] $", before):
        way = "noun"
    else:
        way = "bare"
    yield NamedYear(time.span, way, year, since if time.tense == "past" else None)
