"""Who says so? Statements of one document: what is attributed, to whom, through whom, and what the report itself tells.

Rules over the dependency tree find cue, source and content of each clause (`frames`); quotation marks widen the
contents over sentences and paragraphs (`quotations`); what stands outside of any content is narration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.extract.chains import Chainer
from secondsource.extract.clauses import past_dateline
from secondsource.extract.draft import Draft
from secondsource.extract.drafts import draft_attributions
from secondsource.extract.factuality import find_condition, judge_content, judge_source_view
from secondsource.extract.hearers import find_hearer
from secondsource.extract.narration import find_narration
from secondsource.extract.quotemarks import find_quotations
from secondsource.extract.weighing import weigh_drafts
from secondsource.model import TOLD_IN, ActorMention, ChainLink, Document, Region, Span, Statement
from secondsource.parse.tree import Parse

BY = "attribution/1"

ALONE = 2
"""Links of a chain with one source behind the publisher."""


def find_statements(
    document: Document,
    regions: Sequence[Region],
    parse: Parse,
    actors: Sequence[ActorMention],
    rules_only: bool = False,
) -> list[Statement]:
    """The statements of a document in the order of the text: attributed ones, and narration for all the rest.

    Every told sentence lies in contents or in narration. Spans are code points into the document's text; contents
    leave out "that" and the quotation marks at their ends. `score` is how often an attribution of this pattern holds.
    """
    blocks = [region.span for region in sorted(regions, key=lambda item: item.start) if region.kind in TOLD_IN]
    chainer = Chainer(document, parse, actors)
    quotes = list(find_quotations(document.text, blocks))
    drafts = draft_attributions(document.text, blocks, parse, chainer, quotes)
    if not rules_only:
        drafts = weigh_drafts(parse, quotes, drafts, chainer)
    found = [make_statement(document, parse, chainer, draft) for draft in drafts]
    contents = [piece for draft in drafts if draft.carves for piece in draft.content]
    for pieces, head in find_narration(parse, contents):
        found.append(
            Statement(
                doc=document.id,
                content=_told(parse, pieces),
                chain=(chainer.publisher,),
                quote_type="narration",
                factuality=judge_content(parse, head) if head is not None else "Uu",
                condition=find_condition(parse, head) if head is not None else None,
                score=1.0,
                by=BY,
            )
        )
    unique = {statement.id: statement for statement in found}
    return sorted(unique.values(), key=lambda item: (item.content[0], -item.content[-1].stop, item.id))


def make_statement(document: Document, parse: Parse, chainer: Chainer, draft: Draft) -> Statement:
    """The record of a draft: its chain, act and factuality."""
    act, factuality = judge_source_view(parse, draft.frame)
    if draft.is_bare and draft.frame.head is not None:
        factuality = judge_content(parse, draft.frame.head)
    condition = find_condition(parse, draft.frame.head) if draft.frame.head is not None else None
    inside = condition is not None and any(condition.overlap(piece) for piece in draft.content)
    return Statement(
        doc=document.id,
        content=_told(parse, draft.content),
        cue=_cue_spans(parse, draft),
        chain=_chain(chainer, draft),
        act=act,
        quote_type=draft.quote_type,
        factuality=factuality,
        condition=condition if inside else None,
        to=find_hearer(parse, draft.frame, draft.content),
        score=round(draft.score, 2),
        by=BY,
    )


def _told(parse: Parse, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces of a content without the dateline that stands before its first word."""
    return (past_dateline(parse, pieces[0]), *pieces[1:])


def _chain(chainer: Chainer, draft: Draft) -> tuple[ChainLink, ...]:
    """The chain of a draft; its innermost source has the words that the tagger takes for it, if they hold its own;
    in a longer chain each link is named by its noun phrase."""
    links = chainer.chain(draft.heads(), retold=draft.is_retold)
    own = links[-1].span
    if draft.named is None or own is None or len(links) != ALONE or not own.within(draft.named):
        return links
    return (*links[:-1], replace(links[-1], span=draft.named))


def _cue_spans(parse: Parse, draft: Draft) -> tuple[Span, ...]:
    """The cue's words, neighbours joined; with the verbs of citations ("reported", "citing")."""
    words = sorted({*(draft.words or draft.frame.cue), *draft.citing}, key=lambda token: token.i)
    spans: list[Span] = []
    last = -2
    for word in words:
        if word.i == last + 1:
            spans[-1] = Span(spans[-1].start, word.stop)
        else:
            spans.append(word.span)
        last = word.i
    return tuple(spans)
