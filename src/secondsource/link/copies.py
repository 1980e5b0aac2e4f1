"""Which report is a copy or a rewrite of which? Runs of eight words, compared through an index, never all pairs."""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import inf

import numpy as np
from numpy.typing import NDArray

from secondsource.link.credits import Credit, find_credits
from secondsource.link.words import rarity, regions_by_document, split_words, stem, told_text
from secondsource.model import Document, Link, Region, Span
from secondsource.read.outlets import name_key

BY = "link.copies/1"

RUN = 8
"""Words in a run: the length at which two reporters hardly ever write the same by chance (the unit of the published
measures of text reuse, and of the figures known for the development data)."""

COPY = 0.85
"""From this share of the shorter text's runs on, one text is a copy of the other but for headline, cuts, furniture. A
later version with a new top keeps .70 to .82 on the labelled pairs of lineage/dev, a copy .92 and more."""

REWRITE = 0.3
"""From this share on, whole paragraphs are shared: the same story retold."""

SHORTEST = 4
"""Runs a text must have to be compared: below, a headline or a caption would make two reports copies."""

SAMPLE = 4
"""One run in so many is indexed (those whose number divides by it); the shares are computed from all runs."""

SHORT = 60
"""Shared runs below which the titles must share a telling word, too: pages that hold only furniture (a paywall, a
notice about scripts) repeat each other under quite different titles."""

TELLING = 3.0
"""Rarity of a telling word: fewer than 5 % of news reports hold it."""

CROWD = 24
"""Reports that share a run, from which on each is paired with its neighbours in the index instead of with all."""

Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Report:
    """A document as it is compared: its runs in the order of the text, the same sorted, and whom it credits."""

    document: Document
    ordered: Runs
    runs: Runs
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much wording two texts share: shared runs, the runs of the shorter text, and the share they make."""

    shared: int
    shorter: int

    @property
    def share(self) -> float:
        """The share of the shorter text's runs that also stand in the other, rounded before it decides anything."""
        return round(self.shared / self.shorter, 4) if self.shorter else 0.0


def link_copies(documents: Sequence[Document], regions: Sequence[Region]) -> list[Link]:
    """Link the reports of which one repeats the other: "same" for a copy, "unsure" for a rewrite, with the reasons.

    Only told regions count (body, headline, notes), so that the furniture of a site makes no copies. The result does
    not depend on the order of the documents.
    """
    by_document = regions_by_document(regions)
    ordered = sorted(documents, key=lambda document: document.id)
    reports = [_prepare(document, by_document.get(document.id, ())) for document in ordered]
    pairs = _candidates([report.runs for report in reports])
    links = (_judge(reports[left], reports[right]) for left, right in pairs)
    return [link for link in links if link is not None]


def word_runs(text: str) -> Runs:
    """Number each run of eight words of a text (64 bits; equal words give equal numbers), sorted, each once."""
    return np.unique(_runs_in_order(text))


def longest_passage(ordered: Runs, runs: Runs) -> int:
    """Count the words of the longest passage of a text, its runs in order, of which each run stands in another text."""
    shared = np.concatenate([[False], np.isin(ordered, runs), [False]])
    edges = np.flatnonzero(shared[1:] != shared[:-1])
    longest = int((edges[1::2] - edges[::2]).max(initial=0))
    return longest + RUN - 1 if longest else 0


def _prepare(document: Document, regions: Sequence[Region]) -> _Report:
    ordered = _runs_in_order(told_text(document, regions))
    return _Report(document, ordered, np.unique(ordered), _credits_of(document, regions))


def _runs_in_order(text: str) -> Runs:
    words = np.array([_word_number(word) for word in split_words(text)], dtype=np.uint64)
    length = min(RUN, len(words))
    if length == 0:
        return words
    total = np.zeros(len(words) - length + 1, dtype=np.uint64)
    for offset in range(length):
        total = total * np.uint64(0x9E3779B97F4A7C15) + words[offset : offset + len(total)]
    return total ^ (total >> np.uint64(29))


def compare_runs(left: Runs, right: Runs) -> Overlap:
    """Count the runs that two texts share."""
    shared = int(np.intersect1d(left, right, assume_unique=True).size)
    return Overlap(shared, min(len(left), len(right)))


def find_copy_of(documents: Sequence[Document], links: Sequence[Link]) -> dict[str, str]:
    """Name for each copy the report it copies: the earliest of its cluster, then the one others credit.

    Documents that are nobody's copy do not appear. Rewrites ("unsure" links) are no copies.
    """
    known = {document.id: document for document in documents}
    credited = _credited(known, links)
    roots: dict[str, str] = {}
    for cluster in clusters(link for link in links if link.about == "document" and link.judgement == "same"):
        members = [known[id] for id in cluster if id in known]
        if len(members) < 2:
            continue
        first = min(members, key=lambda document: _earliness(document, credited))
        roots.update((member.id, first.id) for member in members if member is not first)
    return dict(sorted(roots.items()))


def clusters(links: Iterator[Link] | Sequence[Link]) -> list[tuple[str, ...]]:
    """Join the two sides of each link into clusters of ids; each cluster is sorted, and so is the list."""
    parent: dict[str, str] = {}

    def root(id: str) -> str:
        parent.setdefault(id, id)
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for link in links:
        left, right = sorted((root(link.left), root(link.right)))
        parent[right] = left
    found: dict[str, list[str]] = {}
    for id in sorted(parent):
        found.setdefault(root(id), []).append(id)
    return sorted(tuple(members) for members in found.values())


@functools.lru_cache(maxsize=200_000)
def _word_number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _candidates(runs: Sequence[Runs]) -> list[tuple[int, int]]:
    """Pairs of texts that share an indexed run, in order."""
    sampled = [text[text % np.uint64(SAMPLE) == 0] if len(text) > SHORTEST * RUN else text for text in runs]
    numbers = np.concatenate([*sampled, np.zeros(0, dtype=np.uint64)])
    owners = np.repeat(np.arange(len(runs)), [len(text) for text in sampled])
    order = np.argsort(numbers, kind="stable")
    numbers, owners = numbers[order], owners[order]
    borders = np.flatnonzero(numbers[1:] != numbers[:-1]) + 1
    pairs: set[tuple[int, int]] = set()
    for group in np.split(owners, borders):
        if len(group) > 1:
            pairs.update(_pair(group.tolist()))
    return sorted(pairs)


def _pair(group: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a small group; each with the first and with its neighbour in a crowd."""
    for place, left in enumerate(group):
        if len(group) <= CROWD:
            yield from ((left, right) for right in group[place + 1 :])
        elif place:
            yield group[0], left
            yield group[place - 1], left


def _judge(one: _Report, other: _Report) -> Link | None:
    """Judge a pair from its overlap and from what the two say about where their text comes from."""
    overlap, left, right = compare_runs(one.runs, other.runs), one.document, other.document
    if overlap.shorter < SHORTEST or overlap.share < REWRITE:
        return None
    reasons = [f"{overlap.share:.0%} of the shorter text's {RUN}-word runs also stand in the other"]
    reasons += _declared(left, right, one.credits) + _declared(right, left, other.credits)
    reasons += _shared_agencies(one.credits, other.credits)
    declared = len(reasons) > 1
    if overlap.shared < SHORT and not declared and not _titles_meet(left.title, right.title):
        return None
    reasons += _shared_house(left, right)
    reasons.insert(1, f"the longest passage that both have is {longest_passage(one.ordered, other.runs)} words long")
    copied = overlap.share >= COPY or (declared and overlap.share >= (COPY + REWRITE) / 2)
    return Link(
        about="document",
        left=left.id,
        right=right.id,
        judgement="same" if copied else "unsure",
        score=overlap.share,
        reasons=tuple(dict.fromkeys(reasons)),
        by=BY,
    )


def _titles_meet(left: str, right: str) -> bool:
    """Say whether two titles share a telling word; a missing title meets any."""
    words, others = (
        {word for word in map(stem, split_words(title)) if rarity(word) >= TELLING} for title in (left, right)
    )
    return not left or not right or bool(words & others)


def _declared(document: Document, other: Document, credits: Sequence[Credit]) -> list[str]:
    """The reason that a document names the other's publisher as where its text is from: an outlet, or an agency."""
    key = name_key(other.publisher)
    return [
        f"{document.publisher or document.uri} says that its text is from {credit.name}"
        for credit in credits
        if credit.key == key != name_key(document.publisher)
    ]


def _shared_agencies(left: Sequence[Credit], right: Sequence[Credit]) -> list[str]:
    common = {credit.key: credit.name for credit in left if credit.kind == "agency"}
    return [f"both credit {common[credit.key]}" for credit in right if credit.kind == "agency" and credit.key in common]


def _shared_house(left: Document, right: Document) -> list[str]:
    """The reasons that two documents come from one place; they say whose copies these are, not that they are any."""
    if left.publisher and name_key(left.publisher) == name_key(right.publisher):
        same = " at the same address" if "://" in left.uri and left.uri == right.uri else ""
        return [f"both are published by {left.publisher}{same}"]
    return [f"both publishers belong to {left.family}"] if left.family and left.family == right.family else []


def _credits_of(document: Document, regions: Sequence[Region]) -> tuple[Credit, ...]:
    """The credits in a document's text, and the agency that its metadata names; its own publisher is none."""
    found = tuple(find_credits(document, regions))
    key = name_key(document.agency)
    if not key or key == name_key(document.publisher) or any(credit.key == key for credit in found):
        return found
    return (*found, Credit(document.agency, key, "agency", Span(0, 0)))


def _credited(documents: Mapping[str, Document], links: Sequence[Link]) -> Counter[str]:
    """How often each document is named as the source of another's text, from the reasons of the links."""
    counts: Counter[str] = Counter()
    for link in links:
        for id in (link.left, link.right):
            publisher = documents[id].publisher if id in documents else ""
            counts[id] += sum(bool(publisher) and reason.endswith(f"is from {publisher}") for reason in link.reasons)
    return counts


def _earliness(document: Document, credited: Counter[str]) -> tuple[bool, date, int, float, str]:
    """The original before its copies: by day of publication, by who is credited, by the clock, then by address."""
    day = document.dct.earliest or document.dct.latest
    return day is None, day or date.max, -credited[document.id], _moment(document.published), document.uri


def _moment(published: str) -> float:
    """The second of publication; without a zone it cannot be compared, and stands last."""
    try:
        told = datetime.fromisoformat(published)
        return told.timestamp() if told.tzinfo else inf
    except (ValueError, OverflowError):
        return inf
