"""Which mentions tell of one event: clusters by what two mentions share, that never join what must stay apart."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from secondsource.link.casualties import tell_apart
from secondsource.link.clusters import cluster
from secondsource.link.event_view import EventView, join_days
from secondsource.link.levels import Contains, compare_events, find_contradictions
from secondsource.link.one_event import judge_events
from secondsource.link.surroundings import MOST
from secondsource.model import Judgement, Link

BY = "link_events/2"

CARRIED = 0.4
"""The score of a noun that takes up what was told before."""


def link_events(views: Sequence[EventView], contains: Contains) -> list[Link]:
    """Link mentions of one event: first within each report, then what the reports so gathered over the case.

    The link between two reports joins the first mentions that each has of the event.
    """
    within = list(_link_within(views, contains))
    by_id = {view.mention.id: view for view in views}
    groups = cluster([view.mention for view in views], within)
    gathered = [_gather([by_id[id] for id in group]) for group in groups]
    between = [
        _make_link(left, right, *judge_events(left, right, contains))
        for left, right in _find_pairs(gathered, _find_keys)
        if left.mention.doc != right.mention.doc
    ]
    links: dict[tuple[str, str], Link] = {}
    told = cluster([view.mention for view in views], [*within, *between])
    casualties = _link_casualties(views, {id: group[0] for group in told for id in group}, contains)
    for link in (*within, *between, *casualties):
        if link.judgement != "unsure":
            links.setdefault((link.left, link.right), link)
    return [links[key] for key in sorted(links)]


def _link_within(views: Sequence[EventView], contains: Contains) -> Iterator[Link]:
    """Links within one report: it goes on about an event unless something speaks against it."""
    for left, right in _find_pairs(views, lambda view: (view.mention.doc,)):
        yield _make_link(left, right, *judge_events(left, right, contains))
    for view, antecedent in _find_antecedents(views, contains):
        yield _make_link(view, antecedent, "same", CARRIED, (f"goes on about the {view.family}",))


def _link_casualties(views: Sequence[EventView], event_of: Mapping[str, str], contains: Contains) -> Iterator[Link]:
    """Links between the deaths, the injuries or the damage of one incident, unless something tells them apart."""
    leaders: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.mention.id):
        if not view.incident or view.negated:
            continue
        known = leaders[event_of[view.incident], view.family]
        for leader in known:
            if _may_be_one(leader, view, contains):
                yield _make_link(leader, view, "same", 0.4, ("what befell people or things in one incident",))
                break
        else:
            known.append(view)


def _may_be_one(left: EventView, right: EventView, contains: Contains) -> bool:
    return not find_contradictions(compare_events(left, right, contains)) and not tell_apart(left.traits, right.traits)


def _find_keys(view: EventView) -> tuple[str, ...]:
    """What an event of another report must share with this one to be compared with it at all."""
    story = (view.story,) if view.story else ()
    return (*view.actors, *view.vehicles, *view.places, *story)


def _gather(views: Sequence[EventView]) -> EventView:
    """What one report tells of an event in all its mentions, under the first of them that names somebody."""
    ordered = sorted(views, key=lambda view: view.mention.start)
    first = next((view for view in ordered if view.actors or view.vehicles), ordered[0])
    ordinals = [view.ordinal for view in ordered if view.ordinal is not None]
    return replace(
        first,
        parties=tuple(dict.fromkeys(party for view in ordered for party in view.parties)),
        vehicles=frozenset().union(*(view.vehicles for view in ordered)),
        places=frozenset().union(*(view.places for view in ordered)),
        time=join_days([view.time for view in ordered]),
        around=tuple(item for view in ordered for item in view.around)[:MOST],
        ordinal=ordinals[0] if ordinals else None,
        negated=all(view.negated for view in ordered),
        plural=all(view.plural for view in ordered),
    )


def _find_pairs(
    views: Sequence[EventView], keys: Callable[[EventView], Iterable[str]]
) -> Iterator[tuple[EventView, EventView]]:
    """Pairs of one family that share a key: never all pairs of the case."""
    blocks: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.mention.id):
        for key in keys(view):
            blocks[view.family, key].append(view)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        for left, right in itertools.combinations(blocks[block], 2):
            pair = (left.mention.id, right.mention.id)
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _find_antecedents(views: Sequence[EventView], contains: Contains) -> Iterator[tuple[EventView, EventView]]:
    """For "the trip" and "this visit", the nearest mention of its kind before it in the same report, else after it."""
    by_doc: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: (view.mention.doc, view.mention.start)):
        by_doc[view.mention.doc, view.family].append(view)
    for key in sorted(by_doc):
        for number, view in enumerate(by_doc[key]):
            if not view.definite:
                continue
            others = by_doc[key][:number][::-1] or (by_doc[key][number + 1 :] if view.bare else [])
            fits = (other for other in others if not find_contradictions(compare_events(view, other, contains)))
            if (antecedent := next(fits, None)) is not None:
                yield view, antecedent


def _make_link(left: EventView, right: EventView, judgement: Judgement, score: float, reasons: tuple[str, ...]) -> Link:
    one, other = sorted((left.mention.id, right.mention.id))
    return Link(about="event", left=one, right=other, judgement=judgement, score=score, reasons=reasons, by=BY)
