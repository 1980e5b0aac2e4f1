"""Which sentence some words stand in."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Span
from secondsource.tell.sentences import LONGEST, find_sentence


def sentence_of(text: str, words: str) -> str:
    start = text.index(words)
    found = find_sentence(text, Span(0, len(text)), Span(start, start + len(words)))
    return text[found.start : found.stop]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. The dam broke on Monday. Nobody was hurt.", "broke", "The dam broke on Monday."),
        ("“We ran.” The dam broke. “It was late.”", "late", "“It was late.”"),
        ("Mr. Roth left on Sept. 3 for Port Marlow. He is back.", "3", "Mr. Roth left on Sept. 3 for Port Marlow."),
        ("J. Roth and Dr. Brook met. They talked.", "met", "J. Roth and Dr. Brook met."),
        ("The U.S. Army came. It left.", "came", "The U.S. Army came."),
        ("A heading\nThe dam broke", "dam", "The dam broke"),
        ("It cost 3.5 million. Was it safe? No.", "safe", "Was it safe?"),
        ("no end at all", "end", "no end at all"),
        ("  The dam broke.  ", "dam", "The dam broke."),
    ],
)
def test_a_sentence_ends_with_a_stop_before_a_capital(text, words, sentence):
    assert sentence_of(text, words) == sentence


def test_words_in_two_sentences_give_both():
    text = "It rained. The dam broke. It was Monday. Nobody was hurt."
    start, stop = text.index("broke"), text.index("Monday") + 6
    found = find_sentence(text, Span(0, len(text)), Span(start, stop))
    assert text[found.start : found.stop] == "The dam broke. It was Monday."


def test_a_long_sentence_is_cut_between_words_around_the_focus():
    text = "word " * 200 + "dam " + "word " * 200
    found = sentence_of(text, "dam")
    assert len(found) <= LONGEST
    assert "dam" in found
    assert set(found.split()) == {"word", "dam"}


def test_a_block_without_an_end_costs_no_more_than_its_neighbourhood():
    text = "dam " * 250_000
    began = time.process_time()
    for start in range(0, 400_000, 2_000):
        found = find_sentence(text, Span(0, len(text)), Span(start, start + 3))
        assert 0 < found.stop - found.start <= LONGEST
    assert time.process_time() - began < 2.0


@settings(deadline=None)
@given(st.text(alphabet="aB. \n”“!?1", max_size=900), st.integers(0, 900), st.integers(0, 20))
def test_a_sentence_lies_in_its_block_and_holds_the_words(text, start, length):
    focus = Span(min(start, len(text)), min(start + length, len(text)))
    found = find_sentence(text, Span(0, len(text)), focus)
    assert 0 <= found.start <= found.stop <= len(text)
    inside = text[focus.start : focus.stop]
    if inside == inside.strip() and inside:
        assert focus.within(found)
