"""Which words are only as sure as the verb of their clause? "Could cause damage", "would err by selling the port"."""

from __future__ import annotations

from secondsource.extract.degrees import CERTAIN
from secondsource.extract.embedding import is_known
from secondsource.extract.governors import governors
from secondsource.extract.lexicon import words
from secondsource.extract.modality import own_degree
from secondsource.parse.tree import Parse, Token

THROUGH = frozenset({"by", "in", "through", "via", "before", "after"})
"""Prepositions of a gerund that tells how or when a verb is done, so that it is no surer: "would err by selling"."""
OWN = frozenset({"of", "for", "from", "about", "against", "without", "despite", "since", "like", "than", "as"})
"""Prepositions of a gerund that is as sure as the words before them make it, or sure in itself."""
SUPPOSING = frozenset({"would", "could", "might", "may", "'d", "’d"})
"""Modals that make an event that is new ("an attack could", not "the attack could") as doubtful as its deed."""


def find_sharing(parse: Parse, node: Token) -> Token | None:
    """The word whose doubt, but not whose denial, a word shares: "could cause damage", "would err by selling"."""
    while node.dep == "conj" and parse.head(node).pos == node.pos and node.head < node.i:
        node = parse.head(node)
    over = parse.head(node)
    if is_new(parse, node):
        return over if node.dep == "dobj" else parse.head(over)
    if node.dep == "dobj" and node.pos == "NOUN" and over.lemma in governors("causing"):
        return over
    if node.dep == "nsubj" and node.pos == "NOUN" and not is_known(parse, node):
        helpers = {child.lemma for child in parse.children(over, "aux")}
        return over if helpers & SUPPOSING and "have" not in helpers else None
    if node.dep == "pcomp" and parse.head(over).pos == "VERB":
        above = parse.head(over)
        hedged = over.lemma not in OWN and own_degree(parse, above, negation=False) != CERTAIN
        return above if over.lemma in THROUGH or hedged else None
    loose = node.dep == "advcl" and node.tag == "VBG" and not parse.children(node, "mark", "nsubj", "aux")
    says = node.lemma in words("speech")  # "prices could rise, he said, adding ..." has been said
    return over if loose and not says and over.pos == "VERB" else None


def is_new(parse: Parse, noun: Token) -> bool:
    """Say whether a noun brings something new into a clause ("could cause damage"), and so shares its doubts."""
    if noun.pos != "NOUN" or is_known(parse, noun):
        return False
    over = parse.head(noun)
    return noun.dep == "dobj" or (noun.dep == "pobj" and parse.head(over).pos == "VERB")
