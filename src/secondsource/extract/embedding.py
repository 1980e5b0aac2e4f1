"""What does the governing word make of what it embeds? "Failed to", "no evidence that", "prevented from" ..."""

from __future__ import annotations

from secondsource.extract.control import find_accuser
from secondsource.extract.cues import find_cue, load_heads
from secondsource.extract.degrees import CERTAIN, UNCOMMITTED, Degree, effect_of, effects
from secondsource.extract.governors import governors
from secondsource.extract.modality import NOT_SO, is_conditional, is_denied, is_to, mark_of, own_degree
from secondsource.parse.once import once
from secondsource.parse.tree import Parse, Token

COMPLEMENT = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "acomp"})
OBJECT = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd"})
PURPOSE = {"advcl": 2, "acl": 1, "relcl": 1}
"""Certainty of an infinitive of purpose, and of one that modifies a noun ("a way to end it")."""


TIMED = frozenset({"when", "whenever", "once", "after", "before", "until", "till"})
AHEAD = frozenset({"once", "before", "until", "till"})
"""Conjunctions before a present tense that is always to come: "hours before the ship sails"."""
ANYBODY = frozenset({"anyone", "anybody", "anything", "whoever"})

SURE = frozenset({"doubt", "secret", "question", "wonder", "denying", "mistake", "surprise", "mystery"})
"""Nouns with "no" that leave their clause certain: "there is no doubt that P"."""

IMPROBABLE = Degree(2, -1)
_MISSING = {
    **dict.fromkeys(("evidence", "indication", "sign", "proof", "hint", "trace", "suggestion", "reason"), IMPROBABLE),
    **dict.fromkeys(("confirmation", "word", "guarantee", "assurance", "certainty", "report", "claim"), UNCOMMITTED),
    **dict.fromkeys(SURE, CERTAIN),
}
"""What is left of a clause when there is "no" such noun of it."""
_OPEN = {
    "until": Degree(1),
    "till": Degree(1),
    "rather": NOT_SO,
    "whether": Degree(0),
    "lest": Degree(1),
}
"""Conjunctions that leave open whether their clause comes true, or say that it does not."""

PRESUPPOSING = frozenset({"who", "whom", "whose", "what", "which", "why", "how"})
"""Words of questions that ask about something that they take for granted; "when" and "where" ask of plans too."""

FINITE = ("VBD", "VBZ", "VBP")


@once
def find_embedding(parse: Parse, head: Token, node: Token) -> tuple[Degree, bool] | None:
    """What the governing word makes of its complement, and whether its own negation is still to be counted.

    None where the words stand for themselves: subjects and most nouns are taken for granted, whatever the verb.
    """
    if (instead := _replaced(parse, node)) is not None:
        return instead, False
    if node.dep == "conj":
        if mark_of(parse, node) in ("if", "whether"):
            return UNCOMMITTED, False  # "it is unknown whether he stayed or if he fled"
        apart = _has_own_clause(parse, node) or (node.tag in FINITE and head.tag in ("VB", "VBG"))
        return None if apart else (CERTAIN, _shares_negation(parse, head))
    if _is_refused(parse, head, node):
        return NOT_SO, False
    if node.dep in COMPLEMENT or (node.dep == "advcl" and mark_of(parse, node) == "that"):
        return None if breaks_off(parse, head, node) else _of_clause(parse, head, node)
    if node.dep == "nsubjpass" and (raised := _of_raised(parse, head)) is not None:
        return raised, True
    if node.dep in ("dobj", "nsubjpass", "oprd", "attr"):
        return _of_object(parse, head, node)
    if node.dep == "compound":
        return CERTAIN, True
    if node.dep == "nsubj":
        supposed = any(
            is_conditional(parse, child) and not _has_own_clause(parse, child) for child in parse.children(head)
        )
        if supposed:  # "if confirmed, the visit would help"
            return Degree(1), False
        judged = _of_predicate(parse, head)
        if judged is not None:
            return judged, False
        place = any(child.lemma == "place" for child in parse.children(head, "dobj"))
        if (raised := _of_raised(parse, head)) is not None:
            return raised, True
        if head.lemma in governors("occurring") or (place and head.lemma == "take"):
            return CERTAIN, True
        # "the vigil will be at 6"
        held = head.lemma == "be" and not parse.children(head, "attr", "acomp", "advmod", "expl", "xcomp")
        return (CERTAIN, False) if held and parse.children(head, "prep", "npadvmod") else None
    if node.dep == "pobj":
        return _of_preposition(parse, head) or _of_any(parse, parse.head(head), node)
    if node.dep == "prep":  # "did not result in a deal": there was none
        return CERTAIN, effects().get((head.lemma, "to-noun" if node.lemma == "to" else node.lemma)) == CERTAIN
    if node.dep in ("advcl", "acl", "relcl") and is_to(parse, node):
        return _of_purpose(parse, head, node), False
    if node.dep == "advcl":
        asked = mark_of(parse, node) == "if" and not is_conditional(parse, node)
        opened = UNCOMMITTED if asked else _OPEN.get(mark_of(parse, node)) or _of_future(parse, head, node)
        return (opened, False) if opened is not None else None
    if (node.dep == "acl" and parse.children(node, "mark")) or _is_claimed(parse, node):
        effect = missing_evidence(parse, head) or effect_of(head.lemma, "that")
        if effect is not None:
            return effect, False
    if node.dep in ("relcl", "acl") and node.tag in ("VBZ", "VBP", "VBG") and _is_anybody(parse, head, node):
        return Degree(1), False
    if node.dep == "acl" and node.tag in ("VBG", "VBN") and is_denied(parse, head):
        return NOT_SO, False  # "no trip planned"
    return None


def _of_future(parse: Parse, head: Token, clause: Token) -> Degree | None:
    """ "When he leaves, the guards will change": to come, though in the present tense, and no surer than the change."""
    coming = any(child.text.lower() in ("will", "'ll", "’ll") for child in parse.children(head, "aux"))
    if mark_of(parse, clause) not in (TIMED | {"as"} if coming else TIMED) or not _is_present(parse, clause):
        return None
    over = own_degree(parse, head, negation=False)
    if mark_of(parse, clause) in AHEAD and over == CERTAIN:
        return Degree(2)
    return Degree(min(2, max(1, over.certainty))) if over.certainty < CERTAIN.certainty else None


def _is_present(parse: Parse, verb: Token) -> bool:
    """Say whether a verb or the first of its auxiliaries stands in the present tense."""
    first = next(iter(parse.children(verb, "aux", "auxpass")), verb)
    return first.tag in ("VBZ", "VBP")


def _of_predicate(parse: Parse, verb: Token) -> Degree | None:
    """What is said of an event where "be" has it for its subject: "is possible", "is in the planning stages"."""
    if verb.lemma not in ("be", "remain", "seem", "look", "appear", "become"):
        return None
    said = [child.lemma for child in parse.children(verb, "acomp", "attr") if not parse.children(child, "xcomp")]
    for prep in parse.children(verb, "prep", "acomp"):
        for thing in parse.children(prep, "pobj"):
            said += [
                f"{prep.lemma} {thing.lemma}",
                *(f"{prep.lemma} {child.lemma} {thing.lemma}" for child in parse.children(thing)),
            ]
    judged = next((effects()[key] for word in said if (key := (word, "predicate")) in effects()), None)
    return None if judged is None else _turned(judged, verb, is_denied(parse, verb))


def _of_raised(parse: Parse, head: Token) -> Degree | None:
    """What is said of an event that "is to begin", "is likely to begin", "failed to begin"."""
    for word in (head, *parse.children(head, "acomp")) if not parse.children(head, "dobj") else ():
        if any(verb.lemma in governors("occurring") and is_to(parse, verb) for verb in parse.children(word, "xcomp")):
            return effect_of(word.lemma, "to")
    return None


def _replaced(parse: Parse, node: Token) -> Degree | None:
    """ "Rather than pay", "instead of a visit", "short of declaring war": what did not come about."""
    first = parse.subtree(node)[0].i
    before = _words_before(parse, first, 2)
    replacing = before == ("rather", "than") or (
        node.dep in ("pcomp", "pobj") and before in {("instead", "of"), ("short", "of"), ("far", "from")}
    )
    if replacing:
        return NOT_SO
    supposed = node.dep in ("pcomp", "pobj") and _words_before(parse, first, 3) in SUPPOSED
    return Degree(1) if supposed else None


SUPPOSED = frozenset({("in", "case", "of"), ("the", "event", "of")})
"""Words before what is only supposed."""


def _words_before(parse: Parse, first: int, count: int) -> tuple[str, ...]:
    return tuple(word.text.lower() for word in parse.tokens[max(0, first - count) : first])


def breaks_off(parse: Parse, head: Token, clause: Token) -> bool:
    """Say whether a semicolon parts a clause from the verb behind it, which is a sentence of its own."""
    if clause.i > head.i:
        return False
    own = {token.i for token in parse.subtree(clause)}
    return any(word.text == ";" and word.i not in own for word in parse.tokens[clause.i : head.i])


def _of_object(parse: Parse, head: Token, node: Token) -> tuple[Degree, bool] | None:
    """What a verb makes of the noun that is its object, or of its subject in the passive."""
    verb = phrasal(parse, head)
    effect = effect_of(verb, "object") if node.dep != "attr" else None
    if (fresh := effects().get((verb, "object-new"))) is not None and node.dep != "attr":
        effect = None if is_known(parse, node) else fresh
    if effect is not None and not (effect == CERTAIN and head.lemma not in governors("light")):
        return _turned(effect, head, is_denied(parse, head)), False
    if head.lemma in governors("light") or (
        head.lemma in governors("bringing") | governors("causing") and not is_known(parse, node)
    ):
        return CERTAIN, not is_denied(parse, node)
    return _of_any(parse, head, node)


def _is_anybody(parse: Parse, noun: Token, clause: Token) -> bool:
    """Say whether a noun stands for all that there may be ("anyone who leaves", "any soldier who leaves") or for what
    is only sought: "information leading to an arrest"."""
    if noun.lemma in ("information", "tip"):
        return clause.lemma == "lead"
    some = clause.dep == "relcl" and any(child.lemma == "any" for child in parse.children(noun, "det"))
    return some or noun.lemma.lower() in ANYBODY


def is_disputed(parse: Parse, noun: Token) -> bool:
    """Say whether a noun is a claim that somebody denies: it was made, though what it says is denied."""
    refused = noun.dep in ("dobj", "nsubjpass") and parse.head(noun).lemma in governors("refusing")
    return refused and ("N", noun.lemma) in load_heads()


def phrasal(parse: Parse, verb: Token) -> str:
    """The lemma of a verb with its particle: "call off"."""
    return " ".join([verb.lemma, *(child.lemma for child in parse.children(verb, "prt"))])


def is_known(parse: Parse, noun: Token) -> bool:
    """Say whether a noun stands for something known: "the agreement", "their visit"."""
    determiners = parse.children(noun, "det", "poss")
    return any(word.dep == "poss" or word.text.lower() not in ("a", "an", "any", "another") for word in determiners)


def _of_any(parse: Parse, over: Token, noun: Token) -> tuple[Degree, bool] | None:
    """ "Any" under a denial: probably there is none."""
    bare = any(word.text.lower() == "any" for word in parse.children(noun, "det"))
    if bare and over.dep == "acomp" and is_denied(parse, parse.head(over)):
        return CERTAIN, False  # "is not aware of any attacks": the denial is still to come
    return (IMPROBABLE, False) if bare and is_denied(parse, over) else None


def _of_purpose(parse: Parse, head: Token, node: Token) -> Degree:
    """What an infinitive that hangs on a verb or noun is worth: "plans to go", "came to help", "in order to win"."""
    if node.dep == "advcl" or (head.lemma == "order" and parse.head(head).text.lower() == "in"):
        before = parse.tokens[max(0, parse.subtree(node)[0].i - 1)]  # "arrested over a plot to bomb the station"
        effect = effect_of(before.lemma, "to") if before.pos == "NOUN" and before.lemma != "order" else None
        return effect if effect is not None and effect != CERTAIN else Degree(PURPOSE["advcl"])
    effect = effect_of(head.lemma, "to") if node.dep == "acl" else None
    if effect is None and is_to_come(parse, head, node):
        return Degree(2)
    effect = effect or Degree(PURPOSE[node.dep])
    return Degree(effect.certainty, -effect.polarity) if is_denied(parse, head) else effect  # "no plans to go"


def is_to_come(parse: Parse, noun: Token, verb: Token) -> bool:
    """Say whether a noun with an infinitive is a headline that tells what is to come: "King to visit island"."""
    alone = noun.head == noun.i or noun.dep in ("ccomp", "parataxis")
    titled = alone or (noun.dep == "nsubj" and "," in {word.text for word in parse.tokens[verb.i : noun.head]})
    return titled and is_to(parse, verb) and not any(word.tag in (*FINITE, "MD") for word in parse.subtree(noun))


def _is_refused(parse: Parse, head: Token, node: Token) -> bool:
    """ "He denied a rumor, spread on Sunday, that a tanker blew up": the parser hangs the clause on the aside."""
    loose = head.dep in ("advcl", "acl") and not parse.children(head, "nsubj", "nsubjpass", "aux")
    if not loose or node.dep != "advcl" or mark_of(parse, node) != "that":
        return False
    over = parse.head(head)
    objects = parse.children(over, "dobj") if over.pos == "VERB" else (over,)
    return any(
        noun.i < head.i and find_cue("N", "that", noun.lemma) is not None and is_disputed(parse, noun)
        for noun in objects
    )


def _is_claimed(parse: Parse, node: Token) -> bool:
    """Say whether a clause is what a rumour or report says though it was taken for a relative one: "that" opens it and
    is not its subject, and its verb does not say who made the claim."""
    if (
        node.dep not in ("relcl", "acl")
        or node.lemma in governors("making")
        or find_cue("N", "that", parse.head(node).lemma) is None
    ):
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
    if mark_of(parse, node) in ("whether", "if"):
        return UNCOMMITTED, False
    if head.pos == "ADP" or head.dep == "prep":
        return _of_preposition(parse, head)
    frame = "to" if is_to(parse, node) else "clause"
    if frame == "clause" and (head.lemma in governors("factive") or _is_presupposed(parse, head, node)):
        return None
    adverbs = {child.lemma for child in parse.children(head, "advmod")}
    if frame == "to" and ("too" in adverbs or (head.lemma == "have" and "yet" in adverbs)):
        return NOT_SO, False  # "too ill to travel", "have yet to surrender"
    effect = effect_of(head.lemma, frame) if head.lemma != "be" or frame == "to" else None
    if node.tag == "VBG":
        effect = effects().get((phrasal(parse, head), "gerund"), effect)
    for word in parse.children(head, "acomp", "oprd", "attr"):  # "it is unlikely that", "believe it unlikely that"
        if word.lemma in SURE and is_denied(parse, word):
            return CERTAIN, False
        judged = effects().get((word.lemma, frame)) if word.dep != "attr" else None
        if word.lemma == "able" and judged is not None and _is_present(parse, head):
            judged = Degree(1)  # "is able to repair it", unlike "was able to"
        if judged is not None and node is not word:
            return judged.under(effect or CERTAIN), head.lemma == "be"
    if effect is None:
        return CERTAIN, True
    if frame == "clause" and _is_withheld(parse, head):  # "declined to say when P"
        return UNCOMMITTED, False
    return _turned(effect, head, is_denied(parse, head), frame), False


def _is_presupposed(parse: Parse, head: Token, clause: Token) -> bool:
    """Say whether a clause asks about what it takes for granted: "declined to say what caused P", "unclear why P"."""
    opening = parse.subtree(clause)[0]
    asked = opening.text.lower() in PRESUPPOSING and opening.tag in ("WP", "WP$", "WDT", "WRB")
    doubtful = head.lemma == "be" or find_cue("V", "clause", head.lemma) is not None or head.lemma in TELLING
    return asked and doubtful and clause.dep in ("ccomp", "csubj")


TELLING = frozenset({"discuss", "specify", "disclose", "identify", "comment", "elaborate"})


def _is_withheld(parse: Parse, verb: Token) -> bool:
    """Say whether a verb of saying is what somebody declined or failed to do."""
    if verb.dep != "xcomp" or find_cue("V", "clause", verb.lemma) is None:
        return False
    return effect_of(parse.head(verb).lemma, "to") == NOT_SO


def _of_preposition(parse: Parse, prep: Token) -> tuple[Degree, bool] | None:
    """ "without warning" did not happen, nor did what was "prevented from" it; "calls for talks" leaves it open."""
    over = parse.head(prep)
    if prep.lemma == "without":
        return NOT_SO, False
    if prep.lemma == "against" and prep.head != prep.i and parse.children(prep, "pcomp"):
        return IMPROBABLE, False  # "decided against selling"
    if prep.lemma == "from":
        while over.pos in ("NOUN", "PROPN", "PRON") and over.dep in ("dobj", "pobj", "prep") and over.head < over.i:
            over = parse.head(over)
            over = parse.head(over) if over.dep == "prep" else over
        return (_turned(NOT_SO, over, is_denied(parse, over)), False) if over.lemma in governors("preventing") else None
    below = next(iter(parse.children(prep, "pcomp", "pobj")), None)
    if below is None:
        return None
    if prep.lemma == "of" and missing_evidence(parse, over) == IMPROBABLE:
        return IMPROBABLE, False  # "no proof of an attack"
    if below.dep == "pcomp":
        over = find_accuser(parse, prep)
    frame = {"to": "to-noun", "include": "of", "including": "of"}.get(
        prep.lemma, prep.lemma
    )  # "charges including murder"
    effect = _effect_before(parse, over, frame, below)
    if effect is None and prep.i > over.i + 1:  # "are on alert for an attack": the parser hangs "for" on "are"
        over = parse.tokens[prep.i - 1]
        effect = _effect_before(parse, over, frame, below) if over.pos in ("NOUN", "ADJ") else None
    if effects().get((over.lemma, frame)) == CERTAIN:  # "engaged in talks", "was not guilty of murder"
        parted = over.pos == "VERB" and is_denied(parse, over) and is_known(parse, below)
        return None if parted else (CERTAIN, True)  # "will not end with the return"
    if effect is None or effect == CERTAIN:
        return None
    if any(word.lemma in governors("faint") for word in parse.children(over, "amod")):
        return IMPROBABLE, False  # "little chance of a deal"
    return _turned(effect, over, is_denied(parse, over)), False


def _effect_before(parse: Parse, over: Token, frame: str, below: Token) -> Degree | None:
    """What a word with a preposition makes of the gerund or noun behind that."""
    kinds = ("gerund", "new") if below.dep == "pcomp" else () if is_known(parse, below) else ("new",)
    own = next((effects()[key] for kind in kinds if (key := (over.lemma, f"{frame}-{kind}")) in effects()), None)
    return own if own is not None else effect_of(over.lemma, frame)


def _turned(effect: Degree, head: Token, denied: bool, frame: str = "clause") -> Degree:
    """The effect of a word that may stand under "not": denial turns implications and beliefs, silences reports."""
    if not denied or (head.lemma in governors("factive") and frame != "to"):
        return effect
    if head.lemma in governors("factive") and effect == CERTAIN:  # "is not known to have left"
        return UNCOMMITTED
    if effect == CERTAIN and find_cue("V", "clause", head.lemma) is not None:
        return UNCOMMITTED
    return Degree(effect.certainty, -effect.polarity)


def _shares_negation(parse: Parse, head: Token) -> bool:
    """Say whether a conjoined word shares a denial: "neither X nor Y", "not X or Y"."""
    return any(child.text.lower() in ("or", "nor") for child in parse.children(head, "cc"))


def _has_own_clause(parse: Parse, node: Token) -> bool:
    return any(child.dep in ("nsubj", "nsubjpass", "aux", "neg") for child in parse.children(node))
