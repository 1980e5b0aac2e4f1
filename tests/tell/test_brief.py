"""The brief as an object."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Records
from secondsource.tell.brief import Brief

from .cases import COUNTS, ECHO_DOC, LEDGER_DOC, MADE_WITH, VISIT_DOC, all_records, one_report, small_case


def test_it_gives_typed_records_in_the_order_of_publication() -> None:
    brief = small_case()
    assert [d.publisher for d in brief.documents] == ["The Herald", "The Ledger", "The Courier", "echo.example"]
    assert [s.label for s in brief.stories] == ["The fire on the Aurora", "A visit to Norland"]
    assert len(brief.statements) == 7
    assert len(brief.problems) == 1


def test_an_undated_report_stands_with_the_date_inferred_for_it_and_the_reasons() -> None:
    document = next(d for d in small_case().documents if d.id == VISIT_DOC.id)
    assert str(document.dct.earliest) == "2021-06-07"
    assert document.dct.basis.startswith("says “on Monday”")


def test_a_copy_points_to_the_report_that_was_published_first() -> None:
    assert small_case().copy_of == {ECHO_DOC.id: LEDGER_DOC.id}


def test_copies_can_be_given() -> None:
    brief = Brief(Records(all_records()), MADE_WITH, COUNTS, copy_of={LEDGER_DOC.id: ECHO_DOC.id})
    assert brief.copy_of == {LEDGER_DOC.id: ECHO_DOC.id}


def test_the_order_in_which_records_come_changes_no_byte() -> None:
    records = all_records()
    expected = small_case()
    for seed in range(5):
        random.Random(seed).shuffle(records)
        brief = Brief(Records(records), MADE_WITH, COUNTS)
        assert brief.to_json() == expected.to_json()
        assert brief.to_html() == expected.to_html()
        assert brief.to_text() == expected.to_text()
        assert brief.to_markdown() == expected.to_markdown()


def test_an_empty_case_makes_a_brief() -> None:
    brief = Brief(Records(), {}, {"offered": 0, "read": 0, "duplicates": 0, "set_aside": 0})
    assert "Nothing to tell" in brief.to_text()
    assert "<h1>" in brief.to_html()
    assert "# Nothing to tell" in brief.to_markdown()
    assert brief.to_dict()["events"] == []


def test_a_notebook_shows_it_in_a_frame_that_runs_nothing() -> None:
    frame = small_case()._repr_html_()
    assert frame.startswith("<iframe")
    assert 'sandbox=""' in frame
    assert "<script" not in frame


@settings(deadline=None, max_examples=60)  # the first brief loads the page's template
@given(st.text(st.characters(), min_size=1, max_size=60))
def test_no_text_breaks_any_form_and_all_can_be_written_as_utf_8(text: str) -> None:
    brief = one_report(text)
    for written in (brief.to_html(), brief.to_text(), brief.to_markdown(), brief.to_json()):
        written.encode("utf-8")


@pytest.mark.parametrize("form", ["to_html", "to_markdown", "to_text"])
def test_where_nothing_is_told_no_words_are_explained(form: str) -> None:
    nothing = Brief(Records(), MADE_WITH, COUNTS)
    for page in (nothing, nothing.timeline(), nothing.list_events()):
        assert "only hedged, conditional" not in getattr(page, form)().lower()
    assert "only hedged, conditional" in " ".join(getattr(small_case(), form)().lower().split())
