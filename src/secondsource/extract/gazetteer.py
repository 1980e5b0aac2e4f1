"""What the gazetteer knows of places: cities, states of the United States, countries, and what lies in what."""

from __future__ import annotations

import functools
from typing import NamedTuple

from secondsource.extract.countries import country_words, read_table, trim

UNIONS = {
    "Korean Peninsula": ("PRK", "KOR"),
    "Koreas": ("PRK", "KOR"),
}
"""Regions that news names and that hold more than one country."""


class City(NamedTuple):
    """A city or town of the gazetteer. `region` is the state, for the United States only."""

    name: str
    country: str  # ISO 3166-1 alpha-3
    region: str
    population: int
    latitude: float
    longitude: float


def find_cities(name: str) -> list[City]:
    """All cities and towns of this name, the largest first; letter case does not count."""
    return [_read_city(line) for line in _city_lines().get(name.casefold(), ())]


def find_counties(words: str) -> list[str]:
    """The states of the United States that have a county or parish of this name, in the order of the alphabet."""
    return _counties().get(words.casefold(), [])


def find_province(name: str) -> str:
    """The country that a province or region lies in (ISO 3166-1 alpha-3), empty where the list has none such."""
    return _provinces().get(name, "")


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


@functools.cache
def _city_lines() -> dict[str, list[str]]:
    """Lines of the table by name; they are taken apart only when asked for, which keeps the start quick."""
    lines: dict[str, list[str]] = {}
    for row in read_table("cities.tsv"):
        lines.setdefault(row[0].casefold(), []).append("\t".join(row))
    for found in lines.values():
        if len(found) > 1:
            found.sort(key=lambda line: (-int(line.split("\t")[3]), line))
    return lines


def _read_city(line: str) -> City:
    name, country, region, population, latitude, longitude = line.split("\t")
    return City(name, country, region, int(population), float(latitude), float(longitude))


@functools.cache
def _states() -> dict[str, str]:
    states = {}
    for row in read_table("states.tsv"):
        for words in (row[0], *(row[1].split(",") if len(row) > 1 else ())):
            states[words.strip()] = row[0]
    return states


@functools.cache
def _provinces() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("provinces.tsv")}


@functools.cache
def _counties() -> dict[str, list[str]]:
    return {row[0].casefold(): row[1].split(",") for row in read_table("counties.tsv")}
