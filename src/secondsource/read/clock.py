"""Read a time of day with its zone, as publication lines and metadata write it: "5:12 p.m. ET", "T14:05:00+09:00"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secondsource.lists import read_lines

_TIME = re.compile(
    r"(?<![\d.,:+-])(?:(?P<hour>[01]?\d|2[0-4])(?:(?:[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?)"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?)?|\s?(?P<half_alone>[ap]\.?\s?m\b\.?))"
    r"|(?P<packed>(?<=T)(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?|(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:hrs|hours|GMT|UTC)\b))"
    r"|(?P<word>noon|midnight)\b)(?:\s?(?:hrs|hours)\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s*,?\s*\(?(?:(?:UTC|GMT)\s?)?(?P<sign>[+−-])(?P<hours>[01]?\d)(?::?(?P<minutes>[0-5]\d))?(?!\d)")
_NAMED = re.compile(r"\s*,?\s*\(?(?P<name>[A-Z]{1,4})\b")
_LONG = re.compile(
    r"\s*,?\s*\(?(?:U\.?S\.? )?(?P<name>Eastern|Central|Mountain|Pacific)(?: (?:Standard|Daylight))?(?: Time)?\b", re.I
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as told ("14:05"), and its zone: an offset, an IANA name, or nothing; `doubt` says why nothing."""

    time: str
    zone: str = ""
    doubt: str = ""

    def on(self, day: date) -> str:
        """Write the time on a day in ISO 8601, with the zone as far as it is told: "2018-03-27T14:05+09:00"."""
        return f"{day.isoformat()}T{self.time}{_offset_on(self.zone, day, self.time)}"


def read_clock(text: str) -> Clock | None:
    """Read the first time of day in a short string; None when there is none."""
    for found in _TIME.finditer(text):
        time = _time_of(found)
        if time:
            zone, doubt = _read_zone(text[found.end() :])
            return Clock(time, zone, doubt)
    return None


def _time_of(found: re.Match[str]) -> str:
    if found["word"]:
        return "12:00" if found["word"].lower() == "noon" else "00:00"
    packed = found["packed"]
    if packed:
        return ":".join(packed[n : n + 2] for n in range(0, len(packed), 2))
    hour, half = int(found["hour"]), (found["half"] or found["half_alone"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return ""
    return ":".join(filter(None, (f"{hour:02}", found["minute"] or "00", found["second"])))


def _read_zone(after: str) -> tuple[str, str]:
    """The zone behind a time, or why it is in doubt."""
    told = _ZONE.match(after)
    if told:
        hours, minutes = int(told["hours"]), told["minutes"] or "00"
        return (f"{'+' if told['sign'] == '+' else '-'}{hours:02}:{minutes}", "") if hours <= 14 else ("", "")
    long, named = _LONG.match(after), _NAMED.match(after)
    name = f"{long['name'][0].upper()}T" if long else named["name"] if named else ""
    zone, whose = _zones().get(name, ("", ""))
    return ("", f"the zone {name} may be {whose}") if zone == "?" else (zone, "")


def _offset_on(zone: str, day: date, time: str) -> str:
    """The offset of a zone at a time, from the tz database where it changes with the season."""
    if "/" not in zone:
        return zone
    try:
        moment = datetime.fromisoformat(f"{day.isoformat()}T{time}").replace(tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):  # a machine without the database: the zone stays untold
        return ""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@functools.cache
def _zones() -> dict[str, tuple[str, str]]:
    rows = ([*line.split("\t"), ""] for line in read_lines("read", "clock.tsv"))
    return {row[0]: (row[1], row[2]) for row in rows}
