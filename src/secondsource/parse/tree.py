"""A parsed document in our own words, free of any NLP library: tokens with offsets, sentences, dependencies."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from secondsource.model import RegionKind, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its governor in the document (its own index for a root)."""

    i: int
    start: int
    stop: int
    text: str
    lemma: str
    pos: str  # Universal POS
    tag: str  # Penn Treebank
    dep: str  # ClearNLP labels, as spaCy's English models have them
    head: int
    entity: str  # the model's vote on the type of the entity this token is in ("PERSON"), or ""
    begins_entity: bool

    @property
    def span(self) -> Span:
        """The word's place."""
        return Span(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place, its tokens as indices `first` to `last` (half-open), and the block it stands in."""

    start: int
    stop: int
    first: int
    last: int
    region: str  # id of the Region
    kind: RegionKind

    @property
    def span(self) -> Span:
        """The sentence's place."""
        return Span(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of the told regions of one document. No sentence crosses the border of a region."""

    doc: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _children: tuple[tuple[int, ...], ...] = field(repr=False)
    _sentence_of: tuple[int, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)
    vectors: NDArray[np.float16] | None = field(default=None, repr=False, compare=False)
    """What the parser knows of each word and its neighbours, a row a word; None if it gives none."""

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence(self, token: Token) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self._sentence_of[token.i]]

    def head(self, token: Token) -> Token:
        """The governor of a token; a root's is itself."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The dependents of a token in the order of the text, of these labels if any are given."""
        below = self._children[token.i]  # asked some thousand times a report: most words have none
        if not below:
            return ()
        tokens = self.tokens
        if not deps:
            return tuple([tokens[i] for i in below])
        return tuple([child for i in below if (child := tokens[i]).dep in deps])

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all below it, in the order of the text."""
        tokens = self.tokens
        return tuple([tokens[i] for i in sorted(self._below(token))])

    def subtree_span(self, token: Token) -> Span:
        """From the first to the last character of the token's subtree."""
        below = self._below(token)
        return Span(self.tokens[min(below)].start, self.tokens[max(below)].stop)

    def _below(self, token: Token) -> list[int]:
        """The token and all below it, in no order."""
        children, found = self._children, [token.i]
        for i in found:  # it grows while it is gone through
            found.extend(children[i])
        return found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, the nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly in a span."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.stop)
        found = self.tokens[first:last]
        if found and found[-1].stop > span.stop:
            return tuple([token for token in found if token.stop <= span.stop])
        return found

    def head_of(self, span: Span) -> Token | None:
        """The token of a span that governs the others: the first whose governor lies outside."""
        inside = self.tokens_in(span)
        indices = {token.i for token in inside}
        for token in inside:
            if (token.head not in indices or token.head == token.i) and token.dep != "punct":
                return token
        return inside[0] if inside else None

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.stop]


def grow_parse(
    doc: str,
    text: str,
    tokens: list[Token],
    sentences: list[Sentence],
    vectors: NDArray[np.float16] | None = None,
) -> Parse:
    """Build a parse, with the tables that its questions need, from tokens whose heads are document indices."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    sentence_of = [0] * len(tokens)
    for number, sentence in enumerate(sentences):
        sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    starts = tuple(token.start for token in tokens)
    tables = tuple(map(tuple, children)), tuple(sentence_of), starts
    return Parse(doc, text, tuple(tokens), tuple(sentences), *tables, vectors)
