"""How old does a report say that somebody is? The age right before or behind a name, as news reports write it."""

from __future__ import annotations

import re

from secondsource.extract.numbers import SMALL
from secondsource.model import Span

OLDEST = 110
"""Years: a greater number beside a name is no age."""

NEAR = 120
"""Code points beside a name in which its age stands."""

_WORDS = "|".join(sorted((word for word, number in SMALL.items() if 0 < number < 20), key=len, reverse=True))
_NUMBER = rf"(?P<age>\d{{1,3}}|{_WORDS})"
_SPACE = r"[-‑\s]{1,2}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
BEHIND = (
    re.compile(rf"{_SUFFIX},?\s(?:\(|,\s?)?aged?\s{_NUMBER}\b", re.IGNORECASE),
    re.compile(rf"{_SUFFIX},\s{_NUMBER}(?=\s?[,.;:)]|\s(?:and|of|from|was|were|is|who|in|on|with|has|had)\b|\s*$)"),
    re.compile(rf"{_SUFFIX}\s?[(\[](?:aged?\s)?{_NUMBER}\s?[,)\]]", re.IGNORECASE),
    re.compile(rf"{_SUFFIX},?\s(?:who\s)?(?:was|is|a|an|the)\s{_NUMBER}{_SPACE}years?{_SPACE}old\b", re.IGNORECASE),
    re.compile(rf"{_SUFFIX},?\s(?:who\s)?(?:was|is|turned)\s{_NUMBER}(?=[,.;])", re.IGNORECASE),
)
"""What follows a name and tells its age: "Doe, 35,", "Doe (35)", "Doe, age 35", "Doe, a 35-year-old", "Doe was 35."."""

BEFORE = re.compile(
    rf"\b{_NUMBER}{_SPACE}(?P<unit>year|month|week|day)s?{_SPACE}olds?\b,?"
    r"(?:\s(?!and\b|his\b|her\b|their\b|who\b|by\b)[\w'’.-]+){0,4}?,?\s$",
    re.IGNORECASE,
)
"""What stands before a name and tells its age: "35-year-old Doe", "a 35-year-old man from Oslo, Doe"."""

_NAME = r"(?P<name>[A-Z][\w'’-]*\w(?:\s[A-Z]\.?|\s[A-Z][\w'’-]+|\s[\"“‘(][^\"”’)]{1,20}[\"”’)]){0,3}\s[A-Z][\w'’-]*\w)"
AGED_NAMES = (
    re.compile(rf"\b\d{{1,2}}{_SPACE}years?{_SPACE}old\s{_NAME}"),
    re.compile(
        rf"\b{_NAME}{_SUFFIX}(?:,\s?|\s?\()\d{{1,2}}(?=[,;)]|\.\s|\s(?:and|of|from|was|were|is)\b|\s*$)", re.MULTILINE
    ),
)
"""Two to five words with capitals and an age before or behind them."""


def find_aged_names(text: str) -> list[Span]:
    """The names that stand beside an age, in the order of the text; ranks before a name are part of what is found."""
    found = {Span(*match.span("name")) for pattern in AGED_NAMES for match in pattern.finditer(text)}
    return sorted(found)


def read_age(text: str, span: Span) -> tuple[int, Span] | None:
    """Read the age in years that stands beside a name, and where; None if there is none.

    An infant's age in months, weeks or days counts as 0 years. The span is that of the number.
    """
    behind = text[span.stop : span.stop + NEAR]
    for pattern in BEHIND:
        match = pattern.match(behind)
        if match:
            return _checked(match, span.stop)
    begin = max(0, span.start - NEAR)
    before = BEFORE.search(text[begin : span.start])
    return _checked(before, begin) if before else None


def _checked(match: re.Match[str], offset: int) -> tuple[int, Span] | None:
    word = match["age"].lower()
    years = SMALL[word] if word in SMALL else int(word)
    if years > OLDEST:
        return None
    if (match.groupdict().get("unit") or "year").lower() != "year":
        years = 0
    return years, Span(offset + match.start("age"), offset + match.end("age"))
