"""Which words stand outside of what another says in the same sentence? "X said P, Kyodo reported", "X said P and Y
said Q"."""

from __future__ import annotations

from secondsource.extract.frames import Frame
from secondsource.extract.phrases import EDGE, is_speech, noun_phrase
from secondsource.model import Span
from secondsource.parse.tree import Parse

LONGEST_REST = 5
"""Words such as "on its website on Monday" that may follow a closing "X reported"."""


def closing_clause(parse: Parse, frame: Frame) -> Span | None:
    """The words of a ", X reported" that closes a sentence, the comma not among them; None if the frame is another.

    What precedes the comma is all of it what X reports, whatever clause the parser hung the words on.
    """
    verb, source = frame.anchor, frame.source
    if source is None or not is_speech(verb) or frame.name not in ("clause", "quote"):
        return None
    words = noun_phrase(parse, source)
    if words[0].i == 0 or parse.tokens[words[0].i - 1].text != "," or not words[-1].i < verb.i <= words[-1].i + 3:
        return None
    if any(piece.stop > words[0].start for piece in frame.content):
        return None
    last = parse.sentence(verb).last
    rest = [token for token in parse.tokens[verb.i + 1 : last] if token.text not in EDGE]
    if len(rest) > LONGEST_REST or any(token.pos in ("VERB", "AUX", "SCONJ") for token in rest):
        return None
    return Span(words[0].start, parse.tokens[last - 1].stop)


def is_joined_on(parse: Parse, frame: Frame, outer: Frame) -> bool:
    """Say whether a clause of saying only follows another's: "X said P and Y said Q" without a second "that"."""
    verb = frame.anchor
    if verb.dep != "conj" or not is_speech(verb) or outer.name != "clause" or outer.anchor.i > verb.i:
        return False
    over = parse.head(verb)
    if outer.head is None or over.i != outer.head.i or over.i == outer.anchor.i:
        return False
    below = parse.children(verb)
    return any(child.dep == "nsubj" and child.i < verb.i for child in below) and not any(
        child.dep == "mark" for child in below
    )
