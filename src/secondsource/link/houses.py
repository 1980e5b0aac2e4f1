"""Which origins are of one house? An office, its officers and spokesmen, its papers: one party that speaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.extract.officeholders import find_officeholder, is_in_force
from secondsource.extract.persons import read_person
from secondsource.link.ends import STATE, Case, End, Key
from secondsource.link.seats import House, find_phrases, government_of, make_key, read_house
from secondsource.model import UNKNOWN_TIME, Actor, Document, Statement

PUBLIC = frozenset(
    {"police", "prosecutor", "coroner", "fire department", "court", "city", "state", "school", "government"}
)
"""Houses that "the authorities" and "officials" may mean."""

AUTHORITIES = "the authorities"
"""What `data/faceless.txt` counts nameless officers and officials as."""

BARE = re.compile(r"^(?:(?:news|press) (?:release|conference)|release|spokes\w+)$", re.IGNORECASE)
"""A paper or a spokesman of which the words do not say whose it is."""

BARE_COMPANY = re.compile(r"^(?:company|firm|airline|bank|manufacturer|retailer|operator)$", re.IGNORECASE)

OF_STATES = frozenset({"GOV", "MIL", "SPY"})
"""Sectors whose people speak for their country, where their titles say that they are of a government."""

Members = Sequence[tuple[Statement, End]]


@dataclass(slots=True)
class Reader:
    """Reads for each origin the house that it speaks for, from the reports' own words and the list of officeholders."""

    documents: Mapping[str, Document]
    case: Case
    countries: Mapping[str, str]  # of officials, by name

    def read(self, key: Key, members: Members) -> House | None:
        """The house of one origin, as its own words tell it; its `place` is empty where they do not say which."""
        sort, value = key
        end = members[0][1]
        if sort == "outlet":
            state = value.removeprefix(STATE)
            return government_of(state.upper()) if state != value else None
        if sort == "country":
            return government_of(value)
        if sort == "person":
            return self._read_person(members)
        if end.name == AUTHORITIES:
            return House("police", "", AUTHORITIES)
        if BARE.match(end.name):
            return House("paper", "", end.name)
        if BARE_COMPANY.match(end.name):
            return House("organization", "", end.name)
        named = end.name[:1].isupper() and end.kind in ("organization", "official")
        itself = House("organization", make_key(end.name), end.name) if named else None
        return self._read_owner(members) or read_house(end.name) or itself

    def _read_person(self, members: Members) -> House | None:
        """The house that most of a person's reports tell, one that is named before one that is not."""
        name = members[0][1].name
        found: Counter[House] = Counter()
        if len(name.split()) > 2 and (house := read_house(name)) is not None:
            found[house] += 1  # "Lindholm DA Ana Kovar"
        for doc in sorted({statement.doc for statement, _ in members}):
            found.update(house for words in self._find_phrases(doc, name) if (house := read_house(words)) is not None)
            day = self.documents[doc].dct if doc in self.documents else UNKNOWN_TIME
            term = find_officeholder(name, day=day)
            if term is not None and term.country and term.sector == "GOV" and is_in_force(term, day):
                found[government_of(term.country)] += 1
        country = self.countries.get(name, "")
        if country and any(house.kind == "government" and not house.place for house in found):
            found[government_of(country)] += 1
        ordered = sorted(found, key=lambda house: (not house.place, -found[house], house.key))
        return next(iter(ordered), None)

    def _find_phrases(self, doc: str, name: str) -> tuple[str, ...]:
        """The titles and appositions of a person in a report, wherever the report names him."""
        if doc not in self.documents:
            return ()
        parts = name.split()
        text = self.documents[doc].text
        whole = r"\s+".join(map(re.escape, parts[:-1]))
        pattern = rf"\b(?:{whole}\s+)?{re.escape(parts[-1])}(?!\w)" if whole else rf"\b{re.escape(parts[-1])}(?!\w)"
        return tuple(
            words for match in re.finditer(pattern, text) for words in find_phrases(text, match.start(), match.end())
        )

    def _read_owner(self, members: Members) -> House | None:
        """The person whose spokesman an office is named by: "a spokeswoman for Kovar"."""
        statement, end = members[0]
        parts = read_person(end.name)
        persons = self.case.persons.get((statement.doc, parts.family), ()) if end.name[:1].isupper() else ()
        if not persons or len(end.name.split()) > 2:
            return None
        person = persons[0].parts
        return House("person", f"{person.family}/{person.given}", persons[0].name)


def find_houses(
    found: Mapping[Key, Members], documents: Sequence[Document], case: Case, actors: Sequence[Actor] = ()
) -> dict[Key, House]:
    """Name for each origin the house it belongs to, where the reports tell one.

    A house without a name of its own ("police", "the coroner", "a news release") is the one of its kind that the same
    reports, else those of the same story, name most: what cannot be told apart counts as one.
    """
    countries = {
        name: actor.country
        for actor in reversed(actors)
        if actor.sector in OF_STATES and actor.country
        for name in (*actor.aliases, actor.name)
    }
    reader = Reader({document.id: document for document in documents}, case, countries)
    read = {key: house for key in sorted(found) if (house := reader.read(key, found[key])) is not None}
    for key in found:
        if key[0] == "person" and key not in read:
            read[key] = House("person", key[1], found[key][0][1].name)
    told = _count_named(found, read, case)
    return {key: house if house.place else _resolve(key, house, found[key], told, case) for key, house in read.items()}


def _count_named(found: Mapping[Key, Members], read: Mapping[Key, House], case: Case) -> dict[str, Counter[House]]:
    """How often each report, and each story, cites each house that has a name."""
    told: dict[str, Counter[House]] = defaultdict(Counter)
    named = [(key, house) for key, house in read.items() if house.place]
    for key, house in named:
        for doc, number in _count_places(found[key]).items():
            for place in (doc, case.stories.get(doc, doc)):
                told[place][house] += number
    return told


def _resolve(key: Key, house: House, members: Members, told: Mapping[str, Counter[House]], case: Case) -> House:
    """The named house that one without a name can be: in the same reports, else in the same story."""
    docs = sorted(_count_places(members))
    stories = sorted({case.stories[doc] for doc in docs if doc in case.stories})
    for places in (docs, stories):
        votes: Counter[House] = Counter()
        for place in places:
            votes.update({it: n for it, n in told.get(place, Counter()).items() if _may_be(house, it)})
        if house.kind == "government" and len(votes) > 1:
            return House("government", f"/{house.name}/{key[1]}", house.name)  # of whichever of several states
        if votes:
            return min(votes, key=lambda it: (house.kind != it.kind, -votes[it], it.key, it.name))
    return House(house.kind, f"/{(stories or docs)[0]}", house.name)


def _may_be(nameless: House, named: House) -> bool:
    if nameless.name == AUTHORITIES:
        return named.kind in PUBLIC
    if nameless.kind == "paper":
        return named.kind not in ("person", "paper")
    return named.kind == nameless.kind


def _count_places(members: Members) -> Counter[str]:
    """How many statements of an origin each report has."""
    return Counter(statement.doc for statement, _ in members)


def name_houses(houses: Mapping[Key, House], found: Mapping[Key, Members]) -> dict[Key, str]:
    """Name the house of each origin that shares it with another one or speaks for it: the shortest of its names."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    shared = Counter(house.key for house in houses.values())
    for house in houses.values():
        names[house.key].add(house.name)
    shown = {key: min(own, key=lambda name: (name == AUTHORITIES, len(name), name)) for key, own in names.items()}
    return {
        key: shown[house.key]
        for key, house in houses.items()
        if shared[house.key] > 1 or (house.place[:1] != "/" and shown[house.key] != found[key][0][1].name)
    }
