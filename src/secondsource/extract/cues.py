"""Which words attribute? The verbs, nouns and adjectives of data/cues.tsv, with the frame that holds the content."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import get_args

from secondsource.lists import read_table
from secondsource.model import Act, Factuality


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word does with its content in one frame; `score` is how often the attribution holds there."""

    score: float
    act: Act
    factuality: Factuality


@functools.cache
def read_words(name: str) -> frozenset[str]:
    """The words or phrases of a list in this folder, in lower case."""
    return frozenset(row[0].strip().lower() for row in read_table("extract", name))


@functools.cache
def load_cues() -> dict[tuple[str, str, str], Cue]:
    """The table of cues: (part of speech, frame, lemma) -> Cue."""
    table = {}
    for pos, frame, word, score, act, factuality in read_table("extract", "cues.tsv"):
        if act not in get_args(Act) or factuality not in get_args(Factuality):
            raise ValueError(f"data/cues.tsv: {word} has an unknown act or factuality: {act}, {factuality}")
        table[pos, frame, word] = Cue(float(score), act, factuality)  # type: ignore[arg-type]
    return table


def find_cue(pos: str, frame: str, lemma: str) -> Cue | None:
    """What the table says of a word in a frame, if it has it there."""
    return load_cues().get((pos, frame, lemma))


@functools.cache
def load_heads() -> dict[tuple[str, str], tuple[tuple[str, Cue], ...]]:
    """(part of speech, lemma) -> its frames, so that one look-up tells whether a word attributes at all."""
    table: dict[tuple[str, str], list[tuple[str, Cue]]] = {}
    for (pos, frame, word), cue in load_cues().items():
        table.setdefault((pos, word), []).append((frame, cue))
    return {key: tuple(frames) for key, frames in table.items()}
