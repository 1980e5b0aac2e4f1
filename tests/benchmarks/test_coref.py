"""Scoring of joined pairs."""

from benchmarks.coref import score_pairs


def test_pairs_are_counted_among_the_mentions_that_are_asked_for() -> None:
    gold, found = [["a", "b", "c"], ["d"]], [["a", "b", "d"], ["c"]]
    assert score_pairs(gold, found, "abcd") == {"p": 0.3333, "r": 0.3333}
    assert score_pairs(gold, found, "abc") == {"p": 1.0, "r": 0.3333}


def test_where_nothing_is_joined_there_is_no_precision() -> None:
    assert score_pairs([["a", "b"]], [["a"], ["b"]], "ab") == {"p": None, "r": 0.0}
