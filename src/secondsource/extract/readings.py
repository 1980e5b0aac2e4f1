"""What a report itself says of where a place lies: behind a comma, in a dateline, in a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.extract.countries import country_words
from secondsource.extract.gazetteer import find_cities, find_counties, find_state
from secondsource.extract.name import Name
from secondsource.extract.name_lists import name_endings, word_group
from secondsource.parse.tree import Parse, Token

KINDS_OF_PLACE = word_group("kinds_of_place")
TOWN_ENDINGS = word_group("town_endings")
"""Last words that towns have as often as sites: "Ashby Landing"."""
BEFORE_NAMES = frozenset({"Mount", "Mt", "Mt.", "Lake", "Cape", "Fort", "Camp", "Gulf", "Strait"})
"""Words that make a place of the name behind them."""
COMPASS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})
SIDES = COMPASS | {"Northeast", "Northwest", "Southeast", "Southwest", "Downtown"}
_PLACE = r"[A-Z][\w’'.-]*(?: (?:of |the |de |du )?[A-Z][\w’'.-]*){0,3}"
_CITY_STATE = re.compile(rf"(?<![\w-])({_PLACE}),\s+([A-Z][A-Za-z.]{{0,12}}(?: [A-Z][a-z]{{3,8}})?)(?!\w)")
_DATELINE = re.compile(rf"\W{{0,3}}({_PLACE})(?:,[^\n(—–]{{1,24}})?\s*(?:\([^)\n]{{2,40}}\)\s*)?(?:—|–|--|-\s)")


_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Ff]rom)\s+$|,\s+of\s+$")
_OF = re.compile(r"\bof\s+$")
_KIND_OF = re.compile(r"(?:CITY|TOWN|VILLAGE|TOWNSHIP) OF ")
_TOWN_OF = re.compile(r"\b(?:city|town|village|township|hamlet|suburb|municipality) of\s+$")
_STATE_TOWN = re.compile(rf"\b[Tt]he ({_PLACE}) (?:[a-z]+ ){{0,2}}(?:city|town|village|township|hamlet) of\s+$")
_LONGEST_BEFORE = 48
"""Characters before a name that are looked at for "the town of"."""


class Written(NamedTuple):
    """A place and the state that the text writes after it, or a place that opens a dateline (then without state)."""

    start: int
    stop: int
    state: str
    state_start: int
    state_stop: int
    town: bool = False  # the text writes it as a town's name, whether or not the gazetteer has it


def find_written(parse: Parse) -> Iterator[Written]:
    """Find "Puyallup, Wash.", "MEMPHIS, TN", and the city of a dateline, by their form alone."""
    region = ""
    for sentence in parse.sentences:
        text = parse.text[sentence.start : sentence.stop + 1]
        for match in _CITY_STATE.finditer(text):
            one = match[2].split(" ")[0]
            short = next((words for words in (match[2], one, one.rstrip(".")) if find_state(words)), "")
            state = find_state(short)
            if state is None:
                continue
            first, last = (sentence.start + i for i in match.span(1))
            begin = sentence.start + match.start(2)
            opens = sentence.region != region and match[1].isupper() and not match.start()
            if opens:
                first += kind.end() if (kind := _KIND_OF.match(match[1])) else 0
            else:
                first = _drop_before(parse.text, first, last)
            town = (opens or introduces_town(parse.text, first, last)) and not find_state(match[1])
            yield Written(first, last, state, begin, begin + len(short), town)
        if sentence.region != region:
            region = sentence.region
            dateline = _DATELINE.match(parse.text, sentence.start)
            if dateline is not None and dateline[1].isupper() and _is_town(parse.text, dateline[1]):
                yield Written(dateline.start(1), dateline.end(1), "", 0, 0, True)


def introduces_town(text: str, start: int, stop: int) -> bool:
    """Say whether a name that a state or country follows is written as a town's: "in Ashby Landing", not "of Ms. Doe".

    A name that ends as a street, a water or a building does is none, nor is a lake or mountain by its first word.
    """
    words = text[start:stop].split()
    if not words or any(not word[0].isupper() for word in words) or words[0] in BEFORE_NAMES - {"Fort"}:
        return False
    if words[-1] in name_endings() and words[-1] not in TOWN_ENDINGS:
        return False
    return bool(_IN.search(text[max(0, start - _LONGEST_BEFORE) : start]))


def is_called_town(text: str, start: int) -> bool:
    """Say whether the text calls the name that begins here a town: "the town of Wexby"."""
    return bool(_TOWN_OF.search(text[max(0, start - _LONGEST_BEFORE) : start]))


def described_state(text: str, start: int) -> str:
    """The state whose town the text calls the name that begins here: "the Ohio town of Wexby"; else empty."""
    match = _STATE_TOWN.search(text[max(0, start - _LONGEST_BEFORE) : start])
    return find_state(match[1]) or "" if match else ""


def _is_town(text: str, capitals: str) -> bool:
    """Say whether what opens a dateline is a town: one that is known, or that the text names again after "in"."""
    return bool(find_cities(capitals)) or re.search(rf"\bin {re.escape(capitals.title())}\b", text) is not None


def _drop_before(text: str, start: int, stop: int) -> int:
    """Leave out what a capital has put before the city: the longest ending that the gazetteer knows, or all of it.

    Behind a preposition all is one name, but for "Downtown"; "Landing" and "Fort" are never parted from their names.
    """
    if not find_cities(text[start:stop]) and " of " in text[start:stop]:
        start += text[start:stop].rindex(" of ") + len(" of ")
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    whole = bool(_IN.search(before) or _OF.search(before))
    words = [(start + match.start(), match[0]) for match in re.finditer(r"\S+", text[start:stop])]
    for number, (place, _) in enumerate(words):
        last = words[number - 1][1].title() if number else ""
        if last in BEFORE_NAMES or (number and text[place:stop].title() in TOWN_ENDINGS):
            break
        if find_cities(text[place:stop]) or find_counties(text[place:stop]):
            return start if whole and number and words[0][1] not in SIDES else place
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
