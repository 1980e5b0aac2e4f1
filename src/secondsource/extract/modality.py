"""What does a clause say of its own certainty? Its negation, modal verbs, adverbs and conditions."""

from __future__ import annotations

from secondsource.extract.degrees import CERTAIN, UNCOMMITTED, Degree, hedges
from secondsource.parse.tree import Parse, Token

NEGATIVE = frozenset({"no", "nobody", "nothing", "none", "neither", "nowhere", "never", "not", "n't", "n’t", "nor"})


def own_degree(parse: Parse, node: Token, negation: bool = True) -> Degree:
    """What a word's own negation (if it counts), modals, adverbs and conditions make of it."""
    degree = Degree(3, -1) if negation and is_denied(parse, node) else CERTAIN
    for child in parse.children(node):
        if child.dep in ("advcl", "prep") and is_conditional(parse, child):
            degree = degree.under(Degree(1))
        elif (hedge := hedge_of(child)) is not None:
            degree = degree.under(hedge)
    return degree.under(UNCOMMITTED) if node.dep == "advcl" and is_conditional(parse, node) else degree


def is_denied(parse: Parse, node: Token) -> bool:
    """Say whether a word stands under "not", "no", "never", or has "no" or "nobody" for its subject or object."""
    for child in parse.children(node):
        if child.dep == "neg" or (child.dep in ("det", "preconj") and child.text.lower() in ("no", "neither", "nor")):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "npadvmod", "expl") and _none(parse, child):
            return True
        if child.text.lower() == "longer" and any(grand.text.lower() == "no" for grand in parse.children(child)):
            return True
    return False


def _none(parse: Parse, child: Token) -> bool:
    return child.text.lower() in NEGATIVE or (
        child.dep in ("nsubj", "nsubjpass", "dobj", "attr")
        and any(grand.text.lower() in ("no", "neither") for grand in parse.children(child, "det", "preconj", "cc"))
    )


def hedge_of(child: Token) -> Degree | None:
    """What a modal, an adverb or an adjective makes of the word it hangs on, if it weakens it."""
    if child.dep == "aux":
        return hedges("modal").get(child.lemma) or hedges("modal").get(child.text.lower())
    if child.dep in ("advmod", "amod", "intj", "npadvmod"):
        return hedges("adverb").get(child.text.lower())
    return None


def is_conditional(parse: Parse, clause: Token) -> bool:
    """Say whether a clause ("if he comes") or a fragment ("if confirmed") states a condition."""
    if clause.dep == "prep":
        return clause.text.lower() in ("if", "unless")
    if clause.dep != "advcl":
        return False
    first = [child.text.lower() for child in parse.children(clause, "mark", "advmod")]
    return any(word in ("if", "unless", "lest") for word in first)


def mark_of(parse: Parse, clause: Token) -> str:
    """The word that opens a clause: "that", "whether", "until"; empty where none does."""
    return next((child.text.lower() for child in parse.children(clause, "mark", "cc", "advmod")), "")


def is_to(parse: Parse, node: Token) -> bool:
    """Say whether a verb stands with "to"."""
    return any(child.tag == "TO" for child in parse.children(node, "aux"))
