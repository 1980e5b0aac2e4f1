"""Which country do these words name: by its name, its adjective, its people or its capital."""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from secondsource.lists import read_table

Sense = Literal["name", "adjective", "people", "capital"]


class CountryWord(NamedTuple):
    """A country, and in which sense a word stands for it."""

    code: str  # ISO 3166-1 alpha-3
    sense: Sense


def find_country(words: str) -> str | None:
    """Name the country that the words stand for: its name, adjective, people, or capital used for its government.

    Returns the ISO 3166-1 alpha-3 code, or None. Letter case counts ("US" is a country, "us" is not), but not for
    names of several words. Codes follow ISO; the words are those of `data/countries.tsv`.
    """
    found = country_words().get(trim(words)) or _folded().get(trim(words).casefold())
    return found.code if found else None


def country_name(code: str) -> str:
    """The common English name of a country, or the code itself where it is unknown."""
    return _names().get(code, code)


def capital_of(code: str) -> str:
    """The capital of a country by our list, empty where it has none."""
    return _capitals().get(code, "")


def trim(words: str) -> str:
    """Write words without an article before or a possessive after them, on one line, with straight apostrophes."""
    words = " ".join(words.replace("’", "'").split())
    if words[:4].lower() == "the ":
        words = words[4:]
    return words.removesuffix("'s").removesuffix("'") if words.endswith(("'s", "s'")) else words


@functools.cache
def country_words() -> dict[str, CountryWord]:
    """Every word for a country. Where two countries share one, the sense that comes first in `Sense` wins."""
    words: dict[str, CountryWord] = {}
    rows = list(read_table("extract", "countries.tsv"))
    for column, sense in ((1, "name"), (2, "name"), (3, "adjective"), (4, "people"), (5, "capital")):
        for row in rows:
            for word in row[column].split(",") if column < len(row) else ():
                if word.strip():
                    words.setdefault(word.strip(), CountryWord(row[0], sense))  # type: ignore[arg-type]
    return words


@functools.cache
def _folded() -> dict[str, CountryWord]:
    return {word.casefold(): found for word, found in country_words().items() if " " in word}


@functools.cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("extract", "countries.tsv")}


@functools.cache
def _capitals() -> dict[str, str]:
    return {row[0]: row[5].split(",")[0] for row in read_table("extract", "countries.tsv") if len(row) > 5 and row[5]}
