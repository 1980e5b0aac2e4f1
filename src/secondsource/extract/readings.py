"""What a report itself says of where a place lies: behind a comma, in a dateline, in a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.extract.countries import country_words
from secondsource.extract.gazetteer import find_cities, find_counties, find_state
from secondsource.extract.name import Name
from secondsource.extract.name_lists import word_group
from secondsource.parse.tree import Parse, Token

KINDS_OF_PLACE = word_group("kinds_of_place")
_PLACE = r"[A-Z][\w’'.-]*(?: (?:of |the |de |du )?[A-Z][\w’'.-]*){0,3}"
_CITY_STATE = re.compile(rf"(?<![\w-])({_PLACE}),\s+([A-Z][A-Za-z.]{{0,12}}(?: [A-Z][a-z]{{3,8}})?)(?!\w)")
_DATELINE = re.compile(rf"\W{{0,3}}({_PLACE})(?:,[^\n(—–]{{1,24}})?\s*(?:\([^)\n]{{2,40}}\)\s*)?(?:—|–|--|-\s)")


class Written(NamedTuple):
    """A place and the state that the text writes after it, or a place that opens a dateline (then without state)."""

    start: int
    stop: int
    state: str
    state_start: int
    state_stop: int


def find_written(parse: Parse) -> Iterator[Written]:
    """Find "Puyallup, Wash.", "MEMPHIS, TN", and the city of a dateline, by their form alone."""
    region = ""
    for sentence in parse.sentences:
        text = parse.text[sentence.start : sentence.stop + 1]
        for match in _CITY_STATE.finditer(text):
            state = find_state(match[2]) or find_state(match[2].split(" ")[0])
            if state is None:
                continue
            length = len(match[2]) if find_state(match[2]) else len(match[2].split(" ")[0])
            first, last = (sentence.start + i for i in match.span(1))
            begin = sentence.start + match.start(2)
            yield Written(_drop_before(parse.text, first, last), last, state, begin, begin + length)
        if sentence.region != region:
            region = sentence.region
            dateline = _DATELINE.match(parse.text, sentence.start)
            if dateline is not None and dateline[1].isupper() and find_cities(dateline[1]):
                yield Written(dateline.start(1), dateline.end(1), "", 0, 0)


def _drop_before(text: str, start: int, stop: int) -> int:
    """Leave out what a capital has put before the city: the longest ending that the gazetteer knows, or all of it."""
    words = [(start + match.start(), match[0]) for match in re.finditer(r"\S+", text[start:stop])]
    for place, _ in words:
        if find_cities(text[place:stop]) or find_counties(text[place:stop]):
            return place
    return start


def follows_comma(parse: Parse, name: Name) -> Token | None:
    """The last word of the place before a comma, in "Puyallup, Wash."; None where there is no such place."""
    if name.first < 2 or parse.tokens[name.first - 1].text != ",":
        return None
    before = parse.tokens[name.first - 2]
    return before if before.text[:1].isupper() and before.pos == "PROPN" else None


def state_of(parse: Parse, name: Name) -> str:
    """The state that a name is, also for "Washington" and "Georgia" behind a comma and a place; else empty."""
    if name.kind == "place" and name.canonical and name.country == "USA" and name.canonical != "New York":
        return name.canonical
    state = find_state(name.words)
    if state is None:
        return ""
    following = parse.tokens[name.last].text.lower() if name.last < len(parse.tokens) else ""
    return state if follows_comma(parse, name) is not None or following == "state" else ""


def described_country(parse: Parse, name: Name) -> str:
    """The country that the text itself gives a place: "the Chinese border city of Dandong"."""
    token = parse.tokens[name.last - 1]
    if token.dep == "pobj" and parse.head(token).text == "of":
        noun = parse.head(parse.head(token))
    elif token.dep == "appos":
        noun = parse.head(token)
    else:
        noun = token
    if noun.lemma not in KINDS_OF_PLACE and noun is not token:
        return ""
    for child in parse.children(noun, "amod", "compound", "nmod", "poss"):
        if child.i < name.first and (code := country_at(parse, child)):
            return code
    return ""


def country_at(parse: Parse, token: Token) -> str:
    """The country that a modifier names, of one word or two ("North Korean"); empty where it names none."""
    for first in (token.i - 1, token.i):
        if first >= 0:
            words = " ".join(parse.text[parse.tokens[first].start : token.stop].split())
            found = country_words().get(words)
            if found and found.sense != "capital":
                return found.code
    return ""
