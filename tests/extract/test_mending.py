"""Torn ends of what the tagger marks are mended."""

from __future__ import annotations

import pytest

from secondsource.extract.mending import is_torn, mend_words
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import Facts, read_text


def parse(text: str) -> Parse:
    document, regions = read_text(text, "a.txt", Facts(publisher="The Herald"))
    return parse_document(document, regions)


def mend(text: str, marked: str, others: str = "", quoted: str = "") -> str:
    parsed = parse(text)

    def find(words: str) -> list[int]:
        return [token.i for token in parsed.tokens if token.text in words.split()]

    kept = mend_words(parsed, find(marked), find(others), frozenset(find(quoted)))
    return " ".join(parsed.tokens[i].text for i in kept)


@pytest.mark.parametrize(
    ("text", "marked", "others", "mended"),
    [
        ("He said they don't.", "they do", "said", "they do n't"),
        (
            "She praised a rule in the talk last week.",
            "a rule in the talk last",
            "praised",
            "a rule in the talk last week",
        ),
        ("But the bridge is safe, he said.", "But the bridge is safe", "he said", "the bridge is safe"),
        ("In addition, the bridge is safe, he said.", "In bridge is safe", "he said", "bridge is safe"),
        ("He called the new mayor careless.", "the new", "mayor", "the new"),
    ],
)
def test_ends_are_mended(text: str, marked: str, others: str, mended: str) -> None:
    assert mend(text, marked, others) == mended


def test_quoted_words_stay_as_they_are() -> None:
    assert mend('"But why?" he asked.', "But why ?", "he asked", "But why ?") == "But why ?"


def test_nothing_marked_stays_nothing() -> None:
    assert mend("He said no.", "") == ""


@pytest.mark.parametrize(
    ("marked", "is_it"),
    [
        ("the bridge would close on", True),
        ("the bridge would close on Monday", False),
        ("workers had seen", True),
        ("workers had seen cracks", False),
    ],
)
def test_a_content_that_breaks_off_is_seen(marked: str, is_it: bool) -> None:
    parsed = parse("He said workers had seen cracks. She said the bridge would close on Monday.")
    words = [token.i for token in parsed.tokens if token.text in marked.split()]
    assert is_torn(parsed, words, [0, 1]) is is_it
