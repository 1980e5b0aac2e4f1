"""Was something said or done? Verbs such as "attack", whose object tells whether it was with words."""

from __future__ import annotations

from secondsource.extract.cues import find_cue, read_words
from secondsource.extract.sources import noun_kinds
from secondsource.parse.tree import Parse, Token

PERSONS = frozenset({"i", "we", "he", "she", "him", "her", "me", "us", "who"})
GROUNDS = frozenset({"for", "over", "as", "on"})
"""Prepositions that give the grounds of an attack with words: "attacked him over his record"."""


def is_deed(parse: Parse, verb: Token, source: Token | None, thing: Token) -> bool:
    """Say whether a verb that can be one of deeds is: unless a person or party has a person, or something said or
    decided, for its object ("attacked his rival", "slammed the plan", but "attacked a train")."""
    if verb.lemma not in read_words("deeds.txt") or source is None:
        return False
    return not (_can_argue(source) and (_can_be_argued(thing) or _has_grounds(parse, verb)))


def _can_argue(source: Token) -> bool:
    kind = noun_kinds().get(source.lemma) or noun_kinds().get(source.text.lower())
    named = source.pos == "PROPN" and source.entity not in ("GPE", "LOC", "NORP")
    return named or source.text.lower() in PERSONS or kind in ("official", "organization", "document", "named_person")


def _can_be_argued(thing: Token) -> bool:
    if thing.entity in ("PERSON", "ORG", "LAW") or thing.text.lower() in PERSONS:
        return True
    spoken = find_cue("N", "that", thing.lemma) or find_cue("N", "to", thing.lemma)
    return spoken is not None or thing.lemma in read_words("arguable.txt") or thing.lemma in noun_kinds()


def _has_grounds(parse: Parse, verb: Token) -> bool:
    return any(child.lemma in GROUNDS for child in parse.children(verb, "prep"))
