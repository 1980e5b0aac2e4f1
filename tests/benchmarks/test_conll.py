"""The coreference measures, against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("scipy")

from benchmarks.conll import b_cubed, ceaf_e, conll, muc


def sets(*clusters: str) -> list[frozenset[str]]:
    """Clusters of mentions of one letter each."""
    return [frozenset(cluster) for cluster in clusters]


@st.composite
def partitions(draw: st.DrawFn, mentions: str = "abcdefgh") -> list[frozenset[str]]:
    """A way to put some of the mentions into clusters."""
    used = draw(st.lists(st.sampled_from(mentions), unique=True, min_size=1))
    homes = {mention: draw(st.integers(0, 3)) for mention in used}
    clusters = [frozenset(m for m in used if homes[m] == home) for home in range(4)]
    return [cluster for cluster in clusters if cluster]


def test_muc_counts_the_links_that_are_missing() -> None:
    assert muc(sets("abc", "de"), sets("ab", "cde")) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_muc_gives_full_precision_to_a_cluster_that_is_cut_in_two() -> None:
    assert muc(sets("abcd"), sets("ab", "cd")) == (1.0, pytest.approx(2 / 3))


def test_b_cubed_averages_over_mentions() -> None:
    precision, recall = b_cubed(sets("abc", "de"), sets("ab", "cde"))
    assert precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_b_cubed_punishes_one_cluster_for_all_in_precision_only() -> None:
    assert b_cubed(sets("a", "b"), sets("ab")) == (0.5, 1.0)


def test_ceaf_aligns_each_cluster_with_one_other_at_most() -> None:
    precision, recall = ceaf_e(sets("abcd"), sets("ab", "cd"))
    assert precision == pytest.approx((4 / 6) / 2)
    assert recall == pytest.approx(4 / 6)


def test_ceaf_of_clusters_that_share_nothing_is_nothing() -> None:
    assert ceaf_e(sets("ab"), sets("cd")) == (0.0, 0.0)


def test_the_score_is_the_mean_of_the_three() -> None:
    muc_f1 = 2 / 3
    b_cubed_f1 = ((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5 + (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5) / 2
    ceaf_f1 = (4 / 5 + 4 / 5) / 2
    expected = round((muc_f1 + b_cubed_f1 + ceaf_f1) / 3, 4)
    assert conll(["abc", "de"], ["ab", "cde"]) == expected


def test_nothing_found_scores_nothing() -> None:
    assert conll(["ab"], []) == 0.0


def test_clusters_of_one_do_not_count_when_they_are_left_out() -> None:
    assert conll(["ab", "c"], ["ab", "d"], singletons=False) == 1.0
    assert conll(["ab", "c"], ["ab", "d"]) < 1.0


def test_a_mention_named_twice_in_a_cluster_counts_once() -> None:
    assert conll([["a", "b", "a"]], [["a", "b"]]) == 1.0


@given(partitions())
def test_the_same_clustering_scores_one_when_it_joins_anything(clusters: list[frozenset[str]]) -> None:
    clusters = [*clusters, frozenset({"y", "z"})]
    assert conll(clusters, clusters) == 1.0


@given(partitions(), partitions())
def test_no_score_lies_outside_0_and_1(gold: list[frozenset[str]], found: list[frozenset[str]]) -> None:
    assert 0.0 <= conll(gold, found) <= 1.0


@given(partitions(), partitions())
def test_the_score_is_the_same_when_gold_and_found_change_places(
    gold: list[frozenset[str]], found: list[frozenset[str]]
) -> None:
    assert conll(gold, found) == pytest.approx(conll(found, gold), abs=1e-4)


@given(partitions(), partitions(), st.randoms())
def test_the_order_of_clusters_does_not_matter(
    gold: list[frozenset[str]], found: list[frozenset[str]], random: object
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert conll(gold, shuffled) == conll(gold, found)
