"""What does a report state of its incident: how many killed and injured, who, where, on which day?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.extract.events import Found
from secondsource.extract.participants import find_participants, tells_of_incident
from secondsource.extract.scenes import state_date, state_places
from secondsource.extract.tolls import find_tolls, state_injured, state_killed
from secondsource.model import Document, EventMention, Incident
from secondsource.parse.tree import Parse

BY = "facts/1"

OF_INCIDENTS = frozenset({"DEATH", "INJURY", "CRIME", "ACCIDENT", "DISASTER"})
"""Types of event that make a report one of an incident: wars and protests are none."""


def find_incident(
    document: Document, parse: Parse, found: Found, mentions: Sequence[EventMention]
) -> Iterator[Incident]:
    """Yield what a report states of its incident, if it tells of people who were hurt, or of a crime."""
    if tells_of_incident(parse, [mention for mention in mentions if mention.type in OF_INCIDENTS]):
        incident = summarize_facts(document, parse, found, mentions)
        if incident.tells:
            yield incident


def summarize_facts(document: Document, parse: Parse, found: Found, mentions: Sequence[EventMention]) -> Incident:
    """Sum up what a report states of its incident; where it gives several numbers, the likeliest if that is likely.

    The date is resolved against the document's own date. Nothing is guessed: what is not said stays None.
    """
    tolls = find_tolls(parse, found.quantities, mentions)
    state, city = state_places(document, parse, found.places, mentions)
    return Incident(
        doc=document.id,
        killed=state_killed(parse, tolls),
        injured=state_injured(parse, tolls),
        state=state,
        city=city,
        date=state_date(document, parse, found.times, mentions),
        participants=find_participants(document, parse, found, mentions),
        by=BY,
    )
