"""What is done to: the needs of `data/triggers.tsv` that ask for the object of a word, its class and its modifiers."""

from __future__ import annotations

from collections.abc import Callable

from secondsource.extract.clauses import find_objects
from secondsource.extract.lexicon import noun_classes, words
from secondsource.extract.nouns import in_class, is_party, is_party_word, is_place
from secondsource.extract.powers import is_power
from secondsource.parse.tree import Parse, Token

Values = tuple[str, ...]
Need = Callable[[Parse, Token, Values], bool]
"""A predicate over a word and the values that the list gives it."""


def _object_in_class(parse: Parse, token: Token, values: Values) -> bool:
    objects = find_objects(parse, token) or _particle_objects(parse, token)
    return any(in_class(parse, item, values[0]) for item in objects) if values else bool(objects)


def _particle_objects(parse: Parse, token: Token) -> list[Token]:
    """What stands behind a particle that the parser takes for a preposition: "handed in weapons"."""
    preps = [child for child in parse.children(token, "prep") if child.i == token.i + 1 and child.lemma in PARTICLES]
    return [item for prep in preps for item in parse.children(prep, "pobj") if token.pos == "VERB"]


PARTICLES = frozenset({"in", "out", "off", "up", "down", "over", "away", "back"})


def _object_is_somebody(parse: Parse, token: Token, values: Values) -> bool:
    return any(is_party(item) for item in find_objects(parse, token)[:1])


def _object_is_person(parse: Parse, token: Token, values: Values) -> bool:
    return any(item.entity in ("PERSON", "GPE") or is_party_word(item) for item in find_objects(parse, token)[:1])


def _object_is_place(parse: Parse, token: Token, values: Values) -> bool:
    return any(is_place(item) for item in find_objects(parse, token))


def _object_is_body(parse: Parse, token: Token, values: Values) -> bool:
    return any(item.entity == "ORG" for item in find_objects(parse, token))


def _object_is_power(parse: Parse, token: Token, values: Values) -> bool:
    return any(is_power(parse, item) for item in find_objects(parse, token))


def _object_is_time(parse: Parse, token: Token, values: Values) -> bool:
    spans = parse.children(token, "dobj", "npadvmod", "dative")
    return any(item.entity in ("DATE", "TIME") or item.lemma in UNITS for item in spans)


UNITS = frozenset({"minute", "hour", "day", "week", "month"})


def _object_modifier(parse: Parse, token: Token, values: Values) -> bool:
    return any(has_modifier(parse, item, values) for item in find_objects(parse, token))


def _one_object(parse: Parse, token: Token, values: Values) -> bool:
    return len(parse.children(token, "dobj", "oprd", "dative", "ccomp")) == 1  # not "called him a liar"


def _object_word(parse: Parse, token: Token, values: Values) -> bool:
    return any(item.text.lower() in values for item in find_objects(parse, token))


def parts_of(parse: Parse, item: Token) -> list[Token]:
    """What a measure measures: the inmates of "dozens of inmates"."""
    preps = parse.children(item, "prep") if item.lemma in words("measures") else ()
    return [part for prep in preps for part in parse.children(prep, "pobj")]


def _complement(parse: Parse, token: Token, values: Values) -> bool:
    """What somebody calls it, or "as" what: "called the raid barbaric", "described it as a crime"."""
    said = [*parse.children(token, "oprd", "acomp")]
    said += [item for prep in parse.children(token, "prep") if prep.lemma == "as" for item in _under(parse, prep)]
    said += [item for below in parse.children(token, "ccomp") if below.pos != "VERB" for item in (below,)]
    members = noun_classes()[values[0]]
    return any(
        {word.lemma, word.text.lower()} & members
        for item in said
        for word in (item, *parse.children(item, "amod", "conj", "compound"))
    )


def _under(parse: Parse, prep: Token) -> tuple[Token, ...]:
    return parse.children(prep, "pobj", "amod", "pcomp", "acomp")


def _object_is_people(parse: Parse, token: Token, values: Values) -> bool:
    """Its object is the people of a nation: "half a million South Sudanese"."""
    objects = [part for item in find_objects(parse, token) for part in (item, *parts_of(parse, item))]
    return any(item.entity == "NORP" and item.pos in ("NOUN", "PROPN") for item in objects)


def has_modifier(parse: Parse, token: Token, values: Values) -> bool:
    """Say whether one of some words stands before a noun, also one with a hyphen that the parser cuts ("live-fire")."""
    before = parse.tokens[max(0, token.i - 3) : token.i]
    if "".join(word.text.lower() for word in before) in values:
        return True
    return any(
        child.lemma in values or child.text.lower() in values
        for child in parse.children(token, "amod", "compound", "nmod", "poss", "npadvmod")
    )


def negate(need: Need) -> Need:
    """The need that holds where another does not."""
    return lambda parse, token, values: not need(parse, token, values)


OBJECT_NEEDS: dict[str, Need] = {
    "obj": _object_in_class,
    "noobj": lambda parse, token, values: not find_objects(parse, token),
    "notobj": negate(_object_in_class),
    "oneobj": _one_object,
    "objword": _object_word,
    "objmod": _object_modifier,
    "notobjp": negate(_object_is_somebody),
    "objp": _object_is_somebody,
    "objperson": _object_is_person,
    "objplace": _object_is_place,
    "objorg": _object_is_body,
    "objtime": _object_is_time,
    "objpower": _object_is_power,
    "objpeople": _object_is_people,
    "called": _complement,
}
"""The predicates of the needs that ask for an object."""
