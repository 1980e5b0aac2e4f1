"""Does a report say where its text comes from? An agency's credit, a "first published by", a "re-blogged from"."""

from __future__ import annotations

import functools
import re
from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from secondsource.extract.countries import find_country
from secondsource.model import Document, Region, Span

NAME_WORD = r"(?:(?:[A-Z]\.)+|(?:[A-Z]|\d+[A-Za-z])[\w&’'-]*(?:\.\w+)*)"
NAME = rf"(?P<name>{NAME_WORD}(?: (?:of |the |and |& )?{NAME_WORD}){{0,4}})"

REPRINT = re.compile(
    r"(?i:\b(?:re-?blogged (?:from|via|by)|syndicated from|cross-?posted (?:from|at)"
    r"|(?:this|the) (?:\w+ ){0,2}?(?:article|story|post|report|piece|column|interview|text|content) (?:\w+ ){0,2}?"
    r"(?:appeared|published|posted|ran|re-?published|re-?printed|re-?posted|syndicated) (?:\w+ ){0,3}?"
    r"(?:in|on|at|by|from))) (?:the )?" + NAME
)
"""What a report says when its text was published elsewhere first. Any region counts: such lines are often furniture."""

DATELINE_AGENCY = re.compile(r"^.{0,60}?\((?P<name>[A-Z][A-Za-z]{1,20}(?: [A-Z][a-z]+)?)\)\s*(?:[-–—:]|$)")
"""A dateline's credit: "SEOUL (Reuters) -"."""

BYLINE_AGENCY = re.compile(r"(?:^|[\s(/—–-])(?P<name>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)\)?\.?$")

EDGE = 400
"""Code points from either end of a text in which a statement about the text itself is looked for."""

LEADING_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
HOST = re.compile(r"^(?:www\.|m\.|edition\.)?(?P<site>[\w.-]+?)\.(?:com|org|net|co\.\w\w|com\.\w\w|[a-z]{2,3})$")
FURNITURE_WORDS = re.compile(r"\b(?:news agency|news|agency|newspaper|daily|online|website|magazine)\b")
DESCRIPTION = re.compile(r"^(?:[\w’'-]+(?:'s|’s)?\s){0,4}(?:state|official|state-run|state-owned|semi-official)\s")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a report says about the origin of its own text: whom it names, how, and in which words."""

    name: str
    key: str
    kind: Literal["agency", "reprint"]
    span: Span


def find_credits(document: Document, regions: Sequence[Region]) -> Iterator[Credit]:
    """Yield the agencies and outlets that a report names as the makers of its text (not as sources of a fact)."""
    text = document.text
    edges = text if len(text) <= 2 * EDGE else text[:EDGE] + " " * (len(text) - 2 * EDGE) + text[-EDGE:]
    for match in REPRINT.finditer(edges):
        name = match["name"].rstrip(".'’-")
        if find_country(name) or name in month_name:  # "first published in London", "in March"
            continue
        yield Credit(name, name_key(name), "reprint", Span(match.start(), match.start("name") + len(name)))
    seen: set[str] = set()
    for start, stop, pattern in _credit_lines(document, regions):
        credit = pattern.search(text[start:stop].strip())
        key = name_key(credit["name"]) if credit else ""
        if key in agencies() and key not in seen:
            seen.add(key)
            yield Credit(agencies()[key], key, "agency", Span(start, stop))


def _credit_lines(document: Document, regions: Sequence[Region]) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    """The beginnings of the first paragraphs, and the bylines, datelines and last lines, which may hold a credit."""
    body = [region for region in regions if region.kind == "body"][:3]
    for region in body:
        yield region.start, min(region.stop, region.start + 120), DATELINE_AGENCY
    for region in regions:
        if region.kind in ("byline", "dateline") and region.stop - region.start < 120:
            yield region.start, region.stop, BYLINE_AGENCY


def name_key(name: str) -> str:
    """Reduce the name of an outlet to what tells it apart: "the Yonhap news agency" and "Yonhap" give one key.

    Hosts lose their "www." and ending; known names of agencies and outlets go through `data/outlets.tsv`.
    """
    plain = " ".join(name.replace("’", "'").split()).casefold()
    host = HOST.match(plain)
    plain = host["site"] if host and " " not in plain else plain
    plain = LEADING_ARTICLE.sub("", plain)
    if plain in _aliases():
        return _aliases()[plain]
    bare = " ".join(FURNITURE_WORDS.sub(" ", DESCRIPTION.sub("", plain)).split())
    if bare in _aliases():
        return _aliases()[bare]
    for word in (bare.split() or [""])[-1:] + bare.split()[:1]:  # "China's agency Xinhua", "Yonhap of South Korea"
        if _aliases().get(word) in _wires():
            return _aliases()[word]
    return bare or plain


def family_of(name: str) -> str:
    """The owner that an outlet shares with others, as `data/outlets.tsv` has it, or ""."""
    return _families().get(name_key(name), "")


def canonical_name(name: str) -> str:
    """The usual name of an outlet that `data/outlets.tsv` knows; any other name as it is."""
    return _names().get(name_key(name), name)


def is_outlet(name: str) -> bool:
    """Say whether the name is an agency's or outlet's that `data/outlets.tsv` knows."""
    return not name.islower() and name_key(name) in _names()


@functools.cache
def agencies() -> Mapping[str, str]:
    """The news agencies: key -> name."""
    return {row[0].casefold(): row[0] for row in _outlets() if row[1] == "agency"}


@functools.cache
def _names() -> Mapping[str, str]:
    return {row[0].casefold(): row[0] for row in _outlets()}


@functools.cache
def _wires() -> frozenset[str]:
    """Agencies and state media: names so much their own that they are known with any description around them."""
    return frozenset(row[0].casefold() for row in _outlets() if row[1] in ("agency", "state"))


@functools.cache
def _aliases() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, _, _, aliases in _outlets():
        key = name.casefold()
        for alias in (name, *filter(None, aliases.split("|"))):
            found[alias.casefold()] = key
    return found


@functools.cache
def _families() -> Mapping[str, str]:
    return {name.casefold(): family for name, _, family, _ in _outlets() if family}


@functools.cache
def _outlets() -> tuple[tuple[str, str, str, str], ...]:
    lines = resources.files("secondsource.link").joinpath("data/outlets.tsv").read_text("utf-8").splitlines()
    rows = ([*line.split("\t"), "", "", ""] for line in lines if line.strip() and not line.startswith("#"))
    return tuple((row[0], row[1], row[2], row[3]) for row in rows)
