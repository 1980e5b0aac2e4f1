"""Events over the whole case: dated reports first, then the mentions that tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from secondsource.extract.slashed import settle_orders
from secondsource.link.ages import find_ages
from secondsource.link.chronology import resolve_times, settle_tenses
from secondsource.link.clusters import cluster
from secondsource.link.dating import date_reports
from secondsource.link.event_view import EventView
from secondsource.link.events import link_events
from secondsource.link.hooks import find_hooks
from secondsource.link.ranks import find_ranks
from secondsource.link.stories import group_stories
from secondsource.link.turnings import find_turnings
from secondsource.link.views import view_case
from secondsource.model import (
    ActorMention,
    Document,
    Link,
    Record,
    Records,
    Region,
    TimeMention,
)
from secondsource.parse.tree import Parse


def date_case(records: Records, parses: Mapping[str, Parse]) -> list[Record]:
    """Date the undated reports by all reports together, and resolve every time expression.

    Events are linked twice: here with the days that dated reports give, so that they can date the others, and later
    with all days known.
    """
    documents = records.of(Document)
    times = settle_orders(documents, settle_tenses(records.of(TimeMention)))
    notes = records.of(Region, lambda region: region.later)
    stories = group_stories(documents, records.of(Region))
    drafts = Records([*records, *stories, *resolve_times(documents, (), times, notes)])
    lookups, views = view_case(drafts, parses)
    clusters = cluster_views(views, link_events(views, lookups.contains))
    hooks = find_hooks(views, clusters, times, parses)
    told = list(times.values())
    ranks = find_ranks(views, clusters)
    ages = find_ages({document.id: document.text for document in documents}, records.of(ActorMention), told)
    datings = date_reports(documents, told, hooks, ranks=ranks, ages=ages)
    turnings = find_turnings(records, views, clusters, resolve_times(documents, datings, times, notes))
    if turnings:
        datings = date_reports(documents, told, hooks, turnings, ranks, ages)
    return [*datings, *resolve_times(documents, datings, times, notes)]


def link_case_events(records: Records, parses: Mapping[str, Parse]) -> list[Link]:
    """Link the mentions of one event over all reports."""
    lookups, views = view_case(records, parses)
    return link_events(list(views), lookups.contains)


def cluster_views(views: Iterable[EventView], links: list[Link]) -> list[tuple[str, ...]]:
    """Clusters of event mentions; links within one document come first, because a report goes on about its events."""
    views = list(views)
    home = {view.mention.id: view.mention.doc for view in views}
    return cluster([view.mention for view in views], links, lambda link: home.get(link.left) == home.get(link.right))
