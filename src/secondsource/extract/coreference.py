"""Whom a role or a pronoun means, within one document; left open wherever a careful reader could doubt it."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.extract.entities import Entity
from secondsource.extract.nominals import Nominal
from secondsource.parse.tree import Parse, Token

HEADS_OF_STATE = frozenset(
    {
        "leader",
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "ruler",
        "king",
        "dictator",
        "supreme leader",
        "head of state",
    }
)
GENDERS = {"he": "M", "him": "M", "his": "M", "himself": "M", "she": "F", "her": "F", "hers": "F", "herself": "F"}
LOOK_BACK = 2
"""Sentences back in which an antecedent of a pronoun is looked for."""


@dataclass(slots=True)
class Placed:
    """An entity at a place of the text: where it stands, and how it stands in its sentence."""

    entity: Entity
    start: int
    stop: int
    sentence: int
    subject: bool
    token: int  # the head token
    mention: int  # the mention it came from, by number


def resolve_role(nominal: Nominal, entities: list[Entity], here: int) -> Entity | None:
    """Find the person or organization that a role names, from the roles that the text gave to names before."""
    if nominal.role.many and nominal.role.kind == "group":
        return None
    if nominal.role.kind == "organization":
        return _resolve_organization(nominal, entities, here)
    if nominal.role.kind != "person" or not nominal.definite or nominal.former or nominal.open:
        return None
    fits = [
        entity
        for entity in entities
        if entity.kind == "person" and entity.names[0].start < here and _bears(entity, nominal)
    ]
    return fits[0] if len(fits) == 1 else None


def _bears(entity: Entity, nominal: Nominal) -> bool:
    """Say whether the text gave a person this role; a head of state may be called leader, whatever the title."""
    words = nominal.role.words
    for role, country in entity.roles:
        same = role == words or (role in HEADS_OF_STATE and words == "leader" and nominal.country != "")
        if not same or role.startswith("former "):
            continue
        known = country or entity.country
        if nominal.country and known and nominal.country != known:
            continue
        if nominal.country and not known:
            continue
        return True
    return False


def _resolve_organization(nominal: Nominal, entities: list[Entity], here: int) -> Entity | None:
    """ "the ministry" is the one organization named before whose name ends with that word, or that was called so."""
    if not nominal.definite or nominal.role.many:
        return None
    word = nominal.role.words.split(" ")[-1]
    fits = [
        entity
        for entity in entities
        if entity.kind == "organization"
        and min(name.start for name in entity.names) < here
        and (entity.name.lower().split(" ")[-1] == word or any(role == nominal.role.words for role, _ in entity.roles))
        and (not nominal.country or not entity.country or nominal.country == entity.country)
        and not (nominal.owner is not None and nominal.country == "")
    ]
    return fits[0] if len(fits) == 1 else None


def resolve_pronoun(parse: Parse, token: Token, number: int, placed: list[Placed]) -> Placed | None:
    """Find the person that "he" or "she" means: the subject before it, or the only one who can be meant.

    Looks through the mentions before it in its own sentence, then in each sentence before that, and stops at the
    first sentence that names a person of that gender at all.
    """
    gender = GENDERS[token.text.lower()]
    barred = _local_subject(parse, token)
    for back in range(LOOK_BACK + 1):
        seen = [
            item
            for item in placed
            if item.sentence == number - back
            and item.stop <= token.start
            and item.entity.kind == "person"
            and item.entity.gender in ("", gender)
            and item.token not in barred
        ]
        if not seen:
            continue
        sure = [item for item in seen if item.entity.gender == gender]
        seen = (
            sure if sure and len({id(i.entity) for i in seen}) > 1 and len({id(i.entity) for i in sure}) == 1 else seen
        )
        if len({id(item.entity) for item in seen}) == 1:
            return seen[-1]
        subjects = [item for item in seen if item.subject]
        if len({id(item.entity) for item in subjects}) == 1:
            return subjects[-1]
        return None
    return None


def _local_subject(parse: Parse, token: Token) -> set[int]:
    """The subject of the pronoun's own verb cannot be meant by its object ("Trump met him")."""
    if token.dep not in ("dobj", "pobj", "dative"):
        return set()
    verb = next((above for above in parse.ancestors(token) if above.pos in ("VERB", "AUX")), None)
    if verb is None:
        return set()
    return {child.i for child in parse.children(verb, "nsubj", "nsubjpass")}
