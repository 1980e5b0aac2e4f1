"""Who says what, citing whom, how sure; the utterances and the origins behind."""

from __future__ import annotations

import dataclasses
from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Act = Literal["says", "confirms", "denies", "asks", "demands", "plans", "declines", "silent"]
QuoteType = Literal["direct", "indirect", "mixed", "narration"]
SourceKind = Literal[
    "publisher",
    "news_agency",
    "state_media",
    "named_person",
    "official",
    "anonymous",
    "organization",
    "document",
    "social_media",
    "unknown",
]


@dataclasses.dataclass(frozen=True, slots=True)
class ChainLink:
    """One source of a chain: its name in full, its kind, the words that name it, how sure it is if it differs.

    `anonymity` are the words that hide who it is ("unidentified", "familiar with", or the bare "witnesses"), None for
    a source that is named; `state` is the state that controls a state medium, ISO 3166 alpha-3. Neither is part of
    what identifies a statement.
    """

    name: str
    kind: SourceKind
    span: Span | None = None
    factuality: Factuality | None = None
    anonymity: Span | None = dataclasses.field(default=None, repr=False)
    state: str = dataclasses.field(default="", repr=False)


@record
class Statement(Record):
    """An attribution in PARC's sense. The chain runs from the publisher inwards; narration has only the publisher.

    `factuality` is FactBank's, as the innermost source holds the content, read with the hedges of all who pass it
    on. `score` is how sure the program is of the attribution itself, 0 to 1.
    """

    doc: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    chain: tuple[ChainLink, ...]
    act: Act = "says"
    quote_type: QuoteType = "indirect"
    factuality: Factuality = "CT+"
    condition: Span | None = None
    to: Span | None = aside(default=None)  # the words that name who was spoken to: "reporters", "the council"
    score: float = aside(default=1.0)
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """From the first to the last word of the content."""
        return Span(self.content[0].start, self.content[-1].stop)

    def covers(self, span: Span) -> bool:
        """Say whether the words lie in the content."""
        return any(span.within(piece) for piece in self.content)


@record
class Saying(Record):
    """When a statement was made, as its own clause tells ("confirmed on March 28"): a time mention."""

    statement: str
    mention: str
    by: str = aside(default="")


@record
class Quotation(Record):
    """Variants of one utterance: the statements that quote it."""

    statements: tuple[str, ...]
    speaker: str = aside(default="")  # an actor's id, or empty


@record
class Origin(Record):
    """Where chains end. Statements of one origin count once, and so do all origins of one house.

    `house` names the body that it speaks for: a police department for its spokesman, its officers and its papers.
    """

    name: str
    kind: SourceKind
    statements: tuple[str, ...]
    reasons: tuple[str, ...] = aside(default=())
    house: str = aside(default="")
