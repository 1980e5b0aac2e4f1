"""Read a report from a web page: its visible text by our own walk, what its markup says about each block, its facts."""

from __future__ import annotations

import functools
from dataclasses import replace

from lxml import html

from secondsource.model import TOLD_IN, UNKNOWN_TIME, Document, Region
from secondsource.read.facts import Facts
from secondsource.read.furniture import judge_blocks
from secondsource.read.hints import find_facts
from secondsource.read.maps import Runs, cut_runs
from secondsource.read.markup import Page, parse_markup, read_markup
from secondsource.read.metadata import find_metadata, guess_date
from secondsource.read.plain import Reading, make_document, make_regions, read_blocks, split_credit
from secondsource.read.split import Story, find_stories
from secondsource.read.vote import vote_on_blocks

DEEPEST_VOTE = 150
"""Nesting beyond which the extractor, which recurses, is not asked; real pages stay below 80."""


def read_page(source: str, uri: str, facts: Facts | None = None) -> tuple[Document, tuple[Region, ...]]:
    """Read a report that is a web page: the document holds its visible text, blocks apart by an empty line.

    `uri` names the file or address it came from; `facts` are what the offerer knows and win over the page's own.
    Never raises, whatever the page.
    """
    page, known, tree = _open_page(source, facts or Facts())
    return _read_page(page, source, uri, known, tree)


def read_stories(source: str, uri: str, facts: Facts | None = None) -> list[Reading]:
    """Read a page into its stories, one in most cases; of several, each is a document of its own.

    Together they hold all of the page's text: what stands above the first story goes to it, what follows a story to
    that story, and none of it is told. Their addresses are the page's with the element's id or the story's number;
    the publisher and, where a story shows none, the date are the page's.
    """
    page, known, tree = _open_page(source, facts or Facts())
    stories = find_stories(page, source)
    if not stories:
        return [Reading(*_read_page(page, source, uri, known, tree), page.trace())]
    runs = page.trace()
    home = known.complete(uri)
    return [_read_story(page, story, runs, uri, home, facts or Facts()) for story in stories]


def _open_page(source: str, facts: Facts) -> tuple[Page, Facts, html.HtmlElement | None]:
    page = read_markup(source)
    known = facts.read_published()
    tree = parse_markup(source)
    if tree is not None:
        known = known.merge(find_metadata(tree))
    page.blocks = [part for block in page.blocks for part in split_credit(block)]
    return page, known, tree


def _read_page(
    page: Page, source: str, uri: str, known: Facts, tree: html.HtmlElement | None
) -> tuple[Document, tuple[Region, ...]]:
    votes = tree is not None and page.deepest <= DEEPEST_VOTE
    if votes:
        vote_on_blocks(page, source)
    guess = functools.partial(guess_date, tree) if tree is not None and votes else None
    return read_blocks(page.text, page.blocks, uri, known, guess)


def _read_story(page: Page, story: Story, runs: Runs, uri: str, home: Facts, given: Facts) -> Reading:
    """Read one story: its blocks are judged among themselves, those around it are no report."""
    text = page.text[story.start : story.stop].rstrip(" \n")
    blocks = [block for block in page.blocks if story.start <= block.start < story.stop]
    own = [block for block in blocks if story.holds(block)]
    for block in blocks:
        if not story.holds(block):
            block.kind = block.zone if block.zone and block.zone not in TOLD_IN else "navigation"
    judge_blocks(own, story.title)
    known = replace(given, url="", title=story.title, publisher=home.publisher, publisher_basis=home.publisher_basis)
    known = known.read_published().merge(Facts(published=story.time).read_published("<time datetime>"))
    if "<time" in home.dct.basis:  # one story's day is not the page's
        home = replace(home, dct=UNKNOWN_TIME, time="")
    address = f"{home.url or uri}#{story.name}"
    known = known.merge(find_facts(own, known, uri)).merge(replace(home, byline="", url="")).complete(address)
    document = make_document(text, address, known)
    moved = (replace(block, start=block.start - story.start, stop=block.stop - story.start) for block in blocks)
    return Reading(document, make_regions(document, moved), cut_runs(runs, story.start, story.start + len(text)))
