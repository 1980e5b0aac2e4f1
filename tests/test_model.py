"""The records: ids by content, tables in which nothing stands twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Document, Interval, Problem, Records, Span


@given(st.text(), st.text(), st.text(), st.text())
def test_the_id_of_a_record_ignores_who_made_it(uri, publisher, text, by):
    said = {"uri": uri, "publisher": publisher, "text": text}
    assert Document(**said).id == Document(**said, by=by).id


def test_the_same_text_from_another_publisher_is_another_document():
    one = Document(uri="a", publisher="Gazette", text="It rained.")
    assert one.id != Document(uri="a", publisher="Courier", text="It rained.").id


def test_a_record_cannot_be_changed():
    with pytest.raises(AttributeError):
        Problem(where="a", message="b").message = "c"  # type: ignore[misc]


def test_a_table_holds_a_record_once_and_keeps_the_order():
    first, second = Problem(where="a", message="m"), Problem(where="b", message="m")
    table = Records([first, second, Problem(where="a", message="m", by="other")])
    assert table.of(Problem) == (first, second)


def test_fields_that_run_together_do_not_make_one_id():
    assert Problem(where="ab", message="c").id != Problem(where="a", message="bc").id


def day(number: int) -> date:
    return date(2020, 1, number)


def test_intervals_that_share_a_day_meet_and_an_open_end_reaches_any_day():
    assert Interval(day(1), day(3)).meets(Interval(day(3), day(9)))
    assert not Interval(day(1), day(2)).meets(Interval(day(3), day(9)))
    assert Interval(day(5), None).meets(Interval(None, day(5)))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_overlap_is_the_same_from_both_sides(a, b, c, d):
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlap(other) == other.overlap(one) >= 0
