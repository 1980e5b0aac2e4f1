"""The days of events that no report dates."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from secondsource.model import Document, Event, EventMention, Interval, Records, Region
from secondsource.pipeline import Settings, examine, link_and_assess

WRITTEN = date(2021, 5, 20)


@cache
def derived(*texts: str) -> dict[str, Interval]:
    """The days derived for each event of reports written one a day, by the word that tells it first."""
    records, parses = Records(), {}
    for number, text in enumerate(texts):
        day = WRITTEN.replace(day=WRITTEN.day + number)
        document = Document(
            uri=f"{number}.txt", publisher="Case", text=text, lang="en", dct=Interval(day, day, "given")
        )
        region = Region(doc=document.id, start=0, stop=len(text), kind="body")
        found, parses[document.id] = examine(document, [region], Settings(rules_only=True))
        records.extend(found)
    link_and_assess(records, parses)
    mentions, text_of = records.index(EventMention), {d.id: d.text for d in records.of(Document)}
    return {
        text_of[first.doc][first.start : first.stop]: event.derived
        for event in records.of(Event)
        for first in [min((mentions[id] for id in event.mentions), key=lambda mention: (mention.doc, mention.start))]
    }


def days(*ends: int | None) -> tuple[date | None, date | None]:
    first, last = (end and date(2021, 5, end) for end in (ends[0], ends[-1]))
    return first, last


@pytest.mark.parametrize(
    ("text", "word", "ends"),
    [
        ("The rebels attacked the village.", "attacked", days(13, 20)),
        ("It is hot. It is dry. It is late. The rebels attacked the village.", "attacked", days(6, 20)),
        ("The rebels had attacked the village.", "attacked", days(None, 20)),
        ("In 2011 the king died. The rebels attacked the village.", "attacked", days(None, 20)),
        ("The rebels fled on Monday. The army came late. It attacked the village.", "attacked", days(17)),
        ("The rebels will attack the village.", "attack", days(None)),
    ],
)
def test_news_lies_before_its_report(text: str, word: str, ends: tuple[date | None, date | None]) -> None:
    found = derived(text)[word]
    assert (found.earliest, found.latest) == ends


def test_a_stated_day_leaves_nothing_to_derive() -> None:
    assert not derived("The rebels attacked the village on Monday.")["attacked"].known


def test_those_whom_an_incident_hit_share_its_day() -> None:
    found = derived(
        "The attack took place on Monday. It is not known why. The number of those injured in the attack was five."
    )
    assert (found["injured"].earliest, found["injured"].latest) == days(17)
