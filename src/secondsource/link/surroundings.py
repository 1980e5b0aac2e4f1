"""What stands around the words of an event: who does it, to whom, and the telling words of its sentence.

Most who take part in an event are nobody's name: "pirates", "a man". Two reports that use one word for them, or whose
sentences share rare words, may still tell of the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.link.words import rarity, stem
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
ACTS = ("nsubj", "poss")
UNDERGOES = ("dobj", "nsubjpass", "compound")

MOST = 4
"""Sentences of a report that are compared with those of another: later ones repeat the first."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stems of the words around one mention. `words` weigh what they are rare, together of length one."""

    doers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    words: Mapping[str, float] = field(default_factory=dict)
    sentence: int = 0  # counted from the headline of its report


def find_surroundings(parse: Parse, span: Span, sentence: int) -> Surroundings:
    """Read what stands around the words of an event, which lie in the sentence of that number."""
    head = parse.head_of(span)
    if head is None:
        return Surroundings(sentence=sentence)
    inside = {token.i for token in parse.tokens_in(span)}
    around = (token for token in parse.words(parse.sentence(head)) if token.i not in inside)
    return Surroundings(
        doers=frozenset(_find_doers(parse, head)),
        objects=frozenset(_find_objects(parse, head)),
        words=_weigh(stem(token.lemma.lower()) for token in around if token.pos in CONTENT and len(token.text) > 1),
        sentence=sentence,
    )


def _weigh(stems: Iterable[str]) -> dict[str, float]:
    weights = {word: rarity(word) for word in stems}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _find_doers(parse: Parse, head: Token) -> Iterator[str]:
    yield from (stem(child.lemma.lower()) for child in parse.children(head, *ACTS))
    yield from (word for by, word in _after_prepositions(parse, head) if by == "by")


def _find_objects(parse: Parse, head: Token) -> Iterator[str]:
    yield from (stem(child.lemma.lower()) for child in parse.children(head, *UNDERGOES))
    yield from (word for by, word in _after_prepositions(parse, head) if by != "by")


def _after_prepositions(parse: Parse, head: Token) -> Iterator[tuple[str, str]]:
    for link in parse.children(head, "prep", "agent"):
        for child in parse.children(link, "pobj"):
            yield link.text.lower(), stem(child.lemma.lower())


def compare_words(left: Sequence[Surroundings], right: Sequence[Surroundings]) -> float:
    """How far two mentions' sentences share their telling words, 0 to 1: the highest cosine of any two."""
    return round(max((_cosine(one.words, other.words) for one in left for other in right), default=0.0), 6)


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    small, large = sorted((left, right), key=len)
    return math.fsum(weight * large[word] for word, weight in small.items() if word in large)
