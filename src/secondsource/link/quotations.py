"""Which quotations are variants of one utterance? Words compared in any order, so that two translations meet."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from rapidfuzz.distance import Levenshtein

from secondsource.extract.countries import find_country
from secondsource.link.copies import clusters
from secondsource.link.credits import name_key
from secondsource.link.words import rarity, split_words, stem
from secondsource.model import Link, Quotation, SourceKind, Statement

BY = "link.quotations/1"

LEAST = 8.0
"""Weight of words that a quotation must have, two or three rare ones or six that most reports hold: a shorter one
("a new path") may be anybody's."""

SAME = 0.62
"""Share of the two quotations' weight that matches, from which they are one utterance; tuned on the labelled pairs in
tests/cases/quotation_variants.tsv."""

SAME_RICH = 0.55
RICH = 5
"""What is asked of a long one that shares RICH words with a meaning: free translations differ in the rest."""

LONG = 30.0
"""Weight of words from which SAME is enough; a shorter quotation has to match by SAME_SHORT."""

SAME_SHORT = 0.75
SAME_TOLD = 0.7
"""What is asked of a short one that shares TOLD words with a meaning: fewer may be a turn of phrase."""

TOLD = 3
MEANING = 2.5
"""Rarity of a word with a meaning: fewer than 8 % of news reports hold it."""

PART = 0.9
"""Share of the shorter quotation's weight that stands in the longer, from which it is a piece of it."""

UNKNOWN_SPEAKER = 0.8
"""What is asked instead of SAME when the speaker of one of them is not named."""

ALIKE = 0.75
"""Likeness of two words (1 for equal letters) from which they may be two spellings or forms of one."""

WIRES: frozenset[SourceKind] = frozenset({"news_agency", "state_media", "publisher"})
NO_SPEAKER = WIRES | {"anonymous", "unknown"}

OTHER_FORM = 0.8
"""How far two forms of a word match ("resolve", "resolution")."""

FRAME = 0.8
"""Share of a statement from which another within it is the quotation, and the rest its frame."""

KEYS = 8
"""The rarest words of a quotation, by which others are looked up."""

CROWDED = 200
"""Quotations that share a word, beyond which it looks nothing up."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is compared of a quotation: its words in normal form with their weights, numbers, and its negations."""

    weights: Mapping[str, float]
    numbers: frozenset[str]
    negations: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two quotations are.

    `both` is the matching share of both together, `part` that of the shorter one; `weight` is the shorter one's,
    `told` counts the common words with a meaning; `against` says what keeps the two apart.
    """

    both: float
    part: float
    weight: float
    told: int
    against: tuple[str, ...]

    def same(self, least: float = 0.0) -> bool:
        """Say whether both render one utterance as a whole; `least` raises what is asked."""
        if self.weight >= LONG:
            asked = SAME_RICH if self.told >= RICH else SAME
        else:
            asked = SAME_TOLD if self.told >= TOLD else SAME_SHORT
        return self.both >= max(least, asked)

    @property
    def piece(self) -> bool:
        """Say whether the shorter one is a piece of the longer."""
        return self.part >= PART


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation to compare: the statement, its words, who says it."""

    statement: Statement
    text: str
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


def read_words(text: str) -> Words:
    """Bring the words of a quotation to a normal form: spelling, inflection, numbers; weigh them by rarity."""
    weights: dict[str, float] = {}
    numbers: list[str] = []
    negations = 0
    counting = False  # the word before was a number, so that "forty thousand" is one
    for word in split_words(text):
        number = _listed("number").get(word) or word.replace(",", "")
        negations += word in _listed("negation") or word.endswith(("n't", "n’t"))
        if counting and word in _listed("scale") and numbers[-1].isdecimal():
            numbers[-1] = str(int(numbers[-1]) * int(_listed("scale")[word]))
        elif number[:1].isdigit():
            numbers.append(number[:20])
        elif word not in _listed("negation"):
            weights[_normal(word)] = rarity(stem(word))
        counting = number[:1].isdigit()
    return Words(weights, frozenset(numbers), negations)


def compare_quotations(left: Words, right: Words) -> Likeness:
    """Compare two quotations word by word in any order; each word weighs as much as it is rare."""
    small, large = sorted((left.weights, right.weights), key=lambda weights: (len(weights), sorted(weights)))
    pairs = _match(small, large)
    totals = math.fsum(small.values()), math.fsum(large.values())
    matched = [
        math.fsum(share * weights[pair[side]] for *pair, share in pairs) for side, weights in enumerate((small, large))
    ]
    both = round(sum(matched) / (sum(totals) or 1.0), 4)
    shorter, longer = (left, right) if small is left.weights else (right, left)
    return Likeness(
        both=both,
        part=round(matched[0] / (totals[0] or 1.0), 4),
        weight=round(min(totals), 4),
        told=sum(small[word] >= MEANING for word, _, _ in pairs),
        against=tuple(_against(shorter, longer, both < SAME_SHORT)),
    )


@functools.lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    """The stem of a word; the names, adjectives and peoples of a country are one word."""
    return find_country(word.title()) or stem(word)


def _match(small: Mapping[str, float], large: Mapping[str, float]) -> list[tuple[str, str, float]]:
    """Pair the words of each side with their like on the other, each word once, with how far they match."""
    free = dict(large)
    pairs = []
    for word in sorted(small, key=lambda word: (word not in free, -small[word], word)):
        like = word if word in free else _most_like(word, free)
        if like is not None:
            del free[like]
            pairs.append((word, like, 1.0 if like == word else OTHER_FORM))
    return pairs


def _most_like(word: str, others: Mapping[str, float]) -> str | None:
    """The other word that begins alike and may be another form of this one ("resolve", "resolution")."""
    best: tuple[float, str] | None = None
    for other in others:
        if len(word) > 3 and word[:4] == other[:4]:
            alike = round(_alike(word, other), 4)
            if alike >= ALIKE and (best is None or (-alike, other) < (-best[0], best[1])):
                best = alike, other
    return best[1] if best else None


def _alike(word: str, other: str) -> float:
    """The share of the shorter word with which both begin, or their likeness letter by letter if that is more."""
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    shorter = min(len(word), len(other))
    begins = start / shorter if start >= 5 else 0.0
    return max(begins, Levenshtein.normalized_similarity(word, other))


def _against(shorter: Words, longer: Words, piece: bool) -> Iterator[str]:
    """What keeps two quotations of like words apart: a number or a "not" that differs, or that a piece adds."""
    if (
        shorter.numbers
        and longer.numbers
        and not (shorter.numbers <= longer.numbers or longer.numbers <= shorter.numbers)
    ):
        yield f"the numbers differ: {', '.join(sorted(shorter.numbers))} and {', '.join(sorted(longer.numbers))}"
    if bool(shorter.negations) != bool(longer.negations) and not (piece and longer.negations):
        yield "one of them has a “not” that the other lacks"


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
    return Quote(statement, text, words, _speaker(statement), carriers)


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


@functools.cache
def _listed(kind: str) -> Mapping[str, str]:
    """The words of one kind in `data/quotation_words.tsv`, with their values."""
    lines = resources.files("secondsource.link").joinpath("data/quotation_words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[1]: row[2] for row in rows if row[0] == kind}
