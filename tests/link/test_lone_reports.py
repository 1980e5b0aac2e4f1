"""One undated report alone: bounds that it names itself, and no end where nothing is known of later years."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.extract.times import find_times
from secondsource.link.chronology import settle_tenses
from secondsource.link.dating import date_reports
from secondsource.link.narrowing import TERMS
from secondsource.link.offices import latest_known
from secondsource.model import Dating, Document, Region
from secondsource.parse.english import parse_document


def infer(text: str) -> Dating | None:
    document = Document(uri="a.txt", publisher="A", text=text, lang="en")
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    times = settle_tenses(list(find_times(document, parse)))
    return next(iter(date_reports([document], list(times.values()), ())), None)


def test_offices_bound_a_report_that_names_no_year() -> None:
    dating = infer("President Barack Obama met Prime Minister David Cameron and President Nicolas Sarkozy.")
    assert dating is not None
    assert dating.interval.earliest is not None
    assert date(2010, 1, 1) < dating.interval.earliest < date(2010, 6, 1)
    assert dating.interval.latest is not None
    assert date(2012, 5, 1) < dating.interval.latest < date(2018, 1, 1)
    assert TERMS in dating.reasons


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1997 and has stood since.",
        "The bridge was built in 2011. It will be closed in April, and it was open on March 26.",
        "President Xi Jinping opened the bridge on March 26.",
    ],
)
def test_an_old_year_gives_no_end(text: str) -> None:
    dating = infer(text)
    assert dating is not None
    assert dating.interval.earliest is not None
    assert dating.interval.latest is None


def test_no_interval_of_years_ends_after_what_is_known() -> None:
    for year in (1950, 1990, 2010, 2020, latest_known().year):
        dating = infer(f"The bridge was built in {year} and opened on May 3. Trains came in April.")
        assert dating is not None
        first, last = dating.interval.earliest, dating.interval.latest
        assert last is None or first is None or (last - first).days <= 366 or last <= latest_known()


def test_a_report_without_any_year_or_office_has_no_day() -> None:
    dating = infer("The bridge was built last year, and it was opened in March.")
    assert dating is None or not dating.interval.known
