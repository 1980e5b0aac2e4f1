"""Quotations are found in marks of every style, nested, unbalanced, and beside apostrophes."""

from __future__ import annotations

import re
import time

import pytest

from secondsource.extract.quotemarks import find_quotations
from secondsource.model import Span


def quoted(text: str) -> list[list[str]]:
    blocks = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    return [[text[piece.start : piece.stop] for piece in quote.pieces] for quote in find_quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # four styles, one within the other
        ("“He told me ‘it is open’ and left,” she said.", ["He told me ‘it is open’ and left,"]),
        ("‘He told me “it is open” and left,’ she said.", ["He told me “it is open” and left,"]),
        ("'He told me \"it is open\" and left,' she said.", ['He told me "it is open" and left,']),
        ("„He told me ‚it is open‘ and left“, she said.", ["He told me ‚it is open‘ and left"]),
        ("«He told me “it is open” and left», she said.", ["He told me “it is open” and left"]),
        ("``He told me `it is open' and left,'' she said.", ["He told me `it is open' and left,"]),
        # apostrophes are no marks
        ("The workers' offer was 'an insult' to the farmers' party.", ["an insult"]),
        ("'Nobody was there', said the mayor's deputy, 'and the drivers' keys were gone.'",
         ["Nobody was there", "and the drivers' keys were gone."]),
        ("She said the '90s were better and the drivers' union stronger.", []),
        ("'Tis the season, she said, and rock 'n' roll is back.", []),
        ("It was 'an end' and 'a beginning' for all.", ["an end", "a beginning"]),
        # unbalanced marks
        ('"It was open all night, she said. "Nobody was there," he added.',
         ["It was open all night, she said.", "Nobody was there,"]),
        ("It was open all night,” she said.", []),
    ],
)  # fmt: skip
def test_the_quotations_of_a_paragraph(text: str, found: list[str]) -> None:
    assert quoted(text) == [[words] for words in found]


def test_a_quotation_goes_on_where_each_paragraph_opens_with_a_mark() -> None:
    assert quoted("“It was open.\n“Nobody was there,” she said.") == [["It was open.", "Nobody was there,"]]


def test_a_quotation_goes_on_over_paragraphs_without_marks_to_the_one_that_closes_it() -> None:
    text = "“It was open.\nNobody was there.\nThe keys were gone,” she said.\n“And then?”"
    assert quoted(text) == [["It was open.", "Nobody was there.", "The keys were gone,"], ["And then?"]]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert quoted("“It was open, she said.\nNobody was there.\n“And then?”") == [
        ["It was open, she said."],
        ["And then?"],
    ]


@pytest.mark.parametrize("mess", ["'a \"", "“a ‘", "`a 'b", "'a “b ", "\"'a", "'90s \"", "``a '"])
def test_marks_without_end_take_no_time(mess: str) -> None:
    began = time.perf_counter()
    quoted(mess * 10_000)
    assert time.perf_counter() - began < 5
