"""The timeline of a case, in each of the forms in which it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secondsource.tell import timeline_json, timeline_page
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.lines import Line
from secondsource.tell.listing import Listing
from secondsource.tell.timeline_lines import write_lines
from secondsource.tell.timeline_view import TimelineView


class CaseTimeline(Listing):
    """What happened when, by the time of the event and not of the publication, with each entry's evidence.

    `view` holds the entries; see `Brief.timeline`, which makes it.
    """

    def __init__(self, view: TimelineView, catalogue: Catalogue, counts: Mapping[str, int]) -> None:
        self.view = view
        self._catalogue = catalogue
        self._counts = counts

    def lines(self) -> Iterator[Line]:
        """Yield the timeline line by line."""
        return write_lines(self.view)

    def to_dict(self) -> dict[str, Any]:
        """Give the timeline as plain lists, strings and numbers (`data/timeline.schema.json`)."""
        return timeline_json.make_dict(self.view, self._catalogue, self._counts)

    def to_html(self) -> str:
        """Give one self-contained page that asks for nothing outside of itself and runs no script."""
        return timeline_page.to_html(self.view)
