"""What speaks for a day or place as that of a report's incident: the signs that are weighed, each with a name."""

from __future__ import annotations

import functools
from typing import NamedTuple

from secondsource.lists import read_table
from secondsource.model import Interval, Span, Stated
from secondsource.parse.tree import Parse, Sentence

LEAD = 4
"""Sentences after the headline that are the lead."""


class Option(NamedTuple):
    """A value that may be the answer, the first words that tell it, and what speaks for it by name."""

    value: str | Interval
    span: Span
    signs: dict[str, float]


class Scene:
    """A parse with what is asked of it again and again: which words its sentences have, and where these stand."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._ranks = {sentence.start: rank for rank, sentence in enumerate(parse.sentences)}
        self._groups: dict[int, frozenset[str]] = {}

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence in which words begin."""
        inside = self.parse.tokens_in(span)
        return self.parse.sentence(inside[0]) if inside else None

    def rank(self, sentence: Sentence) -> int:
        """How many sentences come before."""
        return self._ranks[sentence.start]

    def groups(self, sentence: Sentence) -> frozenset[str]:
        """The groups of `data/scene_words.tsv` that the sentence has a word of."""
        found = self._groups.get(sentence.start)
        if found is None:
            lemmas = {token.lemma.lower() for token in self.parse.words(sentence)}
            lemmas |= {token.text.lower() for token in self.parse.words(sentence)}
            found = frozenset(group for group, words in scene_words().items() if words & lemmas)
            self._groups[sentence.start] = found
        return found

    def governors(self, span: Span) -> frozenset[str]:
        """The groups of the verb that the words depend on."""
        head = self.parse.head_of(span)
        if head is None:
            return frozenset()
        verb = next((token for token in self.parse.ancestors(head) if token.pos in ("VERB", "AUX")), None)
        noun = next(self.parse.ancestors(head), None)
        lemmas = {token.lemma.lower() for token in (verb, noun) if token is not None}
        return frozenset(group for group, words in scene_words().items() if words & lemmas)


@functools.cache
def scene_words() -> dict[str, frozenset[str]]:
    """The words of each group of `data/scene_words.tsv`."""
    return {row[0]: frozenset(row[1].split()) for row in read_table("extract", "scene_words.tsv")}


@functools.cache
def weights(room: str) -> dict[str, float]:
    """What each sign of a question weighs, "" being what all begin with; learned by training/train_scenes.py."""
    return {row[1]: float(row[2]) for row in read_table("extract", "scenes.tsv") if row[0] == room}


def choose_option(options: list[Option], room: str) -> Stated | None:
    """The option with the most behind it, the first on a tie, if that is enough."""
    table = weights(room)
    scores = [weigh_option(option, table) for option in options]
    if not scores or max(scores) < table["enough"]:
        return None
    best = options[scores.index(max(scores))]
    return Stated(best.value, best.span)


def weigh_option(option: Option, table: dict[str, float]) -> float:
    """The sum of the weights of its signs, rounded: the logarithm of the odds that it is right."""
    return round(table[""] + sum(table.get(name, 0.0) * value for name, value in option.signs.items()), 4)
