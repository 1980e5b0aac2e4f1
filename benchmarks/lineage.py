"""Dependence: do two reports on one incident rest on the same origin? Against pairs labelled by reading both texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import read_split, score
from benchmarks.stories import read_row
from secondsource.link.copies import compare_runs, word_runs
from secondsource.link.lineage import judge_lineage
from secondsource.model import Document, Region

LABELS = ("same_text", "rewrite", "same_source", "independent")

Read = tuple[Document, tuple[Region, ...]]


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """Macro F1 over the four labels, and precision and recall of "independent".

    The texts stand in `incidents/docs.jsonl` beside the folder; `unclear` pairs count as not independent only.
    """
    rows = read_split(data, split)[: limit or None]
    wanted = {(row["incident_id"], row[side]) for row in rows for side in ("left", "right")}
    texts = {
        key: read_row(row)
        for row in read_split(data.resolve().parent / "incidents", "docs")
        if (key := (row["incident_id"], row["doc_id"])) in wanted
    }
    pairs = [(texts[row["incident_id"], row["left"]], texts[row["incident_id"], row["right"]]) for row in rows]
    gold = [row["label"] for row in rows]
    result: dict[str, Any] = {"pairs": len(rows), **_score([_judge(*pair) for pair in pairs], gold)}
    if peers:
        result["peers"] = {"host_and_runs": _score([_peer(left[0], right[0]) for left, right in pairs], gold)}
    return result


def _judge(left: Read, right: Read) -> str:
    return judge_lineage(left[0], right[0], left[1], right[1]).label


def _score(found: Sequence[str], gold: Sequence[str]) -> dict[str, Any]:
    """F1 of each label and their mean over the pairs with a clear label; "independent" over all pairs."""
    f1 = {}
    for label in LABELS:
        right = sum(f == g == label for f, g in zip(found, gold, strict=True))
        predicted = sum(f == label and g != "unclear" for f, g in zip(found, gold, strict=True))
        f1[label] = score(right, predicted, gold.count(label))["f1"]
    right = sum(f == g == "independent" for f, g in zip(found, gold, strict=True))
    return {
        "macro_f1": round(sum(f1.values()) / len(f1), 4),
        "f1": f1,
        "independent": score(right, list(found).count("independent"), gold.count("independent")),
    }


def _peer(left: Document, right: Document) -> str:
    """The peer rule: runs contained .8 are one text, same host or .3 a rewrite, all else independent."""
    share = compare_runs(word_runs(left.text), word_runs(right.text)).share
    if share >= 0.8:
        return "same_text"
    return "rewrite" if left.publisher == right.publisher or share >= 0.3 else "independent"
