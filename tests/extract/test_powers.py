"""Who takes part: what parts politics from private life."""

from __future__ import annotations

import pytest

from secondsource.extract.powers import is_politic, is_private
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse, Token


def read(text: str, word: str) -> tuple[Parse, Token]:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    return parse, next(token for token in parse.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The chef visited her aunt.", "visited"),
        ("The president visited his sister.", "visited"),
        ("Fans demanded refunds.", "demanded"),
        ("The company rejected the offer.", "rejected"),
        ("The dog attacked a jogger.", "attacked"),
    ],
)
def test_what_private_people_do_is_private(text: str, word: str) -> None:
    assert is_private(*read(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The president visited Oslo.", "visited"),
        ("The company accused China of theft.", "accused"),
        ("The central bank rejected the offer.", "rejected"),
        ("Workers demanded higher pay.", "demanded"),
        ("Soldiers killed a driver.", "killed"),
    ],
)
def test_what_a_nation_an_office_or_a_crowd_does_is_not(text: str, word: str) -> None:
    assert not is_private(*read(text, word))


def test_a_country_is_a_power_even_where_the_parser_takes_it_for_a_person() -> None:
    assert is_politic(*read("Mali expelled the envoy.", "expelled"))
