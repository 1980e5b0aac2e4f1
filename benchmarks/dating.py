"""The dates of undated reports: hide the date of each dated report and infer it from its text alone.

Reports of four sets are read: `incidents` (docs), `t17` (docs), `voa` (stories), `polnear` (dev); any file of JSON
lines with `dct` or `published`, and `text`. A line of its own that the reader takes for that of publication is hidden
with the date; one that is glued to others counts as read from the text. Counts were learned on half of the reports of
some sets (`training/train_dating.py`), so that both halves are told apart.
"""

from __future__ import annotations

import hashlib
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from benchmarks.penn import join_tokens
from secondsource.extract.times import find_times
from secondsource.link.chronology import settle_tenses
from secondsource.link.dating import date_reports
from secondsource.link.named_days import find_copyright, find_latest_year, find_named_days
from secondsource.model import UNKNOWN_TIME, Document, Interval, TimeMention
from secondsource.parse.english import parse_document
from secondsource.read.blocks import find_blocks
from secondsource.read.facts import Facts
from secondsource.read.plain import read_blocks, read_text

NARROW = 31
"""Days: an interval of at most so many is an answer."""

HEAD = 300
"""Code points at the start of a text in which a line of publication stands."""

HEADER_WORDS = re.compile(r"\b(?:posted|published|updated|aired|modified)\b[^\n]{0,60}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A report without its date, its time expressions, the date, and whether counts were learned on it."""

    document: Document
    times: tuple[TimeMention, ...]
    day: date
    learned: bool

    def in_header(self, time: TimeMention) -> bool:
        """Say whether an expression names a day in full at the head of the text or in a line of publication."""
        if not re.match(r"\d{4}-\d\d-\d\d", time.form):
            return False
        return time.start < HEAD or bool(HEADER_WORDS.search(self.document.text[: time.start]))


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """`contains`: of the intervals of at most 31 days the share with the true day; `answered`: the share so answered.

    `without_header_dates` hides also the days that the text names in full at its head or after "Posted" and the like.
    """
    cases = list(read_cases(read_split(data, split)[: limit or None]))
    found = [infer(case.document, case.times) for case in cases]
    bare = [tuple(time for time in case.times if not case.in_header(time)) for case in cases]
    hidden = [
        infer(replace(case.document, dct=UNKNOWN_TIME), times) if interval.known else interval
        for case, times, interval in zip(cases, bare, found, strict=True)
    ]
    halves = {
        name: score([(c, i) for c, i in zip(cases, found, strict=True) if c.learned is learned])
        for name, learned in (("learned_on", True), ("other", False))
    }
    kinds: dict[str, list[tuple[Case, Interval]]] = defaultdict(list)
    for case, interval in zip(cases, found, strict=True):
        kinds[name_evidence(case)].append((case, interval))
    return {
        "documents": len(cases),
        **score(list(zip(cases, found, strict=True))),
        "halves": halves,
        "without_header_dates": score(list(zip(cases, hidden, strict=True))),
        "by_evidence": {name: score(some) for name, some in sorted(kinds.items())},
    }


def read_cases(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    """Read and parse the dated reports among the rows; what the reader finds of the date is hidden again."""
    for number, row in enumerate(rows):
        told = str(row.get("dct") or row.get("published") or "")[:10]
        text = row.get("text") or ""
        if "topic" in row:  # tokenised
            text = "\n".join(join_tokens(line) for line in text.splitlines())
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", told) or not text.strip():
            continue
        facts = Facts(title=row.get("title") or "")
        document, regions = read_text(text, f"report {number}", facts)
        lines, _ = read_blocks(text, list(find_blocks(text)), document.uri, facts)
        document = replace(document, dct=UNKNOWN_TIME if lines.dct.known else document.dct, published="")
        regions = tuple(replace(region, doc=document.id) for region in regions)
        times = settle_tenses(list(find_times(document, parse_document(document, regions))))
        key = str(row.get("incident_id") or row.get("doc_id") or row.get("url"))
        learned = "incident_id" in row or "topic" in row
        yield Case(document, tuple(times.values()), date.fromisoformat(told), learned and in_learned_half(key))


def in_learned_half(key: str) -> bool:
    """Say whether a report is of the half on which counts are learned; reports of one incident stay together."""
    return hashlib.sha256(f"half{key}".encode()).digest()[3] % 2 == 0


def infer(document: Document, times: Sequence[TimeMention]) -> Interval:
    """The interval for one report alone: that of a line glued into its text, else the inferred one."""
    if document.dct.known:
        return document.dct
    datings = date_reports([document], times, ())
    return datings[0].interval if datings else UNKNOWN_TIME


def score(cases: Sequence[tuple[Case, Interval]]) -> dict[str, Any]:
    """Score the intervals of at most NARROW days, and beside them the wider and half open ones."""
    narrow = [(case, interval) for case, interval in cases if width(interval) <= NARROW]
    wide = [(case, interval) for case, interval in cases if interval.known and width(interval) > NARROW]
    return {
        "contains": share(narrow),
        "median_width_days": statistics.median([width(interval) for _, interval in narrow]) if narrow else None,
        "answered": round(len(narrow) / len(cases), 4) if cases else None,
        "count": len(cases),
        "wider": {"count": len(wide), "contains": share(wide)},
    }


def share(cases: Sequence[tuple[Case, Interval]]) -> float | None:
    """The share of intervals that hold the true day."""
    right = sum(interval.meets(Interval(case.day, case.day)) for case, interval in cases)
    return round(right / len(cases), 4) if cases else None


def width(interval: Interval) -> float:
    """The days of an interval, both ends counted; without end if it is open."""
    if interval.earliest is None or interval.latest is None:
        return float("inf")
    return (interval.latest - interval.earliest).days + 1


def name_evidence(case: Case) -> str:
    """The strongest kind of evidence in a text."""
    text = case.document.text
    if any(case.in_header(time) for time in case.times):
        return "1 a day with its year in a header"
    days = find_named_days(text, case.times)
    if any(day.year for day in days):
        return "2 a day with its year"
    if any(day.with_weekday for day in days):
        return "3 a day and its weekday without year"
    if days:
        return "4 a day without year"
    if find_latest_year(text, case.times) or find_copyright(text):
        return "5 a year"
    return "6 none of these"
