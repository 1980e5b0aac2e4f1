"""The events of a case, in each of the forms in which they can be read or handed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from secondsource.tell import events_json
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.events_lines import write_lines
from secondsource.tell.events_view import EventsView
from secondsource.tell.export import Export, export_events
from secondsource.tell.json_brief import to_json
from secondsource.tell.lines_page import write_html
from secondsource.tell.markdown import write_markdown
from secondsource.tell.text import lay_out, print_lines


class CaseEvents:
    """What happened, or is said to have: one entry for each event, however many reports tell it.

    `view` holds the entries; see `Brief.list_events`, which makes it.
    """

    def __init__(self, view: EventsView, catalogue: Catalogue, counts: Mapping[str, int]) -> None:
        self.view = view
        self._catalogue = catalogue
        self._counts = counts

    def to_dict(self) -> dict[str, Any]:
        """Give the events as plain lists, strings and numbers (`data/events.schema.json`)."""
        return events_json.make_dict(self.view, self._catalogue, self._counts)

    def to_json(self) -> str:
        """Give the events as JSON text that can be written as UTF-8."""
        return to_json(self.to_dict())

    def to_html(self) -> str:
        """Give one self-contained page that asks for nothing outside of itself and runs no script."""
        return write_html(write_lines(self.view), "events")

    def to_markdown(self) -> str:
        """Give the events in Markdown."""
        return write_markdown(write_lines(self.view))

    def to_text(self, width: int | None = None) -> str:
        """Give the events as plain text; `width` in columns, 96 if not given."""
        return lay_out(write_lines(self.view), width)

    def print(self, console: Console | None = None) -> None:
        """Print the events, with colours where the console has them."""
        print_lines(write_lines(self.view), console or Console())

    def export(self, to: str) -> Export:
        """Write the events as a table, one row an event: "csv", "plover", "gdelt" or "parquet".

        Raises ValueError for any other name, and ImportError, which says what to install, if parquet lacks pyarrow.
        """
        return export_events(self.view.sheets, self._catalogue, to)
