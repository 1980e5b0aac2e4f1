"""The small data sets: offsets quote their words, and every runner that has one runs on it and keeps its floors."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import floors
from benchmarks.__main__ import RUNNERS
from benchmarks.data import read_split

SMALL = Path(__file__).parents[2] / "benchmarks" / "small"

RUNS = {
    "attribution": ("polnear", "dev", {"content_j50", "direct_f1", "indirect_recall", "mixed_recall", "exact"}),
    "chains": ("chains", "dev", {"whole_chain", "found", "precision"}),
    "factuality": ("factuality", "uw-dev", {"mae", "r", "uncertain_recall"}),
    "times": ("tempeval", "dev", {"relaxed_f1", "strict_f1", "value_f1"}),
    "phrases": ("phrases", "dev", {"extent", "value", "days", "right"}),
    "events": ("plover_gsr", "dev", {"type_f1", "type_f1_2021", "triple_f1", "triple_f1_2021"}),
    "coref": ("ecbplus", "dev", {"conll", "conll_no_singletons"}),
    "stories": ("incidents", "docs", {"bcubed", "bcubed_no_singletons"}),
    "facts": ("incidents", "docs", {"killed", "injured", "state", "city", "date"}),
    "sources": ("sources", "dev", {"accuracy", "resolved"}),
    "places": ("places", "dev", {"found", "country", "region", "within_50_km"}),
    "days": ("days", "dev", {"labels", "closed", "open"}),
    "lineage": ("lineage", "dev", {"macro_f1", "independent"}),
    "dating": ("dating", "docs", {"contains", "median_width_days", "answered"}),
    "quotations": ("quotations", "quotations-develop", {"f1", "bcubed_f1", "altered_marked"}),
    "timeline": ("t17", "docs", {"date_f1", "topics", "each"}),
}
"""The runner, its folder, its split and the keys that its result must have."""


def rows_of(folder: str, split: str) -> list[dict[str, Any]]:
    return read_split(SMALL / folder, split)


def assert_words(text: str, start: int, stop: int) -> str:
    """A span lies in its text, begins and ends with a letter, digit or mark and at no letter's neighbour."""
    words = text[start:stop]
    assert words, (start, stop)
    assert words == words.strip(), words
    assert 0 <= start < stop <= len(text)
    assert not (start and text[start - 1].isalnum() and words[0].isalnum()), words
    assert not (stop < len(text) and text[stop].isalnum() and words[-1].isalnum()), words
    return words


@pytest.mark.parametrize(
    ("folder", "split"),
    [("tempeval", "dev"), ("phrases", "dev"), ("ecbplus", "dev"), ("plover_gsr", "dev"), ("factuality", "uw-dev")],
)
def test_offsets_quote_the_words_that_the_record_gives(folder: str, split: str) -> None:
    count = 0
    for row in rows_of(folder, split):
        for mention in row.get("timexes") or row.get("mentions") or row.get("spans") or [row]:
            words = assert_words(row["text"], mention["start"], mention["stop"])
            assert words == mention.get("mention", mention["text"])
            count += 1
    assert count >= 39


def test_attributions_quote_whole_words_in_all_three_roles() -> None:
    for row in rows_of("polnear", "dev"):
        assert row["text"].startswith(row["title"])
        for item in row["attributions"]:
            spans = [span for role in ("source", "cue", "content") for span in item[role]]
            assert all(item[role] for role in ("source", "cue", "content"))
            for start, stop in spans:
                assert_words(row["text"], start, stop)
            assert spans == [span for at, span in enumerate(spans) if span not in spans[:at]]


def test_no_attribution_stands_in_the_content_of_another() -> None:
    for row in rows_of("polnear", "dev"):
        contents = [(item["id"], *span) for item in row["attributions"] for span in item["content"]]
        for item in row["attributions"]:
            for start, _ in item["cue"] + item["source"]:
                inside = [id for id, first, last in contents if first <= start < last]
                assert not inside, (item["id"], inside)


def find_chain_texts() -> dict[tuple[str, str, str], str]:
    found = {}
    for data, split, key in (("polnear", "dev", "doc_id"), ("voa", "stories", "url")):
        for row in rows_of(data, split):
            found[data, split, row[key]] = row["text"]
    return found


def test_chains_quote_their_texts() -> None:
    texts = find_chain_texts()
    rows = rows_of("chains", "dev")
    for row in rows:
        text = texts[row["data"], row["split"], row["doc_id"]]
        links = [link["span"] for link in row["chain"] if link["span"]]
        for start, stop in [*row["content"], *row["cue"], *links]:
            assert_words(text, start, stop)
        assert row["negative"] is (not row["chain"])
    assert sum(row["negative"] for row in rows) == 2
    assert max(len(row["chain"]) for row in rows) == 3


def test_sentences_of_tokenised_reports_are_their_lines() -> None:
    for row in rows_of("ecbplus", "dev"):
        assert "\n".join(row["text"][start:stop] for start, stop in row["sentences"]) == row["text"]
        assert row["body"] in {start for start, _ in row["sentences"]}
        assert all(mention["start"] >= row["body"] for mention in row["mentions"])


def test_codings_name_actors_as_their_spans_do() -> None:
    for row in rows_of("plover_gsr", "dev"):
        words = {span["text"] for span in row["spans"]}
        assert all(actor["actorText"] in words for actor in row["source"] + row["target"])
        assert row["event_text"] == " ".join(span["text"] for span in row["spans"] if span["label"] == "EVT")


def test_every_incident_has_facts_and_two_reports_or_more_of_different_hosts() -> None:
    facts = {row["incident_id"]: row for row in rows_of("incidents", "facts")}
    hosts: dict[str, list[str]] = {id: [] for id in facts}
    for row in rows_of("incidents", "docs"):
        hosts[row["incident_id"]].append(row["host"])
        assert row["dct"] > facts[row["incident_id"]]["date"]
    for id, seen in hosts.items():
        victims = [person["status"] for person in facts[id]["participants"] if person["type"] == "Victim"]
        assert len(set(seen)) == len(seen) >= 2
        assert victims.count("Injured") == facts[id]["injured"]
        assert sum(person["status"] == "Killed" for person in facts[id]["participants"]) == facts[id]["killed"]


def test_pairs_of_lineage_are_reports_on_one_incident() -> None:
    known = {(row["incident_id"], row["doc_id"]) for row in rows_of("incidents", "docs")}
    for row in rows_of("lineage", "dev"):
        assert {(row["incident_id"], row["left"]), (row["incident_id"], row["right"])} <= known


def test_every_runner_but_those_of_pages_and_speed_has_small_data() -> None:
    assert set(RUNNERS) - set(RUNS) == {"regions", "speed"}


@pytest.mark.parametrize("name", RUNS)
def test_a_runner_gives_its_numbers_on_small_data_and_keeps_its_floors(name: str) -> None:
    folder, split, keys = RUNS[name]
    result = importlib.import_module(f"benchmarks.{name}").measure(SMALL / folder, split, peers=False, limit=0)
    assert keys <= result.keys()
    assert json.loads(json.dumps(result)) == result
    numbers = dict(floors.flatten({key: result[key] for key in keys}))
    assert numbers
    assert any(numbers.values())
    digest = floors.digest_data(SMALL / folder / f"{split}.jsonl")
    assert floors.find_failures(name, digest, result) == []


def every_file() -> list[Path]:
    return sorted(SMALL.glob("*/*.jsonl"))


@pytest.mark.parametrize("path", every_file(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_holds_one_object_a_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(isinstance(json.loads(line), dict) for line in lines)
