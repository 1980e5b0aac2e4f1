"""Events that no list has: what the learned detector finds in short texts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from secondsource.extract.events import Found, find_events
from secondsource.extract.happenings import OTHER, find_happenings, load_kinds, load_weights, name_signs
from secondsource.model import ChainLink, Document, EventMention, Region, Span, Statement
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse


def read(text: str) -> tuple[Document, Parse]:
    document = Document(uri="case.txt", publisher="case", text=text)
    return document, parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))


def find(text: str) -> list[str]:
    """The words that are taken for events and that no list has."""
    document, parse = read(text)
    return [event.lemma for event in find_events(document, parse, Found()) if event.type == OTHER.type]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The gardener grafted a pear onto a quince.", "graft"),
        ("The orchestra performed in the garden on Sunday.", "perform"),
        ("Workers have renovated the bridge.", "renovate"),
        ("The unveiling of the statue was watched by hundreds of people.", "unveiling"),
        ("They held a farewell ceremony in the garden.", "ceremony"),
    ],
)
def test_a_word_in_no_list_that_tells_of_an_event_is_found(text: str, lemma: str) -> None:
    assert lemma in find(text)


@pytest.mark.parametrize(
    "text", ["The gardener is going to graft a pear.", "The gardener used to graft pears.", "We have to graft a pear."]
)
def test_a_verb_that_does_an_auxiliarys_work_is_no_event(text: str) -> None:
    assert not {"go", "use", "have"} & set(find(text))


@pytest.mark.parametrize(
    "text",
    [
        "The museum is a large building of brick.",
        "The house has three rooms and a red door.",
        "Two cups of flour, a pinch of salt and four eggs.",
        "Read our newsletter for more stories.",
        "Harlock",
        "",
        "???",
        "12 34 56",
    ],
)
def test_where_nothing_happens_no_event_is_found(text: str) -> None:
    assert find(text) == []


def test_a_verb_that_only_carries_an_event_noun_is_no_event_of_its_own() -> None:
    assert "hold" not in find("They held a farewell ceremony in the garden.")


def test_what_a_list_has_keeps_its_type_and_is_found_once() -> None:
    document, parse = read("The king visited Norway and planted a tree.")
    events = list(find_events(document, parse, Found()))
    assert [(event.lemma, event.type) for event in events if event.lemma == "visit"] == [("visit", "CONSULT")]
    assert len({event.start for event in events}) == len(events)


def test_a_cue_tells_of_a_statement_and_not_of_an_event() -> None:
    document, parse = read("The mayor whispered that the orchestra performed in the garden.")
    statement = Statement(
        doc=document.id,
        content=(Span(25, 62),),
        cue=(Span(10, 19),),
        chain=(ChainLink("case", "publisher"), ChainLink("the mayor", "official")),
    )
    events: list[EventMention] = list(find_events(document, parse, Found(statements=(statement,))))
    assert [event.lemma for event in events] == ["perform"]
    assert events[0].statement == statement.id


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Workers did not renovate the bridge.", "CT-"),
        ("Workers may renovate the bridge.", "PS+"),
        ("Workers renovated the bridge.", "CT+"),
    ],
)
def test_an_event_of_no_type_has_the_factuality_of_its_clause(text: str, factuality: str) -> None:
    document, parse = read(text)
    (event,) = (event for event in find_events(document, parse, Found()) if event.lemma == "renovate")
    assert event.factuality == factuality


def test_an_event_of_no_type_has_arguments() -> None:
    text = "The gardener grafted a pear onto a quince."
    document, parse = read(text)
    (event,) = find_events(document, parse, Found())
    assert ("actor", "The gardener") in [(a.role, text[a.start : a.stop]) for a in event.arguments]


def test_a_parser_without_vectors_leaves_the_lists_alone() -> None:
    _, parse = read("The orchestra performed in the garden.")
    assert list(find_happenings(replace(parse, vectors=None), ())) == []


def test_the_weights_name_nobody() -> None:
    signs = load_weights().signs
    assert not [sign for sign in signs if sign.startswith("PROPN lemma")]
    assert all(sign == sign.lower() for sign in (name.partition(" lemma ")[2] for name in signs))


def test_a_name_is_told_as_a_name_only() -> None:
    _, parse = read("Brindle and Corvane quarrelled about Tessel.")
    signs = [sign for token in parse.tokens if token.pos == "VERB" for sign in name_signs(parse, token)]
    assert not [sign for sign in signs if "brindle" in sign or "tessel" in sign]


def test_the_same_text_gives_the_same_events() -> None:
    text = "The orchestra performed in the garden while the gardener grafted a pear."
    assert find(text) == find(text)
    assert load_weights().vector.dtype == np.float32


def test_the_kinds_of_words_are_those_of_a_dictionary() -> None:
    assert load_kinds()["funeral", "N"][1] == "4"
    assert load_kinds()["table", "N"][1] == "0"
