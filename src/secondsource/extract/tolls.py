"""How many an incident killed and injured, as its report states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.extract.lexicon import words
from secondsource.extract.prominence import ENOUGH, Stated, Vote, choose, is_background, prominence
from secondsource.model import EventMention, QuantityMention
from secondsource.parse.tree import Parse


def is_roundup(parse: Parse) -> bool:
    """Say whether a report's first line tells of several incidents: its numbers are sums."""
    first = parse.words(parse.sentences[0]) if parse.sentences else ()
    return any(token.text.lower() in words("several incidents") for token in first)


def state_killed(
    parse: Parse, quantities: Sequence[QuantityMention], mentions: Sequence[EventMention]
) -> Stated | None:
    """The number of dead that the report puts forward: the one told first and most, numerals before articles."""
    counted = {token.i for item in quantities for token in parse.tokens_in(item.span)}
    votes = list(_votes(parse, quantities, "killed"))
    for event in mentions:
        if event.factuality in ("CT+", "PR+") and event.type == "DEATH" and event.lemma in words("dying"):
            victims = count_victims(parse, event, counted)
            if victims and not is_background(parse, event.span):
                votes.append((float(victims), event.span, UNCOUNTED * prominence(parse, event.span)))
    return choose(votes, ENOUGH)


UNCOUNTED = 0.6
"""What a number weighs that nobody states: one for "a man was killed", two for "A and B were killed"."""


def count_victims(parse: Parse, event: EventMention, counted: set[int]) -> int:
    """How many are told to have died where no number is given; 0 if that cannot be said, or if one is."""
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


def state_injured(parse: Parse, quantities: Sequence[QuantityMention], killed: Stated | None) -> Stated | None:
    """The number of injured: stated, or those hit less those who died of it."""
    votes = list(_votes(parse, quantities, "injured"))
    if killed is None and any(token.lemma in words("deadly") for token in parse.tokens):
        return choose(votes, ENOUGH)  # some of the hit were killed, but not clearly how many
    dead = float(killed.value) if killed and isinstance(killed.value, float) else 0.0
    votes += [(value - dead, span, weight) for value, span, weight in _votes(parse, quantities, "shot") if value > dead]
    return choose(votes, ENOUGH)


def _votes(parse: Parse, quantities: Sequence[QuantityMention], counts: str) -> Iterator[Vote[float]]:
    """The numbers of one kind that are told of the incident, each weighed by its place and by how it is put."""
    for item in quantities:
        if (
            item.counts != counts
            or item.bound == "at_most"
            or any(token.entity == "ORDINAL" for token in parse.tokens_in(item.span))
        ):
            continue  # "a fourth victim" is not one victim
        if not is_background(parse, item.span):
            yield item.value, item.span, prominence(parse, item.span) * (UNCOUNTED if is_single(parse, item) else 1.0)


def is_single(parse: Parse, item: QuantityMention) -> bool:
    """Say whether a number is only an article, or none at all: "a man"."""
    first = parse.quote(item.span).split(" ")[0].lower()
    return (item.value == 1 and first not in ("one", "1")) or (item.value < 3 and item.bound == "at_least")
