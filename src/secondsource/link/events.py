"""Which mentions tell of one event: clusters by what two mentions share, that never join what must stay apart."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from secondsource.link.casualties import tell_apart
from secondsource.link.clusters import cluster
from secondsource.link.event_view import EventView, join_days
from secondsource.link.families import INCIDENTS
from secondsource.link.levels import Contains, Level, compare_events
from secondsource.model import Judgement, Link

BY = "link_events/1"

UNSHARED = 0.3
"""The score of two mentions of one kind in one story that share nothing else."""


def judge_levels(levels: Sequence[Level]) -> tuple[Judgement, float, tuple[str, ...]]:
    """Same only with the same kind, something shared, and nothing that speaks against it.

    On development data (ECB+, GVC), of pairs of one kind in one story 90% and 86% are the same event when they share
    a participant, 60% and 35% when only a place, 56% and 48% when nothing.
    """
    verdict = {level.name: level.verdict for level in levels}
    reasons = tuple(level.reason for level in levels if level.reason)
    against = [level for level in levels if level.verdict == "different" and level.name != "negation"]
    if verdict["kind"] != "same":
        return "different", 0.0, tuple(level.reason for level in levels if level.name == "kind")
    if against:
        hard = [level for level in against if level.name in ("time", "ordinal", "number", "place")]
        shared_vehicle = verdict["vehicle"] == "same"
        if hard or not shared_vehicle:
            return "different", 0.0, tuple(level.reason for level in against)
    shared = [name for name in ("participant", "vehicle", "place", "time") if verdict[name] == "same"]
    if verdict["negation"] == "different" and not {"place", "time"} & set(shared):
        reason = "one says that it did not happen, without saying which"
        return "different", 0.0, (reason,)  # "has never met a head of state" denies no meeting in particular
    score = round(0.2 + 0.2 * len(shared) + (0.1 if verdict["story"] == "same" else 0), 2)
    if shared == ["participant"] and verdict["topic"] == "unsure":
        return "unsure", UNSHARED, reasons  # "Xi's invitation" may be to anything
    if "participant" in shared or "vehicle" in shared:
        enough = len(shared) >= 2 or verdict["story"] == "same"
        return ("same" if enough else "unsure"), score, reasons
    if len(shared) == 2:  # place and time, nobody named: an incident
        return "same", score, reasons
    if verdict["story"] == "same" and verdict["incident"] == "same":
        return "same", score, reasons
    return "unsure", score, reasons


def link_events(views: Sequence[EventView], contains: Contains) -> list[Link]:
    """Link mentions of one event: first within each report, then what the reports so gathered over the case.

    The link between two reports joins the first mentions that each has of the event.
    """
    within = list(_link_within(views, contains))
    by_id = {view.mention.id: view for view in views}
    groups = cluster([view.mention for view in views], within)
    gathered = [_gather([by_id[id] for id in group]) for group in groups]
    between = [
        _make_link(left, right, *judge_levels(compare_events(left, right, contains)))
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
    full = [view for view in views if not view.bare]
    for left, right in _find_pairs(full, lambda view: (view.mention.doc,)):
        judgement, score, reasons = judge_levels(compare_events(left, right, contains))
        if judgement == "unsure" and score > UNSHARED:
            judgement = "same"
        yield _make_link(left, right, judgement, score, reasons)
    for view, antecedent in _find_antecedents(views, contains):
        yield _make_link(view, antecedent, "same", 0.4, (f"goes on about the {view.family}",))


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
    apart = judge_levels(compare_events(left, right, contains))[0] == "different"
    return not apart and not tell_apart(left.traits, right.traits)


def _find_keys(view: EventView) -> tuple[str, ...]:
    """What an event of another report must share with this one to be compared with it at all."""
    story = (view.story,) if view.story and view.family in INCIDENTS else ()
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
            fits = (o for o in others if judge_levels(compare_events(view, o, contains))[0] != "different")
            if (antecedent := next(fits, None)) is not None:
                yield view, antecedent


def _make_link(left: EventView, right: EventView, judgement: Judgement, score: float, reasons: tuple[str, ...]) -> Link:
    one, other = sorted((left.mention.id, right.mention.id))
    return Link(about="event", left=one, right=other, judgement=judgement, score=score, reasons=reasons, by=BY)
