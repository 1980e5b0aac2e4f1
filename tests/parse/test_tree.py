"""A parse: words, sentences and who governs whom, with offsets into the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Document, Region, Span
from secondsource.parse.english import LONGEST_BLOCK, LONGEST_SENTENCE, cut_block, parse_document
from secondsource.parse.tree import Parse

TEXT = "The mayor said that two bridges had burned.\n\nPolice  arrested a man on Monday. He denied it."


def parse(text: str, kind: str = "body") -> Parse:
    document = Document(uri="a", publisher="The Ledger", text=text)
    regions, start = [], 0
    for block in text.split("\n\n"):
        regions.append(Region(doc=document.id, start=start, stop=start + len(block), kind=kind))
        start += len(block) + 2
    return parse_document(document, regions)


@pytest.fixture(scope="module")
def parsed() -> Parse:
    return parse(TEXT)


def test_every_token_quotes_the_text(parsed):
    assert parsed.tokens
    assert all(TEXT[token.start : token.stop] == token.text for token in parsed.tokens)


def test_no_sentence_crosses_the_border_of_a_block(parsed):
    assert [TEXT[s.start : s.stop] for s in parsed.sentences] == [
        "The mayor said that two bridges had burned.",
        "Police  arrested a man on Monday.",
        "He denied it.",
    ]


def test_litter_is_not_parsed():
    assert parse(TEXT, kind="teaser").tokens == ()


def test_a_subtree_lies_around_its_head_and_ends_above_at_a_root(parsed):
    burned = next(token for token in parsed.tokens if token.text == "burned")
    assert burned in parsed.subtree(burned)
    assert "two bridges had burned" in parsed.quote(parsed.subtree_span(burned))
    assert list(parsed.ancestors(burned))[-1].text == "said"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_tokens_in_a_span_are_those_that_lie_wholly_in_it(parsed, one, other):
    span = Span(min(one, other), max(one, other))
    assert parsed.tokens_in(span) == tuple(token for token in parsed.tokens if token.span.within(span))


def test_the_head_of_a_phrase_governs_its_words(parsed):
    start = TEXT.index("two bridges")
    assert parsed.head_of(Span(start, start + len("two bridges"))).text == "bridges"


def test_a_block_without_end_is_cut_where_a_sentence_ends():
    text = "It rained all day. " * 3000
    pieces = list(cut_block(text, 0, len(text)))
    assert all(stop - start <= LONGEST_BLOCK for start, stop in pieces)
    assert "".join(text[start:stop] for start, stop in pieces).strip() == text.strip()
    assert all(text[:stop].rstrip().endswith(".") for _, stop in pieces)


def test_a_sentence_without_end_is_cut_and_keeps_all_its_words():
    parsed = parse("the mayor and " * 500)
    assert len(parsed.tokens) == 1500
    assert max(s.last - s.first for s in parsed.sentences) <= LONGEST_SENTENCE
    assert all(s.first <= parsed.head(t).i < s.last for s in parsed.sentences for t in parsed.words(s))


@pytest.mark.parametrize("text", ["", " ", "\u202e", "“”‘’", "\x00", "." * 500])
def test_odd_text_is_parsed_or_passed_over(text):
    assert all(text[token.start : token.stop] == token.text for token in parse(text).tokens)
