"""What does a clause say of its own certainty? Its negation, modal verbs, adverbs and conditions."""

from __future__ import annotations

from collections.abc import Collection

from secondsource.extract.degrees import CERTAIN, UNCOMMITTED, Degree, hedges
from secondsource.parse.once import once
from secondsource.parse.tree import Parse, Token

NEGATIVE = frozenset({"no", "nobody", "nothing", "none", "neither", "nowhere", "never", "not", "n't", "n’t", "nor"})
LIMITING = frozenset({"just", "only", "merely", "simply", "solely"})
"""Words that make "not" add something: what is "not just a protest" is one."""

UNREAL = frozenset({"would", "'d", "’d"})
OWED = frozenset({"should", "ought"})
SUPPOSING = frozenset({"had", "should", "were"})
"""Verbs that open a condition without "if": "Had they known, ..."."""

NOT_SO, HARDLY = Degree(3, -1), Degree(2, -1)


@once
def own_degree(parse: Parse, node: Token, negation: bool = True) -> Degree:
    """What a word's own negation (if it counts), modals, adverbs and conditions make of it."""
    if is_order(parse, node) or is_demanded(parse, node):
        return UNCOMMITTED
    denied = is_denied(parse, node)
    degree = NOT_SO if negation and denied else CERTAIN
    if any(is_few(parse, child) for child in parse.children(node, "nsubj", "nsubjpass")):
        degree = degree.under(HARDLY)
    conditions = [child for child in parse.children(node, "advcl", "prep") if is_conditional(parse, child)]
    if is_counterfactual(parse, node, bool(conditions)):
        return degree.under(NOT_SO)
    if conditions:
        degree = degree.under(Degree(1))
    if node.head == node.i and is_to(parse, node):  # a headline: "King to visit island"
        degree = degree.under(Degree(2))
    for child in parse.children(node):
        hedge = hedge_of(child)
        if hedge is not None and not (denied and child.dep == "aux" and child.lemma in ("can", "could", "ca")):
            degree = degree.under(hedge)
    if node.dep == "advcl" and is_conditional(parse, node):
        unreal = _has_been(parse, node, {"had"}) and is_counterfactual(parse, parse.head(node), True)
        return degree.under(NOT_SO if unreal else UNCOMMITTED)
    return degree


def is_order(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is an order ("Do not leave the house"): bare, without a subject, at the top."""
    if verb.tag != "VB" or verb.head != verb.i or parse.children(verb, "nsubj", "nsubjpass", "expl"):
        return False
    return all(child.lemma == "do" for child in parse.children(verb, "aux", "auxpass"))


def is_demanded(parse: Parse, verb: Token) -> bool:
    """Say whether a verb stands in the subjunctive of demands: "insists that he return", "that it be returned"."""
    if not parse.children(verb, "nsubj", "nsubjpass") or all(
        child.lemma != "that" for child in parse.children(verb, "mark")
    ):
        return False
    auxiliaries = parse.children(verb, "aux", "auxpass")
    return (verb.tag == "VB" and not auxiliaries) or [child.text.lower() for child in auxiliaries] == ["be"]


def is_few(parse: Parse, noun: Token) -> bool:
    """Say whether a subject is "few": not "a few"."""
    few = noun if noun.text.lower() == "few" else next(iter(parse.children(noun, "amod")), None)
    return few is not None and few.text.lower() == "few" and not parse.children(noun, "det")


def is_counterfactual(parse: Parse, node: Token, conditional: bool) -> bool:
    """Say whether a verb tells what did not come about: "should have left"; with a condition, "would have left"."""
    return _has_been(parse, node, OWED) or (conditional and _has_been(parse, node, UNREAL))


def _has_been(parse: Parse, node: Token, modals: Collection[str]) -> bool:
    """Say whether a verb stands in the past under one of these auxiliaries: "would have left", "had left"."""
    words = [child.text.lower() for child in parse.children(node, "aux", "auxpass")]
    return node.tag in ("VBN", "VBD") and bool(words) and words[0] in modals and ("had" in modals or "have" in words)


@once
def is_denied(parse: Parse, node: Token) -> bool:
    """Say whether a word stands under "not", "no", "never", or has "no" or "nobody" for its subject or object."""
    return bool(find_deniers(parse, node)) or _follows_nor(parse, node)


def find_deniers(parse: Parse, node: Token) -> list[Token]:
    """The words below a word that deny it: "not", "nobody", the object of "has no plans"."""
    return [child for child in parse.children(node) if _denies(parse, child)]


def _denies(parse: Parse, child: Token) -> bool:
    word = child.text.lower()
    if child.dep == "neg":
        return not is_limiting(parse, child)
    if child.dep in ("det", "preconj") and word in ("no", "neither", "nor"):
        return True
    if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "npadvmod", "expl") and _none(parse, child):
        beside = parse.children(parse.head(child), "dobj") if child.dep == "dobj" else ()
        return all(_none(parse, other) for other in beside)  # "had protests and no violence" had protests
    return word == "longer" and any(grand.text.lower() == "no" for grand in parse.children(child))


def is_limiting(parse: Parse, negation: Token) -> bool:
    """Say whether a "not" goes on "just" or "only", and so denies nothing."""
    after = parse.tokens[negation.i + 1 : negation.i + 2]
    return bool(after) and after[0].text.lower() in LIMITING


def _follows_nor(parse: Parse, verb: Token) -> bool:
    """Say whether "nor" opens the clause of a verb ("nor did he speak"); the parser hangs it on the verb before."""
    if (
        verb.dep != "conj"
        or not parse.children(verb, "aux", "auxpass")
        or not parse.children(verb, "nsubj", "nsubjpass")
    ):
        return False
    first = parse.subtree(verb)[0].i
    return first > 0 and parse.tokens[first - 1].text.lower() == "nor"


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
    """Say whether a clause ("if he comes", "had he come") or a fragment ("if confirmed") states a condition."""
    if clause.dep == "prep":
        return clause.text.lower() in ("if", "unless")
    if clause.dep != "advcl":
        return False
    over = parse.head(clause)
    if over.i < clause.i and over.lemma in WONDERING:  # "it is not known if he left"
        return False
    first = [child.text.lower() for child in parse.children(clause, "mark", "advmod")]
    return any(word in ("if", "unless", "lest") for word in first) or _is_inverted(parse, clause)


WONDERING = frozenset({"know", "ask", "wonder", "determine", "clear", "unclear", "sure", "unsure", "see"})
"""Words behind which "if" is "whether"."""


def _is_inverted(parse: Parse, clause: Token) -> bool:
    opening = parse.subtree(clause)[0]
    return opening.text.lower() in SUPPOSING and opening.dep in ("aux", "auxpass") and opening.head == clause.i


def mark_of(parse: Parse, clause: Token) -> str:
    """The word that opens a clause: "that", "whether", "until"; empty where none does."""
    return next((child.text.lower() for child in parse.children(clause, "mark", "cc", "advmod")), "")


def is_to(parse: Parse, node: Token) -> bool:
    """Say whether a verb stands with "to"."""
    return any(child.tag == "TO" for child in parse.children(node, "aux"))
