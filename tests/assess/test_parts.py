"""Deaths, wounds and charges stand under the incident that they belong to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import secondsource as ss
from secondsource.model import Event

FIRST = (
    "Two men were shot in a bar in Goldsboro, North Carolina, on Friday, police said. One of them was found with a "
    "gunshot wound to the arm. Ivo Brandt was charged with murder on Saturday. The mayor said that the town had seen "
    "forty homicides in ten years."
)
SECOND = "Police arrested a man in Goldsboro, North Carolina, on Saturday. He is charged with the murder of Jon Ferris."


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Event, str]]:
    """The events of two reports by the words of their first mention, each with the label of what it is a part of."""
    folder: Path = tmp_path_factory.mktemp("reports")
    for number, text in enumerate((FIRST, SECOND)):
        report = {"publisher": f"Post {number}", "published": "2021-05-08", "title": "Shooting in Goldsboro"}
        (folder / f"{number}.json").write_text(json.dumps(report | {"text": text}), encoding="utf-8")
    brief = ss.brief([folder], workers=0)
    texts = {document.id: document.text for document in brief.documents}
    by_id = {event.id: event for event in brief.events}
    mentions = {mention.id: mention for mention in brief.records.of(ss.model.EventMention)}
    found = {}
    for event in brief.events:
        first = min((mentions[id] for id in event.mentions), key=lambda mention: (mention.doc, mention.start))
        whole = by_id[event.part_of].label if event.part_of else ""
        found[texts[first.doc][first.start : first.stop]] = (event, whole)
    return found


@pytest.mark.parametrize("words", ["wound", "murder"])
def test_a_wound_and_a_charge_are_part_of_the_shooting_told_beside_them(
    told: dict[str, tuple[Event, str]], words: str
) -> None:
    assert told[words][1].startswith("Shoot")


def test_homicides_at_large_are_part_of_no_incident(told: dict[str, tuple[Event, str]]) -> None:
    assert "homicides" not in told or told["homicides"][1] == ""


def test_no_event_is_part_of_itself(told: dict[str, tuple[Event, str]]) -> None:
    assert all(event.part_of != event.id for event, _ in told.values())
