"""Rules and tagger together: what both find, each alone, and whose spans count.

The rules give each attribution its grammar: what the source does, how sure it is, who passes it on. The tagger says how
likely it is, finds those for which no rule was written, and cuts source and content as annotators do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from secondsource.extract.carriers import find_inner, find_outer, is_outlet
from secondsource.extract.chains import Chainer
from secondsource.extract.clauses import is_dateline
from secondsource.extract.cues import Cue, load_heads
from secondsource.extract.deeds import is_deed
from secondsource.extract.draft import Draft
from secondsource.extract.frames import Frame
from secondsource.extract.hearers import find_hearer
from secondsource.extract.mending import is_torn, mend_words
from secondsource.extract.nesting import nest
from secondsource.extract.phrases import spans_of, tidy
from secondsource.extract.quoted_content import quote_type_of
from secondsource.extract.quotemarks import Quoted
from secondsource.extract.spans import count, join, minus, overlap
from secondsource.extract.speakers import is_negated
from secondsource.extract.tagger import Tagged, tag_attributions
from secondsource.extract.tagging import Seen
from secondsource.extract.worth_telling import CLAIMS, is_told
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

KEPT_FROM = 0.3
"""The least score of an attribution that the rules found,"""
BOUND_FROM = 0.05
"""of one among them that is part of a chain (the corpus marks none inside another, so the tagger doubts them),"""
FOUND_FROM = 0.36
"""and of one that they did not find; with"""
DOUBT = 0.1
"""so much more for each doubt: a content that is no clause ("claimed responsibility"), no source ("is seen as"), a word
that stands in no list of the rules. Chosen on the tenth of PolNeAR's training part that is not trained on: the highest
F1 of contents there (0.736)."""

SOMEBODY = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
NOBODY = frozenset({"none", "nobody", "nothing", "neither"})

SAYS = Cue(1.0, "says", "CT+")
PARTS_OF_SPEECH = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A"}


def weigh_drafts(parse: Parse, quotes: Sequence[Quoted], drafts: list[Draft], chainer: Chainer) -> list[Draft]:
    """Give the attributions of a document with the tagger's judgement: dropped, cut anew, or added; nested as before.

    The corpus marks no attribution inside another and no chain, so the tagger knows none: there the rules rule.
    """
    tagged = [
        replace(item, source=tuple(i for i in item.source if not is_dateline(parse, parse.tokens[i])))
        for item in tag_attributions(parse, [quote.span for quote in quotes], see(parse, drafts, chainer))
    ]
    marked = frozenset(token.i for quote in quotes for token in parse.tokens_in(quote.span))
    tagged = [
        replace(item, content=tuple(mend_words(parse, item.content, (*item.cue, *item.source), marked)))
        for item in tagged
    ]
    by_anchor = {item.anchor: item for item in tagged}
    likely = [(item, tidy(parse.text, spans_of(parse, item.content))) for item in tagged if item.score >= FOUND_FROM]
    kept, beneath = [], []
    for draft in drafts:
        item = by_anchor.get(draft.frame.anchor.i)
        if item is None or draft.frame.name == "turn" or (is_bound(draft) and item.score >= BOUND_FROM):
            kept.append(draft)  # who has the turn is told by the layout, which the tagger does not see
        elif item.score >= KEPT_FROM:
            draft.score = item.score
            _cut_anew(parse, chainer, draft, item, drafts)
            kept.append(draft)
        elif draft.outer or draft.frame.what.act != "says" or _is_likely_by_cue(draft, by_anchor):
            kept.append(draft)
        elif _is_within(draft, likely):
            beneath.append(draft)
    taken = {token.i for draft in drafts for token in (draft.frame.anchor, *draft.frame.cue, *draft.citing)}
    for item, content in sorted(likely, key=lambda one: (not one[0].source, -one[0].score, one[0].anchor)):
        if item.anchor not in taken and content:
            made = _make_draft(parse, chainer, item, content, kept)
            if made is not None:
                kept.append(made)
    kept.extend(beneath)
    kept.sort(key=lambda draft: (draft.frame.anchor.i, draft.frame.name))
    nest(parse, kept)
    for draft in kept:
        draft.quote_type = quote_type_of(draft.content, quotes)
    return kept


def is_bound(draft: Draft) -> bool:
    """Say whether an attribution is part of a chain: told by another, or resting on what somebody else said."""
    return bool(draft.above or draft.inner or draft.citing)


def _is_within(draft: Draft, likely: Sequence[tuple[Tagged, list[Span]]]) -> bool:
    at = draft.frame.anchor.span
    return any(item.anchor != draft.frame.anchor.i and any(map(at.within, content)) for item, content in likely)


def _is_likely_by_cue(draft: Draft, by_anchor: dict[int, Tagged]) -> bool:
    """Say whether another word of its cue attributes: "reiterated" in "reiterated the claim"."""
    others = (by_anchor.get(token.i) for token in draft.frame.cue)
    return any(item is not None and item.score >= FOUND_FROM for item in others)


def see(parse: Parse, drafts: Iterable[Draft], chainer: Chainer) -> list[Seen]:
    """What the rules found, as the tagger looks at it: indices of words."""
    found = []
    for draft in drafts:
        heads = draft.heads()
        named = chainer.link(heads[-1]).span if heads else None
        source = parse.tokens_in(named) if named is not None else ()
        content = [token for piece in draft.content for token in parse.tokens_in(piece)]
        cue = sorted({token.i for token in (*draft.frame.cue, *draft.citing)})
        found.append(Seen(draft.frame.anchor.i, tuple(cue), _indices(source), _indices(content)))
    return found


def _indices(tokens: Iterable[Token]) -> tuple[int, ...]:
    return tuple(token.i for token in tokens)


def _cut_anew(parse: Parse, chainer: Chainer, draft: Draft, item: Tagged, drafts: Sequence[Draft]) -> None:
    """Take the tagger's content and source; what the rules found beyond its window (quotations over blocks) stays."""
    content = tidy(parse.text, spans_of(parse, item.content))
    if content and not is_torn(parse, item.content, (*item.cue, *item.source)) and draft.frame.what.act != "silent":
        near = parse.sentence(draft.frame.anchor).region
        block = [s for s in parse.sentences if s.region == near]
        here = Span(block[0].start, block[-1].stop)
        content = join([*content, *minus(draft.content, here)])
        if not _loses(parse, draft, content, drafts):
            draft.content = content
    if item.anchor in item.cue:
        draft.words = tuple(parse.tokens[i] for i in item.cue)
    _name_source(parse, chainer, draft, item)


def _minus_all(content: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    left = list(content)
    for span in taken:
        left = minus(left, span)
    return left


def _loses(parse: Parse, draft: Draft, content: Sequence[Span], drafts: Sequence[Draft]) -> bool:
    """Say whether a new content would undo what the rules understood.

    It leaves out the verb of its clause or an attribution that this one passes on; or it takes in one that goes on
    beside it ("said P, citing Q"), whom it was said to, or the "it" that stands for P in "believe it unlikely that P".
    """
    head = draft.frame.head
    if head is not None and draft.frame.clausal and _has(draft.content, head.span) and not _has(content, head.span):
        return True
    gained = _minus_all(content, draft.content)
    for other in drafts:
        at = other.frame.anchor.span
        if any(above is draft for above in other.above) and not _has(content, at):
            return True
        if other is not draft and _has(gained, at):
            return True
    hearer = find_hearer(parse, draft.frame, draft.content)
    if hearer is not None and any(map(hearer.overlap, gained)):
        return True
    after = draft.frame.anchor.i + 1
    dummy = after < len(parse.tokens) and parse.tokens[after].text.lower() == "it"
    return dummy and draft.frame.name == "clause" and _has(gained, parse.tokens[after].span)


def _has(content: Sequence[Span], span: Span) -> bool:
    return any(map(span.within, content))


def _name_source(parse: Parse, chainer: Chainer, draft: Draft, item: Tagged) -> None:
    """Take the tagger's words for the source, unless they break off; where the rules know none, its head, too."""
    words = mend_words(parse, item.source, (*item.cue, *item.content), frozenset())
    if not words or is_torn(parse, words, (*item.cue, *item.content)):
        return
    draft.named = spans_of(parse, words)[0]
    heads = draft.heads()
    own = chainer.link(heads[-1]).span if heads else None
    head = parse.head_of(draft.named)
    if head is not None and not draft.outer and own is None and head.tag not in ("WP", "WDT"):
        draft.own = list(chainer.heads_of(head))


def _make_draft(
    parse: Parse, chainer: Chainer, item: Tagged, content: list[Span], others: Sequence[Draft]
) -> Draft | None:
    """An attribution that no rule found: it must not lie in another's content, nor share half of it."""
    anchor = parse.tokens[item.anchor]
    size = count(content)
    for other in others:
        shared = sum(count(overlap(content, piece)) for piece in other.content)
        inside = any(anchor.span.within(piece) for piece in other.content)
        around = any(other.frame.anchor.span.within(piece) for piece in content)
        if inside or around or 2 * shared >= min(size, count(other.content)):
            return None
    heads = [head for head in map(parse.head_of, content) if head is not None]
    head = next((head for head in heads if head.pos in ("VERB", "AUX")), heads[0] if heads else None)
    torn = is_torn(parse, item.content, (*item.cue, *item.source))
    if head is None or torn or item.score < _least(anchor, head, item):
        return None
    source = _find_source(parse, item)
    if is_deed(parse, anchor, source, head) or head.lemma in CLAIMS:
        return None
    cue = tuple(parse.tokens[i] for i in sorted({*item.cue, item.anchor}))
    name = "clause" if head.pos in ("VERB", "AUX") else "object"
    frame = Frame(cue, source, head, tuple(content), name, _cue_of(anchor, name), is_negated(parse, anchor))
    draft = Draft(frame, content, score=item.score, is_bare=source is None)
    if source is not None:
        draft.outer.extend(find_outer(parse, anchor, source))
        draft.own.extend(chainer.heads_of(source))
        draft.inner.extend(find_inner(parse, source))
        draft.is_outlet = is_outlet(parse, source)
        _name_source(parse, chainer, draft, item)
    return draft if is_told(parse, chainer, draft) else None


def _find_source(parse: Parse, item: Tagged) -> Token | None:
    """The head of the words for the source, if it can be somebody's: no clause, and not "none of them"."""
    head = parse.head_of(spans_of(parse, item.source)[0]) if item.source else None
    return head if head is not None and head.pos in SOMEBODY and head.lemma not in NOBODY else None


def _least(anchor: Token, head: Token, item: Tagged) -> float:
    """The least score of an attribution of this make that no rule found."""
    is_listed = (PARTS_OF_SPEECH.get(anchor.pos, ""), anchor.lemma) in load_heads()
    return FOUND_FROM + DOUBT * ((head.pos not in ("VERB", "AUX")) + (not item.source) + (not is_listed))


def _cue_of(anchor: Token, name: str) -> Cue:
    """What the word does in this frame, else in its likeliest, else it says."""
    frames = dict(load_heads().get((PARTS_OF_SPEECH.get(anchor.pos, ""), anchor.lemma), ()))
    return frames.get(name) or max(frames.values(), key=lambda cue: cue.score, default=SAYS)
