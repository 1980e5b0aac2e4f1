"""Who is "I"? The speaker of the quotation or of the turn in which it stands; elsewhere the author of the report."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence

from secondsource.extract.coreference import Discourse, says
from secondsource.extract.entity import Entity
from secondsource.extract.turns import Turn
from secondsource.model import Span
from secondsource.parse.tree import Token

_MARK = re.compile(r"[\"“”«»„]|``|''|(?<!\w)['‘]")
"""A quotation mark of any style, apostrophes left out."""

_AUTHOR = re.compile(r"(?:By\s+)?((?:[A-Z][\w.’'-]+\s){1,3}[A-Z][\w’'-]+)(?=\s*(?:$|[,|;(\n]))", re.IGNORECASE)
OFTEN = 2
"""Times that a report must say "I" of itself before that is taken for its author."""


def find_selves(
    discourse: Discourse, turns: Sequence[Turn], entities: Sequence[Entity], entity_at: Mapping[int, Entity]
) -> Iterator[tuple[Span, Entity]]:
    """Yield the places of "A:" in an interview and of "I" that says something, each with who speaks there."""
    answering = _interviewee(turns, entities)
    for turn in turns:
        if turn.label == "answer" and answering is not None:
            yield turn.name, answering
    for token in _selves(discourse):
        turn_here = _turn_of(turns, token)
        if turn_here is None:
            speaker = find_speaker(discourse, token)
        elif turn_here.label == "answer":
            speaker = answering
        else:
            inside = range(turn_here.name.start, turn_here.name.stop)
            speaker = next((entity_at[start] for start in inside if start in entity_at), None)
        if speaker is not None and speaker.kind == "person":
            yield token.span, speaker


def _interviewee(turns: Sequence[Turn], entities: Sequence[Entity]) -> Entity | None:
    """Who answers: the only person who is named before the first question."""
    first = min((turn.name.start for turn in turns if turn.label == "question"), default=0)
    persons = [entity for entity in entities if entity.kind == "person" and entity.names[0].start < first]
    return persons[0] if len(persons) == 1 else None


def _selves(discourse: Discourse) -> list[Token]:
    return [token for token in discourse.parse.tokens if token.text == "I" and says(discourse, token)]


def find_speaker(discourse: Discourse, token: Token) -> Entity | None:
    """Find who says "I" within quotation marks: the one who speaks outside them in the sentence, else in the next
    ones of the paragraph while the quotation goes on, else in those before since it began."""
    parse = discourse.parse
    if not discourse.quoted[token.i]:
        return None
    here = discourse.sentence_of[token.i]
    region = parse.sentences[here].region
    for number in range(here, len(parse.sentences)):
        if parse.sentences[number].region != region:
            break
        found = _speaking(discourse, number)
        if found:
            return found[0] if len(found) == 1 else None
        if not discourse.quoted[parse.sentences[number].last - 1]:
            break
    for number in range(here - 1, -1, -1):
        sentence = parse.sentences[number]
        if sentence.region != region or not discourse.quoted[parse.sentences[number + 1].first]:
            return None
        found = _speaking(discourse, number)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _speaking(discourse: Discourse, sentence: int) -> list[Entity]:
    """The persons who speak in a sentence outside quotation marks."""
    items = discourse.placed.get(sentence, ())
    tokens = discourse.parse.tokens
    spoke = [item for item in items if item.subject and not item.quoted and says(discourse, tokens[item.token])]
    return list({id(item.entity): item.entity for item in spoke}.values())


def _turn_of(turns: Sequence[Turn], token: Token) -> Turn | None:
    """The turn in whose words a token stands."""
    at = bisect.bisect_right(turns, token.start, key=lambda turn: turn.block.start) - 1
    return turns[at] if at >= 0 and turns[at].holds(token.start) else None


def find_author(discourse: Discourse, turns: Sequence[Turn], byline: str) -> tuple[Span | None, list[Token]]:
    """Find the author's name as the text shows it, and each "I" of his own: in no quotation marks and in no turn.

    Nobody is found where the byline names several, or where the report says "I" of itself only once.
    """
    own = [
        token
        for token in _selves(discourse)
        if not _MARK.search(discourse.parse.quote(discourse.parse.sentence(token).span))
        and _turn_of(turns, token) is None
        and not discourse.quoted[token.i]
    ]
    match = _AUTHOR.match(" ".join(byline.split()))
    if match is None or len(own) < OFTEN or re.search(r"\band\b|&", byline, re.IGNORECASE):
        return None, []
    at = discourse.parse.text.find(match.group(1))
    return (Span(at, at + len(match.group(1))), own) if at >= 0 else (None, [])
