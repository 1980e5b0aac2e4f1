"""PLOVER contexts: what an event is about, by the words that stand in a relation to it."""

from __future__ import annotations

import pytest

from secondsource.extract.contexts import find_contexts
from secondsource.extract.lexicon import context_words
from secondsource.extract.triggers import find_triggers
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


def contexts(text: str, lemma: str) -> tuple[str, ...]:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    return next(find_contexts(parse, trigger) for trigger in find_triggers(parse) if trigger.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Peru and Chile signed a trade agreement.", "sign", ("economic",)),
        ("The senate rejected the plan.", "reject", ("legislative",)),
        ("The envoy visited Oslo.", "visit", ("diplomatic",)),
        ("Kenya urged Chad to take in refugees.", "urge", ("migration",)),
        ("Norway accused Chad of violating human rights.", "accuse", ("human_rights",)),
        ("Soldiers carried out an attack on an oil field.", "attack", ("resource", "military")),
    ],
)
def test_an_event_has_the_contexts_of_its_arguments_and_their_modifiers(
    text: str, lemma: str, wanted: tuple[str, ...]
) -> None:
    assert contexts(text, lemma) == wanted


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The king visited Oslo, where a court had sentenced a spy.", "visit"),
        ("Norway blamed Chad while refugees crossed the river.", "blame"),
        ("Police fired tear gas at protesters, and oil prices rose.", "fire"),
        ("The tourists visited Mexico.", "visit"),
        ("Peru accused Chile of lying, a charge that its army denied.", "accuse"),
    ],
)
def test_what_only_stands_in_the_same_sentence_gives_no_context(text: str, lemma: str) -> None:
    assert contexts(text, lemma) == ()


def test_the_list_of_contexts_has_no_word_in_capitals() -> None:
    assert all(word == word.lower() for word in context_words())
