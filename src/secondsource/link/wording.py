"""How alike are the words of two quotations? Compared in any order, so that two translations meet."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from rapidfuzz.distance import Levenshtein

from secondsource.extract.countries import find_country
from secondsource.link.words import rarity, split_words, stem

SAME = 0.62
"""Share of the two quotations' weight that matches, from which they are one utterance; tuned on the labelled pairs in
tests/cases/quotation_variants.tsv."""

SAME_RICH = 0.55
RICH = 5
"""What is asked of a long one that shares RICH words with a meaning: free translations differ in the rest."""

LONG = 30.0
"""Weight of words from which SAME is enough; a shorter quotation has to match by SAME_SHORT."""

SAME_SHORT = 0.75
SAME_TOLD = 0.7
"""What is asked of a short one that shares TOLD words with a meaning: fewer may be a turn of phrase."""

TOLD = 3
MEANING = 2.5
"""Rarity of a word with a meaning: fewer than 8 % of news reports hold it."""

PART = 0.9
"""Share of the shorter quotation's weight that stands in the longer, from which it is a piece of it."""

ALIKE = 0.75
"""Likeness of two words (1 for equal letters) from which they may be two spellings or forms of one."""

OTHER_FORM = 0.8
"""How far two forms of a word match ("resolve", "resolution")."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is compared of a quotation: its words in normal form with their weights, numbers, and its negations."""

    weights: Mapping[str, float]
    numbers: frozenset[str]
    negations: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two quotations are.

    `both` is the matching share of both together, `part` that of the shorter one; `weight` is the shorter one's,
    `told` counts the common words with a meaning; `against` says what keeps the two apart.
    """

    both: float
    part: float
    weight: float
    told: int
    against: tuple[str, ...]

    def same(self, least: float = 0.0) -> bool:
        """Say whether both render one utterance as a whole; `least` raises what is asked."""
        if self.weight >= LONG:
            asked = SAME_RICH if self.told >= RICH else SAME
        else:
            asked = SAME_TOLD if self.told >= TOLD else SAME_SHORT
        return self.both >= max(least, asked)

    @property
    def piece(self) -> bool:
        """Say whether the shorter one is a piece of the longer."""
        return self.part >= PART


def read_words(text: str) -> Words:
    """Bring the words of a quotation to a normal form: spelling, inflection, numbers; weigh them by rarity."""
    weights: dict[str, float] = {}
    numbers: list[str] = []
    negations = 0
    counting = False  # the word before was a number, so that "forty thousand" is one
    for word in split_words(text):
        number = _listed("number").get(word) or word.replace(",", "")
        negations += word in _listed("negation") or word.endswith(("n't", "n’t"))
        if counting and word in _listed("scale") and numbers[-1].isdecimal():
            numbers[-1] = str(int(numbers[-1]) * int(_listed("scale")[word]))
        elif number[:1].isdigit():
            numbers.append(number[:20])
        elif word not in _listed("negation"):
            form = _normal(word)
            weights[form] = min(rarity(stem(word)), weights.get(form, math.inf))
        counting = number[:1].isdigit()
    return Words(weights, frozenset(numbers), negations)


def compare_quotations(left: Words, right: Words) -> Likeness:
    """Compare two quotations word by word in any order; each word weighs as much as it is rare."""
    shorter, longer = sorted((left, right), key=_order)
    small, large = shorter.weights, longer.weights
    pairs = _match(small, large)
    totals = math.fsum(small.values()), math.fsum(large.values())
    matched = [
        math.fsum(share * weights[pair[side]] for *pair, share in pairs) for side, weights in enumerate((small, large))
    ]
    both = round(sum(matched) / (sum(totals) or 1.0), 4)
    return Likeness(
        both=both,
        part=round(matched[0] / (totals[0] or 1.0), 4),
        weight=round(min(totals), 4),
        told=sum(small[word] >= MEANING for word, _, _ in pairs),
        against=tuple(_against(shorter, longer, both < SAME_SHORT)),
    )


def _order(words: Words) -> tuple[int, list[str], int, list[str]]:
    """The shorter one first, and the same way round whichever side it comes from."""
    return len(words.weights), sorted(words.weights), words.negations, sorted(words.numbers)


@functools.lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    """The stem of a word; the names, adjectives and peoples of a country are one word."""
    return find_country(word.title()) or stem(word)


def _match(small: Mapping[str, float], large: Mapping[str, float]) -> list[tuple[str, str, float]]:
    """Pair the words of each side with their like on the other, each word once, with how far they match."""
    free = dict(large)
    pairs = []
    for word in sorted(small, key=lambda word: (word not in free, -small[word], word)):
        like = word if word in free else _most_like(word, free)
        if like is not None:
            del free[like]
            pairs.append((word, like, 1.0 if like == word else OTHER_FORM))
    return pairs


def _most_like(word: str, others: Mapping[str, float]) -> str | None:
    """The other word that begins alike and may be another form of this one ("resolve", "resolution")."""
    best: tuple[float, str] | None = None
    for other in others:
        if len(word) > 3 and word[:4] == other[:4]:
            alike = round(_alike(word, other), 4)
            if alike >= ALIKE and (best is None or (-alike, other) < (-best[0], best[1])):
                best = alike, other
    return best[1] if best else None


def _alike(word: str, other: str) -> float:
    """The share of the shorter word with which both begin, or their likeness letter by letter if that is more."""
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    shorter = min(len(word), len(other))
    begins = start / shorter if start >= 5 else 0.0
    return max(begins, Levenshtein.normalized_similarity(word, other))


def _against(shorter: Words, longer: Words, piece: bool) -> Iterator[str]:
    """What keeps two quotations of like words apart: a number or a "not" that differs, or that a piece adds."""
    if (
        shorter.numbers
        and longer.numbers
        and not (shorter.numbers <= longer.numbers or longer.numbers <= shorter.numbers)
    ):
        yield f"the numbers differ: {', '.join(sorted(shorter.numbers))} and {', '.join(sorted(longer.numbers))}"
    if bool(shorter.negations) != bool(longer.negations) and not (piece and longer.negations):
        yield "one of them has a “not” that the other lacks"


@functools.cache
def _listed(kind: str) -> Mapping[str, str]:
    """The words of one kind in `data/quotation_words.tsv`, with their values."""
    lines = resources.files("secondsource.link").joinpath("data/quotation_words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[1]: row[2] for row in rows if row[0] == kind}
