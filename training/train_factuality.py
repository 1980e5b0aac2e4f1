"""Learn how certain readers take an event to be: `python training/train_factuality.py DATA`.

DATA is a folder in the format of `benchmarks factuality` with uw-train.jsonl and uw-dev.jsonl, of which only the
sentences are read that must be left out of the training. Prints the numbers of a cross-validation over sentences,
then writes `certainty.npz` and `certainty_words.tsv` into `src/secondsource/extract/data/`. See factuality.md.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingRegressor

from benchmarks.data import read_split
from benchmarks.factuality import figures, find_token
from secondsource.extract.certainty import TABLE, TREES, UNIT, Trees, settle
from secondsource.extract.signs import NUMBERS, WORDS, measure_signs, name_signs
from secondsource.parse.english import parse_document
from secondsource.read.plain import read_text

Matrix = NDArray[np.float64]
OUT = Path(__file__).parents[1] / "src" / "secondsource" / "extract" / "data"
FOLDS = 5
FEWEST = 4
"""Events that a word must have stood with: rarer ones say little and might be somebody's."""
PRIOR = 3.0
"""Events at the mean of all that are added to those of each word."""
EVERYWHERE = ("", "")
SETTINGS: dict[str, Any] = {
    "loss": "absolute_error",
    "max_iter": 300,
    "learning_rate": 0.05,
    "max_leaf_nodes": 31,
    "min_samples_leaf": 15,
    "l2_regularization": 10.0,
    "max_features": 0.2,
}
"""Chosen by the cross-validation that this script prints, on the training part alone."""
SEEDS = (0, 1, 2)
"""Each tree sees a fifth of the signs at a time, drawn by these; the mean of three draws is steadier than one."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event word of the training part: its sentence, its signs, and the mean of its judges."""

    text: str
    numbers: list[float]
    words: list[str]
    value: float


def read_events(data: Path) -> Iterator[Event]:
    """Yield the events of the training part whose sentence does not also stand in the development part."""
    kept_out = {record["text"] for record in read_split(data, "uw-dev")}
    for text, group in groupby(read_split(data, "uw-train"), key=lambda record: record["text"]):
        if text in kept_out:
            continue
        document, regions = read_text(text, "sentence")
        parse = parse_document(document, [replace(region, kind="body") for region in regions])
        for record in group:
            token = find_token(parse, record)
            if token is not None:
                yield Event(text, measure_signs(parse, token), name_signs(parse, token), record["value"])


def fold_of(text: str, salt: str) -> int:
    """A part of the sentences, the same on every machine."""
    return int(hashlib.sha256(f"{salt} {text}".encode()).hexdigest(), 16) % FOLDS


def weigh(events: Sequence[Event]) -> dict[tuple[str, str], float]:
    """The mean judgement of each word in each of its places, drawn to that of all events."""
    mean = round(sum(event.value for event in events) / len(events), 2)
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for event in events:
        for pair in zip(WORDS, event.words, strict=True):
            values[pair].append(event.value)
    known = {
        pair: round((sum(found) + PRIOR * mean) / (len(found) + PRIOR), 2)
        for pair, found in values.items()
        if len(found) >= FEWEST
    }
    return {EVERYWHERE: mean, **dict(sorted(known.items()))}


def describe(events: Sequence[Event], table: dict[tuple[str, str], float]) -> Matrix:
    """The rows of signs, words replaced by their mean judgement."""
    return np.array(
        [
            [*event.numbers, *(table.get(pair, table[EVERYWHERE]) for pair in zip(WORDS, event.words, strict=True))]
            for event in events
        ]
    )


def describe_unseen(events: Sequence[Event]) -> Matrix:
    """The rows of signs, each event's words weighed on other sentences than its own, as in use."""
    rows = np.empty((len(events), len(NUMBERS) + len(WORDS)))
    folds = np.array([fold_of(event.text, "words") for event in events])
    for fold in range(FOLDS):
        table = weigh([event for event, own in zip(events, folds, strict=True) if own != fold])
        inside = np.flatnonzero(folds == fold)
        rows[inside] = describe([events[i] for i in inside], table)
    return rows


def fit(events: Sequence[Event]) -> Trees:
    """Boosted trees for the median (absolute error), as flat tables."""
    rows, values = describe_unseen(events), np.array([event.value for event in events])
    return flatten([HistGradientBoostingRegressor(**SETTINGS, random_state=seed).fit(rows, values) for seed in SEEDS])


def flatten(models: Sequence[HistGradientBoostingRegressor]) -> Trees:
    """The trees of scikit-learn models, whose mean they give, in tables that need numpy alone."""
    columns: dict[str, list[float]] = defaultdict(list)
    roots, depth = [], 0
    for (tree,) in (pair for model in models for pair in model._predictors):
        first = len(columns["leaf"])
        roots.append(first)
        depth = max(depth, int(tree.nodes["depth"].max()))
        for number, node in enumerate(tree.nodes):
            leaf, own = bool(node["is_leaf"]), first + number
            columns["feature"].append(0 if leaf else node["feature_idx"])
            columns["threshold"].append(np.inf if leaf else node["num_threshold"])
            columns["left"].append(own if leaf else first + node["left"])
            columns["right"].append(own if leaf else first + node["right"])
            columns["leaf"].append(round(node["value"] / len(models) / UNIT) if leaf else 0)
    return Trees(
        np.array(columns["feature"], "i2"),
        np.array(columns["threshold"], "f4"),
        np.array(columns["left"], "i4"),
        np.array(columns["right"], "i4"),
        np.array(columns["leaf"], "i2"),
        np.array(roots, "i4"),
        depth,
        float(np.mean([model._baseline_prediction.item() for model in models])),
    )


def predict(trees: Trees, rows: Matrix) -> list[float]:
    """The certainty of each row, as the product tells it."""
    return [settle(trees, row) for row in rows.astype("f4")]


def cross_validate(events: Sequence[Event]) -> None:
    """Print the numbers of the rules and of trees that have not seen the sentence."""
    found: list[tuple[float, float]] = []
    ruled: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        seen = [event for event in events if fold_of(event.text, "trees") != fold]
        unseen = [event for event in events if fold_of(event.text, "trees") == fold]
        values = predict(fit(seen), describe(unseen, weigh(seen)))
        found += [(event.value, value) for event, value in zip(unseen, values, strict=True)]
        ruled += [(event.value, event.numbers[0]) for event in unseen]
    for name, pairs in (("rules", ruled), ("trees, cross-validated", found)):
        numbers = figures(pairs)
        print(f"{name}: mae {numbers['mae']}, r {numbers['r']}", flush=True)


HEADER = """\
# How certain readers take events to be that stand with a word: the mean of their judgements on the training part of UW
# (Lee et al. 2015), drawn to the mean of all; written by training/train_factuality.py, see training/factuality.md.
# place (as in signs.py; empty: all events) <TAB> word or form <TAB> mean, from -3 to 3
"""


def write(trees: Trees, table: dict[tuple[str, str], float]) -> None:
    """Write both files."""
    lines = [f"{place}\t{word}\t{mean:g}\n" for (place, word), mean in table.items()]
    (OUT / TABLE).write_text(HEADER + "".join(lines), encoding="utf-8")
    names = ("feature", "threshold", "left", "right", "leaf", "roots", "depth", "base")
    np.savez_compressed(OUT / TREES, **{name: np.asarray(getattr(trees, name)) for name in names})


def main() -> None:
    """Read, cross-validate, fit, write."""
    events = list(read_events(Path(sys.argv[1])))
    print(f"{len(events)} events, {Counter(event.value >= 3 for event in events)[True]} at +3")
    cross_validate(events)
    write(fit(events), weigh(events))


if __name__ == "__main__":
    main()
