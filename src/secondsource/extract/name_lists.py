"""The word lists that say what a name or a role is, read once, and the search for their entries in a text."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from secondsource.extract.countries import country_name, country_words
from secondsource.lists import read_table
from secondsource.model import ActorKind

EntryKind = Literal["country", "adjective", "people", "capital", "known", "state", "title"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of some words."""

    kind: EntryKind
    name: str  # canonical
    country: str = ""
    sector: str = ""
    actor: ActorKind = "organization"
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What a role word says of its bearer."""

    words: str
    kind: ActorKind
    many: bool
    sector: str
    gender: str


SHORTEST_IN_CAPITALS = 4
"""Letters above which a country or capital is known in capitals too, as datelines have it."""


LONGEST_DOTTED = 5
"""Letters of an acronym up to which some newspapers write it with full stops (E.P.A.)."""


class NameLists:
    """Entries by their words; `longest` finds the longest one that begins at a place in a text."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self._by_first: dict[str, list[tuple[str, Entry]]] = {}
        for words, entry in entries.items():
            # a tokenizer may or may not part a word at its hyphen or full stop
            whole, part = words.split(" ")[0], re.split(r"[ -]", words)[0]
            for first in sorted({whole, part, whole.rstrip(".")}):
                self._by_first.setdefault(first, []).append((words, entry))
        for listed in self._by_first.values():
            listed.sort(key=lambda item: (-len(item[0]), item[0]))

    def longest(self, text: str, word: str, start: int) -> tuple[int, Entry] | None:
        """Find the longest entry at `start`, where `word` stands; returns where it stops, and the entry."""
        for words, entry in self._by_first.get(word, ()):
            stop = start + len(words)
            if text.startswith(words, start) and not text[stop : stop + 1].isalnum():
                return stop, entry
        return None


def is_listed(words: str) -> bool:
    """Say whether the lists have a name of exactly these words."""
    found = name_lists().longest(words.replace("’", "'"), words.split(" ")[0], 0)
    return found is not None and found[0] == len(words)


@functools.cache
def name_lists() -> NameLists:
    """Countries, capitals, states, known organizations and titles in one search."""
    entries: dict[str, Entry] = {}
    for row in read_table("extract", "organizations.tsv"):
        name, others, country, sector, kind = (row + [""] * 5)[:5]
        entry = Entry("known", name, country, sector, "group" if kind == "group" else "organization")
        for words in (name, *_parts(others)):
            entries.setdefault(words, entry)
            if words.isupper() and words.isalpha() and len(words) <= LONGEST_DOTTED:
                entries.setdefault("".join(f"{letter}." for letter in words), entry)
    for words, found in country_words().items():
        kind_of: EntryKind = "country" if found.sense == "name" else found.sense
        entries.setdefault(words, Entry(kind_of, country_name(found.code), found.code, actor="country"))
        if len(words) > SHORTEST_IN_CAPITALS:
            entries.setdefault(words.upper(), entries[words])
    for row in read_table("extract", "states.tsv"):
        for words in (row[0], *(short for short in _parts(row[1]) if "." in short)):
            entries.setdefault(words, Entry("state", row[0], "USA"))
    for row in read_table("extract", "titles.txt"):
        words, sector, gender = (row + [""] * 3)[:3]
        entries.setdefault(words, Entry("title", words, "", sector, "person", gender))
    return NameLists(entries)


def _parts(cell: str) -> list[str]:
    """The parts of a cell; the one name with commas of its own stays whole."""
    return [part.strip() for part in re.split(r",(?! Tobacco| Firearms)", cell) if part.strip()]


@functools.cache
def actor_roles() -> dict[str, Role]:
    """Role words, in lower case, with what they say of their bearer."""
    found = {}
    for row in read_table("extract", "actor_roles.tsv"):
        words, kind, number, sector, gender = (row + [""] * 5)[:5]
        found[words] = Role(words, kind, number == "many", sector, gender)  # type: ignore[arg-type]
    return found


@functools.cache
def organization_words() -> dict[str, tuple[str, str]]:
    """Last words of organizations: the sector, and the preposition that may go on with the name."""
    return {row[0]: (*(row + [""] * 3)[1:3],) for row in read_table("extract", "organization_words.tsv")}  # type: ignore[misc]


def sector_of_organization(words: str, last: str) -> str:
    """The sector that an organization's name gives: by its longest listed phrase, else by its head word `last`."""
    padded = f" {' '.join(words.replace('’', chr(39)).split())} "
    for phrase, sector in _organization_phrases():
        if f" {phrase} " in padded:
            return sector
    return organization_words().get(last, ("", ""))[0]


@functools.cache
def _organization_phrases() -> tuple[tuple[str, str], ...]:
    rows = (tuple(row[:2]) for row in read_table("extract", "organization_phrases.tsv"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))  # type: ignore[arg-type]


@functools.cache
def first_names() -> dict[str, str]:
    """First names with the gender of most of their bearers: M, F or X."""
    return {row[0]: row[1] for row in read_table("extract", "first_names.tsv")}


@functools.cache
def last_names() -> frozenset[str]:
    """Frequent last names of the United States."""
    return frozenset(row[0] for row in read_table("extract", "last_names.txt"))


@functools.cache
def actor_verbs() -> frozenset[str]:
    """Verbs that only a person or an organization can be the subject of."""
    return frozenset(row[0] for row in read_table("extract", "actor_verbs.txt"))


@functools.cache
def name_endings() -> dict[str, str]:
    """Last words that make a name a place, or no actor at all ("other")."""
    return {row[0]: row[1] for row in read_table("extract", "name_endings.tsv")}


@functools.cache
def person_verbs() -> frozenset[str]:
    """Verbs that are mostly said of persons."""
    return frozenset(row[0] for row in read_table("extract", "person_verbs.txt"))


@functools.cache
def kin() -> frozenset[str]:
    """Nouns whose possessor is a person."""
    return frozenset(row[0] for row in read_table("extract", "kin.txt"))


@functools.cache
def action_nouns() -> frozenset[str]:
    """Nouns for what a country does, so that its adjective names the actor."""
    return frozenset(row[0] for row in read_table("extract", "action_nouns.txt"))


@functools.cache
def word_group(name: str) -> frozenset[str]:
    """A group of words of `data/actor_words.tsv`."""
    return {row[0]: frozenset(row[1].split()) for row in read_table("extract", "actor_words.tsv")}[name]
