"""The facts of an incident: what a report states, and nothing where it does not."""

from __future__ import annotations

from datetime import date

from secondsource.extract.events import Found, find_events
from secondsource.extract.facts import summarize_facts
from secondsource.extract.places import find_places
from secondsource.extract.quantities import find_quantities
from secondsource.extract.times import find_times
from secondsource.model import Incident
from secondsource.parse.english import parse_document
from secondsource.read.plain import Facts, read_text


def read(*blocks: str) -> Incident:
    text = "\n\n".join(blocks)
    document, regions = read_text(text, "report.txt", Facts(published="2019-05-16"))
    parse = parse_document(document, regions)
    found = Found(
        places=tuple(find_places(document, parse)),
        times=tuple(find_times(document, parse)),
        quantities=tuple(find_quantities(document, parse)),
    )
    return summarize_facts(document, parse, found, list(find_events(document, parse, found)))


def test_the_numbers_that_lead_a_report_are_its_toll() -> None:
    facts = read(
        "Two killed, five injured in Dallas shooting", "A gunman killed two men and injured five others on Monday."
    )
    assert facts.killed is not None
    assert facts.killed.value == 2
    assert facts.injured is not None
    assert facts.injured.value == 5


def test_those_hit_less_the_dead_are_the_injured() -> None:
    facts = read(
        "Four people shot, one fatally, in Denver",
        "Four people were shot, one fatally, on Monday night, police said.",
        "The three others are in stable condition.",
    )
    assert facts.killed is not None
    assert facts.killed.value == 1
    assert facts.injured is not None
    assert facts.injured.value == 3


def test_two_victims_without_a_number_are_two() -> None:
    facts = read("A nurse and a clerk were killed in a shooting in Denver on Monday night, police said.")
    assert facts.killed is not None
    assert facts.killed.value == 2


def test_a_number_of_another_year_is_no_toll() -> None:
    assert read("The city counted 48 people killed last year, its statistics say.").killed is None


def test_a_report_that_gives_no_number_has_none() -> None:
    facts = read("The council met on Monday to talk about the new library.")
    assert facts.killed is None
    assert facts.injured is None


def test_the_day_of_the_incident_is_resolved_against_the_reports_own() -> None:
    facts = read("A man was shot on Monday in Denver, the sheriff said.")
    assert facts.date is not None
    assert getattr(facts.date.value, "earliest", None) == date(2019, 5, 13)


def test_the_words_of_a_fact_stand_in_the_report() -> None:
    text = "Three people were wounded in a shooting in Denver on Monday."
    facts = read(text)
    assert facts.injured is not None
    assert text[facts.injured.span.start : facts.injured.span.stop] == "Three people"
