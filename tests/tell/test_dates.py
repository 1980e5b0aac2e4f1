"""How dates are drawn and read."""

from datetime import date

import pytest

from secondsource.model import Interval
from secondsource.tell.dates import draw_interval, read_days


def days(first: str, last: str) -> Interval:
    return Interval(*(date.fromisoformat(day) if day else None for day in (first, last)))


@pytest.mark.parametrize(
    ("first", "last", "drawn"),
    [
        ("2018-03-25", "2018-03-25", "2018-03-25"),
        ("2018-03-25", "2018-03-28", "2018-03-25 – 28"),
        ("2018-03-30", "2018-04-02", "2018-03-30 – 04-02"),
        ("2018-12-30", "2019-01-02", "2018-12-30 – 2019-01-02"),
        ("2018-03-01", "2018-03-31", "2018-03"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-01-01", "2019-12-31", "2018-01-01 – 2019-12-31"),
        ("", "2018-03-28", "… – 2018-03-28"),
        ("2018-03-28", "", "2018-03-28 – …"),
        ("", "", "no day"),
        ("0999-03-25", "0999-03-28", "0999-03-25 – 28"),
    ],
)
def test_an_interval_is_drawn_so_that_its_width_is_seen(first, last, drawn):
    assert draw_interval(days(first, last)) == drawn


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-03-26", "2018-03-26", "2018-03-26"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-W13", "2018-03-26", "2018-04-01"),
    ],
)
def test_a_day_a_month_a_year_and_a_week_are_read_as_the_days_they_cover(text, first, last):
    assert read_days(text) == days(first, last)


@pytest.mark.parametrize("text", ["", "March", "2018-13", "2018-02-30", "26/03/2018", "2018-W60", "0000", "99999"])
def test_what_is_no_date_is_not_read(text):
    assert read_days(text) is None
