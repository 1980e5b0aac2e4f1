"""Whom does a report call president? The term of office bounds the day on which it was written."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from secondsource.extract.officeholders import Term, read_terms
from secondsource.model import Span

FORMER = re.compile(
    r"\b(?:former|then|ex|late|one-?time|ousted|deposed|toppled)[- ](?:[\w.]+[ -]){0,2}$", re.IGNORECASE
)
"""What stands before a title that its bearer no longer holds."""


@dataclass(frozen=True, slots=True)
class Office:
    """Words that call somebody by an office, with the terms in which a person of that name held it."""

    words: Span
    terms: tuple[tuple[date, date], ...]


def find_offices(text: str) -> list[Office]:
    """The persons whom a text calls by an office that they held at known times, each once, in the order of the text."""
    found: dict[tuple[tuple[date, date], ...], Office] = {}
    for match in _titled_names().finditer(text):
        if not FORMER.search(text[max(0, match.start() - 40) : match.start()]):
            terms = _terms_by_words()[match["title"].lower(), match["name"]]
            if terms:
                found.setdefault(terms, Office(Span(*match.span()), terms))
    return list(found.values())


@functools.cache
def latest_known() -> date:
    """The latest day of which the list of offices knows."""
    return max(date.fromisoformat(day) for term in _all_terms() for day in (term.since, term.until) if day)


def _all_terms() -> list[Term]:
    return sorted({term for terms in read_terms().values() for term in terms if term.since})


@functools.cache
def _terms_by_words() -> dict[tuple[str, str], tuple[tuple[date, date], ...]]:
    """The terms by office and name, the whole name or the family name; those that go on reach beyond what is known."""
    found: dict[tuple[str, str], set[tuple[date, date]]] = defaultdict(set)
    families = {term.name: family for family, terms in read_terms().items() for term in terms}
    for term in _all_terms():
        days = date.fromisoformat(term.since), date.fromisoformat(term.until or "9998-12-31")
        for words in [term.name, *(word for word in term.name.split() if word.lower() == families[term.name])]:
            found[term.office, words].add(days)
    return defaultdict(tuple, {key: tuple(sorted(days)) for key, days in found.items()})


@functools.cache
def _titled_names() -> re.Pattern[str]:
    titles = "|".join(sorted({office for office, _ in _terms_by_words()}, key=lambda it: (-len(it), it)))
    names = "|".join(sorted({re.escape(name) for _, name in _terms_by_words()}, key=lambda it: (-len(it), it)))
    return re.compile(rf"\b(?P<title>(?i:{titles})) (?P<name>{names})\b")
