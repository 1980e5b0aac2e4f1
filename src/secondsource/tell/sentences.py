"""Which sentence do some words stand in, as an exact stretch of the report's text?"""

from __future__ import annotations

import re

from secondsource.model import Span

LONGEST = 320
"""Characters of a sentence that are given as evidence; a longer one is cut at both ends, between words."""

REACH = 4 * LONGEST
"""Characters to either side in which an end is looked for: a page without line breaks is one block."""

_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
)


def find_sentence(text: str, block: Span, focus: Span) -> Span:
    """The sentence, or sentences, of a block in which some words stand; at most LONGEST characters around them.

    Ends are found by signs alone, so that no parse is needed: a full stop before a capital, but not behind an initial,
    a title or a month.
    """
    start, stop = max(block.start, focus.start - REACH), min(block.stop, focus.stop + REACH)
    for end in _END.finditer(text, start, stop):
        if _ABBREVIATION.fullmatch(text, _word_start(text, end.start(), block.start), end.start() + 1):
            continue
        if end.end() <= focus.start:
            start = end.end()
        elif end.start() + 1 >= focus.stop:
            stop = end.end()
            break
    return _cut(text, _strip(text, Span(start, stop)), focus)


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalpha():
        at -= 1
    return at


def _strip(text: str, span: Span) -> Span:
    found = text[span.start : span.stop]
    left, right = len(found) - len(found.lstrip()), len(found) - len(found.rstrip())
    return Span(span.start + left, max(span.start + left, span.stop - right))


def _cut(text: str, sentence: Span, focus: Span) -> Span:
    if sentence.stop - sentence.start <= LONGEST:
        return sentence
    room = max(0, LONGEST - (focus.stop - focus.start)) // 2
    start, stop = max(sentence.start, focus.start - room), min(sentence.stop, focus.stop + room)
    while sentence.start < start < focus.start and not text[start - 1].isspace():
        start += 1
    while focus.stop < stop < sentence.stop and not text[stop].isspace():
        stop -= 1
    return _strip(text, Span(start, stop))
