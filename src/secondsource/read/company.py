"""A block among its neighbours: the measures by which running text is told from menus and lists of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model import TOLD_IN, RegionKind
from secondsource.read.blocks import Block
from secondsource.read.words import WORD, function_word_share

PROSE_WORDS = 9
LONG_PROSE_WORDS = 22
ENDS = re.compile(r"[.!?…][\"'”’»)\]*]*\s*$")
MOST_LINKED = 0.6
"""The share of a block's letters in links from which it is a list of links; jusText uses 0.2 for single lines."""
LONGEST_GAP = 7
"""Short blocks in a row that may still be a list or headings within the report; more are a menu."""


@dataclass(slots=True)
class Company:
    """A block with the measures that it and its neighbours are judged by.

    `surely` says that its kind comes from its own words or markup; `section` is the kind of the section it opens.
    """

    block: Block
    words: list[str]
    prose: bool
    section: RegionKind | None = None
    surely: bool = False

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
    words = WORD.findall(block.text)
    share = function_word_share(words)
    ended = ENDS.search(block.text) is not None
    prose = share >= 0.12 and (
        (len(words) >= PROSE_WORDS and ended) or (len(words) >= LONG_PROSE_WORDS and share >= 0.22)
    )
    return Company(block, words, prose and block.links < MOST_LINKED)


def judge_by_company(company: Sequence[Company]) -> None:
    """Judge the blocks that nothing gave away by what stands around them."""
    anchors = [n for n, one in enumerate(company) if one.prose and one.told]
    if not anchors:
        return
    runs = _split_runs(company, anchors)
    weights = [sum(len(company[n].words) for n in run if company[n].prose) for run in runs]
    kept: set[int] = set()
    for run, weight in zip(runs, weights, strict=True):
        if weight >= LIGHTEST_RUN * max(weights):
            kept.update(range(run[0], run[-1] + 1))
            kept.update(_short_sentences(company, run[-1], 1))
            kept.update(_short_sentences(company, run[0], -1))
    for number, one in enumerate(company):
        if one.block.kind is None and number not in kept:
            one.block.kind = "boilerplate" if one.prose else "navigation"


def _short_sentences(company: Sequence[Company], edge: int, step: int) -> Iterator[int]:
    """A short sentence next to the running text belongs to it: "The company did not reply."."""
    number = edge + step
    while 0 <= number < len(company) and company[number].block.kind is None:
        one = company[number]
        if len(one.words) < 4 or not ENDS.search(one.block.text) or one.block.links >= MOST_LINKED:
            return
        yield number
        number += step


LIGHTEST_RUN = 0.2
"""The share of the longest run's words that another run of prose needs to be a part of the report."""


def _split_runs(company: Sequence[Company], anchors: Sequence[int]) -> list[list[int]]:
    """Group prose into runs, cut where more short blocks stand between than a report has."""
    runs: list[list[int]] = [[anchors[0]]]
    for number in anchors[1:]:
        gap = [one for one in company[runs[-1][-1] + 1 : number] if one.block.kind is None]
        if len(gap) > LONGEST_GAP:
            runs.append([number])
        else:
            runs[-1].append(number)
    return runs
