"""Where do the blocks of a plain text begin and end: paragraphs, headings, list items, lines of furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from secondsource.model import RegionKind

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
WIDEST_WRAP = 132
"""Columns: no terminal, mail program or wire service wraps wider; longer lines are whole paragraphs."""
NARROWEST_WRAP = 45
FEWEST_BROKEN = 5
"""Words of a line that can be the first part of a broken sentence; items of menus are shorter."""
BULLET = re.compile(r"^\s*(?:[•●▪◦‣∙·■►➤*–—-]\s+|[•●▪◦‣■►➤]|\(?\d{1,2}[.)]\s+)")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(slots=True)
class Block:
    """A block of text with what is known of it so far; offsets are code points into the document's text.

    `kind` is None until something decides; `hint` is what the markup says: a tag such as "h2" or "li", or "".
    `links` is the share of its letters that stand in links, 0 where the markup is gone; `zone` is the kind that an
    element around it claims; `vote` says whether an extractor of main text kept it, None if none was asked;
    `scope` is the offset where the smallest element ends that holds this block and another after it; `glued` marks a
    piece of a line from which something else was cut, or that another paragraph was glued to.
    """

    start: int
    stop: int
    text: str
    kind: RegionKind | None = None
    later: bool = False
    hint: str = ""
    links: float = 0.0
    zone: RegionKind | None = None
    vote: bool | None = None
    scope: int | None = None
    glued: bool = False


def find_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a plain text: one for each line, hard-wrapped lines joined; no outer white space."""
    lines = list(_find_lines(text))
    width = _wrap_width(lines)
    start = 0
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        so_far = text[lines[start].start : line.stop]
        if following is None or not (_is_broken(so_far, following) or _is_wrapped(line, following, width)):
            first, stop = lines[start].start, line.stop
            yield Block(first, stop, text[first:stop])
            start = number + 1


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    stop: int
    text: str
    indent: int
    blank_before: bool


def _find_lines(text: str) -> Iterator[_Line]:
    blank, start = False, 0
    for stop, following in [*((m.start(), m.end()) for m in LINE_END.finditer(text)), (len(text), len(text))]:
        raw = text[start:stop]
        inner = raw.strip()
        if inner:
            indent = len(raw) - len(raw.lstrip())
            yield _Line(start + indent, start + indent + len(inner), inner, indent, blank)
        blank = not inner
        start = following


def _wrap_width(lines: list[_Line]) -> int:
    """Guess the column at which a text is wrapped; 0 if it is not.

    A greedy wrap breaks a line only where the next word would not fit, so the line and that word together are
    longer than every line.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    broken = [(a, b) for a, b in pairs if not SENTENCE_END.search(a.text) and len(a.text) >= NARROWEST_WRAP - 12]
    if len(broken) < 2:
        return 0
    width = max(len(line.text) + line.indent for pair in broken for line in pair)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    full = sum(_fills(a, b, width - max(6, width // 12)) for a, b in broken)
    return width if full >= 0.8 * len(broken) else 0


def _fills(line: _Line, following: _Line, width: int) -> bool:
    return line.indent + len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width


def _is_broken(line: str, following: _Line) -> bool:
    """Say whether a sentence was broken over two lines, as around a link: it has no end, and goes on in lower case."""
    if not following.text[:1].islower() or SENTENCE_END.search(line[-8:]) or BULLET.match(following.text):
        return False
    return len(line[-400:].split()) >= FEWEST_BROKEN


def _is_wrapped(line: _Line, following: _Line, width: int) -> bool:
    if not width or following.blank_before or BULLET.match(following.text):
        return False
    if following.indent > line.indent + 1 and not BULLET.match(line.text):
        return False  # an indented first line begins a paragraph
    return _fills(line, following, width - max(6, width // 12))
