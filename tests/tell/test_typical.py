"""Which sentence says what most say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.tell.typical import rate_typical


def best(*sentences: tuple[str, str]) -> str:
    rates = rate_typical(sentences)
    return sentences[rates.index(max(rates))][1]


def test_the_sentence_whose_words_other_reports_use_is_the_most_typical():
    told = "The dam above Selm broke on Tuesday."
    assert (
        best(
            ("a", "A farmer told of his losses on Tuesday."),
            ("b", told),
            ("c", "On Tuesday the dam at Selm gave way."),
            ("d", "Since the dam broke on Tuesday nobody has slept."),
        )
        == told
    )


def test_what_one_report_repeats_is_not_more_typical_for_it():
    assert rate_typical([("a", "The dam broke."), ("a", "The dam broke again.")]) == [0.0, 0.0]


def test_a_long_sentence_does_not_win_by_its_length():
    filler = "while many other things of no weight were being said by one or another person at length in the hall"
    assert best(("a", "The dam broke."), ("b", f"The dam broke {filler}."), ("c", "The dam broke early.")) != filler
    rates = rate_typical([("a", "The dam broke."), ("b", f"The dam broke {filler}."), ("c", "The dam broke early.")])
    assert rates[1] == min(rates)


@pytest.mark.parametrize("sentences", [[], [("a", "")], [("a", "…"), ("b", "…")]])
def test_nothing_to_share_is_rated_nothing(sentences):
    assert rate_typical(sentences) == [0.0] * len(sentences)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text("dam brok", max_size=30)), max_size=6))
def test_the_order_of_the_sentences_does_not_change_their_rates(sentences):
    assert rate_typical(sentences[::-1]) == rate_typical(sentences)[::-1]
