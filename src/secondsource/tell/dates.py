"""How does a brief write dates and values: in ISO 8601 for programs, in words for readers?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from secondsource.model import Bound, Event, Interval
from secondsource.tell.wording import one_line, words

_YEAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-(\d|WE))?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_PART_OF_DAY = re.compile(r"T(MO|MI|AF|EV|NI|DT)")
_CLOCK = re.compile(r"T(\d{1,2}:\d{2})(?::\d{2})?(Z|[+-]\d\d:\d\d)?")


def interval_object(interval: Interval, basis: bool = True) -> dict[str, str | None]:
    """Give an interval as an object for JSON: `earliest` and `latest` in ISO 8601, null where open, and `basis`."""
    ends = {"earliest": _iso(interval.earliest), "latest": _iso(interval.latest)}
    return {**ends, "basis": interval.basis} if basis else ends


def iso_interval(interval: Interval) -> str | None:
    """Give an interval as ISO 8601: a day, a whole month or year, "first/last" with ".." for an open end, or None."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{_iso(first) or '..'}/{_iso(last) or '..'}"
    if first == last:
        return _iso(first)
    if _is_year(first, last):
        return f"{first.year:04d}"
    if _is_month(first, last):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{_iso(first)}/{_iso(last)}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _is_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _is_month(first: date, last: date) -> bool:
    return (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == _days(last)


def _days(day: date) -> int:
    return monthrange(day.year, day.month)[1]


# English months, whatever the locale of the machine says: the brief has to come out the same everywhere.
MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")


def say_day(day: date) -> str:
    """Give "26 March 2018"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_interval(interval: Interval, unknown: str = "date unknown") -> str:
    """Give an interval in words: "26 March 2018", "26–28 March 2018", "March 2018", "from ...", "until ..."."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        if first:
            return f"from {say_day(first)}"
        return f"until {say_day(last)}" if last else unknown
    if first == last:
        return say_day(first)
    if _is_year(first, last):
        return str(first.year)
    if _is_month(first, last):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return _say_range(first, last)


def _say_range(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{say_day(first)} – {say_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {say_day(last)}"
    return f"{first.day}–{say_day(last)}"


def draw_interval(interval: Interval) -> str:
    """Give an interval so that its width can be seen: "2018-03-25", "2018-03-25 – 28", "2018-03", "… – 2018-03-28"."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None or first == last or _is_year(first, last) or _is_month(first, last):
        return (iso_interval(interval) or "no day").replace("/", " – ").replace("..", "…")
    shared = 8 if (first.year, first.month) == (last.year, last.month) else 5 if first.year == last.year else 0
    return f"{first.isoformat()} – {last.isoformat()[shared:]}"


def kind_of_days(event: Event) -> str:
    """Say whether the days of an event are stated by the reports or derived; an empty text where it has none."""
    return "stated" if event.time.known else "derived" if event.derived.known else ""


def say_value(value: str | float, bound: Bound = "exact") -> str:
    """Give the value of a claim in words: a date (ISO 8601 or TIMEX3), a name, or a number with its bound."""
    if isinstance(value, str):
        return say_timex(value) or one_line(value)
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
    return str(words()["bound"][bound]) + number


def read_days(text: str) -> Interval | None:
    """Read a year, month, day, week or weekend in ISO 8601 as the days it covers; None if it is none."""
    return _covered(text)


def say_timex(value: str) -> str:
    """Give a TIMEX3 value in words ("2018-W13-WE", "2018-03-26TAF", "2018-SP"); an empty text if it is none."""
    if value in words()["reference"]:
        return str(words()["reference"][value])
    if season := _SEASON.fullmatch(value):
        return f"{words()['season'][season[2]]} {season[1]}"
    first, slash, last = value.partition("/")
    date_part, clock, hour = first.partition("T")
    days, until = _covered(date_part), _covered(last.partition("T")[0]) if slash else None
    if days is None or (slash and until is None):
        return ""
    said = say_interval(Interval(days.earliest, until.latest if until else days.latest))
    if not clock or slash:
        return said
    return f"{said}, {_say_hour(clock + hour)}".removesuffix(", ")


def _say_hour(clock: str) -> str:
    if part := _PART_OF_DAY.fullmatch(clock):
        return str(words()["part_of_day"][part[1]])
    hour = _CLOCK.match(clock)
    if not hour:
        return ""
    zone = " GMT" if hour[2] == "Z" else f" (UTC{hour[2].replace('-', '−')})" if hour[2] else ""
    return hour[1] + zone


def _covered(value: str) -> Interval | None:
    """The days that a year, month, day, week or weekend covers, or None if it is no such thing."""
    year, week = _YEAR.fullmatch(value), _WEEK.fullmatch(value)
    try:
        if year:
            return _covered_days(int(year[1]), year[2], year[3])
        return _covered_week(int(week[1]), int(week[2]), week[3]) if week else None
    except ValueError:  # a thirteenth month, a sixtieth week
        return None


def _covered_days(year: int, month: str | None, day: str | None) -> Interval:
    first = date(year, int(month or 1), int(day or 1))
    if day:
        return Interval(first, first)
    last = date(year, int(month or 12), 1)
    return Interval(first, last.replace(day=_days(last)))


def _covered_week(year: int, week: int, part: str | None) -> Interval:
    days = (6, 7) if part == "WE" else (int(part), int(part)) if part else (1, 7)
    return Interval(date.fromisocalendar(year, week, days[0]), date.fromisocalendar(year, week, days[1]))
