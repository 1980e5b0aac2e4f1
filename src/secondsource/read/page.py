"""Read a report from a web page: its visible text by our own walk, what its markup says about each block, its facts."""

from __future__ import annotations

import functools

from secondsource.model import Document, Region
from secondsource.read.facts import Facts
from secondsource.read.markup import Page, parse_markup, read_markup
from secondsource.read.metadata import find_metadata, guess_date
from secondsource.read.plain import Reading, read_blocks, split_credit
from secondsource.read.vote import vote_on_blocks

DEEPEST_VOTE = 150
"""Nesting beyond which the extractor, which recurses, is not asked; real pages stay below 80."""


def read_page(source: str, uri: str, facts: Facts | None = None) -> tuple[Document, tuple[Region, ...]]:
    """Read a report that is a web page: the document holds its visible text, blocks apart by an empty line.

    `uri` names the file or address it came from; `facts` are what the offerer knows and win over the page's own.
    Never raises, whatever the page.
    """
    _, document, regions = _read_whole(source, uri, facts or Facts())
    return document, regions


def read_stories(source: str, uri: str, facts: Facts | None = None) -> list[Reading]:
    """Read a page into its stories, one in most cases; a story of several is a document of its own."""
    page, document, regions = _read_whole(source, uri, facts or Facts())
    return [Reading(document, regions, page.trace())]


def _read_whole(source: str, uri: str, facts: Facts) -> tuple[Page, Document, tuple[Region, ...]]:
    page = read_markup(source)
    known = facts.read_published()
    tree = parse_markup(source)
    if tree is not None:
        known = known.merge(find_metadata(tree))
    blocks = [part for block in page.blocks for part in split_credit(block)]
    page.blocks = blocks
    votes = tree is not None and page.deepest <= DEEPEST_VOTE
    if votes:
        vote_on_blocks(page, source)
    guess = functools.partial(guess_date, tree) if tree is not None and votes else None
    return page, *read_blocks(page.text, blocks, uri, known, guess)
