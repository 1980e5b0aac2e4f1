"""Where."""

from __future__ import annotations

from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span


@record
class PlaceMention(Record):
    """Words that name a place, with the reading chosen for it."""

    doc: str
    start: int
    stop: int
    name: str = aside(default="")  # canonical: "Beijing"
    country: str = aside(default="")  # ISO 3166 alpha-3
    region: str = aside(default="")  # state or province
    kind: Literal["", "country", "region", "county", "city"] = aside(default="")  # empty: a site, or unknown
    latitude: float | None = aside(default=None)  # degrees north, of the middle where it is wide
    longitude: float | None = aside(default=None)  # degrees east
    also: tuple[str, ...] = aside(default=())  # other places that the words may mean: "Springfield, Missouri, USA"
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)
