"""What a report tells as news, and what only as over."""

from __future__ import annotations

from functools import cache

import pytest

from secondsource.extract.news import tells_news, tells_past
from secondsource.model import Document, EventMention, Region
from secondsource.pipeline import Settings, examine


@cache
def told(text: str) -> dict[str, tuple[bool, bool]]:
    """For each event word, whether it is told as news, and whether as past."""
    document = Document(uri="case.txt", publisher="Case", text=text, lang="en")
    region = Region(doc=document.id, start=0, stop=len(text), kind="body")
    records, parse = examine(document, [region], Settings(rules_only=True))
    return {
        text[event.start : event.stop]: (tells_news(parse, event), tells_past(parse, event))
        for event in records.of(EventMention)
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rebels attacked the village.", "attacked"),
        ("The rebels attacked the village and killed five farmers.", "killed"),
        ("Police said that the rebels attacked the village.", "attacked"),
        ("The explosion destroyed two houses, killing five people.", "killing"),
        ("The attack killed five farmers.", "attack"),
        ("The rebels have attacked the village.", "attacked"),
    ],
)
def test_the_simple_past_of_a_main_clause_is_news(text: str, word: str) -> None:
    assert told(text)[word][0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rebels had attacked the village.", "attacked"),
        ("The farmers who attacked the village fled.", "attacked"),
        ("The farmers fled after the attack.", "attack"),
    ],
)
def test_what_was_over_by_then_is_past_and_no_news(text: str, word: str) -> None:
    assert told(text)[word] == (False, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rebels will attack the village.", "attack"),
        ("The rebels did not attack the village.", "attack"),
        ("The minister plans a visit to Norland.", "visit"),
        ("The rebels attack villages every year.", "attack"),
    ],
)
def test_what_is_to_come_or_never_was_is_neither(text: str, word: str) -> None:
    assert told(text).get(word, (False, False)) == (False, False)
