"""What is an attribution, as the grammar of one sentence has it? The record that the rules for cues make.

A frame is what a clause says, before quotation marks, other sentences and chains are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from secondsource.extract.cues import Cue, read_words
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

PROPOSITIONS = frozenset({"clause", "to", "to+object", "names", "as", "quote"})
"""Frames whose content is a clause or the like, so that even one word of it says something."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution in one sentence: cue words, the word that heads the source, the content and what governs it."""

    cue: tuple[Token, ...]
    source: Token | None
    head: Token | None
    content: tuple[Span, ...]
    name: str
    what: Cue
    negated: bool = False
    anchor: Token = field(init=False, repr=False, compare=False)
    """The word that attributes."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchor", self._find_anchor())

    def _find_anchor(self) -> Token:
        if self.name.startswith("noun"):
            return next((token for token in reversed(self.cue) if token.pos == "NOUN"), self.cue[-1])
        return next((token for token in self.cue if token.tag.startswith("VB") and token.dep[:3] != "aux"), self.cue[0])

    @property
    def clausal(self) -> bool:
        """Say whether the content is a clause and not a noun phrase."""
        return self.head is not None and (
            self.head.pos in ("VERB", "AUX") or self.name in ("clause", "according", "turn")
        )


def is_bare(parse: Parse, content: tuple[Span, ...], name: str) -> bool:
    """Say whether a noun content says nothing: a pronoun, or a word for what was said elsewhere."""
    if name.rpartition("-")[2] in PROPOSITIONS or len(content) > 1:
        return False
    return parse.quote(content[0]).lower() in read_words("empty.txt")
