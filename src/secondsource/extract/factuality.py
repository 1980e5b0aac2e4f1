"""How sure is it? Factuality of an event word, read off negation, modals, hedges, conditions and what embeds it.

Values are FactBank's (Sauri and Pustejovsky 2009): certain, probable, possible, each positive or negative, and Uu
where nothing is committed to. Certainty only falls on the way up the tree; denials turn the polarity.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.degrees import CERTAIN, UNCOMMITTED, Degree, effect_of, read_degree
from secondsource.extract.embedding import (
    COMPLEMENT,
    OBJECT,
    breaks_off,
    find_embedding,
    is_disputed,
    is_known,
    is_to_come,
    missing_evidence,
)
from secondsource.extract.frames import Frame
from secondsource.extract.governors import governors
from secondsource.extract.modality import hedge_of, is_conditional, is_denied, is_to, mark_of, own_degree
from secondsource.extract.phrases import tidy
from secondsource.extract.sharing import find_sharing
from secondsource.model import Act, Factuality, Span
from secondsource.parse.once import once
from secondsource.parse.tree import Parse, Token

DOUBTED = 1
"""Certainty of a saying at which what is said is no surer than that it was said."""
HIGHEST = 12


def judge_factuality(parse: Parse, token: Token, within: Token | None = None) -> Factuality:
    """How certain the text is of the event that a word names, from its clause and all that embeds it.

    With `within` (the word that attributes the clause) it stops below that word: what the source itself holds.
    """
    return judge_degree(parse, token, within).label


TELLING = frozenset({"confirm", "deny", "reveal", "disclose", "identify", "specify", "speculate", "explain", "tell"})
"""What one may refuse to do with a piece of information without saying that it is false."""
DECLINING = frozenset({"refuse", "decline"})
SILENT = frozenset({"say", "mention", "comment", "address", "respond", "discuss", "answer", "elaborate"})


def judge_source_view(parse: Parse, frame: Frame) -> tuple[Act, Factuality]:
    """What the source of an attribution does with its content, and how sure it is of it.

    The cue's own value and its negation, then what the clause says of itself, then the reporter's hedges on the cue.
    """
    what, anchor = frame.what, frame.anchor
    act, outer = what.act, read_degree(what.factuality)
    if act == "declines" and frame.head is not None and frame.head.lemma in SILENT | TELLING:
        return "declines", "Uu"
    if is_to(parse, anchor) and anchor.dep in ("xcomp", "advcl") and parse.head(anchor).lemma in DECLINING:
        return "declines", "Uu"  # "refused for two days to confirm that P"
    if frame.negated:
        act, outer = _negated_view(frame, act, outer)
    if frame.head is not None and mark_of(parse, frame.head) == "whether":
        return act, "Uu"
    inner = CERTAIN
    if frame.head is not None and outer.certainty:
        inner = read_degree(judge_content(parse, frame.head, anchor))
    said = judge_degree(parse, anchor, None).certainty
    if said <= DOUBTED:  # "if he says that P", "asked him to say that P"
        outer = outer.under(Degree(said))
    hedges = [hedge for child in parse.children(anchor, "advmod") if (hedge := hedge_of(child)) is not None]
    for hedge in hedges:
        outer = outer.under(Degree(hedge.certainty))
    return act, inner.under(outer).label


def _negated_view(frame: Frame, act: Act, outer: Degree) -> tuple[Act, Degree]:
    """A cue under "not": nothing was said; what is not believed is held improbable, what is not planned, off."""
    lemmas = {token.lemma for token in frame.cue}
    if lemmas & SILENT:
        return "silent", UNCOMMITTED
    if act == "confirms" and not lemmas & governors("factive"):
        return "declines", UNCOMMITTED
    if lemmas & governors("factive") or not outer.certainty:
        return act, outer if lemmas & governors("factive") else UNCOMMITTED
    if act == "plans" or outer.certainty == 2:
        return act, Degree(outer.certainty, -outer.polarity)
    return act, UNCOMMITTED


def judge_content(parse: Parse, head: Token, within: Token | None = None) -> Factuality:
    """How certain a clause or sentence is of what it tells, from the word that heads it.

    That something "is not yet known" is no denial of anything: it is Uu. With `within` as in `judge_factuality`.
    """
    return "Uu" if _leaves_open(parse, head) else judge_degree(parse, find_point(parse, head), within).label


OPEN = frozenset({"know", "determine", "establish", "ascertain", "clarify", "decide", "settle", "verify", "confirm"})
"""What has "not been" so is left open."""

CLEAR = frozenset({"clear", "certain", "sure", "known", "obvious"})
UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "unsure", "unconfirmed"})


def _leaves_open(parse: Parse, head: Token) -> bool:
    """Say whether a sentence only tells that something is not known: "is unclear", "was not yet known"."""
    denied = is_denied(parse, head)
    if head.lemma in OPEN:
        return denied and head.tag == "VBN" and bool(parse.children(head, "auxpass"))
    words = {child.lemma for child in parse.children(head, "acomp")} if head.lemma in ("be", "remain") else set()
    return bool(words & UNCLEAR) or (denied and bool(words & CLEAR))


def find_point(parse: Parse, head: Token) -> Token:
    """The word whose factuality a sentence has: mostly its head, but P in "is likely to P", "nothing suggests that P".

    Of "P; nobody Q" it is P.
    """
    first = next((clause for clause in parse.children(head, "ccomp") if breaks_off(parse, head, clause)), None)
    if first is not None:
        return first
    point = _raised(parse, head) or head
    if head.lemma != "be" or not parse.children(head, "expl"):
        return point
    for noun in parse.children(head, "attr"):
        nothing = noun.text.lower() == "nothing"
        for clause in (
            parse.children(noun, "acl", "relcl") if nothing or missing_evidence(parse, noun) is not None else ()
        ):
            if not nothing:
                return clause if parse.children(clause, "mark") else head
            return next(iter(parse.children(clause, "ccomp")), head)
    return point


RAISING = frozenset({"seem", "appear", "happen", "prove", "go", "be"})
"""Verbs with "to" that only say how sure or when it is that their subject does something."""


def _raised(parse: Parse, head: Token) -> Token | None:
    """The verb with "to" that a hedge of its sentence is about ("is likely to grow"), or that heads a headline."""
    if head.pos in ("NOUN", "PROPN"):
        return next((verb for verb in parse.children(head, "relcl", "acl") if is_to_come(parse, head, verb)), None)
    for word in (head, *parse.children(head, "acomp")):
        hedged = effect_of(word.lemma, "to") is not None and (word.pos == "ADJ" or parse.children(word, "auxpass"))
        for verb in parse.children(word, "xcomp") if hedged or word.lemma in RAISING else ():
            if is_to(parse, verb):
                return verb
    return None


def find_condition(parse: Parse, token: Token) -> Span | None:
    """The words of the condition under which a clause holds ("if confirmed"), if one is stated."""
    for node in (token, *_governing(parse, token)):
        for child in parse.children(node, "advcl", "prep"):
            if is_conditional(parse, child):
                return next(iter(tidy(parse.text, [parse.subtree_span(child)])), None)
    return None


def _governing(parse: Parse, token: Token) -> list[Token]:
    """The verbs that share the condition of a word: those it is conjoined to or a complement of."""
    found: list[Token] = []
    while token.dep in ("conj", *COMPLEMENT, *OBJECT) and token.head != token.i and len(found) < 6:
        token = parse.head(token)
        found.append(token)
    return found


@once
def judge_degree(parse: Parse, token: Token, within: Token | None) -> Degree:
    """The factuality of a word in two numbers: what it says of itself, under all that embeds it, up to `within`."""
    degree, node, negation = _shared_doubt(parse, token, within), token, True
    for _ in range(HIGHEST):
        degree = degree.under(own_degree(parse, node, negation))
        head = parse.head(node)
        if head.i == node.i or is_disputed(parse, token):
            break
        if within is not None and within.i in (head.i, head.head if head.dep == "prep" else head.i):
            break
        step = find_embedding(parse, head, node)
        if step is None:
            break
        effect, negation = step
        degree = degree.under(effect)
        node = head
    return UNCOMMITTED if within is None and _asks(parse, token) else degree


def is_granted(parse: Parse, token: Token, head: Token) -> bool:
    """Say whether a clause takes an event for granted, whatever doubt there is of the clause, whose head is given.

    So it does of what a known noun names beside its verb ("denied that he left after the coup") and of what a relative
    clause tells of something known ("did not confirm the death of the man who fell").
    """
    node = token
    for _ in range(HIGHEST):
        over = parse.head(node)
        if head.i in (node.i, over.i) and node.dep not in ("pobj", "relcl"):
            return False
        step = find_embedding(parse, over, node) if over.i != node.i else None
        if step is None:
            break
        node = over
    if node.i == head.i:
        return False
    return is_known(parse, parse.head(node) if node.dep == "relcl" else node)


def _shared_doubt(parse: Parse, token: Token, within: Token | None) -> Degree:
    """What a word shares with the verb of its clause: the doubt, not a denial ("failed to stop a fire")."""
    over = find_sharing(parse, token)
    if over is None or (within is not None and within.i in (token.i, token.head, over.i)):
        return CERTAIN
    outer = judge_degree(parse, over, within)
    return Degree(max(1, outer.certainty)) if outer.polarity > 0 else CERTAIN


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
