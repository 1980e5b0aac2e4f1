"""What was read is shown report by report: what is known of each, its regions, and the account of all inputs."""

import io
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from secondsource.model import Document, Interval, Original, Problem, Region, RegionKind
from secondsource.read.inputs import Intake, read_inputs
from secondsource.tell.reading import print_reading, to_text

TEXT = "Menu   Sport\nCrane falls into the harbour\nA crane fell\non Monday.\nCorrection: it was Tuesday."
KINDS: tuple[RegionKind, ...] = ("navigation", "headline", "body", "editors_note")
SPANS = ((0, 12), (13, 41), (42, 65), (66, 93))


def day(text: str, basis: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text), basis)


def intake(text: str = TEXT, spans: tuple[tuple[int, int], ...] = SPANS, **known: object) -> Intake:
    facts: dict[str, object] = {
        "uri": "a.html",
        "publisher": "The Herald",
        "publisher_basis": "og:site_name",
        "title": "Crane falls",
        "lang": "en",
        "dct": day("2021-05-04", "JSON-LD datePublished"),
        "published": "2021-05-04T06:00+02:00",
        "updated": day("2021-05-05", "JSON-LD dateModified"),
        "agency": "Reuters",
        "family": "Harbour Group",
        **known,
    }
    document = Document(text=text, **facts)  # type: ignore[arg-type]
    regions = [
        Region(doc=document.id, start=start, stop=stop, kind=kind, later=kind == "editors_note")
        for (start, stop), kind in zip(spans, KINDS, strict=False)
    ]
    payload: dict[str, Any] = {"media_type": "text/html", "encoding": "cp1252", "size": 2048, "sha256": "ab" * 32}
    original = Original(doc=document.id, where="all.zip", part="a.html", **payload)
    note = Problem(doc=document.id, where="all.zip/a.html", message="it is not UTF-8: decoded as cp1252; it was read")
    aside = Problem(where="b.txt", message="it is empty; set aside")
    return Intake((document,), tuple(regions), (original,), (note, aside), 3, 1, 1, 1)


def screen(shown: Intake, width: int = 60) -> str:
    buffer = io.StringIO()
    print_reading(shown, Console(file=buffer, force_terminal=True, width=width, color_system="standard"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "report 1 of 1: all.zip/a.html",
        "title: Crane falls",
        "publisher: The Herald (og:site_name); belongs to Harbour Group",
        "agency: Reuters",
        "published: 4 May 2021, 2021-05-04T06:00+02:00 (JSON-LD datePublished)",
        "updated: 5 May 2021 (JSON-LD dateModified)",
        "language: en",
        "original: all.zip/a.html, text/html, cp1252, 2,048 bytes, sha256 abababababababab…",
        "text: 14 words told; litter: navigation 2",
        "note: it is not UTF-8: decoded as cp1252; it was read",
        "b.txt: it is empty",
        "3 offered: 1 read, 1 duplicate, 1 set aside",
    ],
)
def test_what_is_known_stands_on_a_line_of_its_own(line: str) -> None:
    assert line in to_text(intake()).splitlines()


def test_what_is_not_known_takes_no_line_but_the_title_and_the_day_do() -> None:
    known = {"title": "", "dct": Interval(), "published": "", "updated": Interval(), "agency": "", "family": ""}
    lines = to_text(intake(**known)).splitlines()
    assert "title: none found" in lines
    assert "published: unknown" in lines
    assert not [line for line in lines if line.startswith(("updated:", "agency:", "byline:", "dateline:"))]


def test_each_line_of_the_text_stands_beside_the_kind_of_its_region() -> None:
    margin = [line.split(" │ ") for line in to_text(intake()).splitlines() if " │ " in line]
    assert [(label.strip(), text) for label, text in margin] == [
        ("navigation", "Menu   Sport"),
        ("headline", "Crane falls into the harbour"),
        ("body", "A crane fell"),
        ("body", "on Monday."),
        ("editors_note later", "Correction: it was Tuesday."),
    ]


def test_text_in_no_region_is_not_lost() -> None:
    assert "no region  │ Menu   Sport" in to_text(intake(spans=((13, 41),)))


def test_a_summary_is_one_line_for_each_report() -> None:
    lines = to_text(intake(), summary=True).splitlines()
    assert lines[0].startswith("all.zip/a.html: 2021-05-04, The Herald: Crane falls; 14 words told, 2 litter")
    assert lines[-1] == "3 offered: 1 read, 1 duplicate, 1 set aside"
    assert not [line for line in lines if "│" in line]


def test_on_a_terminal_litter_is_dim_and_long_lines_are_folded_beside_the_margin() -> None:
    shown = screen(intake(text=TEXT + " word" * 60))
    assert "\x1b[2mMenu   Sport" in shown
    long = screen(intake(text="word " * 60, spans=((0, 300),)))
    folded = [line for line in re.sub("\x1b[^m]*m", "", long).splitlines() if "│ word" in line]
    assert sum(line.count("word") for line in folded) == 60
    assert max(map(len, folded)) <= 60


def test_two_paragraphs_of_one_kind_can_be_told_apart_on_a_terminal() -> None:
    document = Document(uri="a", publisher="b", text="One.\nTwo.", lang="en")
    regions = tuple(Region(doc=document.id, start=start, stop=start + 4, kind="body") for start in (0, 5))
    assert screen(Intake((document,), regions, (), (), 1, 1, 0, 0)).count("body") == 2


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(
    ["\x1b[2J", "\x1b]0;title\x07", "\x9b1m", "a\rb", "\u202eevil\u2066", "\x08\x08", "\ud800", "\u2028", "[bold]x[/]"]
)


@settings(deadline=None, max_examples=60)
@given(HOSTILE, HOSTILE)
def test_nothing_in_a_report_or_its_name_reaches_the_terminal_as_a_code(text: str, name: str) -> None:
    document = Document(uri=name, publisher=name or "x", title=name, byline=text, text=text, lang="en")
    regions = (Region(doc=document.id, start=0, stop=len(text), kind="body"),)
    problems = (Problem(where=name, message=text), Problem(doc=document.id, where=name, message=text))
    shown = Intake((document,), regions, (Original(doc=document.id, where=name, part=text),), problems, 2, 1, 0, 1)
    for written in (to_text(shown), to_text(shown, summary=True)):
        assert not [sign for sign in written if sign != "\n" and sign != "\t" and is_control(sign)]
    buffer = io.StringIO()
    print_reading(shown, Console(file=buffer, force_terminal=False, width=80))
    assert not [sign for sign in buffer.getvalue() if sign != "\n" and is_control(sign)]


def is_control(sign: str) -> bool:
    """C0 and C1 controls, signs that turn the direction of text, line separators, lone surrogates."""
    code = ord(sign)
    turning = code in (0x61C, 0x200E, 0x200F, 0x2028, 0x2029) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return code < 0x20 or 0x7F <= code < 0xA0 or turning or 0xD800 <= code <= 0xDFFF


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_every_visible_character_of_a_file_is_shown(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("shown")
    (folder / "a.txt").write_text(text, encoding="utf-8", newline="")
    found = read_inputs([folder])
    shown = to_text(found)
    for document in found.documents:
        for word in document.text.split():
            if word.isalnum():
                assert word in shown


def test_parts_of_a_file_stand_in_the_order_of_their_numbers() -> None:
    documents = tuple(Document(uri=f"a.jsonl#{n}", publisher="b", text=f"Text {n}.") for n in (10, 2, 1))
    originals = tuple(Original(doc=d.id, where="a.jsonl", part=d.uri[7:]) for d in documents)
    lines = to_text(Intake(documents, (), originals, (), 3, 3, 0, 0), summary=True).splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#10"]
