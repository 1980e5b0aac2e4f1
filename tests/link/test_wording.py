"""The words of two quotations are alike where one utterance was rendered twice, and not elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.quoted_words import read_words
from secondsource.link.wording import SAME, Likeness, compare_words, observe, weigh_up
from secondsource.model import Span

CASES = Path(__file__).parent.parent / "cases" / "quotation_variants.tsv"
PAIRS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def compare(left: str, right: str) -> Likeness:
    return compare_words(*(read_words(text, [Span(0, len(text))]) for text in (left, right)))


def forms(text: str) -> list[str]:
    return [word.form for word in read_words(text, [Span(0, len(text))])]


def same(left: str, right: str) -> bool:
    like = compare(left, right)
    likely = weigh_up(observe(like, named=True, apart=False)) >= SAME
    return likely and (not like.altered or like.one_change)


def test_the_labelled_pairs_are_told_apart() -> None:
    right = sum(same(left, other) for label, left, other in PAIRS if label != "different")
    wrong = sum(same(left, other) for label, left, other in PAIRS if label == "different")
    gold = sum(label != "different" for label, _, _ in PAIRS)
    assert 2 * right / (right + wrong + gold) >= 0.92


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("forty thousand tonnes", "40,000 tonnes"),
        ("honoured organisers", "honored organizer"),
        ("cities", "city"),
        ("we don’t know", "we do not know"),
        ("they can't", "they can not"),
        ("nobody", "none"),
    ],
)
def test_spellings_numbers_and_inflections_meet(left: str, right: str) -> None:
    assert forms(left) == forms(right)


@pytest.mark.parametrize(
    ("left", "right", "altered"),
    [
        ("The bridge will hold for 40 years.", "The bridge will hold for 14 years.", True),
        ("The bridge will never hold this load.", "The bridge will hold this load.", True),
        ("I do not think that the bridge will hold.", "I think that the bridge will hold.", True),
        ("It is not just the bridge that is old.", "It is the bridge that is old.", False),
        ("I did not see it, but the bridge is old.", "the bridge is old", False),
        ("There is no doubt that the bridge is old.", "There is doubt that the bridge is old.", False),
        ("The bridge holds 40 tons.", "The bridge holds forty tons.", False),
    ],
)
def test_a_number_or_a_not_that_differs_is_an_alteration(left: str, right: str, altered: bool) -> None:
    assert bool(compare(left, right).altered) is altered


def test_words_in_brackets_weigh_nothing() -> None:
    like = compare("He will sign it tomorrow.", "He will sign [the lease of the harbour warehouse] tomorrow.")
    assert like.kept > 0.9


@given(st.text(max_size=200), st.text(max_size=200))
def test_odd_words_raise_nothing_and_compare_alike_both_ways(left: str, right: str) -> None:
    there, back = compare(left, right), compare(right, left)
    assert (there.in_runs, there.altered == ()) == (back.in_runs, back.altered == ())
    assert 0.0 <= there.kept <= 1.0
