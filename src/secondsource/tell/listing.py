"""A listing made of a case, in the forms in which it can be read: lines as text or Markdown, an object as JSON."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from rich.console import Console

from secondsource.tell.json_brief import to_json
from secondsource.tell.lines import Line
from secondsource.tell.markdown import write_markdown
from secondsource.tell.text import lay_out, print_lines


class Listing(ABC):
    """What can be written from its lines and its object; each kind says what these are, and how its page looks."""

    @abstractmethod
    def lines(self) -> Iterator[Line]:
        """Yield the listing line by line, without any layout."""

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Give the listing as plain lists, strings and numbers."""

    @abstractmethod
    def to_html(self) -> str:
        """Give one self-contained page that asks for nothing outside of itself and runs no script."""

    def to_json(self) -> str:
        """Give the listing as JSON text that can be written as UTF-8."""
        return to_json(self.to_dict())

    def to_markdown(self) -> str:
        """Give the listing in Markdown."""
        return write_markdown(self.lines())

    def to_text(self, width: int | None = None) -> str:
        """Give the listing as plain text; `width` in columns, 96 if not given."""
        return lay_out(self.lines(), width)

    def print(self, console: Console | None = None) -> None:
        """Print the listing, with colours where the console has them."""
        print_lines(self.lines(), console or Console())
