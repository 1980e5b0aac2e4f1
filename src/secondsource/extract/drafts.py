"""From frames to whole attributions: quotation marks widen contents, loose quotations find their speaker, nesting is
seen."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.extract.anonymity import hides
from secondsource.extract.carriers import (
    find_carriers,
    find_inner,
    find_outer,
    is_citing_aside,
    is_outlet,
    is_quoted_by_nobody,
    sets_the_scene,
)
from secondsource.extract.chains import Chainer
from secondsource.extract.citations import Citation, find_citations, find_late_citations, find_said_beside
from secondsource.extract.closings import closing_clause, is_joined_on
from secondsource.extract.cue_frames import find_frames
from secondsource.extract.cues import read_words
from secondsource.extract.frames import PROPOSITIONS, Frame
from secondsource.extract.phrases import noun_phrase, tidy
from secondsource.extract.pointing import find_pointing
from secondsource.extract.quotations import Speaker, find_speakers
from secondsource.extract.quotemarks import Quoted
from secondsource.extract.shapes import is_well_formed
from secondsource.extract.spans import Shelf, count, join, minus, overlap
from secondsource.extract.turns import find_turns
from secondsource.model import QuoteType, Span
from secondsource.parse.tree import Parse, Token

SHOWN_FROM = 0.43
"""The least score of an attribution that is told: the highest at which F1 of contents does not fall on the training
part of PolNeAR (0.657; precision 0.80 against 0.79 without it); what lies below is narration."""

LONGEST_LEAD = 30
"""Characters before a closing quotation that are none of it."""

CLAIMS = frozenset({"claim", "rumor", "rumour", "report", "allegation", "statement"})
"""Nouns for what somebody else said; to support or repeat one says nothing of what it was."""

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
    _widen(parse, drafts, quotes)
    speakers = find_speakers(parse, blocks, quotes, drafts_of(drafts))
    drafts.extend(_take_up(drafts, speakers))
    _cite(parse, drafts, citations)
    _lift_phrases(parse, drafts)
    for draft in drafts:
        _add_sources(parse, chainer, draft)
    _cite_late(parse, drafts)
    _set_outside(parse, drafts)
    _tie_colons(parse, blocks, drafts, chainer)
    for draft in drafts:
        draft.content = _without_links(parse, tidy(text, draft.content))
    drafts = [draft for draft in drafts if draft.content and draft.score >= SHOWN_FROM]
    drafts.sort(key=lambda draft: (draft.frame.anchor.i, draft.frame.name))
    nest(parse, drafts)
    starts = [quote.start for quote in quotes]
    for draft in drafts:
        draft.quote_type = quote_type_of(draft.content, quotes)
        draft.is_quoted = _quote_at(quotes, starts, draft.frame.anchor.span) is not None
    withheld = {draft.frame.head.i for draft in drafts if draft.frame.what.act == "declines" and draft.frame.head}
    drafts = [draft for draft in drafts if draft.frame.anchor.i not in withheld]
    told_of = {draft.frame.anchor.i for draft in drafts if draft.frame.name.startswith("noun")}
    told_of |= {head.i for draft in drafts for head in draft.own if draft.frame.anchor.dep == "relcl"}
    return [
        draft
        for draft in drafts
        if not (_is_aside(draft) or _is_thought(draft) or _is_twice(draft, told_of)) and is_told(parse, chainer, draft)
    ]


def is_told(parse: Parse, chainer: Chainer, draft: Draft) -> bool:
    """Say whether an attribution is somebody's that we know, and its content says something."""
    return not _is_vague(draft, chainer) and _has_shape(parse, draft)


def _has_shape(parse: Parse, draft: Draft) -> bool:
    """Say whether the content says something; praise and blame may have one name for theirs."""
    what, quoted = draft.frame.what, draft.quote_type == "direct"
    judged = draft.frame.name not in PROPOSITIONS and what.act == "says" and what.factuality == "CT+"
    if draft.frame.what.act in ("demands", "asks", "declines") and hides(parse.quote(draft.content[-1]).lower()):
        return False  # "asked not to be named" tells of the source
    return is_well_formed(parse, draft.content, what.act, quoted=quoted, judged=judged)


def _without_links(parse: Parse, content: list[Span]) -> list[Span]:
    """A content without a piece that only ties it to the sentence: the "which" in "which, he said, was closed"."""
    kept = [span for span in content if parse.quote(span).lower() not in ("which", "who", "that")]
    return kept or content


def _is_twice(draft: Draft, told_of: set[int]) -> bool:
    """Say whether an object is a claim or a source with an attribution of its own: "cited media that said P"; or a
    claim made elsewhere that is only referred to: "supports a claim X made"."""
    frame, head = draft.frame, draft.frame.head
    if frame.name != "object" or head is None:
        return False
    return head.i in told_of or (frame.what.act == "says" and head.lemma in CLAIMS)


def _is_vague(draft: Draft, chainer: Chainer) -> bool:
    """Say whether an attitude is nobody's that we know: "which side asked for the meeting", "you like it"."""
    if draft.frame.name in ("clause", "quote", "according", "turn") or not draft.own:
        return False
    return chainer.link(draft.own[-1]).kind == "unknown" and not chainer.speaks_as_publisher(draft.own[-1])


def _is_aside(draft: Draft) -> bool:
    """Say whether an attribution is a turn of phrase inside somebody's quoted words ("respond to our efforts")."""
    weak = not draft.frame.clausal and draft.frame.what.factuality == "CT+" and draft.frame.what.act == "says"
    return weak and any(outer.quote_type != "indirect" for outer in draft.above)


def _is_thought(draft: Draft) -> bool:
    """Say whether another tells what somebody wants or likes, or a speaker tells it of himself: neither is a statement
    beside the one that it stands in."""
    if not draft.above:
        return False
    if any(word.lemma in read_words("thinking.txt") for word in draft.frame.cue):
        return True
    speaks = draft.frame.source is not None and draft.frame.source.text.lower() in ("i", "we")
    return speaks and draft.above[-1].quote_type != "indirect" and draft.frame.what.act in ("says", "plans")


def shelve(drafts: Sequence[Draft]) -> Shelf[Draft]:
    """The drafts by the places of their cues, sources and contents."""
    shelf: Shelf[Draft] = Shelf()
    for draft in drafts:
        source = [draft.frame.source.span] if draft.frame.source is not None else []
        shelf.put(draft, draft.frame.anchor.span, *source, *draft.content)
    return shelf


def drafts_of(drafts: Sequence[Draft]) -> list[tuple[Frame, list[Span]]]:
    """Frames with their contents as far as they are known."""
    return [(draft.frame, draft.content) for draft in drafts]


def _widen(parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quoted]) -> None:
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


def _lift_phrases(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Take "according to X" out of the contents it closes: it attributes them and is no part of them."""
    shelf = shelve(drafts)
    for phrase in drafts:
        frame = phrase.frame
        if frame.name != "according" or frame.source is None:
            continue
        span = Span(frame.cue[0].start, frame.source.stop)
        stops = {frame.source.stop, noun_phrase(parse, frame.source)[-1].stop}
        for draft in shelf.near(span):
            if draft is not phrase and draft.content and draft.content[-1].stop in stops:
                draft.content = _without(draft.content, Span(span.start, draft.content[-1].stop))


def _take_up(drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Iterator[Draft]:
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


def _cite(parse: Parse, drafts: Sequence[Draft], citations: Sequence[Citation]) -> None:
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
            draft.content = _without(draft.content, Span(words[0].start, words[-1].stop))


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


def _without(content: list[Span], cut: Span) -> list[Span]:
    kept = minus(content, cut)
    return kept or content


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


def _add_sources(parse: Parse, chainer: Chainer, draft: Draft) -> None:
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


def _cite_late(parse: Parse, drafts: Sequence[Draft]) -> None:
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


def _set_outside(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Let an outlet that closes a sentence stand outside of it: "X said P, Kyodo reported" is Kyodo's word, not X's."""
    shelf = shelve(drafts)
    for outer in drafts:
        words = closing_clause(parse, outer.frame) if outer.is_outlet else None
        if words is None:
            continue
        within = [draft for draft in shelf.near(words) if draft is not outer and overlap(draft.content, words)]
        if not within:
            continue
        for draft in within:
            draft.content = _without(draft.content, words)
        first = min(_first(parse, draft) for draft in within)
        outer.content = join([*outer.content, Span(first, words.start)]) if first < words.start else outer.content


def _first(parse: Parse, draft: Draft) -> int:
    """Where an attribution begins: its source, its cue or its content."""
    source = [noun_phrase(parse, draft.frame.source)[0].start] if draft.frame.source is not None else []
    return min([*source, draft.frame.cue[0].start, *(piece.start for piece in draft.content)])


def _tie_colons(parse: Parse, blocks: Sequence[Span], drafts: Sequence[Draft], chainer: Chainer) -> None:
    """A block that ends in a colon ties its outlet to the quotation that opens the next block."""
    shelf = shelve(drafts)
    by_start: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.content:
            by_start.setdefault(draft.content[0].start, []).append(draft)
    for block, following in itertools.pairwise(blocks):
        if not parse.text[block.start : block.stop].rstrip().endswith(":"):
            continue
        tied = [draft for at in range(following.start, following.start + 3) for draft in by_start.get(at, [])]
        carrier = [draft for draft in shelf.near(block) if draft.frame.source is not None
                   and block.start <= draft.frame.anchor.start < block.stop
                   and is_outlet(parse, draft.frame.source) and draft.carries]  # fmt: skip
        for draft in tied:
            if carrier and draft.frame.source is not None:
                draft.outer[:0] = carrier[-1].own


def nest(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Note for each attribution which others pass it on: those in whose content its cue stands, outermost first."""
    shelf = shelve(drafts)
    for draft in drafts:
        at = draft.frame.anchor.span
        if is_citing_aside(parse, draft.frame.anchor) or sets_the_scene(parse, draft.frame.anchor):
            continue
        around = [
            other
            for other in shelf.near(at)
            if other is not draft
            and other.carries
            and any(at.within(piece) for piece in other.content)
            and not _stand_beside(draft, other)
            and not is_joined_on(parse, draft.frame, other.frame)
        ]
        draft.above = sorted(around, key=lambda other: (-count(other.content), other.frame.anchor.i))


def _stand_beside(one: Draft, other: Draft) -> bool:
    """Say whether two outlets each report the words before them: "P, one paper reported, while Q, another reported"."""
    return all(
        draft.is_outlet and draft.frame.name == "clause" and draft.frame.content[0].start < draft.frame.anchor.start
        for draft in (one, other)
    )


def quote_type_of(content: Sequence[Span], quotes: Sequence[Quoted]) -> QuoteType:
    """Direct if quotation marks hold nearly all of the content, mixed if they hold some of it."""
    over = _quotes_over(quotes, [quote.start for quote in quotes], content)
    quoted = sum(count(overlap(content, quote.span)) for quote in over)
    size = count(content)
    if quoted >= 0.85 * size:
        return "direct"
    return "mixed" if quoted else "indirect"
