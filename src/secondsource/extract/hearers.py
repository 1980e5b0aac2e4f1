"""To whom was it said? "told reporters", "wrote to the council", "in a letter to", "in an interview with"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from secondsource.extract.frames import Frame
from secondsource.extract.phrases import is_speech, noun_phrase
from secondsource.lists import read_table
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})


def find_hearer(parse: Parse, frame: Frame, content: Sequence[Span]) -> Span | None:
    """The words that name to whom a source said something, as one span of code points; None if the clause names nobody.

    Only what stands outside of the content counts: "urged the council to pay" demands of the council, and tells nobody.
    """
    for noun in _named(parse, frame):
        words = noun_phrase(parse, noun)
        if not words or noun.lemma in _listed("never") or noun.entity in TIMES:
            continue
        span = Span(words[0].start, words[-1].stop)
        if parse.text[span.stop : span.stop + 1] == "-":  # half of a word that the parser cut ("co-host")
            continue
        if not any(span.overlap(piece) for piece in content):
            return span
    return None


def _named(parse: Parse, frame: Frame) -> Iterator[Token]:
    """The nouns in the places where the clause of an attribution names a hearer, the nearest first."""
    anchor = frame.anchor
    if anchor.pos == "NOUN":
        yield from _of_message(parse, anchor)
        return
    passive = bool(parse.children(anchor, "nsubjpass", "auxpass"))
    if anchor.lemma in _listed("object"):
        yield from parse.children(anchor, "dative", "nsubjpass") if passive else _objects(parse, anchor)
    if (is_speech(anchor) and anchor.lemma not in _listed("answering")) or anchor.lemma in _listed("facing"):
        yield from _behind(parse, anchor, "to")
    yield from _beside(parse, anchor)
    if frame.source is not None:
        yield from _beside(parse, frame.source)
        yield from _of_message(parse, frame.source)


def _objects(parse: Parse, verb: Token) -> Iterator[Token]:
    """The object that hears: "told the board"; of two, the dative."""
    yield from parse.children(verb, "dative", "iobj")
    yield from (noun for noun in parse.children(verb, "dobj") if noun.i > verb.i)


def _beside(parse: Parse, verb: Token) -> Iterator[Token]:
    """Hearers in what surrounds the verb: "in a letter to", "in an interview with", "speaking to", "addressing"."""
    for child in parse.children(verb, "prep", "advcl", "acl"):
        if child.dep == "prep" and child.lemma in ("in", "during", "on"):
            for noun in parse.children(child, "pobj"):
                yield from _of_message(parse, noun)
        elif child.dep != "prep" and child.tag == "VBG" and child.lemma in _listed("facing"):
            yield from _behind(parse, child, "to", "before", "with")
            yield from (noun for noun in parse.children(child, "dobj") if child.lemma in ("address", "brief", "tell"))


def _of_message(parse: Parse, noun: Token) -> Iterator[Token]:
    """To whom a letter goes, or with whom a talk is held."""
    if noun.lemma in _listed("message"):
        yield from _behind(parse, noun, "to", "before")
    if noun.lemma in _listed("meeting"):
        yield from _behind(parse, noun, "with")


def _behind(parse: Parse, word: Token, *prepositions: str) -> Iterator[Token]:
    for prep in parse.children(word, "prep", "dative"):
        if prep.lemma in prepositions and prep.i > word.i:
            yield from parse.children(prep, "pobj")[:1]


@functools.cache
def _listed(kind: str) -> frozenset[str]:
    """The words of one kind in `data/hearers.tsv`."""
    rows = read_table("extract", "hearers.tsv")
    return frozenset(word for name, words in rows if name == kind for word in words.split())
