"""Which of several values a report puts forward: by where it tells them, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from secondsource.extract.lexicon import words
from secondsource.model import Interval, Span
from secondsource.parse.tree import Parse

V = TypeVar("V", float, str)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a report states, with the words it rests on."""

    value: float | str | Interval
    span: Span


Vote = tuple[V, Span, float]
ENOUGH = 1.0
"""The weight that an answer needs: one place in the headline or the lead will do, one further down will not."""


def choose(votes: Sequence[Vote[V]], enough: float) -> Stated | None:
    """The value with the most weight, the earlier on a tie, if it has enough and clearly more than any other."""
    totals: dict[V, float] = {}
    for value, _, weight in votes:
        totals[value] = round(totals.get(value, 0.0) + weight, 4)
    ranked = sorted(totals, key=lambda value: -totals[value])
    if not ranked or totals[ranked[0]] < enough:
        return None
    if len(ranked) > 1 and totals[ranked[0]] < MARGIN * totals[ranked[1]]:
        return None
    return Stated(ranked[0], next(span for value, span, _ in votes if value == ranked[0]))


MARGIN = 1.3


def prominence(parse: Parse, span: Span) -> float:
    """How much a place in the report counts: 3 in its headline, 2 in its first sentences, less further down."""
    inside = parse.tokens_in(span)
    if not inside:
        return 0.0
    sentence = parse.sentence(inside[0])
    rank = parse.sentences.index(sentence)
    if rank == 0 or (sentence.kind == "headline" and rank < 3):
        return 3.0
    return 2.0 if rank <= LEAD else 0.5


LEAD = 4
"""How many sentences after the headline are the lead."""


def is_background(parse: Parse, span: Span) -> bool:
    """Say whether words belong to something else: a year's toll, another case, what may happen."""
    inside = parse.tokens_in(span)
    if not inside:
        return True
    said = {token.text.lower() for token in parse.words(parse.sentence(inside[0]))}
    return bool(said & words("background"))
