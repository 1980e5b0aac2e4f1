"""The tagger: what it cuts, what it costs, and what it does where the parser gives it nothing to go on."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest

from secondsource.extract import tagger
from secondsource.extract.tagger import tag_attributions
from secondsource.extract.tagging import make_windows
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import Facts, read_text

TEXT = "The minister warned that the bridge is not safe. Engineers have long worried about its cables."


def parse(text: str) -> Parse:
    document, regions = read_text(text, "a.txt", Facts(publisher="The Herald"))
    return parse_document(document, regions)


def words(of: Parse, indices: tuple[int, ...]) -> str:
    return " ".join(of.tokens[i].text for i in indices)


def test_it_cuts_source_cue_and_content() -> None:
    parsed = parse(TEXT)
    found = max(tag_attributions(parsed, [], []), key=lambda item: item.score)
    assert words(parsed, found.source) == "The minister"
    assert words(parsed, found.cue) == "warned"
    assert words(parsed, found.content).endswith("the bridge is not safe")


def test_two_runs_find_the_same() -> None:
    parsed = parse(TEXT)
    assert tag_attributions(parsed, [], []) == tag_attributions(parsed, [], [])


def test_the_place_in_a_batch_changes_nothing() -> None:
    parsed, long = parse(TEXT), parse(TEXT + "\n\n" + "He said so and she said no. " * 50)
    assert tag_attributions(long, [], [])[: len(tag_attributions(parsed, [], []))] == tag_attributions(parsed, [], [])


def test_without_vectors_it_finds_nothing() -> None:
    assert tag_attributions(replace(parse(TEXT), vectors=None), [], []) == []


@pytest.mark.parametrize("text", ['"', "", "said said said", '"""\n\n"said', "A" * 3000, "\u200b\n- \n\ud7ff said:"])
def test_odd_texts_raise_nothing(text: str) -> None:
    parsed = parse(text)
    for item in tag_attributions(parsed, [], []):
        assert 0 <= item.score <= 1
        assert all(0 <= i < len(parsed.tokens) for i in (item.anchor, *item.cue, *item.source, *item.content))


def test_the_weights_are_small() -> None:
    assert len((files("secondsource.extract") / "data" / "attribution.npz").read_bytes()) < 3_000_000


def test_no_part_goes_on_before_it_begins() -> None:
    values = np.full((3, 7), -5.0, dtype=np.float32)
    values[:, 2] = 5.0  # each word for itself would go on with a content that nobody began
    assert [tags.tolist() for tags in tagger._decode([values])] == [[1, 2, 2]]


def test_windows_of_other_lengths_are_decoded_as_if_alone() -> None:
    short, long = np.zeros((2, 7), dtype=np.float32), np.zeros((4, 7), dtype=np.float32)
    short[:, 4] = long[:, 6] = 1.0
    together = [tags.tolist() for tags in tagger._decode([short, long])]
    assert together == [tagger._decode([short])[0].tolist(), tagger._decode([long])[0].tolist()]
    assert list(map(len, together)) == [2, 4]


def test_a_window_is_seen_from_its_anchor() -> None:
    parsed = parse(TEXT)
    window = next(make_windows(parsed, [2], [], np.zeros(len(parsed.tokens), dtype=np.int64)))
    assert window.paths[1:3] == ("D:nsubj", "SELF")
