"""What befell people and things in an incident, and whether two reports of it can mean the same people."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from secondsource.lists import read_table
from secondsource.model import EventMention

CASUALTIES = frozenset({"death", "injury"})
"""Families of what happens to people in an incident."""

DAMAGE = "DAMAGE"
"""The type of what happens to things."""

CRIMES = frozenset({"murder", "manslaughter", "homicide"})
"""What one is charged with, whoever died of it."""

WOUNDS = frozenset({"wound", "wounds"})
"""What a body has, not what befell it."""

Traits = frozenset[tuple[str, str]]
"""What is known of those who were hit: pairs of a kind of trait and a trait."""


def is_casualty(mention: EventMention, family: str, text: str) -> bool:
    """Say whether a mention tells what befell people or things, and not a charge or a wound."""
    if mention.type == DAMAGE:
        return True
    if family not in CASUALTIES or text[mention.start : mention.stop].lower() in WOUNDS:
        return False
    return mention.lemma not in CRIMES or bool(mention.fillers("recipient"))


def read_traits(mention: EventMention, text: str) -> Traits:
    """What the words for those who died or were hurt tell of them."""
    roles = ("recipient", "actor") if mention.lemma == "die" else ("recipient",)
    found: set[tuple[str, str]] = set()
    for argument in mention.fillers(*roles):
        words = text[argument.start : argument.stop].lower().split()
        found |= load_traits().get(words[-1], frozenset()) if words else frozenset()
    return frozenset(found)


def tell_apart(left: Traits, right: Traits) -> bool:
    """Say whether two groups of people cannot be the same: of some kind of trait they have no trait in common."""
    return any(
        not {t for k, t in left if k == kind} & {t for k, t in right if k == kind}
        for kind in sorted({k for k, _ in left} & {k for k, _ in right})
    )


@functools.cache
def load_traits() -> Mapping[str, Traits]:
    """The traits of each word, from `data/people.tsv`."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind, trait, words in read_table("link", "people.tsv"):
        for word in words.split():
            found.setdefault(word, set()).add((kind, trait))
    return {word: frozenset(traits) for word, traits in found.items()}
