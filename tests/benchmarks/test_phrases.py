"""The runner of phrases: judges the answer that covers most of an expression, and reads what peers offer."""

from __future__ import annotations

from benchmarks.phrases import Answer, judge, read_readings

GOLD = {
    "start": 10,
    "stop": 20,
    "text": "late Monday",
    "value": "2018-03-26",
    "also": ["2018-03-26TNI"],
    "earliest": "2018-03-26",
    "latest": "2018-03-26",
}
DAY = ("2018-03-26", "2018-03-26")


def test_the_answer_that_covers_most_counts() -> None:
    wide, narrow = Answer(8, 20, "2018-03-26", DAY), Answer(10, 14, "2017", None)
    verdict, said = judge(GOLD, [narrow, wide])
    assert verdict == {"extent": False, "value": True, "days": True, "right": True}
    assert said == "late Monday: 2018-03-26 2018-03-26/2018-03-26"


def test_one_of_several_readings_is_enough() -> None:
    readings = [Answer(10, 20, "2018-03-19", None), Answer(10, 20, "2018-03-26tni", None)]
    assert judge(GOLD, readings)[0] == {"extent": True, "value": True, "days": False, "right": True}


def test_right_days_make_up_for_a_value_in_another_form() -> None:
    assert judge(GOLD, [Answer(10, 20, "Monday", DAY)])[0]["right"]


def test_what_lies_elsewhere_is_no_answer() -> None:
    verdict, said = judge(GOLD, [Answer(20, 30, "2018-03-26", DAY)])
    assert not verdict["right"]
    assert said == "late Monday: not found"


def test_no_days_are_asked_where_the_words_leave_them_open() -> None:
    verdict, _ = judge({**GOLD, "earliest": None, "latest": None}, [Answer(10, 20, "2018-03-26", DAY)])
    assert verdict["days"] is None


def test_the_end_of_a_peers_range_is_no_day_of_it() -> None:
    month = {"timex": "XXXX-05", "type": "daterange", "start": "2018-05-01", "end": "2018-06-01"}
    assert list(read_readings([month])) == [("XXXX-05", ("2018-05-01", "2018-05-31"))]
    days = {"timex": "(XXXX-05-07,XXXX-05-08,P1D)", "type": "daterange", "start": "2018-05-07", "end": "2018-05-08"}
    assert list(read_readings([days]))[1] == ("2018-05-07/2018-05-08", ("2018-05-07", "2018-05-08"))


def test_a_peers_reading_of_one_end_or_none_is_read() -> None:
    before = {"timex": "XXXX-WXX-3T14", "type": "datetimerange", "Mod": "before", "end": "2019-01-09 14:00:00"}
    assert list(read_readings([before])) == [("XXXX-WXX-3T14", ("2019-01-09", "2019-01-09"))]
    assert list(read_readings([{"timex": "P2W", "type": "duration", "value": "1209600"}])) == [("P2W", None)]
