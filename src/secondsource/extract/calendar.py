"""Days and TIMEX3 values: which days a value covers, which value names the unit that a day lies in."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Callable
from datetime import date, timedelta

from secondsource.lists import read_table

Days = tuple[date, date]
"""First and last day, both included."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each meteorological season (three months; winter begins in December of its year's end)."""

MONTHS_OF = {"MONTH": 1, "QUARTER": 3, "HALF": 6, "YEAR": 12, "DECADE": 120, "CENTURY": 1200}
DAYS_OF = {"DAY": 1, "WEEK": 7, "WEEKEND": 7}


FISCAL = "FY"
"""The hint of a fiscal year in a form, with the months from January of the year named to its first month if known."""


def days_of(value: str) -> Days | None:
    """The days that a complete TIMEX3 date covers; a time of day is passed over; None for what is no date."""
    if "/" in value:
        ends = [days_of(part) for part in value.split("/")]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] and ends[0][0] <= ends[-1][1] else None
    value = re.sub(r"T(\d.*|MO|MI|AF|EV|NI)$", "", value)
    try:
        for pattern, build in SHAPES:
            if match := pattern.fullmatch(value):
                return build(*match.groups())
    except (ValueError, OverflowError):
        return None
    return None


def day(year: str, month: str, number: str) -> Days:
    """2018-03-26."""
    found = date(int(year), int(month), int(number))
    return found, found


def months(year: int, month: int, length: int) -> Days:
    """So many whole months."""
    last_year, last_month = divmod(year * 12 + month - 1 + length - 1, 12)
    return date(year, month, 1), date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])


def fiscal_days(value: str, hint: str) -> Days:
    """The days of a fiscal year, "2018" or "2017/2018", by its hint; without a month all that a company's may cover.

    Companies name a year by that in which it ends, some by that in which it begins, and most end from January on.
    """
    first, _, last = value.partition("/")
    year, off = int(first), hint.removeprefix(FISCAL)
    if off:
        years, month = divmod(year * 12 + int(off), 12)
        return months(years, month + 1, 12)
    return (date(year, 1, 1), date(int(last), 12, 31)) if last else (date(year - 1, 2, 1), date(year + 1, 1, 31))


def week(year: str, number: str) -> Days:
    """2018-W13: Monday to Sunday, as ISO 8601 has it."""
    first = date.fromisocalendar(int(year), int(number), 1)
    return first, first + timedelta(days=6)


def weekend(year: str, number: str) -> Days:
    """2018-W13-WE."""
    first, last = week(year, number)
    return first + timedelta(days=5), last


def season(year: str, name: str) -> Days:
    """2018-SU: June to August; 2018-WI: December of the year before to February (see `SEASONS`)."""
    month = SEASONS[name]
    return months(int(year) - (name == "WI"), month, 3)


def nth_weekday(year: str, month: str, weekday: str, which: str) -> Days:
    """The fourth Thursday of November, the last Monday of May."""
    first, last = months(int(year), int(month), 1)
    if int(which) > 0:
        found = first + timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(which) - 1))
    else:
        found = last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    return found, found


def easter(year: str, offset: str) -> Days:
    """So many days from Easter Sunday, by the anonymous Gregorian computus."""
    y = int(year)
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, number = divmod(h + k - 7 * m + 114, 31)
    found = date(y, month, number + 1) + timedelta(days=int(offset))
    return found, found


def election(year: str, offset: str) -> Days:
    """The Tuesday after the first Monday of November, on which the United States vote (3 U.S. Code, section 1)."""
    found = nth_weekday(year, "11", "1", "1")[0] + timedelta(days=1 + int(offset))
    return found, found


def feast(year: str, name: str, offset: str) -> Days:
    """So many days from a feast of `data/times_feasts.tsv`. ValueError for years it lacks."""
    if (year, name) not in feasts():
        raise ValueError(f"{name} of {year} is not in times_feasts.tsv")
    found = date.fromisoformat(f"{year}-{feasts()[year, name]}") + timedelta(days=int(offset))
    return found, found


@functools.cache
def feasts() -> dict[tuple[str, str], str]:
    """The month and day of each moving feast by year and name."""
    (_, *names), *rows = read_table("extract", "times_feasts.tsv")
    return {(year, name): day for year, *days in rows for name, day in zip(names, days, strict=True)}


def is_floating(form: str) -> bool:
    """Say whether a form names a feast whose day another calendar or a weekday gives (11-4#4, EASTER-2)."""
    return "#" in form or bool(re.search(r"-[A-Z]{4,}[+-]", form))


SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: months(int(y), int(m), 1)),
    (re.compile(r"(\d{4})"), lambda y: months(int(y), 1, 12)),
    (re.compile(r"(\d{4})-W(\d\d)"), week),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), weekend),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: months(int(y), int(q) * 3 - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: months(int(y), int(h) * 6 - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), season),
    (re.compile(r"(\d{3})"), lambda y: months(int(y) * 10, 1, 120)),
    (re.compile(r"(\d{2})"), lambda y: months(int(y) * 100, 1, 1200)),
    (re.compile(r"(\d{4})-(\d\d)-(\d)#(-?\d)"), nth_weekday),
    (re.compile(r"(\d{4})-EASTER([+-]\d+)"), easter),
    (re.compile(r"(\d{4})-ELECTION([+-]\d+)"), election),
    (re.compile(r"(\d{4})-([A-Z]{4,})([+-]\d+)"), feast),
)


def unit_of(unit: str, at: date) -> str:
    """The TIMEX3 value of the unit that a day lies in: its week, month, quarter ..."""
    year = f"{at.year:04d}"
    iso_year, iso_week, _ = at.isocalendar()
    return {
        "DAY": at.isoformat(),
        "WEEK": f"{iso_year:04d}-W{iso_week:02d}",
        "WEEKEND": f"{iso_year:04d}-W{iso_week:02d}-WE",
        "MONTH": f"{year}-{at.month:02d}",
        "QUARTER": f"{year}-Q{(at.month + 2) // 3}",
        "HALF": f"{year}-H{(at.month + 5) // 6}",
        "YEAR": year,
        "DECADE": year[:3],
        "CENTURY": year[:2],
    }[unit]


def shift(at: date, unit: str, count: int) -> date:
    """The day so many units away; a day that a shorter month lacks becomes its last. OverflowError out of range."""
    if unit in DAYS_OF:
        return at + timedelta(days=DAYS_OF[unit] * count)
    year, month = divmod(at.year * 12 + at.month - 1 + MONTHS_OF[unit] * count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{count} {unit} from {at} is outside the calendar")
    return date(year, month + 1, min(at.day, calendar.monthrange(year, month + 1)[1]))


def name_days(first: date, last: date) -> str:
    """The shortest TIMEX3 value that covers exactly these days, or a range of two."""
    for unit in ("DAY", "WEEK", "MONTH", "QUARTER", "HALF", "YEAR", "DECADE", "CENTURY"):
        value = unit_of(unit, first)
        if days_of(value) == (first, last):
            return value
    return f"{first.isoformat()}/{last.isoformat()}"


def unit_spanned(first: date, last: date) -> str:
    """The smallest unit that holds all of these days, YEAR at most."""
    length = (last - first).days
    limits = (("DAY", 0), ("WEEK", 6), ("MONTH", 30), ("QUARTER", 91))
    return next((unit for unit, limit in limits if length <= limit), "YEAR")
