"""Names of places within or around a town that no list ties to it: streets, buildings, counties."""

from __future__ import annotations

UNPLACED = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard", "blvd", "highway", "hwy",
    "route", "court", "square", "plaza", "park", "bridge", "hall", "hospital", "center", "centre", "school",
    "university", "airport", "station", "building", "house", "mall", "hotel", "church", "mosque", "county", "district",
})  # fmt: skip
"""Last words of the names of places within or around a town that no list ties to it."""


def is_unplaced(name: str) -> bool:
    """Say whether a place is a street, building, county ..., of which we do not know to what town it belongs."""
    return bool(name.split()) and name.split()[-1].lower().rstrip(".") in UNPLACED
