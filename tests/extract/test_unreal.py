"""Events of fiction, of silence, and of what was to be."""

from __future__ import annotations

import pytest

from secondsource.extract.unreal import judge_unreal
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("In the thriller, the king invades Norway.", "invades", "Uu"),
        ("The crew staged a mock attack.", "attack", "Uu"),
        ("There was no word of an attack.", "attack", "Uu"),
        ("The king was to have visited Oslo.", "visited", "PR-"),
        ("Otherwise the army would have attacked the town.", "attacked", "CT-"),
        ("The army attacked the town.", "attacked", None),
        ("The king was to visit Oslo.", "visit", None),
        ("News of an attack spread.", "attack", None),
    ],
)
def test_what_lies_outside_the_world_of_the_report_is_no_fact(text: str, word: str, value: str | None) -> None:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    assert judge_unreal(parse, next(token for token in parse.tokens if token.text == word)) == value
