"""On which days was an event whose own clause tells none? What the product derives, against days read by hand.

A label is an event word (`start`, `stop`, in a text or where in another data set it stands) with the days that a
careful reader gives it, from the `earliest` to the `latest`; both are null for what has no days (a custom, a threat
that is always there). An answer with both ends is right if it holds these days or they hold it; one with a
latest day alone is right if the event had begun by then, and says nothing of what has no days.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.chains import Texts
from benchmarks.data import read_split
from benchmarks.timeline import read_lines
from secondsource.model import Document, Event, EventMention, Interval, Records, Region
from secondsource.pipeline import examine, link_and_assess
from secondsource.read.facts import Facts
from secondsource.read.plain import read_text

Row = dict[str, Any]


def measure(data: Path, split: str, *, peers: bool, limit: int, texts: Path | None = None) -> dict[str, Any]:
    """The share of the labelled events that get days, of these the share that is right, and both by their basis."""
    library = Texts(texts or data.resolve().parent)
    rows = read_split(data, split)[: limit or None]
    tally: Counter[tuple[str, str]] = Counter()
    for (source, part, doc_id), labels in groupby(rows, key=lambda row: (row["data"], row["split"], row["doc_id"])):
        own = list(labels)
        item = own[0] if "text" in own[0] else find_item(library, source, part, doc_id)
        if item is None:
            tally["all", "missing"] += len(own)
            continue
        days = find_days(item, source)
        for row in own:
            answer = days.get((row["start"], row["stop"]), Interval())
            kind = "closed" if answer.earliest and answer.latest else "open" if answer.known else "none"
            tally["all", "labels"] += 1
            tally[kind, "answered"] += 1
            tally[kind, judge(answer, row)] += 1
    return summarize(tally)


def find_item(library: Texts, data: str, split: str, doc_id: str) -> Row | None:
    """The record that a label points to."""
    return library.read[data, split][doc_id] if library.find(data, split, doc_id) else None


def find_days(item: Row, data: str) -> dict[tuple[int, int], Interval]:
    """The days of each event word of a report, taken alone."""
    document, regions = read_report(item, data)
    records = Records([document, *regions])
    found, parse = examine(document, regions)
    records.extend(found)
    link_and_assess(records, {document.id: parse})
    mentions = records.index(EventMention)
    return {(mentions[id].start, mentions[id].stop): event.days for event in records.of(Event) for id in event.mentions}


def read_report(item: Row, data: str) -> tuple[Document, list[Region]]:
    """Read a record with its day; one of `t17` has a sentence a line, whose words are joined."""
    if data == "t17":
        return read_lines(item)
    given = Facts(
        publisher=data, title=item.get("title") or "", published=item.get("published") or item.get("dct") or ""
    )
    document, regions = read_text(item["text"], item.get("url") or item.get("doc_id") or "text", given)
    return document, list(regions)


def judge(answer: Interval, row: Row) -> str:
    """Say whether an answer is right, wrong, or (left open) neither."""
    if answer.latest is None:
        return "left"
    if row["earliest"] is None:
        return "wrong" if answer.earliest else "left"
    first, last = date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])
    if answer.earliest is None:
        return "right" if first <= answer.latest else "wrong"
    held = answer.earliest <= first and last <= answer.latest
    return "right" if held or (first <= answer.earliest and answer.latest <= last) else "wrong"


def summarize(tally: Counter[tuple[str, str]]) -> dict[str, Any]:
    """Shares to four places."""
    labels = tally["all", "labels"]
    result: dict[str, Any] = {"labels": labels, "missing": tally["all", "missing"]}
    for kind in ("closed", "open"):
        judged = tally[kind, "right"] + tally[kind, "wrong"]
        result[kind] = {
            "share": round(tally[kind, "answered"] / max(labels, 1), 4),
            "right": round(tally[kind, "right"] / max(judged, 1), 4),
            "wrong": tally[kind, "wrong"],
        }
    return result
