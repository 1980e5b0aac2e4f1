"""One event for what a clause tells twice."""

from __future__ import annotations

import pytest

from secondsource.extract.triggers import find_triggers
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


def types(text: str) -> list[tuple[str, str]]:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    return [(trigger.lemma, trigger.sense.type) for trigger in find_triggers(parse)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He was charged on charges of fraud.", "COURT"),
        ("The man faces charges.", "COURT"),
        ("Chad enforced an embargo on Peru.", "SANCTION"),
        ("A robber was shot in a shooting.", "CRIME"),
        ("The attack, which attacked the base, was brief.", "ASSAULT"),
        ("The envoys held talks.", "CONSULT"),
    ],
)
def test_a_verb_and_its_noun_tell_of_one_event(text: str, kind: str) -> None:
    assert [found for _, found in types(text)].count(kind) == 1


def test_what_is_said_of_what_was_said_is_another_event() -> None:
    found = types("Peru denounced the criticism by Chile.")
    assert found == [("denounce", "ACCUSE"), ("criticism", "ACCUSE")]


def test_two_events_of_one_kind_stay_two() -> None:
    assert [kind for _, kind in types("A man shot his brother and shot himself.")] == ["CRIME", "CRIME"]
