"""Which reports repeat which, and how is that known? Copies and rewrites, with the reasons of their links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondsource.model import Judgement, Link


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a link between two reports says to one of them: the other report, the judgement, the reasons."""

    doc: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


def find_repeats(links: Iterable[Link], rank: Mapping[str, int]) -> dict[str, list[Repeat]]:
    """Give each report its links to others: copies before doubtful ones, the most alike first."""
    found: dict[str, list[Repeat]] = defaultdict(list)
    for link in links:
        if link.about == "document" and link.left in rank and link.right in rank:
            found[link.left].append(Repeat(link.right, link.judgement, link.score, link.reasons))
            found[link.right].append(Repeat(link.left, link.judgement, link.score, link.reasons))
    order = {"same": 0, "unsure": 1, "different": 2}
    for repeats in found.values():
        repeats.sort(key=lambda repeat: (order[repeat.judgement], -repeat.score, rank[repeat.doc]))
    return dict(found)
