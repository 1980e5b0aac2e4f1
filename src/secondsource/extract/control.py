"""Whose deed is an infinitive or a gerund? The object's in "accused the rebels of killing", else the subject's."""

from __future__ import annotations

import functools

from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token


@functools.cache
def controlling(control: str, frame: str) -> frozenset[str]:
    """The verbs of `data/control.tsv` under which the object or the subject does what stands in a frame."""
    rows = read_table("extract", "control.tsv")
    return frozenset(verb for kind, shape, verbs in rows if (kind, shape) == (control, frame) for verb in verbs.split())


def keeps_subject(verb: Token) -> bool:
    """Say whether the subject does what stands with "to" though there is an object: "promised the rebels to leave"."""
    return verb.lemma in controlling("subject", "to")


def find_accuser(parse: Parse, prep: Token) -> Token:
    """The word that a preposition before a gerund belongs to: the verb where the parser hangs it on its object."""
    over = parse.head(prep)
    if over.pos in ("NOUN", "PROPN", "PRON") and over.dep in ("dobj", "nsubjpass", "pobj"):
        verb = parse.head(over)
        return verb if verb.lemma in controlling("object", prep.lemma) else over
    return over


def find_asked(parse: Parse, verb: Token) -> Token | None:
    """Who is to do an infinitive behind a preposition and its noun: "the general" in "called on the general to go"."""
    for prep in parse.children(verb, "prep"):
        asked = parse.children(prep, "pobj")
        if asked and verb.lemma in controlling("object", f"{prep.lemma} to"):
            return asked[0]
    return None
