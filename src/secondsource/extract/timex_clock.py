"""How the form of a time of day is made from its parts, and put behind a day: "half past eight", "Tuesday night"."""

from __future__ import annotations

import re

from secondsource.extract.timex_lengths import Slots

ONE_DAY = re.compile(
    r"(?:REF:|AGO:)?DAY[+-]\d+|(?:REF:)?XXXX-WXX-\d|XXXX-XX-\d\d|(?:XXXX|\d{4})-(?:\d\d-\d\d|\d\d-\d#-?\d|[A-Z]{4,}.*)"
)
CLOCK_AT_END = re.compile(r"T\d\d:\d\d$")


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


FORMS = (clock, clock_noon, clock_with_zone, clock_part, clock_past, military, part_of_day, clock_of_day)
"""The functions that the grammar names."""
