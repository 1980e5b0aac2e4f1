"""The signs of a person's part in an incident."""

from __future__ import annotations

from secondsource.extract.actors import find_actors
from secondsource.extract.events import Found, find_events
from secondsource.extract.involvement import Signs, read_signs
from secondsource.extract.named_persons import Person, find_persons
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import Facts, read_text


def read(*blocks: str) -> tuple[Parse, list[Person], list[Signs]]:
    document, regions = read_text("\n\n".join(blocks), "report.txt", Facts())
    parse = parse_document(document, regions)
    actors = tuple(find_actors(document, parse))
    persons = find_persons(parse, actors)
    return parse, persons, read_signs(parse, persons, list(find_events(document, parse, Found(actors=actors))))


def test_the_verb_over_a_name_is_a_sign_with_its_words() -> None:
    parse, persons, signs = read("Brok Vantine, 31, was arrested on Sunday and charged with murder.")
    assert [person.name for person in persons] == ["Brok Vantine"]
    assert {"nsubjpass arrest", "nsubjpass charge", "age told"} <= set(signs[0])
    assert parse.quote(signs[0]["nsubjpass arrest"]) == "arrested"
    assert parse.quote(signs[0]["age told"]) == "31"


def test_a_surname_and_a_pronoun_tell_of_the_same_person() -> None:
    _, persons, signs = read("Police found Dorwin Kessel in a car.", "Kessel was wounded. He died on Monday.")
    assert len(persons) == 1
    assert {"nsubjpass wound", "nsubj die"} <= set(signs[0])


def test_what_stands_before_a_list_holds_for_each_name() -> None:
    _, persons, signs = read(
        "The victims were identified as Dorwin Kessel, 24, Lisbet Arnaud, 19, and Tomas Quell, 40."
    )
    assert len(persons) == 3
    assert all("list before victim" in found for found in signs[1:])


def test_no_name_and_no_number_is_a_sign() -> None:
    _, _, signs = read("Dorwin Kessel, 24, of Ottersby was driven to Saint Anselm Hospital by Lisbet Arnaud at 9:15.")
    words = {word.lower() for found in signs for sign in found for word in sign.split()}
    assert not words & {"dorwin", "kessel", "lisbet", "arnaud", "ottersby", "anselm", "9:15", "24"}
