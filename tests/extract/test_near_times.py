"""Days carried over to events that have none of their own."""

from __future__ import annotations

from functools import cache

import pytest

from secondsource.model import Document, EventMention, NearTime, Region, TimeMention
from secondsource.pipeline import Settings, examine


@cache
def near(text: str) -> list[tuple[str, str, str]]:
    """The words of each event with a day carried over, the words of that day, and where they stand."""
    document = Document(uri="case.txt", publisher="Case", text=text, lang="en")
    region = Region(doc=document.id, start=0, stop=len(text), kind="body")
    records, _ = examine(document, [region], Settings(rules_only=True))
    events, times = records.index(EventMention), records.index(TimeMention)
    return [
        (
            text[events[item.event].start : events[item.event].stop],
            text[times[item.mention].start : times[item.mention].stop],
            item.basis,
        )
        for item in records.of(NearTime)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rebels attacked the village and killed five farmers on Monday.", ("attacked", "Monday", "sentence")),
        (
            "The rebels attacked the village on Monday. Five farmers were killed, police said.",
            ("killed", "Monday", "sentence before"),
        ),
        (
            "The rebels attacked the village on Monday. The army came late. Five farmers were killed.",
            ("killed", "Monday", "sentence before"),
        ),
    ],
)
def test_a_day_is_carried_to_what_is_told_with_it(text: str, told: tuple[str, str, str]) -> None:
    assert told in near(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that the rebels attacked the village.",
        "The minister spoke on Monday. The rebels had attacked the village.",
        "The rebels fled on Monday. They have attacked the village.",
        "The rebels fled on Monday. They will attack the village.",
        "The rebels fled on Monday. In May they attacked the village.",
        "The rebels fled on Monday or Tuesday. They attacked the village.",
        "The rebels will flee on Monday. They attacked the village.",
        "Details were released on Monday. The rebels attacked the village.",
        "The rebels fled on Monday. They did not attack the village.",
        "A bomb went off on Monday. The rebels had burned houses and attacked the village.",
    ],
)
def test_no_day_is_carried_from_a_saying_or_to_another_time(text: str) -> None:
    assert [item for item in near(text) if item[0].startswith("attack")] == []
