"""What does each report state of its incident? How many were hurt, who, where, on which day, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secondsource.model import Incident, Interval, Participant, Span, Stated
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import interval_object, say_interval, say_value
from secondsource.tell.lines import Line
from secondsource.tell.wording import listed, one_line, say_name

FACTS = ("killed", "injured", "city", "state", "date")

ROLES = ("victim", "suspect", "official", "witness", "relative")

MANY = {"witness": "witnesses"}
"""Roles whose plural is not made by an s."""


def write_incidents(catalogue: Catalogue) -> Iterator[Line]:
    """Yield a line for each report that tells of people who were hurt, or of a crime, and one for each role in it."""
    if catalogue.incidents:
        yield Line("section", "What each report states of its incident")
    for number, document in enumerate(catalogue.documents, start=1):
        incident = catalogue.incidents.get(document.id)
        if incident is None:
            continue
        facts = [(name, getattr(incident, name)) for name in FACTS]
        told = [f"{name}: {say_stated(value)}" for name, value in facts if value is not None]
        yield Line("item", f"{number}. {say_name(document.publisher)}: {'; '.join(told) or 'no number, place or day'}")
        for role in ROLES:
            people = [say_participant(person) for person in incident.participants if person.role == role]
            if people:
                called = role if len(people) == 1 else MANY.get(role, f"{role}s")
                yield Line("soft", f"{called}: {listed(people)}", depth=1)


def say_stated(stated: Stated) -> str:
    """A value in words."""
    return say_interval(stated.value) if isinstance(stated.value, Interval) else say_value(stated.value)


def say_participant(person: Participant) -> str:
    """A name with the age and what became of the person: "Dorwin Kessel, 24 (killed)"."""
    age = f", {person.age}" if person.age is not None else ""
    status = f" ({', '.join(person.status)})" if person.status else ""
    return f"{one_line(person.name)}{age}{status}"


def incident_objects(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What each report states of its incident, in the order of the reports."""
    found = (catalogue.incidents.get(document.id) for document in catalogue.documents)
    return [_incident_object(catalogue, incident) for incident in found if incident is not None]


def _incident_object(catalogue: Catalogue, incident: Incident) -> dict[str, Any]:
    text = catalogue.document[incident.doc].text
    people = [_participant_object(text, person) for person in incident.participants]
    facts = {name: _stated_object(text, getattr(incident, name)) for name in FACTS}
    return {"doc": incident.doc, **facts, "participants": people}


def _stated_object(text: str, stated: Stated | None) -> dict[str, Any] | None:
    if stated is None:
        return None
    value = stated.value
    told = interval_object(value, basis=False) if isinstance(value, Interval) else value
    return {"value": told, "evidence": _quote(text, stated.span)}


def _participant_object(text: str, person: Participant) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role,
        "age": person.age,
        "status": list(person.status),
        "span": _quote(text, person.span),
        "evidence": [_quote(text, span) for span in person.evidence],
    }


def _quote(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "stop": span.stop, "text": text[span.start : span.stop]}
