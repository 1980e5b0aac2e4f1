"""Which attribution stands in which? What is inside loses the words of what is outside, and is passed on by it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from secondsource.extract.carriers import is_citing_aside, is_outlet, sets_the_scene
from secondsource.extract.chains import Chainer
from secondsource.extract.closings import closing_clause, is_joined_on
from secondsource.extract.draft import Draft, shelve, without
from secondsource.extract.phrases import noun_phrase
from secondsource.extract.spans import count, join, overlap
from secondsource.model import Span
from secondsource.parse.tree import Parse


def lift_phrases(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Take "according to X" out of the contents it closes: it attributes them and is no part of them."""
    shelf = shelve(drafts)
    for phrase in drafts:
        frame = phrase.frame
        if frame.name != "according" or frame.source is None:
            continue
        span = Span(frame.cue[0].start, frame.source.stop)
        stops = {frame.source.stop, noun_phrase(parse, frame.source)[-1].stop}
        for draft in shelf.near(span):
            if draft is not phrase and draft.content and draft.content[-1].stop in stops:
                draft.content = without(draft.content, Span(span.start, draft.content[-1].stop))


def set_outside(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Let an outlet that closes a sentence stand outside of it: "X said P, Kyodo reported" is Kyodo's word, not X's."""
    shelf = shelve(drafts)
    for outer in drafts:
        words = closing_clause(parse, outer.frame) if outer.is_outlet else None
        if words is None:
            continue
        within = [draft for draft in shelf.near(words) if draft is not outer and overlap(draft.content, words)]
        if not within:
            continue
        for draft in within:
            draft.content = without(draft.content, words)
        first = min(_first(parse, draft) for draft in within)
        outer.content = join([*outer.content, Span(first, words.start)]) if first < words.start else outer.content


def _first(parse: Parse, draft: Draft) -> int:
    """Where an attribution begins: its source, its cue or its content."""
    source = [noun_phrase(parse, draft.frame.source)[0].start] if draft.frame.source is not None else []
    return min([*source, draft.frame.cue[0].start, *(piece.start for piece in draft.content)])


def tie_colons(parse: Parse, blocks: Sequence[Span], drafts: Sequence[Draft], chainer: Chainer) -> None:
    """A block that ends in a colon ties its outlet to the quotation that opens the next block."""
    shelf = shelve(drafts)
    by_start: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.content:
            by_start.setdefault(draft.content[0].start, []).append(draft)
    for block, following in itertools.pairwise(blocks):
        if not parse.text[block.start : block.stop].rstrip().endswith(":"):
            continue
        tied = [draft for at in range(following.start, following.start + 3) for draft in by_start.get(at, [])]
        carrier = [draft for draft in shelf.near(block) if draft.frame.source is not None
                   and block.start <= draft.frame.anchor.start < block.stop
                   and is_outlet(parse, draft.frame.source) and draft.carries]  # fmt: skip
        for draft in tied:
            if carrier and draft.frame.source is not None:
                draft.outer[:0] = carrier[-1].own


def nest(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Note for each attribution which others pass it on: those in whose content its cue stands, outermost first."""
    shelf = shelve(drafts)
    for draft in drafts:
        at = draft.frame.anchor.span
        if is_citing_aside(parse, draft.frame.anchor) or sets_the_scene(parse, draft.frame.anchor):
            continue
        around = [
            other
            for other in shelf.near(at)
            if other is not draft
            and other.carries
            and any(at.within(piece) for piece in other.content)
            and not _stand_beside(draft, other)
            and not is_joined_on(parse, draft.frame, other.frame)
        ]
        draft.above = sorted(around, key=lambda other: (-count(other.content), other.frame.anchor.i))


def _stand_beside(one: Draft, other: Draft) -> bool:
    """Say whether two outlets each report the words before them: "P, one paper reported, while Q, another reported"."""
    return all(
        draft.is_outlet and draft.frame.name == "clause" and draft.frame.content[0].start < draft.frame.anchor.start
        for draft in (one, other)
    )
