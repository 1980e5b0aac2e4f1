"""Times of day with their zones."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.read.clock import read_clock

DAY = date(2020, 3, 20)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("T14:05:00+09:00", "T14:05:00+09:00"),
        ("14:05:00Z", "T14:05:00+00:00"),
        ("10:00:00.000Z", "T10:00:00+00:00"),
        ("T101500", "T10:15:00"),
        ("5:12 p.m. ET", "T17:12-04:00"),
        ("5pm EST", "T17:00-05:00"),
        ("17.12 GMT", "T17:12+00:00"),
        ("1712 GMT", "T17:12+00:00"),
        ("12:30 AM", "T00:30"),
        ("12 pm KST", "T12:00+09:00"),
        ("noon", "T12:00"),
        ("10h30", "T10:30"),
        ("09:15 (GMT+8)", "T09:15+08:00"),
        ("13:05 +0530", "T13:05+05:30"),
        ("at 3:40 p.m., EDT", "T15:40-04:00"),
        ("10:15 Eastern Daylight Time", "T10:15-04:00"),
    ],
)
def test_a_time_is_read_with_its_zone_as_told(text, time):
    assert read_clock(text).on(DAY) == f"2020-03-20{time}"


def test_a_zone_that_changes_with_the_season_is_that_of_the_day():
    assert read_clock("5 p.m. ET").on(date(2020, 1, 20)).endswith("-05:00")


@pytest.mark.parametrize("zone", ["IST", "CST", "AST"])
def test_a_zone_of_several_countries_is_left_open_and_said_to_be(zone):
    found = read_clock(f"10:15 {zone}")
    assert (found.zone, zone in found.doubt) == ("", True)


@pytest.mark.parametrize("text", ["25:00", "Monday", "3 March", "2018", "10:75", "", "1:2:3"])
def test_what_is_no_time_is_none(text):
    assert read_clock(text) is None
