"""Where a publisher is at home: local news seldom says in which state or country its towns lie."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from secondsource.extract.gazetteer import cities_of_at_least, find_cities, find_state
from secondsource.lists import read_table
from secondsource.model import Document

OF_A_PAPER = 60_000
"""People of a city, or more, whose name begins the name of a paper ("sacramentobee", "Houston Chronicle")."""
_PAPER = re.compile(
    r"(?:daily|evening|sunday|morning)?(?:news|times|tribune|herald|post|chronicle|bee|sun|star|journal|gazette|press"
    r"|observer|courier|dispatch|examiner|register|independent|mirror|record|advocate|inquirer|telegraph|ledger|today"
    r"|online|weekly|live|nowtv|tv|now|police|pd|gov|homepage)+(?:online|news|tv)?"
)
_STATION = re.compile(r"^(?:abc|nbc|cbs|fox|cw|my|news|channel|live)?\d{0,2}")
_HOST = re.compile(r"https?://(?:[^/@]*@)?([^/:?#]+)")
_FURNITURE = re.compile(r"(?:\s[-–|]\s|\|)(?=[^\n]*\b(?:News|Weather|Sports)\b)")


LARGEST = 5_000_000
"""People of a city that is meant before the state of its name."""


class OutletHome(NamedTuple):
    """The country, state and city of a publisher; what is not known is empty."""

    country: str = ""  # ISO 3166-1 alpha-3
    region: str = ""
    city: str = ""


def find_outlet_home(document: Document) -> OutletHome:
    """Tell where the publisher of a report is at home, by its site or name; all empty where neither tells.

    Known outlets stand in `data/outlet_homes.tsv`; else a city or state that begins its name, as in
    "chicago.example.com" or "Houston Chronicle"; else the ending of its site (".co.uk").
    """
    host = _HOST.match(document.uri)
    return _home_of(host[1].casefold() if host else "", document.publisher.casefold())


@functools.lru_cache(maxsize=4096)
def _home_of(host: str, publisher: str) -> OutletHome:
    site = host if host else publisher if "." in publisher and " " not in publisher else ""
    labels = site.split(".")
    outlets, endings = _table()
    for first in range(len(labels) - 1):
        whole = ".".join(labels[first:])
        for key in (whole, whole.removesuffix(".com")):
            if key in outlets:
                return outlets[key]
    name = re.sub(r"^the | ", "", publisher)
    if not site and name in outlets:
        return outlets[name]
    by_name = next((home for label in labels[:-1] if (home := _named(label))), None)
    by_name = by_name or (_named(name) if not site else None)
    ending = endings.get("." + labels[-1]) if len(labels) > 1 else None
    if by_name and (ending is None or by_name.country == ending):
        return by_name
    return OutletHome(ending) if ending else OutletHome()


def _named(label: str) -> OutletHome | None:
    """The home that the beginning of a name tells, of one written without spaces."""
    for words in sorted({label, _STATION.sub("", label)}, key=len, reverse=True):
        for stop in range(len(words), 3, -1):
            home = _papers().get(words[:stop].replace("-", ""))
            rest = words[stop:].replace("-", "")
            if home is not None and (not rest or _PAPER.fullmatch(rest)):
                return home
    return None


def point_of(home: OutletHome) -> tuple[float, float] | None:
    """Where a home lies, in degrees north and east; None where no city of it is known."""
    city = next((city for city in find_cities(home.city) if city.region == home.region), None) if home.city else None
    return (city.latitude, city.longitude) if city else None


def furniture_of(title: str) -> int:
    """Where the name and slogan of a station begin in a headline ("... - WXYZ News Weather Sports"), or its length."""
    found = _FURNITURE.search(title)
    return found.start() if found else len(title)


@functools.cache
def _table() -> tuple[dict[str, OutletHome], dict[str, str]]:
    """Known sites, and the country of each ending."""
    outlets: dict[str, OutletHome] = {}
    endings: dict[str, str] = {}
    for row in read_table("extract", "outlet_homes.tsv"):
        if row[0].startswith("."):
            endings[row[0]] = row[1]
        elif row[0] == "-":
            outlets |= {site: OutletHome(row[1]) for site in row[2].split(",")}
        else:
            outlets |= {site: OutletHome("USA", row[1], row[0]) for site in row[2].split(",")}
    return outlets, endings


@functools.cache
def _papers() -> dict[str, OutletHome]:
    """The homes of papers named after a city, by the city's name without spaces: the largest city of each name."""
    homes: dict[str, OutletHome] = {}
    for name in cities_of_at_least(OF_A_PAPER):
        largest = find_cities(name)[0]
        key = re.sub(r"[^a-z]", "", name.casefold())
        if len(key) > 3 and (find_state(name) is None or largest.population > LARGEST):
            homes.setdefault(key, OutletHome(largest.country, largest.region, largest.name))
    return homes
