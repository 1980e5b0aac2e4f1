"""Which organization, country or group is meant by "the ministry", "the group", "it" or "they"?"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from secondsource.extract.coreference import SUBJECTS, Discourse, Placed, says, subject_above
from secondsource.extract.entity import Entity
from secondsource.extract.nominals import Nominal
from secondsource.lists import read_table
from secondsource.parse.tree import Token

ONE, MANY = "it", "they"
EMPTY_VERBS = frozenset({"be", "seem", "appear", "become", "happen", "take", "turn", "rain", "snow", "matter", "cost"})
"""Verbs whose "it" is as often nobody: "it is clear that", "it took two days"."""

LOOK_BACK = 2
"""Sentences back in which whom a noun or a pronoun means is looked for."""


# Roles


class House:
    """The organizations of a document by the last word of their names, and by what the text called them."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.kind == "organization":
                for word in sorted({entity.name.lower().split(" ")[-1], *(role for role, _ in entity.roles)}):
                    self.by_word[word].append(entity)

    def called(self, nominal: Nominal) -> list[Entity]:
        """Those named before a noun that bear it as the last word of their name or were called so."""
        words = nominal.role.words
        found = {id(item): item for word in (words, words.split(" ")[-1]) for item in self.by_word.get(word, ())}
        return [
            entity
            for entity in found.values()
            if entity.names[0].start < nominal.start
            and (not nominal.country or not entity.country or nominal.country == entity.country)
        ]


def resolve_body(discourse: Discourse, nominal: Nominal, house: House) -> Entity | None:
    """Find the organization or group that a noun names: by its own last word, by what the text called it, or as the
    one that acted in the sentences just before."""
    if nominal.owner is not None and not nominal.country:
        return None
    fits = house.called(nominal)
    token = discourse.parse.tokens[nominal.last - 1]
    if _another_since(discourse, nominal):
        return None
    if len(fits) == 1 and nominal.role.words not in body_words():
        return fits[0]
    if fits:
        return _only(item for item in _before(discourse, token) if any(item.entity is entity for entity in fits))
    if nominal.country or nominal.former:
        return None
    return _described(discourse, nominal) or _just_named(discourse, nominal, token)


def _another_since(discourse: Discourse, nominal: Nominal) -> bool:
    """Say whether the text has just brought in one without a name under the same word: "a group ... the group"."""
    other = discourse.unnamed.get(nominal.role.words)
    return other is not None and discourse.sentence_of[other] >= discourse.sentence_of[nominal.first] - LOOK_BACK


def _described(discourse: Discourse, nominal: Nominal) -> Entity | None:
    """ "the military" is "the Pakistani military", where the text before spoke of no other."""
    full = discourse.described.get(nominal.role.words, [])
    return full[0] if len({entity.country or entity.name.lower() for entity in full}) == 1 else None


def _just_named(discourse: Discourse, nominal: Nominal, token: Token) -> Entity | None:
    """The organization of a fitting kind that was the subject just before, if only one was named since."""
    sectors = body_words().get(nominal.role.words)
    if sectors is None or nominal.role.many:
        return None
    seen = [item for item in _before(discourse, token) if item.entity.kind == "organization" and item.entity.names]
    fits = [item for item in seen if (item.entity.sector or "-") in sectors]
    return _only(item for item in fits) if any(item.subject for item in fits) else None


def _before(discourse: Discourse, token: Token) -> list[Placed]:
    """The organizations and groups named in its sentence before it and in those just before."""
    number = discourse.sentence_of[token.i]
    return [
        item
        for sentence in range(max(0, number - LOOK_BACK), number + 1)
        for item in discourse.bodies.get(sentence, ())
        if item.stop <= token.start
    ]


def _only(items: Iterator[Placed]) -> Entity | None:
    """The entity of all the items, if it is one."""
    found = {id(item.entity): item.entity for item in items}
    return next(iter(found.values())) if len(found) == 1 else None


@functools.cache
def body_words() -> dict[str, frozenset[str]]:
    """Nouns for an organization just named, with the sectors that it may have."""
    return {row[0]: frozenset(row[1].split()) for row in read_table("extract", "body_words.tsv")}


# Pronouns


DOCUMENTS = frozenset({"account", "article", "dispatch", "report", "statement", "story", "broadcast", "text"})
"""What somebody tells something in, so that "it" after it is as good as he."""


def resolve_body_pronoun(discourse: Discourse, token: Token) -> Placed | None:
    """Find whom "it" or "they" means where it says something, or stands in what somebody says of himself."""
    if token.dep not in SUBJECTS or discourse.quoted[token.i] or _is_empty(discourse, token):
        return None
    word = token.text.lower()
    here = discourse.bodies.get(discourse.sentence_of[token.i], ())
    subject = subject_above(discourse, token)
    if subject is not None:
        item = next((item for item in here if item.token == subject.i), None)
        return item if item is not None and _agrees(discourse, word, item) else None
    return _who_spoke(discourse, token, word) if says(discourse, token) else None


def _who_spoke(discourse: Discourse, token: Token, word: str) -> Placed | None:
    """The only subject of the right number in the nearest sentence that has one."""
    number = discourse.sentence_of[token.i]
    for sentence in range(number, max(-1, number - LOOK_BACK - 1), -1):
        subjects = [
            item
            for item in discourse.bodies.get(sentence, ())
            if (item.subject or _owns_subject(discourse, item)) and not item.quoted and item.stop <= token.start
        ]
        persons = [item for item in discourse.placed.get(sentence, ()) if item.subject and item.stop <= token.start]
        if word == MANY and len({id(item.entity) for item in persons}) > 1:
            return None  # two persons, together
        fits = [item for item in subjects if _agrees(discourse, word, item)]
        if fits:
            return fits[-1] if len({id(item.entity) for item in fits}) == 1 else None
        if sentence < number and any(not item.quoted for item in persons):
            return None
    return None


def _owns_subject(discourse: Discourse, item: Placed) -> bool:
    """Say whether it is whose account or report the sentence is about: "The agency's account does not"."""
    owner = discourse.parse.tokens[item.token]
    owned = discourse.parse.head(owner)
    return owner.dep == "poss" and owned.dep in SUBJECTS and owned.lemma in DOCUMENTS


def _agrees(discourse: Discourse, word: str, item: Placed) -> bool:
    """Say whether a subject is one for "it", several for "they"; an organization may be either."""
    parse = discourse.parse
    together = bool(parse.children(parse.tokens[item.token], "conj"))
    if item.entity.kind == "organization":
        return not together
    if word == ONE:
        return item.entity.kind == "country" and not together
    return item.entity.kind == "group"


def _is_empty(discourse: Discourse, token: Token) -> bool:
    return token.text.lower() == ONE and discourse.parse.head(token).lemma in EMPTY_VERBS
