"""Which lines of a PDF's pages make up a paragraph, and which stand at the head or foot of every page?

A PDF has no paragraphs, only letters with places. The lines are PDFium's, in its order; their places tell which belong
together: close below one another, of one size, and full, so that the next word would not have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf

from secondsource.read.blocks import BULLET, FEWEST_BROKEN, SENTENCE_END

HYPHEN = "\ufffe"
"""How PDFium writes a hyphen at the end of a line, which it joins with the next line."""
_MARGIN_LINES = 3
"""Lines at the head and at the foot of a page that may be its running head and number."""
NARROWEST = 7
"""Heights of a line across the narrowest column; the entries of a menu are narrower."""
_WIDEST_PITCH = 2.8
"""Heights of a line between lines of a paragraph, in drafts and court files with double spacing."""
_COMMON = 0.2
"""The share of the distances between lines from which one is no accident."""
_FEWEST = 4
"""Distances between lines of one size from which the usual one is learnt."""
_CLOSE = 1.5
"""Heights of a line up to which one is close below another where nothing was learnt."""
_NEAR = 24
"""Points between the left ends of lines of one column, indented or not."""
_ALIKE = 3.0
"""Points by which a running line may stand higher on one page than on the next."""
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W{0,3}", re.IGNORECASE)
_PRINTED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:\s?[ap]m)?\b.*|(?:https?|file|about)://?\S+(?:\s+\d+/\d+)?",
    re.IGNORECASE,
)
"""What browsers print around a page: the day, the time and the title above, the address and the number below."""


Pitches = Mapping[int, float]
"""The usual distance between lines within paragraphs, for each height of letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its code points in the text of all pages, and its box in points from the left and below."""

    start: int
    stop: int
    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    hyphen: bool = False

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        """How high it stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `running` if they stand at the head or foot of every page."""

    lines: tuple[Line, ...]
    running: bool = False


def find_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Put the lines of all pages together into paragraphs, in their order.

    A running line stands after the paragraph that goes on over its page's end, so that this stays whole.
    """
    running = find_running(lines)
    told = [line for number, line in enumerate(lines) if number not in running]
    pitches = _find_pitches(told)
    columns = _find_columns(told, pitches)
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []
    current: list[Line] = []
    for number, line in enumerate(lines):
        if number in running:
            (waiting if current else found).append(Paragraph((line,), True))
            continue
        if current and not _goes_on(current, line, columns[current[-1].start], pitches):
            found += [Paragraph(tuple(current)), *waiting]
            waiting, current = [], []
        current.append(line)
    return found + ([Paragraph(tuple(current))] if current else []) + waiting


def find_running(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are page numbers, running heads or feet, or printed around a page by a browser."""
    edges: list[tuple[int, Line, int]] = []
    for _, group in groupby(enumerate(lines), key=lambda one: one[1].page):
        ranked = sorted(group, key=lambda one: (-one[1].middle, one[0]))
        edges += [(number, line, rank) for rank, (number, line) in enumerate(ranked[:_MARGIN_LINES])]
        edges += [(number, line, -1 - rank) for rank, (number, line) in enumerate(ranked[::-1][:_MARGIN_LINES])]
    pages = Counter((words, step) for words, step, _ in {(*_words_and_step(line), line.page) for _, line, _ in edges})
    return frozenset(
        number
        for number, line, rank in edges
        if (rank in (0, -1) and _PAGE_NUMBER.fullmatch(line.text))
        or (rank in (0, 1, -1, -2) and _PRINTED.fullmatch(line.text))
        or _stands_alike(pages, line)
    )


def _stands_alike(pages: Counter[tuple[str, int]], line: Line) -> bool:
    """Say whether the words of a line stand as high on another page."""
    words, step = _words_and_step(line)
    return sum(pages[words, near] for near in (step - 1, step, step + 1)) > 1


def _words_and_step(line: Line) -> tuple[str, int]:
    """A line without its numbers, which differ from page to page, and how high it stands."""
    return " ".join(re.sub(r"\d+", "#", line.text).split()), int(line.middle // _ALIKE)


def _find_pitches(lines: Sequence[Line]) -> Pitches:
    """How far lines of each size stand below one another within paragraphs: the least distance that is common."""
    drops: dict[int, Counter[int]] = {}
    for line, following in pairwise(lines):
        drop = line.middle - following.middle
        if line.page == following.page and _same_size(line, following) and 0.5 < drop / line.height < _WIDEST_PITCH:
            drops.setdefault(round(line.height), Counter())[round(drop)] += 1
    return {
        size: min(drop for drop, count in counts.items() if count >= _COMMON * counts.total())
        for size, counts in drops.items()
        if counts.total() >= _FEWEST
    }


def _find_columns(lines: Sequence[Line], pitches: Pitches) -> dict[int, float]:
    """How far to the right the lines around each line reach, by its start; without end where nothing tells."""
    reaches: dict[tuple[int, int, int], float] = {}
    for line in lines:
        reaches[_place(line)] = max(reaches.get(_place(line), 0.0), line.right)
    columns: dict[int, float] = {}
    run: list[Line] = []
    for following in (*lines, None):
        if run and (following is None or not _is_below(run[-1], following, pitches)):
            right = max(line.right for line in run)
            if not _is_full(run, right):  # a line or two, or entries of a menu: how wide is the column around them?
                right = max(right, *(reach for line in run for reach in _look_around(reaches, line)))
            columns |= {line.start: right if _is_wide(run, right) else inf for line in run}
            run = []
        if following is not None:
            run.append(following)
    return columns


def _place(line: Line) -> tuple[int, int, int]:
    return line.page, int(line.left // _NEAR), round(line.height)


def _look_around(reaches: dict[tuple[int, int, int], float], line: Line) -> list[float]:
    page, left, height = _place(line)
    around = [(page, left + x, height + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return [reaches[place] for place in around if place in reaches]


def _is_full(run: Sequence[Line], right: float) -> bool:
    width = right - min(line.left for line in run)
    return _is_wide(run, right) and sum(right - line.right <= 0.1 * width for line in run) > 2


def _is_wide(run: Sequence[Line], right: float) -> bool:
    return right - min(line.left for line in run) > NARROWEST * run[0].height


def _same_size(line: Line, other: Line) -> bool:
    return abs(line.height - other.height) <= 0.2 * max(line.height, other.height)


def _is_below(line: Line, following: Line, pitches: Pitches) -> bool:
    """Say whether a line stands close below another, in its column."""
    drop = line.middle - following.middle
    farthest = 1.2 * pitches[size] if (size := round(line.height)) in pitches else _CLOSE * line.height
    beside = following.left < line.right and line.left < following.right
    near = 0.5 * line.height < drop < farthest
    return line.page == following.page and near and beside and _same_size(line, following)


def _goes_on(current: Sequence[Line], following: Line, right: float, pitches: Pitches) -> bool:
    """Say whether a paragraph goes on with a line: below its last one, or at the head of a column or page."""
    line = current[-1]
    if line.hyphen:
        return True
    if BULLET.match(following.text) or not _same_size(line, following):
        return False
    ended = SENTENCE_END.search(line.text) is not None
    # of a sentence that breaks off the line need not be as full as that: letters differ in width
    full = line.right + (1.05 if ended else 1.5) * _width_of_first_word(following) > right
    words = sum(len(one.text.split()) for one in current[-2:])
    full = full or (not ended and following.text[:1].islower() and words >= FEWEST_BROKEN)
    if _is_below(line, following, pitches):
        left = min(one.left for one in current[-2:] if one is line or _is_below(one, line, pitches))
        indented = following.left - left > 0.6 * following.height
        return full and (not (indented and ended) or BULLET.match(current[0].text) is not None)
    if ended or abs(line.middle - following.middle) < 0.5 * line.height:
        return False
    jumps = line.page != following.page or following.middle > line.middle
    return jumps and full and words >= FEWEST_BROKEN


def _width_of_first_word(line: Line) -> float:
    letter = (line.right - line.left) / max(len(line.text), 1)
    return letter * (len(line.text.split(None, 1)[0]) + 1)
