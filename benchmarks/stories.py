"""Story grouping: reports of incidents that resemble each other, against the incident each belongs to."""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import read_split
from secondsource.link.stories import group_stories, link_average
from secondsource.model import Document, Region
from secondsource.read.facts import Facts
from secondsource.read.plain import read_text

Row = dict[str, Any]


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """BCubed precision, recall and F1 over all reports of `data/split.jsonl`, keyed by (incident_id, doc_id)."""
    rows = read_split(data, split)[: limit or None]
    read = [read_row(row) for row in rows]
    documents = [document for document, _ in read]
    regions = [region for _, found in read for region in found]
    gold = {document.id: row["incident_id"] for document, row in zip(documents, rows, strict=True)}
    began = time.perf_counter()
    stories = group_stories(documents, regions)
    seconds = time.perf_counter() - began
    ours = {id: story.id for story in stories for id in story.documents}
    result: dict[str, Any] = {
        "documents": len(documents),
        "stories": len(stories),
        "bcubed": bcubed(ours, gold),
        "bcubed_no_singletons": bcubed(ours, gold, without_singletons=True),
        "seconds": round(seconds, 1),
    }
    if peers:
        result["peers"] = {
            "tfidf_average_link_21_days": measure_tfidf(documents, gold, dated=True),
            "tfidf_average_link": measure_tfidf(documents, gold, dated=False),
            "each_alone": bcubed({id: id for id in gold}, gold),
        }
    return result


def read_row(row: Row) -> tuple[Document, tuple[Region, ...]]:
    """Read a line; its key goes into the address, because texts and numbers repeat across incidents."""
    facts = Facts(publisher=row.get("host") or "", title=row.get("title") or "", published=row.get("dct") or "")
    return read_text(row.get("text") or "", f"{row['incident_id']}/{row['doc_id']}", facts)


def bcubed(found: dict[str, str], gold: dict[str, str], *, without_singletons: bool = False) -> dict[str, float]:
    """Score clusters by BCubed (Bagga and Baldwin 1998): the mean over items of what their cluster gets right."""
    sizes = Counter(gold.values())
    items = [id for id in gold if not without_singletons or sizes[gold[id]] > 1]
    found_sizes = Counter(found[id] for id in items)
    gold_sizes = Counter(gold[id] for id in items)
    both = Counter((found[id], gold[id]) for id in items)
    p = sum(both[found[id], gold[id]] / found_sizes[found[id]] for id in items) / max(1, len(items))
    r = sum(both[found[id], gold[id]] / gold_sizes[gold[id]] for id in items) / max(1, len(items))
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r) if p + r else 0.0, 4)}


def measure_tfidf(documents: Sequence[Document], gold: dict[str, str], *, dated: bool) -> dict[str, float]:
    """The peer: plain TF-IDF of title and text, average link over all pairs, the best of some thresholds."""
    similarity = _plain_cosines(documents)
    if dated:
        days = np.array([document.dct.earliest.toordinal() if document.dct.earliest else 0 for document in documents])
        similarity[np.abs(days[:, None] - days[None, :]) > 21] = 0.0
    rows, columns = np.nonzero(np.triu(similarity, 1) > 0.08)
    pairs = {(int(i), int(j)): round(float(similarity[i, j]), 6) for i, j in zip(rows, columns, strict=True)}
    best: dict[str, float] = {"f1": -1.0}
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3):
        groups = link_average(len(documents), pairs, threshold)
        found = {documents[i].id: str(number) for number, group in enumerate(groups) for i in group}
        best = max(best, {**bcubed(found, gold), "threshold": threshold}, key=lambda scores: scores["f1"])
    return best


def _plain_cosines(documents: Sequence[Document]) -> NDArray[np.float32]:
    """All cosines of log TF-IDF over the words of title and text, 4,000 words of the vocabulary at a time."""
    counts = [Counter(re.findall(r"\w\w+", f"{document.title} {document.text}".lower())) for document in documents]
    reports = Counter(word for count in counts for word in count)
    number = {word: place for place, word in enumerate(sorted(word for word in reports if reports[word] > 1))}
    rarity = {word: math.log((1 + len(counts)) / (1 + reports[word])) + 1 for word in number}
    weights = [{number[w]: (1 + math.log(n)) * rarity[w] for w, n in count.items() if w in number} for count in counts]
    total = np.zeros((len(counts), len(counts)), dtype=np.float32)
    for first in range(0, len(number), 4000):
        block = np.zeros((len(counts), 4000), dtype=np.float32)
        for row, vector in enumerate(weights):
            length = math.sqrt(sum(weight * weight for weight in vector.values()))
            for column, weight in vector.items():
                if first <= column < first + 4000:
                    block[row, column - first] = weight / length
        total += block @ block.T
    return total
