"""What does the report tell in its own voice? The sentences, as far as they lie outside of attributed contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.extract.phrases import EDGE
from secondsource.extract.spans import Shelf
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token


def find_narration(parse: Parse, contents: Sequence[Span]) -> Iterator[tuple[tuple[Span, ...], Token | None]]:
    """Yield for each sentence what no content covers, and the word that governs it.

    A sentence that contents cover but for punctuation, conjunctions and quotation marks yields nothing.
    """
    shelf: Shelf[Span] = Shelf()
    for content in contents:
        shelf.put(content, content)
    for sentence in parse.sentences:
        near = shelf.near(sentence.span)
        covering = [span for span in near if span.start < sentence.stop and sentence.start < span.stop]
        left = [
            token
            for token in parse.words(sentence)
            if not any(span.start < token.stop and token.start < span.stop for span in covering)
        ]
        if any(token.pos not in ("PUNCT", "CCONJ", "SPACE", "SYM") and token.dep != "mark" for token in left):
            pieces = tuple(_pieces(left))
            if pieces:
                yield pieces, _governor(parse, left)


def _pieces(left: Sequence[Token]) -> Iterator[Span]:
    """Neighbouring words as spans, without punctuation at their ends."""
    runs: list[list[Token]] = []
    for token in left:
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        while run and run[0].text in EDGE:
            run.pop(0)
        while run and run[-1].text in EDGE:
            run.pop()
        if run:
            yield Span(run[0].start, run[-1].stop)


def _governor(parse: Parse, left: Sequence[Token]) -> Token | None:
    """The word of the rest that governs the others: the root, or the first whose governor is not left."""
    kept = {token.i for token in left}
    for token in left:
        if token.head == token.i:
            return token
    return next((token for token in left if token.head not in kept and token.pos != "PUNCT"), None)
