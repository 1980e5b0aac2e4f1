"""Which names of a document are one person, and what do titles and the list of offices say of him?"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from secondsource.extract.entity import Entity
from secondsource.extract.name import Name
from secondsource.extract.name_lists import first_names, last_names
from secondsource.extract.officeholders import (
    Term,
    find_officeholder,
    has_begun,
    holder_named,
    is_in_force,
    is_name_of,
)
from secondsource.extract.persons import PersonName, compare_persons, gender_of, read_person
from secondsource.extract.surnames import Bearer, Family, leaves_room
from secondsource.model import Interval
from secondsource.parse.tree import Parse

HOME_OF_THE_LISTS = "USA"
"""The country of which the lists of frequent names are, and whose reports seldom name it."""


def find_people(
    parse: Parse, names: list[Name], found: dict[int, Entity], countries: set[str], day: Interval
) -> list[Entity]:
    """Group the names of persons; `found` gets the entity of each, by where the name starts.

    Full names come first; then given names alone; then family names alone, each with the full name it most likely is.
    """
    entities: list[Entity] = []
    read = {name.words: read_person(name.words) for name in names}
    begins = _beginnings(name.key for name in names)
    for name in sorted(names, key=lambda name: (name.key in begins, name.start)):  # "Mary Ann" after "Mary Ann Doe"
        if read[name.words].full:
            _place_full(name, read[name.words], entities, found, begins.get(name.key, ""))
    by_family: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for word in sorted({entity.person.family, entity.person.family.split(" ")[-1]}):
            by_family[word].append(entity)
    alone: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        word = read[name.words].family
        if read[name.words].full:
            continue
        if word in by_family or not _place_given(name, word, entities, found):
            alone[word].append(name)
    for word, same in alone.items():
        family = Family(parse, _bearers(parse, same, by_family.get(word, []), countries, day), same)
        for name, entity in family.resolve():
            entity.names.append(name)
            found[name.start] = entity
            if not any(entity is other for other in entities):
                entities.append(entity)
    for entity in entities:
        _complete_person(entity, countries, day)
    return entities


def _beginnings(keys: Iterable[str]) -> dict[str, str]:
    """Names of two words or more that only one longer name of the document begins with, with that name.

    The longer one must end in a family name that the document has elsewhere too ("Saif al-Islam", beside "Saif al-Islam
    Doe" and "Doe"), and the shorter must not: words glued to a name make a longer one as well ("Jane Doe Aired").
    """
    words = sorted(set(keys))
    last: Counter[str] = Counter(key.split(" ")[-1] for key in words)
    found = {}
    for key in (key for key in words if " " in key and last[key.split(" ")[-1]] == 1):
        at = bisect.bisect_left(words, key + " ")
        longer = [other for other in words[at : at + 2] if other.startswith(key + " ")]
        if len(longer) == 1 and last[longer[0].split(" ")[-1]] > 1:
            found[key] = longer[0]
    return found


def _place_full(
    name: Name, person: PersonName, entities: list[Entity], found: dict[int, Entity], longer: str = ""
) -> None:
    entity = next((old for old in entities if _are_one(old, name, person)), None)
    if longer:
        entity = next((old for old in entities if any(other.key == longer for other in old.names)), entity)
    if entity is None:
        entity = Entity("person", name.words, person=person)
        entities.append(entity)
    elif (len(person.middle), len(person.given)) > (len(entity.person.middle), len(entity.person.given)):
        entity.name, entity.person = name.words, person
    entity.names.append(name)
    found[name.start] = entity


def _are_one(entity: Entity, name: Name, person: PersonName) -> bool:
    """Say whether a full name is an entity's: alike in its parts, or a spelling of the same holder of an office."""
    if entity.person.family == person.family and compare_persons(entity.person, person)[0] == 1.0:
        return True
    holder = holder_named(name.words)
    return holder is not None and holder == holder_named(entity.name)


def _place_given(name: Name, word: str, entities: list[Entity], found: dict[int, Entity]) -> bool:
    """Place a given name alone with the one person who bears it."""
    fits = [entity for entity in entities if entity.person.given == word and not entity.person.family_first]
    if len(fits) == 1:
        fits[0].names.append(name)
        found[name.start] = fits[0]
    return len(fits) == 1


def _bearers(parse: Parse, alone: list[Name], fits: list[Entity], countries: set[str], day: Interval) -> list[Bearer]:
    """Those whom a family name alone may mean: who bears it in full, and somebody whom everybody knows."""
    ruler = _ruler(alone, fits, countries, day)
    bearers = [
        Bearer(
            entity,
            [name for name in entity.names if " " in name.words],
            known=ruler is not None and is_name_of(ruler, entity.person),
            by_given_name=any(" " not in name.words for name in entity.names),
        )
        for entity in fits
    ]
    named = any(bearer.known for bearer in bearers)
    if not named and leaves_room(parse, bearers, alone, ruler=ruler is not None):
        bearers.append(Bearer(Entity("person", alone[0].words, person=read_person(alone[0].words)), known=True))
    return bearers


def _ruler(alone: list[Name], fits: Sequence[Entity], countries: set[str], day: Interval) -> Term | None:
    """The term of one who holds an office on the day, so that his family name alone names him from the start."""
    term = find_officeholder(alone[0].words, {name.title.lower() for name in alone}, day)
    if term is None or not is_in_force(term, day) or any(entity.person.family_first for entity in fits):
        return None
    elsewhere = bool(term.country and countries) and term.country not in countries
    return None if elsewhere else term


def _complete_person(entity: Entity, countries: set[str], day: Interval) -> None:
    """Add what titles, first names and the list of public offices say of a person."""
    for name in entity.names:
        entity.sector = entity.sector or name.sector
        if name.gender:
            entity.genders[name.gender] += 3
    guess = gender_of(entity.name)
    if guess:
        entity.genders[guess] += 1
    term = find_officeholder(entity.name, {name.title.lower() for name in entity.names}, day)
    if term is not None and _fits(entity, term, countries):
        entity.country, entity.term = term.country, term
        if is_in_force(term, day):
            entity.sector = term.sector
        elif has_begun(term, day):
            entity.sector = entity.sector or term.sector  # what the report calls a former holder comes first
        entity.genders[term.gender] += 3


def _fits(entity: Entity, term: Term, countries: set[str]) -> bool:
    """Say whether a holder is meant: by a name that many bear only where the document names his country, or none."""
    person = entity.person
    frequent = person.family.capitalize() in last_names() and person.given.capitalize() in first_names()
    if not countries or (person.full and (not frequent or term.country == HOME_OF_THE_LISTS)):
        return True
    return not term.country or term.country in countries
