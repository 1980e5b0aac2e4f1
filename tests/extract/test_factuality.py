"""Factuality of event words: negation, modals, hedges, conditions, embedding."""

from __future__ import annotations

import pytest

from secondsource.extract.factuality import find_condition, judge_factuality, read_degree, weaken
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse


def parse(text: str) -> Parse:
    document = Document(uri="case", publisher="P", text=text)
    return parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])


CASES = [
    ("The ship *sailed* on Monday.", "CT+"),
    ("The ship did not *sail* on Monday.", "CT-"),
    ("The ship never *sailed*.", "CT-"),
    ("Nobody *died* in the fire.", "CT-"),
    ("The ship will *sail* on Monday.", "PR+"),
    ("The ship may *sail* on Monday.", "PS+"),
    ("The ship may not *sail* on Monday.", "PS-"),
    ("The ship has reportedly *sailed*.", "PR+"),
    ("The ship has probably *sailed*.", "PR+"),
    ("Perhaps the ship *sailed*.", "PS+"),
    ("The ship failed to *sail*.", "CT-"),
    ("The ship did not fail to *sail*.", "CT+"),
    ("The captain managed to *sail* the ship.", "CT+"),
    ("The captain refused to *sail*.", "CT-"),
    ("The captain plans to *sail*.", "PR+"),
    ("The captain wants to *sail*.", "Uu"),
    ("The captain denied that the ship *sailed*.", "CT-"),
    ("The captain said the ship *sailed*.", "CT+"),
    ("The captain believes that the ship *sailed*.", "PR+"),
    ("The captain does not believe that the ship *sailed*.", "PR-"),
    ("It is unlikely that the ship *sailed*.", "PR-"),
    ("It is possible that the ship *sailed*.", "PS+"),
    ("Did the ship *sail*?", "Uu"),
    ("If the ship *sailed*, the port is empty.", "Uu"),
    ("The ship would *sail* if the strike ended.", "PS+"),
    ("The ship left without *paying*.", "CT-"),
    ("The storm prevented the ship from *sailing*.", "CT-"),
    ("There was no *attack* on the ship.", "CT-"),
    ("The army did not launch an *attack*.", "CT-"),
    ("The army condemned the *attack*.", "CT+"),
    ("The army called for an *inquiry*.", "Uu"),
    ("The army warned of the threat of an *attack*.", "PS+"),
    ("The guards waited until the ship *sailed*.", "PS+"),
]


@pytest.mark.parametrize(("text", "value"), CASES, ids=[text for text, _ in CASES])
def test_an_event_word_has_the_factuality_that_its_sentence_gives_it(text: str, value: str) -> None:
    before, word, after = text.split("*")
    found = parse(before + word + after)
    token = next(token for token in found.tokens if token.start == len(before))
    assert judge_factuality(found, token) == value


def test_below_the_attributing_word_only_the_source_counts() -> None:
    found = parse("The captain denied that the ship sailed.")
    words = {token.text: token for token in found.tokens}
    assert judge_factuality(found, words["sailed"], words["denied"]) == "CT+"


def test_a_condition_is_found_with_its_words() -> None:
    found = parse("The visit, if confirmed, would be the first.")
    token = next(token for token in found.tokens if token.text == "be")
    condition = find_condition(found, token)
    assert condition is not None
    assert found.quote(condition) == "if confirmed"


def test_without_a_condition_there_is_none() -> None:
    found = parse("The visit was the first.")
    assert all(find_condition(found, token) is None for token in found.tokens)


def test_a_hedge_lowers_certainty_and_a_denial_turns_polarity() -> None:
    assert weaken("CT+", "PR+") == "PR+"
    assert weaken("PS+", "CT-") == "PS-"
    assert weaken("CT-", "CT-") == "CT+"
    assert weaken("CT+", "Uu") == "Uu"


def test_values_are_read_and_written_alike() -> None:
    for value in ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"):
        assert read_degree(value).label == value


def test_every_word_of_odd_text_has_a_value() -> None:
    for text in ("?", "if", "no no no", "not if may", "Who? What! Never."):
        found = parse(text)
        assert all(judge_factuality(found, token) for token in found.tokens)
