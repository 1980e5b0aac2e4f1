"""How the form of a length of time is made from its parts: "the last three years", "half an hour ago"."""

from __future__ import annotations

import re

Slots = dict[str, str | int]
"""The values of the parts that a rule has caught, by the names the rule gives them."""

LETTERS = {"SECOND": "TS", "MINUTE": "TM", "HOUR": "TH", "DAY": "D", "WEEK": "W", "MONTH": "M", "QUARTER": "Q"}
LETTERS |= {"YEAR": "Y", "DECADE": "E", "CENTURY": "C"}
"""The designators of TIMEX3 durations; T stands before those of a part of a day."""

HALF_MORE = {"TH": "30M", "TM": "30S", "Y": "6M"}
"""What half an hour, minute and year more are."""

HALVES = {"MINUTE": "PT30S", "HOUR": "PT30M", "DAY": "PT12H", "YEAR": "P6M", "DECADE": "P5Y", "CENTURY": "P50Y"}

STEPS = (
    (re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?"), "YEAR", "MONTH", 12),
    (re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?"), "HOUR", "MINUTE", 60),
)
"""Lengths of two units: the pattern, the large unit, the small one, how many of these make one of those."""


def duration(amount: str | int, unit: str | int) -> str:
    """Write a length of time; X is an amount that is not said."""
    letter = LETTERS[str(unit)]
    if letter in "EC" and str(amount).isdecimal():
        amount, letter = int(amount) * (10 if letter == "E" else 100), "Y"
    if str(amount).endswith(".5") and letter in HALF_MORE:
        return f"P{letter[:-1]}{str(amount)[:-2]}{letter[-1]}{HALF_MORE[letter]}"
    return f"P{letter[:-1]}{amount}{letter[-1]}"


def span(slots: Slots) -> str:
    """A length of time."""
    return duration(slots.get("n", 1), slots["u"])


def past_span(slots: Slots) -> str:
    """The last three years."""
    return span(slots) + "|-1"


def next_span(slots: Slots) -> str:
    """The next three years."""
    return span(slots) + "|+1"


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


FORMS = (
    span,
    past_span,
    next_span,
    past_length,
    next_length,
    units_ahead,
    length_ago,
    length_before,
    length_after,
    past_units,
    next_units,
    plural,
    from_to,
    and_half,
    half,
    every,
    every_nth,
)
"""The functions that the grammar names."""
