"""The events of a case, each once: what is listed, what was left out, and that every form says the same."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources

import jsonschema
import pytest

from secondsource.model import Records
from secondsource.tell.brief import Brief
from secondsource.tell.evidence import check_evidence
from tests.tell.cases import COUNTS, MADE_WITH, one_report, small_case

EVIL = '=cmd|"/C calc"!A0\x1b[31m\u202e<script>alert(1)</script>'


@pytest.fixture(scope="module")
def case() -> Brief:
    return small_case()


def schema():
    return json.loads(resources.files("secondsource.tell").joinpath("data/events.schema.json").read_text("utf-8"))


def test_every_event_of_the_case_is_listed_once_whatever_the_number_of_its_mentions(case):
    listed = [sheet.event.id for sheet in case.list_events().view.sheets]
    assert sorted(listed) == sorted(event.id for event in case.events)
    assert any(len(event.mentions) > 1 for event in case.events)


def test_the_json_fits_its_schema_and_every_span_quotes_its_document(case):
    told = json.loads(case.list_events().to_json())
    jsonschema.validate(told, schema())
    assert check_evidence(told, {document.id: document.text for document in case.documents}) == []


def test_each_mention_has_its_words_and_its_chain(case):
    for event in case.list_events().to_dict()["events"]:
        assert event["mentions"]
        for mention in event["mentions"]:
            assert mention["text"] in mention["words"]["text"]
            assert mention["chain"]


def test_what_most_reports_tell_stands_first(case):
    numbers = [sheet.standing.documents for sheet in case.list_events().view.sheets]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize("form", ["to_text", "to_markdown", "to_html"])
def test_every_form_says_what_an_event_is_and_how_it_stands(case, form):
    told = getattr(case.list_events(), form)()
    for word in ("type: ", "when: ", "told as: ", "credibility ", "what the words mean"):
        assert word in told.lower()


@pytest.mark.parametrize(
    "wanted",
    [
        {"types": ["SPORT"]},
        {"statuses": ["superseded"]},
        {"first": date(1950, 1, 1), "last": date(1950, 12, 31)},
    ],
)
def test_what_was_not_asked_for_is_left_out_and_counted(case, wanted):
    listed = case.list_events(**wanted)
    assert listed.view.sheets == ()
    assert listed.view.left_out == len(case.events)
    assert f"{len(case.events)} events left out" in listed.to_text()


def test_an_event_without_a_day_lies_in_no_period_and_is_counted(case):
    undated = sum(not event.time.known for event in case.events)
    listed = case.list_events(first=date(1900, 1, 1))
    assert listed.view.undated == undated
    assert all(sheet.event.time.known for sheet in listed.view.sheets)


def test_the_top_events_are_the_first_ones_of_all(case):
    every = [sheet.event.id for sheet in case.list_events().view.sheets]
    assert [sheet.event.id for sheet in case.list_events(top=1).view.sheets] == every[:1]


def test_a_case_without_events_says_so_and_explains_nothing():
    listed = Brief(Records(), MADE_WITH, COUNTS).list_events()
    assert "No event was found." in listed.to_text()
    assert "WHAT THE WORDS MEAN" not in listed.to_text()
    jsonschema.validate(listed.to_dict(), schema())


@pytest.mark.parametrize("form", ["to_text", "to_markdown", "to_html", "to_json"])
def test_nothing_in_a_report_can_run_hide_or_write_to_the_terminal(form):
    told = getattr(one_report(EVIL).list_events(), form)()
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "<script>" not in told or form in ("to_text", "to_json")
