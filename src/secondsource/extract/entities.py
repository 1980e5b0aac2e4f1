"""Which names of a document are one person, organization or country, and the fullest name of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.extract.entity import Entity
from secondsource.extract.name import Name
from secondsource.extract.name_lists import first_names, last_names
from secondsource.extract.officeholders import Term, find_officeholder, has_begun, holder_named, is_in_force, is_name_of
from secondsource.extract.persons import PersonName, compare_persons, gender_of, normal_words, read_person
from secondsource.extract.surnames import Bearer, Family, leaves_room
from secondsource.model import UNKNOWN_TIME, ActorKind, Interval
from secondsource.parse.tree import Parse

HOME_OF_THE_LISTS = "USA"
"""The country of which the lists of frequent names are, and whose reports seldom name it."""


def find_entities(
    parse: Parse, names: list[Name], day: Interval = UNKNOWN_TIME
) -> tuple[list[Entity], dict[int, Entity]]:
    """Group the names of a document; returns the entities and, by where a name starts, the entity it belongs to.

    `day` is when the document was written, for the offices that persons held then.
    """
    found: dict[int, Entity] = {}
    persons = [name for name in names if name.kind == "person"]
    countries = {name.country for name in names} - {""}
    entities = _persons(parse, persons, found, countries, day)
    for entity in entities:
        _complete_person(entity, countries, day)
    entities += _organizations([name for name in names if name.kind == "organization"], found)
    listed: dict[tuple[str, str], Entity] = {}
    for name in names:
        if name.kind in ("country", "capital", "group", "adjective"):
            kind: ActorKind = "group" if name.kind == "group" else "country"
            key = (kind, name.country or name.key) if kind == "country" else (kind, name.key)
            if key not in listed:
                shown = name.words if kind == "group" else (name.canonical or name.words)
                listed[key] = Entity(kind, shown, country=name.country, sector=name.sector)
                listed[key].sector = "GOV" if kind == "country" else name.sector
            listed[key].names.append(name)
            found[name.start] = listed[key]
    return [*entities, *listed.values()], found


# Persons


def _persons(
    parse: Parse, names: list[Name], found: dict[int, Entity], countries: set[str], day: Interval
) -> list[Entity]:
    """Full names first; then given names alone; then family names alone, each to the full name it most likely is."""
    entities: list[Entity] = []
    read = {name.words: read_person(name.words) for name in names}
    for name in names:
        if read[name.words].full:
            _place_full(name, read[name.words], entities, found)
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
    return entities


def _place_full(name: Name, person: PersonName, entities: list[Entity], found: dict[int, Entity]) -> None:
    entity = next((old for old in entities if _are_one(old, name, person)), None)
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


# Organizations


def _organizations(names: list[Name], found: dict[int, Entity]) -> list[Entity]:
    """One organization: the same listed name or words, an acronym, or the first words of one only."""
    entities: dict[str, Entity] = {}
    for name in sorted(names, key=lambda name: (-len(name.key), name.start)):
        key = " ".join(normal_words(name.canonical)) or name.key
        if key not in entities:
            key = _longer_form(name, entities) or key
        if key not in entities:
            entities[key] = Entity("organization", name.canonical or name.words)
        entity = entities[key]
        entity.names.append(name)
        entity.country = entity.country or name.country
        entity.sector = entity.sector or name.sector
        found[name.start] = entity
    for entity in entities.values():
        entity.names.sort(key=lambda name: name.start)
    return sorted(entities.values(), key=lambda entity: entity.names[0].start)


def _longer_form(name: Name, entities: dict[str, Entity]) -> str | None:
    if name.canonical:
        return None
    if name.words.isupper() and len(name.words) > 1 and " " not in name.words:
        fits = [key for key in entities if initials(key) == name.key]
    else:
        fits = [key for key in entities if key.startswith(name.key + " ")]
    return fits[0] if len(fits) == 1 else None


def initials(key: str) -> str:
    """The first letters of the words of a name in normal form, small words left out."""
    return "".join(word[0] for word in key.split() if word not in ("of", "the", "and", "for", "on", "in"))
