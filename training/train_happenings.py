"""Learn which words tell of an event: `python training/train_happenings.py ECBPLUS FACTUALITY`.

ECBPLUS is a folder in the format of `benchmarks events` with mentions (train.jsonl); FACTUALITY one in that of
`benchmarks factuality` (uw-train.jsonl, uw-dev.jsonl, meantime-train.jsonl), of which uw-dev only says what must be
left out. Prints the numbers of a cross-validation over the topics of ECB+, chooses the threshold by it, then writes
`happenings.tsv` into `src/secondsource/extract/data/`. See happenings.md.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from benchmarks.coref import read_row
from benchmarks.data import read_split, score
from benchmarks.mentions import find_gold
from secondsource.extract.happenings import TABLE, UNIT, is_candidate, name_signs
from secondsource.extract.triggers import find_triggers
from secondsource.model import Span
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import read_text

OUT = Path(__file__).parents[1] / "src" / "secondsource" / "extract" / "data" / TABLE
FOLDS = 5
FEWEST = 4
"""Topics or sentences in which a sign must stand: rarer ones say little and might be somebody's."""
STRENGTH = 0.1
"""The inverse of the penalty on squared weights (C); chosen by the cross-validation."""
VECTOR_SCALE = 0.3
"""What a standard deviation of the parser's vectors weighs against a sign that holds; chosen likewise."""
THRESHOLDS = [round(step * 0.1, 1) for step in range(-15, 26)]
GIVEN_UP = 0.02
"""F1 that is given up for precision, as a wrong event is worse than a missing one: the strictest threshold is taken
whose F1 is no further below the best."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that people were asked about: where it stands, its signs, its vector, whether it is an event."""

    group: str
    signs: frozenset[str]
    vector: NDArray[np.float16]
    event: bool
    listed: bool


def read_ecb(data: Path) -> Iterator[Word]:
    """Yield the words of the sentences of ECB+ whose annotation was checked, by topic."""
    for row in read_split(data, "train"):
        document, regions = read_row(row)
        parse = parse_document(document, regions)
        yield from _describe(parse, find_gold(row, parse), [Span(*row["sentences"][i]) for i in row["validated"]],
                             f"topic {row['topic']}")  # fmt: skip


def read_factuality(data: Path) -> Iterator[Word]:
    """Yield the words of the sentences whose events UW and MEANTIME judged."""
    kept_out = {record["text"] for record in read_split(data, "uw-dev")}
    for corpus in ("uw-train", "meantime-train"):
        for text, group in groupby(read_split(data, corpus), key=lambda record: record["text"]):
            if text in kept_out:
                continue
            document, regions = read_text(text, "sentence")
            parse = parse_document(document, [replace(region, kind="body") for region in regions])
            heads = (parse.head_of(Span(record["start"], record["stop"])) for record in group)
            gold = {head.i for head in heads if head is not None}
            yield from _describe(parse, gold, [Span(0, len(document.text))], text)


def _describe(parse: Parse, gold: set[int], where: Sequence[Span], group: str) -> Iterator[Word]:
    triggers = {trigger.token.i for trigger in find_triggers(parse)}
    assert parse.vectors is not None
    for token in parse.tokens:
        if is_candidate(parse, token) and any(token.span.within(span) for span in where):
            yield Word(group, frozenset(name_signs(parse, token)), parse.vectors[token.i], token.i in gold,
                       token.i in triggers)  # fmt: skip


def fold_of(group: str) -> int:
    """A part of the topics, the same on every machine."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of signs and of the vector."""

    signs: dict[str, float]
    vector: NDArray[np.float64]

    def weigh(self, word: Word) -> float:
        """The logarithm of the odds."""
        return sum(self.signs.get(sign, 0.0) for sign in sorted(word.signs)) + float(word.vector @ self.vector)


def fit(words: Sequence[Word]) -> Model:
    """A logistic regression; the intercept is spread over the sign that every word of a part of speech has."""
    groups: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for sign in word.signs:
            groups[sign].add(word.group)
    kept = sorted(sign for sign, own in groups.items() if len(own) >= FEWEST)
    number = {sign: n for n, sign in enumerate(kept)}
    cells = [(row, number[sign]) for row, word in enumerate(words) for sign in sorted(word.signs) if sign in number]
    rows, columns = zip(*cells, strict=True)
    signs = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(words), len(kept)))
    vectors = np.array([word.vector for word in words], "f8")
    scale = VECTOR_SCALE / vectors.std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(hstack([signs, csr_matrix(vectors * scale)]).tocsr(), [word.event for word in words])
    weights = model.coef_[0]
    found = {sign: float(weight) for sign, weight in zip(kept, weights, strict=False)}
    for sign in kept:
        if sign.endswith(" any"):
            found[sign] += float(model.intercept_[0])
    return Model(found, weights[len(kept) :] * scale)


def cross_validate(words: Sequence[Word], more: Sequence[Word]) -> float:
    """Print the numbers of models that have not seen the topic, and choose the threshold."""
    judged: list[tuple[Word, float]] = []
    for fold in range(FOLDS):
        model = fit([*(word for word in words if fold_of(word.group) != fold), *more])
        judged += [(word, model.weigh(word)) for word in words if fold_of(word.group) == fold]
    numbers = {threshold: _measure(judged, threshold) for threshold in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda threshold: numbers[threshold]["f1"])
    strictest = max(t for t in THRESHOLDS if numbers[t]["f1"] >= numbers[best]["f1"] - GIVEN_UP)
    for threshold in sorted({best, 0.0, strictest}):
        print(f"cross-validated, from {threshold}: {numbers[threshold]}")
    return strictest


def _measure(judged: Sequence[tuple[Word, float]], threshold: float) -> dict[str, float]:
    """Lists and model together, among the words that are looked at."""
    chosen = [word.event for word, weight in judged if word.listed or weight >= threshold]
    return score(sum(chosen), len(chosen), sum(word.event for word, _ in judged))


HEADER = """\
# What speaks for a word to tell of an event: thousandths of the natural logarithm of the odds, written by
# training/train_happenings.py (see training/happenings.md for the data and its licence).
# sign (part of speech, then as in happenings.py) <TAB> weight; threshold: the least sum of an event
"""


def write(model: Model, threshold: float) -> None:
    """Write the table."""
    lines = [f"threshold\t{threshold}\n", "vector\t" + " ".join(f"{weight:.4f}" for weight in model.vector) + "\n"]
    whole = {sign: round(weight * UNIT) for sign, weight in model.signs.items()}
    lines += [f"{sign}\t{weight}\n" for sign, weight in sorted(whole.items()) if abs(weight) >= LEAST]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")


LEAST = 10
"""Weights below a hundredth decide nothing."""


def main() -> None:
    """Read, cross-validate, fit, write."""
    words = list(read_ecb(Path(sys.argv[1])))
    more = list(read_factuality(Path(sys.argv[2])))
    print(f"{len(words)} words of ECB+, {sum(word.event for word in words)} events; {len(more)} of UW and MEANTIME")
    threshold = cross_validate(words, more)
    write(fit([*words, *more]), threshold)


if __name__ == "__main__":
    main()
