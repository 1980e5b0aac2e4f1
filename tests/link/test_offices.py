"""Whom a report calls president, and when that person was."""

from datetime import date

import pytest

from secondsource.link.offices import find_offices


def test_a_president_named_by_title_has_a_term() -> None:
    [office] = find_offices("Then President Clinton came.".replace("Then ", ""))
    assert office.terms == ((date(1993, 1, 20), date(2001, 1, 20)),)


def test_two_holders_of_one_name_are_both_possible() -> None:
    [office] = find_offices("President Bush came.")
    assert len(office.terms) == 2


def test_the_words_are_the_evidence() -> None:
    text = "He met Prime Minister David Cameron."
    [office] = find_offices(text)
    assert text[office.words.start : office.words.stop] == "Prime Minister David Cameron"


@pytest.mark.parametrize(
    "text",
    [
        "Former President Bush came.",
        "then-President Bush came.",
        "Bush came.",
        "Mayor Bush came.",
        "the president came.",
    ],
)
def test_who_holds_no_office_now_or_is_not_called_by_it_bounds_nothing(text: str) -> None:
    assert find_offices(text) == []


def test_an_office_named_twice_counts_once() -> None:
    assert len(find_offices("President Barack Obama came. President Obama left.")) == 1
