"""What does a verb attribute? The frames in which it may hold a content, the strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.extract.cues import find_cue
from secondsource.extract.deeds import is_deed
from secondsource.extract.frames import Frame, is_bare
from secondsource.extract.held import (
    broken_clause,
    clause_around,
    clause_of_citing,
    clause_words,
    displaced_clause,
    held_likely,
    is_infinitive,
    is_that_pronoun,
    loose_clause,
    marked_clause,
    stands_apart,
    that_of,
    whole_before,
)
from secondsource.extract.phrases import cue_words, cut_content
from secondsource.extract.speakers import can_speak, find_source, is_negated
from secondsource.parse.tree import Parse, Token

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"})

Content = tuple[str, Token, tuple[Token, ...]]
"""The name of a frame, the word that governs the content, and other words whose subtrees belong to it."""


def frame_verb(parse: Parse, verb: Token) -> Iterator[Frame]:
    """The best frame of a verb: a clause before anything else, since a verb has one content."""
    for name, head, extra in _verb_contents(parse, verb):
        what = find_cue("V", "clause" if name == "around" else name, verb.lemma)
        if what is None:
            continue
        source, passive = find_source(parse, verb)
        if source is None and (passive or name != "clause" or is_infinitive(parse, verb)):
            return
        if source is not None and not can_speak(parse, verb, source, name):
            return
        if name == "object" and is_deed(parse, verb, source, head):
            return
        tokens: Sequence[Token] = [token for part in (*extra, head) for token in clause_words(parse, part)]
        if name == "clause" and head.i < verb.i:
            tokens = whole_before(parse, verb, tokens)
        if name == "around":
            aside = {token.i for token in parse.subtree(verb)}
            tokens, name = [token for token in tokens if token.i not in aside], "clause"
        cue = cue_words(parse, verb, head)
        content = cut_content(parse, tokens, cue, source)
        if content and not is_bare(parse, content, name):
            yield Frame(cue, source, head, content, name, what, is_negated(parse, verb))
            return


def _verb_contents(parse: Parse, verb: Token) -> Iterator[Content]:
    """The frames in which a verb may hold a content, the strongest first."""
    if verb.lemma == "find" and any(token.text.lower() in REFLEXIVE for token in parse.tokens[verb.i + 1 : verb.i + 2]):
        return  # "found itself caught" tells where somebody was
    below = parse.children(verb)
    by_dep: dict[str, Token] = {}
    for child in below:
        by_dep.setdefault(child.dep, child)
    passive = "nsubjpass" in by_dep or "auxpass" in by_dep
    target = by_dep.get("nsubjpass" if passive else "dobj")
    yield from _clauses(parse, verb, below, by_dep)
    yield from _complements(parse, verb, by_dep, passive)
    if by_dep.get("oprd") is not None and target is not None:
        yield "names", by_dep["oprd"], (target,)
    beneath = parse.children(target, "prep") if target is not None and find_cue("V", "of", verb.lemma) else ()
    for prep in (*below, *beneath):
        if prep.dep in ("prep", "dative") and prep.lemma != "by":
            yield from _prepositional(parse, verb, prep, target)
    if target is not None and (not passive or "agent" in by_dep):
        yield "object", _disputed(parse, verb, target), ()


def _disputed(parse: Parse, verb: Token, thing: Token) -> Token:
    """What is denied or confirmed: P in "denied reports charging that P", else the object itself."""
    what = find_cue("V", "object", verb.lemma)
    if what is None or what.act not in ("denies", "confirms"):
        return thing
    for saying in parse.children(thing, "acl", "relcl"):
        said = next(iter(parse.children(saying, "ccomp")), None)
        if said is not None and find_cue("V", "clause", saying.lemma) is not None:
            return said
    return thing


def _clauses(parse: Parse, verb: Token, below: tuple[Token, ...], by_dep: dict[str, Token]) -> Iterator[Content]:
    clause = by_dep.get("ccomp") or _shown(parse, verb, by_dep)
    clause = clause or marked_clause(parse, verb, below) or clause_of_citing(parse, below)
    thing = by_dep.get("dobj")
    if clause is not None and thing is not None and verb.i < thing.i < clause.i and find_cue("V", "object", verb.lemma):
        yield from () if parse.children(clause, "mark") else (("object", thing, ()),)
    over = parse.head(verb)
    that = that_of(parse, over) if clause is None and verb.dep == "ccomp" and over.i > verb.i else None
    if that is not None and verb.i < that.i:  # "Kyodo reported, citing officials, that P", hung upside down
        yield "clause", over, ()
        return
    if clause is None or is_that_pronoun(parse, clause) or stands_apart(parse, clause, verb):
        loose = loose_clause(parse, verb, below)
        if loose is not None:
            yield "clause", loose, ()
        elif (around := clause_around(parse, verb)) is not None:
            yield "around", around, ()
        elif (far := displaced_clause(parse, verb)) is not None:
            yield "clause", far, ()
        elif (broken := broken_clause(parse, verb)) is not None:
            yield "clause", broken, ()
        return
    infinitive = is_infinitive(parse, clause)
    inner = held_likely(parse, clause)
    yield "to+object" if infinitive and find_cue("V", "to+object", verb.lemma) else "clause", inner or clause, ()
    if infinitive:
        yield "to", clause, ()
    yield "names", clause, ()


def _shown(parse: Parse, verb: Token, by_dep: dict[str, Token]) -> Token | None:
    """What pictures show: "footage showed streets being cleared", which the parser took for a noun and its clause."""
    thing, subject = by_dep.get("dobj"), by_dep.get("nsubj")
    if verb.lemma != "show" or thing is None or subject is None or subject.lemma not in PICTURES:
        return None
    doing = [child for child in parse.children(thing, "acl") if child.tag == "VBG" or parse.children(child, "auxpass")]
    return thing if doing else None


PICTURES = frozenset({"footage", "video", "photo", "photograph", "picture", "image", "film", "clip", "recording"})


def _complements(parse: Parse, verb: Token, by_dep: dict[str, Token], passive: bool) -> Iterator[Content]:
    complement = by_dep.get("xcomp")
    if complement is None:
        return
    if complement.tag == "VBG":
        yield "object", complement, ()
    if is_infinitive(parse, complement):
        if "dobj" in by_dep:
            yield "to+object", complement, (by_dep["dobj"],)
        elif not passive:
            yield "to", complement, ()


def _prepositional(parse: Parse, verb: Token, prep: Token, target: Token | None) -> Iterator[Content]:
    name = "to-noun" if prep.lemma == "to" else prep.lemma
    if find_cue("V", name, verb.lemma) is None:
        return
    for noun in parse.children(prep, "pobj", "pcomp"):
        if name != "as":
            yield name, noun, ()
        elif target is not None:
            yield name, noun, (target,)
