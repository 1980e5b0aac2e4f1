"""Whose turn is it? Lines that give a name, a colon and what was said: transcripts, interviews, posts, headlines.

A name in capitals, a letter ("A:") or a handle ("@name:") before a colon is a speaker; a name in small letters is one
where the document as a whole is a transcript, or in the first line, as headlines have it ("X: P").
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from secondsource.extract.cues import Cue
from secondsource.extract.frames import Frame
from secondsource.extract.name import Name, make_name
from secondsource.extract.name_lists import actor_roles, name_lists
from secondsource.extract.phrases import tidy
from secondsource.model import Span
from secondsource.parse.tree import Parse

Label = Literal["capitals", "name", "question", "answer", "handle", "signed"]

_MARKS = r"(?:\*\*|__)?"
_ASIDE = r"(?:\s?(?:\([^)\n]{1,40}\)|\[[^\]\n]{1,40}\]|-LRB- [^\n]{1,40}? -RRB-))?"
_NAME = r"(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w.’'-]*"
_OFFICE = r"(?:\s?,\s[A-Z][A-Z .,’'&-]{2,60}?)?"
_TURN = re.compile(rf"[\"“]?(?P<bold>\*\*|__)?(?P<name>{_NAME}){_OFFICE}{_ASIDE}{_MARKS}\s?:{_MARKS}\s+(?=\S)")
_LETTER = re.compile(rf"{_MARKS}(?P<name>Q|A|Question|Answer|QUESTION|ANSWER){_MARKS}\s?[:.]{_MARKS}\s+(?=\S)")
_HANDLE = re.compile(r"(?:RT\s+)?(?P<name>@\w{2,30})\s?:\s+(?=\S)")
_SIGNED = re.compile(
    r"\s(?:—|–|--)\s(?P<name>[A-Z][^()\n]{1,40}?)\s\(@\w{2,30}\)\s"
    r"(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\s*$"
)
"""The line under a post that a page shows: "... — Jane Doe (@janedoe) March 3, 2018"."""

SHORTEST = 3
"""Words of a turn that says something."""
LONGEST_NAME = 30
LONG, FURTHEST = 5, 40
"""Turns of a transcript in which blocks without a label go on with the last one, and how many of them may."""
FEWEST = 3
"""Turns with names in small letters that make a transcript, one of the names at least twice."""
JOINING = frozenset({"of", "in", "at", "to", "for", "on", "and", "the", "a", "with"})
"""Words that a heading has and a speaker's name before a colon has not."""
SPEAKING = re.compile(r"\?|\b(?:I|you|we|my|your|our|me|us)\b", re.IGNORECASE)
"""What marks words as spoken to somebody."""

TRANSCRIPT = Cue(0.8, "says", "CT+")
HEADLINE = Cue(0.7, "says", "CT+")
NO_NAMES = frozenset({"watch", "related", "photos", "video", "update", "updated", "note", "exclusive", "breaking",
                      "clarification", "read", "photo", "source", "image", "new", "developing",
                      "more", "listen", "opinion", "analysis", "live", "correction", "editor", "poll"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One block that begins, or ends, with whose words it holds."""

    label: Label
    name: Span
    content: Span
    block: Span
    more: tuple[Span, ...] = ()  # the blocks in which it goes on

    def holds(self, at: int) -> bool:
        """Say whether a place lies in what was said."""
        return any(span.start <= at < span.stop for span in (self.content, *self.more))


def find_turns(parse: Parse, blocks: Sequence[Span]) -> Iterator[Frame]:
    """Yield a frame for each block that is somebody's turn; questions of an interview are the publisher's own."""
    by_start = {token.start: token for token in parse.tokens}
    for turn in label_turns(parse, blocks):
        words = parse.tokens_in(turn.name)
        content = tidy(parse.text, [turn.content, *turn.more])
        if not words or not content or turn.label == "question":
            continue
        between = range(turn.name.stop, turn.content.start)
        colon = next((by_start[at] for at in between if at in by_start and parse.text[at] == ":"), words[-1])
        what = HEADLINE if turn.label == "name" and turn.block == blocks[0] else TRANSCRIPT
        yield Frame((colon,), words[-1], parse.head_of(content[0]), tuple(content), "turn", what)


def label_turns(parse: Parse, blocks: Sequence[Span]) -> list[Turn]:
    """The turns of a document in the order of the text."""
    found = [turn for block in blocks if (turn := _read_turn(parse, block)) is not None]
    letters = {turn.label for turn in found} >= {"question", "answer"}
    spoken = _is_transcript(parse, [turn for turn in found if turn.label == "name"])
    turns = [
        turn
        for turn in found
        if turn.label in ("capitals", "handle", "signed")
        or (turn.label == "name" and (spoken or turn.block == blocks[0]) and _is_whole(parse, turn))
        or (turn.label in ("question", "answer") and letters)
    ]
    headline = 1 if turns and turns[0].label == "name" and turns[0].block == blocks[0] and not spoken else 0
    if len(turns) < LONG + headline:
        return turns
    return [*turns[:headline], *_go_on(parse, turns[headline:], blocks)]


def _go_on(parse: Parse, turns: Sequence[Turn], blocks: Sequence[Span]) -> list[Turn]:
    """In a long transcript a turn goes on up to the next one, or to a direction: "(END VIDEO CLIP)"."""
    longer = []
    starts = [block.start for block in blocks]
    for turn, following in itertools.pairwise(turns):
        first, last = (bisect.bisect_left(starts, at) for at in (turn.block.start + 1, following.block.start))
        more = list(itertools.takewhile(lambda block: not _is_direction(parse.quote(block)), blocks[first:last]))
        longer.append(replace(turn, more=tuple(more)) if len(more) <= FURTHEST else turn)
    return [*longer, *turns[-1:]]


def _is_direction(words: str) -> bool:
    return words.isupper() or words.startswith(("(", "[", "-LRB-"))


def read_blocks(parse: Parse) -> list[Span]:
    """The blocks of a document as its sentences have them."""
    ends: dict[str, Span] = {}
    for sentence in parse.sentences:
        first = ends.get(sentence.region, sentence.span)
        ends[sentence.region] = Span(first.start, sentence.stop)
    return list(ends.values())


def name_speakers(parse: Parse, names: list[Name], turns: Sequence[Turn]) -> list[Name]:
    """The names of a document with each label that no list knows as something else as the name of a person."""
    names = sorted(names, key=lambda name: (name.start, name.stop))
    starts = [name.start for name in names]
    replaced: set[int] = set()
    speakers = []
    for turn in turns:
        first, last = (bisect.bisect_left(starts, at) for at in (turn.name.start, turn.name.stop))
        speaker = _speaker_name(parse, turn, names[first:last])
        if speaker is not None:
            replaced.update(range(first, last))
            speakers.append(speaker)
    kept = [name for number, name in enumerate(names) if number not in replaced]
    return sorted([*kept, *speakers], key=lambda name: (name.start, name.stop))


def _speaker_name(parse: Parse, turn: Turn, inside: Sequence[Name]) -> Name | None:
    """The name of a person for the label of a turn, without its title."""
    words = [token.i for token in parse.tokens_in(turn.name)]
    while len(words) > 1 and (_is_title(parse, words[0]) or parse.tokens[words[0]].text == "."):
        words.pop(0)
    listed = any(name.canonical or name.country or name.stop > turn.name.stop for name in inside)
    if turn.label not in ("capitals", "name", "signed") or not words or listed:
        return None
    speaker = make_name(parse, words[0], words[-1] + 1)
    if speaker.words.lower() in actor_roles():
        return None
    speaker.kind = "person"
    like = next((name for name in inside if name.kind == "person"), None)
    speaker.title, speaker.gender = (like.title, like.gender) if like is not None else ("", "")
    return speaker


def _is_title(parse: Parse, i: int) -> bool:
    word = parse.tokens[i].text.title()
    found = name_lists().longest(word, word, 0)
    return found is not None and found[1].kind == "title"


def _read_turn(parse: Parse, block: Span) -> Turn | None:
    for pattern, label in ((_LETTER, "answer"), (_HANDLE, "handle"), (_TURN, "name")):
        match = pattern.match(parse.text, block.start, block.stop)
        if match is not None:
            turn = Turn(label, Span(*match.span("name")), Span(match.end(), block.stop), block)  # type: ignore[arg-type]
            return _judge(parse, turn, match.group("name"))
    signed = _SIGNED.search(parse.text, block.start, block.stop)
    if signed is None:
        return None
    return Turn("signed", Span(*signed.span("name")), Span(block.start, signed.start()), block)


def _judge(parse: Parse, turn: Turn, name: str) -> Turn | None:
    """The turn with its label as the name tells it, or None where the words are no speaker's or say nothing."""
    if turn.label == "answer":
        return Turn("question", turn.name, turn.content, turn.block) if name[0] == "Q" else turn
    if len(parse.quote(turn.content).split()) < SHORTEST or len(name) > LONGEST_NAME:
        return None
    if turn.label == "handle":
        return turn
    words = parse.tokens_in(turn.name)
    bold = parse.text[turn.block.start : turn.name.start].endswith(("**", "__"))
    capitals = (name.isupper() and len(name) > 1) or bold
    named = capitals or any(word.pos == "PROPN" for word in words) or name.lower() in actor_roles()
    phrase = len(words) > 1 and any(word.text.lower() in JOINING for word in words)  # "NIGHT OF FEAR: ..."
    phrase = phrase or any(word.entity in ("DATE", "TIME", "ORDINAL", "CARDINAL", "PERCENT", "MONEY") for word in words)
    if not words or not named or phrase or any(word.text.lower() in NO_NAMES for word in words):
        return None
    return Turn("capitals", turn.name, turn.content, turn.block) if capitals else turn


def _is_transcript(parse: Parse, turns: Sequence[Turn]) -> bool:
    """Say whether names in small letters take turns here: some come again, and what follows is spoken."""
    names = Counter(parse.quote(turn.name) for turn in turns)
    spoken = sum(SPEAKING.search(parse.quote(turn.content)) is not None for turn in turns)
    return len(turns) >= FEWEST and max(names.values()) > 1 and spoken * 2 >= len(turns)


def _is_whole(parse: Parse, turn: Turn) -> bool:
    """Say whether the words after the name are all there, and not only lead to the next block."""
    return parse.text[turn.block.stop - 1] != ":"
