"""Whom does an attribution rest on? Its sources, and who is cited by a participle or a sentence beside it."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.carriers import find_carriers, find_inner, find_outer, is_outlet, is_quoted_by_nobody
from secondsource.extract.chains import Chainer
from secondsource.extract.citations import Citation, find_late_citations, find_said_beside
from secondsource.extract.draft import CARRIES, Draft, shelve, without
from secondsource.extract.spans import count
from secondsource.model import Span
from secondsource.parse.tree import Parse


def add_sources(parse: Parse, chainer: Chainer, draft: Draft) -> None:
    """Find the sources of an attribution: its own, those around it, and those that these cite."""
    frame = draft.frame
    if frame.source is None:
        return
    draft.outer.extend(find_outer(parse, frame.anchor, frame.source))
    if frame.name != "according":
        draft.outer.extend(find_carriers(parse, frame.anchor))
    if is_quoted_by_nobody(parse, frame.anchor) and (before := chainer.outlet_before(frame.anchor)) is not None:
        draft.outer.append(before)
    draft.own.extend(chainer.heads_of(frame.source))
    draft.inner.extend(find_inner(parse, frame.source))
    draft.is_outlet = is_outlet(parse, frame.source)


def cite(parse: Parse, drafts: Sequence[Draft], citations: Sequence[Citation]) -> None:
    """Hang what is cited on the attribution around the citing verb, and take the words out of its content."""
    shelf = shelve(drafts)
    for citation in citations:
        near = shelf.near(parse.sentence(citation.verb).span)
        carrying = [draft for draft in near if draft.frame.what.act in CARRIES]
        holder: Draft | None = _citing_source(parse, carrying, citation) if citation.verb.dep == "relcl" else None
        if holder is None:
            holder = _holder(parse, carrying, citation)
        if holder is None:
            continue
        holder.inner.append(citation.source)
        holder.citing.append(citation.verb)
        words = [parse.tokens[i] for i in sorted(citation.words)]
        for draft in near:
            draft.content = without(draft.content, Span(words[0].start, words[-1].stop))


def _holder(parse: Parse, drafts: Sequence[Draft], citation: Citation) -> Draft | None:
    """The attribution that a citing participle modifies: that of its verb, else the innermost whose content it stands
    in or at."""
    over = parse.head(citation.verb)
    beside = next(find_said_beside(parse, citation.verb), None)
    if beside is not None:
        return next((draft for draft in drafts if draft.frame.anchor.i == beside.i), None)
    for draft in drafts:
        if draft.frame.anchor.i == over.i or (draft.frame.name == "according" and over is draft.frame.source):
            return draft
    around = [draft for draft in drafts if any(over.span.within(piece) for piece in draft.content)]
    nearest = min(around, key=lambda draft: (count(draft.content), draft.frame.anchor.i), default=None)
    if nearest is not None:
        return nearest
    anchors = {draft.frame.anchor.i: draft for draft in drafts}
    return next((anchors[up.i] for up in parse.ancestors(citation.verb) if up.i in anchors), None)


def _citing_source(parse: Parse, drafts: Sequence[Draft], citation: Citation) -> Draft | None:
    """The attribution of the same sentence whose source is the one that cites ("Tunisia's agency TAP, which cited")."""
    noun = parse.head(citation.verb)
    for draft in drafts:
        source = draft.frame.source
        if source is None:
            continue
        same = parse.sentence(source) is parse.sentence(citation.verb)
        last = max((token.i for token in parse.subtree(source) if token.i < citation.verb.i), default=source.i)
        first = parse.subtree(noun)[0].i  # "Kyodo, the agency, which cited"
        beside = last + 1 <= first <= last + 2 and parse.tokens[last + 1].text == ","
        if same and (source.i == noun.i or beside or noun.i in {up.i for up in parse.ancestors(source)}):
            return draft
    return None


def cite_late(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Hang whom a sentence of its own cites ("The report quoted two officials.") on what an outlet said before it."""
    for citation in find_late_citations(parse):
        sentence = parse.sentence(citation.verb)
        if sentence.first == 0:
            continue
        before = parse.sentence(parse.tokens[sentence.first - 1])
        said = [draft for draft in drafts if before.first <= draft.frame.anchor.i < before.last and draft.is_outlet]
        if said and not said[-1].inner and said[-1].carries:
            said[-1].inner.append(citation.source)
            said[-1].citing.append(citation.verb)
