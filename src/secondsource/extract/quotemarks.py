"""Where does a text quote? Quotation marks of every style, paired, also over paragraphs and when one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model import Span

LONGEST_RUN = 12
"""Blocks that one quotation may run over before its missing end is given up: texts with one sentence a line have
long ones, and a mark that was never closed must not swallow the report."""

LONGEST_SINGLE, MOST_IN_SINGLE = 500, 16
"""Code points and marks in which the end of a quotation in single marks is looked for: they look like apostrophes."""

MOST_UNCLOSED = 20
"""Marks of one block that nothing closes, after which the rest of the block is taken for no quotation."""

LONGEST_QUOTATION = 10_000
"""Code points of a block in which the end of a quotation is looked for."""

_MARK = re.compile(r"``|''|[\"“”„‟«»]|(?<!\w)[‘`'‚](?=\w)(?!(?:s|re|m|ve|ll|d|t)\b)|(?<=[\w.,!?…])[’'](?!\w)")
_CLOSES = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "``": ("''",),
    "''": ("''",),
    "‘": ("’",),
    "`": ("'", "’"),
    "'": ("'",),
    "‚": ("‘", "’"),
    '"': ('"',),
    "‟": ("”",),
}
_ELIDED = re.compile(r"(?i)\d\ds?\b|(?:t(?:is|was|were|il)|n|em|cause|bout|round|neath)\b")
"""What follows an apostrophe that stands for letters or digits left out at the beginning of a word."""
_DIRECTED = {"“", "„", "«", "``"}
_CARELESS = {"“", "”", '"'}
"""Marks that texts pair with each other by mistake."""
_STOPS = tuple(",.;:!?")
_SINGLE = {"‘", "’", "'", "`", "‚"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: `start` to `stop` with its marks, and the words between them, a piece for each block."""

    start: int
    stop: int
    pieces: tuple[Span, ...]
    closed: bool = True

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return Span(self.start, self.stop)

    @property
    def inner(self) -> Span:
        """From the first to the last quoted character."""
        return Span(self.pieces[0].start, self.pieces[-1].stop)


def find_quotations(text: str, blocks: Sequence[Span]) -> Iterator[Quoted]:
    """Yield the outermost quotations of the blocks of a text, in order; none overlaps another.

    A quotation that a block leaves open goes on in the next block if that opens with a mark too, or closes one that
    it did not open; else it ends with its block.
    """
    number = 0
    while number < len(blocks):
        start, unclosed = blocks[number].start, 0
        while unclosed < MOST_UNCLOSED and (opening := _next_opening(text, start, blocks[number].stop)) is not None:
            end, last, closed = _find_end(text, opening, blocks, number)
            pieces = _cut_pieces(text, opening.end(), end, blocks[number : last + 1])
            stop = _after_mark(text, end) if closed else end
            unclosed += not closed
            if pieces:
                yield Quoted(opening.start(), stop, pieces, closed)
            start, number = max(stop, opening.end()), last
        number += 1


def _next_opening(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The next mark that can open a quotation. A closing mark without an opening one is passed over."""
    for mark in _MARK.finditer(text, start, stop):
        sign = mark.group()
        if sign in _CLOSES and _can_open(text, mark, stop):
            return mark
    return None


def _can_open(text: str, mark: re.Match[str], stop: int) -> bool:
    sign, before, after = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.end() >= stop or (sign == "''" and (after.isspace() or not (before.isspace() or before in "([-–—"))):
        return False
    if sign in _DIRECTED:
        return True
    if sign in _SINGLE:
        elided = sign in "'‘" and _ELIDED.match(text, mark.end(), stop)
        return not before.isalnum() and not elided and _single_end(text, mark, stop) is not None
    return not (before and (before in ".,!?" or before.isdigit()) and (not after or after.isspace()))


def _single_end(text: str, opening: re.Match[str], stop: int) -> re.Match[str] | None:
    """The end of a quotation in single marks, which look like apostrophes: the first beside a stop or comma, else the
    first that closes a word without "s", else the first. Quotations in double marks within it are passed over."""
    best, at = None, opening.end()
    stop = min(stop, opening.end() + LONGEST_SINGLE)
    for _ in range(MOST_IN_SINGLE):
        mark = _MARK.search(text, at, stop)
        if mark is None:
            break
        at = mark.end()
        if mark.group() not in _SINGLE:
            inner = _closing(text, mark.group(), at, stop) if mark.group() in _CLOSES else None
            if inner is None:
                break
            at = inner.end()
        elif mark.group() in _CLOSES[opening.group()] and not _opens_word(text, mark):
            if text[mark.start() - 1] in ".,!?…" or (text[at : at + 1] in _STOPS and text[mark.start() - 1] != "s"):
                return mark
            if best is None or (text[mark.start() - 1] != "s" and text[best.start() - 1] == "s"):
                best = mark
        elif best is not None and _opens_word(text, mark) and not _ELIDED.match(text, at, stop):
            break
    return best


def _opens_word(text: str, mark: re.Match[str]) -> bool:
    """Say whether a mark stands right before a word and not right behind one."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return after.isalnum() and (not before or before.isspace() or before in "([-–—")


def _find_end(text: str, opening: re.Match[str], blocks: Sequence[Span], number: int) -> tuple[int, int, bool]:
    """Where the quotation ends, in which block, and whether a mark closes it."""
    sign = opening.group()
    if sign in _SINGLE:
        end = _single_end(text, opening, blocks[number].stop)
        return (end.start() if end else blocks[number].stop), number, end is not None
    start, first = opening.end(), number
    while True:
        stop = blocks[number].stop
        closing = _closing(text, sign, start, stop)
        if closing is not None:
            return closing.start(), number, True
        if (
            number + 1 >= len(blocks)
            or number - first >= LONGEST_RUN
            or not _goes_on(text, sign, blocks[number + 1 : first + LONGEST_RUN + 1])
        ):
            return _short_of_next(text, sign, opening.end(), blocks[first].stop), first, False
        number += 1
        start = _skip_mark(text, sign, blocks[number])


def _closing(text: str, sign: str, start: int, stop: int) -> re.Match[str] | None:
    """The mark that closes `sign`, past pairs of the same style inside; a mark of another style if that is missing."""
    marks = []
    depth = 0
    for mark in _MARK.finditer(text, start, min(stop, start + LONGEST_QUOTATION)):
        marks.append(mark)
        if sign in _DIRECTED and mark.group() == sign and sign != "„":
            depth += 1
        elif sign == '"' and mark.group() == sign and _opens_word(text, mark):
            break  # the end of this one is missing, and another begins
        elif mark.group() in _CLOSES[sign]:
            if not depth or sign == '"':
                return mark
            depth -= 1
        elif sign == '"' and mark.group() in "“”":
            depth += 1 if mark.group() == "“" else -1
            if depth < 0:
                return mark
    pair = _CLOSES[sign]
    if depth:  # a mark inside was never closed: the first that closes anything closes the quotation
        return next((mark for mark in marks if mark.group() in pair), None)
    if sign in _CARELESS and not any(mark.group() in pair for mark in marks):
        return next((mark for mark in marks if mark.group() in _CARELESS and _ends_word(text, mark)), None)
    return None


def _ends_word(text: str, mark: re.Match[str]) -> bool:
    return not text[mark.start() - 1].isspace() and not text[mark.end() : mark.end() + 1].isalnum()


def _goes_on(text: str, sign: str, blocks: Sequence[Span]) -> bool:
    """Say whether a quotation left open goes on in the next of these blocks: that opens with a mark too, or the first
    mark from there on closes what none of them opened."""
    if text.startswith(sign, blocks[0].start):
        return True
    for block in blocks:
        for mark in _MARK.finditer(text, block.start, block.stop):
            if mark.group() not in _SINGLE:
                return mark.group() in _CLOSES[sign] and (sign in _DIRECTED or _looks_closing(text, mark))
    return False


def _looks_closing(text: str, mark: re.Match[str]) -> bool:
    """Say whether a mark that looks the same on both sides stands at the end of words and not before some."""
    return _ends_word(text, mark) and text[mark.end() : mark.end() + 1] in ("", " ", "\n", ",", ".", ";", ")")


def _skip_mark(text: str, sign: str, block: Span) -> int:
    return block.start + len(sign) if text.startswith(sign, block.start) else block.start


def _short_of_next(text: str, sign: str, start: int, stop: int) -> int:
    """An unclosed quotation ends with its block, or before the next mark that opens one in it."""
    again = next((mark for mark in _MARK.finditer(text, start, stop) if mark.group() == sign), None)
    return again.start() if again else stop


def _after_mark(text: str, end: int) -> int:
    mark = _MARK.match(text, end)
    return mark.end() if mark else end + 1


def _cut_pieces(text: str, start: int, stop: int, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """The words from start to stop, block by block, without white space and marks at their ends."""
    pieces = []
    for block in blocks:
        a, b = max(start, block.start), min(stop, block.stop)
        while a < b and (text[a].isspace() or (a == block.start and text[a] in '"“„«`')):
            a += 1
            if a > block.start and text[a - 1] == "`" and text[a : a + 1] == "`":
                a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            pieces.append(Span(a, b))
    return tuple(pieces)
