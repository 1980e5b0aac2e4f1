"""Plain text: blocks and their kinds, and what the text says about itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.read.plain import Facts, read_text

CASES = Path(__file__).parent.parent / "cases" / "regions.txt"


def load_cases():
    """Each case as its name, its text and its blocks (kind, later, text)."""
    for part in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, *lines = part.splitlines()
        text, blocks = "", []
        for line in lines:
            mark, _, words = line.partition("> ")
            if not line.strip():
                text += "\n"
            elif mark == "+":
                text = text.rstrip("\n") + "\n" + words + "\n"
                blocks[-1][2] += "\n" + words
            else:
                glued = mark.endswith(">")
                kind, _, later = mark.rstrip(">").partition(" ")
                text = text.rstrip("\n") if glued else text
                text += words + "\n"
                blocks.append([kind, bool(later), words])
        yield pytest.param(text, blocks, id=name)


@pytest.mark.parametrize(("text", "blocks"), list(load_cases()))
def test_each_block_gets_its_kind(text, blocks):
    document, regions = read_text(text, "case.txt")
    found = [[region.kind, region.later, document.text[region.start : region.stop]] for region in regions]
    assert found == blocks


def report(*lines: str) -> str:
    body = (
        "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.",
        "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour of Lisk.",
    )
    return "\n\n".join([*lines, *body])


@pytest.mark.parametrize(
    ("lines", "publisher", "basis"),
    [
        (("• Bloomberg",), "Bloomberg", "line"),
        (("A crane falls", "Re-Blogged From Harbour Watch"), "Harbour Watch", "line"),
        (
            ("The Lisk Observer", "Home | Harbour | Letters", "Crane falls into harbour of Lisk"),
            "The Lisk Observer",
            "first line",
        ),
        (("THE LISK TIMES", "Crane falls into harbour of Lisk"), "The Lisk Times", "first line"),
        (("A crane falls into the harbour",), "report.txt", "file name"),
    ],
)
def test_the_publisher_is_read_from_what_the_text_shows(lines, publisher, basis):
    document, _ = read_text(report(*lines), "report.txt")
    assert document.publisher == publisher
    assert basis in document.publisher_basis


def test_a_teaser_heading_names_the_publisher_only_if_it_names_a_medium():
    medium, _ = read_text(report() + "\n\nMore from Lisk Harbour Media\n\nA goat is missing.", "a.txt")
    topic, _ = read_text(report() + "\n\nMore from the harbour\n\nA goat is missing.", "a.txt")
    assert (medium.publisher, topic.publisher) == ("Lisk Harbour Media", "a.txt")


def test_an_agency_in_the_dateline_is_the_publisher_of_a_text_without_another():
    text = "LISK, May 3 (Reuters) - The harbour of Lisk was closed on Monday after a crane fell into the water."
    document, _ = read_text(text, "a.txt")
    assert document.publisher == "Reuters"


def test_the_host_of_the_address_is_the_publisher_before_the_file_name():
    document, _ = read_text(report(), "a.txt", Facts(url="https://www.lisk-news.example/2020/05/16/crane"))
    assert (document.publisher, document.uri) == ("lisk-news.example", "https://www.lisk-news.example/2020/05/16/crane")
    assert document.dct.earliest == date(2020, 5, 16)
    assert "address" in document.dct.basis


def test_given_facts_win_over_those_of_the_text():
    facts = Facts(publisher="Given Post", title="Given title", byline="Given Name", published="2020-05-17")
    text = report("The Lisk Observer", "Crane falls into harbour of Lisk", "By Ann Other", "Published: 3 May 2019")
    document, _ = read_text(text, "a.txt", facts)
    assert (document.publisher, document.title, document.byline) == ("Given Post", "Given title", "Given Name")
    assert document.dct.earliest == date(2020, 5, 17)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 3 May 2019", date(2019, 5, 3)),
        ("Published 10:15 p.m. ET, Monday, May 3, 2021", date(2021, 5, 3)),
        ("May 3, 2021", date(2021, 5, 3)),
        ("Last updated 2021-05-04", date(2021, 5, 4)),
    ],
)
def test_a_line_of_publication_dates_the_report(line, day):
    document, _ = read_text(report("Crane falls into harbour of Lisk", line), "a.txt")
    assert (document.dct.earliest, document.dct.latest) == (day, day)


def test_a_date_within_a_sentence_does_not_date_the_report():
    document, _ = read_text(report("Crane falls") + " The crane was built on 3 May 1990.", "a.txt")
    assert not document.dct.known


def test_the_title_is_the_headline_and_the_byline_the_name_after_by():
    document, _ = read_text(report("Crane falls into harbour of Lisk", "By Ann Other"), "a.txt")
    assert (document.title, document.byline) == ("Crane falls into harbour of Lisk", "Ann Other")


def test_a_title_that_is_a_question_is_a_headline():
    document, regions = read_text(report("Why did the crane fall into the harbour?"), "a.txt")
    assert (regions[0].kind, document.title) == ("headline", "Why did the crane fall into the harbour?")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400) | st.text(alphabet='ab.,"“”()/| \n\t\r\x0b\u2028•A', max_size=600))
def test_regions_quote_the_text_in_order_whatever_the_text_is(text):
    document, regions = read_text(text, "any.txt")
    assert document.text == text
    stops = [0, *(region.stop for region in regions)]
    assert all(stop <= region.start for stop, region in zip(stops, regions, strict=False))
    pieces = [text[region.start : region.stop] for region in regions]
    assert all(piece and piece == piece.strip() for piece in pieces)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab.A \n", max_size=300))
def test_every_word_lies_in_a_region(text):
    _, regions = read_text(text, "any.txt")
    covered = {n for region in regions for n in range(region.start, region.stop)}
    assert all(n in covered for n, letter in enumerate(text) if not letter.isspace())


HARBOUR = (
    "LISK, May 14 - The harbour of Lisk was closed on Monday after a crane fell into the water, its master said.\n\n"
    "Nobody was hurt, but two ships cannot leave the harbour until the crane is lifted, she said.\n"
)


@pytest.mark.parametrize("line", ["The Lisk Observer", "The Lisk Observer, 14 May 2018"])
def test_a_name_of_a_paper_by_the_title_is_the_publisher_and_signs_nothing(line):
    document, regions = read_text(f"Crane falls into harbour of Lisk\n\n{line}\n\n{HARBOUR}", "a.txt")
    assert (document.publisher, document.byline) == ("The Lisk Observer", "")
    assert document.title == "Crane falls into harbour of Lisk"
    assert [region.kind for region in regions].count("headline") == 1


def test_an_agency_that_owns_the_text_is_no_publisher_where_another_is_named():
    foot = "\nCopyright 2018 The Associated Press. All rights reserved. This material may not be published.\n\n"
    text = f"Crane falls into harbour of Lisk\n\n{HARBOUR}{foot}More from Lisk News 7\n"
    document, _ = read_text(text, "a.txt")
    assert (document.publisher, document.agency) == ("Lisk News 7", "Associated Press")


def test_a_line_that_tells_only_an_update_tells_no_time_of_publication():
    text = f"Crane falls into harbour of Lisk\n\nUpdated: 14 May 2018, 21:14 GMT\n\n{HARBOUR}"
    document, _ = read_text(text, "a.txt")
    assert document.published == ""
    assert document.dct.basis.endswith("the latest version")
    assert document.updated.known
