"""Whose turn is it? Lines that give a name, a colon and what was said: transcripts, and headlines such as "X: P"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.extract.cues import Cue
from secondsource.extract.frames import Frame
from secondsource.extract.phrases import tidy
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

_TURN = re.compile(r"[\"“]?((?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w.’'-]*)\s?:\s+(?=\S)")
SHORTEST = 3
"""Words of a turn that says something."""

LONGEST_NAME = 30
JOINING = frozenset({"of", "in", "at", "to", "for", "on", "and", "the", "a", "with"})
"""Words that a heading has and a speaker's name before a colon has not."""

TRANSCRIPT = Cue(0.8, "says", "CT+")
HEADLINE = Cue(0.7, "says", "CT+")
NO_NAMES = frozenset({"watch", "related", "photos", "video", "update", "updated", "note", "exclusive", "breaking",
                      "read", "new", "developing",
                      "more", "listen", "opinion", "analysis", "live", "correction", "editor", "poll"})  # fmt: skip


def find_turns(parse: Parse, blocks: Sequence[Span]) -> Iterator[Frame]:
    """Yield a frame for each line that is somebody's turn in a transcript, and for a first line "X: P".

    A name in capitals is a speaker of a transcript; other names count only in the first line, as a headline's.
    """
    by_start = {token.start: token for token in parse.tokens}
    for number, block in enumerate(blocks):
        turn = _TURN.match(parse.text, block.start, block.stop)
        if turn is None or turn.end(1) - turn.start(1) > LONGEST_NAME:
            continue
        capitals = turn.group(1).isupper() and len(turn.group(1)) > 1
        if not capitals and (number or parse.text[block.stop - 1] == ":"):
            continue
        frame = _turn(parse, by_start, turn, block, TRANSCRIPT if capitals else HEADLINE)
        if frame is not None:
            yield frame


def _turn(parse: Parse, by_start: dict[int, Token], turn: re.Match[str], block: Span, what: Cue) -> Frame | None:
    words = parse.tokens_in(Span(*turn.span(1)))
    colon = next((by_start[at] for at in range(turn.end(1), turn.end()) if at in by_start), None)
    content = tidy(parse.text, [Span(turn.end(), block.stop)])
    if not words or colon is None or not content or len(parse.quote(content[0]).split()) < SHORTEST:
        return None
    named = turn.group(1).isupper() or any(word.pos == "PROPN" for word in words)
    phrase = len(words) > 1 and any(word.text.lower() in JOINING for word in words)  # "NIGHT OF FEAR: ..."
    if not named or phrase or any(word.text.lower() in NO_NAMES for word in words):
        return None
    head = parse.head_of(Span(words[0].start, words[-1].stop)) or words[-1]
    return Frame((colon,), head, parse.head_of(content[0]), tuple(content), "turn", what)
