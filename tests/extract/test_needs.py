"""The needs of the senses of triggers: the list asks only for what can be answered."""

from __future__ import annotations

import pytest

from secondsource.extract.lexicon import noun_classes, senses
from secondsource.extract.needs import NEEDS, holds
from secondsource.lists import read_table
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse, Token

OF_CLASSES = {"obj", "notobj", "subj", "pobj", "notpobj", "comp", "notcomp"}


def read(text: str, word: str) -> tuple[Parse, Token]:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    return parse, next(token for token in parse.tokens if token.text == word)


def test_every_need_of_the_list_has_a_predicate_and_every_class_that_it_names_words() -> None:
    for known in senses().values():
        for sense in known:
            for need, values in sense.needs:
                assert need in NEEDS
                assert need not in OF_CLASSES or not values or noun_classes()[values[0]]


def test_every_political_line_has_a_code_and_every_line_words() -> None:
    bare = {"CRIME", "ACCIDENT", "DISASTER", "COURT", "DEATH", "INJURY", "DAMAGE", "MOVE", "BUSINESS", "SPORT"}
    bare |= {"HEALTH", "OFFICE", "LIFE", "NONE"}
    for kind, _, cameo, _, _, _, lemmas in read_table("extract", "triggers.tsv"):
        assert (cameo == "-") == (kind in bare), (kind, cameo, lemmas)
        assert lemmas.split()


def test_an_unknown_need_is_an_error_that_says_where_to_look() -> None:
    with pytest.raises(ValueError, match=r"triggers\.tsv"):
        holds(*read("He left.", "left"), "moon", ())


@pytest.mark.parametrize(
    ("text", "word", "need", "values"),
    [
        ("Kenya gave Chad a week to leave.", "gave", "objtime", ()),
        ("Kenya gave Chad a week to leave.", "gave", "inf", ()),
        ("Kenya wants Chad to leave.", "wants", "othercomp", ()),
        ("Kenya wants to leave.", "wants", "comp", ()),
        ("The army of Chad left.", "left", "politic", ()),
        ("Officials discussed the dam.", "discussed", "several", ()),
        ("They sent peacekeeping troops.", "sent", "obj", ("PEACEKEEPER",)),
    ],
)
def test_a_need_holds_where_the_words_are_so(text: str, word: str, need: str, values: tuple[str, ...]) -> None:
    assert holds(*read(text, word), need, values)


@pytest.mark.parametrize(
    ("text", "word", "need", "values"),
    [
        ("Kenya wants to leave.", "wants", "othercomp", ()),
        ("Kenya gave Chad a ship.", "gave", "objtime", ()),
        ("The official discussed the dam.", "discussed", "several", ()),
        ("Springfield police shot a thief.", "shot", "politic", ()),
    ],
)
def test_a_need_does_not_hold_where_they_are_not(text: str, word: str, need: str, values: tuple[str, ...]) -> None:
    assert not holds(*read(text, word), need, values)
