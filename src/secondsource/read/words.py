"""The word lists of this room, read once from its data files."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import get_args

from secondsource.lists import read_lines
from secondsource.model import RegionKind

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_EDGES = re.compile(
    r"^[\s•●▪◦‣∙·■►▶➤→«»‹›|*#>+–—-]++"
    r"|(?<![\s•●▪◦‣∙·■►▶➤→»›|*+–—-])[\s•●▪◦‣∙·■►▶➤→»›|*+–—-]++$"  # a run within a line is looked at once
)
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "`": "'"})


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """A data file as a set of words or phrases in lower case, one or more a line."""
    return frozenset(word for line in read_lines("read", name) for word in line.lower().split())


@functools.cache
def pattern_list(name: str) -> re.Pattern[str]:
    """A data file of regular expressions, one a line, as one."""
    return re.compile("|".join(f"(?:{line})" for line in read_lines("read", name)), re.IGNORECASE)


@functools.cache
def word_rows(name: str) -> dict[str, tuple[str, ...]]:
    """A data file of named rows: the words of each, in order."""
    rows = (line.split("\t", 1) for line in read_lines("read", name))
    return {row[0]: tuple(row[1].split()) for row in rows}


LONGEST_LINE = 1500
"""Letters of a line that may be furniture."""
LONGEST_WHOLE = 160
"""Letters of a line that may be known as a whole: none of these signs has more than 16 words."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of furniture.tsv."""

    kind: RegionKind
    mode: str
    longest: int
    form: re.Pattern[str]

    @property
    def opens(self) -> RegionKind | None:
        """The kind of the section that a line with this sign opens."""
        return self.kind if self.mode == "section" else "boilerplate" if self.mode == "end" else None

    def fits(self, line: str, words: int) -> bool:
        """Say whether a normalized line of so many words shows this sign."""
        if words > self.longest or len(line) > LONGEST_LINE:
            return False
        if self.mode in ("has", "weak"):
            return self.form.search(line) is not None
        if self.mode == "section" and line.endswith("."):
            return False  # a heading is no sentence
        if self.mode in ("start", "end"):
            return self.form.match(line) is not None
        return self.form.fullmatch(line.rstrip(":.… ")) is not None


@functools.cache
def signs() -> tuple[Sign, ...]:
    """The signs of furniture, in the order of the file: the first that fits decides."""
    kinds = {kind: kind for kind in get_args(RegionKind)}
    rows = (line.split("\t", 3) for line in read_lines("read", "furniture.tsv"))
    return tuple(Sign(kinds[kind], mode, int(most), _compile_sign(mode, form)) for kind, mode, most, form in rows)


def _compile_sign(mode: str, form: str) -> re.Pattern[str]:
    """A sign within a line begins at the beginning of a word; that also spares the search most places."""
    return re.compile(rf"(?<!\w)(?:{form})" if mode in ("has", "weak") else form, re.IGNORECASE)


@functools.cache
def _any_sign() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """All signs that hold for a whole line, for its beginning and for any place in it: a quick test for most lines."""
    groups = (("section", "line"), ("start", "end"), ("has", "weak"))
    forms = ["|".join(f"(?:{sign.form.pattern})" for sign in signs() if sign.mode in modes) for modes in groups]
    whole, start, place = (re.compile(form, re.IGNORECASE) for form in forms)
    return whole, start, re.compile(rf"(?<!\w)(?:{place.pattern})", re.IGNORECASE)


def find_signs(line: str) -> tuple[Sign, ...]:
    """The signs that a normalized line shows, in the order of the file."""
    if len(line) > LONGEST_LINE:
        return ()
    whole, start, place = _any_sign()
    short = len(line) <= LONGEST_WHOLE and whole.fullmatch(line.rstrip(":.… "))
    if not (short or start.match(line) or place.search(line)):
        return ()
    count = len(line.split())
    return tuple(sign for sign in signs() if sign.fits(line, count))


def plain_line(text: str) -> str:
    """Write a line with straight quotation marks, single spaces, and no bullets or arrows at its ends."""
    return _EDGES.sub("", " ".join(text.translate(_QUOTES).split()))


def function_word_share(words: list[str]) -> float:
    """The share of function words among words: about 0.4 in English sentences, near 0 in menus and other languages."""
    known = word_list("function_words.txt")
    return sum(word.lower() in known for word in words) / len(words) if words else 0.0
