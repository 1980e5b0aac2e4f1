"""The page on reading: its example runs; its limits, kinds and names are the program's; every link leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from secondsource.model import TOLD_IN, RegionKind
from secondsource.read.fetch import CONTACT, MOST_REDIRECTS
from secondsource.read.offers import MOST_BYTES, MOST_MEMBERS, MOST_RATIO
from secondsource.read.opening import _OPENERS
from secondsource.worker import MIB, Limits

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
WORDS = {
    "text": "text",
    "markdown": "Markdown",
    "html": ".html",
    "json": "JSON",
    "lines": "JSON lines",
    "csv": "CSV",
    "parquet": "Parquet",
    "feed": "RSS, Atom, RDF, JSON Feed",
    "opml": "OPML",
    "mail": ".eml",
    "mbox": ".mbox",
    "mhtml": ".mhtml",
    "pdf": "PDF",
    "zip": "zip",
    "tar": "tar",
    "gzip": "gzip",
    "bzip2": "bzip2",
    "xz": "xz",
    "warc": "WARC",
    "wacz": "WACZ",
}


def test_the_example_leads_from_the_words_in_the_text_to_the_same_words_in_the_file():
    found = re.search(r"<!-- example: map -->\n```python\n(.+?)```", PAGE, re.DOTALL)
    assert found
    done = subprocess.run([sys.executable, "-c", found[1]], capture_output=True, text=True, check=True, cwd=ROOT)
    assert re.fullmatch(r"bytes \d+ to \d+: Valley Nine\n", done.stdout)


def test_every_kind_of_file_that_is_read_stands_in_the_table():
    assert set(WORDS) == set(_OPENERS)
    table = "\n".join(line for line in PAGE.splitlines() if line.startswith("|"))
    assert [kind for kind, word in WORDS.items() if word not in table] == []


def test_the_readme_names_them_too():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for word in ("Markdown", "MHTML", "PDF", "mail", "CSV", "Parquet", "OPML", "WARC", "WACZ", "gzip", "web address"):
        assert word in readme


def test_the_table_of_kinds_tells_what_is_told_and_what_is_litter():
    section = PAGE[PAGE.index("## What the kinds mean") : PAGE.index("## The way back")]
    rows = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| `")]
    told, litter = ({name for row in rows for name in re.findall(r"`(\w+)`", row[side])} for side in (0, 1))
    assert told == TOLD_IN
    assert litter == set(get_args(RegionKind)) - TOLD_IN


@pytest.mark.parametrize(
    "words",
    [
        f"{MOST_BYTES // MIB} MiB for one report",
        f"{MOST_RATIO} times its size unpacked",
        f"{MOST_MEMBERS:,} members",
        f"{Limits().seconds} seconds and {Limits().memory // MIB} MiB for each report",
        f"`{CONTACT}`",
    ],
)
def test_the_limits_are_those_of_the_program(words):
    assert words in PAGE


def test_the_page_tells_the_number_of_redirects():
    assert MOST_REDIRECTS == 5
    assert "at most five redirects" in PAGE


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)", PAGE))
def test_every_link_of_the_page_leads_to_a_file(target):
    assert (ROOT / "docs" / target).exists()


@pytest.mark.parametrize("option", re.findall(r"(?<!\w)--[a-z]+", PAGE))
def test_every_option_on_the_page_is_in_the_help(option):
    done = subprocess.run([sys.executable, "-m", "secondsource.cli", "read", "--help"], capture_output=True, text=True)
    assert option in done.stdout
