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
from secondsource.tell.evidence import check_evidence

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
    assert check_evidence(told, {document.id: document.text for document in brief.documents}) == []
    return told


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
