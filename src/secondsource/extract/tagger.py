"""Which words attribute, and what are their source and content? A small network over the parse, beside the rules.

A dense layer over the parser's vectors and labels of each word, then, for each word that may attribute, three
dilated convolutions over the words around it: seven tags (content, source and cue, each begun or gone on; none) and one
score. Trained by training/train_attribution.py; training/attribution_model.md is its card. numpy alone at run time.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from secondsource.extract.tagging import Seen, Window, make_windows, quoted_words, shape_of
from secondsource.model import Span
from secondsource.parse.tree import Parse

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WORD_ROWS = ("lemma", "pos", "tag", "dep")
MARK_ROWS = ("depth", "rule", "distance", "sentence", "other", "quote")
FORM_STEPS = 32
"""Steps to one unit in which the vectors of word forms are stored."""

BATCH = 2000
"""Words of windows that are computed at once: what fits into the cache of a processor."""

GAP = 8
"""Empty rows between windows: as far as the widest convolution reaches."""

DECODED_FROM = 0.3
"""The least score from which an attribution's words are looked for."""

DIGITS = 3
"""Digits to which scores are rounded before they decide, so that machines agree."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as the tagger sees it: its score and the indices of its words; the content may be empty."""

    anchor: int
    score: float
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the network by name, and the numbers of the words that it knows, by kind."""

    arrays: dict[str, Floats]
    numbers: dict[str, dict[str, int]]
    candidates: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The words of some windows one below the other, with GAP empty rows around each window.

    Of each word: its number in the document, the number of its window, and its row. `starts` says with which word
    each window begins; `size` counts the rows.
    """

    words: Ints
    of_window: Ints
    place: Ints
    starts: Ints
    size: int


@functools.cache
def load_weights() -> Weights:
    """Load the network once: a few hundred kilobytes of package data."""
    with as_file(files(__package__) / "data" / "attribution.npz") as path, np.load(path) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files if not name.startswith("words ")}
        arrays["form"] /= FORM_STEPS
        words = {
            name.removeprefix("words "): stored[name].tolist() for name in stored.files if name.startswith("words ")
        }
    numbers = {kind: {word: n for n, word in enumerate(known, 1)} for kind, known in words.items()}
    return Weights(arrays, numbers, frozenset(words["candidate"]))


def describe_tagger() -> dict[str, str]:
    """Name the tagger and its version, for `made_with`: the digest of its weights."""
    weights = (files(__package__) / "data" / "attribution.npz").read_bytes()
    return {"tagger": hashlib.sha256(weights).hexdigest()[:8]}


def tag_attributions(parse: Parse, quotes: Sequence[Span], seen: Sequence[Seen]) -> list[Tagged]:
    """Tag the attributions of a document, one for each word that may attribute, in the order of the text.

    `seen` is what the rules found; their anchors are looked at, too. Empty if the parser gives no vectors.
    """
    if parse.vectors is None or not parse.tokens:
        return []
    weights = load_weights()
    known = {item.anchor for item in seen}
    anchors = [t.i for t in parse.tokens if t.i in known or f"{t.lemma} {t.pos}" in weights.candidates]
    windows = list(make_windows(parse, anchors, seen, quoted_words(parse, quotes)))
    words = _embed_words(parse, weights)
    windows.sort(key=lambda window: (window.last - window.first, window.anchor))
    found = [tagged for batch in _cut_batches(windows) for tagged in _tag_batch(batch, words, weights)]
    return sorted(found, key=lambda tagged: tagged.anchor)


def _embed_words(parse: Parse, weights: Weights) -> Floats:
    """The dense layer over each word's vector and labels."""
    arrays, numbers = weights.arrays, weights.numbers
    assert parse.vectors is not None
    headline = np.zeros(len(parse.tokens), dtype=bool)
    for sentence in parse.sentences:
        headline[sentence.first : sentence.last] = sentence.kind == "headline"
    rows: list[Floats] = [parse.vectors.astype(np.float32)]
    for kind in WORD_ROWS:
        known = numbers[kind]
        rows.append(arrays[kind][[known.get(getattr(token, kind), 0) for token in parse.tokens]])
    forms = numbers["form"]
    rows.append(arrays["form"][[forms.get(token.text.lower(), 0) for token in parse.tokens]])
    rows.append(arrays["shape"][[shape_of(t, bool(h)) for t, h in zip(parse.tokens, headline, strict=True)]])
    return _relu(np.concatenate(rows, axis=1) @ arrays["word.weight"].T + arrays["word.bias"])


def _cut_batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Yield windows together that have BATCH words or a few more."""
    first = size = 0
    for last, window in enumerate(windows, 1):
        size += window.last - window.first
        if size >= BATCH or last == len(windows):
            yield windows[first:last]
            first, size = last, 0


def _tag_batch(windows: Sequence[Window], words: Floats, weights: Weights) -> list[Tagged]:
    rows = _stack(windows)
    scores, fits = _run_network(windows, rows, words, weights)
    likely = np.flatnonzero(scores >= DECODED_FROM).tolist()
    parts = np.split(fits, rows.starts[1:])
    cut = {
        row: _cut(windows[row], tags) for row, tags in zip(likely, _decode([parts[row] for row in likely]), strict=True)
    }
    return [
        Tagged(window.anchor, score, *cut.get(row, ((), (), ())))
        for row, (window, score) in enumerate(zip(windows, scores.tolist(), strict=True))
    ]


def _stack(windows: Sequence[Window]) -> _Rows:
    sizes = np.array([window.last - window.first for window in windows])
    of_window = np.repeat(np.arange(len(windows)), sizes)
    place = np.arange(len(of_window)) + GAP * (of_window + 1)
    words = np.concatenate([np.arange(window.first, window.last) for window in windows])
    return _Rows(words, of_window, place, np.cumsum(sizes) - sizes, int(place[-1]) + 1 + GAP)


def _run_network(
    windows: Sequence[Window], rows: _Rows, words: Floats, weights: Weights
) -> tuple[NDArray[np.float64], Floats]:
    """The score of each window, and how well each tag fits each word of all of them."""
    arrays = weights.arrays
    anchors = np.array([window.anchor for window in windows])
    here = words @ arrays["near.weight"].T + arrays["near.bias"]
    there = words[anchors] @ arrays["cue.weight"].T + arrays["cue.bias"]
    first = _pair_words(windows, rows.of_window, weights)
    first += here[rows.words]
    first += there[rows.of_window]
    hidden = np.zeros((rows.size, first.shape[1]), dtype=np.float32)
    hidden[rows.place] = _relu(first)
    hidden = _convolve(hidden, rows, arrays["conv1.weight"], arrays["conv1.bias"], 1)
    hidden += _convolve(hidden, rows, arrays["conv2.weight"], arrays["conv2.bias"], 2)
    hidden += _convolve(hidden, rows, arrays["conv3.weight"], arrays["conv3.bias"], 4)
    told = hidden[rows.place]
    at = told[rows.starts + anchors - rows.words[rows.starts]]
    most = np.maximum.reduceat(told, rows.starts)
    judged = np.concatenate([at, most, words[anchors]], axis=1) @ arrays["judge1.weight"].T + arrays["judge1.bias"]
    logits = (_relu(judged) @ arrays["judge2.weight"].T + arrays["judge2.bias"])[:, 0]
    scores = 1 / (1 + np.exp(-logits.astype(np.float64)))
    return np.round(scores, DIGITS), told @ arrays["tags.weight"].T + arrays["tags.bias"]


def _pair_words(windows: Sequence[Window], of_window: Ints, weights: Weights) -> Floats:
    """What each word is to the word that may attribute: the dense layer over its path and marks."""
    arrays, known = weights.arrays, weights.numbers["path"]
    marks = np.concatenate([window.marks for window in windows])
    parts = [arrays["path"][[known.get(path, 0) for window in windows for path in window.paths]]]
    parts += [arrays[kind][marks[:, n]] for n, kind in enumerate(MARK_ROWS)]
    parts.append(arrays["ruled"][[window.ruled for window in windows]][of_window])
    return np.concatenate(parts, axis=1) @ arrays["pair.weight"].T + arrays["pair.bias"]


def _convolve(hidden: Floats, rows: _Rows, weight: Floats, bias: Floats, step: int) -> Floats:
    """A convolution over the rows, `step` rows between its taps, and what is positive of it; the gaps stay empty."""
    size, within, taps = weight.shape
    every = hidden @ weight.transpose(1, 2, 0).reshape(within, taps * size)  # all taps at once: far quicker
    edge = step * (taps // 2)
    made = np.zeros((len(hidden), size), dtype=np.float32)
    inner = made[edge : len(made) - edge]
    for tap in range(taps):
        inner += every[tap * step : tap * step + len(inner), tap * size : (tap + 1) * size]
    told = np.zeros_like(made)
    told[rows.place] = _relu(made[rows.place] + bias)
    return told


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0)


_NEXT = np.array(
    [[0.0 if tag % 2 or not tag or before in (tag, tag - 1) else -1e9 for tag in range(7)] for before in range(7)]
)
"""A part goes on (even tags) only after it has begun (the odd tag before it)."""


def _decode(windows: Sequence[Floats]) -> list[Ints]:
    """The best tags of each window in which every part begins before it goes on (Viterbi, all windows at once)."""
    if not windows:
        return []
    sizes = np.array([len(fits) for fits in windows])
    mask = np.arange(sizes.max()) < sizes[:, None]
    values = np.zeros((*mask.shape, 7))
    values[mask] = np.round(np.concatenate(windows).astype(np.float64), DIGITS)
    best = values[:, 0] + np.where(np.arange(7) % 2 + (np.arange(7) == 0), 0, -1e9)
    back = np.zeros((mask.shape[1], len(windows), 7), dtype=np.int64)
    for place in range(1, len(back)):
        paths = best[:, :, None] + _NEXT
        back[place] = np.where(mask[:, place, None], paths.argmax(axis=1), np.arange(7))
        best = np.where(mask[:, place, None], paths.max(axis=1) + values[:, place], best)
    tags = np.zeros(mask.shape, dtype=np.int64)
    tag = best.argmax(axis=1)
    for place in range(len(back) - 1, -1, -1):
        tags[:, place] = tag
        tag = back[place][np.arange(len(windows)), tag]
    return [row[:size] for row, size in zip(tags, sizes, strict=True)]


def _cut(window: Window, tags: Ints) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Cue, source and content of a window: the indices of their words."""
    content, source, cue = (
        tuple((window.first + np.flatnonzero((tags + 1) // 2 == part)).tolist()) for part in (1, 2, 3)
    )
    return cue, source, content
