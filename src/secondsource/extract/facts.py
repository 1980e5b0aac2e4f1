"""What an incident report states of its incident: how many killed and injured, who, where, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.extract.events import Found
from secondsource.extract.participants import Participant, find_participants
from secondsource.extract.prominence import Stated
from secondsource.extract.scenes import state_date, state_places
from secondsource.extract.tolls import find_tolls, state_injured, state_killed
from secondsource.model import Document, EventMention
from secondsource.parse.tree import Parse

__all__ = ["IncidentFacts", "Stated", "summarize_facts"]


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """The facts of the incident a report tells of; None where the report does not say."""

    killed: Stated | None = None
    injured: Stated | None = None
    state: Stated | None = None
    city: Stated | None = None
    date: Stated | None = None
    participants: tuple[Participant, ...] = ()


def summarize_facts(document: Document, parse: Parse, found: Found, mentions: Sequence[EventMention]) -> IncidentFacts:
    """Sum up what a report states of its incident; where it gives several numbers, the likeliest if that is likely.

    Counts are people; `killed` includes an attacker where the report counts him. The date is the day of the incident,
    resolved against the document's own date. Nothing is guessed: what is not said stays None.
    """
    tolls = find_tolls(parse, found.quantities, mentions)
    state, city = state_places(document, parse, found.places, mentions)
    return IncidentFacts(
        killed=state_killed(parse, tolls),
        injured=state_injured(parse, tolls),
        state=state,
        city=city,
        date=state_date(document, parse, found.times, mentions),
        participants=find_participants(document, parse, found, mentions),
    )
