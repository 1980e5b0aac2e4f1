"""How sure is it: the factuality of event words, on the scale of Stanovsky et al. 2017 (-3 certainly not, 3 certainly).

The figures are those of the learned certainty; `rules` has those of the rules' seven values, mapped as the data's
README has it: CT+ 3, PR+ 2, PS+ 1, Uu 0, and the same below zero.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from secondsource.extract.certainty import judge_certainty
from secondsource.extract.degrees import read_degree
from secondsource.extract.factuality import judge_factuality
from secondsource.extract.signs import value_of
from secondsource.model import Span
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse, Token
from secondsource.read.plain import read_text

Pair = tuple[float, float]
CERTAIN = 2.5


def measure(data: Path, split: str, *, peers: bool, limit: int) -> dict[str, Any]:
    records = read_split(data, split)[: limit or None]
    learned: list[Pair] = []
    ruled: list[Pair] = []
    for _, group in groupby(records, key=lambda record: record["sentence"]):
        for gold, certainty, value in judge_sentence(list(group)):
            learned.append((gold, certainty))
            ruled.append((gold, value))
    return {"events": len(records), **figures(learned), "rules": figures(ruled)}


def judge_sentence(records: list[dict[str, Any]]) -> list[tuple[float, float, float]]:
    """Gold, certainty and the rules' value of the events of one sentence; a word the parse lacks counts as certain."""
    document, regions = read_text(records[0]["text"], "sentence")
    parse = parse_document(document, [replace(region, kind="body") for region in regions])
    found = []
    for record in records:
        token = find_token(parse, record)
        ours = (3.0, 3.0)
        if token is not None:
            ours = judge_certainty(parse, token), value_of(read_degree(judge_factuality(parse, token)))
        found.append((record["value"], *ours))
    return found


def find_token(parse: Parse, record: dict[str, Any]) -> Token | None:
    """The event word of a record: the head of its span, or the first word that reaches beyond its start."""
    return parse.head_of(Span(record["start"], record["stop"])) or next(
        (token for token in parse.tokens if token.stop > record["start"]), None
    )


def figures(pairs: list[tuple[float, float]]) -> dict[str, Any]:
    if not pairs:
        return {"mae": 0.0, "r": 0.0, "mae_of_always_certain": 0.0, "uncertain_recall": 0.0, "values": {}}
    uncertain = [(gold, ours) for gold, ours in pairs if gold < CERTAIN]
    caught = sum(ours < CERTAIN for _, ours in uncertain)
    counts = Counter(ours for _, ours in pairs)
    return {
        "mae": round(sum(abs(gold - ours) for gold, ours in pairs) / len(pairs), 4),
        "r": round(correlation(pairs), 4),
        "mae_of_always_certain": round(sum(abs(gold - 3) for gold, _ in pairs) / len(pairs), 4),
        "uncertain_recall": round(caught / len(uncertain), 4) if uncertain else 0.0,
        "values": {f"{value:g}": counts[value] for value in sorted(counts)},
    }


def correlation(pairs: list[tuple[float, float]]) -> float:
    """Pearson's r; 0 where one side never changes."""
    left, right = [gold for gold, _ in pairs], [ours for _, ours in pairs]
    mean_left, mean_right = sum(left) / len(left), sum(right) / len(right)
    both = sum((a - mean_left) * (b - mean_right) for a, b in pairs)
    spread = sum((a - mean_left) ** 2 for a in left) * sum((b - mean_right) ** 2 for b in right)
    return float(both / spread**0.5) if spread else 0.0
