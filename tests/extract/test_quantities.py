"""Numbers of a report: their value, what they count, and whether they are exact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.extract.quantities import find_quantities
from secondsource.model import Document, QuantityMention, Region
from secondsource.parse.english import parse_document

CASES = Path(__file__).parents[1] / "cases" / "quantities.txt"


def read_cases() -> Iterator[tuple[str, list[str]]]:
    text, wanted = "", []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            wanted.append(line.strip())
        elif line and not line.startswith("#"):
            if text:
                yield text, wanted
            text, wanted = line, []
    yield text, wanted


def find(text: str) -> list[QuantityMention]:
    document = Document(uri="case.txt", publisher="case", text=text)
    regions = (Region(doc=document.id, start=0, stop=len(text), kind="body"),)
    return list(find_quantities(document, parse_document(document, regions)))


@pytest.mark.parametrize(("text", "wanted"), list(read_cases()))
def test_numbers_of_a_text_are_those_that_it_states(text: str, wanted: list[str]) -> None:
    found = [(item.counts, item.value, item.bound, text[item.start : item.stop]) for item in find(text)]
    for line in wanted:
        if line.startswith("no "):
            assert all(counts != line[3:] for counts, *_ in found), (line, found)
            continue
        match = re.fullmatch(r"([a-z ]+?) ([\d.]+) ?(\w*) \| (.*)", line)
        assert match, f"a case that cannot be read: {line}"
        assert (match[1], float(match[2]), match[3] or "exact", match[4]) in found, (line, found)


def test_a_count_names_the_people_it_counts() -> None:
    assert find("Three sailors drowned.")[0].of == "sailors"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It cost 300 euros.", "EUR"),
        ("It cost $5.", "USD"),
        ("It cost 20 Australian dollars.", "AUD"),
        ("It cost 40 Libyan dinars.", "LYD"),
        ("It lies 12 miles away.", "mi"),
        ("It covers 12 square miles.", "mi2"),
        ("It burned 80 hectares.", "ha"),
        ("The four-month-old baby slept.", "months"),
        ("Prices rose 4 percent.", "percent"),
    ],
)
def test_a_measure_has_its_unit(text: str, unit: str) -> None:
    assert [item.unit for item in find(text)] == [unit]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=" ab,.-0159one two dozen a and of killed people\n", max_size=60))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    assert all(0 <= item.start < item.stop <= len(text) for item in find(text))
