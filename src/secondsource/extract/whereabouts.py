"""Which place of its name is meant, by what the report says of it and by the company it keeps."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from secondsource.extract.countries import country_name
from secondsource.extract.gazetteer import (
    City,
    Kind,
    county_places,
    find_cities,
    find_region,
    find_state,
    kilometres,
    middle_of,
)
from secondsource.extract.name import Name
from secondsource.extract.outlet_homes import find_outlet_home, point_of
from secondsource.extract.readings import (
    COMPASS,
    SIDES,
    Written,
    described_country,
    described_state,
    follows_comma,
    introduces_town,
    is_called_town,
    state_of,
)
from secondsource.model import Document
from secondsource.parse.tree import Parse

WELL_KNOWN = 100_000
"""People of a place that news may name without saying where it is."""
KNOWN_ALONE = 15_000
"""The same for a name that no other place has."""
OF_A_KIND = {"region": 1_000_000, "county": 100_000, "city": 0, "country": 0}
"""A region or county is as well known as a city of so many people."""
CLEARLY = math.log(8)
"""Without more said, the largest place of a name must have eight times the people of the next."""
ENOUGH = 1.2
"""The margin for a place in a region that the report is about."""
CAPITAL = 4.0
"""What a capital is better known than its people tell."""
NAMED, AGAIN, AT_HOME, SHARED, MOST = 3.0, 0.5, 3.5, 2.5, 3.5
"""What a region gains that the report names, each further time, the publisher's own, and each other place in it."""
LITTLE = 0.3
"""What other names must have of a region at least to speak for it."""
NEAR, NEAR_HOME = 110.0, 2.5
"""Kilometres from a publisher's home at which its readers live, and what a place gains that lies there."""
NAMED_COUNTRY, COUNTRY_AGAIN, HOME_COUNTRY = 2.0, 0.25, 1.5
QUARTERS = frozenset({"neighborhood", "neighbourhood", "section", "quarter", "borough", "ward"})
OTHERS = 3
"""Further readings that are kept."""

Area = tuple[str, str]
"""A country and a region of it, or a country and nothing."""


class Reading(NamedTuple):
    """The place that a name is read as; what is unknown is empty or None. `also` are readings as good or nearly so."""

    name: str
    country: str = ""
    region: str = ""
    kind: Kind | Literal[""] = ""
    point: tuple[float, float] | None = None
    also: tuple[str, ...] = ()


class Context:
    """What a report says of where its places are: after commas, in descriptions, by its publisher, by each other."""

    def __init__(self, document: Document, parse: Parse, names: list[Name], written: list[Written]) -> None:
        self.parse = parse
        self.home = find_outlet_home(document)
        self.at_home = point_of(self.home)
        self.said: dict[str, Area] = {}  # a place's words in lower case -> where the report says it lies
        self.towns: set[str] = set()  # words in lower case that the report itself introduces as a town's name
        self.named: Counter[Area] = Counter()
        self.quarters = {name.words for name in names if _is_quarter(parse, name)}
        self._hear_written(written)
        self._hear_names(names)
        self.shares: dict[str, dict[Area, float]] = {}  # by the words of a place, what each area may have of it
        self.shared: Counter[Area] = Counter()
        for name in names:
            if name.kind == "place" and name.words not in self.quarters and state_of(parse, name) == "":
                self.shares.setdefault(name.words, _share(self._candidates(name.words)))
        for shares in self.shares.values():
            self.shared.update(shares)

    def _hear_written(self, written: list[Written]) -> None:
        """Keep what "Puyallup, Wash." says."""
        for item in written:
            words = " ".join(self.parse.text[item.start : item.stop].split()).casefold()
            if item.town:
                self.towns.add(words)
            if item.state:
                self.said[words] = ("USA", item.state)
                self.named["USA", item.state] += 1

    def _hear_names(self, names: list[Name]) -> None:
        """Keep the states and countries that are named, and what "Lyon, France" and "the French city of Lyon" say."""
        ends = {name.last: name for name in names}
        for name in names:
            state = state_of(self.parse, name)
            if state:
                self.named["USA", state] += 1
            elif name.country:
                self.named[name.country, ""] += 1
            before = ends.get(name.first - 1) if follows_comma(self.parse, name) else None
            if before is not None and before.kind == "place" and name.kind == "country":
                self.said.setdefault(before.words.casefold(), (name.country, ""))
                if introduces_town(self.parse.text, before.start, before.stop):
                    self.towns.add(before.words.casefold())
        for name in names:
            if is_called_town(self.parse.text, name.start):
                self.towns.add(name.words.casefold())
            state = described_state(self.parse.text, name.start)
            if state:
                self.said[name.words.casefold()] = ("USA", state)
            described = described_country(self.parse, name)
            if described:
                self.said[name.words.casefold()] = (described, "")

    def read(self, name: Name) -> Reading:
        """Choose the reading of one name."""
        state = state_of(self.parse, name)
        if state and name.words in self.quarters:
            return Reading(name.words)
        if state and f"{name.words} County" in self.parse.text and self.home.region not in ("", state):
            return self.read_words(name.words)  # Delaware County in Pennsylvania, and its Delaware
        if state:
            return self.read_state(state)
        part = find_region(name.words)
        if name.kind == "country" and part is not None and part.country == name.country:
            return _reading(part, name.words)  # England and Scotland
        if name.kind == "country" and not self._is_town_at_home(name):
            return _reading(middle_of(name.country), country_name(name.country))
        return self.read_words(name.words, name.country if name.kind == "capital" else "")

    def read_state(self, state: str) -> Reading:
        """A state of the United States."""
        return _reading(find_region(state, "USA") or City(state, "USA", state, 0, 0, 0, "region"), state)

    def read_words(self, words: str, capital_of: str = "") -> Reading:
        """Choose the reading of a place by its words; `capital_of` is the country whose capital has this name."""
        shown = words.title() if words.isupper() and len(words) > 4 else words
        said = self.said.get(words.casefold())
        places = self._candidates(words)
        if said is not None:
            places = [place for place in places if place.country == said[0] and said[1] in ("", place.region)]
            if not places:
                return Reading(shown, *said, "city" if find_cities(words) or self.is_town(words) else "")
            return _reading(max(places, key=_fame), shown)
        ranked = sorted(places, key=lambda place: -self._weigh(words, place, capital_of))
        weights = [self._weigh(words, place, capital_of) for place in ranked]
        side = side_of(words)
        if side and self._most_told(side) > self._most_told(words):
            return self.read_words(side)._replace(name=shown, kind="", also=())
        if not ranked:
            return Reading(shown, capital_of, kind="city" if self.is_town(words) else "")
        close = [place for place, weight in zip(ranked, weights, strict=True) if weights[0] - weight < CLEARLY]
        if not self._is_known(words, ranked):
            return Reading(shown, also=tuple(map(_label, close[: OTHERS + 1])))
        rivals = [weight for place, weight in zip(ranked, weights, strict=True) if not _is_same(place, ranked[0])]
        if rivals and weights[0] - rivals[0] < (ENOUGH if self._is_told(words, ranked[0]) else CLEARLY):
            return _unsure(shown, close)
        towns = [place for place in ranked if place.kind == "city" and _is_same(place, ranked[0])]
        best = (towns or ranked)[0]
        others = [place for place in close if not _is_same(place, best)]
        return _reading(best, shown, tuple(map(_label, others[:OTHERS])))

    def _is_town_at_home(self, name: Name) -> bool:
        """Say whether a country's name is that of a town in the publisher's state: Lebanon in Tennessee."""
        others = {country for (country, _), times in self.named.items() if times} - {name.country, "USA"}
        return (
            bool(self.home.region)
            and not others
            and any(
                city.region == self.home.region and city.country == self.home.country
                for city in find_cities(name.words)
            )
        )

    def _candidates(self, words: str) -> list[City]:
        """All places that have this name; a quarter of a city is none of the cities far away that are called so."""
        if words in COMPASS:
            return []
        region = find_region(words)
        state = find_state(words)
        places: list[City | None] = [*find_cities(words), *county_places(words), region]
        places.append(find_region(state, "USA") if state else None)
        if words in self.quarters:
            return [p for p in places if p and self._regional(words, p) > 0 and p.kind == "city"]
        return [place for place in places if place is not None]

    def _most_told(self, words: str) -> float:
        """How much the report says for the region of the place that it says most for; below 0 for no place."""
        return max((self._regional(words, place) for place in self._candidates(words)), default=-1.0)

    def knows(self, words: str) -> bool:
        """Say whether a town of this name lies in a region that the report is about."""
        return any(place.kind == "city" and self._is_told(words, place) for place in self._candidates(words))

    def is_town(self, words: str) -> bool:
        """Say whether the report introduces these words as the name of a town."""
        return words.casefold() in self.towns

    def _is_told(self, words: str, place: City) -> bool:
        """Say whether the report or its publisher's home speaks for a place's region, not for its country alone."""
        return self._regional(words, place) > 0.0

    def _is_known(self, words: str, ranked: Sequence[City]) -> bool:
        """Say whether a place is known well enough to be meant where nothing speaks for its region."""
        first = ranked[0]
        local = self.home.region not in ("", first.region)  # a small place that is not near is another one
        least = KNOWN_ALONE if len(ranked) == 1 and not local else WELL_KNOWN
        least *= 3 if local and first.country != self.home.country else 1
        return first.kind != "city" or first.population >= least or self._is_told(words, first)

    def _is_near(self, place: City) -> bool:
        """Say whether a town lies where the publisher's readers live."""
        if self.at_home is None or place.kind not in ("city", "county") or place.latitude == 0.0:
            return False
        return kilometres(self.at_home, (place.latitude, place.longitude)) < NEAR

    def _weigh(self, words: str, place: City, capital_of: str) -> float:
        """How much speaks for a place: how well known it is, and what the report says; rounded."""
        capital = CAPITAL if capital_of and place.country == capital_of and place.kind == "city" else 0.0
        if capital and capital_of == "USA" and place.region != "District of Columbia":
            capital = 0.0
        return round(_fame(place) + capital + self._context(words, place), 3)

    def _context(self, words: str, place: City) -> float:
        """What speaks for a place beside its own name."""
        country = (place.country, "")
        times = self.named[country]
        weight = NAMED_COUNTRY + COUNTRY_AGAIN * min(times - 1, 12) if times else 0.0
        weight += HOME_COUNTRY if self.home.country == place.country else 0.0
        weight += min(self.shared[country] - self.shares.get(words, {}).get(country, 0.0), NAMED_COUNTRY)
        return round(weight + self._regional(words, place), 3)

    def _regional(self, words: str, place: City) -> float:
        """What speaks for the region of a place."""
        area = (place.country, place.region)
        if not place.region:
            return 0.0
        times = self.named[area]
        weight = NAMED + AGAIN * min(times - 1, 4) if times else 0.0
        weight += AT_HOME if (self.home.country, self.home.region) == area else 0.0
        weight += NEAR_HOME if self._is_near(place) else 0.0
        others = self.shared[area] - self.shares.get(words, {}).get(area, 0.0)
        return round(weight + min(SHARED * others, MOST) if others > LITTLE else weight, 3)


def _is_same(one: City, other: City) -> bool:
    """Say whether two readings need no choice: a town and the region around it, named after it."""
    return one == other or (one.country == other.country and one.region == other.region and one.kind != other.kind)


def side_of(words: str) -> str:
    """The city of which a name is a side: "North Philadelphia", "Southeast D.C."; empty where it is none."""
    first, _, rest = words.partition(" ")
    return rest if first in SIDES and rest and find_cities(rest) else ""


def _fame(place: City) -> float:
    """How well known a place is: the logarithm of its people."""
    return math.log(max(place.population, OF_A_KIND[place.kind]) + 1000)


def _share(places: Iterable[City]) -> dict[Area, float]:
    """How much each region and country may have of a name, by the root of the people; 1 in all for each."""
    shares: dict[Area, float] = {}
    weights = [(place, math.sqrt(max(place.population, OF_A_KIND[place.kind]) + 1000)) for place in places]
    whole = sum(weight for _, weight in weights)
    for place, weight in weights:
        for area in dict.fromkeys([(place.country, place.region), (place.country, "")]):
            shares[area] = shares.get(area, 0.0) + weight / whole
    return shares


def _reading(place: City, shown: str, also: tuple[str, ...] = ()) -> Reading:
    """A place as it is kept: its name in the gazetteer where that can be typed, no coordinates where it has none."""
    point = (place.latitude, place.longitude) if (place.latitude, place.longitude) != (0.0, 0.0) else None
    name = place.name if place.name.isascii() and place.kind != "county" else shown
    return Reading(name, place.country, place.region, place.kind, point, also)


def _unsure(shown: str, places: Sequence[City]) -> Reading:
    """A name whose reading stays open: what all that it may be have in common, and each of them."""
    country = _only([place.country for place in places])
    region = _only([place.region for place in places]) if country else ""
    kind = places[0].kind if _only([place.kind for place in places]) else ""
    return Reading(shown, country, region, kind, None, tuple(map(_label, places[: OTHERS + 1])))


def _only(values: Sequence[str]) -> str:
    """The value that all share, or nothing."""
    return values[0] if len(set(values)) == 1 else ""


def _label(place: City) -> str:
    """A reading on one line: "Springfield, Missouri, USA"."""
    parts = (place.name, place.region if place.region != place.name else "", place.country)
    return ", ".join(part for part in parts if part)


def _is_quarter(parse: Parse, name: Name) -> bool:
    """Say whether a name is one of a part of a city: "the Austin neighborhood"."""
    after = parse.tokens[name.last] if name.last < len(parse.tokens) else None
    return after is not None and after.lemma in QUARTERS
