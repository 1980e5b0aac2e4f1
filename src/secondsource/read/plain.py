"""Read a report from plain text: what is known about it, and where it ends and the litter of its page begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.model import UNKNOWN_TIME, Document, Interval, Region, Span
from secondsource.read.blocks import Block, find_blocks
from secondsource.read.company import ENDS
from secondsource.read.facts import Facts
from secondsource.read.furniture import judge_blocks, judge_sentence
from secondsource.read.glued import cut_glued
from secondsource.read.hints import find_facts
from secondsource.read.maps import Runs
from secondsource.read.outlets import agency_names
from secondsource.read.stamps import when_written

BY = "read/1"
FEWEST_LINES = 20
"""Blocks from which it shows whether they are the lines of a page, most of which end in no full stop."""
__all__ = ["Facts", "Reading", "read_text"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it was read: the document, its regions in order, and the map from its text to what was read."""

    document: Document
    regions: tuple[Region, ...]
    runs: Runs


def read_text(
    text: str, uri: str, facts: Facts | None = None, litter: Sequence[Span] = ()
) -> tuple[Document, tuple[Region, ...]]:
    """Read a report that is plain text: the document, its text unchanged, and its regions in order.

    `uri` names the file or address it came from; `facts` are what the offerer knows of it and win over what the
    text shows; `litter` are stretches that it knows to be none of the report. Never raises, whatever the text.
    """
    blocks = list(find_parts(text, litter))
    return read_blocks(text, blocks, uri, (facts or Facts()).read_published())


def read_blocks(
    text: str, blocks: Sequence[Block], uri: str, known: Facts, guess: Callable[[], Interval] | None = None
) -> tuple[Document, tuple[Region, ...]]:
    """Judge the blocks of a text and make its records; `guess` is asked for its date if nothing else tells one."""
    judge_blocks(blocks, known.title)
    known = known.merge(find_facts(blocks, known, uri)).complete(uri)
    if guess is not None and not known.dct.known:
        known = replace(known, dct=guess())
    document = make_document(text, uri, known)
    return document, make_regions(document, blocks)


def find_parts(text: str, litter: Sequence[Span] = ()) -> Iterator[Block]:
    """Yield the blocks of a plain text; each stretch of litter is a block, and so is what is glued into paragraphs.

    Where menus and titles have lines of their own, the lines are those of the page and nothing is glued.
    """
    parts = list(_find_lines(text, litter))
    ended = sum(ENDS.search(part.text[-40:]) is not None for part in parts)
    if len(parts) >= FEWEST_LINES and 2 * ended < len(parts):
        yield from parts
        return
    for part in parts:
        yield from cut_glued(part, judge_sentence)


def _find_lines(text: str, litter: Sequence[Span]) -> Iterator[Block]:
    """The blocks before, between and after the litter, photo credits cut off; each stretch of litter is a block."""
    place = 0
    for span in (*litter, Span(len(text), len(text))):
        for block in find_blocks(text[place : span.start]):
            yield from split_credit(replace(block, start=block.start + place, stop=block.stop + place))
        if span.start < span.stop:
            yield Block(span.start, span.stop, text[span.start : span.stop], kind="boilerplate")
        place = span.stop


def make_document(text: str, uri: str, facts: Facts) -> Document:
    """Make the record of a report from its text and what is known about it."""
    return Document(
        uri=facts.url or uri,
        publisher=facts.publisher,
        text=text,
        title=facts.title,
        byline=facts.byline,
        lang="",
        dct=facts.dct,
        published=facts.time,
        updated=facts.updated,
        dateline=facts.dateline,
        agency=facts.agency,
        family=facts.family,
        publisher_basis=facts.publisher_basis,
        by=BY,
    )


def make_regions(document: Document, blocks: Iterable[Block]) -> tuple[Region, ...]:
    """Make the regions of a document from its judged blocks."""
    return tuple(
        Region(
            doc=document.id,
            start=block.start,
            stop=block.stop,
            kind=block.kind or "body",
            later=block.later,
            written=when_written(block.text, document.dct, document.updated) if block.later else UNKNOWN_TIME,
            by=BY,
        )
        for block in blocks
    )


def split_credit(block: Block) -> Iterator[Block]:
    """Cut a photo credit in brackets off the paragraph that it stands before, as in "(NAME/AGENCY)The ..."."""
    found = _credit_before().match(block.text)
    if found is None or found.end() == len(block.text):
        yield block
        return
    middle = block.start + found.end("credit")
    yield Block(block.start, middle, found["credit"], kind="photo_credit", hint=block.hint)
    rest = block.text[found.end() :]
    yield Block(block.stop - len(rest), block.stop, rest, hint=block.hint, links=block.links, vote=block.vote)


def _credit_before() -> re.Pattern[str]:
    """A bracket with a name, a slash and an agency, or a word for a photograph; no dateline such as "(AP) -"."""
    return re.compile(
        rf"(?P<credit>\((?:(?=[^()]*(?:/|\bphoto\b|\bvia\b))(?=[^()]*(?<!\w)(?:{agency_names()}|photo|file)(?!\w))[^()]{{3,90}}\)"
        r"|(?-i:[A-Z])[^()/]{2,50}/(?-i:[A-Z])[^()]{2,50}\)(?=(?-i:[\"“‘'A-Z]))))\s*(?![\s–—-])",
        re.IGNORECASE,
    )
