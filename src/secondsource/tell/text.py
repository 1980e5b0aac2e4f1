"""The brief as plain text, or with colours on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from secondsource.tell.condensed import condense
from secondsource.tell.lines import Line
from secondsource.tell.outline import Outline
from secondsource.tell.wording import one_line, status_word, visible

WIDTH = 96
"""Columns where nobody says how many."""

# Eight colours that every terminal has; the words say the same, so that nothing rests on colour.
_TONES = {
    "confirmed": "green",
    "corroborated": "cyan",
    "single_origin": "yellow",
    "disputed": "magenta",
    "denied": "red",
    "unverified": "bright_black",
    "superseded": "blue",
}
_STYLES = {"title": "bold", "story": "bold", "section": "bold", "event": "bold", "soft": "dim"}


def to_text(outline: Outline, width: int | None = None) -> str:
    """Write a brief as plain text of at most `width` columns (96 if not given; never less than 30)."""
    return lay_out(condense(outline), width)


def print_text(outline: Outline, console: Console) -> None:
    """Print a brief on a terminal with colours; where there is no terminal, rich leaves them out."""
    print_lines(condense(outline), console)


def lay_out(lines: Iterable[Line], width: int | None = None) -> str:
    """Write lines as plain text of at most `width` columns (96 if not given; never less than 30)."""
    rows = [row for line in lines for row in _layout(line, max(30, width or WIDTH))]
    return "\n".join(rows).strip("\n") + "\n"


def print_lines(lines: Iterable[Line], console: Console) -> None:
    """Print lines on a terminal with colours; where there is no terminal, rich leaves them out."""
    for line in lines:
        for row in _layout(line, max(30, min(console.width, 110))):
            console.print(_styled(line, row), soft_wrap=True)


def _styled(line: Line, row: str) -> Text:
    styled = Text(row, style=_STYLES.get(line.kind, ""))
    if line.status:
        styled.highlight_words([f"[{status_word(line.status)}]"], f"bold {_TONES.get(line.status, '')}")
    return styled


def _layout(line: Line, width: int) -> list[str]:
    """Give the rows of a line: a blank one before what opens a part, hanging indents for items and evidence."""
    text = visible(one_line(line.text))
    tag = f"[{status_word(line.status)}] " if line.status and line.kind in ("event", "item") else ""
    if line.kind == "title":
        return [*_wrap(text, "", "", width), "=" * min(width, max(1, len(text)))]
    if line.kind == "story":
        return ["", "", *_wrap(text, "", "", width), "-" * min(width, max(1, len(text)))]
    if line.kind == "section":
        return ["", *_wrap(text.upper(), "", "", width)]
    if line.kind == "event":
        return ["", *_wrap(tag + text, "", "  ", width)]
    indent = "  " * line.depth
    first = {"item": "- ", "evidence": "> "}.get(line.kind, "")
    return _wrap(tag + text, indent + first, indent + " " * len(first), width)


def _wrap(text: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]
