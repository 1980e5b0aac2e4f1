"""Where in the source of JSON does a text stand, and which of its escapes is which character?"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from secondsource.model import Run, Span
from secondsource.read.maps import Runs

_LITERAL = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
JOINT = "\n\n"
"""What stands between the items of a list of paragraphs in the text made of it."""

MOST_STARTS = 5
"""Strings that are tried for the first of a list; hostile JSON has a hundred thousand that almost fit."""


def find_literals(source: str, texts: Collection[str]) -> dict[str, list[Span]]:
    """Find where each text, or its first paragraph, stands as a string in valid JSON: between its quotation marks.

    One pass over the source, which need not be kept in any other form; offsets are code points.
    """
    wanted = {*texts, *(text.split(JOINT, 1)[0] for text in texts)}
    shortest = min(map(len, wanted), default=0)
    found: dict[str, list[Span]] = defaultdict(list)
    for match in _LITERAL.finditer(source):
        if match.end() - match.start() - 2 < shortest:
            continue
        value = _value(match)
        if value in wanted:
            found[value].append(Span(*match.span(1)))
    return found


def first_string(text: str, literals: Mapping[str, Sequence[Span]]) -> str:
    """Give the string of the source with which a text begins: all of it, or its first paragraph."""
    return text if text in literals else text.split(JOINT, 1)[0]


def map_text(source: str, text: str, literals: Mapping[str, Sequence[Span]], turn: int = 0) -> Runs:
    """Map a text of a record to the source: a string, or a list of strings joined; nothing if it is neither.

    `turn` says how many records before began with the same string, so that each leads to its own place.
    """
    spans = literals.get(text, ())
    if spans:
        span = spans[min(turn, len(spans) - 1)]
        return tuple(map_escapes(source, span))
    pieces = text.split(JOINT)
    for first in literals.get(pieces[0], ())[turn : turn + MOST_STARTS] if len(pieces) > 1 else ():
        runs = _map_list(source, pieces, first)
        if runs:
            return runs
    return ()


def map_escapes(source: str, span: Span, at: int = 0) -> Iterator[Run]:
    """Map what a JSON string says, from the offset `at` of a text on, to the string's stretch of the source."""
    place = span.start
    for match in _ESCAPE.finditer(source, span.start, span.stop):
        if match.start() > place:
            yield Run(at, at + match.start() - place, place, match.start())
        at += match.start() - place
        yield Run(at, at + 1, match.start(), match.end())
        at, place = at + 1, match.end()
    if span.stop > place:
        yield Run(at, at + span.stop - place, place, span.stop)


def _value(match: re.Match[str]) -> str:
    inner = match[1]
    return inner if "\\" not in inner else str(json.loads(match[0], strict=False))


def _map_list(source: str, pieces: Sequence[str], first: Span) -> Runs:
    """Map strings that follow each other in a list, of which the first stands at `first`; nothing if they do not."""
    spans: list[Span] = []
    place = first.start - 1
    for piece in pieces:
        comma = _COMMA.match(source, place) if spans else None
        match = _LITERAL.match(source, comma.end() if comma else place)
        if match is None or _value(match) != piece or (spans and comma is None):
            return ()
        spans.append(Span(*match.span(1)))
        place = match.end()
    starts = accumulate((len(piece) + len(JOINT) for piece in pieces), initial=0)
    return tuple(run for span, at in zip(spans, starts, strict=False) for run in map_escapes(source, span, at))
