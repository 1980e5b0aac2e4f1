"""The age that stands beside a name."""

from __future__ import annotations

import pytest

from secondsource.extract.stated_ages import find_aged_names, read_age
from secondsource.model import Span


def age_of(text: str) -> int | None:
    start = text.index("Brok Vantine")
    found = read_age(text, Span(start, start + len("Brok Vantine")))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Brok Vantine, 31, was arrested.", 31),
        ("Brok Vantine (31) was arrested.", 31),
        ("Brok Vantine, age 31, was arrested.", 31),
        ("Brok Vantine Jr., 31, was arrested.", 31),
        ("Brok Vantine, a 31-year-old plumber, was arrested.", 31),
        ("Police arrested Brok Vantine, 31", 31),
        ("31-year-old Brok Vantine was arrested.", 31),
        ("a 31-year-old man, Brok Vantine, was arrested.", 31),
        ("five-year-old Brok Vantine was hurt.", 5),
        ("8-month-old Brok Vantine was hurt.", 0),
        ("Brok Vantine, who was 31, died.", 31),
        ("Brok Vantine died on May 31, police said.", None),
        ("Brok Vantine, 9 p.m. on Friday", None),
        ("Brok Vantine, 300, is no man.", None),
        ("Her 31-year-old sister and Brok Vantine left.", None),
        ("Brok Vantine", None),
    ],
)
def test_the_age_beside_a_name(text: str, age: int | None) -> None:
    assert age_of(text) == age


def test_the_span_of_an_age_is_its_number() -> None:
    text = "31-year-old Brok Vantine was arrested."
    found = read_age(text, Span(12, 24))
    assert found is not None
    assert text[found[1].start : found[1].stop] == "31"


def test_names_with_an_age_are_found_and_others_are_not() -> None:
    text = "Mekka Oldbridge, 19, and 7-year-old Lisbet K. Arnaud met Tomas Quell on Route 9 in Ottersby on May 4, 2019."
    assert [text[span.start : span.stop] for span in find_aged_names(text)] == ["Mekka Oldbridge", "Lisbet K. Arnaud"]
