"""What days, weekdays and years a report names, and how."""

from datetime import date

import pytest

from secondsource.link.named_days import (
    drop_repeated,
    find_copyright,
    find_latest_year,
    find_months,
    find_named_days,
    find_weekdays,
)
from secondsource.model import TimeMention


def time(text: str, words: str, form: str, tense: str = "past", **more: str) -> TimeMention:
    start = text.index(words)
    fields = {"type": "DATE", **more}
    return TimeMention(doc="d", start=start, stop=start + len(words), form=form, tense=tense, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "way"),
    [
        ("The barge sank on May 4 off the pier.", "May 4", "lead"),
        ("Posted: Monday, May 4, 2015 8:20 AM EST", "Monday, May 4, 2015", "posted"),
        ("Posted: May 4, 2015 8:20 AM EST Updated: May 9, 2015", "May 4, 2015", "posted and updated"),
        ("Posted: May 4, 2015 8:20 AM EST Updated: May 9, 2015", "May 9, 2015", "updated"),
        ("OSLO | Mon May 4, 2015 2:27 pm EDT OSLO (Reuters) - The barge", "May 4, 2015", "posted"),
        ("OSLO, May 4 (Reuters) - The barge sank.", "May 4", "dateline"),
        ("The barge as seen on video. (Published Monday, May 4, 2015)", "Monday, May 4, 2015", "clip"),
        ("It sank! — The Harbour (@harbour) May 4, 2015", "May 4, 2015", "post"),
        ("The barge off Oslo, May 4, 2015. REUTERS/Somebody", "May 4, 2015", "caption"),
        ("It sank early today (May 4) off the pier.", "May 4", "today"),
        ("It was spared by the May 4 storm.", "May 4", "noun"),
    ],
)
def test_the_way_of_naming_shows_in_the_words_around(text: str, words: str, way: str) -> None:
    tense = "none" if way == "noun" else "past"
    form = "2015-05-04" if "2015" in words else "XXXX-05-04"
    form = form.replace("04", "09") if "9" in words else form
    [named] = find_named_days(text, [time(text, words, form, tense)])
    assert named.way == way


def test_a_day_to_come_is_ahead() -> None:
    text = "It will sail on May 4 again."
    assert [it.way for it in find_named_days(text, [time(text, "May 4", "XXXX-05-04", "future")])] == ["ahead"]


@pytest.mark.parametrize(("words", "form"), [("9/11", "2001-09-11"), ("Easter", "XXXX-04-05"), ("May", "XXXX-05")])
def test_a_day_known_by_its_name_or_a_month_is_no_named_day(words: str, form: str) -> None:
    text = f"It happened {words} there."
    assert find_named_days(text, [time(text, words, form)]) == []


def test_a_day_that_a_reader_wrote_beside_a_comment_is_left_out() -> None:
    text = "Nice barge. May 4, 2015 at 9:51 pm | Report abuse"
    assert find_named_days(text, [time(text, "May 4, 2015", "2015-05-04", "none")]) == []


def test_a_day_that_does_not_exist_is_left_out() -> None:
    text = "It sank on February 31 there."
    assert find_named_days(text, [time(text, "February 31", "XXXX-02-31")]) == []


def test_a_day_named_twice_counts_once_and_in_the_stronger_way() -> None:
    text = "Posted: May 4, 2015 8:20 AM. The barge sank on May 4 off the pier."
    told = time(text, "May 4, 2015", "2015-05-04"), time(text, "May 4 off", "XXXX-05-04")
    assert [(it.way, it.year) for it in drop_repeated(find_named_days(text, told))] == [("posted", 2015)]


def test_a_weekday_is_read_from_the_words_where_the_year_is_missing() -> None:
    text = "It sank on Tuesday, May 4, off the pier."
    [named] = find_named_days(text, [time(text, "Tuesday, May 4", "XXXX-05-04|WXX-2")])
    assert (named.weekday, named.with_weekday) == (2, True)


def test_weekdays_to_come_are_left_out() -> None:
    text = "It sank on Monday and sails on Friday."
    told = time(text, "Monday", "XXXX-WXX-1"), time(text, "Friday", "XXXX-WXX-5", "future")
    assert list(find_weekdays(told)) == [1]


def test_months_past_and_to_come_are_told_apart() -> None:
    text = "It sank in March and sails in June."
    told = time(text, "March", "XXXX-03"), time(text, "June", "XXXX-06", "future")
    assert (list(find_months(told, ahead=False)), list(find_months(told, ahead=True))) == ([3], [6])


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("It was built in 1998 here.", "1998", 1998),
        ("It stood in the 2100 block of Elm Street.", "2100", None),
        ("Call 410-396-2014 for more.", "2014", None),
        ("A poll of 2047 voters said so.", "2047", None),
        ("It is planned for 2016 by all.", "2016", None),
    ],
)
def test_the_latest_year_is_one_that_has_begun_and_no_number(text: str, words: str, year: int | None) -> None:
    tense = "future" if "planned" in text else "past"
    found = find_latest_year(text, [time(text, words, words, tense)])
    assert (found.year if found else None) == year


def test_a_past_month_tells_the_first_day_it_means() -> None:
    text = "It burned down in March 2021 here."
    found = find_latest_year(text, [time(text, "March 2021", "2021-03")])
    assert found is not None
    assert found.since == date(2021, 3, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("© 2016 The Ledger", 2016),
        ("Copyright 2000 - 2014 The Ledger. All rights reserved.", 2014),
        ("(c) The Ledger, 2015", 2015),
        ("Copyright The Ledger", None),
        ("Copyright 2099 The Ledger", None),
    ],
)
def test_a_note_of_copyright_tells_its_latest_year(text: str, year: int | None) -> None:
    found = find_copyright(text)
    assert (found.year if found else None) == year
