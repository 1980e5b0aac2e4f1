"""The page on timelines: its options are in the help, its links lead somewhere, its example is told as it says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "timeline.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown() -> str:
    arguments = [sys.executable, "-m", "secondsource.cli", "timeline", "--help"]
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("option", sorted({*re.findall(r"(?<!\w)--[a-z]+", PAGE)} - {"--data", "--split", "--json"}))
def test_every_option_on_the_page_is_in_the_help(option, shown):
    assert option in shown


def test_every_option_in_the_help_of_the_timeline_alone_is_on_the_page(shown):
    assert {"--from", "--to", "--top"} <= set(re.findall(r"--[a-z]+", shown)) & set(re.findall(r"--[a-z]+", PAGE))


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)", PAGE))
def test_every_link_of_the_page_leads_to_a_file(target):
    assert (ROOT / "docs" / target).exists()


def test_the_lists_that_the_page_names_are_in_the_schema():
    text = resources.files("secondsource.tell").joinpath("data/timeline.schema.json").read_text("utf-8")
    keys = json.loads(text)["required"]
    section = PAGE[PAGE.index("## In JSON") : PAGE.index("In Python")]
    assert {"entries", "undated", "days", "left_out"} <= set(re.findall(r"`(\w+)`", section)) & set(keys)


def test_the_example_quotes_the_words_at_the_place_that_it_gives():
    report = next((ROOT / "examples" / "beijing-2018").glob("*arbour*"))
    sentence = re.search(r"> The Harbour Chronicle → Kyodo → unnamed sources: (.+?)\n\s+25 March", PAGE, re.DOTALL)
    assert sentence
    assert " ".join(sentence[1].split()) in " ".join(report.read_text(encoding="utf-8").split())
