"""An attribution on its way: its frame, its content so far, and the sources around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.extract.frames import Frame
from secondsource.extract.spans import Shelf, minus
from secondsource.model import QuoteType, Span
from secondsource.parse.tree import Token

CARRIES = frozenset({"says", "confirms"})


@dataclass(slots=True)
class Draft:
    """An attribution on its way: the frame, its content with quotations, and the heads of the sources around it."""

    frame: Frame
    content: list[Span]
    quote_type: QuoteType = "indirect"
    score: float = 0.0
    above: list[Draft] = field(default_factory=list)
    outer: list[Token] = field(default_factory=list)
    own: list[Token] = field(default_factory=list)
    inner: list[Token] = field(default_factory=list)
    citing: list[Token] = field(default_factory=list)
    is_outlet: bool = False
    is_quoted: bool = False  # its cue stands inside quotation marks
    is_bare: bool = False
    """Whether it is the tagger's and nobody's: "is not known to have left", which the report itself tells."""

    words: tuple[Token, ...] = ()
    """The cue as the tagger cuts it; empty: the frame's own."""

    named: Span | None = None
    """The words for the source as the tagger cuts them, with apposition and relative clause; None: the chain's own."""

    @property
    def carves(self) -> bool:
        """Say whether the content is taken out of the narration: a clause, a quotation, or what is not asserted."""
        if self.is_bare:
            return False
        return self.frame.clausal or self.quote_type != "indirect" or self.frame.what.factuality != "CT+"

    @property
    def carries(self) -> bool:
        """Say whether what lies inside is passed on by this source."""
        frame = self.frame
        passes = frame.what.act in CARRIES and not frame.negated and frame.what.factuality in ("CT+", "PR+")
        return passes and (frame.clausal or self.quote_type != "indirect" or frame.name == "quote")

    @property
    def is_retold(self) -> bool:
        """Say whether it stands in what another said, retold and not quoted."""
        return bool(self.above) and not self.is_quoted

    def heads(self) -> list[Token]:
        """The words that head the links of the chain, outermost first."""
        found = [head for draft in self.above for head in (*draft.outer, *draft.own)]
        over = self.above[-1] if self.above else None
        leads = bool(self.content) and self.frame.anchor.start < self.content[-1].start
        if self.is_outlet and leads and over is not None and over.frame.name == "according" and not over.is_outlet:
            rest = len(over.own) + len(over.outer)  # "Bloomberg reports P, according to a study"
            return [*found[:-rest], *self.outer, *self.own, *found[-rest:], *self.inner]
        return [*found, *self.outer, *self.own, *self.inner]


def shelve(drafts: Sequence[Draft]) -> Shelf[Draft]:
    """The drafts by the places of their cues, sources and contents."""
    shelf: Shelf[Draft] = Shelf()
    for draft in drafts:
        source = [draft.frame.source.span] if draft.frame.source is not None else []
        shelf.put(draft, draft.frame.anchor.span, *source, *draft.content)
    return shelf


def without(content: list[Span], cut: Span) -> list[Span]:
    """A content without some words, or as it was if nothing would be left."""
    kept = minus(content, cut)
    return kept or content
