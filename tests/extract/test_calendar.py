"""Days and TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.extract.calendar import days_of, name_days, shift, unit_of

UNITS = ["DAY", "WEEK", "MONTH", "QUARTER", "HALF", "YEAR", "DECADE", "CENTURY"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-03-26", "2018-03-26", "2018-03-26"),
        ("2018-03-26TNI", "2018-03-26", "2018-03-26"),
        ("2018-03-26T14:00", "2018-03-26", "2018-03-26"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-W13", "2018-03-26", "2018-04-01"),
        ("2018-W13-WE", "2018-03-31", "2018-04-01"),
        ("2018-Q1", "2018-01-01", "2018-03-31"),
        ("2018-H2", "2018-07-01", "2018-12-31"),
        ("2018-SU", "2018-06-01", "2018-08-31"),
        ("2018-WI", "2017-12-01", "2018-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2017-11-4#4", "2017-11-23", "2017-11-23"),
        ("2018-05-1#-1", "2018-05-28", "2018-05-28"),
        ("2018-EASTER+0", "2018-04-01", "2018-04-01"),
        ("2000-EASTER-2", "2000-04-21", "2000-04-21"),
        ("2018-05-07/2018-05-08", "2018-05-07", "2018-05-08"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["2018-02-31", "2018-13", "2018-W60", "P2W", "PAST_REF", "XXXX-03-26", "2018-05-08/2018-05-07", ""]
)
def test_what_is_no_date_has_no_days(value: str) -> None:
    assert days_of(value) is None


@given(st.sampled_from(UNITS), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_day_lies_in_the_unit_that_is_named_for_it(unit: str, at: date) -> None:
    days = days_of(unit_of(unit, at))
    assert days
    assert days[0] <= at <= days[1]
    assert name_days(*days) in {unit_of(other, at) for other in UNITS}


@given(st.sampled_from(UNITS), st.dates(date(1500, 1, 1), date(2500, 12, 31)), st.integers(-3, 3))
def test_moving_by_units_moves_the_unit(unit: str, at: date, count: int) -> None:
    assert unit_of(unit, shift(shift(at, unit, count), unit, -count)) == unit_of(unit, at)


def test_the_end_of_a_long_month_moves_to_the_end_of_a_short_one() -> None:
    assert shift(date(2018, 3, 31), "MONTH", -1) == date(2018, 2, 28)
