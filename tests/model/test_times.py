"""Intervals of days."""

from datetime import date

from secondsource.model import Interval


def day(number: int) -> date:
    return date(2020, 1, number)


def test_intervals_that_share_a_day_meet_and_an_open_end_reaches_any_day():
    assert Interval(day(1), day(3)).meets(Interval(day(3), day(9)))
    assert not Interval(day(1), day(2)).meets(Interval(day(3), day(9)))
    assert Interval(day(5), None).meets(Interval(None, day(5)))
