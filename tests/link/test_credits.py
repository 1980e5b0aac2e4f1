"""Names of outlets are told apart, and a report's words about its own text are found."""

from __future__ import annotations

import pytest

from secondsource.link.credits import find_credits
from secondsource.model import Document, Region
from secondsource.read.outlets import canonical_name, family_of, is_outlet, name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Yonhap news agency", "yonhap"),
        ("Yonhap News", "yonhap"),
        ("China’s state-run news agency Xinhua", "xinhua"),
        ("www.nytimes.com", "new york times"),
        ("The New York Times", "new york times"),
        ("bbc.co.uk", "bbc"),
        ("Lindholm Daily", "lindholm"),
        ("", ""),
    ],
)
def test_names_of_one_outlet_have_one_key(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Re-Blogged From Harbour Post\n\nA ferry ran aground.", "Harbour Post"),
        ("This story was originally published by Harbour Post. A ferry ran aground.", "Harbour Post"),
        ("The post was reposted from spring to autumn.", None),
        ("The book was first published in 1987 in London.", None),
    ],
)
def test_a_report_says_where_its_text_is_from(text: str, credit: str | None) -> None:
    found = [item.name for item in find_credits(Document(uri="x", publisher="Blog", text=text), [])]
    assert found == ([credit] if credit else [])


@pytest.mark.parametrize(
    ("line", "kind", "agency"),
    [
        ("LINDHOLM (Reuters) - A ferry ran aground.", "body", "Reuters"),
        ("LINDHOLM, Norway (AP) — A ferry ran aground.", "body", "Associated Press"),
        ("By Ana Kovar / Reuters", "byline", "Reuters"),
        ("The Kovar family (left) - a long story.", "body", None),
        ("Reuters said that a ferry ran aground.", "body", None),
    ],
)
def test_an_agency_is_credited_in_a_dateline_or_byline_only(line: str, kind: str, agency: str | None) -> None:
    document = Document(uri="x", publisher="Blog", text=line)
    found = [
        item.name for item in find_credits(document, [Region(doc=document.id, start=0, stop=len(line), kind=kind)])
    ]
    assert found == ([agency] if agency else [])


def test_two_houses_of_one_owner_have_one_family() -> None:
    assert family_of("CNBC") == family_of("nbcnews.com") == "NBCUniversal"
    assert family_of("Lindholm Daily") == ""


def test_a_common_noun_is_no_outlet() -> None:
    assert is_outlet("The Guardian")
    assert not is_outlet("the guardian")
    assert canonical_name("nytimes.com") == "New York Times"
