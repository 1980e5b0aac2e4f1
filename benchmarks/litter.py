"""What of a report's text is told that is not the report, and what of the report is lost, where the markup is gone?

Labels are stretches of litter in reports of other data sets, and places where a heading without a full stop is glued to
what follows. Each report is read as it is given, and once more with its lines joined.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from benchmarks.penn import join_tokens
from secondsource.model import TOLD_IN, Region
from secondsource.read.plain import read_text

FORMS = ("given", "flat")


def measure(data: Path, rows: list[dict[str, Any]], texts: Path | None) -> dict[str, Any]:
    """For each form the shares of letters and of stretches that leak, of the report that is lost, of breaks found."""
    tallies: dict[str, Counter[str]] = {form: Counter() for form in FORMS}
    missing = 0
    library = Library(texts or data.resolve().parent)
    for row in rows:
        text = row["text"] if "text" in row else library.find(row)
        if text is None or len(text) != row.get("letters", len(text)):
            missing += 1
            continue
        for form, tally in tallies.items():
            _, regions = read_text(" ".join(text.split("\n")) if form == "flat" else text, "report.txt")
            tally.update(count(row, text, regions))
    return {"reports": len(rows), "missing": missing, **{form: summarize(tallies[form]) for form in FORMS}}


class Library:
    """The texts of other data sets; those of t17 with their tokens joined."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: dict[tuple[str, str], dict[tuple[Any, str], str]] = {}

    def find(self, row: dict[str, Any]) -> str | None:
        """The text that a label points to, None where its data set is not there."""
        where = (row["data"], row["split"])
        if where not in self.read:
            found = (self.root / where[0] / f"{where[1]}.jsonl").is_file()
            items = read_split(self.root / where[0], where[1]) if found else []
            self.read[where] = {(str(item.get("incident_id", "")), item["doc_id"]): item["text"] for item in items}
        text = self.read[where].get((str(row.get("incident_id", "")), row["doc_id"]))
        if text is None or row["data"] != "t17":
            return text
        return "\n".join(filter(None, map(join_tokens, text.split("\n"))))


def count(row: dict[str, Any], text: str, regions: tuple[Region, ...]) -> Counter[str]:
    """Count the letters of litter and of the report, and those of each that are told."""
    told = mark(len(text), [(one.start, one.stop) for one in regions if one.kind in TOLD_IN])
    shown = [not letter.isspace() for letter in text]
    labels = mark(len(text), [(one["start"], one["stop"]) for one in row["litter"]])
    tally: Counter[str] = Counter()
    for one in row["litter"]:
        if one["kind"] != "optional":
            places = [n for n in range(one["start"], one["stop"]) if shown[n]]
            leaked = sum(told[n] for n in places)
            tally.update(litter=len(places), leaked=leaked, spans=1, told=int(2 * leaked > len(places)))
    report = [n for n in range(len(text)) if shown[n] and not labels[n]]
    edges = {edge for one in regions for edge in (one.start, one.stop)}
    breaks = [any(abs(place - edge) <= 1 for edge in edges) for place in row["breaks"]]
    tally.update(report=len(report), lost=sum(not told[n] for n in report), breaks=len(breaks), cut=sum(breaks))
    return tally


def mark(length: int, spans: list[tuple[int, int]]) -> bytearray:
    """One byte a letter, 1 where a span covers it."""
    marks = bytearray(length)
    for start, stop in spans:
        marks[start:stop] = b"\1" * (stop - start)
    return marks


def summarize(tally: Counter[str]) -> dict[str, float | None]:
    """The shares, None where there is nothing to share."""
    pairs = {"leaked": ("leaked", "litter"), "spans": ("told", "spans"), "lost": ("lost", "report")}
    pairs["breaks"] = ("cut", "breaks")
    return {key: round(tally[one] / tally[all_], 4) if tally[all_] else None for key, (one, all_) in pairs.items()}
