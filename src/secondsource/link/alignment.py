"""Which words of two quotations correspond? Runs of like words in any order, so that swapped clauses still meet."""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.link.like_words import LIKE_WORD, OTHER_FORM, compare_forms, keys_of
from secondsource.link.quoted_words import Word

MEANING = 2.5
"""Rarity of a word with a meaning (fewer than 8 % of news reports hold it), which corresponds without neighbours."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand on both sides in one order: `size` of them, from `left` and from `right` (indexes)."""

    left: int
    right: int
    size: int
    match: float = 1.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands on either side between two runs, or at an end (`edge`), where a cut is no change.

    `at` is the index on the right side where the gap opens.
    """

    left: Sequence[Word]
    right: Sequence[Word]
    edge: bool
    at: int = 0


def align(left: Sequence[Word], right: Sequence[Word]) -> list[Run]:
    """Pair the words of two quotations in runs, the longest first, each word once (greedy string tiling, Wise 1993).

    A word alone is paired only if it has a meaning of its own; then two forms of a word may be, too. The runs come in
    the order of the left side.
    """
    free_left, free_right = [True] * len(left), [True] * len(right)
    heap = [(-size, i, j) for i, j, size in _longest(left, right)]
    heapq.heapify(heap)
    runs = []
    while heap:
        size, i, j = heapq.heappop(heap)
        pieces = list(_free_pieces(i, j, -size, free_left, free_right))
        if pieces != [(i, j, -size)]:
            for piece in pieces:
                heapq.heappush(heap, (-piece[2], piece[0], piece[1]))
        elif -size > 1 or left[i].weight >= MEANING:
            runs.append(Run(i, j, -size))
            for k in range(-size):
                free_left[i + k] = free_right[j + k] = False
    runs.extend(_other_forms(left, right, free_left, free_right))
    return sorted(runs, key=lambda run: run.left)


def _longest(left: Sequence[Word], right: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """The runs of like words that go on neither before nor after: where each begins on either side, and its size."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word.form].append(j)
    for i, word in enumerate(left):
        for j in places.get(word.form, ()):
            if i and j and left[i - 1].form == right[j - 1].form:
                continue
            size = 1
            while i + size < len(left) and j + size < len(right) and left[i + size].form == right[j + size].form:
                size += 1
            yield i, j, size


def _free_pieces(
    i: int, j: int, size: int, free_left: Sequence[bool], free_right: Sequence[bool]
) -> Iterator[tuple[int, int, int]]:
    """The parts of a run of which neither side was taken."""
    begin = None
    for k in range(size + 1):
        free = k < size and free_left[i + k] and free_right[j + k]
        if free and begin is None:
            begin = k
        elif not free and begin is not None:
            yield i + begin, j + begin, k - begin
            begin = None


def _other_forms(
    left: Sequence[Word], right: Sequence[Word], free_left: Sequence[bool], free_right: list[bool]
) -> Iterator[Run]:
    """Pair what is left with words that may be other forms of them, or stand for them in another rendering."""
    shelves: dict[str | int, list[int]] = defaultdict(list)
    for j, other in enumerate(right):
        for key in keys_of(other.form) if free_right[j] else ():
            shelves[key].append(j)
    for i, word in enumerate(left):
        if not free_left[i] or word.weight < MEANING or word.form[0].isdigit():
            continue
        others = {j for key in keys_of(word.form) for j in shelves.get(key, ()) if free_right[j]}
        best, place = max(((compare_forms(word.form, right[j].form), -j) for j in others), default=(0.0, 0))
        if best:
            free_right[-place] = False
            yield Run(i, -place, 1, OTHER_FORM if best > LIKE_WORD else LIKE_WORD)


def find_gaps(left: Sequence[Word], right: Sequence[Word], runs: Sequence[Run]) -> Iterator[Gap]:
    """What stands between the runs: on the left up to the next run there, on the right up to the next run there."""
    in_right = sorted(runs, key=lambda run: run.right)
    follows = {run: other.right for run, other in itertools.pairwise(in_right)}
    if not runs:
        yield Gap(left, right, edge=True)
        return
    yield Gap(left[: runs[0].left], right[: in_right[0].right], edge=True)
    for number, run in enumerate(runs):
        stop = runs[number + 1].left if number + 1 < len(runs) else len(left)
        yield Gap(
            left[run.left + run.size : stop],
            right[run.right + run.size : follows.get(run, len(right))],
            edge=number + 1 == len(runs) or run not in follows,
            at=run.right + run.size,
        )
