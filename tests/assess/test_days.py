"""Which days matter."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.assess.days import Naming, Weight, choose_days, find_namings, weigh_days
from secondsource.model import UNKNOWN_TIME, Interval, TimeMention, TimeValue

FIRE, INQUIRY = date(2021, 5, 4), date(2021, 5, 19)


def written(day: int) -> Interval:
    return Interval(date(2021, 5, day), date(2021, 5, day), "given")


def naming(day: date, doc: str, at: Interval, by_date: bool = False) -> Naming:
    return Naming("", day, doc, at, by_date)


def find(
    form: str, value: str, days: Interval, type: str = "DATE", copy_of: dict[str, str] | None = None
) -> list[Naming]:
    time = TimeMention(doc="a", start=0, stop=4, type=type, form=form)  # type: ignore[arg-type]
    values = {time.id: TimeValue(mention=time.id, value=value, interval=days)}
    return find_namings([time], values, {"a": written(5)}, copy_of or {})


def test_a_day_weighs_as_much_as_the_days_on_which_it_is_named_and_those_next_to_it_as_one():
    told = [naming(FIRE, "a", written(4)), naming(FIRE, "b", written(5)), naming(FIRE, "c", written(7))]
    assert weigh_days(told) == {FIRE: Weight(2, 3)}


def test_each_report_that_gives_the_date_weighs_one_more():
    told = [naming(FIRE, doc, written(20), by_date=True) for doc in ("a", "a", "b")]
    assert weigh_days(told) == {FIRE: Weight(3, 1)}


def test_reports_without_a_date_of_their_own_count_one_each():
    assert weigh_days([naming(FIRE, doc, UNKNOWN_TIME) for doc in ("a", "a", "b")]) == {FIRE: Weight(2, 2)}


def test_of_equal_days_that_told_on_more_days_is_chosen():
    assert choose_days({FIRE: Weight(2, 1), INQUIRY: Weight(2, 2)}, 1) == [INQUIRY]


def test_the_days_that_matter_most_stand_in_the_order_of_time():
    weights = {INQUIRY: 5, FIRE: 3, date(2021, 5, 11): 1}
    assert choose_days(weights, 2) == [FIRE, INQUIRY]


def test_of_equal_days_the_earlier_is_chosen():
    assert choose_days({INQUIRY: 2, FIRE: 2}, 1) == [FIRE]


@pytest.mark.parametrize(("form", "by_date"), [("XXXX-05-04", True), ("2021-05-04", True), ("XXXX-05-04|WXX-2", True)])
def test_month_and_day_are_a_date(form, by_date):
    assert [found.by_date for found in find(form, "2021-05-04", written(4))] == [by_date]


@pytest.mark.parametrize("form", ["XXXX-WXX-2", "DAY-1", "REF:DAY+1", "XXXX-EASTER+0"])
def test_a_day_counted_from_another_is_named_without_its_date(form):
    assert [found.by_date for found in find(form, "2021-05-04", written(4))] == [False]


@pytest.mark.parametrize(
    ("form", "value", "days", "type"),
    [
        ("2021-05", "2021-05", Interval(date(2021, 5, 1), date(2021, 5, 31)), "DATE"),
        ("PRESENT_REF", "PRESENT_REF", written(4), "DATE"),
        ("P2D", "P2D", written(4), "DURATION"),
        ("XXXX-05-04", "2021-05-04", Interval(date(2021, 5, 4), None), "DATE"),
        ("XXXX-05-04", "XXXX-05-04", UNKNOWN_TIME, "DATE"),
    ],
)
def test_a_month_a_length_and_an_open_end_name_no_day(form, value, days, type):
    assert find(form, value, days, type) == []


def test_a_copy_counts_as_its_original():
    assert [found.doc for found in find("DAY-1", "2021-05-04", written(4), copy_of={"a": "b"})] == ["b"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abc"), st.integers(1, 9), st.booleans()), max_size=12))
def test_the_order_of_the_reports_does_not_matter(told):
    namings = [naming(FIRE + timedelta(days=day), doc, written(at), by) for day, doc, at, by in told]
    assert weigh_days(namings) == weigh_days(namings[::-1])
    assert list(weigh_days(namings).items()) == list(weigh_days(namings[::-1]).items())
