"""Dates, values and signs in words."""

from datetime import date

import pytest

from secondsource.model import Interval
from secondsource.tell.dates import iso_interval, say_interval, say_value
from secondsource.tell.wording import (
    factuality_word,
    listed,
    read_status,
    say_name,
    shorten,
    status_word,
    visible,
    words,
)


@pytest.mark.parametrize(
    ("first", "last", "iso", "words"),
    [
        ("2018-03-26", "2018-03-26", "2018-03-26", "26 March 2018"),
        ("2018-03-26", "2018-03-28", "2018-03-26/2018-03-28", "26–28 March 2018"),
        ("2018-03-01", "2018-03-31", "2018-03", "March 2018"),
        ("2020-02-01", "2020-02-29", "2020-02", "February 2020"),
        ("2018-01-01", "2018-12-31", "2018", "2018"),
        ("2016-01-01", "2018-12-31", "2016-01-01/2018-12-31", "2016–2018"),
        ("2018-03-30", "2018-04-02", "2018-03-30/2018-04-02", "30 March – 2 April 2018"),
        ("2018-12-30", "2019-01-02", "2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2018-03-26", None, "2018-03-26/..", "from 26 March 2018"),
        (None, "2018-03-26", "../2018-03-26", "until 26 March 2018"),
        (None, None, None, "date unknown"),
    ],
)
def test_an_interval_is_told_in_iso_and_in_words(first: str, last: str, iso: str, words: str) -> None:
    days = Interval(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    assert iso_interval(days) == iso
    assert say_interval(days) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-03-26", "26 March 2018"),
        ("2018-03", "March 2018"),
        ("2018-03-26/2018-03-28", "26–28 March 2018"),
        ("2018-W13", "26 March – 1 April 2018"),
        ("2018-W13-2", "27 March 2018"),
        ("2018-W13-WE", "31 March – 1 April 2018"),
        ("2018-W99", "2018-W99"),
        ("2018-13-45", "2018-13-45"),
        ("2018-03-26TAF", "26 March 2018, afternoon"),
        ("2018-03-26T14:30", "26 March 2018, 14:30"),
        ("2018-SP", "spring 2018"),
        ("PRESENT_REF", "now"),
        ("Beijing", "Beijing"),
        (12.0, "at least 12"),
        (1250000.0, "at least 1,250,000"),
        (2.5, "at least 2.5"),
    ],
)
def test_a_value_is_told_in_words(value: str | float, words: str) -> None:
    assert say_value(value, "at_least") == words


def test_names_are_joined_and_the_rest_is_counted() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"


def test_a_long_line_is_cut_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"
    assert len(shorten("x" * 50, 9)) == 9


def test_signs_that_hide_are_shown_and_plain_text_stays() -> None:
    assert visible("a\u202eb\u2066c") == "a[U+202E]b[U+2066]c"
    assert visible("é “quoted”\n\tیک") == "é “quoted”\n\tیک"
    assert visible("\ud800") == "\ufffd"


def test_signs_without_width_that_only_say_where_a_word_may_break_are_left_out() -> None:
    assert visible("\ufeffhar\u200bbour mas\u00adter\u2060") == "harbour master"


@pytest.mark.parametrize(
    ("factuality", "act", "words"),
    [
        ("CT+", "says", ""),
        ("CT+", "confirms", "confirmed"),
        ("PS+", "says", "possible"),
        ("CT-", "says", "said not to be so"),
        ("CT-", "denies", "denied"),
        ("PR+", "plans", "planned"),
        ("Uu", "silent", "did not mention"),
        ("PR+", "confirms", "confirmed, probable"),
    ],
)
def test_how_sure_a_source_is_stands_in_words_and_once(factuality: str, act: str, words: str) -> None:
    assert factuality_word(factuality, act) == words


def test_of_a_digest_in_the_name_of_a_file_the_beginning_is_enough() -> None:
    assert say_name("003_9a9c436f3e68b8e7.txt") == "003_9a9c…"
    assert say_name("report_2018-03-26.txt") == "report_2018-03-26.txt"
    assert say_name("The Herald") == "The Herald"
    assert say_name("accededdecade") == "accededdecade"


@pytest.mark.parametrize(
    ("factuality", "act", "shown", "words"),
    [
        ("CT-", "says", "the alarm did not sound", ""),
        ("CT-", "says", "it didn’t sound", ""),
        ("PR-", "says", "nobody would come", "probable"),
        ("CT-", "denies", "the alarm did not sound", "denied"),
        ("CT-", "says", "the alarm sounded", "said not to be so"),
    ],
)
def test_words_that_say_not_need_no_tag_that_says_it_again(factuality: str, act: str, shown: str, words: str) -> None:
    assert factuality_word(factuality, act, shown) == words


@pytest.mark.parametrize("given", ["one origin", "One Origin", "one-origin", "single_origin", " SINGLE origin "])
def test_a_status_is_read_as_it_is_printed_and_as_the_data_have_it(given: str) -> None:
    assert read_status(given) == "single_origin"


def test_each_status_is_read_back_as_printed_and_nothing_else_is_one() -> None:
    assert [read_status(status_word(status)) for status in words()["status"]] == [*words()["status"]]
    assert read_status("true") == read_status("") == read_status("origin") == ""
