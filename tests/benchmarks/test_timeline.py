"""The measure of the days of timelines."""

from datetime import date

import pytest

from benchmarks.timeline import Report, count_publications, is_full, score_all


def reports(*days: int) -> list[Report]:
    return [Report("dam", date(2021, 3, day), ()) for day in days]


def reference(*days: int, topic: str = "dam", name: str = "herald") -> dict:
    return {"topic": topic, "timeline": name, "dates": {f"2021-03-{day:02d}": [""] for day in days}}


def test_as_many_days_are_chosen_as_the_reference_has():
    told = score_all([reference(1, 3, 5)], reports(1, 1, 1, 3, 3, 2), count_publications)
    assert told["each"] == {"herald": pytest.approx(2 / 3, abs=1e-4)}


def test_reports_from_outside_of_the_range_do_not_count():
    assert score_all([reference(3, 5)], reports(3, 4, 5, 5, 9, 9, 9), count_publications)["date_f1"] == 1.0


def test_timelines_count_one_each_and_topics_are_told_apart():
    told = score_all(
        [reference(1, 3), reference(1, 2, name="ledger"), reference(1, 2, topic="ferry", name="daily")],
        reports(1, 3),
        count_publications,
    )
    assert told["topics"] == {"dam": pytest.approx((1 + 2 / 3) / 2, abs=1e-4), "ferry": 0.0}
    assert told["date_f1"] == pytest.approx((1 + 2 / 3) / 3, abs=1e-4)


@pytest.mark.parametrize(("days", "full"), [((1, 2, 3), True), ((1, 3), False), ((4,), True)])
def test_a_timeline_with_every_day_of_its_range_can_tell_nothing(days, full):
    assert is_full({date(2021, 3, day) for day in days}) is full
