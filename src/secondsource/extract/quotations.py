"""Who said this? Finds the speaker of quotations that no clause has claimed: a cue beside them, a name with a colon,
or the speaker of the quotation before."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.extract.cues import Cue, load_heads
from secondsource.extract.frames import Frame
from secondsource.extract.phrases import cue_words
from secondsource.extract.quotemarks import Quoted
from secondsource.extract.spans import Shelf, count, overlap
from secondsource.extract.speakers import find_source
from secondsource.model import Factuality, Span
from secondsource.parse.tree import Parse, Token

NEAR = 14
"""Words from a quotation within which its cue has to stand."""

SHORTEST = 4
"""Words of a quotation that speaks for itself; shorter ones only quote a word or two of the text around them."""

LONGEST_TITLE, LONGEST_LINK = 6, 3
"""Words of a title of a work, and letters of the words in it that stay small ("of", "the")."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A loose quotation and the attribution that it belongs to."""

    quote: Quoted
    frame: Frame


Claim = tuple[Frame, list[Span]]
"""An attribution with its content as far as it is known."""


def find_speakers(
    parse: Parse, blocks: Sequence[Span], quotes: Sequence[Quoted], claimed: Sequence[Claim]
) -> list[Speaker]:
    """Give a speaker to each quotation that no content covers, as far as the text names one."""
    finder = _Finder(parse, blocks, quotes)
    return list(finder.run(claimed))


class _Finder:
    """Walks over the quotations of one document with what was said before in mind."""

    def __init__(self, parse: Parse, blocks: Sequence[Span], quotes: Sequence[Quoted]) -> None:
        self.parse, self.blocks, self.quotes = parse, blocks, quotes
        self.starts = [token.start for token in parse.tokens]
        self.block_starts = [block.start for block in blocks]

    def run(self, claimed: Sequence[Claim]) -> Iterator[Speaker]:
        ordered: Shelf[Claim] = Shelf()
        for claim in sorted(claimed, key=lambda item: item[1][0].start if item[1] else 0):
            ordered.put(claim, claim[0].anchor.span, *claim[1])
        before: tuple[Quoted, Frame] | None = None
        for number, quote in enumerate(self.quotes):
            frame = self.claimant(quote, ordered)
            if frame is None and self.speaks(quote):
                frame = self.beside(number) or self.introduced(quote) or self.continued(quote, before)
                frame = frame or self.after_statement(quote, ordered)
                if frame is not None:
                    yield Speaker(quote, frame)
            if frame is not None:
                before = (quote, frame)

    def claimant(self, quote: Quoted, ordered: Shelf[Claim]) -> Frame | None:
        """The attribution outside of the quotation whose content has most of it."""
        size = count(quote.pieces)
        for frame, content in ordered.near(quote.span):
            if not content or content[0].start >= quote.stop or content[-1].stop <= quote.start:
                continue
            if frame.anchor.span.within(quote.span):
                continue
            if sum(count(overlap(content, piece)) for piece in quote.pieces) * 2 >= size:
                return frame
        return None

    def speaks(self, quote: Quoted) -> bool:
        """Say whether a quotation is an utterance and not a quoted word or the title of a work."""
        words = self.parse.text[quote.inner.start : quote.inner.stop].split()
        last = self.parse.text[quote.inner.stop - 1]
        if len(words) <= LONGEST_TITLE and all(word[:1].isupper() for word in words if len(word) > LONGEST_LINK):
            before = self.tokens(quote.start - 25, quote.start)
            if len(words) > 1 and before and before[-1].pos in ("ADP", "DET", "NOUN", "PROPN", "PRON", "ADJ"):
                return False
        return len(words) > SHORTEST or (last in ",?!." and len(words) > 1)

    def beside(self, number: int) -> Frame | None:
        """A frame for the cue right after the quotation, or right before it."""
        quote = self.quotes[number]
        block = self.block_of(quote.stop - 1)
        limit = self.quotes[number + 1].start if number + 1 < len(self.quotes) else block.stop
        after = self.tokens(quote.stop, min(limit, block.stop))[:NEAR]
        text = self.parse.text
        if text[quote.inner.stop - 1] not in "." or (after and after[0].text[:1].islower()):
            stop = next((at for at, token in enumerate(after) if token.text in ".;:"), len(after))
            if (found := self.cue_in(after[:stop], quote)) is not None:
                return found
        begin = self.block_of(quote.start)
        floor = max(self.quotes[number - 1].stop if number else 0, begin.start)
        ahead = self.tokens(floor, quote.start)[-NEAR:]
        if ahead and (ahead[-1].text in (":", ",", "that", "--", "—") or ahead[-1].tag.startswith("VB")):
            stop = next((at for at in range(len(ahead) - 1, 0, -1) if ahead[at].text in (".", ";")), -1)
            return self.cue_in(list(reversed(ahead[stop + 1 :])), quote)
        return None

    def introduced(self, quote: Quoted) -> Frame | None:
        """A frame for the cue of the block before, if that ends in a colon and the quotation opens its own block."""
        here = self.block_of(quote.start)
        number = self.block_starts.index(here.start)
        if not number or self.parse.text[here.start : quote.start].strip():
            return None
        block = self.blocks[number - 1]
        if not self.parse.text[block.start : block.stop].rstrip().endswith(":"):
            return None
        ahead = self.tokens(block.start, block.stop)
        stop = next((at for at in range(len(ahead) - 2, 0, -1) if ahead[at].text in (".", "?", "!")), -1)
        return self.cue_in(list(reversed(ahead[stop + 1 :])), quote)

    def cue_in(self, tokens: Sequence[Token], quote: Quoted) -> Frame | None:
        """The first word of these that attributes and whose source stands outside of the quotation."""
        heads = load_heads()
        for token in tokens:
            if not token.tag.startswith("VB"):
                continue
            frames = dict(heads.get(("V", token.lemma), ()))
            what = frames.get("clause") or frames.get("quote")
            if what is None:
                continue
            outside = [child for child in self.parse.children(token, "nsubj") if not child.span.within(quote.span)]
            source = outside[0] if outside else find_source(self.parse, token)[0]
            if source is None or source.span.within(quote.span) or source.text.lower() in ("that", "which"):
                continue
            cue = cue_words(self.parse, token, None)
            head = self.parse.head_of(quote.pieces[0])
            return Frame(cue, source, head, quote.pieces, "quote", Cue(0.8, what.act, _held(what)))
        return None

    def continued(self, quote: Quoted, before: tuple[Quoted, Frame] | None) -> Frame | None:
        """The speaker of the quotation before, if only its attribution stands between, or it ended the block before."""
        if before is None:
            return None
        last, frame = before
        here, there = self.block_of(quote.start), self.block_of(last.stop - 1)
        between = self.tokens(last.stop, quote.start)
        if here == there:
            stops = sum(token.text in (".", "!", "?") for token in between)
            return frame if stops <= 1 and len(between) < 30 else None
        opens = not self.parse.text[here.start : quote.start].strip()
        followed = self.block_starts.index(here.start) - self.block_starts.index(there.start) == 1
        return frame if opens and followed and len(between) < 20 else None

    def after_statement(self, quote: Quoted, ordered: Shelf[Claim]) -> Frame | None:
        """The speaker of the sentence before, in the same block, if the quotation is a sentence of its own."""
        here = self.block_of(quote.start)
        before = self.tokens(here.start, quote.start)
        inside = self.tokens(quote.inner.start, quote.inner.stop)
        if not before or not inside or before[-1].text not in (".", "!", "?") or not inside[0].text[:1].isupper():
            return None
        sentence = self.parse.sentence(before[-1])
        for frame, content in ordered.near(sentence.span):
            says = frame.what.act in ("says", "confirms") and frame.name == "clause" and frame.source is not None
            if says and content and sentence.first <= frame.anchor.i < sentence.last:
                return frame
        return None

    def tokens(self, start: int, stop: int) -> list[Token]:
        return list(self.parse.tokens[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, stop)])

    def block_of(self, at: int) -> Span:
        return self.blocks[max(0, bisect.bisect_right(self.block_starts, at) - 1)]


def _held(what: Cue) -> Factuality:
    return what.factuality if what.act in ("asks", "demands") else "CT+"
