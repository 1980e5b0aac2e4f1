"""Does a plain text hold several reports, as a newsletter does? Only where rules divide it and each has a full head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.model import Span
from secondsource.read.blocks import Block, find_blocks
from secondsource.read.company import ENDS, measure_block
from secondsource.read.facts import Facts
from secondsource.read.furniture import judge_line
from secondsource.read.maps import identity_at
from secondsource.read.plain import Reading, read_text
from secondsource.read.split import FEWEST_WORDS

_RULE = re.compile(r"^[ \t]*(?:(?:[*_=~#–—-][ \t]?){3,})[ \t]*\r?$", re.MULTILINE)
_DATELINE = re.compile(r"[A-Z][A-Z .'/-]{2,40}(?:, [^()\n–—-]{2,30})? ?(?:\([A-Z][\w ]{1,30}\) ?)?[-–—]{1,2} ")
"""“LISK, May 3 (Reuters) - ” at the head of a report."""
LONGEST_HEADING = 20
"""Words of a headline."""
HEAD = 6
"""Blocks at the head of a section among which the headline stands."""


@dataclass(frozen=True, slots=True)
class _Section:
    start: int
    stop: int
    words: int
    title: str


def read_texts(text: str, uri: str, facts: Facts | None = None, litter: Sequence[Span] = ()) -> list[Reading]:
    """Read a plain text into its reports, one in most cases; of a digest, each is a document of its own.

    A digest has rules ("* * *", "-----"), and every longer section between two of them begins with a headline and a
    byline, a date or a dateline. Together the documents hold all of the text: what stands above the first report goes
    to it, shorter sections to the report before them. Addresses are the text's with the report's number.
    """
    sections = [] if litter else _find_sections(text)
    full = [one for one in sections if one.words >= FEWEST_WORDS]
    if len(full) < 2 or not all(one.title for one in full) or len({one.title for one in full}) < len(full):
        return [Reading(*read_text(text, uri, facts, litter), identity_at(len(text), 0))]
    starts = [0, *(one.start for one in full[1:]), len(text)]
    known = replace(facts or Facts(), url="")
    address = (facts.url if facts else "") or uri
    readings = []
    for number, one in enumerate(full):
        start, stop = starts[number], starts[number + 1]
        document, regions = read_text(text[start:stop], f"{address}#{number + 1}", replace(known, title=one.title))
        readings.append(Reading(document, regions, identity_at(stop - start, start)))
    return readings


def _find_sections(text: str) -> list[_Section]:
    rules = [found.span() for found in _RULE.finditer(text)]
    if not rules:
        return []
    starts = [0, *(stop for _, stop in rules)]
    stops = [*(start for start, _ in rules), len(text)]
    return [_measure(text, start, stop) for start, stop in zip(starts, stops, strict=True)]


def _measure(text: str, start: int, stop: int) -> _Section:
    """Measure a section: where its first line begins, its running words, its headline if its head is a report's."""
    blocks = list(find_blocks(text[start:stop]))
    words = sum(len(one.words) for one in map(measure_block, blocks) if one.prose)
    first = start + blocks[0].start if blocks else stop
    return _Section(first, stop, words, _find_headline(blocks[:HEAD]) if words >= FEWEST_WORDS else "")


def _find_headline(head: Sequence[Block]) -> str:
    """Find the line above a byline, a date or a paragraph with a dateline, if it can be a headline."""
    for line, below in pairwise(head):
        signed = judge_line(below.text)[0] in ("byline", "dateline") or _DATELINE.match(below.text)
        words = line.text.split()
        if (
            2 <= len(words) <= LONGEST_HEADING
            and signed
            and not ENDS.search(line.text)
            and not judge_line(line.text)[0]
        ):
            return " ".join(words)
        if measure_block(line).prose:
            return ""
    return ""
