"""The words of two quotations are alike where one utterance was rendered twice, and not elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.quotations import LEAST
from secondsource.link.wording import compare_quotations, read_words

CASES = Path(__file__).parent.parent / "cases" / "quotation_variants.tsv"
PAIRS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def same(left: str, right: str) -> bool:
    likeness = compare_quotations(read_words(left), read_words(right))
    return (likeness.same() or likeness.piece) and not likeness.against and likeness.weight >= LEAST


def test_the_labelled_pairs_are_told_apart() -> None:
    right = sum(same(left, other) for label, left, other in PAIRS if label == "same")
    wrong = sum(same(left, other) for label, left, other in PAIRS if label == "different")
    gold = sum(label == "same" for label, _, _ in PAIRS)
    assert 2 * right / (right + wrong + gold) >= 0.95
    assert wrong == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [("forty thousand tonnes", "40,000 tonnes"), ("honoured organisers", "honored organizer"), ("cities", "city")],
)
def test_spellings_numbers_and_inflections_meet(left: str, right: str) -> None:
    assert read_words(left) == read_words(right)


@given(st.text(max_size=200), st.text(max_size=200))
def test_odd_words_raise_nothing_and_compare_alike_both_ways(left: str, right: str) -> None:
    there, back = (compare_quotations(read_words(a), read_words(b)) for a, b in ((left, right), (right, left)))
    assert there == back
    assert 0.0 <= there.both <= 1.0
