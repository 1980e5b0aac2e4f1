"""Learn how sure it is that a number which a report tells is its incident's, for `data/quantities_odds.npz`.

    OMP_NUM_THREADS=1 PYTHONPATH=. python training/train_tolls.py DATA

DATA is in the format of `benchmarks facts`. Prints how right the answers are that trees give on incidents from which
they did not learn, and how many: halves, each judged by trees of the other, for four ways to halve the incidents (by
hashes of their numbers); and tenths, each judged by trees of the rest. Then writes the trees of all, and the list of
these incidents for `benchmarks facts`. No words leave the data: signs are ours (`extract/toll_signs.py`). About fifteen
minutes on one core, most of it reading.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import RandomForestClassifier  # type: ignore[import-untyped]

from benchmarks.data import read_split
from benchmarks.facts import LEARNED_TOLLS, find_mentions, is_right, read_report
from secondsource.extract.toll_odds import SURE, Forest
from secondsource.extract.tolls import find_tolls, find_values

TARGET = Path(__file__).parent.parent / "src/secondsource/extract/data/quantities_odds.npz"
TREES, FEWEST_IN_LEAF, SHARE_OF_SIGNS = 80, 4, 0.3
"""Chosen on the two halves; 60 to 300 trees with leaves of 2 to 4 differ by less than a point."""
RAREST = 8
"""A sign seen with fewer values is left out."""
HALVINGS = 4
SHARES = (0.20, 0.24, 0.25, 0.30, 0.385, 0.43)
"""Shares of the reports for which the answers are judged."""
SURENESS = (0.60, 0.70, 0.76, 0.77, 0.78, 0.80, 0.82, 0.85, 0.90)


@dataclass(frozen=True, slots=True)
class Case:
    """The numbers of one kind that a report tells, each with its signs and whether it is right."""

    incident: str
    values: Sequence[tuple[float, set[str], bool]]


def read_cases(data: Path) -> Iterator[dict[str, Case]]:
    """Read each report's numbers of killed and of injured."""
    facts = {item["incident_id"]: item for item in read_split(data, "facts")}
    for item in read_split(data, "docs"):
        if item["incident_id"] in facts and item["text"].strip():
            yield _make_cases(item, facts[item["incident_id"]])


def _make_cases(item: dict[str, Any], gold: dict[str, Any]) -> dict[str, Case]:
    document, regions, parse = read_report(item)
    found, mentions = find_mentions(document, regions, parse)
    tolls = find_tolls(parse, found.quantities, mentions)
    return {
        counts: Case(
            item["incident_id"],
            [(value, signs, is_right(counts, value, gold)) for value, signs in find_values(parse, counts, tolls)],
        )
        for counts in ("killed", "injured")
    }


def learn(cases: Sequence[Case]) -> Forest:
    """Grow the trees."""
    rows = [(signs, right) for case in cases for _, signs, right in case.values]
    seen = Counter(sign for signs, _ in rows for sign in signs)
    names = {sign: i for i, sign in enumerate(sorted(sign for sign in seen if seen[sign] >= RAREST))}
    table = np.zeros((len(rows), len(names)), dtype=np.float32)
    for row, (signs, _) in enumerate(rows):
        table[row, [names[sign] for sign in signs if sign in names]] = 1
    trees = RandomForestClassifier(
        TREES, min_samples_leaf=FEWEST_IN_LEAF, max_features=SHARE_OF_SIGNS, random_state=0
    ).fit(table, np.array([right for _, right in rows]))
    return flatten(names, [tree.tree_ for tree in trees.estimators_])


def flatten(names: dict[str, int], trees: Sequence[Any]) -> Forest:
    """Lay the trees end to end."""
    signs, lefts, rights, leaves, roots = [], [], [], [], []
    start = 0
    for tree in trees:
        own = np.arange(tree.node_count)
        leaf = tree.children_left < 0
        share = tree.value[:, 0, 1] / tree.value[:, 0, :].sum(axis=1)
        signs.append(np.where(leaf, len(names), tree.feature))
        lefts.append(start + np.where(leaf, own, tree.children_left))
        rights.append(start + np.where(leaf, own, tree.children_right))
        leaves.append(np.where(leaf, np.round(share * SURE), 0))
        roots.append(start)
        start += tree.node_count
    return Forest(
        names=names,
        sign=np.concatenate(signs).astype(np.int16),
        left=np.concatenate(lefts).astype(np.int32),
        right=np.concatenate(rights).astype(np.int32),
        leaf=np.concatenate(leaves).astype(np.int16),
        roots=np.array(roots, dtype=np.int32),
    )


def draw_curve(forest: Forest, cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """The likeliest number of each report: how likely, and whether right; the surest first."""
    best = [
        max((forest.follow(signs), value, right) for value, signs, right in case.values)
        for case in cases
        if case.values
    ]
    return sorted(((sure, right) for sure, _, right in best), reverse=True)


def find_part(case: Case, parts: int, way: int) -> int:
    """In which of so many parts of the incidents a case is, for one way to part them."""
    salt = str(way).encode() if way else b""
    return int.from_bytes(hashlib.blake2b(case.incident.encode(), salt=salt).digest(), "big") % parts


def judge(cases: Sequence[Case], parts: int, way: int) -> list[tuple[float, bool]]:
    """The curve of the answers in each part of the incidents by trees of the others."""
    numbers = [find_part(case, parts, way) for case in cases]
    curve = []
    for part in range(parts):
        forest = learn([case for case, number in zip(cases, numbers, strict=True) if number != part])
        curve += draw_curve(forest, [case for case, number in zip(cases, numbers, strict=True) if number == part])
    return sorted(curve, reverse=True)


def print_curves(counts: str, cases: Sequence[Case]) -> None:
    """Print how right the answers are, by the share answered and by how sure they are."""
    halves = [judge(cases, 2, way) for way in range(HALVINGS)]
    for name, curves in (("halves", halves), ("tenths", [judge(cases, 10, 0)])):
        for share in SHARES:
            right = [np.mean([right for _, right in curve[: int(share * len(cases))]]) for curve in curves]
            each = " ".join(f"{item:.3f}" for item in right)
            print(f"{counts}, {name}: of {share:.3f} answered right {np.mean(right):.3f} ({each})")
        for least in SURENESS:
            told = [[right for sure, right in curve if sure >= least] for curve in curves]
            answered = [len(items) / len(cases) for items in told]
            right = [np.mean(items) for items in told]
            print(f"{counts}, {name}: from {least:.2f} answered {np.mean(answered):.3f}, right {np.mean(right):.3f}")


def main() -> None:
    """Learn, judge and write."""
    cases = list(read_cases(Path(sys.argv[1])))
    tables: dict[str, Any] = {}
    for counts in ("killed", "injured"):
        of_kind = [case[counts] for case in cases]
        print_curves(counts, of_kind)
        forest = learn(of_kind)
        tables[f"{counts}_names"] = np.array(list(forest.names))
        for part in ("sign", "left", "right", "leaf", "roots"):
            tables[f"{counts}_{part}"] = getattr(forest, part)
    np.savez_compressed(TARGET, **tables)
    known = sorted({case["killed"].incident for case in cases})
    LEARNED_TOLLS.write_text("".join(f"{incident}\n" for incident in known), encoding="utf-8")


if __name__ == "__main__":
    main()
