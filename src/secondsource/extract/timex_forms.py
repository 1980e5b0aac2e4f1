"""How the form of a time expression is made from its parts: the functions that the grammar names with `=`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

Slots = dict[str, str | int]
"""The values of the parts that a rule has caught, by the names the rule gives them."""

LETTERS = {"SECOND": "TS", "MINUTE": "TM", "HOUR": "TH", "DAY": "D", "WEEK": "W", "MONTH": "M", "QUARTER": "Q"}
LETTERS |= {"YEAR": "Y", "DECADE": "E", "CENTURY": "C"}
"""The designators of TIMEX3 durations; T stands before those of a part of a day."""

ONE_DAY = re.compile(
    r"(?:REF:|AGO:)?DAY[+-]\d+|(?:REF:)?XXXX-WXX-\d|XXXX-XX-\d\d|(?:XXXX|\d{4})-(?:\d\d-\d\d|\d\d-\d#-?\d|[A-Z]{4,}.*)"
)
HALF_MORE = {"TH": "30M", "TM": "30S", "Y": "6M"}
"""What half an hour, minute and year more are."""

HALVES = {"MINUTE": "PT30S", "HOUR": "PT30M", "DAY": "PT12H", "YEAR": "P6M", "DECADE": "P5Y", "CENTURY": "P50Y"}
MOST_DAYS = 31
LAST_YEAR = 2199
"""Later years are no dates of news."""

STEPS = (
    (re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?"), "YEAR", "MONTH", 12),
    (re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?"), "HOUR", "MINUTE", 60),
)
"""Lengths of two units: the pattern, the large unit, the small one, how many of these make one of those."""

YEARLESS = re.compile(r"XXXX-\d\d-\d\d$")
QUARTER_END = re.compile(r"(XXXX|\d{4})-(03|06|09|12)-(?:2[5-9]|3[01])$")
CLOCK_AT_END = re.compile(r"T\d\d:\d\d$")
MONTH_DAY = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d$")


def duration(amount: str | int, unit: str | int) -> str:
    """Write a length of time; X is an amount that is not said."""
    letter = LETTERS[str(unit)]
    if letter in "EC" and str(amount).isdecimal():
        amount, letter = int(amount) * (10 if letter == "E" else 100), "Y"
    if str(amount).endswith(".5") and letter in HALF_MORE:
        return f"P{letter[:-1]}{str(amount)[:-2]}{letter[-1]}{HALF_MORE[letter]}"
    return f"P{letter[:-1]}{amount}{letter[-1]}"


def add(slots: Slots) -> str:
    """Twenty and five."""
    return str(sum(int(value) for value in slots.values()))


def times(slots: Slots) -> str:
    """Two hundred."""
    return str(int(slots["o"]) * int(slots["h"]))


def year_words(slots: Slots) -> str | None:
    """Nineteen ninety-six."""
    year = int(slots["x"]) * 100 + int(slots["y"])
    return str(year) if 1100 <= year <= 2099 else None


def clock(slots: Slots, afternoon: bool = False) -> str | None:
    """Write a time of day from an hour, or hours and minutes, and the half of the day."""
    hour, _, minute = str(slots.get("c", slots.get("h"))).partition(":")
    part, minute, number = slots.get("p"), (minute or "00")[:2], int(hour)
    if number > 24 or int(minute) > 59 or (part and number > 12):
        return None
    if part == "pm" or afternoon:
        number = number % 12 + 12
    elif part == "am":
        number %= 12
    return f"T{number:02d}:{minute}{in_zone(slots)}"


def in_zone(slots: Slots) -> str:
    """The time zone that is told, in brackets."""
    return f"[{slots['z']}]" if slots.get("z", "-") != "-" else ""


def clock_noon(slots: Slots) -> str:
    """Noon GMT."""
    return f"T{slots['n']}{in_zone(slots)}"


def clock_with_zone(slots: Slots) -> str | None:
    """3 a.m. Friday, Beijing time; a part of a day keeps no zone."""
    form, bar, hint = str(slots["x"]).partition("|")
    return f"{form}{in_zone(slots) if CLOCK_AT_END.search(form) else ''}{bar}{hint}"


def clock_part(slots: Slots) -> str | None:
    """Ten in the morning, three in the afternoon."""
    part = slots["p"]
    late = part in ("AF", "EV") or (part == "NI" and int(str(slots.get("c", slots.get("h"))).partition(":")[0]) > 5)
    return clock({**slots, "p": "pm" if late else "am"})


def clock_past(slots: Slots) -> str | None:
    """Half past eight, a quarter to nine, ten past six."""
    if int(slots["m"]) % 5 or int(slots["m"]) > 30:
        return None
    hour, minute = divmod(int(slots["h"]) * 60 + int(slots["m"]), 60)
    part = slots.get("p")
    told = {**slots, "h": f"{hour or 12}:{minute:02d}"}
    return clock_part(told) if part in ("MO", "AF", "EV", "NI", "MI") else clock(told)


def military(slots: Slots) -> str | None:
    """0400 GMT."""
    hour, minute = divmod(int(slots["h"]), 100) if str(slots["h"]).isdecimal() else (99, 0)
    return f"T{hour:02d}:{minute:02d}{in_zone(slots)}" if hour < 24 and minute < 60 else None


def no_day(slots: Slots) -> str | None:
    """31 February."""
    return None if is_day(f"XXXX-{slots['m']}-{int(slots['d']):02d}") else "-"


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


def century(slots: Slots) -> str:
    """The 20th century is 19 in TIMEX3."""
    return f"{int(slots['o']) - 1:02d}"


def span(slots: Slots) -> str:
    """A length of time."""
    return duration(slots.get("n", 1), slots["u"])


def past_span(slots: Slots) -> str:
    """The last three years."""
    return span(slots) + "|-1"


def past_length(slots: Slots) -> str | None:
    """The last two and a half years."""
    return None if {"|", "/"}.intersection(str(slots["x"])) else f"{slots['x']}|-1"


def next_length(slots: Slots) -> str | None:
    """The next two and a half years."""
    return None if {"|", "/"}.intersection(str(slots["x"])) else f"{slots['x']}|+1"


def units_ahead(slots: Slots) -> str:
    """The weeks ahead, the two weeks ahead."""
    return next_span({"n": "X", **slots})


def length_ago(slots: Slots) -> str | None:
    """Half a century ago, two and a half years ago."""
    offset = offset_of(str(slots["x"]), "-")
    return offset and f"AGO:{offset}"


def length_before(slots: Slots) -> str | None:
    """Half an hour earlier."""
    offset = offset_of(str(slots["x"]), "-")
    return offset and f"REF:{offset}"


def length_after(slots: Slots) -> str | None:
    """Half an hour later."""
    offset = offset_of(str(slots["x"]), "+")
    return offset and f"REF:{offset}"


def offset_of(length: str, sign: str) -> str | None:
    """A length of time as a step of its smallest unit; none for ranges and amounts that are not whole."""
    for pattern, large, small, count in STEPS:
        if match := pattern.fullmatch(length):
            more, rest = int(match[1] or 0), int(match[2] or 0)
            return f"{small}{sign}{count * more + rest}" if rest else f"{large}{sign}{more}"
    return None


def past_units(slots: Slots) -> str:
    """Recent weeks."""
    return plural(slots) + "|-1"


def next_units(slots: Slots) -> str:
    """The coming weeks."""
    return plural(slots) + "|+1"


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


def year_said(slots: Slots) -> str | None:
    """The year two thousand."""
    return str(slots["y"]) if str(slots["y"]) in ("1900", "2000") else None


def next_span(slots: Slots) -> str:
    """The next three years."""
    return span(slots) + "|+1"


def plural(slots: Slots) -> str:
    """Months."""
    return duration("X", slots["u"])


def from_to(slots: Slots) -> str:
    """Twelve to fourteen hours: a range of lengths."""
    return f"{duration(slots['n'], slots['u'])}/{duration(slots['k'], slots['u'])}"


def and_half(slots: Slots) -> str:
    """Two and a half years."""
    return duration(f"{slots.get('n', 1)}.5", slots["u"])


def half(slots: Slots) -> str | None:
    """Half an hour."""
    return HALVES.get(str(slots["u"]))


def every(slots: Slots) -> str:
    """Every year, every two years."""
    return duration(slots.get("n", 1), slots["u"])


def every_nth(slots: Slots) -> str:
    """Every second year."""
    return duration(2, slots["u"])


def part_of_day(slots: Slots) -> str | None:
    """Tuesday night: the part goes before a hint."""
    return on_day(str(slots["x"]), f"T{slots['p']}")


def clock_of_day(slots: Slots) -> str | None:
    """2 p.m. Wednesday."""
    told, time = str(slots["x"]), str(slots["c"])
    if re.search("T(AF|EV)", told) and 0 < int(time[1:3]) < 12:  # "half past eight on Tuesday evening"
        time = f"T{int(time[1:3]) + 12}{time[3:]}"
    return on_day(re.sub(r"T(MO|AF|EV|NI|MI)", "", told), time)


def on_day(day: str, time: str) -> str | None:
    """Put a time of day behind a day and before its hints; a range of days has none."""
    form, bar, hint = day.partition("|")
    if not ONE_DAY.fullmatch(form) or "YEAR" in hint:
        return None
    return f"{form}{time}{bar}{hint}"


FORMS: dict[str, Callable[[Slots], str | None]] = {
    function.__name__.rstrip("_"): function
    for function in (
        add, times, year_words, no_day, clock, clock_part, iso, slash, dotted, military, week_of, half, weekday_date,
        september_11, day_of_this_month, day_of_last_month, day_of_next_month, holiday_week, holiday_weekend,
        last, next_, century, span, past_span, next_span, plural,
        units_ahead, length_ago, length_before, length_after, past_length, next_length, past_units, next_units,
        quarter_ended, quarter_months, year_said, clock_past, clock_noon, clock_with_zone,
        first_months, first_months_last, first_months_next,
        last_months, last_months_last, from_to, and_half, every, every_nth, part_of_day, clock_of_day,
    )
}  # fmt: skip
