"""Ages and births that the reports of a case state."""

import pytest

from secondsource.link.ages import Age, find_ages
from secondsource.model import ActorMention, TimeMention


def actor(doc: str, text: str, words: str = "Anna Berg") -> ActorMention:
    start = text.index(words)
    return ActorMention(doc=doc, start=start, stop=start + len(words), form="name", kind="person", name="Anna Berg")


def born(doc: str, text: str, words: str, form: str) -> TimeMention:
    start = text.index(words)
    return TimeMention(doc=doc, start=start, stop=start + len(words), type="DATE", form=form, tense="past")


def ages(told: str, birth: str = "Anna Berg was born on 8 May 1984.", words: str = "8 May 1984") -> list[Age]:
    form = "1984-05-08" if "8 May" in words else "1984"
    return find_ages({"a": told, "b": birth}, [actor("a", told), actor("b", birth)], [born("b", birth, words, form)])


@pytest.mark.parametrize(
    "told", ["Anna Berg, 35, won.", "Anna Berg (35) won.", "Anna Berg, aged 35, won.", "Anna Berg, 35 years old, won."]
)
def test_an_age_and_a_birth_give_a_year(told: str) -> None:
    [age] = ages(told)
    assert (age.first.isoformat(), age.last.isoformat()) == ("2019-05-08", "2020-05-07")


def test_the_words_are_the_name_and_the_age() -> None:
    told = "So Anna Berg, 35, won."
    [age] = ages(told)
    assert told[age.words.start : age.words.stop] == "Anna Berg, 35"


def test_a_birth_of_which_only_the_year_is_known_gives_two_years() -> None:
    [age] = ages("Anna Berg, 35, won.", "Anna Berg, born in 1984, sings.", "1984")
    assert (age.first.isoformat(), age.last.isoformat()) == ("2019-01-01", "2020-12-30")


def test_who_is_born_on_29_february_has_a_birthday_every_year() -> None:
    birth = "Anna Berg was born on 29 February 1984."
    [age] = find_ages(
        {"a": "Anna Berg, 35, won.", "b": birth},
        [actor("a", "Anna Berg, 35, won."), actor("b", birth)],
        [born("b", birth, "29 February 1984", "1984-02-29")],
    )
    assert (age.first.isoformat(), age.last.isoformat()) == ("2019-03-01", "2020-02-28")


@pytest.mark.parametrize("told", ["Anna Berg won 35.", "Anna Berg, 350, won.", "Anna Berg, 0, won.", "Anna Berg won."])
def test_another_number_is_no_age(told: str) -> None:
    assert ages(told) == []


def test_two_births_that_differ_count_for_nothing() -> None:
    texts = {"a": "Anna Berg, 35, won.", "b": "Anna Berg was born in 1984.", "c": "Anna Berg was born in 1990."}
    times = [born("b", texts["b"], "1984", "1984"), born("c", texts["c"], "1990", "1990")]
    assert find_ages(texts, [actor(doc, text) for doc, text in texts.items()], times) == []


def test_a_year_in_which_nobody_was_born_dates_nobody() -> None:
    assert ages("Anna Berg, 35, won.", "Anna Berg came in 1984.", "1984") == []
