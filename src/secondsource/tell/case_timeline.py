"""The timeline of a case, in each of the forms in which it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from secondsource.tell import timeline_json, timeline_page
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.json_brief import to_json
from secondsource.tell.markdown import write_markdown
from secondsource.tell.text import lay_out, print_lines
from secondsource.tell.timeline_lines import write_lines
from secondsource.tell.timeline_view import TimelineView


class CaseTimeline:
    """What happened when, by the time of the event and not of the publication, with each entry's evidence.

    `view` holds the entries; see `Brief.timeline`, which makes it.
    """

    def __init__(self, view: TimelineView, catalogue: Catalogue, counts: Mapping[str, int]) -> None:
        self.view = view
        self._catalogue = catalogue
        self._counts = counts

    def to_dict(self) -> dict[str, Any]:
        """Give the timeline as plain lists, strings and numbers (`data/timeline.schema.json`)."""
        return timeline_json.make_dict(self.view, self._catalogue, self._counts)

    def to_json(self) -> str:
        """Give the timeline as JSON text that can be written as UTF-8."""
        return to_json(self.to_dict())

    def to_html(self) -> str:
        """Give one self-contained page that asks for nothing outside of itself and runs no script."""
        return timeline_page.to_html(self.view)

    def to_markdown(self) -> str:
        """Give the timeline in Markdown."""
        return write_markdown(write_lines(self.view))

    def to_text(self, width: int | None = None) -> str:
        """Give the timeline as plain text; `width` in columns, 96 if not given."""
        return lay_out(write_lines(self.view), width)

    def print(self, console: Console | None = None) -> None:
        """Print the timeline, with colours where the console has them."""
        print_lines(write_lines(self.view), console or Console())
