"""Reports that do not know yet of a confirmation that another report dates: they are not younger than it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.link.event_view import EventView
from secondsource.model import Records, Region, Saying, Span, Statement, TimeValue


@dataclass(frozen=True, slots=True)
class Turning:
    """A report that did not know of something that became known on a dated day, so that it is not younger."""

    doc: str
    known_from: date
    words: Span
    reason: str


def find_turnings(
    records: Records, views: Sequence[EventView], clusters: Sequence[Sequence[str]], values: Iterable[TimeValue]
) -> list[Turning]:
    """For each event that a dated statement confirms, the reports that only hedge it."""
    said = _find_said_days(records, values)
    statements = records.index(Statement)
    notes = [region for region in records.of(Region) if region.later]
    by_id = {view.mention.id: view for view in views}
    turnings: list[Turning] = []
    for members in clusters:
        told = [by_id[id] for id in members if by_id[id].mention.statement in statements]
        days = [
            said[view.mention.statement]
            for view in told
            if view.mention.statement in said and view.mention.factuality == "CT+"
        ]
        if days:
            hedged = _find_unaware([view for view in told if not _in_notes(view, notes)])
            turnings.extend(_make_turning(view, min(days)) for view in hedged)
    return sorted(turnings, key=lambda turning: (turning.doc, turning.words))


def _find_said_days(records: Records, values: Iterable[TimeValue]) -> dict[str, date]:
    """The day of each attributed statement that its own clause dates to the day."""
    day_of = {value.mention: value.interval for value in values}
    found: dict[str, date] = {}
    for saying in records.of(Saying):
        interval = day_of.get(saying.mention)
        if interval is not None and interval.earliest and interval.earliest == interval.latest:
            found[saying.statement] = interval.earliest
    return found


def _find_unaware(views: Sequence[EventView]) -> Iterator[EventView]:
    """The first mention of each report that hedges an event wherever it tells of it."""
    docs = sorted({view.mention.doc for view in views})
    for doc in docs:
        own = sorted((view for view in views if view.mention.doc == doc), key=lambda view: view.mention.start)
        if all(view.mention.factuality in ("PR+", "PS+", "Uu") for view in own):
            yield own[0]


def _in_notes(view: EventView, notes: Sequence[Region]) -> bool:
    return any(note.doc == view.mention.doc and view.mention.span.within(note.span) for note in notes)


def _make_turning(view: EventView, day: date) -> Turning:
    reason = f"it does not know yet of the confirmation of {day.isoformat()}"
    return Turning(view.mention.doc, day, view.mention.span, reason)
