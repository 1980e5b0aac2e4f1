"""How many, and of what."""

from __future__ import annotations

from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span

Bound = Literal["exact", "at_least", "at_most", "about"]


@record
class QuantityMention(Record):
    """A number with what it counts: killed, injured, missing, arrested, displaced, age, money, distance ..."""

    doc: str
    start: int
    stop: int
    counts: str
    value: float
    bound: Bound = "exact"
    unit: str = ""
    of: str = aside(default="")  # the words that say of whom: "passengers", "firefighters"
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)
