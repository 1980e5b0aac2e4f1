"""Which days matter: the days of journalists' timelines, chosen from the reports of their topic (Timeline17).

The protocol is the published one (Gholipour Ghalandari and Ifrim 2020): for each reference timeline the reports that
came out in its range, its number of days, and nothing else of it. One that has every day of its range is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from benchmarks.penn import join_tokens
from secondsource.assess.days import Naming, Weight, choose_days, find_namings, weigh_days
from secondsource.extract.times import find_times
from secondsource.link.chronology import resolve_times, settle_tenses
from secondsource.model import Document, Interval, Region, TimeValue
from secondsource.parse.english import parse_document

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a topic: when it came out and the days that it names."""

    topic: str
    day: date
    namings: tuple[Naming, ...]


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """`date_f1` is the mean over the reference timelines of the F1 of their days; two baselines stand beside it."""
    references = [row for row in read_split(data, "timelines") if not is_full(days_of(row))]
    topics = {row["topic"] for row in references}
    rows = [row for row in read_split(data, split) if row["topic"] in topics][: limit or None]
    reports = [read_report(row) for row in rows]
    rankings = {"ours": weigh_ours, "publication_count": count_publications, "date_mentions": count_mentions}
    scores = {name: score_all(references, reports, weigh) for name, weigh in rankings.items()}
    return {
        "reports": len(reports),
        "timelines": len(references),
        **scores.pop("ours"),
        "baselines": scores,
    }


def days_of(row: Row) -> set[date]:
    """The days of a reference timeline."""
    return {date.fromisoformat(day) for day in row["dates"]}


def is_full(days: set[date]) -> bool:
    """Say whether a timeline has every day of its range, so that any choice is right."""
    return (max(days) - min(days)).days + 1 == len(days)


def read_report(row: Row) -> Report:
    """Find and resolve the time expressions of a report."""
    document, regions = read_lines(row)
    times = settle_tenses(list(find_times(document, parse_document(document, regions))))
    values: dict[str, TimeValue] = {value.mention: value for value in resolve_times([document], (), times)}
    day = date.fromisoformat(row["published"][:10])
    return Report(row["topic"], day, tuple(find_namings(times.values(), values, {document.id: document.dct}, {})))


def read_lines(row: Row) -> tuple[Document, list[Region]]:
    """Read a report of the data; each of its lines is a sentence, and a block of its own."""
    lines = [line for line in map(join_tokens, row["text"].split("\n")) if line]
    day = date.fromisoformat(row["published"][:10])
    known = Interval(day, day, "given")
    document = Document(uri=row["doc_id"], publisher=row["topic"], text="\n".join(lines), lang="en", dct=known)
    regions: list[Region] = []
    start = 0
    for line in lines:
        regions.append(Region(doc=document.id, start=start, stop=start + len(line), kind="body"))
        start += len(line) + 1
    return document, regions


def weigh_ours(reports: Sequence[Report]) -> Mapping[date, Weight]:
    """The product's own weights (`timeline --top`)."""
    return weigh_days(naming for report in reports for naming in report.namings)


def count_publications(reports: Sequence[Report]) -> Mapping[date, int]:
    """The baseline: reports that came out on a day."""
    return Counter(report.day for report in reports)


def count_mentions(reports: Sequence[Report]) -> Mapping[date, int]:
    """The baseline: how often a day is named, found and resolved as ours are."""
    return Counter(naming.day for report in reports for naming in report.namings)


def score_all(references: Iterable[Row], reports: Sequence[Report], weigh: Any) -> dict[str, Any]:
    """Date F1: the mean over the timelines, each timeline's, and the mean over those of each topic."""
    scores: dict[str, float] = {}
    topics: dict[str, list[float]] = {}
    for row in references:
        days = days_of(row)
        first, last = min(days), max(days)
        own = [report for report in reports if report.topic == row["topic"] and first <= report.day <= last]
        weights = {day: weight for day, weight in weigh(own).items() if first <= day <= last}
        chosen = choose_days(weights, len(days))
        scores[row["timeline"]] = 2 * len(days & set(chosen)) / (len(days) + len(chosen))
        topics.setdefault(row["topic"], []).append(scores[row["timeline"]])
    return {
        "date_f1": mean(scores.values()),
        "topics": {topic: mean(values) for topic, values in sorted(topics.items())},
        "each": {name: round(f1, 4) for name, f1 in scores.items()},
    }


def mean(values: Iterable[float]) -> float:
    """The mean to four places; 0 of nothing."""
    found = list(values)
    return round(sum(found) / len(found), 4) if found else 0.0
