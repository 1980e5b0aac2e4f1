"""What the gazetteer knows of places: cities, states of the United States, countries, and what lies in what."""

from __future__ import annotations

import functools
import math
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from secondsource.extract.countries import country_name, country_words, trim
from secondsource.lists import read_lines, read_table

UNIONS = {
    "Korean Peninsula": ("PRK", "KOR"),
    "Koreas": ("PRK", "KOR"),
}
"""Regions that news names and that hold more than one country."""
_APOSTROPHES = str.maketrans("", "", "'’‘`ʻ")
_SHORT = {"saint": "st.", "st": "st.", "fort": "ft.", "ft": "ft.", "mount": "mt.", "mt": "mt."}


Kind = Literal["city", "county", "region", "country"]


class City(NamedTuple):
    """A place of the gazetteer; most are cities and towns. `region` is the state or province."""

    name: str
    country: str  # ISO 3166-1 alpha-3
    region: str
    population: int
    latitude: float
    longitude: float
    kind: Kind = "city"


def find_cities(name: str) -> list[City]:
    """All cities and towns of this name, the largest first; letter case, accents and "Saint" for "St." do not count."""
    key, lines = _key(name), _city_lines()
    found = [_read_city(line) for line in lines.get(key, ())]
    other = _other_names().get(key)
    if other:
        found += [_read_city(line) for line in lines.get(other, ())[:1]]
        found.sort(key=lambda city: -city.population)
    return found


def find_counties(words: str) -> list[str]:
    """The states of the United States that have a county or parish of this name, in the order of the alphabet."""
    return [county.region for county in county_places(words)]


def county_places(words: str) -> list[City]:
    """The counties and parishes of this name, in the order of their states; 0, 0 where their middle is unknown."""
    rows = _counties().get(words.casefold(), ())
    return [City(row[0], "USA", row[1], 0, *_point(row[2:4]), kind="county") for row in rows]


def find_region(words: str, country: str = "") -> City | None:
    """The state or province of this name, at the middle of its places; a name that says little needs its country."""
    row = _provinces().get(words)
    if row is not None and country in ("", row[0]):
        return City(words, row[0], row[4] if len(row) > 4 else words, 0, *_point(row[2:4]), kind="region")
    row = _regions().get((country, words))
    return City(words, country, words, 0, *_point(row[2:4]), kind="region") if row is not None else None


def middle_of(country: str) -> City:
    """A country, at the middle of its places; 0, 0 where that is unknown."""
    row = _regions().get((country, ""), ["", "", "", ""])
    return City(country_name(country), country, "", 0, *_point(row[2:4]), kind="country")


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points, given in degrees north and east, over the globe (haversine, radius 6371 km)."""
    north, east, to_north, to_east = (math.radians(angle) for angle in (*one, *other))
    half = math.sin((to_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def cities_of_at_least(people: int) -> Iterator[str]:
    """The names of the cities of this size or larger, in the order of the table."""
    for lines in _city_lines().values():
        if int(lines[0].split("\t")[3]) >= people:
            yield lines[0].split("\t")[0]


def _point(cells: list[str]) -> tuple[float, float]:
    return (float(cells[0]), float(cells[1])) if len(cells) == 2 and cells[0] else (0.0, 0.0)


def find_province(name: str) -> str:
    """The country that a province or region lies in (ISO 3166-1 alpha-3), empty where the list has none such."""
    row = _provinces().get(name)
    return row[0] if row else ""


def find_state(words: str) -> str | None:
    """The state of the United States that a name or an abbreviation ("Wash.", "WA") stands for, or None."""
    return _states().get(words)


@functools.lru_cache(maxsize=4096)
def contains(outer: str, inner: str) -> bool:
    """Say whether one place lies in the other, or both are the same: China contains Beijing.

    A name that several places share counts as contained when its largest place is.
    """
    outer, inner = trim(outer), trim(inner)
    if outer.casefold() == inner.casefold():
        return True
    country, state = _country_of(outer), find_state(outer)
    if state is not None and outer not in country_words():
        return any(city.region == state for city in find_cities(inner)[:1])
    province = find_province(outer) if country is None else ""
    if province:
        return any((city.country, city.region) == (province, outer) for city in find_cities(inner)[:1])
    if country is None:
        return outer in UNIONS and (_country_of(inner) or _country_of_city(inner)) in UNIONS[outer]
    if find_state(inner) is not None and inner not in country_words():
        return country == "USA"
    return country in (_country_of(inner), _country_of_city(inner)) or (
        state is not None and any(city.region == state for city in find_cities(inner)[:1])
    )


def _country_of(words: str) -> str | None:
    found = country_words().get(words)
    return found.code if found and found.sense == "name" else None


def _country_of_city(words: str) -> str | None:
    capital = country_words().get(words)
    if capital and capital.sense == "capital":
        return capital.code
    if find_province(words):
        return find_province(words)
    cities = find_cities(words.split(",")[0])
    return cities[0].country if cities else None


def _key(name: str) -> str:
    """Write a name as the table is searched: no case, accents or apostrophes, and Saint, Fort and Mount shortened."""
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    first, space, rest = name.casefold().translate(_APOSTROPHES).partition(" ")
    return _SHORT.get(first, first) + space + rest


@functools.cache
def _city_lines() -> dict[str, list[str]]:
    """Lines of the table by name; they are taken apart only when asked for, which keeps the start quick."""
    lines: dict[str, list[str]] = {}
    for line in read_lines("extract", "cities.tsv"):
        lines.setdefault(_key(line[: line.index("\t")]), []).append(line)
    for found in lines.values():
        if len(found) > 1:
            found.sort(key=lambda line: (-int(line.split("\t")[3]), line))
    return lines


@functools.cache
def _other_names() -> dict[str, str]:
    """Keys of names that news uses and the table has not, with the key that it has."""
    return {_key(row[0]): _key(row[1]) for row in read_table("extract", "city_names.tsv")}


def _read_city(line: str) -> City:
    name, country, region, population, latitude, longitude = line.split("\t")
    return City(name, country, region, int(population), float(latitude), float(longitude))


@functools.cache
def _states() -> dict[str, str]:
    states = {}
    for row in read_table("extract", "states.tsv"):
        for words in (row[0], *(row[1].split(",") if len(row) > 1 else ())):
            states[words.strip()] = row[0]
    return states


@functools.cache
def _regions() -> dict[tuple[str, str], list[str]]:
    """Rows of regions.tsv by country and name: country, name, latitude, longitude, "alone"."""
    return {(row[0], row[1]): row for row in read_table("extract", "regions.tsv")}


@functools.cache
def _provinces() -> dict[str, list[str]]:
    """Regions whose bare name means them, by name; our own list outranks the gazetteer's, which has the coordinates."""
    found = {row[1]: row[:4] for row in _regions().values() if len(row) > 4}
    for row in read_table("extract", "provinces.tsv"):
        known = _regions().get((row[1], row[0]), [])
        found[row[0]] = [row[1], row[0], *(row[2:5] if len(row) > 3 else known[2:4])]
    return found


@functools.cache
def _counties() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for row in read_table("extract", "counties.tsv"):
        found.setdefault(row[0].casefold(), []).append(row)
    return found
