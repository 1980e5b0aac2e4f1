"""Who holds or held a public office, for persons whom news names without saying who they are."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from secondsource.extract.name_lists import last_names
from secondsource.extract.persons import PersonName, compare_persons, normal_words, read_person, romanized
from secondsource.lists import read_table
from secondsource.model import UNKNOWN_TIME, Interval

TITLES_OF_HEADS = frozenset({"president", "prime minister", "chancellor", "premier"})
KNOWN_BY_FAMILY_NAME = frozenset({"president", "prime minister", "chancellor", "leader", "supreme leader"})
"""Offices whose holder news may name by the family name alone from the start."""
YEARS_REMEMBERED = 10
"""Years after an office in which news may still name its holder so."""
SHORTEST_SPELLED = 5
"""Letters of a family name from which another spelling of it is hardly another name."""


class Term(NamedTuple):
    """A term of office. `since` and `until` are ISO 8601 dates, empty where open or not known."""

    name: str
    country: str  # ISO 3166-1 alpha-3, empty for international organizations
    sector: str
    gender: str
    office: str
    since: str
    until: str


def find_officeholder(name: str, titles: Collection[str] = (), day: Interval = UNKNOWN_TIME) -> Term | None:
    """Find the term of a person in the list, or None; of several, the one in which the day of the report lies.

    A family name alone must be one holder's only and no frequent name, or bear a title (in lower case) of the office,
    and the report must be of the time of the office; where all holders of that name are of one country, a head's title
    gives the country and nothing more.
    """
    person = read_person(name)
    terms = read_terms().get(person.family) or _other_spellings(person.family)
    if person.full:
        person = replace(person, family=read_person(terms[0].name).family) if terms else person
        named = [term for term in terms if compare_persons(read_person(term.name), person)[0] == 1.0]
        return _of_day(named or _ending_in(name, day), day)
    titled = [term for term in terms if any(term.office in title for title in titles)]
    if not titled and name.capitalize() in last_names():
        return None
    terms = [term for term in titled or terms if _is_near(term, day)]
    if len({holder_of(term) for term in terms}) == 1:
        return _of_day([term for term in terms if term.office in KNOWN_BY_FAMILY_NAME], day)
    if TITLES_OF_HEADS & set(titles) and len({term.country for term in terms}) == 1:
        return terms[0]._replace(name=name)
    return None


def _ending_in(name: str, day: Interval) -> list[Term]:
    """The terms of the one holder whom two or more last words of his name alone name: "Ben Ali", "bin Salman"."""
    words = normal_words(name)
    found = [term for term in read_endings().get(words[-2:], []) if _is_near(term, day)]
    found = [term for term in found if normal_words(term.name)[-len(words) :] == words]
    return found if len({holder_of(term) for term in found}) == 1 else []


def _other_spellings(family: str) -> list[Term]:
    """The terms of the one holder whose family name a rare one spells in another way: "Ghaddafi"."""
    form = romanized(family)
    if len(form) < SHORTEST_SPELLED or family.capitalize() in last_names():
        return []
    found = read_romanized().get(form, [])
    return found if len({holder_of(term) for term in found}) == 1 else []


def is_name_of(term: Term, person: PersonName) -> bool:
    """Say whether a full name is one of the spellings under which the list has the holder of a term."""
    named = find_officeholder(" ".join((person.given, *person.middle, person.family))) if person.full else None
    return named is not None and holder_of(named) == holder_of(term)


@functools.cache
def holder_of(term: Term) -> tuple[str, str, str]:
    """Who holds a term, however the name is spelled: the day, country and office with which the list begins for him."""
    terms = [other for other in read_terms()[read_person(term.name).family] if other.name == term.name] or [term]
    return min((other.since, other.country, other.office) for other in terms)


@functools.lru_cache(maxsize=4096)
def holder_named(name: str) -> tuple[str, str, str] | None:
    """Who of the list bears a full name, as `holder_of` has it; None where nobody does."""
    term = find_officeholder(name) if read_person(name).full else None
    return holder_of(term) if term is not None else None


def has_begun(term: Term, day: Interval) -> bool:
    """Say whether a term had begun on a day, or may have where the day is not known."""
    return day.latest is None or term.since <= day.latest.isoformat()


def is_in_force(term: Term, day: Interval) -> bool:
    """Say whether a term ran on a day, or may have where the day is not known."""
    ended = bool(term.until) and day.earliest is not None and term.until < day.earliest.isoformat()
    return has_begun(term, day) and not ended


def _of_day(terms: list[Term], day: Interval) -> Term | None:
    """Of the terms of one person: the last that had begun on that day, the last of all where the day is not known."""
    begun = [term for term in terms if has_begun(term, day)]
    return max(begun or terms, key=lambda term: term.since, default=None)


def _is_near(term: Term, day: Interval) -> bool:
    """Say whether a report of this day may mean the holder by his family name alone."""
    if day.earliest is None or day.latest is None:
        return True
    ended = bool(term.until) and int(term.until[:4]) + YEARS_REMEMBERED < day.earliest.year
    return not ended and term.since[:4] <= str(day.latest.year + 1)


def known_office(term: Term, day: Interval) -> str:
    """The office that a report of this day may call a holder by: "president", "former president", or none yet.

    Where the day is not known, only heads of state and government, and who holds an office to this day, keep theirs.
    """
    if day.earliest is None or day.latest is None:
        return term.office if term.office in KNOWN_BY_FAMILY_NAME or not term.until else f"former {term.office}"
    first, last = day.earliest.isoformat(), day.latest.isoformat()
    terms = [other for other in read_terms()[read_person(term.name).family] if other.name == term.name]
    begun = sorted((other for other in terms if other.since <= last), key=lambda other: other.since)
    held = [other.office for other in begun if not other.until or first <= other.until]
    return held[-1] if held else f"former {begun[-1].office}" if begun else ""


@functools.cache
def read_terms() -> dict[str, list[Term]]:
    """The list by the holder's family name in normal form."""
    found: dict[str, list[Term]] = {}
    for row in read_table("extract", "officeholders.tsv"):
        term = Term(*(row + [""] * 7)[:7])
        found.setdefault(read_person(term.name).family, []).append(term)
    return found


@functools.cache
def read_romanized() -> dict[str, list[Term]]:
    """The list by one form for all spellings of the holder's family name."""
    found: dict[str, list[Term]] = {}
    for family, terms in read_terms().items():
        found.setdefault(romanized(family), []).extend(terms)
    return found


@functools.cache
def read_endings() -> dict[tuple[str, ...], list[Term]]:
    """The list by the last two words of names that have three or more."""
    found: dict[tuple[str, ...], list[Term]] = {}
    for terms in read_terms().values():
        for term in terms:
            words = normal_words(term.name)
            if len(words) > 2:
                found.setdefault(words[-2:], []).append(term)
    return found
