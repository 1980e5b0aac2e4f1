"""Which outlet do these words name, what kind of house is it, and which state controls it?"""

from __future__ import annotations

import functools
import re

from secondsource.extract.countries import find_country
from secondsource.extract.cues import read_words
from secondsource.lists import read_table
from secondsource.model import SourceKind

LONGEST = 5
"""Words of a name of an outlet in our lists."""

LONG_NAME = 2
"""Words beyond which a name that ends in "Post" or "Press" is an outlet's without "the" before it."""

SIGNS = ".,()'\"’“”`"


def find_outlet(text: str) -> SourceKind | None:
    """The kind of the outlet that a name holds, if it is one that we know; short common words only alone."""
    at = _outlet_at(text)
    return _kinds()[at[2]] if at is not None else None


def is_known_outlet(name: str) -> bool:
    """Say whether a name in lower case is, as a whole, an outlet's of our lists."""
    return _plain(name) in _kinds()


def outlet_name(text: str) -> str:
    """The name of the outlet in a noun phrase ("the state news agency Xinhua"), or the phrase if it has none."""
    at = _outlet_at(text)
    if at is None:
        return text
    words = text.split()
    programme = len(words) > at[1] and words[-1].lower() in read_words("programmes.txt") and words[-1][:1].isupper()
    name = " ".join(words[at[0] : None if programme else at[1]]).strip(SIGNS)
    return name if programme else re.sub(r"\s?['’]s$", "", name)


def controlling_state(text: str) -> str:
    """The state that controls the outlet which words name, as ISO 3166-1 alpha-3, or "" where nobody can tell.

    By our list of agencies and state media, else by the country in the words: "Libyan state television".
    """
    at = _outlet_at(text)
    if at is not None:
        return _states().get(at[2], "")
    words = re.findall(r"[\w.'’-]+", text)
    if not any(word.lower() in read_words("state_run.txt") for word in words):
        return ""
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            if (country := find_country(" ".join(words[start : start + size]))) is not None:
                return country
    return ""


def names_outlet(name: str) -> bool:
    """Say whether a name in lower case is an outlet's by its last word: "the Ashwick Falls Ledger", "News24"."""
    words = re.findall(r"[a-zà-ÿ]+", re.sub(r"\d+$", "", name.rstrip(".")))
    ending = _endings().get(words[-1]) if words else None
    if ending == "sure":
        return True
    return ending == "long" and len(words) > (1 if name.startswith("the ") else LONG_NAME)


@functools.lru_cache(maxsize=4096)
def _outlet_at(text: str) -> tuple[int, int, str] | None:
    """The words of a text, from and to, that name an outlet, and the name as our list has it; the longest."""
    words = [_plain(word) for word in text.lower().split()]
    known, ambiguous = _kinds(), read_words("media_common.txt")
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            if name in known and (size > 1 or len(words) == 1 or name not in ambiguous):
                return start, start + size, name
    return None


def _plain(name: str) -> str:
    """A name in lower case without signs around its words and without possessives."""
    return " ".join(re.sub(r"['’]s$", "", word.strip(SIGNS)) for word in name.split())


@functools.cache
def _agencies() -> dict[str, tuple[SourceKind, str]]:
    """Every name of agencies.tsv in lower case, with the kind and the country."""
    rows: dict[str, tuple[SourceKind, str]] = {}
    for name, others, kind, country, *_ in read_table("extract", "agencies.tsv"):
        for form in (name.lower(), *filter(None, others.split(","))):
            rows[_plain(form)] = (kind, country)  # type: ignore[assignment]
    return rows


@functools.cache
def _kinds() -> dict[str, SourceKind]:
    kinds: dict[str, SourceKind] = {_plain(row[0]): row[1] for row in read_table("extract", "media.tsv")}  # type: ignore[misc]
    return kinds | {name: kind for name, (kind, _) in _agencies().items()}


@functools.cache
def _states() -> dict[str, str]:
    return {name: country for name, (kind, country) in _agencies().items() if kind == "state_media"}


@functools.cache
def _endings() -> dict[str, str]:
    """Last words of names of outlets, and whether they are sure or only in a long name."""
    return {row[0]: row[1] for row in read_table("extract", "outlet_names.tsv")}
