"""Which place of its name is meant, by what the document says of it and by the company it keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.extract.countries import country_name, country_words
from secondsource.extract.gazetteer import City, find_cities, find_counties, find_province, find_state
from secondsource.extract.name import Name
from secondsource.extract.name_lists import word_group
from secondsource.parse.tree import Parse, Token

KINDS_OF_PLACE = word_group("kinds_of_place")
CLEARLY_LARGEST = 8
"""Times that the largest place of a name must have the people of the next, to be meant without more said."""
WELL_KNOWN = 100_000
"""People of a place that news may name without saying where it is."""
ENOUGH = 0.9
"""Weight at which the places of a document show its state: one name that only one state has is enough."""
CLEARLY = 1.5
"""Times that this weight must be that of the next state."""
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


class Context:
    """What a document says of where its places are: after commas, in descriptions, and by the company they keep."""

    def __init__(self, parse: Parse, names: list[Name], written: list[Written]) -> None:
        self.parse = parse
        self.said: dict[str, tuple[str, str]] = {}  # a place's words in lower case -> (country, state)
        self.states: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        for item in written:
            if item.state:
                self.said[parse.text[item.start : item.stop].casefold()] = ("USA", item.state)
                self.states[item.state] += 1
        ends = {name.last: name for name in names}
        for name in names:
            state = state_of(parse, name)
            if state:
                self.states[state] += 1
            elif name.country:
                self.countries[name.country] += 1
            before = ends.get(name.first - 1) if follows_comma(parse, name) else None
            if before is not None and before.kind == "place" and name.kind == "country":
                self.said.setdefault(before.words.casefold(), (name.country, ""))
        self.shared = _shared_state(names)
        for name in names:
            described = _described_country(parse, name)
            if described:
                self.said[name.words.casefold()] = (described, "")

    def read(self, name: Name) -> tuple[str, str, str]:
        """Choose the reading of one name: canonical name, country, state."""
        state = state_of(self.parse, name)
        if state:
            return state, "USA", state
        if name.kind == "country":
            return country_name(name.country), name.country, ""
        if name.kind == "capital" and name.words.casefold() not in self.said:
            washington = ("Washington", "USA", "District of Columbia")
            return washington if name.words == "Washington" else (name.words, name.country, "")
        return self.read_words(name.words)

    def read_words(self, words: str) -> tuple[str, str, str]:
        """Choose the reading of a place by its words."""
        shown = words.title() if words.isupper() and len(words) > 4 else words
        said = self.said.get(words.casefold())
        if said is not None:
            return shown, *said
        province = find_province(words)
        if province and (self.countries[province] or not self.states):
            return shown, province, ""
        counties = find_counties(words)
        if counties:
            return shown, "USA", self._choose_state(counties)
        city = self._choose(find_cities(words))
        if city is not None:
            return city.name if city.name.isascii() else shown, city.country, city.region
        return shown, "", ""

    def _choose_state(self, states: list[str]) -> str:
        """The state of a county: the only one that has it, the one the document shares, or one that it names."""
        if len(states) == 1:
            return states[0]
        if self.shared in states:
            return self.shared
        named = [state for state in states if self.states[state]]
        return named[0] if len(named) == 1 else ""

    def _choose(self, cities: list[City]) -> City | None:
        """The place that lies in a state or country the document names, else one that is known without more."""
        here = [city for city in cities if city.region and city.region == self.shared]
        here = here or [city for city in cities if self.states[city.region] > 0]
        here = here or [city for city in cities if self.countries[city.country] > 0 and city.country != "USA"]
        if here:
            return min(here, key=lambda c: (-self.states[c.region], -self.countries[c.country], -c.population))
        if not cities or cities[0].population < WELL_KNOWN:
            return None
        if len(cities) > 1 and cities[0].population < CLEARLY_LARGEST * cities[1].population:
            return None
        return cities[0]


def _shared_state(names: list[Name]) -> str:
    """The one state that most of a document's places point to: local news seldom names its own state.

    Each name counts once and is shared by the states that have a place of it.
    """
    weights: Counter[str] = Counter()
    for words in sorted({name.words for name in names if name.kind == "place"}):
        state = find_state(words)
        cities = find_cities(words)
        if state is not None:
            weights[state] += 1.0  # type: ignore[assignment]
            continue
        abroad = bool(cities) and cities[0].country != "USA" and cities[0].population >= WELL_KNOWN
        states = find_counties(words) or sorted({city.region for city in cities if city.region})
        if not abroad:
            for state in states:
                weights[state] += 1.0 / len(states)  # type: ignore[assignment]
    best = sorted(weights.items(), key=lambda item: (-round(item[1], 6), item[0]))[:2]
    if not best or best[0][1] < ENOUGH or (len(best) > 1 and best[0][1] < CLEARLY * best[1][1]):
        return ""
    return best[0][0]


def follows_comma(parse: Parse, name: Name) -> Token | None:
    """The last word of the place before a comma, in "Puyallup, Wash."; None where there is no such place."""
    if name.first < 2 or parse.tokens[name.first - 1].text != ",":
        return None
    before = parse.tokens[name.first - 2]
    return before if before.text[:1].isupper() and before.pos == "PROPN" else None


def state_of(parse: Parse, name: Name) -> str:
    """The state that a name is, also for "Washington" and "Georgia" behind a comma and a place; else empty."""
    if name.kind == "place" and name.canonical and name.country == "USA":
        return name.canonical
    state = find_state(name.words)
    if state is None:
        return ""
    following = parse.tokens[name.last].text.lower() if name.last < len(parse.tokens) else ""
    return state if follows_comma(parse, name) is not None or following == "state" else ""


def _described_country(parse: Parse, name: Name) -> str:
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
