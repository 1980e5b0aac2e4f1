"""Entries of a chronology."""

import pytest

from secondsource.extract.entries import find_entries
from secondsource.extract.times import find_times
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


def headed(text: str) -> list[str]:
    """The days that head entries."""
    document = Document(uri="case", publisher="The Paper", text=text)
    regions, start = [], 0
    for line in text.split("\n"):
        regions.append(Region(doc=document.id, start=start, stop=start + len(line), kind="body"))
        start += len(line) + 1
    parse = parse_document(document, regions)
    return [text[time.start : time.stop] for time in find_entries(parse, list(find_times(document, parse))).values()]


def test_a_day_before_a_colon_heads_an_entry() -> None:
    assert headed("- July 30, 2022: An officer was shot at a bridge.") == ["July 30, 2022"]


def test_several_days_before_dashes_head_entries() -> None:
    text = "March 3 – A tanker burned in the harbour.\nApril 9 – A ferry sank off the cape."
    assert headed(text) == ["March 3", "April 9"]


@pytest.mark.parametrize(
    "text",
    [
        "March 3 – A tanker burned in the harbour.",
        "The tanker burned on March 3: nobody was hurt.",
        "On March 3 a tanker burned in the harbour.",
        "",
    ],
)
def test_other_days_head_nothing(text: str) -> None:
    assert headed(text) == []
