"""How sure is it? Factuality of an event word, read off negation, modals, hedges, conditions and what embeds it.

Values are FactBank's (Sauri and Pustejovsky 2009): certain, probable, possible, each positive or negative, and Uu
where nothing is committed to. Certainty only falls on the way up the tree; denials turn the polarity.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from secondsource.extract.cues import find_cue, read_table
from secondsource.extract.frames import Frame
from secondsource.model import Act, Factuality, Span
from secondsource.parse.tree import Parse, Token

_LEVELS: dict[str, int] = {"CT": 3, "PR": 2, "PS": 1}
COMPLEMENT = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "attr", "acomp"})
OBJECT = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd"})
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


SILENT = frozenset({"say", "mention", "comment", "address", "respond", "discuss", "answer", "elaborate"})
FACTIVE = frozenset({"know", "realize", "realise", "recognize", "acknowledge", "admit", "understand", "learn"})


def judge_source_view(parse: Parse, frame: Frame) -> tuple[Act, Factuality]:
    """What the source of an attribution does with its content, and how sure it is of it.

    The cue's own value and its negation, then what the clause says of itself, then the reporter's hedges on the cue.
    """
    what, anchor = frame.what, frame.anchor
    act, outer = what.act, read_degree(what.factuality)
    if act == "declines" and frame.head is not None and frame.head.lemma in SILENT:
        return "declines", "Uu"
    if frame.negated:
        act, outer = _negated_view(frame, act, outer)
    inner = CERTAIN
    if frame.head is not None and outer.certainty:
        inner = _judge(parse, frame.head, anchor)
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


def find_condition(parse: Parse, token: Token) -> Span | None:
    """The words of the condition under which a clause holds ("if confirmed"), if one is stated."""
    for node in (token, *_governing(parse, token)):
        for child in parse.children(node, "advcl", "prep"):
            if _conditional(parse, child):
                return parse.subtree_span(child)
    return None


def _governing(parse: Parse, token: Token) -> list[Token]:
    """The verbs that share the condition of a word: those it is conjoined to or a complement of."""
    found: list[Token] = []
    while token.dep in ("conj", *COMPLEMENT, *OBJECT) and token.head != token.i and len(found) < 6:
        token = parse.head(token)
        found.append(token)
    return found


def _judge(parse: Parse, token: Token, within: Token | None) -> Degree:
    degree, node = CERTAIN, token
    for _ in range(12):
        degree = degree.under(_own(parse, node))
        head = parse.head(node)
        if head.i == node.i or (within is not None and head.i == within.i):
            break
        step = _embedding(parse, head, node)
        if step is None:
            break
        degree = degree.under(step)
        if node.dep == "conj" and _has_own_clause(parse, node):
            break
        node = head
    if _asks(parse, token, within):
        degree = UNCOMMITTED
    return degree


def _own(parse: Parse, node: Token) -> Degree:
    """What a word's own negation, modals, adverbs and conditions make of it."""
    degree = CERTAIN
    conditional = False
    for child in parse.children(node):
        lower = child.text.lower()
        if (
            child.dep == "neg"
            or (child.dep in ("det", "preconj", "cc") and lower in ("no", "neither", "nor"))
            or (
                child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "npadvmod", "expl")
                and _none(parse, child)
            )
        ):
            degree = degree.under(Degree(3, -1))
        elif child.dep in ("advcl", "prep") and _conditional(parse, child):
            conditional = True
        elif (hedge := _hedge(child)) is not None:
            degree = degree.under(hedge)
    if conditional:
        degree = degree.under(Degree(1))
    if node.dep == "advcl" and _conditional(parse, node):
        degree = degree.under(UNCOMMITTED)
    return degree


def _none(parse: Parse, child: Token) -> bool:
    return child.text.lower() in NEGATIVE or (
        child.dep in ("nsubj", "nsubjpass", "dobj", "attr")
        and any(grand.text.lower() == "no" for grand in parse.children(child, "det"))
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


def _embedding(parse: Parse, head: Token, node: Token) -> Degree | None:
    """What the governing word makes of its complement; None where the clause stands for itself."""
    if node.dep == "conj":
        return CERTAIN
    if node.dep in ("amod", "compound", "advmod", "poss", "appos", "relcl", "parataxis", "punct", "dep"):
        return None
    if node.dep == "advcl":
        purpose = any(child.tag == "TO" for child in parse.children(node, "aux"))
        return Degree(2) if purpose else None
    if node.dep == "acl":
        if any(child.tag == "TO" for child in parse.children(node, "aux")):
            return _predicate(head.lemma, "to") or Degree(1)
        return _predicate(head.lemma, "that") if parse.children(node, "mark") else None
    negated = _own(parse, head).polarity < 0
    infinitive = any(child.tag == "TO" for child in parse.children(node, "aux"))
    frame = "to" if infinitive else "clause" if node.dep in COMPLEMENT else "object"
    effect = _predicate(head.lemma, frame)
    if effect is None:
        return Degree(3) if node.dep in COMPLEMENT | OBJECT | {"prep"} else None
    return _under_negation(effect) if negated else effect


def _under_negation(effect: Degree) -> Degree:
    """The polarity turns with the negation that is counted on the way; here only what the predicate leaves open."""
    return effect


def _has_own_clause(parse: Parse, node: Token) -> bool:
    return any(child.dep in ("nsubj", "nsubjpass", "aux", "neg") for child in parse.children(node))


def _asks(parse: Parse, token: Token, within: Token | None) -> bool:
    """Say whether the sentence is a question, or an order in the imperative."""
    sentence = parse.words(parse.sentence(token))
    last = next((word for word in reversed(sentence) if word.text not in "\"'”’'')`"), sentence[-1])
    return last.text == "?" and within is None


def _predicate(lemma: str, frame: str) -> Degree | None:
    own = _effects().get((lemma, frame))
    if own is not None:
        return own
    cue = find_cue("V", frame, lemma) or find_cue("N", frame, lemma) or find_cue("A", frame, lemma)
    return read_degree(cue.factuality) if cue is not None else None


@functools.cache
def _effects() -> dict[tuple[str, str], Degree]:
    return {(word, frame): read_degree(value) for frame, word, value in read_table("hedges.tsv")}


@functools.cache
def _table(kind: str) -> dict[str, Degree]:
    return {word: read_degree(value) for frame, word, value in read_table("hedges.tsv") if frame == kind}
