"""Which types of events are there, and what does each mean? The list of `data/event_types.tsv`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple


class EventType(NamedTuple):
    """A type of event: its name, whose it is ("PLOVER" or "own"), and what it covers."""

    name: str
    whose: str
    meaning: str


@cache
def event_types() -> dict[str, EventType]:
    """The types by name, in the order in which they are explained."""
    return {name: EventType(name, whose, meaning) for name, whose, meaning in read_table("event_types.tsv")}


def read_table(name: str) -> list[list[str]]:
    """The rows of a table in `tell/data`, without its header."""
    text = resources.files("secondsource.tell").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
