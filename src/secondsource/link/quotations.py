"""Which quotations are variants of one utterance? Their words are alike, and one speaker may have said both."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.link.copies import clusters
from secondsource.link.wording import Words, compare_quotations, read_words
from secondsource.model import Link, Quotation, SourceKind, Statement
from secondsource.read.outlets import name_key

BY = "link.quotations/1"

LEAST = 8.0
"""Weight of words that a quotation must have, two or three rare ones or six that most reports hold: a shorter one
("a new path") may be anybody's."""

UNKNOWN_SPEAKER = 0.8
"""What is asked instead of SAME when the speaker of one of them is not named."""

WIRES: frozenset[SourceKind] = frozenset({"news_agency", "state_media", "publisher"})
NO_SPEAKER = WIRES | {"anonymous", "unknown"}

FRAME = 0.8
"""Share of a statement from which another within it is the quotation, and the rest its frame."""

KEYS = 8
"""The rarest words of a quotation, by which others are looked up."""

CROWDED = 200
"""Quotations that share a word, beyond which it looks nothing up."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation to compare: the statement, its words, who says it."""

    statement: Statement
    words: Words
    speaker: str  # the name of who says it, or "" where nobody is named
    carriers: Mapping[str, str]  # the agencies and outlets that pass it on: key -> name


def link_quotations(statements: Sequence[Statement], texts: Mapping[str, str]) -> list[Link]:
    """Link direct quotations that render one utterance: "same", or "unsure" where a number or a "not" differs.

    `texts` gives the text of each document by id. Two quotations are compared when they share rare words and their
    speakers may be the same; the order of the words does not matter.
    """
    quotes = _innermost([quote for quote in (_read(statement, texts) for statement in _ordered(statements)) if quote])
    links = (_judge(quotes[i], quotes[j]) for i, j in _candidates(quotes))
    return [link for link in links if link is not None]


def cluster_quotations(
    statements: Sequence[Statement], links: Sequence[Link], speaker_of: Callable[[Statement], str]
) -> list[Quotation]:
    """Join statements linked as the same utterance into quotations of two or more variants, in order of statements."""
    known = {statement.id: statement for statement in statements}
    found = []
    for cluster in clusters([link for link in links if link.about == "quotation" and link.judgement == "same"]):
        members = _ordered([known[id] for id in cluster if id in known])
        speakers = Counter(filter(None, map(speaker_of, members)))
        speaker = min(speakers, key=lambda name: (-speakers[name], name), default="")
        if len(members) > 1:
            found.append(Quotation(statements=tuple(member.id for member in members), speaker=speaker))
    return sorted(found, key=lambda quotation: quotation.statements)


def _ordered(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda statement: (statement.doc, statement.span, statement.id))


def _read(statement: Statement, texts: Mapping[str, str]) -> Quote | None:
    """Take a statement as a quotation if it is one, and long enough to be told from others."""
    if statement.quote_type not in ("direct", "mixed") or statement.doc not in texts:
        return None
    text = " ".join(texts[statement.doc][piece.start : piece.stop] for piece in statement.content)
    words = read_words(text)
    if math.fsum(words.weights.values()) < LEAST:
        return None
    carriers = {name_key(link.name): link.name for link in statement.chain[1:] if link.kind in WIRES}
    return Quote(statement, words, _speaker(statement), carriers)


def _innermost(quotes: Sequence[Quote]) -> list[Quote]:
    """Leave out a quotation that is little more than the frame of another with a longer chain ("he said: ...")."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for quote in quotes:
        by_document[quote.statement.doc].append(quote.statement)
    return [
        quote
        for quote in quotes
        if not any(_frames(quote.statement, other) for other in by_document[quote.statement.doc])
    ]


def _frames(outer: Statement, inner: Statement) -> bool:
    """Say whether the outer statement is mostly the inner one, which knows more of who speaks."""
    shared = outer.span.overlap(inner.span)
    longer = len(inner.chain) > len(outer.chain)
    return longer and shared >= FRAME * (outer.span.stop - outer.span.start)


def _speaker(statement: Statement) -> str:
    """The name of who speaks, or "" where nobody is named: an agency only passes on what somebody said."""
    inner = statement.chain[-1]
    if len(statement.chain) < 2 or inner.kind in NO_SPEAKER or not any(map(str.isupper, inner.name)):
        return ""
    return inner.name.strip()


def _may_be_one(left: str, right: str) -> bool:
    """Say whether two names may be one speaker's: one of the words of the shorter name ends or begins the other."""
    if not left or not right:
        return True
    a, b = (re.sub(r"[-‑‐]", " ", name).casefold().split() for name in (left, right))
    if min(len(a), len(b)) == 1:
        return a[0] in (b[0], b[-1]) or b[0] in (a[0], a[-1])
    return a[-1] == b[-1]


def _candidates(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pairs that share one of the rarest words of either."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for word in sorted(quote.words.weights):
            holders[word[:5]].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, quote in enumerate(quotes):
        weights = quote.words.weights
        for word in sorted(weights, key=lambda word: (-weights[word], word))[:KEYS]:
            others = holders[word[:5]]
            if len(others) <= CROWDED:
                pairs.update((min(number, other), max(number, other)) for other in others if other != number)
    return sorted(pairs)


def _judge(left: Quote, right: Quote) -> Link | None:
    """Judge a pair of quotations from the likeness of the words and from who speaks."""
    nested = left.statement.doc == right.statement.doc and left.statement.span.overlap(right.statement.span)
    if nested or not _may_be_one(left.speaker, right.speaker):
        return None
    like = compare_quotations(left.words, right.words)
    known = _common_voice(left, right)
    whole, piece = like.same(0.0 if known else UNKNOWN_SPEAKER), like.piece
    if not whole and not piece:
        return None
    reasons = [f"{like.both:.0%} of the weight of their words is common to both, in any order"]
    if piece and not whole:
        reasons = [f"{like.part:.0%} of the weight of the shorter one's words stands in the longer"]
    reasons.append(known or "one has no speaker")
    return Link(
        about="quotation",
        left=left.statement.id,
        right=right.statement.id,
        judgement="unsure" if like.against else "same",
        score=like.both if whole else like.part,
        reasons=(*reasons, *like.against),
        by=BY,
    )


def _common_voice(left: Quote, right: Quote) -> str:
    """Say that both have one speaker, or one agency through which they come; "" where neither is known."""
    if left.speaker and right.speaker:
        return f"both are ascribed to {max(left.speaker, right.speaker, key=len)}"
    common = sorted(left.carriers.keys() & right.carriers.keys())
    return f"both come through {left.carriers[common[0]]}" if common else ""
