"""The timeline of a case: what stands where, in every form, and that nothing is lost."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

import secondsource as ss
from secondsource.model import Interval
from secondsource.tell.case_timeline import CaseTimeline
from secondsource.tell.evidence import check_evidence
from secondsource.tell.timeline_page import choose_axis, draw_bars
from secondsource.tell.timeline_view import fold_entries

from .cases import one_report, small_case

SCHEMA = json.loads(resources.files("secondsource.tell").joinpath("data/timeline.schema.json").read_text("utf-8"))

REPORTS = {
    "a.json": (
        "The Herald",
        "2021-05-05",
        "The ferry Aurora caught fire off Port Marlow on Tuesday, the coast guard said.\n\nThe mayor, Ana Brook, will "
        "meet the families on Friday. The Aurora had crashed into a pier in 2019.",
    ),
    "b.json": (
        "The Ledger",
        "2021-05-06",
        "Fourteen people died on Tuesday in the fire on the ferry Aurora off Port Marlow, according to the Coastal "
        "News Agency.\n\nThe ferry left Estport on May 3. The inspectors, who know the ship, were asked to wait.",
    ),
    "c.json": (
        "Radio Marlow",
        "2021-05-20",
        "An inquiry into the fire of May 4 began on Wednesday. The fire of May 4 killed fourteen people, the coast "
        "guard said.\n\nPolice arrested the captain of the Aurora. On May 11 the flags on the pier hung at half-mast.",
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("reports")
    for name, (publisher, day, text) in REPORTS.items():
        report = {"publisher": publisher, "published": day, "title": f"Report of {publisher}", "text": text}
        (path / name).write_text(json.dumps(report), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def brief(folder):
    return ss.brief([folder], workers=0)


def days_of(timeline: CaseTimeline) -> list[str | None]:
    return [entry["days"]["earliest"] for entry in timeline.to_dict()["entries"]]


def test_events_stand_by_their_own_time_and_not_by_that_of_the_report(brief):
    days = days_of(brief.timeline())
    assert days == sorted(days)
    assert list(dict.fromkeys(days))[:3] == ["2019-01-01", "2021-05-03", "2021-05-04"]


def test_json_follows_its_schema_and_each_span_quotes_its_report(brief):
    told = json.loads(brief.timeline().to_json())
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert check_evidence(told, {document.id: document.text for document in brief.documents}) == []
    assert all(entry["evidence"] for entry in told["entries"])


@pytest.mark.parametrize("key", ["days", "status", "origins", "evidence", "label"])
def test_an_entry_without_one_of_its_keys_fails_the_schema(brief, key):
    told = brief.timeline().to_dict()
    del told["entries"][0][key]
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(told)


def test_every_event_of_the_brief_is_in_the_timeline_once(brief):
    told = brief.timeline().to_dict()
    events = [entry["event"] for entry in told["entries"] + told["undated"] if entry["event"]]
    assert sorted(events) == sorted(event.id for event in brief.events)
    assert told["left_out"] == 0


def test_the_fire_is_one_entry_with_its_origins_and_the_way_its_day_was_read(brief):
    fire = next(e for e in brief.timeline().to_dict()["entries"] if e["label"].startswith("Fire"))
    assert fire["days"]["earliest"] == fire["days"]["latest"] == "2021-05-04"
    assert fire["origins"]["at_least"] == 2  # Radio Marlow has it from some office, and the coast guard is one
    bases = {evidence["basis"] for evidence in fire["evidence"]}
    assert "“Tuesday” in The Herald, counted from 5 May 2021" in bases
    times = {evidence["time"]["text"] for evidence in fire["evidence"] if evidence["time"]}
    assert "Tuesday" in times


def test_a_day_on_which_no_event_was_recognised_is_told_in_the_words_that_name_it(brief):
    named = [entry for entry in brief.timeline().to_dict()["entries"] if entry["kind"] == "day"]
    assert [(entry["label"], entry["status"]) for entry in named] == [
        ("On May 11 the flags on the pier hung at half-mast.", None)
    ]


def test_an_event_without_a_day_was_no_later_than_the_first_report_that_tells_it_as_a_fact(brief):
    arrest = next(entry for entry in brief.timeline().to_dict()["undated"] if entry["label"].startswith("Arrest"))
    assert arrest["days"] == {
        "earliest": None,
        "latest": "2021-05-20",
        "basis": "told as a fact by Radio Marlow, 20 May 2021",
    }
    assert "Police arrested the captain of the Aurora” (by 20 May 2021)" in brief.timeline().to_text(120)


def test_what_was_to_come_when_it_was_told_is_marked(brief):
    expected = [entry["label"] for entry in brief.timeline().to_dict()["entries"] if entry["expected"]]
    assert expected == ["Meet: Ana Brook"]
    assert "told before the day" in brief.timeline().to_text()


def test_a_period_leaves_out_what_cannot_lie_in_it_and_counts_it(brief):
    told = brief.timeline(date(2021, 5, 4), date(2021, 5, 7)).to_dict()
    everything = brief.timeline().to_dict()
    assert set(days_of(brief.timeline(date(2021, 5, 4), date(2021, 5, 7)))) == {"2021-05-04", "2021-05-07"}
    assert len(told["entries"]) + told["left_out"] == len(everything["entries"])
    assert told["undated"] == everything["undated"]


def test_the_day_that_matters_most_is_the_one_that_reports_keep_naming(brief):
    assert set(days_of(brief.timeline(top=1))) == {"2021-05-04"}
    weights = {day["day"]: day["weight"] for day in brief.timeline().to_dict()["days"]}
    assert max(weights, key=lambda day: weights[day]) == "2021-05-04"


def test_the_days_that_matter_are_shown_in_the_order_of_time(brief):
    days = days_of(brief.timeline(top=3))
    assert days == sorted(days)
    assert len(set(days)) == 3


def test_a_period_in_which_nothing_lies_says_so(brief):
    empty = brief.timeline(date(1950, 1, 1), date(1950, 12, 31))
    assert empty.to_dict()["entries"] == []
    assert "Nothing is dated to this time" in empty.to_text()
    assert "Nothing is dated to this time" in empty.to_html()


def test_the_order_of_the_reports_makes_no_difference(folder, brief):
    files = sorted(folder.iterdir(), reverse=True)
    again = ss.brief(files, workers=0).timeline(top=3)
    once = brief.timeline(top=3)
    assert (again.to_json(), again.to_html(), again.to_text()) == (once.to_json(), once.to_html(), once.to_text())


def test_what_the_same_sentence_tells_stands_under_one_entry_on_the_page_and_is_whole_in_json(brief):
    timeline = brief.timeline()
    for dates in timeline.view.dates:
        for moment in dates.moments:
            assert fold_entries([moment.entry, *moment.parts])[0] == moment
    entries = [entry for dates in timeline.view.dates for entry in dates.entries]
    assert len(entries) == len(timeline.to_dict()["entries"])


def test_no_event_is_put_under_a_day_that_is_only_named(brief):
    moments = [moment for dates in brief.timeline().view.dates for moment in dates.moments]
    assert all(moment.entry.event for moment in moments if moment.parts)
    day = replace(next(m.entry for m in moments if m.entry.event), event="", status="")
    event = next(m.entry for m in moments if m.entry.event)
    assert [moment.parts for moment in fold_entries([day, event])] == [(), ()]


def test_the_page_asks_for_nothing_and_each_link_leads_to_a_place_on_it(brief):
    page = brief.timeline().to_html()
    assert "<script" not in page
    assert "default-src 'none'" in page
    places = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places
    assert not re.findall(r'(?:href|src)="(?!#)', page)


def test_the_page_draws_each_date_on_one_axis(brief):
    bars = re.findall(r'style="left:([\d.]+)%;width:([\d.]+)%"', brief.timeline().to_html())
    assert len(bars) == len(brief.timeline().view.dates)
    assert all(0 <= float(left) <= 100 and float(left) + float(width) <= 100.5 for left, width in bars)


def test_one_look_back_does_not_stretch_the_axis(brief):
    view = brief.timeline().view
    axis = choose_axis([entry for dates in view.dates for entry in dates.entries], view)
    assert (axis.earliest, axis.latest) == (date(2021, 5, 3), date(2021, 5, 19))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_days_at_the_ends_of_the_calendar_break_nothing(day):
    timeline = small_case().timeline(day, day)
    assert timeline.to_html()
    view = replace(small_case().timeline().view, written=Interval(day, day))
    entries = [entry for dates in view.dates for entry in dates.entries]
    edge = replace(entries[0] if entries else view.undated[0], days=Interval(day, day), dated=True)
    assert choose_axis([edge], view) == Interval(day, day)
    assert draw_bars([edge], choose_axis([edge], view))[1]


def test_the_axis_is_the_period_that_was_asked_for(brief):
    view = brief.timeline(date(2019, 1, 1), date(2021, 12, 31)).view
    assert choose_axis([], view) == view.asked.period


@pytest.mark.parametrize("text", ["<script>alert(1)</script> on Monday", "**[x](http://e.vil)** \u202eevil", "\ud800"])
def test_what_a_report_says_stays_text(text):
    timeline = one_report(text).timeline()
    assert "<script>" not in timeline.to_html()
    assert "\u202e" not in timeline.to_html() + timeline.to_text() + timeline.to_markdown() + timeline.to_json()
    assert "**[x]" not in timeline.to_markdown()


def test_a_case_without_times_has_only_events_without_a_day():
    told = small_case().timeline().to_dict()
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert len(told["entries"]) + len(told["undated"]) >= len(small_case().events)


def test_text_names_the_report_and_the_characters_of_the_words(brief):
    text = brief.timeline().to_text(120)
    found = re.search(
        r"“May 3” in The Ledger, its year taken from 6 May 2021 \(report 2, characters (\d+)–(\d+)\)", text
    )
    assert found
    ledger = brief.documents[1]
    assert ledger.text[int(found[1]) : int(found[2])] == "The ferry left Estport on May 3."


def test_a_terminal_gets_the_same_words(brief):
    console = Console(file=io.StringIO(), width=100)
    brief.timeline().print(console)
    printed = console.file.getvalue()
    assert printed.split() == brief.timeline().to_text(100).split()


def test_the_examples_quote_their_reports_to_the_character():
    examples = Path(__file__).parents[2] / "examples" / "two-fires"
    brief = ss.brief([examples], workers=0)
    told = json.loads(brief.timeline().to_json())
    assert told["entries"]
    assert check_evidence(told, {document.id: document.text for document in brief.documents}) == []
