"""Which quotations are variants of one utterance? Their words are alike, and one speaker may have said both."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from secondsource.extract.name_lists import name_lists
from secondsource.extract.quotemarks import find_quotations
from secondsource.link.copies import clusters
from secondsource.link.quoted_words import Word, read_words, weigh
from secondsource.link.wording import SAME, Likeness, compare_words, observe, weigh_up
from secondsource.model import Interval, Link, Quotation, SourceKind, Span, Statement
from secondsource.read.outlets import name_key

BY = "link.quotations/2"

LEAST = 7.0
"""Weight of words that a quotation must have, two rare ones or five that most reports hold: a shorter one ("a new
path") may be anybody's."""

VERBATIM, LONG = 0.9, 18.0
"""Share of the shorter quotation that stands in the longer in a row, and weight of these words, from which they are the
same whoever is named: two names then are a difference between the reports."""

MARKS = tuple("\"“”„‟«»‘’'")

ONE_NAME = 0.7
"""Likeness of two last names from which they may be spellings of one ("Gaddafi", "Gadhafi"): that counts only
beside words that are alike."""

APART = 10
"""Days between two reports from which a speaker may well have used like words again."""

WIRES: frozenset[SourceKind] = frozenset({"news_agency", "state_media", "publisher"})
NO_SPEAKER = WIRES | {"anonymous", "unknown"}

FRAME = 0.8
"""Share of a statement from which another within it is the quotation, and the rest its frame."""

KEYS = 8
"""The rarest words of a quotation, by which others are looked up."""

CROWDED = 200
"""Quotations that share a word, beyond which it looks nothing up."""

SHARED = 0.4
"""Share of the shorter one's weight that two quotations must have in common at a glance to be compared word by word."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation to compare: the statement, its words, who says it."""

    statement: Statement
    words: Sequence[Word]
    said: str  # the text of the document
    speaker: str  # the name of who says it, or "" where nobody is named
    carriers: Mapping[str, str]  # the agencies and outlets that pass it on: key -> name
    day: Interval  # when its document was published


def link_quotations(
    statements: Sequence[Statement], texts: Mapping[str, str], days: Mapping[str, Interval] | None = None
) -> list[Link]:
    """Link direct quotations that render one utterance: "same", or "unsure" where more than one sign speaks against it.

    `texts` gives the text of each document by id, `days` when it was published, if that is known. Two quotations are
    compared when they share rare words; the order of the words does not matter. A reason that begins with "altered"
    says which number or "not" differs between the two.
    """
    read = (read_quote(statement, texts, days or {}) for statement in _ordered(statements))
    quotes = _innermost([quote for quote in read if quote])
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


def read_quote(statement: Statement, texts: Mapping[str, str], days: Mapping[str, Interval]) -> Quote | None:
    """Take a statement as a quotation if it is one, and long enough to be told from others."""
    if statement.quote_type not in ("direct", "mixed") or statement.doc not in texts:
        return None
    text = texts[statement.doc]
    words = read_words(text, quoted_pieces(statement, text))
    if weigh(words) < LEAST:
        return None
    carriers = {name_key(link.name): link.name for link in statement.chain[1:] if link.kind in WIRES}
    day = days.get(statement.doc, Interval())
    return Quote(statement, words, text, _speaker(statement), carriers, day)


def quoted_pieces(statement: Statement, text: str) -> list[Span]:
    """The words of a statement that stand in quotation marks, as spans of its document's text."""
    if statement.quote_type == "direct":
        return list(statement.content)
    wide = [_with_marks(piece, text) for piece in statement.content]
    found = [piece for quoted in find_quotations(text, wide) for piece in quoted.pieces]
    return found or list(statement.content)


def _with_marks(piece: Span, text: str) -> Span:
    """A piece of content with the quotation marks at its ends, which the content leaves out."""
    start = piece.start - (text[piece.start - 1 : piece.start] in MARKS and piece.start > 0)
    return Span(start, piece.stop + (text[piece.stop : piece.stop + 1] in MARKS and piece.stop < len(text)))


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


def may_be_one(left: str, right: str) -> bool:
    """Say whether two names may be one speaker's: one of the words of the shorter name ends or begins the other, or
    the last names are spellings of one and the first names do not differ."""
    if not left or not right:
        return True
    a, b = (re.sub(r"[-‑‐]", " ", _without_titles(name)).casefold().split() for name in (left, right))
    if not a or not b:
        return True
    if min(len(a), len(b)) == 1 and (a[0] in (b[0], b[-1]) or b[0] in (a[0], a[-1])):
        return True
    first = min(len(a), len(b)) == 1 or _are_alike(a[0], b[0]) or a[0][0] == b[0][0]
    return first and _are_alike(a[-1], b[-1])


@functools.lru_cache(maxsize=10_000)
def _without_titles(name: str) -> str:
    """A name without "President", "Mr." and the like before it."""
    while " " in name and (found := name_lists().longest(name, name.split(" ")[0], 0)) and found[1].kind == "title":
        name = name[found[0] :].strip()
    return name


def _are_alike(left: str, right: str) -> bool:
    return Levenshtein.normalized_similarity(left, right) >= ONE_NAME


def _candidates(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pairs that share one of the rarest words of either."""
    weights = [{word.form[:5]: word.weight for word in quote.words} for quote in quotes]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, forms in enumerate(weights):
        for form in forms:
            holders[form].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, forms in enumerate(weights):
        for form in sorted(forms, key=lambda form: (-forms[form], form))[:KEYS]:
            others = holders[form]
            if len(others) <= CROWDED:
                pairs.update((min(number, other), max(number, other)) for other in others if other != number)
    return sorted(pair for pair in pairs if _share_much(weights[pair[0]], weights[pair[1]]))


def _share_much(left: Mapping[str, float], right: Mapping[str, float]) -> bool:
    """Say whether a good part of the shorter quotation's words begin as words of the other do."""
    least = SHARED * min(sum(left.values()), sum(right.values()))
    return round(sum(weight for form, weight in left.items() if form in right), 4) >= least


def _judge(left: Quote, right: Quote) -> Link | None:
    """Judge a pair of quotations from the likeness of the words and from who speaks."""
    if left.statement.doc == right.statement.doc and left.statement.span.overlap(right.statement.span):
        return None
    like = compare_words(left.words, right.words)
    verbatim = like.verbatim >= VERBATIM and like.in_runs >= LONG
    if not verbatim and not may_be_one(left.speaker, right.speaker):
        return None
    voice = common_voice(left, right)
    likelihood = weigh_up(observe(like, named=bool(voice), apart=far_apart(left.day, right.day)))
    if likelihood < SAME and not verbatim:
        return None
    return Link(
        about="quotation",
        left=left.statement.id,
        right=right.statement.id,
        judgement="unsure" if like.altered and not like.one_change else "same",
        score=likelihood,
        reasons=(*_say(like), voice or _say_voices(left, right), *like.altered),
        by=BY,
    )


def far_apart(left: Interval, right: Interval) -> bool:
    """Say whether two reports were published long apart, as far as is known."""
    ends = (left.latest, right.earliest), (right.latest, left.earliest)
    return any(stop and start and (start - stop).days > APART for stop, start in ends)


def _say(like: Likeness) -> list[str]:
    """Say what the words have in common."""
    said = [f"{like.both:.0%} of the weight of their words is common to both, in any order"]
    if like.verbatim >= VERBATIM > like.both:
        said = [f"{like.part:.0%} of the weight of the shorter one's words stands in the longer"]
    if like.longest is not None and like.longest.size > 1:
        said.append(f"{like.longest.size} words in a row are the same")
    return said


def common_voice(left: Quote, right: Quote) -> str:
    """Say that both have one speaker, or one agency through which they come; "" where neither is known."""
    if left.speaker and right.speaker and may_be_one(left.speaker, right.speaker):
        return f"both are ascribed to {max(left.speaker, right.speaker, key=len)}"
    common = sorted(left.carriers.keys() & right.carriers.keys())
    return f"both come through {left.carriers[common[0]]}" if common else ""


def _say_voices(left: Quote, right: Quote) -> str:
    if left.speaker and right.speaker:
        return f"one is ascribed to {left.speaker}, the other to {right.speaker}"
    return "one has no speaker"
