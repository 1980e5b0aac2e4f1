"""The vote of another extractor on the blocks of a page."""

from __future__ import annotations

import pytest

from secondsource.read.markup import read_markup
from secondsource.read.vote import vote_on_blocks

PAGE = "<article><p>The harbour of Lisk was closed on Monday after a crane fell into the water.</p></article>"


def fail(error):
    def extract(*_, **__):
        raise error

    return extract


def test_a_vote_that_fails_is_left_out(monkeypatch):
    monkeypatch.setattr("trafilatura.extract", fail(KeyError("x")))
    page = read_markup(PAGE)
    vote_on_blocks(page, PAGE)
    assert not any(block.vote for block in page.blocks)


def test_a_vote_for_which_there_is_no_memory_is_not_left_out(monkeypatch):
    monkeypatch.setattr("trafilatura.extract", fail(MemoryError))
    with pytest.raises(MemoryError):
        vote_on_blocks(read_markup(PAGE), PAGE)
