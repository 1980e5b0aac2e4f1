"""Of whom, where and as of when does a number hold?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.link.views import Lookups, name_days
from secondsource.model import Claim, QuantityMention, Span, TimeMention
from secondsource.parse.tree import Parse, Token

WHERE, WHEN = "at ", "as of "
"""How parts of a scope that are no group of people begin."""
LOCAL = frozenset({"in", "at", "near", "across", "outside", "around"})


def find_scope(
    parse: Parse, quantity: QuantityMention, times: Sequence[TimeMention], lookups: Lookups
) -> tuple[str, ...]:
    """The scope of a number, as far as its own clause tells: "at Mexico", "as of 2009-05-03", "passengers".

    Places and days that the clause does not name are those of the incident and of the report.
    """
    head = parse.head_of(quantity.span)
    if head is None:
        return (quantity.of,) if quantity.of else ()
    over = _find_clause(parse, head)
    places = [place for place in lookups.places_in.get(quantity.doc, ()) if place.name]
    at = dict.fromkeys(f"{WHERE}{place.name}" for place in places if _stands_at(parse, place.span, (head, over)))
    return (*at, *_find_days(parse, parse.sentence(head).span, times, lookups), *filter(None, (quantity.of,)))


def find_counted(claim: Claim) -> str:
    """The words that say of whom a claim's number speaks; empty if it does not say."""
    return next((part for part in claim.scope if not part.startswith((WHERE, WHEN))), "")


def find_places(claim: Claim) -> frozenset[str]:
    """The places where a claim's number holds, as its clause tells."""
    return frozenset(part.removeprefix(WHERE) for part in claim.scope if part.startswith(WHERE))


def _find_clause(parse: Parse, head: Token) -> Token:
    """The verb of a number's clause, or the number's own head where none stands over it."""
    return next((token for token in parse.ancestors(head) if token.pos in ("VERB", "AUX")), head)


def _stands_at(parse: Parse, span: Span, governors: tuple[Token, ...]) -> bool:
    """Say whether a place is told as where something is, by words that one of the governors has below it."""
    token = parse.head_of(span)
    if token is None or token.dep != "pobj":
        return False
    prep = parse.head(token)
    return prep.lemma in LOCAL and parse.head(prep) in governors


def _find_days(parse: Parse, sentence: Span, times: Sequence[TimeMention], lookups: Lookups) -> Iterator[str]:
    """The day up to which a sentence counts: "as of Monday", "by Friday"."""
    for time in times:
        value = lookups.values.get(time.id)
        before = parse.text[max(time.start - len("as of "), 0) : time.start].lower()
        if value and value.interval.known and time.span.within(sentence) and before.endswith(("as of ", " by ")):
            yield f"{WHEN}{name_days(value, value.interval)}"
