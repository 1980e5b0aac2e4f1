"""Whom does it cite? "citing unidentified officials", "cited media that", "The report quoted two officials." """

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.extract.cues import read_words
from secondsource.extract.phrases import is_speech
from secondsource.extract.sources import noun_kinds
from secondsource.extract.speakers import CITING, is_source_like
from secondsource.parse.tree import Parse, Token


@dataclass(frozen=True, slots=True)
class Citation:
    """ "citing unidentified officials": the verb, the word that heads what is cited, and all its words' indices."""

    verb: Token
    source: Token
    words: frozenset[int]


def find_citations(parse: Parse) -> Iterator[Citation]:
    """Yield each participle or relative clause that cites a source; "citing concerns" gives a reason and is none."""
    for verb in parse.tokens:
        if verb.lemma not in CITING or verb.tag not in ("VBG", "VBD", "VBZ", "VBP"):
            continue
        if verb.tag != "VBG" and verb.dep != "relcl" and next(find_said_beside(parse, verb), None) is None:
            continue
        for target in parse.children(verb, "dobj", "pobj"):
            if _is_citable(target) and not any(map(is_speech, parse.children(target, "relcl"))):
                said = {token.i for clause in parse.children(verb, "ccomp") for token in parse.subtree(clause)}
                yield Citation(verb, target, frozenset(token.i for token in parse.subtree(verb)) - said)
                break


def find_late_citations(parse: Parse) -> Iterator[Citation]:
    """Yield each sentence that only names whom a report cited: "The report quoted two officials." """
    for verb in parse.tokens:
        if verb.lemma not in CITING or verb.dep != "ROOT" or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        below = parse.children(verb)
        if any(child.dep in ("ccomp", "xcomp", "conj", "neg", "aux") or child.lemma == "as" for child in below):
            continue
        for target in below:
            if target.dep == "dobj" and _is_citable(target) and not parse.children(target, "relcl", "acl"):
                yield Citation(verb, target, frozenset(token.i for token in parse.subtree(verb)))


def find_said_beside(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the verbs of saying that share the subject of a verb of citing: "cited sources and said P"."""
    for other in parse.children(verb, "conj"):
        if is_speech(other) and not parse.children(other, "nsubj", "nsubjpass"):
            yield other


def _is_citable(noun: Token) -> bool:
    if not is_source_like(noun):
        return False
    if noun_kinds().get(noun.lemma) == "document" or noun_kinds().get(noun.text.lower()) == "document":
        return noun.text.lower() in read_words("citable.txt") or noun.lemma in read_words("citable.txt")
    return noun.pos == "PROPN" or noun.lemma in noun_kinds() or noun.text.lower() in noun_kinds()
