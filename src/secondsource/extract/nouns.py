"""What kind of thing a noun names: somebody who can act, a place, a member of a class of nouns."""

from __future__ import annotations

from secondsource.extract.lexicon import noun_classes, people, words
from secondsource.extract.name_lists import actor_roles
from secondsource.parse.tree import Parse, Token


def in_class(parse: Parse, token: Token, name: str) -> bool:
    """Say whether a noun, or one joined to it, or what it is a number or a part of, belongs to a class."""
    members = noun_classes()[name]
    if token.lemma in members or token.text.lower() in members:
        return True
    before = parse.children(token, "amod", "compound", "nmod")
    if any(f"{child.text.lower()}-" in members for child in before):
        return True  # "peacekeeping troops"
    if any(in_class(parse, child, name) for child in parse.children(token, "conj")):
        return True
    if token.lemma not in words("measures"):
        return False
    parts = [item for prep in parse.children(token, "prep") for item in parse.children(prep, "pobj")]
    return any(in_class(parse, item, name) for item in (*parts, *parse.children(token, "compound")))


def is_party(token: Token) -> bool:
    """Say whether a word names somebody who can act: a person, a body, a country, a people."""
    if token.pos == "PRON":
        return (
            token.lemma in ("he", "she", "they", "we", "i", "you", "who", "him", "her") and token.text.lower() != "them"
        )
    if token.entity in ("PERSON", "ORG", "GPE", "NORP") or token.pos == "PROPN":
        return True
    return is_party_word(token)


def is_party_word(token: Token) -> bool:
    """Say whether a common noun is one for somebody: "envoy", "lobbyist"."""
    return (
        token.lemma in words("party")
        or token.lemma in people()
        or token.lemma.endswith(PERSON_ENDINGS)
        or (token.lemma in actor_roles() and token.lemma not in words("no party"))
    )


PERSON_ENDINGS = ("or", "ist", "ian", "man", "woman", "ess", "arch")
"""Endings that make a noun for somebody: emperor, lobbyist, historian. "er" makes too much else (paper, number)."""


def is_place(token: Token) -> bool:
    """Say whether a word names a place one can be at or go to."""
    classes = noun_classes()
    named = token.pos == "PROPN" and token.entity not in ("PERSON", "ORG", "DATE", "TIME", "NORP")
    return (
        named
        or token.entity in ("GPE", "LOC", "FAC")
        or token.lemma in classes["PLACE_NAME"]
        or token.lemma in classes["PLACE"]
    )
