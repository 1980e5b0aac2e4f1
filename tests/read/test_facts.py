"""Facts: what the carrier knows, what the report shows, what the address tells."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.model import Interval
from secondsource.read.facts import Facts


def _day(number):
    return Interval(date(2020, 3, number), date(2020, 3, number), "given")


def test_what_is_given_stays_and_what_is_missing_is_completed():
    merged = Facts(publisher="The Herald", dct=_day(4)).merge(
        Facts(publisher="X", title="Cranes", dct=_day(5), time="t")
    )
    assert (merged.publisher, merged.title, merged.dct.earliest, merged.time) == (
        "The Herald",
        "Cranes",
        date(2020, 3, 4),
        "",
    )


@pytest.mark.parametrize(
    ("facts", "uri", "publisher", "family"),
    [
        (Facts(), "https://edition.cnn.com/x", "CNN", "Warner Bros. Discovery"),
        (Facts(publisher="Kansas City Star"), "a.txt", "Kansas City Star", "McClatchy"),
        (Facts(publisher="BBC Sport"), "https://www.bbc.co.uk/x", "BBC Sport", ""),
        (Facts(publisher="Guardian Sport"), "https://www.theguardian.com/x", "Guardian Sport", "Guardian Media Group"),
        (Facts(), "https://herald.example/x", "herald.example", ""),
        (Facts(), "reports/a.txt", "a.txt", ""),
    ],
)
def test_a_publisher_gets_its_usual_name_and_its_family(facts, uri, publisher, family):
    found = facts.complete(uri)
    assert (found.publisher, found.family) == (publisher, family)


def test_the_basis_keeps_the_name_as_written():
    assert (
        "CNN International"
        in Facts(publisher="CNN International", publisher_basis="given").complete("a").publisher_basis
    )


def test_a_day_in_the_address_dates_a_report_and_decides_between_two_days():
    assert Facts().complete("https://herald.example/2020/03/04/x").time == "2020-03-04"
    either = Facts(published="03/04/2020").read_published()
    assert either.complete("https://herald.example/2020/april/03/x").dct.earliest == date(2020, 4, 3)


def test_a_published_time_is_kept_with_its_zone():
    assert Facts(published="2018-03-27T14:05+09:00").read_published().time == "2018-03-27T14:05+09:00"


def test_a_report_is_not_younger_than_its_capture():
    found = Facts(captured=_day(5)).complete("a.html").dct
    assert (found.earliest, found.latest) == (None, date(2020, 3, 5))


def test_a_date_in_the_future_and_an_update_before_the_publication_are_dropped():
    assert not Facts(published="2190-01-01").read_published().complete("a").dct.known
    assert not Facts(dct=_day(4), updated=_day(3)).complete("a").updated.known


def test_a_byline_is_cleaned_and_its_agency_told():
    found = Facts(byline="By ANN OTHER, AP").complete("a")
    assert (found.byline, found.agency) == ("Ann Other", "Associated Press")


def test_a_date_in_the_name_of_a_file_is_told_as_such():
    assert Facts().complete("wire-2019-08-14.txt").dct.basis == "date in the file's name"
    assert Facts().complete("https://herald.example/2019/08/14/ferry").dct.basis == "date in the address"


@pytest.mark.parametrize("byline", ["Associated Press", "by: The Associated Press", "AP"])
def test_an_agency_that_signs_is_the_agency_and_no_person(byline):
    facts = Facts(publisher="The Lisk Herald", byline=byline).complete("a.txt")
    assert (facts.byline, facts.agency) == ("", "Associated Press")
