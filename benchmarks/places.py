"""Which words name a place, and which place: found, and country, region and coordinates of those that are found.

Labels are rows with a text (or where in another data set it stands), a window of it, and the places in that window;
one that a careful reader may take or leave (`optional`: a street, a country that acts) is neither missed nor false.
The baseline reads each labelled name as the most populous city of that name. In ECB+ only finding is measured: the
share of the mentions of kind `loc` with a capital that a place of ours overlaps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.chains import Texts
from benchmarks.data import read_split
from secondsource.extract.gazetteer import find_cities, kilometres
from secondsource.extract.places import find_places
from secondsource.model import PlaceMention, Span
from secondsource.parse.english import parse_document
from secondsource.read.plain import Facts, read_text

NEAR = 50.0
"""Kilometres within which coordinates are right."""
KEYS = ("country", "region", "within_50_km")


def measure(data: Path, split: str, *, peers: bool, limit: int, texts: Path | None = None) -> dict[str, Any]:
    """Precision, recall and F1 of finding; of those found the share that is answered, and of these right."""
    rows = read_split(data, split)[: limit or None]
    if rows and "mentions" in rows[0]:
        return measure_loc(rows)
    library = Texts(texts or data.resolve().parent)
    ours: Counter[str] = Counter()
    base: Counter[str] = Counter()
    for row in rows:
        item = row if "text" in row else find_item(library, row)
        if item is None:
            ours["missing"] += len(row["places"])
            continue
        count_row(ours, row, find(item))
        count_baseline(base, row, item["text"])
    result: dict[str, Any] = {"mentions": ours["gold"], "missing": ours["missing"], "found": score_found(ours)}
    result |= {key: share(ours, key) for key in KEYS}
    return result | {"baselines": {"most_populous": {key: share(base, key) for key in KEYS}}}


def measure_loc(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """ECB+: how many of the named places are found."""
    tally: Counter[str] = Counter()
    for row in rows:
        found = find(row)
        for mention in row["mentions"]:
            if mention["kind"] == "loc" and re.search(r"\b[A-Z]", mention["text"]):
                span = Span(mention["start"], mention["stop"])
                tally["gold"] += 1
                tally["found"] += any(place.span.overlap(span) for place in found)
    return {"mentions": tally["gold"], "recall": round(tally["found"] / max(tally["gold"], 1), 4)}


def find_item(library: Texts, row: dict[str, Any]) -> dict[str, Any] | None:
    """The record that a label points to."""
    found = library.find(row["data"], row["split"], row["doc_id"])
    return library.read[row["data"], row["split"]][row["doc_id"]] if found else None


def find(item: dict[str, Any]) -> list[PlaceMention]:
    """The places of a record, read with its address and date."""
    given = Facts(publisher=item.get("publisher", ""), published=item.get("published") or item.get("dct") or "")
    document, regions = read_text(item["text"], item.get("url") or item.get("doc_id") or "text", given)
    return list(find_places(document, parse_document(document, regions)))


def count_row(tally: Counter[str], row: dict[str, Any], found: Sequence[PlaceMention]) -> None:
    """Count what is found in the window of a row, and what is right."""
    start, stop = row["window"]
    inside = [place for place in found if start <= place.start and place.stop <= stop]
    labels = [(label, Span(label["start"], label["stop"])) for label in row["places"]]
    tally["false"] += sum(not any(place.span.overlap(span) for _, span in labels) for place in inside)
    for label, span in labels:
        if label.get("optional"):
            continue
        best = max(inside, key=lambda place: (place.span.overlap(span), -place.start), default=None)
        tally["gold"] += 1
        if best is not None and best.span.overlap(span):
            tally["found"] += 1
            point = None if best.latitude is None or best.longitude is None else (best.latitude, best.longitude)
            count_reading(tally, label, best.country, best.region, point)


def count_baseline(tally: Counter[str], row: dict[str, Any], text: str) -> None:
    """Count the same for the most populous city of each labelled name."""
    for label in row["places"]:
        cities = find_cities(text[label["start"] : label["stop"]])
        if not label.get("optional"):
            tally["found"] += 1
            city = cities[0] if cities else None
            point = (city.latitude, city.longitude) if city else None
            count_reading(tally, label, city.country if city else "", city.region if city else "", point)


def count_reading(
    tally: Counter[str], label: dict[str, Any], country: str, region: str, point: tuple[float, float] | None
) -> None:
    """Count what is said of one labelled place: only where the label says it, too."""
    for key, told in (("country", country), ("region", region)):
        if label[key]:
            tally[f"{key} asked"] += 1
            tally[f"{key} told"] += bool(told)
            tally[f"{key} right"] += told == label[key]
    if "latitude" in label:
        tally["within_50_km asked"] += 1
        if point is not None:
            tally["within_50_km told"] += 1
            tally["within_50_km right"] += kilometres(point, (label["latitude"], label["longitude"])) <= NEAR


def score_found(tally: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of finding."""
    precision = tally["found"] / max(tally["found"] + tally["false"], 1)
    recall = tally["found"] / max(tally["gold"], 1)
    both = precision + recall
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / both if both else 0, 4),
    }


def share(tally: Counter[str], key: str) -> dict[str, float]:
    """How many of those asked for are answered, and how many of the answers are right."""
    asked, told, right = (tally[f"{key} {what}"] for what in ("asked", "told", "right"))
    return {"right": round(right / max(told, 1), 4), "answered": round(told / max(asked, 1), 4)}
