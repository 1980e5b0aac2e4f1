"""Briefs that several test files read, made once."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import secondsource as ss

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SEEDS = ROOT.parent / "shared" / "seeds"


@cache
def schema() -> dict[str, Any]:
    path = resources.files("secondsource.tell").joinpath("data/brief.schema.json")
    return json.loads(path.read_text(encoding="utf-8"))


def check(brief: Any) -> dict[str, Any]:
    """Validate a brief against the schema, and every span in it against the text of its document."""
    told = json.loads(brief.to_json())
    jsonschema.validate(told, schema())
    texts = {document.id: document.text for document in brief.documents}
    wrong = list(_find_wrong_spans(told, texts, ""))
    assert wrong == []
    return told


def _find_wrong_spans(item: Any, texts: dict[str, str], doc: str) -> Any:
    """Every object with start, stop and text whose text is not in its document, character for character."""
    if isinstance(item, list):
        for entry in item:
            yield from _find_wrong_spans(entry, texts, doc)
    elif isinstance(item, dict):
        doc = item.get("doc") or doc
        if {"start", "stop", "text"} <= item.keys() and texts[doc][item["start"] : item["stop"]] != item["text"]:
            yield item
        for value in item.values():
            yield from _find_wrong_spans(value, texts, doc)


@pytest.fixture(scope="session")
def beijing() -> dict[str, Any]:
    return check(ss.brief([EXAMPLES / "beijing-2018"]))


@pytest.fixture(scope="session")
def fires() -> dict[str, Any]:
    return check(ss.brief([EXAMPLES / "two-fires"]))


@pytest.fixture(scope="session")
def seeds() -> dict[str, Any]:
    if not SEEDS.is_dir():
        pytest.skip("the five seed reports are not on this machine")
    return check(ss.brief([SEEDS]))
