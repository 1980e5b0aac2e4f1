"""The events of a case, in each of the forms in which they can be read or handed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secondsource.tell import events_json
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.events_lines import write_lines
from secondsource.tell.events_view import EventsView
from secondsource.tell.export import Export, export_events
from secondsource.tell.lines import Line
from secondsource.tell.lines_page import write_html
from secondsource.tell.listing import Listing


class CaseEvents(Listing):
    """What happened, or is said to have: one entry for each event, however many reports tell it.

    `view` holds the entries; see `Brief.list_events`, which makes it.
    """

    def __init__(self, view: EventsView, catalogue: Catalogue, counts: Mapping[str, int]) -> None:
        self.view = view
        self._catalogue = catalogue
        self._counts = counts

    def lines(self) -> Iterator[Line]:
        """Yield the events line by line."""
        return write_lines(self.view)

    def to_dict(self) -> dict[str, Any]:
        """Give the events as plain lists, strings and numbers (`data/events.schema.json`)."""
        return events_json.make_dict(self.view, self._catalogue, self._counts)

    def to_html(self) -> str:
        """Give one self-contained page that asks for nothing outside of itself and runs no script."""
        return write_html(write_lines(self.view), "events")

    def export(self, to: str) -> Export:
        """Write the events as a table, one row an event: "csv", "plover", "gdelt" or "parquet".

        Raises ValueError for any other name, and ImportError, which says what to install, if parquet lacks pyarrow.
        """
        return export_events(self.view.sheets, self._catalogue, to)
