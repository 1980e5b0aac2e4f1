"""What is known of a name: its country and its sector, by the lists, by the gazetteer, and by what stands right at it.

A town is of a country only where one is likely; a person's name gives nothing to those who only stand beside it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.extract.countries import country_words
from secondsource.extract.entity import Entity
from secondsource.extract.gazetteer import find_cities, find_province
from secondsource.extract.name import Name
from secondsource.extract.name_lists import first_names, last_names, sector_of_organization
from secondsource.parse.tree import Parse, Token

LARGE = 500_000
"""People from which a town at the head of an organization's name is taken for the town."""
CLEARLY_LARGER = 10
"""Times by which the largest place of a name must exceed those abroad, to be the one that a report means."""
PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "OPP", "REB", "PTY", "IGO"})
"""Sectors that a person shares with those who serve him: "the minister's adviser"."""
NOWHERE = frozenset({"IGO"})
"""Sectors of organizations whose people are not of the country where they are met."""
FIRST_WORDS = {"Radio": "MED", "TV": "MED", "Canal": "MED"}


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A country (ISO 3166-1 alpha-3) and a PLOVER sector, each empty where nothing gives it."""

    country: str = ""
    sector: str = ""

    def filled(self, other: Affiliation) -> Affiliation:
        """This one, with what it lacks taken from another."""
        return Affiliation(self.country or other.country, self.sector or other.sector)

    @property
    def whole(self) -> bool:
        """Say whether nothing is lacking."""
        return bool(self.country and self.sector)


NONE = Affiliation()


class Known:
    """The names of a document with what is known of each."""

    def __init__(self, parse: Parse, names: Sequence[Name], entity_at: dict[int, Entity]) -> None:
        self.parse, self.entity_at = parse, entity_at
        self.name_at = {i: name for name in names for i in range(name.first, name.last)}
        self.countries = {name.country for name in names if name.country}

    def of_name(self, name: Name) -> Affiliation:
        """What is known of a name: by the lists, by the gazetteer, or from the report."""
        if name.kind == "place":
            return Affiliation(name.country or find_province(name.words) or self._city(name))
        entity = self.entity_at.get(name.start)
        if name.kind in ("country", "adjective", "capital"):
            return Affiliation(name.country)
        if entity is None:
            return Affiliation(name.country, name.sector)
        if name.kind == "person" and entity.sector not in PUBLIC:
            return Affiliation(entity.country)  # a doctor's boss is no doctor
        return Affiliation(entity.country or name.country, entity.sector or name.sector)

    def of_words(self, name: Name) -> Affiliation:
        """What the words in an organization's name say: "University of Lagos"."""
        words = [token.text for token in self.parse.tokens[name.first : name.last]]
        sector = FIRST_WORDS.get(words[0], "") or sector_of_organization(name.words, "")
        if name.country:
            return Affiliation(sector=sector)
        for i in range(len(words)):
            behind = i > 0 and words[i - 1].lower() in ("of", "in", "at")
            for stop in range(min(len(words), i + 3), i, -1) if behind or i == 0 else ():
                code = country_of_city(" ".join(words[i:stop]), alone=behind)
                if code and (behind or stop < len(words)):
                    return Affiliation(code, sector)
        return Affiliation(sector=sector)

    def before(self, name: Name) -> Affiliation:
        """ "The Kampala-based Centre", "Czech Doe Group": the adjective right before a name."""
        tokens = self.parse.tokens
        i = name.left - 1
        if i >= 2 and tokens[i].text.lower() == "based" and tokens[i - 1].text == "-":
            place = self.name_at.get(i - 2)
            return Affiliation(self.of_name(place).country) if place is not None else NONE
        near = self.name_at.get(i)
        if near is not None and near.kind == "adjective" and name.kind == "organization":
            return Affiliation(near.country)
        owner = self.name_at.get(i - 1) if tokens[i].tag == "POS" else None
        if owner is not None and owner.kind == "organization" and name.kind == "person":
            return self.of_name(owner)  # "the Delta Herald's Jane Doe"
        return NONE

    def place_of(self, item: Token) -> str:
        """The country of "Fudan University in Shanghai"."""
        for prep in self.parse.children(item, "prep"):
            for place in self.parse.children(prep, "pobj") if prep.text.lower() == "in" else ():
                name = self.name_at.get(place.i)
                if name is not None and name.kind in ("place", "country", "capital"):
                    return self.of_name(name).country
        return ""

    def _city(self, name: Name) -> str:
        """The country of a town, by the place after its comma ("Homs, Syria"), else by the gazetteer."""
        tokens = self.parse.tokens
        if name.last + 1 < len(tokens) and tokens[name.last].text == ",":
            wider = self.name_at.get(name.last + 1)
            if wider is not None and wider.kind in ("place", "country"):
                return wider.country or find_province(wider.words) or country_of_city(name.words)
        code = country_of_city(name.words, alone=True)
        return code if code in self.countries else country_of_city(name.words)


@functools.lru_cache(maxsize=4096)
def country_of_city(words: str, *, alone: bool = False) -> str:
    """The country of a town's name where only one is likely: the largest by far, and no person's name too.

    `alone` says that the words are known to be a place, so that a person's name does not count against them.
    """
    known = country_words().get(words)
    if known is not None:
        return known.code
    if not alone and (words in first_names() or words in last_names()):
        return ""
    cities = find_cities(words)
    if not cities or (not alone and cities[0].population < LARGE):
        return ""
    abroad = max((city.population for city in cities if city.country != cities[0].country), default=0)
    return cities[0].country if cities[0].population >= CLEARLY_LARGER * abroad else ""
