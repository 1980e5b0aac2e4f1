"""When does the verb say it is? The tense of the verb that governs some words, for choosing the last or the next."""

from __future__ import annotations

import functools
from typing import Literal

from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

Tense = Literal["past", "present", "future", "none"]
Told = Tense | Literal["either"]
"""The tense, or either past or future: then the nearer day is meant."""

VERBAL = ("VERB", "AUX")
MOST_VERBS = 20
"""How many verbs above one another are followed: a broken parse may have no end."""

FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "could", "can", "may", "might", "should"})
FUTURE_AUXILIARIES |= {"must"}
"""Modal verbs; a date with "could" or "would" is still to come ("could return Thursday") unless "have" follows."""


@functools.cache
def planning(*kinds: str) -> frozenset[str]:
    """Words whose complement is yet to come, by part of speech: plan, due, deadline ..."""
    rows = (row for row in read_table("extract", "times_planning.tsv") if row[0] in kinds)
    return frozenset(word for row in rows for word in row[1].split())


def find_tense(parse: Parse, first: Token, last: Token) -> Told:
    """The tense of the verb that governs the words from one token to another; none where no verb says when.

    Words that belong to a noun ("Tuesday's ruling", "a June agreement") have none, unless the noun is the subject of
    what is to come ("Sunday's vote will be close"), or may be: one "will appeal Tuesday's ruling", "will miss Friday's
    game".
    """
    head = head_between(parse, first, last)
    inner = head.dep in ("poss", "compound", "nmod", "amod", "nummod")
    before = parse.tokens[max(0, first.i - 1)]
    if not inner and before.pos == "VERB" and parse.sentence(before) == parse.sentence(first) and before.dep != "amod":
        return tense_of(parse, before)  # "saying Sunday a date would be set": the parser often takes the verb behind
    below, in_noun = head, False
    for governor in parse.ancestors(head):
        if governor.pos in VERBAL:
            subject = below.dep in ("nsubj", "nsubjpass") and below.i in (head.i, head.head)
            tense = settle(tense_of(parse, governor, below), inner, subject)
            return "none" if in_noun and tense == "present" else tense  # "with a plunge on Tuesday, pressure grows"
        if governor.lemma in planning("noun", "adjective") and not inner:
            return "future"
        in_noun = in_noun or governor.pos in ("NOUN", "PROPN")
        below = governor
    return "none"


def settle(tense: Told, inner: bool, subject: bool) -> Told:
    """The tense of words inside a noun phrase, from that of its verb."""
    if inner and tense == "future":
        return "future" if subject else "either"
    return "none" if inner else tense


def head_between(parse: Parse, first: Token, last: Token) -> Token:
    """The first of these tokens whose governor lies outside of them."""
    inside = range(first.i, last.i + 1)
    for token in parse.tokens[first.i : last.i + 1]:
        if token.head not in inside or token.head == token.i:
            return token
    return first


def tense_of(parse: Parse, verb: Token, below: Token | None = None) -> Told:
    """The tense of a verb; one that has none of its own (an infinitive, a participle) has that of the verb above it.

    `below` is the dependent by which the words hang on the verb: "extended to Nov. 16" is to come.
    """
    if below and below.dep == "prep" and sets_a_date(verb, below):
        return "either" if in_pluperfect(parse, verb) else "future"
    for _ in range(MOST_VERBS):
        if own := own_tense(parse, verb):
            return own
        above = parse.head(verb)
        while (
            above.head != above.i and above.pos not in VERBAL and above.lemma not in planning("noun", "adjective", "to")
        ):
            above = parse.head(above)
        infinitive = verb.tag == "VB" and any(token.lemma == "to" for token in parse.children(verb, "aux"))
        if infinitive and looks_ahead(parse, verb, above):
            return "either" if in_pluperfect(parse, above) else "future"
        if above.i == verb.i or above.pos not in VERBAL or (infinitive and above.lemma not in planning("implying")):
            return "none"
        verb = above
    return "none"


def looks_ahead(parse: Parse, verb: Token, above: Token) -> bool:
    """Say whether an infinitive is yet to come under the word above it: a plan, a decision, "is to".

    Not so the infinitives of "the first to join on Friday were ...", "was able to reach it" and "came to see us".
    """
    if above.lemma == "be":
        return verb.dep == "xcomp" and verb.head == above.i
    return above.lemma in planning("verb", "noun", "adjective", "to")


def in_pluperfect(parse: Parse, word: Token) -> bool:
    """Say whether a plan is told as one of the past ("had been due to expire Friday"), which may be over or not."""
    verb = word if word.pos in VERBAL else parse.head(word)
    return any(token.text.lower() == "had" for token in parse.children(verb, "aux", "auxpass"))


def sets_a_date(verb: Token, preposition: Token) -> bool:
    """Say whether a verb moves something to a date, or sets one for it."""
    if preposition.lemma == "for":
        return verb.lemma in planning("for")
    return preposition.lemma in ("to", "until", "till") and verb.lemma in planning("moving")


def own_tense(parse: Parse, verb: Token) -> Told | None:
    """The tense that a verb shows with its auxiliaries."""
    auxiliaries = parse.children(verb, "aux", "auxpass")
    words = {token.text.lower() for token in auxiliaries}
    if "could" in words and (parse.children(verb, "neg") or verb.lemma in planning("perceiving")):
        return "past"  # "could not be reached Wednesday", "shots could be heard early Thursday"
    if "would" in words and parse.children(verb, "neg") and verb.lemma in planning("refusing"):
        return "past"  # "would not comment on Monday"
    if words & FUTURE_AUXILIARIES:
        return "past" if words & {"have", "’ve", "'ve"} else "future"
    if verb.lemma in planning("verb") and verb.tag in ("VBN", "VBZ", "VBP", "VBG"):
        return "either" if "had" in words else "none" if "been" in words else "future"
    if verb.tag == "VBG" and verb.lemma == "go" and parse.children(verb, "xcomp"):
        return "future"
    if verb.tag == "VBD" and verb.lemma in planning("planning"):
        return "future"
    if verb.tag == "VBD" or any(token.tag == "VBD" for token in auxiliaries):
        return "past"
    if words & {"has", "have", "'ve", "’ve"} or (verb.tag == "VBN" and not auxiliaries):
        return "past"
    if verb.tag == "VBG" and not auxiliaries and verb.lemma in planning("telling"):
        return "past"
    if verb.tag in ("VBZ", "VBP") or any(token.tag in ("VBZ", "VBP") for token in auxiliaries):
        return "present"
    return None
