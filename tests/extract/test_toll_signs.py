"""The signs that speak for or against a number of dead or injured."""

from __future__ import annotations

import pytest

from secondsource.extract.quantities import find_quantities
from secondsource.extract.toll_signs import name_report, wounds
from secondsource.extract.tolls import find_tolls, find_values
from tests.extract.reports import read


def signs(counts: str, value: float, *paragraphs: str) -> set[str]:
    """The signs of one number that a report tells."""
    document, parse = read(*paragraphs)
    tolls = find_tolls(parse, tuple(find_quantities(document, parse)), [])
    return {sign.partition(": ")[2] for sign in dict(find_values(parse, counts, tolls))[value]}


def test_a_number_is_told_beside_another_outcome() -> None:
    found = signs("injured", 2, "Fire in Leeds", "Three people were killed and two were injured.")
    assert "beside number of another outcome in lead" in found
    assert "3 of another outcome" in found


def test_ages_are_compared_with_those_who_were_hit() -> None:
    text = "A 17-year-old boy was shot and a 4-year-old girl was grazed by one of the bullets."
    assert "more ages" in signs("injured", 1, "Shots in Leeds", text)


def test_the_age_of_a_suspect_is_none_of_those_who_were_hit() -> None:
    text = "A 17-year-old boy was shot. A 30-year-old man was arrested on Monday."
    assert "as many ages" in signs("injured", 1, "Shots in Leeds", text)


def test_a_further_victim_is_a_sign_and_a_street_with_a_number_is_none() -> None:
    assert "a further one" in signs("injured", 1, "Shots in Leeds", "A boy was shot. An 8th victim came later.")
    assert "a further one" not in signs("injured", 1, "Shots in Leeds", "A boy was shot on 8th Street.")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("She was shot in the leg.", "mild, no danger, no head"),
        ("He was shot in the head and is in critical condition.", "no, critical danger, head"),
        ("He is on life support.", "no, worst danger, no head"),
        ("Her wounds are not life-threatening.", "mild, no danger, no head"),
        ("He has life-threatening wounds.", "no, critical danger, no head"),
    ],
)
def test_how_those_who_were_hit_fare_is_a_sign(sentence: str, wanted: str) -> None:
    _, parse = read("Shots in Leeds", sentence)
    assert wanted in set(name_report(parse))


def test_every_pattern_of_wounds_has_one_of_the_known_names() -> None:
    assert {name.partition(":")[0] for name, _ in wounds()} == {"critical", "worst", "head", "mild"}
