"""Who takes part: a nation, its officials or its fighters, which makes an act politics, or only private people."""

from __future__ import annotations

from secondsource.extract.clauses import find_objects, find_subjects
from secondsource.extract.countries import find_country
from secondsource.extract.lexicon import noun_classes, words
from secondsource.parse.tree import Parse, Token


def is_politic(parse: Parse, token: Token) -> bool:
    """Say whether fighters, a nation or its people take part: what parts an assault from a crime."""
    head = parse.head(token)
    of_state = token.pos == "ADJ" and head.pos in ("VERB", "AUX")  # "Peru is ready to"
    parties = [*find_subjects(parse, head if of_state else token), *find_objects(parse, token)]
    parties += [
        item
        for prep in parse.children(token, "agent", "prep")
        if prep.lemma in PARTY_PREPOSITIONS
        for item in parse.children(prep, "pobj")
    ]
    parties += parse.children(token, "amod", "compound", "poss")
    return any(is_power(parse, party) for party in parties)


PARTY_PREPOSITIONS = frozenset({"by", "against", "on", "with", "of", "between", "to", "from"})


def is_power(parse: Parse, party: Token) -> bool:
    """Say whether a party is a nation or fighters, or is theirs: "Israeli jets", "rebel positions"."""
    fighters = noun_classes()["FIGHTERS"]
    words_of = {party.lemma, party.text.lower(), party.text.lower().removesuffix("s")}  # "Rebels", taken for a name
    if words_of & fighters or (names_nation(parse, party) and party.dep != "compound"):
        return True
    nations = ("NORP",) if party.lemma == "police" else ("NORP", "GPE")  # a city's police is no power
    of = [item for prep in parse.children(party, "prep") if prep.lemma == "of" for item in parse.children(prep, "pobj")]
    if any(item.entity == "GPE" for item in of) and party.lemma in words("party"):
        return True  # "the government of Chile"
    return any(
        child.lemma in fighters or (child.entity in nations and child.dep in ("amod", "compound", "poss"))
        for child in parse.children(party, "amod", "compound", "nmod", "poss")
    )


def names_nation(parse: Parse, token: Token) -> bool:
    """Say whether a word names a place with a government, or a people; the parser takes "Mali" for a person."""
    if token.entity in ("GPE", "NORP"):
        return True
    alone = not parse.children(token, "compound") and token.dep != "compound"
    return token.pos == "PROPN" and alone and find_country(token.text) is not None


def is_public(parse: Parse, token: Token) -> bool:
    """Say whether a nation, its fighters or somebody with a public office takes part."""
    return is_politic(parse, token) or any(
        _is_public(parse, item) for item in (*find_subjects(parse, token), *find_objects(parse, token))
    )


def is_private(parse: Parse, token: Token) -> bool:
    """Say whether only private people take part, and nobody whose acts are politics: "fans demanded refunds".

    What is done to one's own kin is private whoever does it: "the president visited his sister".
    """
    doers = find_subjects(parse, token)
    others = [*find_objects(parse, token), *_beside(parse, token)]
    states = any(names_nation(parse, item) for item in doers)  # "Chad thanked its friend Peru"
    if not states and any(item.lemma in noun_classes()["KIN"] and item.pos == "NOUN" for item in others):
        return True
    private = [] if states else [item for item in (*doers, *others) if _is_private_party(parse, item)]
    return bool(private) and not any(_is_public(parse, item) for item in (*doers, *others))


def _beside(parse: Parse, token: Token) -> list[Token]:
    """Who else stands with a word: "met with a friend", "accused by a fan"."""
    preps = (prep for prep in parse.children(token, "prep", "agent") if prep.lemma in ("by", "against", "with", "of"))
    return [item for prep in preps for item in parse.children(prep, "pobj")]


def _is_private_party(parse: Parse, item: Token) -> bool:
    if item.pos != "NOUN":
        return False
    if item.lemma in noun_classes()["PRIVATE"]:
        return True
    stately = any(child.lemma in STATELY for child in parse.children(item, "amod", "compound"))
    return item.lemma in noun_classes()["TRADER"] and not stately and not is_power(parse, item)


STATELY = frozenset({"central", "state", "national", "state-owned", "state-run", "public", "development"})
"""Words before a firm that make it the state's: "the central bank"."""


def _is_public(parse: Parse, item: Token) -> bool:
    """Say whether somebody's acts are politics: a nation, its people at work or in arms, a government, an office."""
    if item.pos == "NOUN" and item.lemma in noun_classes()["PRIVATE"]:
        return False
    return is_power(parse, item) or item.lemma in noun_classes()["AUTHORITY"] or item.lemma in noun_classes()["ENVOY"]
