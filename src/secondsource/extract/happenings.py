"""Which words tell of an event that no list has? A sum of weights over the word, its place in the clause and its kind.

The lists of triggers.py know what an event is called in politics, crime and disasters; what else happens ("donated",
"the unveiling") is learned from texts in which people marked every event. training/happenings.md is the card.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.extract.lexicon import ADJECTIVES, NOUNS, VERBS, Sense, senses, words
from secondsource.extract.modality import is_to
from secondsource.extract.triggers import Trigger, is_asked_of_reader
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

TABLE = "happenings.tsv"
OTHER = Sense(type="OTHER", mode="", cameo="", aspect="", needs=())
"""What happens is told, but of no type that the lists know."""

LISTS = {"NOUN": NOUNS, "PROPN": NOUNS, "VERB": VERBS, "ADJ": ADJECTIVES}
"""The parts of speech that are looked at, and how the lists name them."""

UNIT = 1000
"""What one stands for in the weights: whole numbers add up alike on every machine."""

DIGITS = 2
"""Digits to which the share of the parser's vector is rounded before it decides."""

EMPTY = frozenset({"be", "carry", "come", "conduct", "do", "get", "give", "go", "have", "hold", "make", "occur", "pay",
                   "take", "happen"})  # fmt: skip
"""Verbs that say nothing of their own about an event noun; others that lend it their subject do ("hosted", "began")."""

AUXILIARY = frozenset({"go", "use", "have"})
"""Verbs that with "to" only say of another when it is or that it must be."""

UNKNOWN = ("unknown", "0", "-")
NAMED = ("PROPN", "NUM")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the signs by name, those of the parser's vector, and the sum from which a word counts."""

    signs: dict[str, int]
    vector: NDArray[np.float32]
    threshold: float


@functools.cache
def load_weights() -> Weights:
    """Load the learned weights (`data/happenings.tsv`)."""
    table = {row[0]: row[1] for row in read_table("extract", TABLE)}
    vector = np.array([float(value) for value in table.pop("vector").split()], "f4")
    threshold = float(table.pop("threshold"))
    return Weights({name: int(value) for name, value in table.items()}, vector, threshold)


@functools.cache
def load_kinds() -> dict[tuple[str, str], tuple[str, str, str]]:
    """What each noun and verb names: its commonest kind, how often what happens, and whether that is from a verb."""
    rows = read_table("extract", "word_kinds.tsv")
    return {(word, pos): (kind, share, verbal) for pos, kind, share, verbal, items in rows for word in items.split()}


def find_happenings(parse: Parse, known: Collection[int]) -> Iterator[Trigger]:
    """Yield the words that tell of an event beside the `known` ones (indices of words), in the order of the text.

    Their type is OTHER. A verb that only carries an event noun is none ("held" in "held a ceremony"). Nothing is found
    if the parser gives no vectors.
    """
    if parse.vectors is None:
        return
    weights = load_weights()
    found = [
        Trigger(token, find_carrier(parse, token), token.lemma, OTHER)
        for token in parse.tokens
        if token.i not in known
        and is_candidate(parse, token)
        and weigh(parse, token, weights) >= weights.threshold
        and not is_asked_of_reader(parse, token)
    ]
    carrying = find_carrying(found)
    yield from (trigger for trigger in found if trigger.token.i not in carrying)


def find_carrying(triggers: Iterable[Trigger]) -> set[int]:
    """The verbs that only carry an event noun: "held" in "held a ceremony", but not "hosted" in "hosted a ceremony"."""
    carriers = (trigger.carrier for trigger in triggers if trigger.carrier is not trigger.token)
    return {carrier.i for carrier in carriers if carrier.lemma in EMPTY}


def is_candidate(parse: Parse, token: Token) -> bool:
    """Say whether a word is looked at: names only if they are words for events, adjectives not before a noun, verbs
    not if they do an auxiliary's work ("is going to leave", "used to leave")."""
    if token.lemma in AUXILIARY and any(is_to(parse, verb) for verb in parse.children(token, "xcomp")):
        return False
    if token.pos == "PROPN":
        return load_kinds().get((token.lemma.lower(), NOUNS), UNKNOWN)[1] in "234"
    return token.pos in ("NOUN", "VERB") or (token.pos == "ADJ" and token.dep != "amod")


def find_carrier(parse: Parse, token: Token) -> Token:
    """The verb that lends an event noun its subject, time and place ("held a ceremony"), or the word itself."""
    over = parse.head(token)
    if token.pos == "VERB" or over.pos not in ("VERB", "AUX"):
        return token
    light = token.dep in ("dobj", "nsubjpass", "attr") and over.lemma in words("light")
    happens = token.dep in ("nsubj", "nsubjpass") and over.lemma in words("happening")
    return over if light or happens else token


def weigh(parse: Parse, token: Token, weights: Weights) -> float:
    """How much speaks for an event: the natural logarithm of its odds."""
    assert parse.vectors is not None
    signs = sum(weights.signs.get(sign, 0) for sign in name_signs(parse, token))
    return signs / UNIT + round(float(parse.vectors[token.i].astype("f4") @ weights.vector), DIGITS)


def name_signs(parse: Parse, token: Token) -> list[str]:
    """The signs of a word, each beginning with its part of speech; names and numbers are only told as such."""
    own = (*_signs_of_word(parse, token), *_signs_above(parse, token), *_signs_below(parse, token))
    return [f"{token.pos} {sign}" for sign in own]


def _signs_of_word(parse: Parse, token: Token) -> Iterator[str]:
    """The word itself, its form, and its neighbours."""
    lemma, (kind, share, verbal) = token.lemma.lower(), kind_of(token)
    yield "any"
    yield f"kind {kind}"
    yield f"share {share}{verbal}"
    yield f"tag {token.tag}"
    yield f"entity {token.entity}"
    yield f"listed {(lemma, LISTS[token.pos]) in senses()}"
    yield f"verb too {(lemma, VERBS) in load_kinds()}"
    yield f"noun too {(lemma, NOUNS) in load_kinds()}"
    if token.pos != "PROPN":
        yield f"lemma {lemma}"
    if token.pos in ("NOUN", "ADJ"):
        yield f"end {lemma[-3:]}"
        yield f"end {lemma[-4:]}"
    sentence = parse.sentence(token)
    before = parse.tokens[token.i - 1] if token.i > sentence.first else None
    after = parse.tokens[token.i + 1] if token.i + 1 < sentence.last else None
    yield f"before {_word(before)}"
    yield f"after {_word(after)}"
    yield f"before is {before.tag if before else ''}"
    yield f"after is {after.tag if after else ''}"
    yield f"in {sentence.kind}"


def _signs_above(parse: Parse, token: Token) -> Iterator[str]:
    """What governs the word."""
    head = parse.head(token)
    yield f"as {token.dep}"
    if head.i == token.i:
        return
    over = f"{token.dep} {head.pos} {kind_of(head)[0]}"
    yield f"under {head.pos}"
    yield f"under {over}"
    yield f"under {token.dep} {_lemma(head)}"
    yield f"share {kind_of(token)[1]} under {over}"
    if token.dep == "pobj":
        top = parse.head(head)
        yield f"under {_word(head)} {top.pos} {kind_of(top)[0]}"
        yield f"under {_word(head)} {_lemma(top)}"


def _signs_below(parse: Parse, token: Token) -> Iterator[str]:
    """What depends on the word."""
    share, below = kind_of(token)[1], parse.children(token)
    for dep in sorted({child.dep for child in below}):
        yield f"over {dep}"
    for child in below:
        if child.dep in ("prep", "prt", "det", "aux", "mark", "agent"):
            yield f"over {child.dep} {_word(child)}"
        if child.dep in ("amod", "compound", "nsubj", "nsubjpass", "dobj", "poss", "advmod"):
            yield f"over {child.dep} {_kind(child)}"
        if child.dep == "prep":
            for thing in parse.children(child, "pobj"):
                yield f"over {_word(child)} {_kind(thing)}"
    determiners = " ".join(_word(child) for child in below if child.dep in ("det", "poss", "predet"))
    yield f"share {share} {token.tag} with {determiners}"


def kind_of(token: Token) -> tuple[str, str, str]:
    """What a noun or verb names, by `data/word_kinds.tsv`."""
    pos = VERBS if token.pos in ("VERB", "AUX") else NOUNS
    return load_kinds().get((token.lemma.lower(), pos), UNKNOWN)


def _kind(token: Token) -> str:
    return f"{token.pos} {token.entity or kind_of(token)[0]}"


def _word(token: Token | None) -> str:
    if token is None:
        return ""
    return token.pos if token.pos in NAMED else token.text.lower()


def _lemma(token: Token) -> str:
    return token.pos if token.pos in NAMED else token.lemma.lower()
