"""The JSON of what was read: its schema, and the map back to the original."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from secondsource.read.inputs import read_inputs
from secondsource.tell.json_reading import to_reading_json

SCHEMA = json.loads(resources.files("secondsource.tell").joinpath("data/reading.schema.json").read_text("utf-8"))
PAGE = (
    "<html><head><title>Caf&eacute; closes</title><meta charset='windows-1252'></head><body>"
    "<p>The caf&eacute; “Élan” &amp; the inn closed on Monday, the owner said.</p><p>Both were old.</p></body></html>"
)


@pytest.fixture
def told(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "a.html").write_bytes(PAGE.encode("cp1252"))
    (tmp_path / "b.txt").write_text("The café closed on Monday, the owner said. “Enough,” he said.\n", "utf-8")
    (tmp_path / "c.txt").write_text("The café closed on Monday, the owner said. “Enough,” he said.\n", "utf-8")
    (tmp_path / "d.txt").write_text("")
    found: dict[str, Any] = json.loads(to_reading_json(read_inputs([tmp_path])))
    return found


def test_it_follows_its_schema(told: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert told["schema"] == "secondsource/read/1"


@pytest.mark.parametrize("table", ["documents", "problems"])
def test_a_missing_key_fails_the_schema(told: dict[str, Any], table: str) -> None:
    for key in list(told[table][0]):
        broken = json.loads(json.dumps(told))
        del broken[table][0][key]
        assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(broken), (table, key)


def test_every_input_is_in_it(told: dict[str, Any]) -> None:
    assert told["counts"] == {"offered": 4, "read": 2, "duplicates": 1, "set_aside": 1}
    assert [d["original"]["where"] for d in told["documents"]] == ["a.html", "b.txt"]
    assert [o["where"] for d in told["documents"] for o in d["duplicates"]] == ["c.txt"]
    assert [problem["where"] for problem in told["problems"] if not problem["doc"]] == ["d.txt"]


def test_regions_quote_the_text(told: dict[str, Any]) -> None:
    for document in told["documents"]:
        assert document["regions"]
        for region in document["regions"]:
            assert document["text"][region["start"] : region["stop"]] == region["text"]


def test_the_map_leads_to_the_words_in_the_original(told: dict[str, Any], tmp_path: Path) -> None:
    for document in told["documents"]:
        original = document["original"]
        source = (tmp_path / original["where"]).read_bytes().decode(original["encoding"])
        assert original["runs"]
        for start, stop, source_start, source_stop in original["runs"]:
            if stop - start == source_stop - source_start:
                assert document["text"][start:stop] == source[source_start:source_stop]
