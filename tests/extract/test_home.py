"""Where a report was filed: its country, its zone and its own day."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.extract.home import Home, day_at_home, find_home, read_zone
from secondsource.model import Document, Interval


def filed(dateline: str = "", published: str = "", day: str = "2018-03-27") -> Document:
    at = date.fromisoformat(day)
    return Document(
        uri="a", publisher="A", text="", dateline=dateline, published=published, dct=Interval(at, at, "stated")
    )


@pytest.mark.parametrize(
    ("dateline", "home"),
    [
        ("BEIJING", Home("CHN", "Asia/Shanghai")),
        ("SPRINGFIELD, Ill.", Home("USA", "America/Chicago")),
        ("SPRINGFIELD, Mass.", Home("USA", "America/New_York")),
        ("Vladivostok, Russia", Home("RUS", "Asia/Vladivostok")),
        ("PERTH, Australia", Home("AUS", "Australia/Perth")),
        ("ABOARD THE FERRY", Home()),
        ("", Home()),
    ],
)
def test_the_dateline_gives_country_and_zone(dateline: str, home: Home) -> None:
    assert find_home(filed(dateline)) == home


def test_without_a_dateline_the_offset_of_publication_is_the_zone_but_greenwich_is_nobodys() -> None:
    assert find_home(filed(published="2018-03-27T14:05+09:00")).zone == "+09:00"
    assert find_home(filed(published="2018-03-27T14:05Z")).zone == ""
    assert find_home(filed(published="2018-03-27")).zone == ""


@pytest.mark.parametrize("name", ["", "Nowhere/Town", "../etc", "+99:00", "x" * 300])
def test_what_names_no_zone_is_none(name: str) -> None:
    assert read_zone(name) is None


def test_the_day_of_a_report_is_that_of_its_place() -> None:
    assert day_at_home(filed("BEIJING", "2018-03-27T20:00-04:00")).earliest == date(2018, 3, 28)
    assert day_at_home(filed("NEW YORK", "2018-03-27T01:30Z")).earliest == date(2018, 3, 26)
    assert day_at_home(filed("BEIJING", "2018-03-27")).earliest == date(2018, 3, 27)
    assert day_at_home(filed("BEIJING", "no time at all T")).earliest == date(2018, 3, 27)
    assert day_at_home(filed("BEIJING", "9999-12-31T23:00-04:00", "9999-12-31")).earliest == date(9999, 12, 31)
