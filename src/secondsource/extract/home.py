"""Where does a report stand? The country and the time zone of the place in its dateline, and its own day there."""

from __future__ import annotations

import functools
import re
from datetime import datetime, timedelta, timezone, tzinfo
from math import cos, radians
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secondsource.extract.gazetteer import City, find_cities, find_state
from secondsource.lists import read_table
from secondsource.model import Document, Interval

OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")
"""The offset at the end of a time in ISO 8601."""


class Home(NamedTuple):
    """A country (ISO 3166-1 alpha-3) and a time zone: an IANA name, or an offset such as "+09:00"."""

    country: str = ""
    zone: str = ""


def find_home(document: Document) -> Home:
    """Where a report was filed by its dateline; without one, its zone by the offset of its time of publication.

    Of several towns of a name the one in the state that the dateline names, else the largest. "Z" is no place's time.
    """
    place, _, rest = document.dateline.partition(",")
    state = find_state(rest.partition(",")[0].strip())
    cities = [city for city in find_cities(place.strip()) if state in (None, city.region)]
    if cities:
        return Home(cities[0].country, find_zone(cities[0]))
    offset = OFFSET.search(document.published) if "T" in document.published else None
    return Home("", "".join((offset[1], offset[2], ":", offset[3])) if offset else "")


def find_zone(city: City) -> str:
    """The zone of a city: by its state in the United States, else that of its country named for the nearest place."""
    if city.country == "USA":
        return _zones_by_state().get(city.region, "")

    def distance(row: tuple[float, float, str]) -> float:
        width = (row[1] - city.longitude + 180) % 360 - 180
        return float((row[0] - city.latitude) ** 2 + (width * cos(radians(city.latitude))) ** 2)

    return min(_zones_by_country().get(city.country, []), key=distance, default=(0, 0, ""))[2]


def read_zone(name: str) -> tzinfo | None:
    """The zone of a name or an offset; None where this computer has no table of zones or the name is none."""
    if match := OFFSET.fullmatch(name):
        size = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-size if match[1] == "-" else size) if size < timedelta(days=1) else None
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_at_home(document: Document) -> Interval:
    """The day of a report where it was filed, which "today" means in it.

    A page's time of publication may stand in another zone: 15:30 of Tuesday in New York is Wednesday in Beijing.
    """
    day, zone = document.dct, read_zone(find_home(document).zone)
    if zone is None or "T" not in document.published or day.earliest is None or day.earliest != day.latest:
        return day
    try:
        there = datetime.fromisoformat(document.published)
        local = there.astimezone(zone).date()
    except (ValueError, OverflowError):
        return day
    if there.tzinfo is None or there.date() != day.earliest or local == day.earliest:
        return day
    return Interval(local, local, f"{day.basis}; the day in {document.dateline.partition(',')[0].title()}")


@functools.cache
def _zones_by_state() -> dict[str, str]:
    return {state: zone for _, state, _, _, zone in _rows() if state}


@functools.cache
def _zones_by_country() -> dict[str, list[tuple[float, float, str]]]:
    zones: dict[str, list[tuple[float, float, str]]] = {}
    for country, state, latitude, longitude, zone in _rows():
        if not state:
            zones.setdefault(country, []).append((float(latitude), float(longitude), zone))
    return zones


def _rows() -> list[list[str]]:
    return read_table("extract", "time_zones.tsv")
