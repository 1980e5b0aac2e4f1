"""Which words attribute here? Cue, source and content of each clause, read off the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.according import frame_according
from secondsource.extract.cues import load_heads
from secondsource.extract.frames import Frame
from secondsource.extract.noun_frames import frame_adjective, frame_noun
from secondsource.extract.verb_frames import frame_verb
from secondsource.parse.tree import Parse


def find_frames(parse: Parse) -> Iterator[Frame]:
    """Yield each attribution that a cue of the table makes, in the order of the cues."""
    heads = load_heads()
    for token in parse.tokens:
        if token.text.lower() == "according":
            yield from frame_according(parse, token)
        elif token.tag.startswith("VB"):
            if ("V", token.lemma) in heads:
                yield from frame_verb(parse, token)
        elif token.pos == "NOUN" and ("N", token.lemma) in heads:
            yield from frame_noun(parse, token)
        elif token.dep in ("acomp", "attr", "oprd") and ("A", token.lemma) in heads:
            yield from frame_adjective(parse, token)
