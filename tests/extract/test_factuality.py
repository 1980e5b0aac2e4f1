"""Factuality of event words: negation, modals, hedges, conditions, embedding."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.extract.degrees import read_degree, weaken
from secondsource.extract.factuality import find_condition, judge_content, judge_factuality
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse


def parse(text: str) -> Parse:
    document = Document(uri="case", publisher="P", text=text)
    return parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])


CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases" / "factuality.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "value"), CASES, ids=[text for text, _ in CASES])
def test_an_event_word_has_the_factuality_that_its_sentence_gives_it(text: str, value: str) -> None:
    parts = text.split("*")
    found = parse("".join(parts))
    starts = [len("".join(parts[:n])) for n in range(1, len(parts), 2)]
    assert [judge_factuality(found, token) for token in found.tokens if token.start in starts] == [value] * len(starts)


def test_below_the_attributing_word_only_the_source_counts() -> None:
    found = parse("The captain denied that the ship sailed.")
    words = {token.text: token for token in found.tokens}
    assert judge_factuality(found, words["sailed"], words["denied"]) == "CT+"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The cause was not yet known.", "Uu"),
        ("The cause remains unclear.", "Uu"),
        ("It was not yet known who fired the shots.", "Uu"),
        ("The report has not been confirmed.", "Uu"),
        ("The king did not leave.", "CT-"),
        ("Prices are likely to rise.", "PR+"),
        ("The talks are expected to resume.", "PR+"),
        ("The king seems to be ill.", "PR+"),
        ("King to visit island.", "PR+"),
        ("The ministry confirmed the visit; no one else did.", "CT+"),
        ("There is no such plan.", "CT-"),
        ("There is no evidence that the fires are connected.", "PR-"),
    ],
)
def test_a_sentence_has_the_factuality_of_what_it_tells(text: str, value: str) -> None:
    found = parse(text)
    head = next(token for token in found.tokens if token.head == token.i)
    assert judge_content(found, head) == value


def test_if_behind_a_word_of_not_knowing_is_no_condition() -> None:
    found = parse("It is not known if the visit took place.")
    assert all(find_condition(found, token) is None for token in found.tokens)


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
