"""What is glued into a paragraph of running text that is not the report, where the paragraphs of a page were lost?

Share bars, forms, captions with their credits and teasers are known by their own words (data/glued.tsv), whole
sentences of furniture by the signs that single lines have (data/furniture.tsv). A stamp within running text stays: one
in three gives another day than that of publication, so it is evidence for the date and no statement of it. What is cut
out becomes a block of its own; the rest of the paragraph stays as it is, in pieces.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from secondsource.lists import read_lines
from secondsource.model import RegionKind, Span
from secondsource.read.blocks import Block
from secondsource.read.outlets import agency_names
from secondsource.read.sentences import find_parts, find_sentences

LONGEST = 100_000
MOST_SENTENCES = 1500
"""Letters and sentences of a paragraph that is looked into; a longer one is no text of a page."""
CAPTION = 4
"""Sentences that a caption has at most between where its picture opens and its credit."""
FEWEST_GLUED = 3
"""Sentences of a paragraph within which one of litter may stand."""
LONGEST_NAMES = 8
"""Words of a byline that may stand in the first half of a paragraph; what reporters did is told at its end."""
_QUOTATION = re.compile(r"(?<=\w) (?=[“\"][A-Z][^“”\"]{20,}[,.!?][”\"])")
_NAME = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"
    r"(?!New |Christmas|Easter)[A-Z][\w.'’-]+ (?:[A-Z]\. |(?:al|de|van|von|bin|el)[ -])?[A-Z][\w'’-]+"
)
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{1,2}/\d{1,2}/\d{2,4})"
_CLOCK = r"\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4}\b)?"
_MOMENT = rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?{_DAY}(?:,?(?: at)? {_CLOCK})?"


@dataclass(frozen=True, slots=True)
class Litter:
    """A stretch of a paragraph that is not the report."""

    start: int
    stop: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class _Form:
    kind: RegionKind
    reach: str
    pattern: re.Pattern[str]


def cut_glued(block: Block, judge: Callable[[str], RegionKind | None]) -> Iterator[Block]:
    """Yield a block in pieces: what is glued into it and no part of the report has its kind, the rest has none.

    `judge` gives the kind of a sentence that is furniture by its own words.
    """
    if len(block.text) > LONGEST or block.kind is not None:
        yield block
        return
    sentences = list(find_sentences(block.text))
    if len(sentences) > MOST_SENTENCES or _is_litter(block.text, sentences, judge):
        yield block
        return
    marked = _join(block.text, list(_find_marked(block.text, sentences)))
    rests = _rests(marked, len(block.text))
    rests = rests if len(sentences) >= FEWEST_GLUED else []
    found = [one for start, stop in rests for one in _judge_sentences(block.text, start, stop, judge)]
    litter = _join(block.text, [*marked, *found])
    place = 0
    for one in (*litter, None):
        for start, stop in _part(block.text, place, one.start if one else len(block.text)):
            yield from _piece(block, start, stop, None)
        if one:
            yield from _piece(block, one.start, one.stop, one.kind)
            place = one.stop


def _is_litter(text: str, sentences: Sequence[Span], judge: Callable[[str], RegionKind | None]) -> bool:
    """Say whether a paragraph is litter as a whole: it begins so, or is too short for litter glued to a report."""
    if judge(text) is None:
        return False
    return len(sentences) < FEWEST_GLUED or judge(text[sentences[0].start : sentences[0].stop]) is not None


def _rests(litter: Sequence[Litter], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for one in litter for edge in (one.start, one.stop)), length]
    return [(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True) if start < stop]


def _part(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Part a stretch of the report where a heading has no full stop, or a lost paragraph no white space behind it."""
    place = start
    for edge in find_parts(text[start:stop]):
        yield place, start + edge
        place = start + edge
    yield place, stop


def _piece(block: Block, start: int, stop: int, kind: RegionKind | None) -> Iterator[Block]:
    text = block.text[start:stop]
    inner = text.strip()
    if inner:
        first = block.start + start + len(text) - len(text.lstrip())
        yield replace(
            block, start=first, stop=first + len(inner), text=inner, kind=kind, glued=len(inner) < len(block.text)
        )


def _find_marked(text: str, sentences: Sequence[Span]) -> Iterator[Litter]:
    """What the forms of data/glued.tsv find, captions with their credits."""
    opened: list[tuple[int, int]] = []
    found = sorted(
        ((match.start(), match.end(), form) for form in _forms() for match in form.pattern.finditer(text)),
        key=lambda item: item[:2],
    )
    closed = taken = 0
    for start, stop, form in found:
        if start < taken:
            continue
        taken = stop
        if form.reach == "opens":
            opened.append((start, stop))
            yield Litter(start, stop, form.kind)
        elif form.reach == "credit":
            first = _begin_caption(sentences, start, [o for o in opened if o[0] >= closed], closed)
            if first < start:
                yield Litter(first, start, "caption")
            yield Litter(start, stop, "photo_credit")
            closed = stop
        elif form.reach == "sentence":
            taken = _end_sentence(text, sentences, stop)
            yield Litter(start, taken, form.kind)
        elif form.reach == "rest":
            if 2 * start >= len(text):
                yield Litter(start, len(text), form.kind)
        else:
            yield Litter(start, stop, form.kind)


def _begin_caption(sentences: Sequence[Span], credit: int, opened: Sequence[tuple[int, int]], least: int) -> int:
    """Where the caption begins that ends in a credit: where its picture opens, or the sentence before the credit."""
    before = [one for one in sentences if one.start < credit]
    if not before:
        return credit
    number = len(before) - 1
    if credit - before[number].start < 2 and number:
        number -= 1
    for _, stop in opened:
        if sum(one.stop > stop for one in before) <= CAPTION:
            return stop
    return max(least, before[number].start)


def _end_sentence(text: str, sentences: Sequence[Span], place: int) -> int:
    """Where the sentence around a place ends, or a whole quotation begins that is glued to it."""
    stop = next((one.stop for one in sentences if one.stop > place), place)
    quoted = _QUOTATION.search(text, place, stop)
    return quoted.start() if quoted else stop


def _judge_sentences(text: str, start: int, stop: int, judge: Callable[[str], RegionKind | None]) -> Iterator[Litter]:
    """Judge the sentences of a stretch; one that is the whole paragraph is a line, and judged as such later."""
    for one in find_sentences(text[start:stop]):
        words = text[start + one.start : start + one.stop]
        kind = judge(words) if len(words) < len(text) else None
        early = kind == "byline" and 2 * (start + one.start) < len(text) and len(words.split()) > LONGEST_NAMES
        if kind not in (None, "dateline") and not early:
            yield Litter(start + one.start, start + one.stop, kind)


def _join(text: str, litter: Sequence[Litter]) -> list[Litter]:
    """Stretches in order that do not overlap; what is left between two and holds no word goes with the first."""
    joined: list[Litter] = []
    for one in sorted(litter, key=lambda one: (one.start, -one.stop)):
        last = joined[-1] if joined else None
        if last and one.start < last.stop:
            if one.stop > last.stop:
                joined[-1] = replace(last, stop=one.stop)
        elif last and not re.search(r"\w", text[last.stop : one.start]):
            joined[-1] = replace(last, stop=one.start)
            joined.append(one)
        else:
            joined.append(one)
    return joined


@functools.cache
def _forms() -> tuple[_Form, ...]:
    kinds = {kind: kind for kind in get_args(RegionKind)}
    rows = (line.split("\t", 2) for line in read_lines("read", "glued.tsv"))
    return tuple(_Form(kinds[kind], reach, re.compile(rf"(?<!\w)(?:{_fill(form)})")) for kind, reach, form in rows)


def _fill(form: str) -> str:
    parts = {"{agency}": f"(?:{agency_names()})", "{moment}": _MOMENT, "{name}": _NAME}
    for mark, pattern in parts.items():
        form = form.replace(mark, pattern)
    return form
