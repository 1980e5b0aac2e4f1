"""Of which incident is what befell people a part? Deaths, wounds and charges stand under the fire or the shooting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.link.casualties import CASUALTIES, CRIMES
from secondsource.link.event_view import EventView
from secondsource.link.families import INCIDENTS
from secondsource.link.incidents import choose_incident
from secondsource.link.views import Lookups, may_have_hit
from secondsource.model import Event

CLEARLY_MORE = 2
"""So many times as often as any other must a story tell an incident to be the one that it is about."""

TOLD = frozenset({"CT+", "PR+"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The incidents of a case: the mentions of each report in the order of its text, and the events of each story."""

    views: Mapping[str, EventView]
    event_of: Mapping[str, str]  # by mention
    in_report: Mapping[str, Sequence[EventView]]
    in_story: Mapping[str, Sequence[tuple[str, Sequence[EventView]]]]
    lookups: Lookups


def tie_to_incidents(
    events: Iterable[Event], views: Mapping[str, EventView], event_of: Mapping[str, str], lookups: Lookups
) -> dict[str, Event]:
    """The events by id, casualties with the incident that they belong to.

    That is the one to which linking tied them; for what is no event of its own (a wound, a charge of murder) the one
    told beside it; in a report that tells no incident, the one that its story is about.
    """
    events = list(events)
    in_report: dict[str, list[EventView]] = defaultdict(list)
    in_story: dict[str, list[tuple[str, Sequence[EventView]]]] = defaultdict(list)
    for event in events:
        told = [view for id in event.mentions if _is_incident(view := views[id])]
        for view in told:
            in_report[view.mention.doc].append(view)
        if told and event.story:
            in_story[event.story].append((event.id, told))
    for found in in_report.values():
        found.sort(key=lambda view: view.mention.start)
    scene = Scene(views, event_of, in_report, in_story, lookups)
    return {event.id: _tie(event, scene) for event in events}


def _is_incident(view: EventView) -> bool:
    return view.family in INCIDENTS and view.mention.factuality in TOLD


def _tie(event: Event, scene: Scene) -> Event:
    own = [scene.views[id] for id in event.mentions]
    linked = Counter(scene.event_of.get(view.incident, "") for view in own)
    if not set(linked) - {"", event.id} and all(_befell_somebody(view) for view in own):
        linked = Counter(scene.event_of.get(_find_beside(view, scene), "") for view in own)
        if not set(linked) - {"", event.id}:
            linked = Counter([_find_in_story(event, own, scene)])
    for nothing in ("", event.id):
        linked.pop(nothing, None)
    return replace(event, part_of=min(linked, key=lambda id: (-linked[id], id))) if linked else event


def _befell_somebody(view: EventView) -> bool:
    """Say whether it tells what befell people, if only as a charge: attempted murder is no death."""
    return view.family in CASUALTIES and (not view.negated or view.mention.lemma in CRIMES)


def _find_beside(view: EventView, scene: Scene) -> str:
    """The incident of the same report that a wound or a charge belongs to; "homicides" at large belong to none."""
    several = view.family == "death" and scene.lookups.tells_several(view.mention)
    if view.home is None or several:
        return ""
    fitting = [other for other in scene.in_report.get(view.mention.doc, ()) if may_have_hit(other, view, scene.lookups)]
    chosen = choose_incident(view.mention.span, view.home, fitting)
    return chosen.mention.id if chosen is not None else ""


def _find_in_story(event: Event, own: Sequence[EventView], scene: Scene) -> str:
    """The incident that the story is about, for reports that tell the casualties alone."""
    if any(scene.in_report.get(view.mention.doc) for view in own):
        return ""
    fitting = [
        (id, views)
        for id, views in scene.in_story.get(event.story, ())
        if all(may_have_hit(other, view, scene.lookups) for view in own for other in views)
    ]
    ranked = sorted(fitting, key=lambda found: (-len(found[1]), found[0]))
    if len(ranked) > 1 and len(ranked[0][1]) < CLEARLY_MORE * len(ranked[1][1]):
        return ""
    return ranked[0][0] if ranked else ""
