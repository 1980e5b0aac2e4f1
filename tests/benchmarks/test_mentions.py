"""The measure of event mentions: which words count as marked, as found, and as the baseline's."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import events, floors
from benchmarks.coref import read_row
from benchmarks.mentions import find_cue_heads, find_gold, is_plain_trigger
from secondsource import pipeline
from secondsource.parse.english import parse_document

DATA = Path(__file__).parents[2] / "benchmarks" / "small" / "ecbplus"

TEXT = "The mayor said that talks will begin .\nAccording to her , the table is set ."


def row(*mentions: tuple[str, str]) -> dict[str, object]:
    """A report with marked actions: words and lemma of the head."""
    marked = [
        {"start": (start := TEXT.index(words)), "stop": start + len(words), "head_lemma": lemma, "kind": "action"}
        for words, lemma in mentions
    ]
    return {"doc_id": "1_1", "text": TEXT, "sentences": [[0, 38], [39, 75]], "mentions": marked}


def test_data_with_marked_mentions_are_scored_by_trigger_and_keep_their_floors() -> None:
    result = events.measure(DATA, "dev")
    assert result["trigger_f1"] > 0.8
    assert set(result["baselines"]) == {"verbs_and_nouns", "lists_alone"}
    assert floors.find_failures("events", floors.digest_data(DATA / "dev.jsonl"), result) == []


@pytest.mark.parametrize(
    ("words", "lemma", "head"),
    [("will begin", "begin", "begin"), ("talks will begin", "talk", "talks"), ("will begin", "x", "begin")],
)
def test_a_marked_action_counts_at_its_head(words: str, lemma: str, head: str) -> None:
    report = row((words, lemma))
    parse = parse_document(*read_row(report))
    assert [parse.tokens[i].text for i in find_gold(report, parse)] == [head]


def test_a_verb_of_saying_counts_as_found_where_it_is_a_cue_and_according_to_does_not() -> None:
    found, parse = pipeline.examine(*read_row(row()))
    assert [parse.tokens[i].text for i in find_cue_heads(parse, found)] == ["said"]


def test_the_baseline_takes_verbs_and_nouns_of_deeds() -> None:
    parse = parse_document(*read_row(row()))
    assert [token.text for token in parse.tokens if is_plain_trigger(token)] == ["said", "talks", "begin", "set"]
