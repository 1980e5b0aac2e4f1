"""The language of a text: other languages are found in two sentences, and English names and headlines stay English."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import TOLD_IN
from secondsource.read.inputs import check_language
from secondsource.read.language import guess_language
from secondsource.read.page import read_page
from secondsource.read.plain import read_text

CASES = Path(__file__).parent.parent / "cases" / "languages.tsv"
ENGLISH = (
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.",
    "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour until it is lifted.",
)
GERMAN = (
    "Der Hafen von Lisk wurde am Montag geschlossen, weil ein Kran in das Wasser gefallen ist, sagte die Behörde.",
    "Niemand wurde verletzt, aber zwei Schiffe mit Getreide können den Hafen nicht verlassen, bis er gehoben ist.",
)


def load_cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(lang, text) for lang, _, text in (line.partition("\t") for line in lines if line[:1] != "#")]


@pytest.mark.parametrize(("lang", "text"), load_cases())
def test_the_language_of_a_short_text_is_found(lang: str, text: str) -> None:
    found = guess_language(text)
    assert found in (("", "en") if lang == "-" else (lang,))


def test_a_page_in_german_is_german_whatever_its_menu_says() -> None:
    menu = "".join(f"<li><a href='/{n}'>Latest news about the harbour</a></li>" for n in range(20))
    body = "".join(f"<p>{line}</p>" for line in GERMAN)
    document, regions = read_page(f"<body><nav><ul>{menu}</ul></nav><article>{body}</article></body>", "a.html")
    named, silent, message = check_language(document, regions)
    assert named.lang == "de"
    assert "'de'" in message
    assert not any(region.kind in TOLD_IN for region in silent)


def test_a_german_paragraph_in_an_english_report_is_kept_but_not_told() -> None:
    document, regions = read_text("\n\n".join([ENGLISH[0], GERMAN[0], ENGLISH[1]]), "a.txt")
    assert [region.kind for region in regions] == ["body", "boilerplate", "body"]
    assert check_language(document, regions)[0].lang == "en"


def test_an_english_paragraph_in_a_german_report_does_not_make_it_english() -> None:
    _, regions = read_text("\n\n".join([*GERMAN, ENGLISH[0]]), "a.txt")
    assert all(region.kind == "body" for region in regions)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert guess_language(text) == guess_language(text)
