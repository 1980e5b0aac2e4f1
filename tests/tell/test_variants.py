"""The versions of a quotation stand side by side, with what each did to the words."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from secondsource.model import ChainLink, Document, Quotation, Records, Region, Span, Statement
from secondsource.tell.brief import Brief
from secondsource.tell.evidence import check_evidence

FULL = "We checked the valves in March, we checked them again in May because the gauge was faulty, and both held."
CUT = "We checked the valves in March ... and both held."


def brief_of(*versions: str) -> Brief:
    """One report a version, each with nothing but the quotation of Lars Quist."""
    records = Records()
    statements = []
    for number, version in enumerate(versions):
        text = f"“{version}” Lars Quist said."
        document = Document(uri=f"file:///{number}", publisher=f"Paper {number}", text=text, lang="en")
        chain = (ChainLink(document.publisher, "publisher"), ChainLink("Lars Quist", "named_person"))
        said = Statement(doc=document.id, content=(Span(1, 1 + len(version)),), chain=chain, quote_type="direct")
        records.extend([document, Region(doc=document.id, start=0, stop=len(text), kind="body"), said])
        statements.append(said.id)
    records.add(Quotation(statements=tuple(statements)))
    return Brief(records, {}, {"offered": len(versions), "read": len(versions), "duplicates": 0, "set_aside": 0})


def variants_of(brief: Brief) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = brief.to_dict()["quotations"][0]["variants"]
    return found


def test_the_fullest_version_comes_first_and_the_rest_is_compared_with_it() -> None:
    found = variants_of(brief_of(CUT, FULL))
    assert [item["compared_with"] for item in found] == [None, found[0]["statement"]]
    assert [item["manners"] for item in found] == [[], ["cut"]]


def test_each_place_that_differs_quotes_both_reports() -> None:
    brief = brief_of(FULL, CUT)
    (place,) = variants_of(brief)[1]["differs"]
    assert [span["text"] for span in place["there"]] == ["we checked them again in May because the gauge was faulty"]
    assert place["dotted"] is True
    assert check_evidence(brief.to_dict(), {item.id: item.text for item in brief.documents}) == []


def test_the_same_words_in_several_reports_stand_once_with_their_number() -> None:
    (view,) = brief_of(FULL, CUT, FULL).outline.stories[0].quotations
    assert [version.also for version in view.variants] == [1, 0]


def test_words_that_are_the_same_in_all_reports_are_no_versions() -> None:
    assert brief_of(FULL, FULL).outline.stories[0].quotations == ()


def test_the_page_strikes_out_what_was_cut_and_underlines_other_words() -> None:
    page = html.unescape(brief_of(FULL, CUT, FULL.replace("gauge", "pump")).to_html())
    struck = re.findall(r"<del[^>]*>(.*?)</del>", page)
    assert struck == ["we checked them again in May because the gauge was faulty", "gauge"]
    assert re.findall(r'<ins class="(\w+)">(.*?)</ins>', page) == [("reworded", "pump")]


@pytest.mark.parametrize("form", ["to_text", "to_markdown"])
def test_text_says_in_words_what_differs(form: str) -> None:
    told = " ".join(getattr(brief_of(FULL, CUT), form)().split())
    assert "cut: without “we checked them again in May because the gauge was faulty”" in told


def test_a_number_that_was_changed_is_called_altered() -> None:
    (view,) = (
        brief_of(FULL.replace("March", "9 cases"), FULL.replace("March", "90 cases")).outline.stories[0].quotations
    )
    assert [version.altered for version in view.variants] == [False, True]


def test_a_statement_that_copies_repeat_stands_once_with_their_number() -> None:
    (voice,) = (voice for voice in brief_of(FULL, FULL, FULL).outline.stories[0].voices if voice.name == "Lars Quist")
    assert [line.also for line in voice.testimonies] == [2]
