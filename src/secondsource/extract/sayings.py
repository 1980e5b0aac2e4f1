"""When a statement was made: the time expression that hangs on its cue ("Xinhua confirmed on March 28 that ...")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.model import Saying, Statement, TimeMention
from secondsource.parse.tree import Parse, Token

BY = "find_sayings/1"

POINTS = ("", "START", "MID", "END", "APPROX")
"""Modifiers that leave a time a point in time; "since March" does not say when something was said."""


def find_sayings(parse: Parse, statements: Sequence[Statement], times: Sequence[TimeMention]) -> Iterator[Saying]:
    """Yield for each attributed statement the time mention whose nearest governing verb is the statement's cue."""
    for statement in statements:
        if not statement.cue:
            continue
        cues = {token.i for span in statement.cue for token in parse.tokens_in(span)}
        for time in times:
            if time.type not in ("DATE", "TIME") or time.mod not in POINTS or statement.covers(time.span):
                continue
            head = parse.head_of(time.span)
            if head is not None and _governing_verb(parse, head) in cues:
                yield Saying(statement=statement.id, mention=time.id, by=BY)
                break


def _governing_verb(parse: Parse, token: Token) -> int:
    """The index of the nearest verb above a token, or -1."""
    return next((above.i for above in parse.ancestors(token) if above.pos in ("VERB", "AUX")), -1)
