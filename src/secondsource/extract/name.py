"""One occurrence of a name in a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from secondsource.extract.persons import normal_words
from secondsource.parse.tree import Parse

NameKind = Literal["person", "organization", "country", "group", "place", "adjective", "capital", "other"]
"""An adjective is a country's ("Chinese"), a capital may yet be a place or a government; other is no actor at all."""

_NICKNAME = re.compile(r"\s*[\"“‘(][^\"”’)]+[\"”’)](?=\s)")


@dataclass(slots=True)
class Name:
    """Tokens `first` to `last` (half-open), what they name, and what the lists say of it."""

    first: int
    last: int
    start: int  # code points
    stop: int
    words: str  # on one line, without a nickname in quotation marks
    key: str  # in normal form
    kind: NameKind | None = None  # None until the document has decided
    title: str = ""
    left: int = 0  # the token where its titles begin, else `first`
    country: str = ""
    sector: str = ""
    gender: str = ""
    canonical: str = ""


def make_name(parse: Parse, first: int, last: int) -> Name:
    """Make a name of tokens `first` to `last` (half-open); its kind is open."""
    start, stop = parse.tokens[first].start, parse.tokens[last - 1].stop
    words = _NICKNAME.sub("", " ".join(parse.text[start:stop].split()))
    return Name(first, last, start, stop, words, " ".join(normal_words(words)), left=first)
