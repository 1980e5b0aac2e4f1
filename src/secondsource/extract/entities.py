"""Which names of a document are one person, organization or country, and the fullest name of each."""

from __future__ import annotations

from secondsource.extract.entity import Entity
from secondsource.extract.name import Name
from secondsource.extract.people import find_people
from secondsource.extract.persons import normal_words
from secondsource.model import UNKNOWN_TIME, ActorKind, Interval
from secondsource.parse.tree import Parse


def find_entities(
    parse: Parse, names: list[Name], day: Interval = UNKNOWN_TIME
) -> tuple[list[Entity], dict[int, Entity]]:
    """Group the names of a document; returns the entities and, by where a name starts, the entity it belongs to.

    `day` is when the document was written, for the offices that persons held then.
    """
    found: dict[int, Entity] = {}
    persons = [name for name in names if name.kind == "person"]
    countries = {name.country for name in names} - {""}
    entities = find_people(parse, persons, found, countries, day)
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
