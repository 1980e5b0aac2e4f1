"""Dates as metadata and publication lines write them."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.read.dates import find_date_in_address, is_date_line, read_date

DAY = date(2020, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2020-03-04",
        "2020-03-04T10:00:00+01:00",
        "2020-03-04 10:00:00.000Z",
        "20200304",
        "20200304T101500",
        "2020/03/04",
        "4 March 2020",
        "4th of March, 2020",
        "4-Mar-2020",
        "March 4, 2020",
        "Mar. 4 2020",
        "Wednesday, March 4th, 2020, 10:15 a.m. EST",
        "Wed, 04 Mar 2020 10:15:00 GMT",
        "04.03.2020",
        "Published 4 March 2020 at 10:15",
        "1583316000",
    ],
)
def test_a_day_is_read_in_any_common_form(text):
    found = read_date(text, "given")
    assert (found.earliest, found.latest, found.basis) == (DAY, DAY, "given")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("March 2020", date(2020, 3, 1), date(2020, 3, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("03/04/2020", date(2020, 3, 4), date(2020, 4, 3)),
        ("13/04/2020", date(2020, 4, 13), date(2020, 4, 13)),
        ("04/13/2020", date(2020, 4, 13), date(2020, 4, 13)),
        ("04/04/2020", date(2020, 4, 4), date(2020, 4, 4)),
    ],
)
def test_what_leaves_the_day_open_is_an_interval(text, earliest, latest):
    found = read_date(text, "given")
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "soon", "2020-13-45", "31 February 2020", "12:30", "0000-00-00", "1 2 3", "99999999999999999999"]
)
def test_what_is_no_date_is_none(text):
    assert read_date(text, "given") is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2014/05/16/crane/", date(2014, 5, 16)),
        ("https://a.example/news/2014-05-16-crane.html", date(2014, 5, 16)),
        ("https://a.example/world/2014/may/16/crane", date(2014, 5, 16)),
        ("https://a.example/crane-20140516.html", date(2014, 5, 16)),
    ],
)
def test_a_day_in_an_address_is_found(address, day):
    assert find_date_in_address(address).earliest == day


@pytest.mark.parametrize(
    "address", ["https://a.example/crane", "https://a.example/2014/crane-5", "a.txt", "https://a.example/item/20991301"]
)
def test_an_address_without_a_day_has_none(address):
    assert find_date_in_address(address) is None


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2020",
        "Wed 4 Mar 2020 10:15 GMT",
        "Updated: 2020-03-04",
        "4 March",
        "Published on March 4, 2020 at 3 pm",
    ],
)
def test_a_line_of_a_date_alone_is_known(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["On March 4, 2020 a crane fell.", "Crane falls", "10 dead", "The 4 March Movement", "12:30"]
)
def test_a_line_with_anything_else_is_none(line):
    assert not is_date_line(line)
