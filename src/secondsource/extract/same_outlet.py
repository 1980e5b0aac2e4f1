"""Do two names mean one outlet? "The Times" of the Hill Times, "AP" and the Associated Press."""

from __future__ import annotations

import functools
import re

from secondsource.extract.cues import read_words
from secondsource.lists import read_table

SHORTEST_NAME = 3
"""Letters of a name beyond which one that begins another means the same outlet."""


def same_outlet(one: str, other: str) -> bool:
    """Say whether two names mean one outlet: the same letters, or one begins with the words of the other."""
    if squeeze(one) == squeeze(other) or not squeeze(other):
        return squeeze(one) == squeeze(other)
    left, right = _words(one), _words(other)
    short = min(len(left), len(right))
    return short > 0 and left[:short] == right[:short] and len("".join(left[:short])) > SHORTEST_NAME


def is_short_for(name: str, own: str) -> bool:
    """Say whether a report means its own publisher by the last word of its name: "the Times" in the Hill Times."""
    short, full = _words(name), _words(own)
    return len(short) == 1 and len(full) > 1 and short[0] == full[-1] and short[0] in read_words("outlet_endings.txt")


@functools.lru_cache(maxsize=1024)
def squeeze(name: str) -> str:
    """A name for comparison: its letters and digits without "the", "news" and the ends of a host; aliases in full."""
    return "".join(_words(name))


@functools.lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    name = re.sub(r"^(https?://)?(www\.)?", "", name.lower())
    name = re.sub(r"\.(com|org|net|co\.uk|co|info)$", "", name)
    name = " ".join(re.sub(r"\b(the|news|newspaper|agency)\b", " ", name).split())
    return tuple(re.findall(r"[a-z0-9]+", _aliases().get(name, name)))


@functools.cache
def _aliases() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("extract", "outlet_aliases.tsv")}
