"""Which two words may stand for each other in two renderings of one utterance?"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import Levenshtein, Prefix

from secondsource.link.quoted_words import normal_form
from secondsource.lists import read_lines

ALIKE, ALIKE_SPELLING, OTHER_FORM, LIKE_WORD = 0.75, 0.8, 0.8, 0.7
"""Likeness of letters from which two words may be forms of one ("resolve", "resolution"), or if only the first two
letters are equal, spellings of one name ("Gaddafi", "Gadhafi"); and how far such words match, or words that another
rendering puts for each other."""


def keys_of(form: str) -> list[str | int]:
    """By what words that may be alike are looked up: their first letters, the groups in which they stand."""
    return [form[:2], *_groups().get(form, _NONE)]


def compare_forms(word: str, other: str) -> float:
    """How alike two words are that may be forms or spellings of one, else 0: the share of the shorter with which both
    begin, or their likeness letter by letter if that is more; LIKE_WORD for two words that stand for each other."""
    if _groups().get(word, _NONE) & _groups().get(other, _NONE):
        return LIKE_WORD
    shorter = min(len(word), len(other))
    if word[:2] != other[:2] or shorter < 4:
        return 0.0
    start = Prefix.similarity(word, other)
    alike = round(max(start / shorter if start >= 5 else 0.0, Levenshtein.normalized_similarity(word, other)), 4)
    return alike if alike >= (ALIKE if start >= 4 else ALIKE_SPELLING) else 0.0


_NONE: frozenset[int] = frozenset()


@functools.cache
def _groups() -> Mapping[str, frozenset[int]]:
    """The groups of `data/like_words.txt` in which a word stands, by its normal form."""
    groups: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(read_lines("link", "like_words.txt")):
        for word in line.split():
            groups[normal_form(word)].add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}
