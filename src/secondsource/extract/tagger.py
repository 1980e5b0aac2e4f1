"""Which words attribute, and what are their source and content? A small network over the parse, beside the rules.

A dense layer over the parser's vectors and labels of each word, then, for each word that may attribute, three
dilated convolutions over the words around it: seven tags (content, source and cue, each begun or gone on; none) and one
score. Trained by training/train_attribution.py; training/attribution_model.md is its card. numpy alone at run time.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.extract.tagging import FAR, Seen, Window, make_windows, quoted_words, shape_of
from secondsource.model import Span
from secondsource.parse.tree import Parse

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WORD_ROWS = ("lemma", "pos", "tag", "dep")
MARK_ROWS = ("depth", "rule", "distance", "sentence", "other", "quote")
FORM_STEPS = 32
"""Steps to one unit in which the vectors of word forms are stored."""

BATCH = 64
"""Windows that are computed at once, of about one length."""

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
    found: list[Tagged] = []
    windows.sort(key=lambda window: (window.last - window.first, window.anchor))
    for first in range(0, len(windows), BATCH):
        found.extend(_tag_batch(windows[first : first + BATCH], words, weights))
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


def _tag_batch(windows: Sequence[Window], words: Floats, weights: Weights) -> list[Tagged]:
    arrays = weights.arrays
    longest = max(window.last - window.first for window in windows)
    index, paths = np.zeros((2, len(windows), longest), dtype=np.int64)
    marks = np.zeros((len(windows), longest, len(MARK_ROWS)), dtype=np.int64)
    marks[..., MARK_ROWS.index("distance")] = FAR
    mask = np.zeros((len(windows), longest, 1), dtype=np.float32)
    known = weights.numbers["path"]
    for row, window in enumerate(windows):
        size = window.last - window.first
        index[row, :size] = np.arange(window.first, window.last)
        paths[row, :size] = [known.get(path, 0) for path in window.paths]
        marks[row, :size] = window.marks
        mask[row, :size] = 1
    anchors = np.array([window.anchor for window in windows])
    ruled = arrays["ruled"][[window.ruled for window in windows]]
    parts = [arrays["path"][paths], *(arrays[kind][marks[..., n]] for n, kind in enumerate(MARK_ROWS))]
    parts.append(np.broadcast_to(ruled[:, None], (*index.shape, ruled.shape[1])))
    pairs = _multiply(np.concatenate(parts, axis=2), arrays["pair.weight"].T) + arrays["pair.bias"]
    here = words @ arrays["near.weight"].T + arrays["near.bias"]
    there = words[anchors] @ arrays["cue.weight"].T + arrays["cue.bias"]
    hidden = _relu(here[index] + there[:, None] + pairs) * mask
    hidden = _relu(_convolve(hidden, arrays["conv1.weight"], arrays["conv1.bias"], 1)) * mask
    hidden = hidden + _relu(_convolve(hidden, arrays["conv2.weight"], arrays["conv2.bias"], 2)) * mask
    hidden = hidden + _relu(_convolve(hidden, arrays["conv3.weight"], arrays["conv3.bias"], 4)) * mask
    at = hidden[np.arange(len(windows)), anchors - index[:, 0]]
    most = np.where(mask > 0, hidden, -np.inf).max(axis=1)
    judged = _relu(
        np.concatenate([at, most, words[anchors]], axis=1) @ arrays["judge1.weight"].T + arrays["judge1.bias"]
    )
    logits = (judged @ arrays["judge2.weight"].T + arrays["judge2.bias"])[:, 0]
    scores = np.round(1 / (1 + np.exp(-logits.astype(np.float64))), DIGITS)
    likely = np.flatnonzero(scores >= DECODED_FROM)
    tags = _decode(hidden[likely] @ arrays["tags.weight"].T + arrays["tags.bias"], mask[likely, :, 0] > 0)
    cut = {int(row): _cut(windows[int(row)], tags[n]) for n, row in enumerate(likely)}
    return [
        Tagged(window.anchor, float(scores[row]), *cut.get(row, ((), (), ()))) for row, window in enumerate(windows)
    ]


def _convolve(rows: Floats, weight: Floats, bias: Floats, step: int) -> Floats:
    """A convolution over the second axis, `step` words between its taps, the length kept."""
    size, within, taps = weight.shape
    edge = step * (taps // 2)
    padded = np.pad(rows, ((0, 0), (edge, edge), (0, 0)))
    every = _multiply(padded, weight.transpose(1, 2, 0).reshape(within, taps * size))  # all taps at once: far quicker
    length = rows.shape[1]
    parts = [every[:, tap * step : tap * step + length, tap * size : (tap + 1) * size] for tap in range(taps)]
    return np.asarray(sum(parts[1:], start=parts[0]) + bias)


def _multiply(rows: Floats, weight: Floats) -> Floats:
    """The product over the last axis, as one product of two matrices."""
    return (rows.reshape(-1, rows.shape[-1]) @ weight).reshape(*rows.shape[:-1], -1)


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0)


_NEXT = np.array(
    [[0.0 if tag % 2 or not tag or before in (tag, tag - 1) else -1e9 for tag in range(7)] for before in range(7)]
)
"""A part goes on (even tags) only after it has begun (the odd tag before it)."""


def _decode(each: NDArray[np.floating[Any]], mask: NDArray[np.bool_]) -> Ints:
    """The best tags of each row in which every part begins before it goes on (Viterbi, all rows at once)."""
    values = np.round(each.astype(np.float64), DIGITS)
    rows, length, _ = values.shape
    best = values[:, 0] + np.where(np.arange(7) % 2 + (np.arange(7) == 0), 0, -1e9)
    back = np.zeros((length, rows, 7), dtype=np.int64)
    for place in range(1, length):
        paths = best[:, :, None] + _NEXT
        back[place] = np.where(mask[:, place, None], paths.argmax(axis=1), np.arange(7))
        best = np.where(mask[:, place, None], paths.max(axis=1) + values[:, place], best)
    tags = np.zeros((rows, length), dtype=np.int64)
    tag = best.argmax(axis=1)
    for place in range(length - 1, -1, -1):
        tags[:, place] = np.where(mask[:, place], tag, 0)
        tag = back[place][np.arange(rows), tag]
    return tags


def _cut(window: Window, tags: Ints) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Cue, source and content of a window: the indices of their words."""
    content, source, cue = (
        tuple((window.first + np.flatnonzero((tags + 1) // 2 == part)).tolist()) for part in (1, 2, 3)
    )
    return cue, source, content
