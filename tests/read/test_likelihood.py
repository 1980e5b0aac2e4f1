"""The learned likelihood that a block is the report: its features, its weights, and where it may decide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.read.blocks import Block
from secondsource.read.features import look_around, measure_features
from secondsource.read.furniture import judge_blocks, judge_by_rules
from secondsource.read.likelihood import BIAS, _weights, add_layer, find_likelihoods

REPORT = (
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.",
    "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour until it is lifted.",
    "The company that owns the crane did not reply to questions, and its office in Lisk was closed all day.",
    "A second crane of the same make stands on the eastern quay, and the harbour master has had it fenced off.",
)
MENU = ("Tides", "Letters", "Farming", "Crossword", "Ferries", "Markets", "Obituaries", "Ship list")


def lay_out(texts: tuple[str, ...], **marks: object) -> list[Block]:
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(start, start + len(text), text, **marks))  # type: ignore[arg-type]
        start += len(text) + 1
    return blocks


@pytest.mark.parametrize(("form", "hint"), [("page", "p"), ("text", "")])
def test_the_weights_are_those_of_the_features_and_no_others(form, hint):
    company = judge_by_rules(lay_out(MENU + REPORT, hint=hint))
    names, features = measure_features(company, "Crane falls", markup=form == "page")
    assert len(set(names)) == len(names) == features.shape[1]
    assert set(_weights()[form, "first"]) == {*names, BIAS}
    names, _ = add_layer(names, features, features[:, 0])
    assert set(_weights()[form, "second"]) == {*names, BIAS}


def test_neighbours_beyond_the_ends_are_nothing_and_means_are_over_those_there_are():
    around = look_around(np.array([[1.0], [2.0], [6.0]]), (-1, 2, 5), (1,))
    assert around.tolist() == [[0, 6, 0, 1.5], [1, 0, 0, 3], [2, 0, 0, 4]]


def test_paragraphs_between_menus_are_likelier_than_the_menus():
    texts = MENU + REPORT * 2 + MENU
    likely = find_likelihoods(judge_by_rules(lay_out(texts)), "", markup=False)
    assert min(likely[8:12]) > 0.5 > max(likely[:8])


def test_what_its_own_words_say_is_never_overruled():
    texts = (*MENU, *REPORT, "Leave a Reply", "Required fields are marked *", "RELATED: Crane falls", *MENU)
    blocks = lay_out(texts)
    judge_blocks(blocks)
    assert [block.kind for block in blocks[12:15]] == ["comment_form", "comment_form", "related_links"]
    assert [block.kind for block in blocks[8:12]] == ["body"] * 4


def test_no_block_has_no_likelihood():
    assert find_likelihoods([], "", markup=True) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*MENU, *REPORT, "?", "12", "• One", "a\nb"]), min_size=1, max_size=40), st.booleans())
def test_every_block_gets_a_likelihood_between_0_and_1_and_the_same_one_again(texts, markup):
    blocks = lay_out(tuple(texts), hint="p" if markup else "")
    first = find_likelihoods(judge_by_rules(blocks), "", markup=markup)
    assert len(first) == len(texts)
    assert all(0 <= one <= 1 for one in first)
    blocks = lay_out(tuple(texts), hint="p" if markup else "")
    assert find_likelihoods(judge_by_rules(blocks), "", markup=markup) == first
