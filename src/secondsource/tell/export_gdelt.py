"""Events as rows of GDELT's event table, version 2.0: 61 columns parted by tabs, without a header.

"The GDELT Event Database Data Format Codebook V2.0" (2015). GDELT has no column for doubt, so only what some report
asserts as a fact, and no party denies, is written. What is not known is empty, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from secondsource.extract.countries import country_name
from secondsource.lists import read_table
from secondsource.model import Interval
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.events_sheet import Party, Sheet, Site
from secondsource.tell.wording import one_line, visible

SECTORS = {"HLT": "HLH", "PTY": "OPP", "REL": ""}
"""PLOVER's sectors that CAMEO writes otherwise: it has no code for a party but opposition; religion has its column."""

Cell = str | int | float


def lacks(sheet: Sheet) -> str:
    """Say what GDELT cannot hold of an event: that it has no CAMEO code, or that it may not have been."""
    if not sheet.event.cameo:
        return "without a CAMEO code"
    if sheet.factuality != "CT+" or sheet.event.status in ("unverified", "denied"):
        return "not told as a fact, or denied"
    return ""


def write_gdelt(sheets: Iterable[Sheet], catalogue: Catalogue) -> str:
    """Write events as lines of the table."""
    rows = (make_row(sheet, catalogue) for sheet in sheets)
    return "".join("\t".join(_cell(row.get(name, "")) for name in columns()) + "\n" for row in rows)


def columns() -> list[str]:
    """The names of the columns in their order."""
    return [name for (name,) in read_table("tell", "gdelt_columns.txt")]


def _cell(value: Cell) -> str:
    return visible(one_line(value)) if isinstance(value, str) else f"{value:g}"


def make_row(sheet: Sheet, catalogue: Catalogue) -> dict[str, Cell]:
    """One event by the names of the columns; what is missing is empty."""
    code = sheet.event.cameo if len(sheet.event.cameo) > 2 else f"{sheet.event.cameo}0"
    first = sheet.tellings[0].mention.doc if sheet.tellings else ""
    return {
        "GlobalEventID": str(int(sheet.event.id.rpartition("-")[2], 16) >> 1),  # 63 bits: readers take it for signed
        **_days(sheet.event.days),
        **_actor("Actor1", sheet.sources),
        **_actor("Actor2", sheet.targets),
        "IsRootEvent": int(sheet.prominent),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad_class(code),
        "GoldsteinScale": goldstein(code),
        "NumMentions": len(sheet.tellings),
        "NumSources": sheet.standing.publishers,
        "NumArticles": len({telling.mention.doc for telling in sheet.tellings}),
        **_place(sheet.site),
        "DATEADDED": f"{_digits(sheet.first)}000000" if sheet.first else "",
        "SOURCEURL": catalogue.document[first].uri if first else "",
    }


def quad_class(code: str) -> int:
    """Of a CAMEO code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def goldstein(code: str) -> float | str:
    """The value of a CAMEO code on the Goldstein scale, or of the nearest code above it."""
    scale = _goldstein()
    return next((scale[code[:size]] for size in range(len(code), 1, -1) if code[:size] in scale), "")


@cache
def _goldstein() -> dict[str, float]:
    return {code: float(value) for value, codes in read_table("tell", "goldstein.tsv") for code in codes.split()}


@cache
def _codes() -> dict[str, tuple[str, str]]:
    """By ISO 3166 alpha-3: the code of FIPS 10-4 and that of CAMEO."""
    return {iso: (fips, cameo or iso) for iso, fips, cameo in read_table("tell", "country_codes.tsv")}


@cache
def _postal_codes() -> dict[str, str]:
    return {name: abbreviations.split(",")[-1] for name, abbreviations in read_table("extract", "states.tsv")}


def _days(time: Interval) -> dict[str, Cell]:
    """The day, month and year, each only if the event lies wholly within it."""
    first, last = time.earliest, time.latest
    if first is None or last is None or first.year != last.year:
        return {}
    found: dict[str, Cell] = {"Year": first.year}
    if first.month == last.month:
        found["MonthYear"] = _digits(first)[:6]
    if first == last:
        found |= {"Day": _digits(first), "FractionDate": _fraction(first)}
    return found


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _fraction(day: date) -> str:
    """GDELT's own count: months of thirty days in a year of 365."""
    return f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"


def _actor(column: str, parties: Sequence[Party]) -> dict[str, Cell]:
    if not parties:
        return {}
    party = parties[0]
    country = _codes().get(party.country, ("", party.country))[1]
    sector = SECTORS.get(party.sector, party.sector)
    return {
        f"{column}Code": country + sector,
        f"{column}Name": party.name.upper(),
        f"{column}CountryCode": country,
        f"{column}Type1Code": sector,
    }


def _place(site: Site | None) -> dict[str, Cell]:
    """Where it was. Types: 1 country, 2 state and 3 city of the United States, 4 city and 5 state elsewhere."""
    if site is None or not site.country:
        return {"ActionGeo_FullName": site.name} if site else {}
    fips, home = _codes().get(site.country, ("", ""))[0], site.country == "USA"
    names = dict.fromkeys(name for name in (site.name, site.region, country_name(site.country)) if name)
    wide = {"country": 1, "region": 2 if home else 5}
    found: dict[str, Cell] = {
        "ActionGeo_Type": wide.get(site.kind, 3 if home else 4),
        "ActionGeo_FullName": ", ".join(names),
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips + (_postal_codes().get(site.region, "") if home else ""),
    }
    if site.latitude is not None and site.longitude is not None:
        found |= {"ActionGeo_Lat": f"{site.latitude}", "ActionGeo_Long": f"{site.longitude}"}
    return found
