"""Does the name of a capital or country stand for its government here, or for the place?"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.countries import country_name
from secondsource.extract.name import Name
from secondsource.extract.name_lists import word_group
from secondsource.parse.tree import Parse, Token

LOCATIVE = word_group("locative")
TALKING = word_group("talking")
"""Words after which "to Beijing" names the government; after others ("trip to Beijing") it is a place."""
MOVING = word_group("moving")
"""Verbs whose object is a place, or may well be."""
SITUATED = word_group("situated")
"""Verbs that a city as a place is the subject of as easily as a government."""
THINGS_OF_A_CITY = word_group("things_of_a_city")


def stands_for_government(parse: Parse, name: Name) -> bool:
    """Say whether a capital's name means its government, from the words that govern it; a doubtful one is a place."""
    token = parse.tokens[name.last - 1]
    after = parse.tokens[name.last] if name.last < len(parse.tokens) else token
    if after.text == "," and _goes_on_as_place(parse, name):
        return False
    seen = 0
    while token.dep == "conj" and seen < 5:
        token, seen = parse.tokens[token.head], seen + 1
    return _governed_as_actor(parse, token)


def _governed_as_actor(parse: Parse, token: Token) -> bool:
    head = parse.tokens[token.head]
    dep = token.dep
    if dep in ("nsubj", "nsubjpass"):
        return head.lemma not in SITUATED and head.pos in ("VERB", "AUX") and not _is_place_clause(parse, head)
    if dep == "agent":
        return True
    if dep == "poss":
        return head.lemma not in THINGS_OF_A_CITY
    if dep == "dobj":
        return head.lemma not in MOVING
    if dep == "dative":
        return True
    if dep == "pobj":
        return _after_preposition(parse, head)
    return False


def _after_preposition(parse: Parse, preposition: Token) -> bool:
    word = preposition.text.lower()
    governor = parse.tokens[preposition.head]
    if word in ("between", "with", "against", "by", "among"):
        return governor.lemma not in ("city", "town", "area", "fly", "drive")
    if word in ("to", "on", "for"):
        return governor.lemma in TALKING or (
            word == "on" and governor.lemma in ("sanction", "pressure", "impose", "rely", "reliance")
        )
    return False


def _is_place_clause(parse: Parse, verb: Token) -> bool:
    """ "Beijing is a city": what follows the verb to be says what kind of thing it is."""
    return verb.lemma == "be" and any(
        child.lemma in ("city", "capital", "town", "place") for child in parse.children(verb, "attr")
    )


def _goes_on_as_place(parse: Parse, name: Name) -> bool:
    """ "Beijing, China": a comma and another place."""
    following = parse.tokens[name.last + 1] if name.last + 1 < len(parse.tokens) else None
    return following is not None and following.entity == "GPE" and following.dep in ("appos", "npadvmod")


def is_mere_location(parse: Parse, name: Name) -> bool:
    """Say whether a country is only where something is ("in China"), by the preposition before it."""
    token = parse.tokens[name.last - 1]
    seen = 0
    while token.dep == "conj" and seen < 5:
        token, seen = parse.tokens[token.head], seen + 1
    head = parse.tokens[token.head]
    return token.dep == "pobj" and head.text.lower() in LOCATIVE - {"from", "toward", "towards", "over"}


def read_compass(parse: Parse, names: Sequence[Name]) -> None:
    """ "the North" is North Korea where the document names North Korea and no other North."""
    codes = {name.country for name in names if name.kind in ("country", "adjective", "capital")}
    for word, code in (("North", "PRK"), ("South", "KOR")):
        if code not in codes:
            continue
        for name in names:
            if name.words == word and name.kind in ("place", "other", "organization", "country") and not name.country:
                before = parse.tokens[name.first - 1].text.lower() if name.first else ""
                if before in ("the", "and", "between"):
                    name.kind, name.country, name.canonical = "country", code, country_name(code)
