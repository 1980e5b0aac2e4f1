"""Which quotations are variants of one utterance? Links against labelled pairs, with a plain word overlap beside them.

A line of `labels/quotations-develop.jsonl` or `-held.jsonl` is a pair: same, altered (one utterance, but a number, a
"not" or a word of another sense differs), retold (not scored) or different. A side is a text of ours, or offsets into
another data set, whose texts stand in DIR/../<data> or ../shared/data; a pair whose text is missing is left out. All
quotations of a file are linked in one go, so that the search for candidates is measured too. "altered" pairs have to
be linked like the rest; how many were also marked stands in `altered_marked`. Pairs of our own say how the right side
differs from the left (cut, reordered ...): `differences_right` is the share in which exactly that is named.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from benchmarks.attribution import ratio
from benchmarks.data import read_split
from secondsource.link.copies import clusters
from secondsource.link.differences import compare_versions, read_version
from secondsource.link.quotations import link_quotations, quoted_pieces
from secondsource.model import ChainLink, Interval, Link, Span, Statement

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PENN = (("-LRB-", "("), ("-RRB-", ")"), ("\\/", "/"), ("``", '"'), ("''", '"'), (" n't", "n't"), (" '", "'"))
TOKENISED = ("t17", "ecbplus")

Pair = tuple[str, Statement, Statement]


def measure(data: Path, split: str, *, peers: bool, limit: int) -> dict[str, Any]:
    texts = Texts(data)
    rows = [row for row in read_split(data, split)[: limit or None] if row["label"] != "retold"]
    pairs = [pair for row in rows if (pair := read_pair(row, texts)) is not None]
    links = link_quotations([side for _, *sides in pairs for side in sides], texts.said, texts.days)
    tuning = read_split(data, "quotations-develop")
    threshold = best_threshold([pair for row in tuning if (pair := read_pair(row, texts)) is not None], texts)
    return {
        **score(pairs, links),
        "differences_right": compare_differences(rows, pairs, texts),
        "baseline": {**overlap_score(pairs, texts, threshold), "threshold": threshold},
        "pairs": len(pairs),
        "missing": len(rows) - len(pairs),
    }


class Texts:
    """Finds the words of a side of a pair; `said` gives the text of each statement's document, `days` its day."""

    def __init__(self, data: Path) -> None:
        self.roots = (data.resolve().parent, SHARED)
        self.read: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
        self.said: dict[str, str] = {}
        self.days: dict[str, Interval] = {}

    def find(self, data: str, split: str, name: str) -> dict[str, Any] | None:
        if (data, split) not in self.read:
            path = next((path for root in self.roots if (path := root / data / f"{split}.jsonl").is_file()), None)
            lines = path.read_text("utf-8").splitlines() if path else []
            items = [json.loads(line) for line in lines if line.strip()]
            self.read[data, split] = {item.get("doc_id") or item["url"]: item for item in items}
        return self.read[data, split].get(name)


def read_pair(row: dict[str, Any], texts: Texts) -> Pair | None:
    sides = [read_side(row["id"] + side, row[side], texts) for side in ("left", "right")]
    return (row["label"], sides[0], sides[1]) if sides[0] and sides[1] else None


def read_side(name: str, side: dict[str, Any], texts: Texts) -> Statement | None:
    """A statement in a document of its own: only the quotation and its speaker are given."""
    words, speaker, day = side.get("text"), side["speaker"], side.get("said", "")
    if words is None:
        item = texts.find(side["data"], side["split"], side["doc_id"])
        if item is None:
            return None
        words = " ".join(item["text"][start:stop] for start, stop in side["content"])
        speaker = item["text"][slice(*speaker)] if speaker else ""
        day = item.get("published") or item.get("dct") or ""
    if day:
        texts.days[name] = Interval(date.fromisoformat(day[:10]), date.fromisoformat(day[:10]), "given")
    if side.get("data") in TOKENISED:
        for mark, plain in PENN:
            words = words.replace(mark, plain)
    texts.said[name] = words
    mixed = any(mark in words[1:-1] for mark in '"“”')
    chain = [ChainLink("The Report", "publisher"), *([ChainLink(speaker, "named_person")] if speaker else [])]
    return Statement(
        doc=name,
        content=(Span(0, len(words)),),
        chain=tuple(chain),
        quote_type="mixed" if mixed else "direct",
    )


def score(pairs: Sequence[Pair], links: Sequence[Link]) -> dict[str, Any]:
    linked = {(link.left, link.right): link for link in links if link.judgement == "same"}
    found = [linked.get((a.id, b.id)) or linked.get((b.id, a.id)) for _, a, b in pairs]
    labels = [label for label, _, _ in pairs]
    altered = [link for label, link in zip(labels, found, strict=True) if label == "altered"]
    return {
        **figures([label != "different" for label in labels], [link is not None for link in found]),
        "bcubed_f1": bcubed(pairs, links),
        "altered_marked": ratio(sum(link is not None and marked(link) for link in altered), len(altered)),
        "altered_wrongly": sum(
            link is not None and marked(link) for label, link in zip(labels, found, strict=True) if label == "same"
        ),
    }


def compare_differences(rows: Sequence[dict[str, Any]], pairs: Sequence[Pair], texts: Texts) -> float:
    """The share of the pairs with labelled differences of which all, and no others, are named."""
    labelled = {row["id"]: set(row["differs"]) for row in rows if "differs" in row}
    right = 0
    for _, *sides in pairs:
        if sides[0].doc.removesuffix("left") in labelled:
            left, other = (read_version(text, quoted_pieces(side, text)) for side, text in with_texts(sides, texts))
            right += set(compare_versions(left, other).manners) == labelled[sides[0].doc.removesuffix("left")]
    return ratio(right, len(labelled))


def with_texts(sides: Sequence[Statement], texts: Texts) -> list[tuple[Statement, str]]:
    return [(side, texts.said[side.doc]) for side in sides]


def marked(link: Link) -> bool:
    return any(reason.startswith("altered") for reason in link.reasons)


def figures(gold: Sequence[bool], ours: Sequence[bool]) -> dict[str, Any]:
    right = sum(a and b for a, b in zip(gold, ours, strict=True))
    return {
        "precision": ratio(right, sum(ours)),
        "recall": ratio(right, sum(gold)),
        "f1": ratio(2 * right, sum(ours) + sum(gold)),
    }


def bcubed(pairs: Sequence[Pair], links: Sequence[Link]) -> float:
    """BCubed F1 of the clusters of all quotations (Bagga and Baldwin 1998); what no pair joins stands alone."""
    ids = sorted({side.id for _, *sides in pairs for side in sides})
    gold = groups(ids, [(a.id, b.id) for label, a, b in pairs if label != "different"])
    ours = groups(ids, [(link.left, link.right) for link in links if link.judgement == "same"])
    shared = [(len(gold[id] & ours[id]), len(ours[id]), len(gold[id])) for id in ids]
    precision = sum(both / mine for both, mine, _ in shared) / len(ids)
    recall = sum(both / right for both, _, right in shared) / len(ids)
    return round(2 * precision * recall / (precision + recall), 4)


def groups(ids: Sequence[str], joined: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found = {id: frozenset([id]) for id in ids}
    links = [Link(about="quotation", left=a, right=b, judgement="same") for a, b in joined]
    for cluster in clusters(links):
        found.update(dict.fromkeys(cluster, frozenset(cluster)))
    return found


def overlaps(pairs: Sequence[Pair], texts: Texts) -> list[int]:
    return [round(fuzz.token_set_ratio(texts.said[a.doc].lower(), texts.said[b.doc].lower())) for _, a, b in pairs]


def overlap_score(pairs: Sequence[Pair], texts: Texts, threshold: int) -> dict[str, Any]:
    return figures([label != "different" for label, _, _ in pairs], [x >= threshold for x in overlaps(pairs, texts)])


def best_threshold(pairs: Sequence[Pair], texts: Texts) -> int:
    gold = Counter(zip(overlaps(pairs, texts), (label != "different" for label, _, _ in pairs), strict=True))
    total = sum(count for (_, same), count in gold.items() if same)

    def f1(least: int) -> float:
        ours = {key: count for key, count in gold.items() if key[0] >= least}
        right = sum(count for (_, same), count in ours.items() if same)
        return 2 * right / ((sum(ours.values()) + total) or 1)

    return max(range(1, 101), key=f1)
