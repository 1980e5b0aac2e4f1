"""Is it somebody's that we know, and does it say something? Other attributions are not told."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.anonymity import hides
from secondsource.extract.chains import Chainer
from secondsource.extract.cues import read_words
from secondsource.extract.draft import Draft
from secondsource.extract.frames import PROPOSITIONS
from secondsource.extract.shapes import is_well_formed
from secondsource.parse.tree import Parse

CLAIMS = frozenset({"claim", "rumor", "rumour", "report", "allegation", "statement"})
"""Nouns for what somebody else said; to support or repeat one says nothing of what it was."""


def keep_told(parse: Parse, chainer: Chainer, drafts: Sequence[Draft]) -> list[Draft]:
    """The attributions that are told, in their order."""
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
