"""Which words are only as sure as the verb of their clause? "Could cause damage", "would err by selling the port"."""

from __future__ import annotations

from secondsource.extract.embedding import CAUSING, is_known
from secondsource.extract.lexicon import words
from secondsource.parse.tree import Parse, Token

THROUGH = frozenset({"by", "in", "through", "via", "before", "after"})
"""Prepositions of a gerund that tells how or when a verb is done, so that it is no surer: "would err by selling"."""
SUPPOSING = frozenset({"would", "could", "might", "may", "'d", "’d"})
"""Modals that make an event that is new ("an attack could", not "the attack could") as doubtful as its deed."""


def find_sharing(parse: Parse, node: Token) -> Token | None:
    """The word whose doubt, but not whose denial, a word shares: "could cause damage", "would err by selling"."""
    while node.dep == "conj" and parse.head(node).pos == node.pos and node.head < node.i:
        node = parse.head(node)
    over = parse.head(node)
    if is_new(parse, node):
        return over if node.dep == "dobj" else parse.head(over)
    if node.dep == "dobj" and node.pos == "NOUN" and over.lemma in CAUSING:
        return over
    if node.dep == "nsubj" and node.pos == "NOUN" and not is_known(parse, node):
        helpers = {child.lemma for child in parse.children(over, "aux")}
        return over if helpers & SUPPOSING and "have" not in helpers else None
    if node.dep == "pcomp" and over.lemma in THROUGH and parse.head(over).pos == "VERB":
        return parse.head(over)
    loose = node.dep == "advcl" and node.tag == "VBG" and not parse.children(node, "mark", "nsubj", "aux")
    says = node.lemma in words("speech")  # "prices could rise, he said, adding ..." has been said
    return over if loose and not says and over.pos == "VERB" else None


def is_new(parse: Parse, noun: Token) -> bool:
    """Say whether a noun brings something new into a clause ("could cause damage"), and so shares its doubts."""
    if noun.pos != "NOUN" or is_known(parse, noun):
        return False
    over = parse.head(noun)
    return noun.dep == "dobj" or (noun.dep == "pobj" and parse.head(over).pos == "VERB")
