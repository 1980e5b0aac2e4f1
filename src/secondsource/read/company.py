"""A block among its neighbours: the measures by which running text is told from menus and lists of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model import TOLD_IN, RegionKind
from secondsource.read.blocks import Block
from secondsource.read.language import ENGLISH_SHARE, find_foreign
from secondsource.read.words import WORD, function_word_share

PROSE_WORDS = 9
LONG_PROSE_WORDS = 22
LONGEST_MEASURED = 50_000
"""Letters of a block that are measured; the rest of a longer one changes nothing."""
LEAST_SHARE = 0.12
"""The share of function words of a sentence."""
ENDS = re.compile(r"[.!?…][\"'”’»)\]*]*\s*$")
MOST_LINKED = 0.6
"""The share of a block's letters in links from which it is a list of links; jusText uses 0.2 for single lines."""
MOST_WORDS = 60.0
NEAR_WEIGHT = 1.0
SHORT_WEIGHT = -4.0
"""Weights of blocks in words, set on 60 pages of the development set."""


@dataclass(slots=True)
class Company:
    """A block with the measures that it and its neighbours are judged by.

    `near` marks a line that is no sentence but no menu either: a phrase with function words, a heading, a lead-in.
    `surely` says that its kind comes from its own words or markup, `worded` from its words, `in_section` from the
    heading of a section; `section` is the kind of the section it opens.
    """

    block: Block
    words: list[str]
    prose: bool
    near: bool = False
    section: RegionKind | None = None
    surely: bool = False
    worded: bool = False
    in_section: bool = False

    @property
    def told(self) -> bool:
        """Say whether it is the report itself, as far as is known."""
        return self.block.kind is None or self.block.kind in TOLD_IN

    @property
    def key(self) -> str:
        """The words in a form by which a repeated line is known."""
        return " ".join(self.words).lower().replace("’", "'")


def measure_block(block: Block) -> Company:
    """Measure a block: prose is a sentence or more, by its length, its end and its share of function words."""
    words = WORD.findall(block.text[:LONGEST_MEASURED])
    share = function_word_share(words)
    if share < LEAST_SHARE and len(words) >= PROSE_WORDS and find_foreign(words):
        share = ENGLISH_SHARE  # a sentence in another language
    ended = ENDS.search(block.text[-40:]) is not None
    prose = share >= LEAST_SHARE and (
        (len(words) >= PROSE_WORDS and ended) or (len(words) >= LONG_PROSE_WORDS and share >= ENGLISH_SHARE)
    )
    near = (
        (len(words) >= 5 and share >= 0.1) or len(words) >= 12 or block.text.endswith(":") or (ended and len(words) > 3)
    )
    few_links = block.links < MOST_LINKED
    return Company(block, words, prose and few_links, near=near and few_links)


def judge_by_company(company: Sequence[Company]) -> None:
    """Judge the blocks that nothing gave away by what stands around them."""
    anchors = [n for n, one in enumerate(company) if one.prose and one.told]
    if not anchors:
        return
    voted = [n for n in anchors if company[n].block.vote]
    first, last = (voted[0], voted[-1]) if voted else _heaviest_stretch([_weigh(one) for one in company])
    kept = {*range(first, last + 1), *_short_sentences(company, first, -1), *_short_sentences(company, last, 1)}
    for number, one in enumerate(company):
        if one.block.kind is None and number not in kept and not (one.block.glued and one.prose):
            one.block.kind = "boilerplate" if one.prose else "navigation"


def _short_sentences(company: Sequence[Company], edge: int, step: int) -> Iterator[int]:
    """A short sentence next to the running text belongs to it: "The company did not reply."."""
    number = edge + step
    while 0 <= number < len(company) and company[number].block.kind is None:
        one = company[number]
        if (
            len(one.words) < (2 if one.block.text[0] in "\"“‘'" else 3)
            or not ENDS.search(one.block.text[-40:])
            or one.block.links >= MOST_LINKED
        ):
            return
        yield number
        number += step


def _weigh(one: Company) -> float:
    """What a block adds to a stretch: the words of prose count for it, a line of a menu against it."""
    if one.prose and one.told:
        return min(len(one.words), MOST_WORDS)
    return NEAR_WEIGHT if one.near and one.told else SHORT_WEIGHT


def _heaviest_stretch(weights: Sequence[float]) -> tuple[int, int]:
    """Find the stretch of blocks with the greatest sum: maximum subsequence segmentation (Pasternack and Roth 2009)."""
    best, first, last = float("-inf"), 0, 0
    total, start = 0.0, 0
    for number, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, number
        total += weight
        if total > best:
            best, first, last = total, start, number
    return first, last
