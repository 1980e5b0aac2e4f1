"""How far does a section of related stories, comments and the like reach, and where does the report go on?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.read.company import Company

OPEN_END = re.compile(r"(\.\.\.|…|\[…\]|\[\.\.\.\])\s*(read more|more|continue reading)?\W*$", re.IGNORECASE)
NEWCOMERS = 2
"""Paragraphs in a row that must hold together with the report before a section counts as over."""
AT_HOME = 0.6
"""The share of a paragraph's names that the report must have named before."""


def judge_sections(company: Sequence[Company]) -> None:
    """Let the heading of a section rule what follows it, until the report goes on."""
    number = 0
    while number < len(company):
        kind = company[number].section
        number += 1
        if kind is None:
            continue
        stop = _find_stop(company, number)
        for one in company[number:stop]:
            if one.block.kind is None:
                one.block.kind = "teaser" if OPEN_END.search(one.block.text) and kind == "boilerplate" else kind
        number = stop


def _find_stop(company: Sequence[Company], start: int) -> int:
    """Find where a section ends: at the next section, the report's title, the end of its element, or a return.

    Teasers may be whole paragraphs of other stories, so the report is back only when paragraphs in a row name mostly
    what it named before. Ahead of the report, where nothing is named yet, paragraphs in a row are enough.
    """
    told = [one for one in company[:start] if one.told and one.prose]
    known = {name for one in told for name in _names(one.words)}
    scope = company[start - 1].block.scope
    row, first = 0, start
    for number in range(start, len(company)):
        one = company[number]
        if one.section is not None or one.block.hint == "h1" or (scope is not None and one.block.start >= scope):
            return number
        if one.block.kind is not None or not one.prose:
            continue
        if OPEN_END.search(one.block.text) or (told and not _is_at_home(one, known)):
            if told:
                return _next_opening(company, number, scope)
            row = 0
            continue
        first = first if row and number - first <= 2 * row else number
        row = row + 1 if first != number else 1
        if row >= NEWCOMERS:
            return first
    return len(company)


def _next_opening(company: Sequence[Company], start: int, scope: int | None) -> int:
    for number in range(start, len(company)):
        one = company[number]
        if one.section is not None or (scope is not None and one.block.start >= scope):
            return number
    return len(company)


def _names(words: Sequence[str]) -> list[str]:
    """The capitalized words of a paragraph but the first, without endings of the genitive and plural."""
    return [re.sub(r"['’]?s?['’]?$", "", word) for word in words[1:] if word[:1].isupper()]


def _is_at_home(one: Company, known: set[str]) -> bool:
    names = set(_names(one.words))
    return bool(names) and sum(name in known for name in names) >= AT_HOME * len(names)
