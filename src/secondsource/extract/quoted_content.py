"""What do quotation marks make of contents? They widen what they overlap; loose quotations find an attribution."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from secondsource.extract.draft import Draft
from secondsource.extract.quotations import Speaker
from secondsource.extract.quotemarks import Quoted
from secondsource.extract.spans import count, join, minus, overlap
from secondsource.model import QuoteType, Span
from secondsource.parse.tree import Parse

LONGEST_LEAD = 30
"""Characters before a closing quotation that are none of it."""


def widen(parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quoted]) -> None:
    """Let contents that a quotation overlaps take it whole; an attribution inside a quotation stays inside."""
    starts = [quote.start for quote in quotes]
    for draft in drafts:
        anchor = draft.frame.anchor.span
        around = _quote_at(quotes, starts, anchor)
        if around is not None:
            draft.content = [part for piece in around.pieces for part in overlap(draft.content, piece)]
            continue
        for quote in _quotes_over(quotes, starts, draft.content):
            shared = sum(count(overlap(draft.content, piece)) for piece in quote.pieces)
            size = count(list(quote.pieces))
            if shared * 2 >= size or shared * 2 >= count(draft.content) or size < 25:
                draft.content = join([*draft.content, *quote.pieces])
                if anchor.start >= quote.stop:
                    draft.content = _without_lead(parse, draft.content, quote)
            else:
                draft.content = minus(draft.content, quote.span)


def _without_lead(parse: Parse, content: list[Span], quote: Quoted) -> list[Span]:
    """A quotation before its cue, without what the parser put before it: a heading, a dateline, a stray phrase."""
    lead = [span for span in content if span.start < quote.start]
    lead = [Span(span.start, min(span.stop, quote.start)) for span in lead]
    drop = lead and (count(lead) < LONGEST_LEAD or parse.text[lead[0].start : quote.start].rstrip().endswith(":"))
    return minus(content, Span(lead[0].start, quote.start)) if drop else content


def _quote_at(quotes: Sequence[Quoted], starts: Sequence[int], span: Span) -> Quoted | None:
    at = bisect.bisect_right(starts, span.start) - 1
    return quotes[at] if at >= 0 and span.within(quotes[at].span) else None


def _quotes_over(quotes: Sequence[Quoted], starts: Sequence[int], content: Sequence[Span]) -> Iterator[Quoted]:
    if not content:
        return
    at = max(0, bisect.bisect_right(starts, content[0].start) - 1)
    while at < len(quotes) and quotes[at].start < content[-1].stop:
        if any(quotes[at].span.overlap(piece) for piece in content):
            yield quotes[at]
        at += 1


def take_up(drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Iterator[Draft]:
    """Give each loose quotation to the attribution that it continues, or make one of its own."""
    made: dict[int, Draft] = {}
    known: dict[int, Draft] = {}
    for draft in drafts:
        if draft.content and (draft.frame.name in ("clause", "quote", "according") or draft.frame.clausal):
            known.setdefault(draft.frame.anchor.i, draft)
    for speaker in speakers:
        going_on = known.get(speaker.frame.anchor.i) or made.get(speaker.frame.anchor.i)
        if going_on is not None:
            going_on.content = join([*going_on.content, *speaker.quote.pieces])
            continue
        draft = Draft(speaker.frame, list(speaker.quote.pieces), score=speaker.frame.what.score)
        made[speaker.frame.anchor.i] = draft
        yield draft


def mark_quoted(drafts: Sequence[Draft], quotes: Sequence[Quoted]) -> None:
    """Note how much of each content is quoted, and whether its cue stands inside quotation marks."""
    starts = [quote.start for quote in quotes]
    for draft in drafts:
        draft.quote_type = quote_type_of(draft.content, quotes)
        draft.is_quoted = _quote_at(quotes, starts, draft.frame.anchor.span) is not None


def quote_type_of(content: Sequence[Span], quotes: Sequence[Quoted]) -> QuoteType:
    """Direct if quotation marks hold nearly all of the content, mixed if they hold some of it."""
    over = _quotes_over(quotes, [quote.start for quote in quotes], content)
    quoted = sum(count(overlap(content, quote.span)) for quote in over)
    size = count(content)
    if quoted >= 0.85 * size:
        return "direct"
    return "mixed" if quoted else "indirect"
