"""Which number of dead and of injured a report puts forward, and when it puts forward none."""

from __future__ import annotations

import pytest

from secondsource.extract.quantities import find_quantities
from secondsource.extract.tellings import Telling, add_up
from secondsource.extract.toll_odds import is_plain, judge_value
from secondsource.extract.tolls import count_dead, find_tolls, find_values, leave_out_dead, rank_values, state_killed
from secondsource.model import Span
from tests.extract.reports import read


def values(counts: str, *paragraphs: str) -> set[float]:
    """The numbers of one kind that a report tells."""
    document, parse = read(*paragraphs)
    tolls = find_tolls(parse, tuple(find_quantities(document, parse)), [])
    return {value for value, _ in find_values(parse, counts, tolls)}


def telling(value: float, start: int = 0, **more: object) -> Telling:
    return Telling(value, Span(start, start + 3), "lead", "number", **more)  # type: ignore[arg-type]


def test_of_those_shot_all_but_the_dead_are_injured() -> None:
    assert 3.0 in values("injured", "Four men were shot in Leeds, one fatally.")


def test_those_shot_less_the_dead_are_likelier_than_any_other_number() -> None:
    document, parse = read("Four people shot, one dead in Denver", "Four people were shot and one of them died.")
    tolls = find_tolls(parse, tuple(find_quantities(document, parse)), [])
    assert rank_values(parse, "injured", tolls)[0][1] == 3.0


def test_others_who_were_shot_are_told_beside_the_dead() -> None:
    assert [item.value for item in leave_out_dead([telling(6, beside=True), telling(7)], 1)] == [6, 6]


def test_what_one_sentence_tells_of_different_people_is_added_up() -> None:
    assert 4.0 in values("injured", "One woman is in critical condition and three others are hurt, the fair said.")


def test_words_that_two_numbers_share_are_not_added_up() -> None:
    _, parse = read("Six people were hurt.")
    assert not add_up(parse, [telling(6), telling(2, 1)])


def test_a_years_toll_is_no_toll_of_the_incident() -> None:
    assert values("killed", "Man dies in Leeds", "Forty people were killed in the city this year.") <= {1.0}


def test_an_age_makes_no_sentence_one_about_a_year() -> None:
    assert values("killed", "Police ask for help", "A 16-year-old boy was killed in a fight on Monday.") == {1.0}


@pytest.mark.parametrize(
    "sentence", ["No officers were hurt.", "No one else was hurt.", "None of them was seriously hurt."]
)
def test_nobody_of_some_is_not_nobody(sentence: str) -> None:
    assert values("injured", "Shots fired at a bar in Leeds", sentence) == set()


def test_the_dead_are_those_told_first_and_most() -> None:
    assert count_dead([telling(2), telling(14), telling(2)]) == 2
    assert count_dead([]) == 0


def test_the_likeliest_number_comes_first() -> None:
    document, parse = read("Two dead, five hurt in Leeds fire", "Two people were killed and five others were injured.")
    tolls = find_tolls(parse, tuple(find_quantities(document, parse)), [])
    ranked = rank_values(parse, "injured", tolls)
    assert ranked == sorted(ranked, reverse=True)
    assert ranked[0][1] == 5.0


def test_a_report_of_several_incidents_is_less_sure_of_its_number() -> None:
    plain = {"some: number in headline", "some: number in lead", "some: told twice"}
    assert judge_value("killed", plain | {"some: higher number in front"}) < judge_value("killed", plain)


def test_signs_that_nobody_learned_do_not_count() -> None:
    assert judge_value("injured", {"never seen"}) == judge_value("injured", set())


def test_what_headline_and_lead_say_alike_is_put_forward_whatever_the_odds() -> None:
    document, parse = read("Earthquake kills 120", "A strong earthquake killed 120 people in the mountains on Monday.")
    stated = state_killed(parse, find_tolls(parse, tuple(find_quantities(document, parse)), []))
    assert stated is not None
    assert stated.value == 120


def test_a_number_that_another_stands_against_is_not_plain() -> None:
    agreed = {"some: number in headline", "some: number in lead"}
    assert is_plain(agreed)
    assert not is_plain(agreed | {"some: higher number in body"})
