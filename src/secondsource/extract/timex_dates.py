"""How the form of a date is made from its parts: figures, a weekday with its date, feasts, months of a year."""

from __future__ import annotations

import datetime
import re

from secondsource.extract.timex_lengths import Slots

MOST_DAYS = 31
LAST_YEAR = 2199
"""Later years are no dates of news."""

YEARLESS = re.compile(r"XXXX-\d\d-\d\d$")
QUARTER_END = re.compile(r"(XXXX|\d{4})-(03|06|09|12)-(?:2[5-9]|3[01])$")
MONTH_DAY = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d$")


def iso(slots: Slots) -> str | None:
    """A date in figures, year first."""
    value = str(slots["i"])
    return value[:16] if is_day(value[:10]) else None


def slash(slots: Slots) -> str | None:
    """A date in figures with strokes: month first where that can be, as the wires write it."""
    first, second, year = (int(part) for part in str(slots["s"]).split("/"))
    if year < 100:
        year += 1900 if year > 40 else 2000
    choices = (f"{year:04d}-{first:02d}-{second:02d}", f"{year:04d}-{second:02d}-{first:02d}")
    return next(filter(is_day, choices), None)


def dotted(slots: Slots) -> str | None:
    """A date in figures with full stops: the day first, as the continent of Europe writes it."""
    number, month, year = (int(part) for part in str(slots["s"]).split("."))
    value = f"{year:04d}-{month:02d}-{number:02d}"
    return value if is_day(value) else None


def no_day(slots: Slots) -> str | None:
    """31 February."""
    return None if is_day(f"XXXX-{slots['m']}-{int(slots['d']):02d}") else "-"


def is_day(value: str) -> bool:
    """Say whether a year, month and day make a day; years that only fill a field (0001, 9999) are none."""
    if value[:4].isdecimal() and not 1000 <= int(value[:4]) <= LAST_YEAR:
        return False
    try:
        datetime.date.fromisoformat(value.replace("XXXX", "2000"))
    except ValueError:
        return False
    return True


def may_be_day(form: str) -> bool:
    """Say whether a form is free of days that no month has (31 February)."""
    found = re.match(r"(?:XXXX|\d{4})-\d\d-\d\d(?!\d)", form)
    return found is None or "#" in form or is_day(found[0])


def weekday_date(slots: Slots) -> str | None:
    """A weekday before its date: the date, and the weekday as a hint to the year."""
    form = str(slots["x"])
    if not MONTH_DAY.match(form):
        return None
    time = f"T{slots['p']}" if "p" in slots else ""
    return f"{form}{time}|WXX-{slots['w']}" if form.startswith("XXXX") else form + time


def day_of_this_month(slots: Slots, step: int = 0) -> str | None:
    """The 23rd of this month."""
    return f"XXXX-XX-{int(slots['o']):02d}|MONTH{step:+d}" if int(slots["o"]) <= MOST_DAYS else None


def day_of_last_month(slots: Slots) -> str | None:
    """The 23rd of last month."""
    return day_of_this_month(slots, -1)


def day_of_next_month(slots: Slots) -> str | None:
    """The 23rd of next month."""
    return day_of_this_month(slots, 1)


def september_11(slots: Slots) -> str | None:
    """The Sept. 11 attacks were those of 2001."""
    return "2001-09-11" if (slots["m"], slots["d"]) == ("09", 11) else None


def holiday_week(slots: Slots) -> str | None:
    """The week of a feast."""
    return f"XXXX-{slots['h']}|WEEK"


def holiday_weekend(slots: Slots) -> str | None:
    """The weekend of a feast."""
    return f"XXXX-{slots['h']}|WEEKEND"


def week_of(slots: Slots) -> str | None:
    """The week of March 19, the week ended June 15."""
    return f"{slots['x']}|WEEK" if YEARLESS.match(str(slots["x"])) else None


def last(slots: Slots) -> str | None:
    """Last October 23."""
    return f"{slots['x']}|-1" if YEARLESS.match(str(slots["x"])) else None


def next_(slots: Slots) -> str | None:
    """Next October 23."""
    return f"{slots['x']}|+1" if YEARLESS.match(str(slots["x"])) else None


def year_words(slots: Slots) -> str | None:
    """Nineteen ninety-six."""
    year = int(slots["x"]) * 100 + int(slots["y"])
    return str(year) if 1100 <= year <= 2099 else None


def year_said(slots: Slots) -> str | None:
    """The year two thousand."""
    return str(slots["y"]) if str(slots["y"]) in ("1900", "2000") else None


def century(slots: Slots) -> str:
    """The 20th century is 19 in TIMEX3."""
    return f"{int(slots['o']) - 1:02d}"


def quarter_ended(slots: Slots) -> str | None:
    """The quarter ended Sept. 30."""
    match = QUARTER_END.match(str(slots["x"]))
    return f"{match[1]}-Q{int(match[2]) // 3}" if match else None


def quarter_months(slots: Slots) -> str | None:
    """The January-March quarter."""
    first, last = int(slots["m"]), int(slots["o"])
    return f"XXXX-Q{last // 3}" if last % 3 == 0 and last - first == 2 else None


def first_months(slots: Slots, hint: str = "") -> str | None:
    """The first three months of 2017 are its first quarter, the first nine are from January to September."""
    return months_of_year(slots, 1, int(slots["n"]), hint) if str(slots["n"]).isdecimal() else None


def first_months_last(slots: Slots) -> str | None:
    """The first three months of last year."""
    return first_months(slots, "|YEAR-1")


def first_months_next(slots: Slots) -> str | None:
    """The first three months of next year."""
    return first_months(slots, "|YEAR+1")


def last_months(slots: Slots, hint: str = "") -> str | None:
    """The last three months of 2017."""
    return months_of_year(slots, 13 - int(slots["n"]), 12, hint) if str(slots["n"]).isdecimal() else None


def last_months_last(slots: Slots) -> str | None:
    """The last three months of last year."""
    return last_months(slots, "|YEAR-1")


def months_of_year(slots: Slots, first: int, last: int, hint: str) -> str | None:
    """Some months of a year as a quarter or a half, where they are one, or as a range; a single one is a month."""
    if not 1 <= first <= last <= 12 or (first, last) == (1, 12):
        return None
    year, units = slots.get("y", "XXXX"), {(1, 3): "Q1", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}
    unit = units.get((first, last))
    ends = [unit] if unit else [f"{month:02d}" for month in dict.fromkeys((first, last))]
    return "/".join(f"{year}-{end}" for end in ends) + hint


FORMS = (
    iso,
    slash,
    dotted,
    no_day,
    weekday_date,
    day_of_this_month,
    day_of_last_month,
    day_of_next_month,
    september_11,
    holiday_week,
    holiday_weekend,
    week_of,
    last,
    next_,
    year_words,
    year_said,
    century,
    quarter_ended,
    quarter_months,
    first_months,
    first_months_last,
    first_months_next,
    last_months,
    last_months_last,
)
"""The functions that the grammar names."""
