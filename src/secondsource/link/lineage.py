"""Do two reports on one event rest on the same origin? Shared wording, then the voices that one alone has."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.link.copies import COPY, REWRITE, compare_runs, word_runs
from secondsource.link.words import told_text
from secondsource.lists import read_table
from secondsource.model import Document, Region
from secondsource.read.outlets import name_key

Label = Literal["same_text", "rewrite", "same_source", "independent"]

UPDATE = 0.09
"""Share of common runs from which two reports of one outlet, without voices of their own, are versions of one story.
Tuned, like OWN_VOICES, on the 110 labelled pairs of lineage/dev."""

OWN_VOICES = 2
"""Sentences of voices other than the authorities that one report must have beyond the other's to be independent."""

EVERYBODY = "authority"
"""The voice that nearly every report has: the same office may stand behind both."""

SPEECH = re.compile(
    r"\b(?:said|says?|told|tells|according to|testified|wrote|posted|stated|recalled|described|alleges?|confirmed|heard"
    r"|added|explained)\b"
)
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
LOWER_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Lineage:
    """How two reports of one event depend on each other, with the reasons."""

    label: Label
    reasons: tuple[str, ...]


def judge_lineage(
    left: Document, right: Document, left_regions: Sequence[Region] = (), right_regions: Sequence[Region] = ()
) -> Lineage:
    """Judge whether two reports of one event are one text, a retelling, rest on one source, or are independent.

    Independent only when one has voices of its own (witnesses, relatives, courts, doctors); in doubt they are not.
    """
    texts = told_text(left, left_regions), told_text(right, right_regions)
    share = compare_runs(word_runs(texts[0]), word_runs(texts[1])).share
    wording = f"{share:.0%} of the shorter text's eight-word runs also stand in the other"
    if share >= REWRITE:
        return Lineage("same_text" if share >= COPY else "rewrite", (wording,))
    own = compare_voices(count_voices(texts[0]), count_voices(texts[1]))
    sentences = sum(own.values())
    voices = ", ".join(f"{voice} ({count})" for voice, count in sorted(own.items())) or "none"
    reasons = (wording, f"sentences of voices that one has beyond the other: {voices}")
    if sentences >= OWN_VOICES:
        return Lineage("independent", reasons)
    if share >= UPDATE and left.publisher and name_key(left.publisher) == name_key(right.publisher):
        return Lineage("rewrite", (*reasons, f"both are published by {left.publisher}"))
    return Lineage("same_source", reasons)


def count_voices(text: str) -> Counter[str]:
    """Count the sentences with a verb of speech in which each kind of voice is named."""
    counts: Counter[str] = Counter()
    for sentence in SENTENCE_END.split(text):
        if SPEECH.search(sentence):
            words = LOWER_WORD.findall(sentence.lower())
            counts.update(sorted({_voices()[word] for word in words if word in _voices()}))
    return counts


def compare_voices(left: Counter[str], right: Counter[str]) -> dict[str, int]:
    """By how many sentences the two differ in each voice but the authorities'."""
    voices = sorted((left.keys() | right.keys()) - {EVERYBODY})
    return {voice: abs(left[voice] - right[voice]) for voice in voices if left[voice] != right[voice]}


@functools.cache
def _voices() -> Mapping[str, str]:
    return {row[0]: row[1] for row in read_table("link", "voices.tsv")}
