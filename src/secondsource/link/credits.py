"""Does a report say where its text comes from? An agency's credit, a "first published by", a "re-blogged from"."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.extract.countries import find_country
from secondsource.model import Document, Region, Span
from secondsource.read.outlets import agencies, name_key

NAME_WORD = r"(?:(?:[A-Z]\.)+|(?:[A-Z]|\d+[A-Za-z])[\w&’'-]*(?:\.\w+)*)"
NAME = rf"(?P<name>{NAME_WORD}(?: (?:of |the |and |& )?{NAME_WORD}){{0,4}})"

REPRINT = re.compile(
    r"(?i:\b(?:re-?blogged (?:from|via|by)|syndicated from|cross-?posted (?:from|at)"
    r"|(?:this|the) (?:\w+ ){0,2}?(?:article|story|post|report|piece|column|interview|text|content) (?:\w+ ){0,2}?"
    r"(?:appeared|published|posted|ran|re-?published|re-?printed|re-?posted|syndicated) (?:\w+ ){0,3}?"
    r"(?:in|on|at|by|from))) (?:the )?" + NAME
)
"""What a report says when its text was published elsewhere first. Any region counts: such lines are often furniture."""

DATELINE_AGENCY = re.compile(r"^.{0,60}?\((?P<name>[A-Z][A-Za-z]{1,20}(?: [A-Z][a-z]+)?)\)\s*(?:[-–—:]|$)")
"""A dateline's credit: "SEOUL (Reuters) -"."""

BYLINE_AGENCY = re.compile(r"(?:^|[\s(/—–-])(?P<name>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)\)?\.?$")

EDGE = 400
"""Code points from either end of a text in which a statement about the text itself is looked for."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a report says about the origin of its own text: whom it names, how, and in which words."""

    name: str
    key: str
    kind: Literal["agency", "reprint"]
    span: Span


def find_credits(document: Document, regions: Sequence[Region]) -> Iterator[Credit]:
    """Yield the agencies and outlets that a report names as the makers of its text (not as sources of a fact)."""
    text = document.text
    edges = text if len(text) <= 2 * EDGE else text[:EDGE] + " " * (len(text) - 2 * EDGE) + text[-EDGE:]
    for match in REPRINT.finditer(edges):
        name = match["name"].rstrip(".'’-")
        if find_country(name) or name in month_name:  # "first published in London", "in March"
            continue
        yield Credit(name, name_key(name), "reprint", Span(match.start(), match.start("name") + len(name)))
    seen: set[str] = set()
    for start, stop, pattern in _credit_lines(document, regions):
        credit = pattern.search(text[start:stop].strip())
        key = name_key(credit["name"]) if credit else ""
        if key in agencies() and key not in seen:
            seen.add(key)
            yield Credit(agencies()[key], key, "agency", Span(start, stop))


def _credit_lines(document: Document, regions: Sequence[Region]) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    """The beginnings of the first paragraphs, and the bylines, datelines and last lines, which may hold a credit."""
    body = [region for region in regions if region.kind == "body"][:3]
    for region in body:
        yield region.start, min(region.stop, region.start + 120), DATELINE_AGENCY
    for region in regions:
        if region.kind in ("byline", "dateline") and region.stop - region.start < 120:
            yield region.start, region.stop, BYLINE_AGENCY
