"""How sure is it? Factuality of an event word, read off negation, modals, hedges, conditions and what embeds it.

Values are FactBank's (Sauri and Pustejovsky 2009): certain, probable, possible, each positive or negative, and Uu
where nothing is committed to. Certainty only falls on the way up the tree; denials turn the polarity.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.extract.cues import find_cue, read_table
from secondsource.extract.frames import Frame
from secondsource.extract.phrases import tidy
from secondsource.model import Act, Factuality, Span
from secondsource.parse.tree import Parse, Token

_LEVELS: dict[str, int] = {"CT": 3, "PR": 2, "PS": 1}
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

DOUBTED = 1
"""Certainty of a saying at which what is said is no surer than that it was said."""

HIGHEST = 12
_PREVENTING = frozenset({"prevent", "keep", "stop", "ban", "prohibit", "bar", "block", "discourage", "refrain",
                         "dissuade", "exclude", "deter", "hinder"})  # fmt: skip
NEGATIVE = frozenset({"no", "nobody", "nothing", "none", "neither", "nowhere", "never", "not", "n't", "n’t", "nor"})


@dataclass(frozen=True, slots=True)
class Degree:
    """A factuality in two numbers: certainty 3 (certain) to 0 (uncommitted), polarity 1 or -1."""

    certainty: int
    polarity: int = 1

    def under(self, outer: Degree) -> Degree:
        """What is left of this when something embeds it: the lower certainty, the product of the polarities."""
        certainty = min(self.certainty, outer.certainty)
        return Degree(certainty, self.polarity * outer.polarity)

    @property
    def label(self) -> Factuality:
        """The value in FactBank's letters."""
        if not self.certainty:
            return "Uu"
        return ("PS", "PR", "CT")[self.certainty - 1] + ("+" if self.polarity > 0 else "-")  # type: ignore[return-value]


CERTAIN, UNCOMMITTED = Degree(3), Degree(0)
IMPROBABLE = Degree(2, -1)
_MISSING = {
    **dict.fromkeys(("evidence", "indication", "sign", "proof", "hint", "trace", "suggestion", "reason"), IMPROBABLE),
    **dict.fromkeys(("confirmation", "word", "guarantee", "assurance", "certainty", "report", "claim"), UNCOMMITTED),
}
"""What is left of a clause when there is "no" such noun of it."""

_OPEN = {"until": Degree(1), "till": Degree(1), "rather": Degree(3, -1), "whether": Degree(0), "lest": Degree(1)}
"""Conjunctions that leave open whether their clause comes true, or say that it does not."""


def read_degree(label: str) -> Degree:
    """The two numbers of a value such as "PR-"."""
    return UNCOMMITTED if label == "Uu" else Degree(_LEVELS[label[:2]], 1 if label[2] == "+" else -1)


def weaken(value: Factuality, by: Factuality) -> Factuality:
    """A value under a hedge, a denial or another's doubt."""
    return read_degree(value).under(read_degree(by)).label


def judge_factuality(parse: Parse, token: Token, within: Token | None = None) -> Factuality:
    """How certain the text is of the event that a word names, from its clause and all that embeds it.

    With `within` (the word that attributes the clause) it stops below that word: what the source itself holds.
    """
    return _judge(parse, token, within).label


TELLING = frozenset({"confirm", "deny", "reveal", "disclose", "identify", "specify", "speculate", "explain", "tell"})
"""What one may refuse to do with a piece of information without saying that it is false."""

DECLINING = frozenset({"refuse", "decline"})

SILENT = frozenset({"say", "mention", "comment", "address", "respond", "discuss", "answer", "elaborate"})
FACTIVE = frozenset({"know", "realize", "realise", "recognize", "acknowledge", "admit", "understand", "learn"})


def judge_source_view(parse: Parse, frame: Frame) -> tuple[Act, Factuality]:
    """What the source of an attribution does with its content, and how sure it is of it.

    The cue's own value and its negation, then what the clause says of itself, then the reporter's hedges on the cue.
    """
    what, anchor = frame.what, frame.anchor
    act, outer = what.act, read_degree(what.factuality)
    if act == "declines" and frame.head is not None and frame.head.lemma in SILENT | TELLING:
        return "declines", "Uu"
    if _is_to(parse, anchor) and anchor.dep in ("xcomp", "advcl") and parse.head(anchor).lemma in DECLINING:
        return "declines", "Uu"  # "refused for two days to confirm that P"
    if frame.negated:
        act, outer = _negated_view(frame, act, outer)
    if frame.head is not None and _mark_of(parse, frame.head) == "whether":
        return act, "Uu"
    inner = CERTAIN
    if frame.head is not None and outer.certainty:
        inner = _judge(parse, find_point(parse, frame.head), anchor)
    said = _judge(parse, anchor, None).certainty
    if said <= DOUBTED:  # "if he says that P", "asked him to say that P"
        outer = outer.under(Degree(said))
    hedges = [hedge for child in parse.children(anchor, "advmod") if (hedge := _hedge(child)) is not None]
    for hedge in hedges:
        outer = outer.under(Degree(hedge.certainty))
    return act, inner.under(outer).label


def _negated_view(frame: Frame, act: Act, outer: Degree) -> tuple[Act, Degree]:
    """A cue under "not": nothing was said; what is not believed is held improbable, what is not planned, off."""
    lemmas = {token.lemma for token in frame.cue}
    if lemmas & SILENT:
        return "silent", UNCOMMITTED
    if act == "confirms" and not lemmas & FACTIVE:
        return "declines", UNCOMMITTED
    if lemmas & FACTIVE or not outer.certainty:
        return act, outer if lemmas & FACTIVE else UNCOMMITTED
    if act == "plans" or outer.certainty == 2:
        return act, Degree(outer.certainty, -outer.polarity)
    return act, UNCOMMITTED


def find_point(parse: Parse, head: Token) -> Token:
    """The word whose factuality a whole sentence has: its head, but P in "there is nothing to suggest that P"."""
    if head.lemma != "be" or not parse.children(head, "expl"):
        return head
    for noun in parse.children(head, "attr"):
        nothing = noun.text.lower() == "nothing"
        for clause in parse.children(noun, "acl", "relcl") if nothing or _evidence(parse, noun) is not None else ():
            if not nothing:
                return clause if parse.children(clause, "mark") else head
            return next(iter(parse.children(clause, "ccomp")), head)
    return head


def find_condition(parse: Parse, token: Token) -> Span | None:
    """The words of the condition under which a clause holds ("if confirmed"), if one is stated."""
    for node in (token, *_governing(parse, token)):
        for child in parse.children(node, "advcl", "prep"):
            if _conditional(parse, child):
                return next(iter(tidy(parse.text, [parse.subtree_span(child)])), None)
    return None


def _governing(parse: Parse, token: Token) -> list[Token]:
    """The verbs that share the condition of a word: those it is conjoined to or a complement of."""
    found: list[Token] = []
    while token.dep in ("conj", *COMPLEMENT, *OBJECT) and token.head != token.i and len(found) < 6:
        token = parse.head(token)
        found.append(token)
    return found


def _judge(parse: Parse, token: Token, within: Token | None) -> Degree:
    degree, node, negation = CERTAIN, token, True
    for _ in range(HIGHEST):
        degree = degree.under(_own(parse, node, negation))
        head = parse.head(node)
        if head.i == node.i or (within is not None and head.i == within.i):
            break
        step = _embedding(parse, head, node)
        if step is None:
            break
        effect, negation = step
        degree = degree.under(effect)
        node = head
    return UNCOMMITTED if within is None and _asks(parse, token) else degree


def _own(parse: Parse, node: Token, negation: bool = True) -> Degree:
    """What a word's own negation (if it counts), modals, adverbs and conditions make of it."""
    degree = Degree(3, -1) if negation and _is_denied(parse, node) else CERTAIN
    for child in parse.children(node):
        if child.dep in ("advcl", "prep") and _conditional(parse, child):
            degree = degree.under(Degree(1))
        elif (hedge := _hedge(child)) is not None:
            degree = degree.under(hedge)
    return degree.under(UNCOMMITTED) if node.dep == "advcl" and _conditional(parse, node) else degree


def _is_denied(parse: Parse, node: Token) -> bool:
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


def _hedge(child: Token) -> Degree | None:
    if child.dep == "aux":
        return _table("modal").get(child.lemma) or _table("modal").get(child.text.lower())
    if child.dep in ("advmod", "amod", "intj", "npadvmod"):
        return _table("adverb").get(child.text.lower())
    return None


def _conditional(parse: Parse, clause: Token) -> bool:
    if clause.dep == "prep":
        return clause.text.lower() in ("if", "unless")
    if clause.dep != "advcl":
        return False
    first = [child.text.lower() for child in parse.children(clause, "mark", "advmod")]
    return any(word in ("if", "unless", "lest") for word in first)


def _embedding(parse: Parse, head: Token, node: Token) -> tuple[Degree, bool] | None:
    """What the governing word makes of its complement, and whether its own negation is still to be counted.

    None where the words stand for themselves: subjects and most nouns are taken for granted, whatever the verb.
    """
    if node.dep == "conj":
        return None if _has_own_clause(parse, node) else (CERTAIN, _shares_negation(parse, head))
    if node.dep in COMPLEMENT or (node.dep == "advcl" and _mark_of(parse, node) == "that"):
        return _of_clause(parse, head, node)
    if node.dep in ("dobj", "nsubjpass", "oprd", "attr"):
        effect = _predicate(head.lemma, "object") if node.dep != "attr" else None
        if effect is not None and not (effect == CERTAIN and head.lemma not in LIGHT):
            return _turned(effect, head, _is_denied(parse, head)), False
        if head.lemma in LIGHT:
            return CERTAIN, not _is_denied(parse, node)
        return None
    if node.dep == "compound":
        return CERTAIN, True
    if node.dep == "nsubj":
        return (CERTAIN, True) if head.lemma in OCCURRING else None
    if node.dep == "pobj":
        return _of_preposition(parse, head)
    if node.dep in ("advcl", "acl", "relcl") and _is_to(parse, node):
        effect = _predicate(head.lemma, "to") if node.dep == "acl" else None
        return (effect or Degree(PURPOSE[node.dep])), False
    if node.dep == "advcl":
        opened = _OPEN.get(_mark_of(parse, node))
        return (opened, False) if opened is not None else None
    if (node.dep == "acl" and parse.children(node, "mark")) or _is_claimed(parse, node):
        effect = _evidence(parse, head) or _predicate(head.lemma, "that")
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


def _evidence(parse: Parse, noun: Token) -> Degree | None:
    """What "no evidence that P" makes of P: improbable where signs of it were looked for, open where word of it is."""
    over = parse.head(noun)
    missing = _is_denied(parse, noun) or (noun.dep in ("dobj", "attr", "nsubjpass") and _is_denied(parse, over))
    return _MISSING.get(noun.lemma) if missing else None


def _of_clause(parse: Parse, head: Token, node: Token) -> tuple[Degree, bool] | None:
    if head.pos == "ADP" or head.dep == "prep":
        return _of_preposition(parse, head)
    frame = "to" if _is_to(parse, node) else "clause"
    effect = _predicate(head.lemma, frame) if head.lemma != "be" or frame == "to" else None
    for word in parse.children(head, "acomp", "oprd"):  # "it is unlikely that", "believe it unlikely that"
        judged = _effects().get((word.lemma, frame))
        if judged is not None and node is not word:
            return judged.under(effect or CERTAIN), head.lemma == "be"
    if effect is None:
        return CERTAIN, True
    if frame == "clause" and _is_withheld(parse, head):  # "declined to say when P"
        return UNCOMMITTED, False
    return _turned(effect, head, _is_denied(parse, head), frame), False


def _is_withheld(parse: Parse, verb: Token) -> bool:
    """Say whether a verb of saying is what somebody declined or failed to do."""
    if verb.dep != "xcomp" or find_cue("V", "clause", verb.lemma) is None:
        return False
    return _predicate(parse.head(verb).lemma, "to") == Degree(3, -1)


def _of_preposition(parse: Parse, prep: Token) -> tuple[Degree, bool] | None:
    """ "without warning" did not happen, nor did what was "prevented from" it; "calls for talks" leaves it open."""
    over = parse.head(prep)
    if prep.lemma == "without":
        return Degree(3, -1), False
    if prep.lemma == "from":
        return (Degree(3, -1), False) if over.lemma in _PREVENTING else None
    frame = "to-noun" if prep.lemma == "to" else prep.lemma
    effect = _predicate(over.lemma, frame)
    if effect is None or effect == CERTAIN:
        return None
    return _turned(effect, over, _is_denied(parse, over)), False


def _turned(effect: Degree, head: Token, denied: bool, frame: str = "clause") -> Degree:
    """The effect of a word that may stand under "not": denial turns implications and beliefs, silences reports."""
    if not denied or (head.lemma in FACTIVE and frame != "to"):
        return effect
    if head.lemma in FACTIVE:  # "is not known to have left"
        return UNCOMMITTED
    if effect == CERTAIN and find_cue("V", "clause", head.lemma) is not None:
        return UNCOMMITTED
    return Degree(effect.certainty, -effect.polarity)


def _mark_of(parse: Parse, clause: Token) -> str:
    return next((child.text.lower() for child in parse.children(clause, "mark", "cc", "advmod")), "")


def _is_to(parse: Parse, node: Token) -> bool:
    return any(child.tag == "TO" for child in parse.children(node, "aux"))


def _shares_negation(parse: Parse, head: Token) -> bool:
    """Say whether a conjoined word shares a denial: "neither X nor Y", "not X or Y"."""
    return any(child.text.lower() in ("or", "nor") for child in parse.children(head, "cc"))


def _has_own_clause(parse: Parse, node: Token) -> bool:
    return any(child.dep in ("nsubj", "nsubjpass", "aux", "neg") for child in parse.children(node))


def _asks(parse: Parse, token: Token) -> bool:
    """Say whether the sentence is a question."""
    sentence = parse.words(parse.sentence(token))
    last = next((word for word in reversed(sentence) if word.text not in "\"'”’'')`"), sentence[-1])
    return last.text == "?" and not _told_first(sentence, token)


def _told_first(sentence: Sequence[Token], token: Token) -> bool:
    """Say whether a word stands before the colon or dash behind which a sentence only begins to ask."""
    breaks = [word.i for word in sentence if word.text in BREAKS and word.i > token.i]
    opening = sentence[0]
    asks = opening.tag in ("WP", "WRB", "WDT", "MD") or opening.pos == "AUX"
    return (
        bool(breaks)
        and not asks
        and any(word.tag in ("VBD", "VBZ", "VBP") for word in sentence[: breaks[-1] - opening.i])
    )


BREAKS = frozenset({":", ";", "-", "--", "–", "—"})


def _predicate(lemma: str, frame: str) -> Degree | None:
    own = _effects().get((lemma, frame))
    if own is not None:
        return own
    cue = (
        find_cue("V", frame, lemma)
        or (find_cue("V", "to+object", lemma) if frame == "to" else None)
        or find_cue("N", frame, lemma)
        or find_cue("A", frame, lemma)
    )
    return read_degree(cue.factuality) if cue is not None else None


@functools.cache
def _effects() -> dict[tuple[str, str], Degree]:
    return {(word, frame): read_degree(value) for frame, word, value in read_table("hedges.tsv")}


@functools.cache
def _table(kind: str) -> dict[str, Degree]:
    return {word: read_degree(value) for frame, word, value in read_table("hedges.tsv") if frame == kind}
