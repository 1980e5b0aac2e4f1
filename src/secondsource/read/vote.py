"""What does an extractor of main text keep of a page? trafilatura's vote on each block; its text is never used."""

from __future__ import annotations

import re

from secondsource.read.markup import Page

_TOKEN = re.compile(r"\w+")
SHINGLE = 3
MOST_LETTERS = 2_000_000
"""Letters of source beyond which the extractor is not asked: it holds several copies of the tree."""


def vote_on_blocks(page: Page, source: str) -> None:
    """Set `vote` on each block: most of its runs of three words, or the whole short line, stand in what was kept."""
    kept = _extract(source)
    if not kept:
        return
    lines = {" ".join(_TOKEN.findall(line.lower())) for line in kept.splitlines()}
    runs = set(_shingles(_TOKEN.findall(kept.lower())))
    for block in page.blocks:
        words = _TOKEN.findall(block.text.lower())
        if len(words) <= SHINGLE:
            block.vote = " ".join(words) in lines
        else:
            own = _shingles(words)
            block.vote = sum(run in runs for run in own) >= 0.7 * len(own)


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)]


def _extract(source: str) -> str:
    if len(source) > MOST_LETTERS:
        return ""
    from trafilatura import extract  # a third of a second, and only pages need it

    try:
        return extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
    except MemoryError:  # the answer must not depend on how full the process is
        raise
    except Exception:  # a vote may fail in any way; the page is then judged without it
        return ""
