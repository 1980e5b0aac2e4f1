"""Whose report is it? The outlets that a text shows to be its own: by its credits, and by how it speaks of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from secondsource.extract.outlets import find_outlet, outlet_name
from secondsource.extract.phrases import CREDIT
from secondsource.model import Document
from secondsource.read.facts import FILE_NAME

HEAD = 1500
"""Characters from the start in which a dateline credits an agency."""

OFTEN = 2
"""How many times a text must name an outlet as its own reporter's, or as the one that was told, to be its report."""

_NAME = r"(?:[Tt]he )?([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})"
_POSS = r" ?['’]s "

_SIGNS = (
    re.compile(rf"\bBy (?:[A-Z][\w.'’-]+ ){{0,4}}?the {_NAME} (?:Wire |News )?Staff\b"),
    re.compile(rf"\b{_NAME}(?:{_POSS}| )(?:could|can|was|has|is)(?: not|n['’]t| unable to)(?: been able to)?"
               r"(?: independently)? (?:verify|confirm|reach|authenticate)"),
    re.compile(rf"\b{_NAME}{_POSS}(?:[A-Z][\w.'’-]+[ ,]+(?:and )?){{1,12}}(?:also )?"
               r"contributed to this (?:report|story)"),
    re.compile(rf"\b{_NAME} (?:welcomes a lively and courteous|encourages you to add a|may edit your comments)"),
)  # fmt: skip
"""What a text says of no outlet but its own: "By the CNN Wire Staff", "CNN could not independently verify"."""

_INTRODUCED = re.compile(
    r"^([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3}) ?, ([A-Z][A-Z0-9 ,.&'’-]{1,60}?) ?"
    r"(?:(?:-LRB-|\()[^:\n]{1,40}(?:-RRB-|\)) ?)?:",
    re.MULTILINE,
)
"""How a transcript brings in who speaks: "JANE DOE, CNN CORRESPONDENT:"."""

HOUSE = re.compile(r"\b(?:ANCHOR|CO-ANCHOR|HOST|CO-HOST|CORRESPONDENT|REPORTER|MODERATOR|PRESENTER)\b")

_REPORTER = re.compile(rf"\b{_NAME}{_POSS}([A-Z][\w'’-]+ [A-Z][\w'’-]+)")
_TOLD = re.compile(rf"\b(?:told|tells) {_NAME}")


def find_own_outlets(document: Document) -> tuple[tuple[str, str], ...]:
    """The names of the report's own outlet, each with the basis: its publisher, a credit, or an inference.

    Inferred is an outlet that the text says of itself what only its own report says; and, in a text without a credit,
    the one whose reporters it names or which it says was told, if that is no other and it does so again and again.
    """
    found = [(document.publisher, "publisher")]
    credits = [(name, "credit") for name in CREDIT.findall(document.text[:HEAD])]
    signs = [(name, "speaks of itself") for sign in _SIGNS for name in sign.findall(document.text)]
    found += credits + [(outlet_name(name), basis) for name, basis in signs if find_outlet(name) is not None]
    if len(found) == 1 and document.publisher_basis == FILE_NAME:
        found += ((name, "its reporters, or told again and again") for name in _named_often(document.text))
    return tuple(dict.fromkeys((name, basis) for name, basis in found if name.strip()))


def find_house(document: Document) -> frozenset[str]:
    """The last names, in capitals, of those who speak for the outlet itself in its transcript: anchors, reporters."""
    return frozenset(
        found[1].split()[-1]
        for found in _INTRODUCED.finditer(document.text)
        if HOUSE.search(found[2]) or find_outlet(found[2]) is not None
    )


def _named_often(text: str) -> Iterator[str]:
    reporters = {(outlet_name(found[1]), found[2]) for found in _REPORTER.finditer(text) if find_outlet(found[1])}
    told = [outlet_name(found[1]) for found in _TOLD.finditer(text) if find_outlet(found[1]) and not _is_asked(found)]
    times = Counter([name for name, _ in reporters] + told)
    if len(times) == 1:
        yield from (name for name, often in times.items() if often >= OFTEN)


def _is_asked(told: re.Match[str]) -> bool:
    """Say whether a reporter's name follows, so that nothing is counted twice: "told CNN's ..."."""
    return re.match(r" ?['’]s [A-Z]", told.string[told.end() :]) is not None
