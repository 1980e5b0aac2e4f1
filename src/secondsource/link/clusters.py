"""Clusters of records, computed from the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from secondsource.model import Link, Record


def by_person(link: Link) -> bool:
    """Say whether a person made the link."""
    return link.by.startswith("person")


def cluster(
    items: Iterable[Record], links: Sequence[Link], near: Callable[[Link], bool] = lambda link: False
) -> list[tuple[str, ...]]:
    """Join what is linked as the same, the surest first, unless a link keeps some of the two clusters apart.

    A link made by a person outranks all others; then come links that are `near` (within one document, say). Ties are
    broken by id, so that the order of input does not matter.
    """
    ids = sorted(item.id for item in items)
    cluster_of = {id: id for id in ids}
    members = {id: [id] for id in ids}
    apart: dict[str, set[str]] = defaultdict(set)
    first = {link.id for link in links if near(link)}
    ordered = sorted(
        links,
        key=lambda link: (not by_person(link), link.id not in first, -link.score, link.left, link.right),
    )
    joined = {frozenset((link.left, link.right)) for link in links if by_person(link) and link.judgement == "same"}
    for link in ordered:
        overruled = not by_person(link) and frozenset((link.left, link.right)) in joined
        if link.judgement == "different" and not overruled:
            apart[link.left].add(link.right)
            apart[link.right].add(link.left)
    for link in ordered:
        left, right = cluster_of.get(link.left), cluster_of.get(link.right)
        if link.judgement != "same" or left is None or right is None or left == right:
            continue
        large, small = sorted((left, right), key=lambda id: (-len(members[id]), id))
        barred = {far for member in members[small] for far in apart.get(member, ())}
        if barred and not barred.isdisjoint(members[large]):
            continue
        cluster_of.update(dict.fromkeys(members[small], large))
        members[large] += members.pop(small)
    return sorted(tuple(sorted(group)) for group in members.values())
