"""JSON: which field is the text, which are the facts."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.read.inputs import read_inputs
from secondsource.read.json_reports import find_records, read_record

TEXT = "The harbour was closed on Monday after a crane fell into the water."


@pytest.mark.parametrize("field", ["text", "body", "content", "article", "maintext", "articleBody", "Full-Text"])
def test_the_usual_names_of_the_text_are_known(field):
    assert read_record({field: TEXT, "title": "A crane"}).text == TEXT


def test_paragraphs_in_a_list_are_joined():
    assert read_record({"body": ["One.", "Two."]}).text == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("record", "publisher"),
    [
        ({"source": "The Herald"}, "The Herald"),
        ({"source": {"id": None, "name": "The Herald"}}, "The Herald"),
        ({"host": "www.herald.example"}, "herald.example"),
        ({"site": "https://www.herald.example/"}, "herald.example"),
        ({"outlet": "", "publisher": {"@type": "Organization", "name": "The Herald"}}, "The Herald"),
    ],
)
def test_the_publisher_is_a_name_or_a_host(record, publisher):
    assert read_record({"text": TEXT, **record}).facts.publisher == publisher


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-03-12", date(2020, 3, 12)),
        ("2020-03-12T23:30:00Z", date(2020, 3, 12)),
        ("Thu, 12 Mar 2020 10:00:00 +0100", date(2020, 3, 12)),
        ("12 March 2020", date(2020, 3, 12)),
        ("March 12th, 2020", date(2020, 3, 12)),
        (1584000000, date(2020, 3, 12)),
        (1584000000000, date(2020, 3, 12)),
    ],
)
def test_a_date_is_read_in_the_common_forms(value, day):
    assert read_record({"text": TEXT, "published": value}).facts.dct.earliest == day


@pytest.mark.parametrize(
    ("value", "word"), [("2090-01-01", "future"), ("soon", "could not be read"), ("0000-00-00", "read")]
)
def test_a_date_that_cannot_be_is_left_out_and_named(value, word):
    found = read_record({"text": TEXT, "date": value})
    assert not found.facts.dct.known
    assert word in found.message


def test_authors_in_a_list_are_joined():
    assert (
        read_record({"text": TEXT, "authors": ["Ann Other", {"name": "Bo Third"}]}).facts.byline
        == "Ann Other, Bo Third"
    )


def test_records_may_stand_in_an_envelope():
    assert find_records({"status": "ok", "articles": [{"text": TEXT}]}) == [{"text": TEXT}]
    assert find_records({"text": TEXT, "items": [1]}) is None


def test_a_text_with_markup_is_walked_as_a_page(tmp_path):
    (tmp_path / "a.json").write_text('{"content": "<p>The harbour &amp; the crane.</p><p>It fell.</p>"}')
    assert read_inputs([tmp_path]).documents[0].text == "The harbour & the crane.\n\nIt fell."


def test_the_address_of_a_record_is_its_uri_and_else_its_number(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        f'{{"text": "{TEXT}", "url": "https://herald.example/1"}}\n\n{{"text": "{TEXT} It was old."}}\n'
    )
    assert [document.uri for document in read_inputs([tmp_path]).documents] == ["a.jsonl#3", "https://herald.example/1"]


def test_a_bad_date_is_a_problem_and_the_report_is_read(tmp_path):
    (tmp_path / "a.json").write_text(f'{{"text": "{TEXT}", "date": "2090-01-01"}}')
    intake = read_inputs([tmp_path])
    assert intake.read == 1
    assert "future" in intake.problems[0].message


@pytest.mark.parametrize(
    "record",
    [
        {"uri": "urn:x:1", "headline": "A crane falls", "body_text": TEXT, "versioncreated": "2021-05-04T06:00:00Z"},
        {
            "uri": "urn:x:1",
            "headlines": [{"role": "main", "value": "A crane falls"}],
            "bodies": [
                {"role": "short", "contentType": "text/plain", "value": "A crane fell."},
                {"role": "main", "contentType": "text/html", "value": f"<p>{TEXT}</p><p>{TEXT}</p>"},
            ],
            "firstCreated": "2021-05-04T06:00:00Z",
            "versionCreated": "2021-05-06T06:00:00Z",
        },
    ],
)
def test_ninjs_is_read_in_its_older_and_its_newer_form(record):
    found = read_record(record)
    assert TEXT in found.text
    assert found.facts.title == "A crane falls"
    assert str(found.facts.dct.earliest) == "2021-05-04"


@pytest.mark.parametrize("bodies", [[], [None], [{"value": ""}], [{"value": 3}], [{"contentType": "text/html"}]])
def test_bodies_without_words_hold_no_text(bodies):
    assert read_record({"headline": "A crane falls", "bodies": bodies}) is None


def test_the_records_of_all_known_lists_are_read():
    one, two = {"text": TEXT}, {"text": f"{TEXT} Again."}
    assert find_records({"articles": [one], "news": [two, {}], "items": ["a tag"]}) == [one, two, {}]
    assert find_records({"articles": [], "news": [two]}) == [two]
    assert find_records({"articles": []}) == []


def test_texts_within_a_record_that_has_one_itself_are_counted():
    found = read_record({"text": TEXT, "items": [{"text": TEXT}, {"text": TEXT}, {"id": 3}]})
    assert found.text == TEXT
    assert found.message == "further texts within the record were left out: 2 in its field 'items'"
    assert read_record({"text": TEXT, "items": [{"id": 3}]}).message == ""
