"""Where do the sentences of a line end, and where was the end of a paragraph lost between two of them?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from secondsource.model import Span
from secondsource.read.outlets import agency_names
from secondsource.read.words import word_list

_END = re.compile(
    r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘'«(\[]*[A-Z0-9•@]|\s*$)|[!?.][”’»)\]]?(?=[\"“]\S|[A-Z][a-z’']|[A-Z]\s|[A-Z]{2})"
)
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_CLOCK = re.compile(r"(?i)\b[ap]\.m\.$")
_NO_NEW_SENTENCE = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|E[SD]?T|P[SD]?T|C[SD]?T|GMT|\d)"
)

_SURE_STARTS = frozenset(("The", "An", "But", "According", "There"))
_STARTS = (
    "The|An|But|According|There|A|In|At|On|After|When|While|It|He|She|They|We|This|These|For|As|Some|Several|Many|More"
    "|Two|Three|Four|Five|Six|His|Her|Their|Its|With|From|If|Since"
)
_CLASSES = frozenset(
    ("influenza", "hepatitis", "vitamin", "type", "group", "class", "grade", "plan", "schedule", "category", "section")
)
"""Words that a letter may follow, as in "influenza A viruses"."""
_BREAK = re.compile(rf"\s+(?=(?:{_STARTS})\s+[a-z])")
_STATE = r"(?:, [A-Z][\w.]{1,12})"
_DESK = r"\s?\([^()]{2,25}\)"
_CAPITALS = r"[A-Z]{3,30}[A-Z ]{0,30}"
_TOWN = r"[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,3}(?:, [A-Z][a-z]{1,20})?"
_DATELINE = re.compile(
    rf"(?<=[a-z0-9)”’'])\s+(?={_CAPITALS}(?:{_STATE}?(?:{_DESK})?\s?(?:--|—|–)|(?:{_STATE}|{_DESK})\s?-)\s[A-Z]"
    rf"|{_TOWN}\s\((?:{agency_names()})\)\s?[-–—]{{1,2}}\s)"
)
"""A sentence begins though none has ended: an article in capitals and a word in small letters, or a dateline."""
_BEFORE = re.compile(r"(\S+)$")
FARTHEST = 60
"""Letters from the start within which a bracket may close a dateline, "LISK (AP) The harbour"."""


def find_sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text as spans without outer white space; abbreviations and initials end none.

    Where the white space between two is lost, as in "the end.The next", they are told apart, too.
    """
    start = 0
    for stop in sorted({*(stop for stop, _ in _find_ends(text)), *_find_breaks(text), len(text)}):
        if span := _trim(text, start, stop):
            yield span
        start = stop


def find_parts(text: str) -> list[int]:
    """Find where a paragraph or a heading ended that the next is glued to: no white space between, or no full stop."""
    return sorted({*(stop for stop, glued in _find_ends(text) if glued), *_find_breaks(text)})


def _find_breaks(text: str) -> Iterator[int]:
    """Yield where a sentence begins behind a heading, a caption or a teaser that has no full stop.

    An article or the like in capitals and a word in small letters stand there, or a dateline. "Group A of the cup" and
    "the film Click It or ..." are none: a word with a capital stands before.
    """
    for found in _BREAK.finditer(text):
        if _stands_apart(text, found.start(), text[found.end() : found.end() + 12].split(None, 1)[0]):
            yield found.end()
    for found in _DATELINE.finditer(text):
        before = text[: found.start()].rsplit(None, 1)[-1]
        if not before[0].isupper() and before.lower() not in word_list("function_words.txt"):
            yield found.end()


def _stands_apart(text: str, end: int, start: str) -> bool:
    """Say whether a word in capitals begins a sentence, by the word before it, which no sentence ends with."""
    before = _BEFORE.search(text, max(0, end - 40), end)
    word = before[1].lstrip("\"'“‘(") if before else ""
    bare = word.rstrip("\"'”’)")
    if not bare[-1:].isalnum() or (word.endswith(")") and end < FARTHEST):
        return False
    if bare.lower() in word_list("function_words.txt"):
        return False
    return start in _SURE_STARTS or not (word[:1].isupper() or bare.lower() in _CLASSES)


def _find_ends(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where sentences end, and whether the next is glued to it."""
    for found in _END.finditer(text):
        stop = found.end()
        glued = stop < len(text) and not text[stop].isspace()
        if glued:
            stop = _part_glued(text, found.start(), stop)
        if stop and not _is_abbreviated(text, found.start(), stop):
            yield stop, glued


def _trim(text: str, start: int, stop: int) -> Span | None:
    inner = text[start:stop].strip()
    first = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    return Span(first, first + len(inner)) if inner else None


def _part_glued(text: str, end: int, stop: int) -> int:
    """The offset where glued sentences part, 0 if they are none, as in "U.S" and "example.Com"."""
    if not re.search(r"[a-z0-9)”’][a-z0-9)”’]$", text[max(0, end - 2) : end]) or re.search(
        r"\S{24}$|[@/.]\S*$", text[max(0, end - 40) : end]
    ):
        return 0
    if text[stop] == '"' and text[max(0, end - 2000) : stop].count('"') % 2:  # it closes what was quoted
        return stop + 1 if text[stop + 1 : stop + 2].isupper() else 0
    return stop


def _is_abbreviated(text: str, end: int, stop: int) -> bool:
    if text[end] != "." or stop > end + 1 or stop >= len(text):
        return False
    if _CLOCK.search(text[max(0, end - 4) : end + 1]):
        return _NO_NEW_SENTENCE.match(text, stop) is not None
    found = _LAST_WORD.search(text, max(0, end - 24), end)
    word = found[0] if found else ""
    return (
        (len(word) == 1 and word.isupper())
        or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word) is not None
        or word.lower() in _abbreviations()
    )


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in word_list("abbreviations.txt"))
