"""How certain would readers take an event to be? A number learned from people's judgements of news sentences.

The rules of factuality.py say what the grammar commits to; people are less strict: most hold what "will" happen for
likelier than what "may", and "nobody hurried her" for less of a denial than the grammar does. Both are told.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from secondsource.extract.signs import NUMBERS, WORDS, measure_signs, name_signs
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

TREES, TABLE = "certainty.npz", "certainty_words.tsv"
HIGHEST = 3.0
STEP = 0.2
"""The mean of five judges moves in steps of a fifth."""

RULE = NUMBERS.index("rule")
UNIT = 2.0**-13
"""What one stands for in the leaves: whole numbers add up alike on every machine."""


def judge_certainty(parse: Parse, token: Token) -> float:
    """How certain readers take the event of a word to be: 3 it certainly happens, 0 open, -3 it certainly does not.

    An estimate of the mean of five judges of the scale of Lee et al. (2015, "Event detection and factuality assessment
    with non-expert supervision"), who read the sentence alone and say what its author commits to; in steps of 0.2. It
    is learned (training/factuality.md) and may differ from the seven values of FactBank, which the grammar decides.
    """
    numbers = measure_signs(parse, token)
    return settle(load_trees(), np.array([*numbers, *weigh_words(name_signs(parse, token))], "f4"))


def settle(trees: Trees, row: NDArray[np.float32]) -> float:
    """The certainty of a row of signs: what the trees make of it, but never above 0 where the rules find a denial."""
    found = round_certainty(trees.base + trees.follow(row) * UNIT)
    return min(found, 0.0) if row[RULE] < 0 else found


def round_certainty(value: float) -> float:
    """The nearest step of the scale, within it."""
    return round(round(min(max(value, -HIGHEST), HIGHEST) / STEP) * STEP, 1) + 0.0  # never -0.0


def weigh_words(signs: list[str]) -> list[float]:
    """For each sign that is a word, the mean judgement of the events that it stood with, or that of all events."""
    table, everywhere = load_words()
    return [table.get((name, word), everywhere) for name, word in zip(WORDS, signs, strict=True)]


@dataclass(frozen=True, slots=True)
class Trees:
    """Regression trees as flat tables: at a node, `feature` up to `threshold` goes left; a leaf leads to itself."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    leaf: NDArray[np.int16]
    roots: NDArray[np.int32]
    depth: int
    base: float

    def follow(self, row: NDArray[np.float32]) -> int:
        """The sum of the leaves that one row of signs reaches, one in each tree."""
        at = self.roots
        for _ in range(self.depth):
            at = np.where(row[self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        return int(self.leaf[at].sum(dtype=np.int64))


@functools.cache
def load_trees() -> Trees:
    """The learned trees (`data/certainty.npz`)."""
    with np.load(io.BytesIO(files(__package__).joinpath("data", TREES).read_bytes()), allow_pickle=False) as tables:
        return Trees(
            feature=tables["feature"],
            threshold=tables["threshold"],
            left=tables["left"],
            right=tables["right"],
            leaf=tables["leaf"],
            roots=tables["roots"],
            depth=int(tables["depth"]),
            base=float(tables["base"]),
        )


@functools.cache
def load_words() -> tuple[dict[tuple[str, str], float], float]:
    """The mean judgement of each word in each of its places, and that of all events (`data/certainty_words.tsv`)."""
    table = {(name, word): float(mean) for name, word, mean in read_table("extract", TABLE)}
    return table, table.pop(("", ""))
