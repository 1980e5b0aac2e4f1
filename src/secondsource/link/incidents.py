"""Which incident words of a report belong to: the one told in their sentence, else the last before, else the first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from secondsource.link.event_view import EventView
from secondsource.model import Interval, Span

LATEST_DEATH = timedelta(31)
"""How long after an incident those whom it hit may still die of it."""


def choose_incident(place: Span, home: Span, incidents: Sequence[EventView]) -> EventView | None:
    """The incident that words at a place belong to; several told at once ("two fires") only have their own sum.

    `home` is the sentence of the words; the incidents are those of the same report, in the order of the text.
    """
    inside = [view for view in incidents if view.mention.span.within(home)]
    if inside:
        return min(inside, key=lambda view: (abs(view.mention.start - place.start), view.mention.start))
    single = [view for view in incidents if not view.plural]
    before = [view for view in single if view.mention.start < place.start]
    return before[-1] if before else next(iter(single), None)


def may_follow(incident: Interval, casualty: Interval) -> bool:
    """Say whether somebody can have died or been hurt at a time in an incident at another; an open end allows it."""
    too_early = casualty.latest and incident.earliest and casualty.latest < incident.earliest
    too_late = casualty.earliest and incident.latest and casualty.earliest > incident.latest + LATEST_DEATH
    return not (too_early or too_late)
