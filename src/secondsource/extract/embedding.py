"""What does the governing word make of what it embeds? "Failed to", "no evidence that", "prevented from" ..."""

from __future__ import annotations

from secondsource.extract.cues import find_cue
from secondsource.extract.degrees import CERTAIN, UNCOMMITTED, Degree, effect_of, effects
from secondsource.extract.modality import is_denied, is_to, mark_of
from secondsource.parse.tree import Parse, Token

COMPLEMENT = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "acomp"})
OBJECT = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd"})
LIGHT = frozenset({"make", "have", "take", "give", "launch", "conduct", "hold", "stage", "carry", "commit", "do", "pay",
                   "begin", "start", "mount", "face", "perform", "undertake", "suffer", "reach", "be"})  # fmt: skip
"""Verbs that only say that their object happens, so that what holds of them holds of it."""
MAKING = frozenset({"make", "repeat", "reiterate", "issue", "voice", "raise", "publish", "spread", "carry", "air",
                    "receive", "hear", "see", "read", "cite", "reject", "deny", "dismiss", "describe"})  # fmt: skip
"""Verbs of what is done with a claim, so that "that" before them stands for the claim: "the claim that X made"."""
OCCURRING = frozenset({"occur", "happen", "materialize", "materialise", "ensue", "arise", "come", "exist"})
PURPOSE = {"advcl": 2, "acl": 1, "relcl": 1}
"""Certainty of an infinitive of purpose, and of one that modifies a noun ("a way to end it")."""
_PREVENTING = frozenset({"prevent", "keep", "stop", "ban", "prohibit", "bar", "block", "discourage", "refrain",
                         "dissuade", "exclude", "deter", "hinder"})  # fmt: skip
FACTIVE = frozenset({"know", "realize", "realise", "recognize", "acknowledge", "admit", "understand", "learn"})
IMPROBABLE = Degree(2, -1)
_MISSING = {
    **dict.fromkeys(("evidence", "indication", "sign", "proof", "hint", "trace", "suggestion", "reason"), IMPROBABLE),
    **dict.fromkeys(("confirmation", "word", "guarantee", "assurance", "certainty", "report", "claim"), UNCOMMITTED),
}
"""What is left of a clause when there is "no" such noun of it."""
_OPEN = {"until": Degree(1), "till": Degree(1), "rather": Degree(3, -1), "whether": Degree(0), "lest": Degree(1)}
"""Conjunctions that leave open whether their clause comes true, or say that it does not."""


def find_embedding(parse: Parse, head: Token, node: Token) -> tuple[Degree, bool] | None:
    """What the governing word makes of its complement, and whether its own negation is still to be counted.

    None where the words stand for themselves: subjects and most nouns are taken for granted, whatever the verb.
    """
    if node.dep == "conj":
        return None if _has_own_clause(parse, node) else (CERTAIN, _shares_negation(parse, head))
    if node.dep in COMPLEMENT or (node.dep == "advcl" and mark_of(parse, node) == "that"):
        return _of_clause(parse, head, node)
    if node.dep in ("dobj", "nsubjpass", "oprd", "attr"):
        effect = effect_of(head.lemma, "object") if node.dep != "attr" else None
        if effect is not None and not (effect == CERTAIN and head.lemma not in LIGHT):
            return _turned(effect, head, is_denied(parse, head)), False
        if head.lemma in LIGHT:
            return CERTAIN, not is_denied(parse, node)
        return None
    if node.dep == "compound":
        return CERTAIN, True
    if node.dep == "nsubj":
        return (CERTAIN, True) if head.lemma in OCCURRING else None
    if node.dep == "pobj":
        return _of_preposition(parse, head)
    if node.dep in ("advcl", "acl", "relcl") and is_to(parse, node):
        effect = effect_of(head.lemma, "to") if node.dep == "acl" else None
        return (effect or Degree(PURPOSE[node.dep])), False
    if node.dep == "advcl":
        opened = _OPEN.get(mark_of(parse, node))
        return (opened, False) if opened is not None else None
    if (node.dep == "acl" and parse.children(node, "mark")) or _is_claimed(parse, node):
        effect = missing_evidence(parse, head) or effect_of(head.lemma, "that")
        return (effect, False) if effect is not None else None
    return None


def _is_claimed(parse: Parse, node: Token) -> bool:
    """Say whether a clause is what a rumour or report says though it was taken for a relative one: "that" opens it and
    is not its subject, and its verb does not say who made the claim."""
    if node.dep != "relcl" or node.lemma in MAKING or find_cue("N", "that", parse.head(node).lemma) is None:
        return False
    own = any(
        child.dep in ("nsubj", "nsubjpass", "expl") and child.text.lower() != "that" for child in parse.children(node)
    )
    return own and parse.subtree(node)[0].text.lower() == "that"


def missing_evidence(parse: Parse, noun: Token) -> Degree | None:
    """What "no evidence that P" makes of P: improbable where signs of it were looked for, open where word of it is."""
    over = parse.head(noun)
    missing = is_denied(parse, noun) or (noun.dep in ("dobj", "attr", "nsubjpass") and is_denied(parse, over))
    return _MISSING.get(noun.lemma) if missing else None


def _of_clause(parse: Parse, head: Token, node: Token) -> tuple[Degree, bool] | None:
    if head.pos == "ADP" or head.dep == "prep":
        return _of_preposition(parse, head)
    frame = "to" if is_to(parse, node) else "clause"
    effect = effect_of(head.lemma, frame) if head.lemma != "be" or frame == "to" else None
    for word in parse.children(head, "acomp", "oprd"):  # "it is unlikely that", "believe it unlikely that"
        judged = effects().get((word.lemma, frame))
        if judged is not None and node is not word:
            return judged.under(effect or CERTAIN), head.lemma == "be"
    if effect is None:
        return CERTAIN, True
    if frame == "clause" and _is_withheld(parse, head):  # "declined to say when P"
        return UNCOMMITTED, False
    return _turned(effect, head, is_denied(parse, head), frame), False


def _is_withheld(parse: Parse, verb: Token) -> bool:
    """Say whether a verb of saying is what somebody declined or failed to do."""
    if verb.dep != "xcomp" or find_cue("V", "clause", verb.lemma) is None:
        return False
    return effect_of(parse.head(verb).lemma, "to") == Degree(3, -1)


def _of_preposition(parse: Parse, prep: Token) -> tuple[Degree, bool] | None:
    """ "without warning" did not happen, nor did what was "prevented from" it; "calls for talks" leaves it open."""
    over = parse.head(prep)
    if prep.lemma == "without":
        return Degree(3, -1), False
    if prep.lemma == "from":
        return (Degree(3, -1), False) if over.lemma in _PREVENTING else None
    frame = "to-noun" if prep.lemma == "to" else prep.lemma
    effect = effect_of(over.lemma, frame)
    if effect is None or effect == CERTAIN:
        return None
    return _turned(effect, over, is_denied(parse, over)), False


def _turned(effect: Degree, head: Token, denied: bool, frame: str = "clause") -> Degree:
    """The effect of a word that may stand under "not": denial turns implications and beliefs, silences reports."""
    if not denied or (head.lemma in FACTIVE and frame != "to"):
        return effect
    if head.lemma in FACTIVE:  # "is not known to have left"
        return UNCOMMITTED
    if effect == CERTAIN and find_cue("V", "clause", head.lemma) is not None:
        return UNCOMMITTED
    return Degree(effect.certainty, -effect.polarity)


def _shares_negation(parse: Parse, head: Token) -> bool:
    """Say whether a conjoined word shares a denial: "neither X nor Y", "not X or Y"."""
    return any(child.text.lower() in ("or", "nor") for child in parse.children(head, "cc"))


def _has_own_clause(parse: Parse, node: Token) -> bool:
    return any(child.dep in ("nsubj", "nsubjpass", "aux", "neg") for child in parse.children(node))
