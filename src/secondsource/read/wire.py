"""Whose text does a report say it carries, and where was it filed: datelines, credits of agencies, reprints?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.lists import read_lines
from secondsource.read.dates import MONTHS
from secondsource.read.outlets import agency_names, outlet_named
from secondsource.read.words import plain_line, word_list

_MORE = r"(?:, (?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+){0,2}){0,2}"
_PLACE = rf"(?P<place>(?-i:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){{0,3}}){_MORE})"
_LOOSE_PLACE = rf"(?P<place>(?-i:[A-Z])[\w'’-]+(?:[ /](?-i:[A-Z])[\w.'’-]+){{0,3}}{_MORE})"
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_DAY = rf"(?:[,.]? ?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_DASH = r"\s?(?:[-–—_]{1,2}|:)\s?"
_FILED = re.compile(
    rf"{_PLACE}{_DAY}?(?:\s\((?-i:[A-Z])[\w ]{{1,25}}\))?(?:\s?[-–—]{{1,2}}\s?|:\s)(?=[\"“'‘]?(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
LONGEST_DATELINE = 100
LONGEST_CREDIT = 200
"""Letters of a line that is nothing but a credit."""
FIRST, LAST = 3, 6
"""Paragraphs from the start that may hold a dateline, and lines from the end that may hold a credit."""


@dataclass(frozen=True, slots=True)
class Wire:
    """Where a report was filed from, as written, and which agency's text it carries; empty where it does not say."""

    place: str = ""
    agency: str = ""


def read_dateline(paragraph: str) -> Wire:
    """Read the dateline at the head of a paragraph: "BEIJING, March 28 (Xinhua) — ..."."""
    head = paragraph[:LONGEST_DATELINE]
    credited = _credited().match(head)
    if credited:
        return Wire((credited["place"] or "").strip(" .,"), _name_of(credited["name"]))
    filed = _FILED.match(head)
    return Wire(filed["place"]) if filed and _is_place(filed["place"]) else Wire()


def _is_place(name: str) -> bool:
    return not word_list("not_places.txt") & set(re.findall(r"[\w'’]+", name.lower().replace("’", "'")))


def read_credit(line: str) -> str:
    """Read the agency that a line credits with the text: "— Reuters", "(With inputs from PTI)"; empty if it is none."""
    line = plain_line(line)
    if len(line) > LONGEST_CREDIT:
        return ""
    return next((_name_of(found["name"]) for form in _credits() if (found := form.search(line))), "")


def find_wire(paragraphs: Sequence[str], lines: Sequence[str]) -> Wire:
    """Find the dateline and the agency of a report from its told paragraphs, and the short lines around them."""
    datelines = [read_dateline(paragraph) for paragraph in paragraphs[:FIRST]]
    place = next((one.place for one in datelines if one.place), "")
    at_the_end = _last_words(paragraphs)
    credits = [*(one.agency for one in datelines), *map(read_credit, [*at_the_end, *lines])]
    return Wire(place, next(filter(None, credits), ""))


def _last_words(paragraphs: Sequence[str]) -> Iterator[str]:
    """The last paragraphs, and what stands in brackets or behind a dash at the very end of them."""
    for paragraph in reversed(paragraphs[-LAST:]):
        yield paragraph
        end = re.search(r"(\([^()]{2,80}\)|[–—-]{1,2} ?[A-Z][\w ]{1,25})\.?$", paragraph)
        if end:
            yield end[1]


def _name_of(name: str) -> str:
    known = outlet_named(name)
    return known.name if known and known.kind != "photo" else ""


@functools.cache
def _credited() -> re.Pattern[str]:
    name = rf"[(\[](?P<name>{agency_names()})(?:[ /,][^()\[\]]{{0,30}})?[)\]]"
    return re.compile(rf"(?:{_LOOSE_PLACE}?{_DAY}?\s?[,.]?\s?{name}(?:{_DASH}|\.\s|\s(?=(?-i:[A-Z]))))", re.IGNORECASE)


@functools.cache
def _credits() -> tuple[re.Pattern[str], ...]:
    name = rf"(?:the )?(?P<name>(?-i:{agency_names()}))(?!\w)"
    return tuple(
        re.compile(form.replace("{agency}", name), re.IGNORECASE) for form in read_lines("read", "credits.txt")
    )
