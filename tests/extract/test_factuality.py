"""Factuality of event words: negation, modals, hedges, conditions, embedding."""

from __future__ import annotations

import pytest

from secondsource.extract.degrees import read_degree, weaken
from secondsource.extract.factuality import find_condition, judge_factuality
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
    ("A ship *made* a round trip to the island: Was the king on board?", "CT+"),
    ("A ship made a round trip to the island: *Was* the king on board?", "Uu"),
    ("The ship *sailed* - but who was aboard?", "CT+"),
    ("There is nothing to suggest that the two fires are *connected*.", "PS-"),
    ("There is no evidence that the fires are *connected*.", "PR-"),
    ("Police found no indication that the fires were *connected*.", "PR-"),
    ("There is evidence that the fires are *connected*.", "CT+"),
    ("The ministry denied a rumor that the ship *sank*.", "CT-"),
    ("The ministry dismissed reports that the ship *sank*.", "CT-"),
    ("The ministry confirmed a rumor that the ship *sank*.", "CT+"),
    ("The ministry declined to say when the talks would *resume*.", "Uu"),
    ("The ministry did not say whether the talks had *resumed*.", "Uu"),
    ("The king is not known to have *left* the island.", "Uu"),
    ("The king is known to have *left* the island.", "CT+"),
    ("The king's *meeting* with the envoy could also be an attempt to mend relations.", "CT+"),
    ("The *visit* could be a signal to the neighbours.", "CT+"),
    ("The *attack* may have been the work of rebels.", "CT+"),
    ("The *attack* might happen tomorrow.", "PS+"),
    ("He looked forward to his upcoming *meeting* with the envoy.", "PR+"),
    ("The envoy spoke about a planned *visit* to the island.", "PR+"),
    ("The envoy spoke about a possible *visit* to the island.", "PS+"),
    ("The envoy spoke about a future *meeting* with the king.", "PR+"),
    ("The envoy praised the recent *visit* to the island.", "CT+"),
    ("Reports of an imminent *attack* alarmed the island.", "PR+"),
    ("The alleged *attack* was reported on Monday.", "PR+"),
    ("The king is expected to *visit* the island.", "PR+"),
    ("The king agreed to *meet* the envoy.", "PR+"),
    ("The king is said to have *met* the envoy.", "PR+"),
    ("The envoy asked when the king would *leave*.", "Uu"),
    ("It is unclear whether the king *left*.", "Uu"),
    ("It was not immediately clear if the king *left*.", "Uu"),
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
