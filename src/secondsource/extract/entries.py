"""Which sentences are entries of a chronology? "July 30, 2022: An officer was shot" tells of that day, not of today."""

from __future__ import annotations

from collections.abc import Iterable

from secondsource.model import TimeMention
from secondsource.parse.tree import Parse, Token

COLON, DASHES = ":", frozenset("–—-")
BULLETS = " \t-–—*•·"

FEWEST = 2
"""Days before a dash that make a chronology of a report: one alone may be its dateline."""


def find_entries(parse: Parse, times: Iterable[TimeMention]) -> dict[int, TimeMention]:
    """The day that heads each entry, by the first word of the sentence behind it."""
    headed: list[tuple[Token, Token, TimeMention]] = []
    for time in times:
        inside = parse.tokens_in(time.span)
        line = parse.text[: time.start].rpartition("\n")[2]
        if not inside or time.type != "DATE" or line.strip(BULLETS) or inside[-1].i + 2 >= len(parse.tokens):
            continue
        mark, first = parse.tokens[inside[-1].i + 1], parse.tokens[inside[-1].i + 2]
        if mark.text == COLON or mark.text in DASHES:
            headed.append((mark, first, time))
    many = len(headed) >= FEWEST
    return {parse.sentence(first).first: time for mark, first, time in headed if many or mark.text == COLON}
