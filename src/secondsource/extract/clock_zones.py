"""On which day is 23:00 GMT? Times of day that are told with their zone, on the clock of the dateline's place.

A form keeps the zone in brackets behind the time of day, "T23:00[UTC]", and behind ">" the zone of the report's own
place where the day is to be told there, "T23:00[UTC>Asia.Shanghai]". Greenwich time is nobody's own in the news, and a
time in brackets behind another one is the same moment on another clock: both are told on the day of the report's
place. Else a zone is that of the event's place ("11 p.m. EST Monday"), and its day stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from secondsource.extract.home import find_home, read_zone
from secondsource.model import Document, Interval, TimeMention

ZONED = re.compile(r"T(\d\d):(\d\d)\[([\w.+:-]+?)(?:>([\w.+:-]+))?\]")
"""A time of day with its zone. A stroke in the name of a zone is a full stop, since it would make the form a range."""


def settle_zones(document: Document, mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions; what tells a zone and is to be told by the report's place with the zone of that place."""
    home: str | None = None
    for mention in mentions:
        if "[" not in mention.form:
            yield mention
            continue
        home = find_home(document).zone.replace("/", ".") if home is None else home
        around = document.text[max(0, mention.start - 1) : mention.start] + document.text[mention.stop :][:1]
        moved = home and ("[UTC]" in mention.form or around == "()")
        yield replace(mention, form=mention.form.replace("]", f">{home}]")) if moved else mention


def settle_clock(value: str, days: Interval, form: str) -> tuple[str, Interval]:
    """Write a value with the offset of its zone, and give its day on the clock of the report's place.

    A time without a day of its own ("at 2300 GMT") is one of the day told before, which is the place's day.
    """
    match = ZONED.search(value)
    if match is None:
        return value, days
    plain, zone = value[: match.start()], read_zone(match[3].replace(".", "/"))
    bare = f"{plain}T{match[1]}:{match[2]}{value[match.end() :]}"
    day = days.earliest
    if zone is None or day is None or day != days.latest or plain != day.isoformat():
        return bare, days
    home = read_zone((match[4] or "").replace(".", "/"))
    try:
        steps = (0, -1, 1) if form.startswith("REF:DAY+0") and home else (0,)
        moments = [
            _moment(day + timedelta(days=step), int(match[1]), int(match[2])).replace(tzinfo=zone) for step in steps
        ]
        moment = next((one for one in moments if len(moments) == 1 or one.astimezone(home).date() == day), moments[0])
        there = moment.astimezone(home).date() if home else moment.date()
    except (ValueError, OverflowError):
        return bare, days
    offset = moment.strftime("%z")
    written = f"{moment.date().isoformat()}T{moment:%H:%M}{'Z' if match[3] == 'UTC' else f'{offset[:3]}:{offset[3:5]}'}"
    if not home and int(match[1]) == 24:  # midnight stays with the day that it ends
        return bare, days
    return (written, days) if there == day or len(moments) > 1 else (written, _on_day(there, days, match[4]))


def find_own_clock(form: str) -> str:
    """The place by whose clock a time of day in another zone is told, by its zone's name; empty if there is none."""
    found = ZONED.search(form)
    return _name(found[4]) if found and found[4] and found[4] != found[3] else ""


def _name(zone: str) -> str:
    return zone.rpartition(".")[2].replace("_", " ")


def _moment(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)


def _on_day(day: date, days: Interval, zone: str) -> Interval:
    return Interval(day, day, f"{days.basis}; by the clock of {_name(zone)}")
