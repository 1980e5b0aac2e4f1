"""From frames to whole attributions: quotation marks widen contents, loose quotations find their speaker, nesting is
seen."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.chains import Chainer
from secondsource.extract.citations import find_citations
from secondsource.extract.citing import add_sources, cite, cite_late
from secondsource.extract.cue_frames import find_frames
from secondsource.extract.draft import Draft
from secondsource.extract.nesting import lift_phrases, nest, set_outside, tie_colons
from secondsource.extract.phrases import tidy
from secondsource.extract.pointing import find_pointing
from secondsource.extract.quotations import find_speakers
from secondsource.extract.quoted_content import mark_quoted, take_up, widen
from secondsource.extract.quotemarks import Quoted
from secondsource.extract.turns import find_turns
from secondsource.extract.worth_telling import keep_told
from secondsource.model import Span
from secondsource.parse.tree import Parse

SHOWN_FROM = 0.43
"""The least score of an attribution that is told: the highest at which F1 of contents does not fall on the training
part of PolNeAR (0.657; precision 0.80 against 0.79 without it); what lies below is narration."""


def draft_attributions(
    text: str, blocks: Sequence[Span], parse: Parse, chainer: Chainer, quotes: Sequence[Quoted]
) -> list[Draft]:
    """The attributions of a document in the order of their cues, by rules alone."""
    citations = list(find_citations(parse))
    citing = {citation.verb.i for citation in citations}
    drafts = [
        Draft(frame, list(frame.content), score=frame.what.score)
        for frame in (*find_frames(parse), *find_pointing(parse, quotes), *find_turns(parse, blocks))
        if frame.anchor.i not in citing
    ]
    widen(parse, drafts, quotes)
    speakers = find_speakers(parse, blocks, quotes, [(draft.frame, draft.content) for draft in drafts])
    drafts.extend(take_up(drafts, speakers))
    cite(parse, drafts, citations)
    lift_phrases(parse, drafts)
    for draft in drafts:
        add_sources(parse, chainer, draft)
    cite_late(parse, drafts)
    set_outside(parse, drafts)
    tie_colons(parse, blocks, drafts, chainer)
    for draft in drafts:
        draft.content = _without_links(parse, tidy(text, draft.content))
    drafts = [draft for draft in drafts if draft.content and draft.score >= SHOWN_FROM]
    drafts.sort(key=lambda draft: (draft.frame.anchor.i, draft.frame.name))
    nest(parse, drafts)
    mark_quoted(drafts, quotes)
    return keep_told(parse, chainer, drafts)


def _without_links(parse: Parse, content: list[Span]) -> list[Span]:
    """A content without a piece that only ties it to the sentence: the "which" in "which, he said, was closed"."""
    kept = [span for span in content if parse.quote(span).lower() not in ("which", "who", "that")]
    return kept or content
