"""Which types of events are there, and what does each mean? The list of `data/event_types.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from secondsource.lists import read_table


class EventType(NamedTuple):
    """A type of event: its name, whose it is ("PLOVER" or "own"), and what it covers."""

    name: str
    whose: str
    meaning: str


@cache
def event_types() -> dict[str, EventType]:
    """The types by name, in the order in which they are explained."""
    return {name: EventType(name, whose, meaning) for name, whose, meaning in read_table("tell", "event_types.tsv")}
