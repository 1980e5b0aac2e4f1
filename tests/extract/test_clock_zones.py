"""Times of day told with their zone: the value keeps it, the day is that of the report's place."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.extract.clock_zones import find_own_clock
from secondsource.extract.times import find_times, resolve_times
from secondsource.model import Document, Interval, Region
from secondsource.parse.english import parse_document


def resolve(dateline: str, text: str, day: str = "2018-03-28") -> list[tuple[str, str]]:
    at = date.fromisoformat(day)
    document = Document(uri="a", publisher="A", text=text, lang="en", dateline=dateline, dct=Interval(at, at, "stated"))
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    return [
        (value.value, str(value.interval.earliest))
        for value in resolve_times(find_times(document, parse), document.dct)
    ]


@pytest.mark.parametrize(
    ("dateline", "text", "told"),
    [
        ("BEIJING", "The train left at 2300 GMT Tuesday.", ("2018-03-27T23:00Z", "2018-03-28")),
        ("", "The train left at 2300 GMT Tuesday.", ("2018-03-27T23:00Z", "2018-03-27")),
        ("LONDON", "The train left at 2300 GMT Tuesday.", ("2018-03-27T23:00Z", "2018-03-28")),
        ("LONDON", "The train left at 2200 GMT on January 5.", ("2018-01-05T22:00Z", "2018-01-05")),
        ("NEW YORK", "The train left at 0200 GMT Tuesday.", ("2018-03-27T02:00Z", "2018-03-26")),
        ("TOKYO", "It was seen at 11 p.m. EST Monday by two men.", ("2018-03-26T23:00-04:00", "2018-03-26")),
    ],
)
def test_the_value_keeps_the_zone_and_the_day_is_the_places(dateline: str, text: str, told: tuple[str, str]) -> None:
    assert resolve(dateline, text) == [told]


def test_a_time_in_brackets_is_the_same_moment_on_another_clock() -> None:
    text = "It was launched at 1 p.m. Tuesday (12 a.m. EDT Tuesday), he said."
    assert [day for _, day in resolve("TOKYO", text)] == ["2018-03-27", "2018-03-27"]
    text = "The train left at 7 a.m. Wednesday (2300 GMT), he said."
    assert resolve("BEIJING", text) == [("2018-03-28T07:00", "2018-03-28"), ("2018-03-27T23:00Z", "2018-03-28")]


def test_what_the_calendar_cannot_hold_keeps_its_day() -> None:
    assert resolve("BEIJING", "It left at 2330 GMT today.", "9999-12-31")[0][0] == "9999-12-31T23:30"


def test_a_clock_is_named_where_it_is_another_one() -> None:
    assert find_own_clock("DAY+0T23:00[UTC>America.New_York]") == "New York"
    assert find_own_clock("DAY+0T23:00[UTC]") == find_own_clock("DAY+0") == ""
