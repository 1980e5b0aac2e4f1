"""How the benchmark of dating hides dates and scores intervals."""

from datetime import date

import pytest

from benchmarks.dating import Case, in_learned_half, name_evidence, read_cases, score, width
from secondsource.model import UNKNOWN_TIME, Interval


def case(text: str, day: str = "2015-05-04", **more: str) -> Case:
    [found] = read_cases([{"doc_id": "d1", "dct": day, "title": "", "text": text, **more}])
    return found


def days(first: str, last: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


def test_the_date_of_a_report_is_hidden() -> None:
    assert case("The barge sank off the pier.").document.dct == UNKNOWN_TIME


def test_the_date_that_the_reader_finds_in_the_text_is_hidden_too() -> None:
    found = case("Posted: Monday, May 4, 2015 8:20 AM EST\n\nThe barge sank off the pier on Sunday.")
    assert found.document.dct == UNKNOWN_TIME


@pytest.mark.parametrize("row", [{"text": "It sank."}, {"dct": "2015", "text": "It sank."}, {"dct": "2015-05-04"}])
def test_a_row_without_a_date_or_text_is_left_out(row: dict[str, str]) -> None:
    assert list(read_cases([row])) == []


def test_reports_of_one_incident_are_of_one_half() -> None:
    assert in_learned_half("7") == in_learned_half("7")
    assert len({in_learned_half(str(key)) for key in range(20)}) == 2


def test_tokenised_text_is_read_as_it_was_printed() -> None:
    assert "(Reuters)" in case("OSLO -LRB- Reuters -RRB- -- The barge sank .", topic="barge").document.text


def test_a_day_in_full_at_the_head_or_after_posted_is_a_header() -> None:
    text = "The barge sank on May 2, 2015. " + "It lay low. " * 40 + "Gone since May 3, 2015. Updated: May 4, 2015"
    found = case(text)
    assert [found.in_header(time) for time in found.times if time.form.startswith("2015-")] == [True, False, True]


def test_an_open_interval_is_endless() -> None:
    assert width(Interval(date(2015, 5, 4), None)) == float("inf")
    assert width(days("2015-05-04", "2015-05-04")) == 1


def test_only_intervals_of_a_month_are_answers() -> None:
    found = case("The barge sank.")
    scored = score(
        [
            (found, days("2015-05-01", "2015-05-07")),
            (found, days("2015-05-05", "2015-05-09")),
            (found, days("2015-01-01", "2015-12-31")),
            (found, UNKNOWN_TIME),
        ]
    )
    assert scored["contains"] == 0.5
    assert scored["median_width_days"] == 6
    assert scored["answered"] == 0.5
    assert scored["wider"] == {"count": 1, "contains": 1.0}


def test_the_score_of_nothing_is_nothing() -> None:
    assert score([])["contains"] is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The barge sank.", "6"),
        ("The barge of 1998 sank.", "5"),
        ("The barge sank on May 4 off the pier.", "4"),
        ("The barge sank on Monday, May 4, off the pier.", "3"),
        ("The barge sank on May 4, 2015, off the pier.", "1"),
    ],
)
def test_evidence_is_told_by_its_strongest_kind(text: str, kind: str) -> None:
    assert name_evidence(case(text))[0] == kind
