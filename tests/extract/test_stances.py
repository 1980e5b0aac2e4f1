"""Demands and refusals that a modal verb or an imperative tells."""

from __future__ import annotations

import pytest

from benchmarks.events import code_sentence


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("France said that Peru must leave Chad.", "FRA", "PER"),
        ('"Algeria has to take back its citizens", France\'s interior minister said.', "FRA", "DZA"),
        ("Manila: Beijing should stop harassing our fishermen", "PHL", "CHN"),
        ("Free our sailors at once, the Philippine president told China.", "PHL", "CHN"),
    ],
)
def test_what_another_must_do_is_a_demand(text: str, source: str, target: str) -> None:
    (row,) = code_sentence(text)
    assert (row.type, row.sources, row.targets) == ("REQUEST", (source,), (target,))


@pytest.mark.parametrize("text", ["Peru said it must act.", "The minister said he should rest.", "One must eat."])
def test_what_oneself_must_do_is_no_demand(text: str) -> None:
    assert all(row.type != "REQUEST" for row in code_sentence(text))
