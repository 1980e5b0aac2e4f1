"""Lines as one HTML page, in the manner of the brief: no script, no request, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable

from secondsource.tell.lines import Line
from secondsource.tell.page import load_template


def write_html(lines: Iterable[Line], name: str) -> str:
    """Write lines as one self-contained page, which asks for nothing; `name` says what kind of page it is."""
    title, *rest = lines
    return load_template("lines.html.jinja").render(title=title.text, lines=rest, name=name)
