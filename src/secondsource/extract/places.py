"""Which words name a place, and which place of that name is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from secondsource.extract.countries import capital_of, country_name, country_words
from secondsource.extract.gazetteer import City, contains, find_cities, find_province, find_state
from secondsource.extract.metonyms import LOCATIVE, MOVING, stands_for_government
from secondsource.extract.name import Name
from secondsource.extract.name_lists import name_endings, word_group
from secondsource.extract.names import find_names
from secondsource.model import Document, PlaceMention
from secondsource.parse.tree import Parse, Token

__all__ = ["contains", "find_places"]

BY = "extract/places 1"
KINDS_OF_PLACE = word_group("kinds_of_place")
COMPASS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})
CLEARLY_LARGEST = 8
"""Times that the largest place of a name must have the people of the next, to be meant without more said."""
WELL_KNOWN = 100_000
"""People of a place that news may name without saying where it is."""


def find_places(document: Document, parse: Parse) -> Iterator[PlaceMention]:
    """Find the places of a document in the order of the text, each with the reading that its context chooses.

    `country` is an ISO 3166-1 alpha-3 code and empty where the text leaves it open; what the report itself says of a
    place ("the Chinese border city of ...") outranks the gazetteer. `region` is the state, for the United States.
    Cities are GeoNames' (CC BY 4.0).
    """
    if not parse.tokens:
        return
    names = [name for name in find_names(parse) if name.kind in ("place", "country", "capital")]
    context = _Context(parse, names)
    supported = {name.key for name in names if name.kind == "place" and _supported(parse, name)}
    found = {}
    for name in names:
        if _is_place(parse, name):
            if not name.country and name.key not in supported and not find_cities(name.words):
                continue
            mention = context.read(document.id, name)
            found[mention.start, mention.stop] = mention
    for mention in _described_capitals(document, parse):
        found.setdefault((mention.start, mention.stop), mention)
    yield from (found[key] for key in sorted(found))


def _supported(parse: Parse, name: Name) -> bool:
    """Say whether the words around an unknown name, or its own last word, show that it is a place."""
    words = name.words.split()
    if name_endings().get(words[-1]) == "place" or name.words in COMPASS:
        return len(words) > 1 and name.words not in COMPASS
    after = parse.tokens[name.last] if name.last < len(parse.tokens) else None
    return _located(parse, parse.tokens[name.last - 1]) or (after is not None and after.lemma in KINDS_OF_PLACE)


def _is_place(parse: Parse, name: Name) -> bool:
    """Say whether a name is a place here: a country only where something is or goes, a capital unless it acts."""
    if name.kind == "place":
        return True
    if name.kind == "capital":
        return not stands_for_government(parse, name)
    return _located(parse, parse.tokens[name.last - 1]) or _follows_comma(parse, name) is not None


def _located(parse: Parse, token: Token) -> bool:
    for _ in range(5):
        if token.dep != "conj":
            break
        token = parse.head(token)
    head = parse.head(token)
    if token.dep == "pobj":
        return head.text.lower() in LOCATIVE or head.text.lower() == "to"
    return token.dep == "dobj" and head.lemma in MOVING


def _follows_comma(parse: Parse, name: Name) -> Token | None:
    """The last word of the place before a comma, in "Puyallup, Wash."."""
    if name.first < 2 or parse.tokens[name.first - 1].text != ",":
        return None
    before = parse.tokens[name.first - 2]
    return before if before.text[:1].isupper() and before.pos == "PROPN" else None


class _Context:
    """What a document says of where its places are: after commas, in descriptions, and by the company they keep."""

    def __init__(self, parse: Parse, names: list[Name]) -> None:
        self.parse = parse
        self.said: dict[str, tuple[str, str]] = {}  # a place's words in lower case -> (country, state)
        self.states: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        ends = {name.last: name for name in names}
        for name in names:
            state = _state_of(parse, name)
            if state:
                self.states[state] += 1
            elif name.country:
                self.countries[name.country] += 1
            before = ends.get(name.first - 1) if _follows_comma(parse, name) else None
            if before is not None and before.kind == "place" and (state or name.kind == "country"):
                self.said[before.words.casefold()] = ("USA", state) if state else (name.country, "")
        self.shared = _shared_state(names) if not self.states else ""
        for name in names:
            described = _described_country(parse, name)
            if described:
                self.said[name.words.casefold()] = (described, "")

    def read(self, doc: str, name: Name) -> PlaceMention:
        """Choose the reading of one name."""
        canonical, country, region = self._reading(name)
        return PlaceMention(
            doc=doc, start=name.start, stop=name.stop, name=canonical, country=country, region=region, by=BY
        )

    def _reading(self, name: Name) -> tuple[str, str, str]:
        words = name.words
        state = _state_of(self.parse, name)
        if state:
            return state, "USA", state
        shown = words.title() if words.isupper() and len(words) > 4 else words
        said = self.said.get(words.casefold())
        if said is not None:
            return shown, *said
        if name.kind == "country":
            return country_name(name.country), name.country, ""
        if name.kind == "capital":
            return ("Washington", "USA", "District of Columbia") if words == "Washington" else (shown, name.country, "")
        province = find_province(words)
        if province and (self.countries[province] or not self.states):
            return shown, province, ""
        city = self._choose(find_cities(words))
        if city is not None:
            return city.name if city.name.isascii() else shown, city.country, city.region
        if words.endswith(" County"):
            states = [state for state, count in self.states.most_common(2) if count] or [self.shared]
            return shown, *(("USA", states[0]) if len(states) == 1 else ("USA", ""))
        return shown, "", ""

    def _choose(self, cities: list[City]) -> City | None:
        """The place that lies in a state or country the document names, else one that is known without more."""
        here = [city for city in cities if self.states[city.region] > 0 or (self.shared and city.region == self.shared)]
        here = here or [city for city in cities if self.countries[city.country] > 0 and city.country != "USA"]
        if here:
            best = sorted(
                here, key=lambda city: (-self.states[city.region], -self.countries[city.country], -city.population)
            )
            return best[0]
        if not cities or cities[0].population < WELL_KNOWN:
            return None
        if len(cities) > 1 and cities[0].population < CLEARLY_LARGEST * cities[1].population:
            return None
        return cities[0]


def _shared_state(names: list[Name]) -> str:
    """The one state that has the most of a document's places, two at least: local news seldom names its own state."""
    counts: Counter[str] = Counter()
    for words in sorted({name.words for name in names if name.kind == "place"}):
        cities = find_cities(words)
        if cities and not (cities[0].country != "USA" and cities[0].population >= WELL_KNOWN):
            counts.update({city.region for city in cities if city.region})
    best = counts.most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[1][1] == best[0][1]):
        return ""
    return best[0][0]


def _state_of(parse: Parse, name: Name) -> str:
    """The state that a name is, also for "Washington" and "Georgia" behind a comma and a place."""
    if name.kind == "place" and name.canonical and name.country == "USA":
        return name.canonical
    state = find_state(name.words)
    if state is None:
        return ""
    following = parse.tokens[name.last].text.lower() if name.last < len(parse.tokens) else ""
    return state if _follows_comma(parse, name) is not None or following == "state" else ""


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
        if child.i < name.first:
            code = _country_at(parse, child)
            if code:
                return code
    return ""


def _country_at(parse: Parse, token: Token) -> str:
    """The country that a modifier names, of one word or two ("North Korean")."""
    for first in (token.i - 1, token.i):
        if first >= 0:
            words = " ".join(parse.text[parse.tokens[first].start : token.stop].split())
            found = country_words().get(words)
            if found and found.sense != "capital":
                return found.code
    return ""


def _described_capitals(document: Document, parse: Parse) -> Iterator[PlaceMention]:
    """ "the Chinese capital" is Beijing."""
    for token in parse.tokens:
        if token.lemma != "capital" or token.i == 0 or token.tag not in ("NN", "NNP"):
            continue
        following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
        if (
            following is not None
            and following.pos in ("NOUN", "PROPN")
            and parse.sentence(following) == parse.sentence(token)
        ):
            continue
        before = parse.tokens[token.i - 1]
        code = _country_at(parse, before)
        if code and capital_of(code):
            start = before.start
            wider = re.search(
                r"\b(?:North|South|East|West|Sri|Saudi|New|Costa|El|Puerto|Sierra|Papua New) $", parse.text[:start]
            )
            if wider and country_words().get(parse.text[wider.start() : before.stop]):
                start = wider.start()
            yield PlaceMention(
                doc=document.id, start=start, stop=token.stop, name=capital_of(code), country=code, region="", by=BY
            )
