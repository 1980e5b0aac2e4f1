"""Words are cut, stemmed and weighed alike wherever reports are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.words import background_frequencies, rarity, split_words, stem, told_text
from secondsource.model import Document, Region


def test_possessives_are_cut_and_numbers_stay_whole() -> None:
    assert list(split_words("Kim’s 40,000 well-known U.S. friends’ dogs")) == [
        "kim", "40,000", "well-known", "u.s", "friends", "dogs",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("cities", "city"),
        ("organisation", "organization"),
        ("neighbours", "neighbor"),
        ("metres", "meter"),
        ("burned", "burning"),
    ],
)
def test_forms_and_spellings_of_a_word_have_one_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert rarity("the") < rarity("police") < rarity("zeppelin")


def test_the_background_gives_shares_of_reports() -> None:
    assert 0.9 < background_frequencies()["the"] <= 1.0
    assert all(0.0 < share <= 1.0 for share in background_frequencies().values())


def test_only_told_regions_are_told() -> None:
    document = Document(uri="x", publisher="Post", text="Menu\nA ferry sank.\nShare")
    regions = [
        Region(doc=document.id, start=0, stop=4, kind="navigation"),
        Region(doc=document.id, start=5, stop=18, kind="body"),
    ]
    assert told_text(document, regions) == "A ferry sank."
    assert told_text(document, []) == document.text


@given(st.text(max_size=100))
def test_odd_texts_raise_nothing(text: str) -> None:
    assert all(stem(word) is not None and rarity(word) >= 0 for word in split_words(text))
