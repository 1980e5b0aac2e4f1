"""What does a tagger see? For each word that may attribute, the words around it: their place in the tree, what the
rules found, quotation marks, distance. The same for training and for use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

LEFT, RIGHT = 80, 120
"""Words of the block before and after a cue in which its source and content are looked for."""

HIGHEST = 12
"""Steps up the tree from the cue at which its path ends."""

LONGEST_PATH = 25
"""Steps up the tree from a word beyond which its place is unknown."""

_BORDERS = (0, 1, 2, 4, 7, 12, 20, 40)
"""Distances in words up to which a bucket reaches; the last bucket is open."""

FAR = 2 * len(_BORDERS)
"""The bucket of no word, for padding."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seen:
    """An attribution as the rules found it: indices of the word that attributes and of the words of its parts."""

    anchor: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (half-open) around a word that may attribute, with what is known of each.

    `paths` is the place of each in the tree as seen from the anchor; `marks` has a row for each word: depth below the
    path's turn, what the rules took it for, distance, sentence, what other attributions took it for, quotation.
    `ruled` says whether the rules have an attribution here: 0 no, 1 its cue has this word, 2 it is its anchor.
    """

    anchor: int
    first: int
    last: int
    paths: tuple[str, ...]
    marks: Ints
    ruled: int


def quoted_words(parse: Parse, quotes: Sequence[Span]) -> NDArray[np.bool_]:
    """Say of each word whether it stands in quotation marks."""
    starts = np.array([token.start for token in parse.tokens], dtype=np.int64)
    inside = np.zeros(len(starts), dtype=bool)
    for quote in quotes:
        inside[np.searchsorted(starts, quote.start) : np.searchsorted(starts, quote.stop)] = True
    return inside


def make_windows(
    parse: Parse, anchors: Sequence[int], seen: Sequence[Seen], quoted: NDArray[np.bool_]
) -> Iterator[Window]:
    """Yield the window of each anchor; all words of a window stand in one block."""
    tokens = parse.tokens
    sentence = np.zeros(len(tokens), dtype=np.int64)
    block = np.zeros(len(tokens), dtype=np.int64)
    number, last = -1, ""
    for place, one in enumerate(parse.sentences):
        number, last = (number + 1, one.region) if one.region != last else (number, last)
        sentence[one.first : one.last], block[one.first : one.last] = place, number
    runs = np.cumsum(quoted & ~np.concatenate([[False], quoted[:-1]])) * quoted
    other = np.zeros(len(tokens), dtype=np.int64)
    by_word: dict[int, Seen] = {}
    for item in seen:
        other[list(item.source)] |= 1
        other[list(item.content)] |= 2
        for i in item.cue:
            by_word.setdefault(i, item)
    climbed = _climb(tokens)
    for anchor in anchors:
        first, stop = max(0, anchor - LEFT), min(len(tokens), anchor + RIGHT)
        here = np.flatnonzero(block[first:stop] == block[anchor]) + first
        first, stop = int(here[0]), int(here[-1]) + 1
        paths, depths = _paths(tokens, anchor, first, stop, climbed)
        found = by_word.get(anchor)
        words = np.arange(first, stop)
        marks = np.stack(
            [
                depths,
                _taken_for(found, first, stop),
                _buckets(words - anchor),
                np.clip(sentence[first:stop] - sentence[anchor], -2, 2) + 2,
                other[first:stop],
                quoted[first:stop] + 2 * quoted[anchor] + 4 * ((runs[first:stop] == runs[anchor]) & quoted[first:stop]),
            ],
            axis=1,
        ).astype(np.int64)
        ruled = 0 if found is None else 1 + (found.anchor == anchor)
        yield Window(anchor, first, stop, tuple(paths), marks, ruled)


def _taken_for(found: Seen | None, first: int, stop: int) -> Ints:
    taken = np.zeros(stop - first, dtype=np.int64)
    if found is not None:
        for value, part in ((1, found.content), (2, found.source), (3, found.cue)):
            inside = [i - first for i in part if first <= i < stop]
            taken[inside] = value
    return taken


def _buckets(distances: Ints) -> Ints:
    """Distances in words as buckets that grow, those after the anchor apart from those before it."""
    size = np.searchsorted(_BORDERS, np.abs(distances))
    return np.where(distances >= 0, size, size + len(_BORDERS))


def _climb(tokens: Sequence[Token]) -> tuple[Ints, Ints]:
    """The root above each word, and how many steps away it is."""
    roots, steps = [-1] * len(tokens), [0] * len(tokens)
    for token in tokens:
        way = [token.i]
        while roots[way[-1]] < 0 and tokens[way[-1]].head != way[-1]:
            way.append(tokens[way[-1]].head)
        top = way.pop()
        root = roots[top] = roots[top] if roots[top] >= 0 else top
        for far, i in enumerate(reversed(way), steps[top] + 1):
            roots[i], steps[i] = root, far
    return np.array(roots, dtype=np.int64), np.array(steps, dtype=np.int64)


def _paths(
    tokens: Sequence[Token], anchor: int, first: int, stop: int, climbed: tuple[Ints, Ints]
) -> tuple[list[str], Ints]:
    """The place of each word in the tree as seen from the anchor: below it by which child (D), above it (U), beside it
    (S) or elsewhere (X); and how many steps below the turn."""
    above: dict[int, tuple[int, int]] = {}
    i, below, steps = anchor, -1, 0
    while steps <= HIGHEST:
        above[i] = (below, steps)
        if tokens[i].head == i:
            break
        below, i, steps = i, tokens[i].head, steps + 1
    roots, far = climbed
    paths, depths = ["X"] * (stop - first), np.minimum(far[first:stop], 4)
    for place in np.flatnonzero(roots[first:stop] == roots[anchor]).tolist():
        i, below, depth = first + place, -1, 0
        while i not in above and tokens[i].head != i and depth <= LONGEST_PATH:
            below, i, depth = i, tokens[i].head, depth + 1
        paths[place] = _name_path(tokens, anchor, i, below, above)
        depths[place] = min(depth, 4)
    return paths, depths


def _name_path(tokens: Sequence[Token], anchor: int, turn: int, below: int, above: dict[int, tuple[int, int]]) -> str:
    if turn not in above:
        return "X"
    if turn == anchor:
        return f"D:{tokens[below].dep}" if below >= 0 else "SELF"
    side, steps = above[turn]
    if below < 0:
        return f"U{min(steps, 3)}:{tokens[side].dep}"
    return f"S{min(steps, 2)}:{tokens[side].dep}/{tokens[below].dep}"


def shape_of(token: Token, headline: bool) -> int:
    """Whether a word begins with a capital, is all capitals, stands in a heading: a number from 0 to 7."""
    text = token.text
    return text[:1].isupper() + 2 * (text.isupper() and len(text) > 1) + 4 * headline
