"""Which numbers a report takes back."""

from __future__ import annotations

import pytest

from secondsource.extract.withdrawing import is_withdrawn
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


def withdrawn(text: str) -> list[str]:
    """The numbers of a text that are taken back."""
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    return [token.text for token in parse.tokens if token.tag == "CD" and is_withdrawn(parse, token)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry withdrew a figure of 21 dead.",
        "An earlier version of this article said 21 people had died.",
        "The newspaper wrongly reported that 21 people were killed.",
        "Police initially said 21 people had been shot.",
    ],
)
def test_a_number_that_a_report_takes_back_is_withdrawn(text: str) -> None:
    assert withdrawn(text) == ["21"]


@pytest.mark.parametrize(
    "text",
    [
        "The report said 21 people had died.",
        "Initial reports say 21 people have been shot.",
        "Police initially found 21 people dead.",
        "The army withdrew and 21 people were killed.",
        "In an earlier report on floods, 21 people were named.",
    ],
)
def test_a_number_that_stands_is_not_withdrawn(text: str) -> None:
    assert withdrawn(text) == []


def test_what_the_sentence_puts_right_is_not_withdrawn() -> None:
    assert withdrawn("An earlier version of the story said 21 people had died; in fact 12 died.") == ["21"]
