"""When does the verb say it is? The tense of the verb that governs some words, for choosing the last or the next."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

Tense = Literal["past", "present", "future", "none"]

FUTURE_AUXILIARIES = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "could", "can", "may", "might", "should", "must"}
)
"""Modal verbs; a date with "could" or "would" is still to come ("could return Thursday") unless "have" follows."""


@functools.cache
def planning_words() -> frozenset[str]:
    """Verbs, adjectives and nouns whose complement is yet to come: plan, expect, due, scheduled ..."""
    text = resources.files("secondsource.extract").joinpath("data", "times_planning.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def find_tense(parse: Parse, span: Span, first: Token, last: Token) -> Tense:
    """The tense of the verb that governs the words from one token to another."""
    head = head_between(parse, first, last)
    for governor in parse.ancestors(head):
        if governor.pos in ("VERB", "AUX") and governor.i not in range(first.i, last.i + 1):
            return tense_of(parse, governor)
        if governor.lemma in planning_words() and governor.pos in ("NOUN", "ADJ"):
            return "future"
    return "none"


def head_between(parse: Parse, first: Token, last: Token) -> Token:
    """The first of these tokens whose governor lies outside of them."""
    inside = range(first.i, last.i + 1)
    for token in parse.tokens[first.i : last.i + 1]:
        if token.head not in inside or token.head == token.i:
            return token
    return first


def tense_of(parse: Parse, verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries; one without any has that of the verb above it."""
    seen = 0
    while seen < 20:
        seen += 1
        auxiliaries = parse.children(verb, "aux", "auxpass")
        words = {token.text.lower() for token in auxiliaries}
        if words & FUTURE_AUXILIARIES:
            return "past" if words & {"have"} else "future"
        if any(token.lemma == "go" for token in (verb,)) and verb.tag == "VBG" and parse.children(verb, "xcomp"):
            return "future"
        if verb.lemma in planning_words() and verb.tag in ("VBN", "VBZ", "VBP", "VBG"):
            return "future"
        if any(token.tag == "VBD" for token in auxiliaries) or verb.tag == "VBD":
            return "past"
        if any(token.tag in ("VBZ", "VBP") for token in auxiliaries):
            return "past" if words & {"has", "have", "'ve", "’ve"} else finite_present(verb)
        if verb.tag in ("VBZ", "VBP"):
            return "present"
        above = parse.head(verb)
        while above.head != above.i and above.pos not in ("VERB", "AUX") and above.lemma not in planning_words():
            above = parse.head(above)
        if verb.tag == "VB" or "to" in words:
            if above.lemma in planning_words() or above.lemma == "be":
                return "future"
        elif verb.tag == "VBN":
            return "past"
        if above.i == verb.i or above.pos not in ("VERB", "AUX"):
            return "future" if "to" in words else "none"
        verb = above
    return "none"


def finite_present(verb: Token) -> Tense:
    """ "Is meeting" may be planned; "is held" and "is found" may be past or to come."""
    return "present"
