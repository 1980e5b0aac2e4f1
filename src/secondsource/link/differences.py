"""What differs between two versions of one quotation: cut, added, altered, reworded, moved?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from secondsource.link.alignment import MEANING, Gap, Run, align, find_gaps
from secondsource.link.like_words import LIKE_WORD
from secondsource.link.quoted_words import Word, join_compounds, read_words, weigh
from secondsource.link.wording import find_altered
from secondsource.model import Span

Kind = Literal["cut", "added", "inserted", "altered", "reworded", "moved"]
Manner = Literal["cut", "added", "inserted", "altered", "reworded", "reordered", "translated"]
MANNERS: tuple[Manner, ...] = ("altered", "translated", "reordered", "cut", "added", "inserted", "reworded")
"""The ways in which a version can differ as a whole, the gravest first."""

COUNTS = 1.0
"""Weight of words from which a difference is told of the version as a whole; "the" for "a" is only marked."""

RENDERED, LOOSE, FREE = 3, 0.85, 0.6
"""Places that differ, and share of the shorter version's words that stands in the other, from which a version is
another rendering, such as a translation, and no quotation with some words changed; a free one needs no count."""

CLAUSE = 8.0
"""Weight of a clause, whose cut is told of a rendering, too."""

DOTS = ("...", "…", ". . .")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two versions differ: the words of the first, those of the second, and where on the second it is.

    `moved` words stand in both; `inserted` ones stand in brackets. `dotted` says that dots in the second version show
    the cut. All spans are code points of the text that each version stands in.
    """

    kind: Kind
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    at: int
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the second of two versions differs from the first: in general, and place by place in the second's order."""

    manners: tuple[Manner, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a quotation: the text that it stands in, the pieces that are quoted, and their words."""

    text: str
    pieces: Sequence[Span]
    words: Sequence[Word]


def read_version(text: str, pieces: Sequence[Span]) -> Version:
    """Read the quoted pieces of a text."""
    return Version(text, pieces, read_words(text, pieces))


def compare_versions(left: Version, right: Version) -> Comparison:
    """Lay two versions of a quotation side by side and name each difference of the second from the first."""
    left, right = (
        replace(one, words=join_compounds(one.words, other.words)) for one, other in ((left, right), (right, left))
    )
    runs = align(left.words, right.words)
    gaps = list(find_gaps(left.words, right.words, runs))
    altered = find_altered(gaps)
    moved = _find_moved(runs, left.words)
    places = [_describe(gap, left, right, gap in altered) for gap in gaps if gap.left or gap.right]
    places += [_describe_run("moved", run, left, right) for run in moved]
    places += [_describe_run("reworded", run, left, right) for run in runs if _exchanged(run) and run not in moved]
    ordered = tuple(sorted(places, key=lambda place: (place.at, place.right, place.left)))
    own = [run for run in runs if not _exchanged(run)]
    common = sum(run.match * weigh(left.words[run.left : run.left + run.size]) for run in own)
    part = round(common / (min(weigh(left.words), weigh(right.words)) or 1.0), 4)
    rendered = part < FREE or (part < LOOSE and _often(gaps))
    found = set(_manners(gaps, altered, rendered))
    if not rendered and any(map(_exchanged, runs)):
        found.add("reworded")
    if moved:
        found.add("reordered")
    return Comparison(tuple(manner for manner in MANNERS if manner in found), ordered)


def _exchanged(run: Run) -> bool:
    """Say whether another word stands for the same."""
    return run.match <= LIKE_WORD


def _often(gaps: Sequence[Gap]) -> bool:
    return sum(max(weigh(gap.left), weigh(gap.right)) >= COUNTS for gap in gaps) >= RENDERED


def _manners(gaps: Sequence[Gap], altered: Sequence[Gap], rendered: bool) -> Iterator[Manner]:
    """Name what the version does to the words in general; a rendering has other words by its nature."""
    if rendered:
        yield "translated"
    for gap in gaps:
        kind = _kind(gap, gap in altered)
        least = COUNTS if not rendered else math.inf if kind == "reworded" else CLAUSE
        if kind in ("altered", "inserted") or max(weigh(gap.left), weigh(gap.right)) >= least:
            yield kind


def _kind(gap: Gap, altered: bool) -> Literal["cut", "added", "inserted", "altered", "reworded"]:
    if altered:
        return "altered"
    if gap.right and not weigh(gap.right):
        return "inserted"
    if not gap.right or not gap.left:
        return "cut" if gap.left else "added"
    return "reworded"


def _describe(gap: Gap, left: Version, right: Version, altered: bool) -> Difference:
    at = right.words[gap.at - 1].stop if gap.at else right.pieces[0].start
    next_word = right.words[gap.at].start if gap.at < len(right.words) else right.pieces[-1].stop
    return Difference(
        kind=_kind(gap, altered),
        left=_places(gap.left, left.pieces),
        right=_places(gap.right, right.pieces),
        at=at,
        dotted=not gap.right and any(dots in right.text[at:next_word] for dots in DOTS),
    )


def _describe_run(kind: Literal["moved", "reworded"], run: Run, left: Version, right: Version) -> Difference:
    words = right.words[run.right : run.right + run.size]
    return Difference(
        kind=kind,
        left=_places(left.words[run.left : run.left + run.size], left.pieces),
        right=_places(words, right.pieces),
        at=words[0].start,
    )


def _places(words: Sequence[Word], pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of text that words in a row cover, one for each piece of the quotation."""
    found = []
    for piece in pieces:
        inside = [word for word in words if piece.start <= word.start < piece.stop]
        if inside:
            found.append(Span(inside[0].start, inside[-1].stop))
    return tuple(found)


def _find_moved(runs: Sequence[Run], words: Sequence[Word]) -> list[Run]:
    """The runs outside of the heaviest chain that stands in one order on both sides; a single common word is none."""
    weights = [weigh(words[run.left : run.left + run.size]) for run in runs]
    best: list[tuple[float, int | None]] = []
    for i, run in enumerate(runs):
        before = [(best[j][0], -j) for j in range(i) if runs[j].right < run.right]
        weight, back = max(before, default=(0.0, 1))
        best.append((round(weight + weights[i], 4), -back if back <= 0 else None))
    at: int | None = max(range(len(runs)), key=lambda i: (best[i][0], -i), default=None)
    chain = set()
    while at is not None:
        chain.add(at)
        at = best[at][1]
    return [run for i, run in enumerate(runs) if i not in chain and (run.size > 1 or weights[i] >= MEANING)]
