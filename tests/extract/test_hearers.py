"""To whom something was said is found where the clause of an attribution names it, and nowhere else."""

from __future__ import annotations

import pytest

from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.parse.english import parse_document
from secondsource.read.plain import Facts, read_text


def hearers(text: str) -> list[str]:
    document, regions = read_text(text, "report.txt", Facts(publisher="The Ledger"))
    parse = parse_document(document, regions)
    statements = find_statements(document, regions, parse, find_actors(document, parse))
    return [document.text[item.to.start : item.to.stop] for item in statements if item.to is not None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor told reporters that the bridge would be closed.", ["reporters"]),
        ("“The bridge is closed,” the mayor said to the drivers.", ["the drivers"]),
        ("The mayor said in a letter to the council that the bridge was unsafe.", ["the council"]),
        ("In an interview with the Harbour Post, the mayor said that the bridge was unsafe.", ["the Harbour Post"]),
        ("Speaking to lawmakers, the mayor said that the bridge was unsafe.", ["lawmakers"]),
        ("The mayor, speaking to a group of drivers, said that the bridge was unsafe.", ["a group of drivers"]),
        ("The council was told by the mayor that the bridge was unsafe.", ["The council"]),
        ("The mayor warned drivers that the bridge was unsafe.", ["drivers"]),
        ("The mayor said that the bridge was unsafe.", []),
        ("The mayor urged drivers to use the ferry.", []),
        ("The film tells the story that a bridge fell.", []),
        ("The mayor said that he had told the council.", []),
    ],
)
def test_the_hearer_of_a_statement(text: str, found: list[str]) -> None:
    assert hearers(text)[:1] == found
