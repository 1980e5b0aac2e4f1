"""What differs between two versions of a quotation is named, with the words on both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.differences import Comparison, compare_versions, read_version
from secondsource.model import Span

FULL = "We checked the valves in March, we checked them again in May because the gauge was faulty, and both held."


def compare(left: str, right: str) -> Comparison:
    return compare_versions(*(read_version(text, [Span(0, len(text))]) for text in (left, right)))


@pytest.mark.parametrize(
    ("right", "manners"),
    [
        (FULL, ()),
        ("We checked the valves in March ... and both held.", ("cut",)),
        ("because the gauge was faulty", ("cut",)),
        (FULL.replace("We", "As I told the council, we"), ("added",)),
        (FULL.replace("them", "[the valves]"), ("inserted",)),
        (FULL.replace("gauge", "pump"), ("reworded",)),
        (FULL.replace("in March", "30 times"), ("altered",)),
        (FULL.replace("was faulty", "was not faulty"), ("altered",)),
        ("Both held. Because the gauge was faulty, we checked the valves in March, we checked them again in May.",
         ("reordered",)),
    ],
)  # fmt: skip
def test_a_version_is_named_by_what_it_does_to_the_words(right: str, manners: tuple[str, ...]) -> None:
    left = FULL.replace("in March", "20 times") if "30 times" in right else FULL
    assert compare(left, right).manners == manners


def test_two_translations_are_another_rendering_in_another_order() -> None:
    left = "If the neighbours answer our offer with good will, the question of the border waters can be settled."
    right = "The border waters issue can find its settlement if the neighbors reply to our offer with goodwill."
    assert compare(left, right).manners == ("translated", "reordered")


def test_each_difference_quotes_both_versions() -> None:
    right = FULL.replace("gauge", "pump")
    (found,) = compare(FULL, right).differences
    assert [FULL[span.start : span.stop] for span in found.left] == ["gauge"]
    assert [right[span.start : span.stop] for span in found.right] == ["pump"]


def test_a_cut_knows_its_place_and_whether_dots_show_it() -> None:
    dotted, silent = (
        "We checked the valves in March ... and both held.",
        "We checked the valves in March and both held.",
    )
    found = [compare(FULL, right).differences[0] for right in (dotted, silent)]
    assert [(place.kind, place.at, place.dotted) for place in found] == [("cut", 30, True), ("cut", 30, False)]


def test_the_pieces_of_a_quotation_keep_the_words_between_them_out() -> None:
    text = "We checked the valves in March, he said on Monday, and both held."
    right = read_version(text, [Span(0, 30), Span(51, len(text))])
    found = compare_versions(read_version(FULL, [Span(0, len(FULL))]), right)
    assert found.manners == ("cut",)


@given(st.text("ab no1.…[] ", max_size=80), st.text("ab no1.…[] ", max_size=80))
def test_every_place_lies_in_its_version(left: str, right: str) -> None:
    found = compare(left, right)
    assert all(0 <= span.start < span.stop <= len(left) for place in found.differences for span in place.left)
    assert all(0 <= span.start < span.stop <= len(right) for place in found.differences for span in place.right)
    assert all(0 <= place.at <= len(right) for place in found.differences)
