"""Who was a victim or a suspect of a report's incident; the reports and their people are invented."""

from __future__ import annotations

import pytest

from secondsource.extract.actors import find_actors
from secondsource.extract.events import Found, find_events
from secondsource.extract.participants import (
    STATUS,
    find_participants,
    load_weights,
    telling_signs,
)
from secondsource.model import Participant
from secondsource.parse.english import parse_document
from secondsource.read.plain import Facts, read_text

SHOOTING = (
    "Man charged in fatal shooting at Ottersby bar",
    "OTTERSBY, Ohio - A 24-year-old man was shot and killed at a bar on Saturday night, police said.",
    "The victim was identified as Dorwin Kessel, 24, of Ottersby. Kessel was pronounced dead at the scene.",
    "Brok Vantine, 31, was arrested on Sunday and charged with murder. Vantine is being held without bond.",
    "Sgt. Alma Torrance said officers found a gun in a trash can.",
    'A neighbor, Hedy Plummer, said she heard five shots. "I was terrified," Plummer said.',
)


def read(*blocks: str) -> tuple[str, tuple[Participant, ...]]:
    document, regions = read_text("\n\n".join(blocks), "report.txt", Facts(published="2019-05-16"))
    parse = parse_document(document, regions)
    found = Found(actors=tuple(find_actors(document, parse)))
    return document.text, find_participants(document, parse, found, list(find_events(document, parse, found)))


def test_the_victim_the_suspect_and_those_who_speak_are_told_apart() -> None:
    _, participants = read(*SHOOTING)
    assert [(person.name, person.role) for person in participants] == [
        ("Dorwin Kessel", "victim"),
        ("Brok Vantine", "suspect"),
        ("Alma Torrance", "official"),
        ("Hedy Plummer", "witness"),
    ]


def test_age_and_fate_are_told_of_each() -> None:
    _, participants = read(*SHOOTING)
    assert [(person.age, person.status) for person in participants[:2]] == [
        (24, ("killed",)),
        (31, ("arrested", "charged")),
    ]


def test_the_evidence_is_in_the_text_and_in_its_order() -> None:
    text, participants = read(*SHOOTING)
    for person in participants:
        assert text[person.span.start : person.span.stop].endswith(person.name.split()[-1])
        assert person.evidence
        assert list(person.evidence) == sorted(person.evidence)
        assert all(text[span.start : span.stop].strip() for span in person.evidence)


def test_names_in_a_list_are_all_victims() -> None:
    _, participants = read(
        "Three hurt in Ottersby shooting",
        "Three people were shot outside a store in Ottersby on Friday, police said.",
        "The victims were identified as Dorwin Kessel, 24, Lisbet Arnaud, 19, and Tomas Quell, 40.",
        "All three were taken to a hospital in stable condition.",
    )
    assert [(person.name, person.role, person.age) for person in participants] == [
        ("Dorwin Kessel", "victim", 24),
        ("Lisbet Arnaud", "victim", 19),
        ("Tomas Quell", "victim", 40),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        ("",),
        ("Whisk the eggs.", "Jane Grigson, 50, stirs the sauce for ten minutes and serves it."),
        ("Leaders meet in Oslo", "Prime Minister Dag Halvorsen met Chancellor Ute Brandt in Oslo on Monday for talks."),
        ("\n\n\n", "???", "1, 2, 3"),
        ("Two killed", "A’ B-, 24, C-- D’’, 300, and ,, 9-year-old X - Y-, (12), were killed."),
        ("Man shot", "A man was shot on Monday, police said. Nobody was named."),
    ],
)
def test_a_text_without_an_incident_or_a_name_has_no_victims(blocks: tuple[str, ...]) -> None:
    _, participants = read(*blocks)
    assert [person for person in participants if person.role in ("victim", "suspect")] == []


def test_every_status_has_its_signs_and_every_weight_its_sign() -> None:
    assert {*STATUS, "official", "relative", "witness", "stake"} == set(telling_signs())
    assert "bias" in load_weights()
    assert all(len(pair) == 2 for pair in load_weights().values())


def test_in_a_family_each_fate_stays_with_its_own() -> None:
    _, participants = read(
        "Man accused of killing wife in Ottersby",
        "OTTERSBY, Ohio - A woman was shot and killed at her home on Saturday night, police said.",
        "Martin Quellan, 44, was arrested on Sunday. Quellan is charged with killing his wife, Deborah Quellan, 41.",
        "Quellan was booked into the county jail. Deborah Quellan was pronounced dead at the scene.",
        "A neighbor said that Quellan had bought a gun.",
    )
    told = {person.name: (person.role, person.age, person.status) for person in participants}
    assert told["Martin Quellan"] == ("suspect", 44, ("arrested", "charged"))
    assert told["Deborah Quellan"] == ("victim", 41, ("killed",))
