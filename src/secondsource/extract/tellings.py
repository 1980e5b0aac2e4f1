"""Which numbers of dead, hurt or shot a report tells, where in it and how: in numerals, by an article, by names."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from secondsource.extract.lexicon import words
from secondsource.extract.outcomes import FOLD
from secondsource.lists import read_table
from secondsource.model import Bound, EventMention, QuantityMention, Span
from secondsource.parse.tree import Parse, Token

Place = Literal["headline", "lead", "body"]
How = Literal["number", "single", "named", "bare", "fold", "sum"]
LEAD = 4
"""How many sentences after the headline are the lead."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where a report tells how many.

    `how`: a `number`, a `single` person ("a man"), somebody `named` ("she died"), a `fold` ("triple shooting"), the
    `sum` of what a sentence tells. `part`: some of those told of ("one of them"); `beside`: others ("six others");
    `hit`: how many were hit, of whom some may be dead.
    """

    value: float
    span: Span
    place: Place
    how: How
    bound: Bound = "exact"
    part: bool = False
    beside: bool = False
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Tolls:
    """All that a report tells of its dead, its injured and those shot; `ages` are those told of who was hit."""

    killed: Sequence[Telling]
    injured: Sequence[Telling]
    shot: Sequence[Telling]
    ages: frozenset[float] = frozenset()


WEIGHTS: dict[Place, float] = {"headline": 3.0, "lead": 2.0, "body": 0.5}
"""What a telling counts by its place, where the dead are to be told from all who were hit."""


def count_dead(killed: Sequence[Telling]) -> float:
    """The number of dead told first and most; 0 where none is told."""
    weights: dict[float, float] = defaultdict(float)
    for telling in killed:
        weights[telling.value] += WEIGHTS[telling.place] * (1.0 if telling.how in ("number", "fold") else UNCOUNTED)
    return max(weights, key=lambda value: weights[value], default=0.0)


UNCOUNTED = 0.6
"""What a number weighs that nobody states: one for "a man was killed", two for "A and B were killed"."""


@functools.cache
def toll_words(name: str) -> frozenset[str]:
    """A list of words of `data/quantities_signs.tsv` by its name."""
    return {name: frozenset(items.split()) for name, items in read_table("extract", "quantities_signs.tsv")}[name]


def find_tellings(
    parse: Parse, quantities: Sequence[QuantityMention], mentions: Sequence[EventMention], counts: str
) -> list[Telling]:
    """The places where a report tells how many were killed, injured or shot, in the order of their kinds.

    Left out is what a sentence tells of other times, what is only possible, and who is but the next ("a fourth").
    """
    told = list(_find_counted(parse, quantities, counts))
    counted = {token.i for item in quantities for token in parse.tokens_in(item.span)}
    beside = {parse.sentence(parse.tokens_in(item.span)[0]).start for item in told}
    named = _find_named(parse, mentions, counts, counted)
    return told + [item for item in named if item.how != "bare" or not _tells_number(parse, item, beside)]


def _find_counted(parse: Parse, quantities: Sequence[QuantityMention], counts: str) -> Iterator[Telling]:
    for item in quantities:
        inside = parse.tokens_in(item.span)
        if item.counts != counts or item.bound == "at_most" or any(token.entity == "ORDINAL" for token in inside):
            continue
        part = is_part(parse, inside[-1])
        if is_background(parse, item.span) or (not item.value and (part or is_of_few(item))):
            continue
        yield Telling(
            value=item.value,
            span=item.span,
            place=find_place(parse, item.span),
            how=_find_way(parse, item),
            bound=item.bound,
            part=part,
            beside=any(token.lemma in ("other", "another", "more") for token in inside),
        )


def _find_named(parse: Parse, mentions: Sequence[EventMention], counts: str, counted: set[int]) -> Iterator[Telling]:
    for event in mentions:
        if event.lemma not in toll_words(f"{counts} one by one") or event.factuality not in ("CT+", "PR+"):
            continue
        victims = count_victims(parse, event, counted)
        if victims and not is_background(parse, event.span):
            how: How = "named" if event.fillers("recipient", "actor") else "bare"
            yield Telling(float(victims), event.span, find_place(parse, event.span), how)


def _tells_number(parse: Parse, item: Telling, beside: set[int]) -> bool:
    """Say whether a sentence with a bare word of harm tells the number elsewhere, or whose death the harm was."""
    sentence = parse.sentence(parse.tokens_in(item.span)[0])
    fatal = parse.quote(item.span).lower() in WOUNDS and any(token.lemma in DEADLY for token in parse.words(sentence))
    return fatal or sentence.start in beside


WOUNDS = frozenset({"wound", "wounds", "injury", "injuries"})
DEADLY = frozenset({"die", "dead", "death", "kill"})


def _find_way(parse: Parse, item: QuantityMention) -> How:
    first = parse.quote(item.span).split(" ")[0].lower()
    if first in FOLD:
        return "fold"
    article = item.value == 1 and first not in ("one", "1")
    return "single" if article or (item.value < 3 and item.bound == "at_least") else "number"


def add_up(parse: Parse, told: Sequence[Telling]) -> list[Telling]:
    """The sums of what one sentence tells of different people: "a girl was grazed, three others were wounded" are 4."""
    sums = []
    for sentence in parse.sentences[: LEAD + 1]:
        here = sorted((item for item in told if item.span.within(sentence.span)), key=lambda item: item.span)
        apart = [item for item in here if item.how in ("number", "single") and item.value]
        if len(apart) > 1 and not any(item.how == "fold" for item in here) and not overlaps(apart):
            total = sum(item.value for item in apart)
            sums.append(replace(apart[0], value=total, how="sum", part=False, beside=any(i.beside for i in apart)))
    return sums


def overlaps(tellings: Sequence[Telling]) -> bool:
    """Say whether two of these places share words."""
    return any(left.span.stop > right.span.start for left, right in pairwise(tellings))


def is_part(parse: Parse, last: Token) -> bool:
    """Say whether a number counts some of those told of: "one of them", "two of the victims"."""
    after = parse.tokens[last.i + 1 : last.i + 3]
    return len(after) == 2 and after[0].lemma == "of" and after[1].text.lower() in ("the", "them", "those", "these")


def is_of_few(item: QuantityMention) -> bool:
    """Say whether a number counts people of one kind alone: "no officers" leaves room for everybody else."""
    return bool(item.of) and item.of.lower() not in ANYBODY


ANYBODY = frozenset({"one", "people", "person", "injuries", "injury", "deaths", "victims"})


def find_place(parse: Parse, span: Span) -> Place:
    """Where in the report words stand: its headline, its first sentences, or further down."""
    inside = parse.tokens_in(span)
    if not inside:
        return "body"
    sentence = parse.sentence(inside[0])
    rank = parse.sentences.index(sentence)
    if rank == 0 or (sentence.kind == "headline" and rank < 3):
        return "headline"
    return "lead" if rank <= LEAD else "body"


def is_background(parse: Parse, span: Span) -> bool:
    """Say whether words belong to something else: a year's toll, another case, what may happen."""
    inside = parse.tokens_in(span)
    if not inside:
        return True
    said = parse.words(parse.sentence(inside[0]))
    return any(token.text.lower() in toll_words("background") and not _is_in_age(parse, token) for token in said)


def _is_in_age(parse: Parse, token: Token) -> bool:
    """Say whether "year" or "months" only tells an age: "a 16-year-old", "13 years old"."""
    around = parse.tokens[max(token.i - 1, 0) : token.i + 2]
    return any(other.text in ("-", "old") for other in around)


def find_ages(parse: Parse, quantities: Sequence[QuantityMention]) -> frozenset[float]:
    """The ages in sentences that tell of somebody hit, and not of suspects or witnesses."""
    found = set()
    for item in quantities:
        inside = parse.tokens_in(item.span) if item.counts == "age" else ()
        if inside:
            said = {token.lemma.lower() for token in parse.words(parse.sentence(inside[0]))}
            if said & toll_words("hit") and not said & toll_words("not hit"):
                found.add(item.value)
    return frozenset(found)


def count_victims(parse: Parse, event: EventMention, counted: set[int]) -> int:
    """How many an event is told to have struck where no number is given; 0 if that cannot be said, or if one is."""
    roles = ("actor",) if event.lemma == "die" else ("recipient",)
    total, plural = 0, parse.quote(event.span).lower().endswith("s") and event.lemma in ("death", "killing", "slaying")
    for argument in event.fillers(*roles):
        head = parse.head_of(argument.span)
        if head is None or head.i in counted or head.tag in ("NNS", "NNPS", "CD") or head.lemma in words("several"):
            return 0
        if head.text.lower().endswith("self"):
            return 0  # the attacker, who is seldom the only one
        total += 1
    if plural and total < 2:
        return 0
    return total or (0 if event.fillers("recipient", "actor") else 1)
