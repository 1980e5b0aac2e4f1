"""Which event of a series does a report tell of? Who tells of the fourth trip writes after the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.link.event_view import EventView
from secondsource.link.hooks import find_series
from secondsource.model import Span


@dataclass(frozen=True, slots=True)
class Rank:
    """A mention of an event by its place in a series: "his fourth trip"."""

    doc: str
    words: Span
    event: str
    series: str
    ordinal: int


def find_ranks(views: Sequence[EventView], clusters: Sequence[Sequence[str]]) -> list[Rank]:
    """The mentions that tell the place of their event in its series, in the order of the clusters."""
    by_id = {view.mention.id: view for view in views}
    series = find_series(clusters, by_id)
    return [
        Rank(view.mention.doc, view.mention.span, members[0], series[number], view.ordinal)
        for number, members in enumerate(clusters)
        for view in (by_id[id] for id in members)
        if view.ordinal is not None and not view.negated
    ]


def find_earlier(rank: Rank, ranks: Sequence[Rank], dated: Mapping[str, Sequence[int]]) -> tuple[int, Rank] | None:
    """The latest known first day of an event of the series that came before, as other reports tell it.

    `dated` holds the days of events, as ordinals, by the event.
    """
    earlier = [
        (min(dated[other.event]), other)
        for other in ranks
        if other.series == rank.series and other.ordinal < rank.ordinal and other.doc != rank.doc
        if dated.get(other.event)
    ]
    return max(earlier, key=lambda found: (found[0], found[1].words), default=None)
