"""Which numbers does a report take back? "An earlier version said that 21 people had died"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from secondsource.extract.clauses import find_subjects
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token


def is_withdrawn(parse: Parse, number: Token) -> bool:
    """Say whether a number stands in what a report says was told before and holds no longer."""
    for verb in _verbs_above(parse, number):
        between = {token.text.lower() for token in parse.tokens[verb.i : number.i]}
        if verb.i < number.i and not between & withdrawing_words("turn") and _takes_back(parse, verb):
            return True
    return False


def _verbs_above(parse: Parse, token: Token) -> Iterator[Token]:
    while token.head != token.i and token.dep != "conj":
        token = parse.head(token)
        if token.pos == "VERB":
            yield token


def _takes_back(parse: Parse, verb: Token) -> bool:
    if verb.lemma in withdrawing_words("taking back"):
        return True
    if verb.lemma not in withdrawing_words("telling"):
        return False
    wrongly = any(child.text.lower() in withdrawing_words("wrongly") for child in parse.children(verb, "advmod"))
    return wrongly or (verb.tag == "VBD" and any(_is_old(parse, teller) for teller in find_subjects(parse, verb)))


def _is_old(parse: Parse, teller: Token) -> bool:
    """Say whether somebody told of is an earlier report: "the original story"."""
    return teller.lemma in withdrawing_words("teller") and any(
        child.text.lower() in withdrawing_words("before") for child in parse.children(teller, "amod")
    )


@functools.cache
def withdrawing_words(name: str) -> frozenset[str]:
    """A list of words of `data/quantities_withdrawn.tsv` by its name."""
    return {name: frozenset(items.split()) for name, items in read_table("extract", "quantities_withdrawn.tsv")}[name]
