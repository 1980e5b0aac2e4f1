"""Whose time is also the time of an event? The words in its sentence that happen when it does."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.triggers import Trigger, read_verb
from secondsource.parse.tree import Parse, Token

HARM = ("DEATH", "INJURY", "ASSAULT")
"""Types of events that befall somebody in an accident or attack, and so at its time."""

MOST_VERBS = 4
"""How many verbs above one another are followed."""


def find_time_bearers(parse: Parse, trigger: Trigger) -> Iterator[Token]:
    """The words on which a time of the trigger may hang, the nearest first."""
    yield trigger.token
    if trigger.token.pos == "VERB" or trigger.carrier.i != trigger.token.i:
        yield from _verbs_of_one_time(parse, trigger.carrier)
        yield from _clauses_when(parse, trigger.carrier)
    else:
        yield from _verb_of_cause(parse, trigger.token)
        yield from _verbs_of_deed(parse, trigger.token)


def _clauses_when(parse: Parse, verb: Token) -> Iterator[Token]:
    """What happened at the same time: "died on Sunday when the store burned", from either side."""
    for child in parse.children(verb, "advcl"):
        if _is_when(parse, child):
            yield child
    if verb.dep == "advcl" and _is_when(parse, verb):
        yield parse.head(verb)


def _is_when(parse: Parse, verb: Token) -> bool:
    return any(word.lemma == "when" for word in parse.children(verb, "advmod", "mark"))


def _verb_of_cause(parse: Parse, noun: Token) -> Iterator[Token]:
    """The verb whose deed or harm a noun brings about: "hit by a storm on Sunday", "killed on Sunday in a fire"."""
    preposition = parse.head(noun)
    verb = parse.head(preposition)
    if noun.dep != "pobj" or verb.pos != "VERB":
        return
    if preposition.dep == "agent":
        yield verb
    elif preposition.dep == "prep" and preposition.lemma in ("in", "during"):
        harm = read_verb(parse, verb)
        if harm and harm.sense.type in HARM:
            yield verb


def _verbs_of_deed(parse: Parse, noun: Token) -> Iterator[Token]:
    """What an event did when it happened: "a fire killed two in 2012", "the truce that ended the war in 1953"."""
    verbs = [parse.head(noun)] if noun.dep == "nsubj" else []
    verbs += [
        verb
        for verb in parse.children(noun, "relcl", "acl")
        if any(word.lemma in ("that", "which") for word in parse.children(verb, "nsubj"))
    ]
    for verb in verbs:
        deed = read_verb(parse, verb) if verb.pos == "VERB" and verb.tag in ("VBD", "VBN") else None
        if verb.lemma in TURNING or (deed and deed.sense.type in (*HARM, "DAMAGE")):
            yield verb


TURNING = frozenset({"end", "halt", "stop", "start", "begin", "spark", "trigger", "cause", "topple"})
"""Verbs for what an event does at once: what it ends or sets off."""


def _verbs_of_one_time(parse: Parse, verb: Token) -> Iterator[Token]:
    """A verb, and those that have its time: its participles, and the verbs with which it shares a subject."""
    yield verb
    for child in parse.children(verb, "advcl", "prep"):
        if child.tag == "VBG" and not parse.children(child, "nsubj", "mark"):
            yield child
    for _ in range(MOST_VERBS):
        head = parse.head(verb)
        if head.i == verb.i or head.pos not in ("VERB",):
            return
        shared = verb.dep == "conj" and not parse.children(verb, "nsubj", "nsubjpass")
        loose = verb.dep in ("advcl", "xcomp") and verb.tag == "VBG"
        if not (shared or loose):
            return
        verb = head
        yield verb
