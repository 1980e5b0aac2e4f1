"""The learned certainty of event words: its scale, its order, and that it never fails."""

from __future__ import annotations

import pytest

from secondsource.extract.certainty import HIGHEST, judge_certainty, load_trees, load_words, round_certainty
from secondsource.extract.signs import NUMBERS, WORDS, measure_signs, name_signs
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse


def parse(text: str) -> Parse:
    document = Document(uri="case", publisher="P", text=text)
    return parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])


def judge(text: str) -> float:
    """The certainty of the word between asterisks."""
    before, word, after = text.split("*")
    found = parse(before + word + after)
    return judge_certainty(found, next(token for token in found.tokens if token.start == len(before)))


def test_readers_are_less_sure_of_what_is_hedged() -> None:
    told, planned, possible, denied = (
        judge(f"The minister {words} the island on Monday.")
        for words in ("*visited*", "will *visit*", "may *visit*", "did not *visit*")
    )
    assert told == HIGHEST
    assert told > planned > possible > 0 > denied


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("The troops *withdrew* from the town.", 2.8, 3.0),
        ("The troops are expected to *withdraw* from the town.", 1.0, 2.6),
        ("The troops could *withdraw* from the town.", 0.0, 2.0),
        ("The troops refused to *withdraw* from the town.", -3.0, -1.0),
        ("The troops have not *withdrawn* from the town.", -3.0, -1.0),
    ],
)
def test_a_certainty_lies_where_readers_put_it(text: str, lowest: float, highest: float) -> None:
    assert lowest <= judge(text) <= highest


def test_a_certainty_is_a_step_of_the_scale() -> None:
    assert [round_certainty(value) for value in (9.0, 2.87, 0.31, -0.04, -5.0)] == [3.0, 2.8, 0.4, 0.0, -3.0]
    assert str(round_certainty(-0.04)) == "0.0"


def test_the_trees_stay_within_their_tables_and_end_in_leaves() -> None:
    trees = load_trees()
    signs, nodes = len(NUMBERS) + len(WORDS), len(trees.leaf)
    assert (trees.feature >= 0).all()
    assert (trees.feature < signs).all()
    for table in (trees.left, trees.right, trees.roots):
        assert (table >= 0).all()
        assert (table < nodes).all()
    at = trees.roots
    for _ in range(trees.depth):
        at = trees.right[at]
    assert (trees.left[at] == at).all()


def test_every_word_of_the_table_stands_in_a_known_place() -> None:
    table, everywhere = load_words()
    assert {place for place, _ in table} == set(WORDS)
    assert all(-HIGHEST <= mean <= HIGHEST for mean in (*table.values(), everywhere))


def test_no_name_of_the_training_texts_stands_in_the_table() -> None:
    found = parse("Umberto Quillfeather arrived after Quillfeather spoke in 1987.")
    arrived = next(token for token in found.tokens if token.text == "arrived")
    assert name_signs(found, arrived)[:2] == ["PROPN", "PROPN PROPN"]


@pytest.mark.parametrize("text", ["?", "if", "no no no", "not if may", "Who? What! Never.", "1 2 3"])
def test_every_word_of_odd_text_has_a_certainty(text: str) -> None:
    found = parse(text)
    for token in found.tokens:
        assert -HIGHEST <= judge_certainty(found, token) <= HIGHEST
        assert len(measure_signs(found, token)) == len(NUMBERS)
