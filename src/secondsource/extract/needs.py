"""What must hold around a word for a sense of it to be meant: the needs of `data/triggers.tsv`, a predicate each."""

from __future__ import annotations

import re

from secondsource.extract.clauses import find_objects, find_subjects, is_passive
from secondsource.extract.lexicon import VERBS, noun_classes, senses, words
from secondsource.extract.nouns import in_class, is_party, is_place
from secondsource.extract.objects import OBJECT_NEEDS, Need, Values, has_modifier, negate, parts_of
from secondsource.extract.powers import is_politic, is_private, is_public, names_nation
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token


def holds(parse: Parse, token: Token, need: str, values: Values) -> bool:
    """Say whether one need of a sense holds at a token; ValueError for a need that no predicate answers."""
    if need not in NEEDS:
        raise ValueError(f"triggers.tsv: no such need as {need!r}; the header of the file lists them")
    return NEEDS[need](parse, token, values)


def _reaches_nation(parse: Parse, token: Token, values: Values) -> bool:
    """A phrase with "to", "for" or "over" names a nation: "sent tanks to Chad", but not "sent tanks to the border"."""
    preps = [
        prep
        for other in (token, *_own_objects(parse, token))
        for prep in parse.children(other, "prep", "dative")
        if prep.lemma in ("to", "for", "over", "into")
    ]
    return any(names_nation(parse, item) for prep in preps for item in parse.children(prep, "pobj"))


def _subject(parse: Parse, token: Token, values: Values) -> bool:
    return any(in_class(parse, item, values[0]) for item in find_subjects(parse, token))


def _subject_is_somebody(parse: Parse, token: Token, values: Values) -> bool:
    subjects = [part for item in find_subjects(parse, token) for part in (item, *parts_of(parse, item))]
    return any(is_party(item) or item.lemma == "it" for item in subjects)


def _subjects_are_several(parse: Parse, token: Token, values: Values) -> bool:
    subjects = find_subjects(parse, token)
    return len(subjects) > 1 or any(item.tag in ("NNS", "NNPS") or item.lemma == "they" for item in subjects)


def _subject_is_nation(parse: Parse, token: Token, values: Values) -> bool:
    return any(item.entity != "NORP" and names_nation(parse, item) for item in find_subjects(parse, token))


def _subject_is_body(parse: Parse, token: Token, values: Values) -> bool:
    return any(item.entity == "ORG" for item in find_subjects(parse, token))


def _subject_can_move(parse: Parse, token: Token, values: Values) -> bool:
    subjects = find_subjects(parse, token) + (find_objects(parse, token) if is_passive(parse, token) else [])
    return any(is_party(item) or item.lemma in MOVERS or in_class(parse, item, "VEHICLE") for item in subjects)


MOVERS = frozenset({"it", "that", "which"})


def _below(parse: Parse, token: Token, values: Values) -> bool:
    return parse.head(token).lemma in values


def _clause(parse: Parse, token: Token, values: Values) -> bool:
    loose = ("advcl", "acl") if values else ("acl",) if token.pos == "NOUN" else ()  # "refusal to leave"
    below = parse.children(token, "xcomp", "ccomp", *loose)
    members = noun_classes()[values[0]] if values else frozenset()
    return any(not values or item.lemma in members for item in below)


def _infinitive(parse: Parse, token: Token, values: Values) -> bool:
    """An infinitive with "to" follows, whatever the parser hangs it on: "gave them a week to leave"."""
    near = (token, *parse.children(token, "dobj", "npadvmod", "dative"))
    below = (item for over in near for item in parse.children(over, "xcomp", "ccomp", "advcl", "acl", "relcl"))
    return any(item.tag == "VB" and any(child.lemma == "to" for child in parse.children(item, "aux")) for item in below)


def _clause_of_another(parse: Parse, token: Token, values: Values) -> bool:
    """Somebody else is to do it: "wants them to leave", "demanded that it leave"."""
    return any(
        item.tag == "VB" and parse.children(item, "nsubj", "nsubjpass") and not _has_modal(parse, item)
        for item in parse.children(token, "ccomp")
    )


def _has_modal(parse: Parse, verb: Token) -> bool:
    return any(child.tag == "MD" for child in parse.children(verb, "aux"))


def _clause_that_tells(parse: Parse, token: Token, values: Values) -> bool:
    return any(parse.children(item, "nsubj", "nsubjpass") for item in parse.children(token, "ccomp"))


def _preposition(parse: Parse, token: Token, values: Values) -> bool:
    return any(
        child.lemma in values and not _tells_time(parse, child)
        for other in (token, *parse.children(token, "conj"), *_over(parse, token), *_own_objects(parse, token))
        for near in parse.children(other, "prep", "prt", "advmod", "agent", "dative", "acomp", "oprd", "mark", "intj")
        for child in (near, *(parse.children(near, "prep") if near.dep in ("prt", "advmod") else ()))  # "back | to"
    )


def _own_objects(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The objects of a verb, on which the parser often hangs the verb's own phrases: "exchanged views on the dam"."""
    compounds = ((f"{token.lemma}_{child.text.lower()}", VERBS) for child in parse.children(token, "prt"))
    if token.pos != "VERB" or not all(compound in senses() for compound in compounds):
        return ()  # "called off the search for survivors" calls for nothing
    return parse.children(token, "dobj")


def _own_preposition(parse: Parse, token: Token, values: Values) -> bool:
    return any(child.lemma in values and not _tells_time(parse, child) for child in parse.children(token, "prep"))


def _phrase(parse: Parse, token: Token, values: Values) -> bool:
    return any(
        in_class(parse, item, values[0])
        for other in (token, *_own_objects(parse, token))
        for prep in parse.children(other, "prep", "agent", "prt", "advmod")
        if other is token or other.pos == "PROPN" or prep.lemma != "of"  # a name has no "of": "warned Peru of war"
        for nested in (prep, *parse.children(prep, "prep"))  # "out of the pact"
        for item in parse.children(nested, "pobj")
    )


def _phrase_is_place(parse: Parse, token: Token, values: Values) -> bool:
    return any(
        is_place(item) or (item.pos == "PROPN" and prep.lemma == "through")
        for prep in parse.children(token, "prep")
        if prep.lemma in REACHING
        for item in parse.children(prep, "pobj")
    )


REACHING = frozenset({"to", "into", "from", "in", "at", "through", "across", "toward", "towards"})


def _denied(parse: Parse, token: Token, values: Values) -> bool:
    return any(child.lemma == "no" for child in parse.children(token, "det"))


def _plural(parse: Parse, token: Token, values: Values) -> bool:
    return token.tag in ("NNS", "NNPS")


def _argued(parse: Parse, token: Token, values: Values) -> bool:
    """Say whether a noun made of a verb has an argument of the verb: "the expulsion of envoys", "Oslo's refusal"."""
    if token.pos == "VERB" or parse.children(token, "poss") or _clause(parse, token, ()):
        return True
    if any(prep.lemma in ARGUING and parse.children(prep, "pobj", "pcomp") for prep in parse.children(token, "prep")):
        return True
    return any(child.entity in ("GPE", "NORP") for child in parse.children(token, "amod", "compound", "nmod"))


ARGUING = frozenset({"of", "by", "against", "from", "to", "between", "with", "for", "on", "over"})


def _possessed(parse: Parse, token: Token, values: Values) -> bool:
    return bool(parse.children(token, "poss"))


def _near_sport(parse: Parse, token: Token, values: Values) -> bool:
    return any(word.lemma in words("sport") for word in parse.words(parse.sentence(token)))


def _near_score(parse: Parse, token: Token, values: Values) -> bool:
    sentence = parse.sentence(token)
    near = Span(max(sentence.start, token.start - SCORE_REACH), min(sentence.stop, token.stop + SCORE_REACH))
    return bool(SCORE.search(parse.quote(near)))


SCORE = re.compile(r"(?<![\d-])\d{1,3} ?[-–] ?\d{1,3}(?![\d-]| ?-)")
SCORE_REACH = 40
"""Characters on either side of a word within which a score is its own."""


def _tells_time(parse: Parse, prep: Token) -> bool:
    return any(item.entity in ("DATE", "TIME") for item in parse.children(prep, "pobj"))


def _over(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The light verb over an event noun, on which the parser often hangs the noun's own phrases."""
    head = parse.head(token)
    return (head,) if token.pos == "NOUN" and token.dep == "dobj" and head.lemma in words("light") else ()


NEEDS: dict[str, Need] = OBJECT_NEEDS | {
    "tonation": _reaches_nation,
    "denied": _denied,
    "public": lambda parse, token, values: is_public(parse, token),
    "notsubj": negate(_subject),
    "subj": _subject,
    "subjnation": _subject_is_nation,
    "subjorg": _subject_is_body,
    "subjp": _subject_is_somebody,
    "several": _subjects_are_several,
    "mover": _subject_can_move,
    "under": _below,
    "notunder": negate(_below),
    "comp": _clause,
    "nocomp": negate(_clause),
    "inf": _infinitive,
    "othercomp": _clause_of_another,
    "thatcomp": _clause_that_tells,
    "notcomp": negate(_clause),
    "prep": _preposition,
    "noprep": negate(_own_preposition),
    "pobj": _phrase,
    "notpobj": negate(_phrase),
    "pobjplace": _phrase_is_place,
    "mod": has_modifier,
    "notmod": negate(has_modifier),
    "plural": _plural,
    "poss": _possessed,
    "politic": lambda parse, token, values: is_politic(parse, token),
    "private": lambda parse, token, values: is_private(parse, token),
    "argued": _argued,
    "sport": _near_sport,
    "score": _near_score,
}
"""The predicate that answers each need; the header of `data/triggers.tsv` says what they mean."""
