"""Which names of a document are one person, organization or country, and the fullest name of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from secondsource.extract.name import Name
from secondsource.extract.name_lists import first_names, last_names
from secondsource.extract.officeholders import Term, find_officeholder, has_begun, is_in_force
from secondsource.extract.persons import PersonName, compare_persons, gender_of, normal_words, read_person
from secondsource.model import UNKNOWN_TIME, ActorKind, Interval

HOME_OF_THE_LISTS = "USA"
"""The country of which the lists of frequent names are, and whose reports seldom name it."""
CLEARLY_MORE = 1.5
"""Times that one bearer of a family name must be named as often as the next, to be meant by that name alone."""


@dataclass(slots=True)
class Entity:
    """Somebody or something that a document names, with what it says of it."""

    kind: ActorKind
    name: str
    names: list[Name] = field(default_factory=list)
    person: PersonName = field(default_factory=lambda: PersonName(""))
    country: str = ""
    sector: str = ""
    genders: Counter[str] = field(default_factory=Counter)
    term: Term | None = None  # by the list of public offices
    roles: set[tuple[str, str]] = field(default_factory=set)  # (role words in lower case, country code or "")

    @property
    def gender(self) -> str:
        """M or F where what the document says of it points one way, else empty."""
        best = sorted(self.genders.items(), key=lambda item: (-item[1], item[0]))
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return ""
        return best[0][0]


def find_entities(names: list[Name], day: Interval = UNKNOWN_TIME) -> tuple[list[Entity], dict[int, Entity]]:
    """Group the names of a document; returns the entities and, by where a name starts, the entity it belongs to.

    `day` is when the document was written, for the offices that persons held then.
    """
    found: dict[int, Entity] = {}
    persons = [name for name in names if name.kind == "person"]
    entities = _persons(persons, found)
    countries = {name.country for name in names} - {""}
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


def _persons(names: list[Name], found: dict[int, Entity]) -> list[Entity]:
    """Full names first; then family names alone, each to the full name it most likely is."""
    entities: list[Entity] = []
    read = {name.words: read_person(name.words) for name in names}
    for name in names:
        if read[name.words].full:
            _place_full(name, read[name.words], entities, found)
    for name in names:
        if not read[name.words].full:
            _place_short(name, entities, found)
    return entities


def _place_full(name: Name, person: PersonName, entities: list[Entity], found: dict[int, Entity]) -> None:
    same = (old for old in entities if old.person.family == person.family)
    entity = next((old for old in same if compare_persons(old.person, person)[0] == 1.0), None)
    if entity is None:
        entity = Entity("person", name.words, person=person)
        entities.append(entity)
    elif (len(person.middle), len(person.given)) > (len(entity.person.middle), len(entity.person.given)):
        entity.name, entity.person = name.words, person
    entity.names.append(name)
    found[name.start] = entity


def _place_short(name: Name, entities: list[Entity], found: dict[int, Entity]) -> None:
    """A family name alone is the most named bearer of it, the nearest before it where two are named about as often."""
    word = read_person(name.words).family
    fits = [entity for entity in entities if word in (entity.person.family, entity.person.family.split(" ")[-1])]
    if name.gender:
        fits = [entity for entity in fits if gender_of(entity.name) in ("", name.gender)] or fits
    if not fits:
        fits = [entity for entity in entities if entity.person.given == word and not entity.person.family_first]
        fits = fits if len(fits) == 1 else []
    if not fits:
        entity = Entity("person", name.words, person=read_person(name.words))
        entities.append(entity)
    else:
        entity = _most_likely(name, fits)
    entity.names.append(name)
    found[name.start] = entity


def _most_likely(name: Name, fits: list[Entity]) -> Entity:
    """Of several bearers of a family name: the one named clearly more often than the others, else the last named."""
    full = sorted(fits, key=lambda entity: -_named_in_full(entity))
    counts = [_named_in_full(entity) for entity in full]
    if len(full) == 1 or counts[0] >= CLEARLY_MORE * counts[1]:
        return full[0]
    before = [
        (max((n.start for n in entity.names if n.start < name.start), default=-1), -i) for i, entity in enumerate(full)
    ]
    return full[-max(before)[1]]


def _named_in_full(entity: Entity) -> int:
    return sum(name.title != "" or " " in name.words for name in entity.names)


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
