"""The brief in Markdown (CommonMark): text from reports is escaped, so that it is text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from secondsource.tell.condensed import condense
from secondsource.tell.lines import Line
from secondsource.tell.outline import Outline
from secondsource.tell.wording import one_line, status_word, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_AT_START = re.compile(r"^(\d+)([.)])|^([-+=])")
# GitHub and others turn bare addresses into links; a report's address is not to be clicked by mistake.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|javascript|data|mailto|www)([:.])")

_HEADINGS = {"title": "# ", "story": "## ", "section": "### "}


def escape_markdown(text: str) -> str:
    """Make text from a report plain: no emphasis, link, heading, list or HTML can come of it."""
    line = _SPECIAL.sub(r"\\\1", visible(one_line(text)))
    line = _ADDRESS.sub(r"\1\\\2", line)
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def to_markdown(outline: Outline) -> str:
    """Write a brief in Markdown."""
    return write_markdown(condense(outline))


def write_markdown(lines: Iterable[Line]) -> str:
    """Write lines in Markdown."""
    rows: list[str] = []
    last: Line | None = None
    base = 0  # what follows an event is a list of its own, though it stands deeper
    for line in lines:
        if line.kind in (*_HEADINGS, "event"):
            base = 1 if line.kind == "event" else 0
        listed = _is_listed(line)
        if last is not None and not (listed and _is_listed(last)):
            rows.append("")
        rows.append(_write(line, max(0, line.depth - base) if listed else None))
        last = line
    return "\n".join(rows) + "\n"


def _is_listed(line: Line) -> bool:
    return line.kind in ("item", "evidence") or line.depth > 0


def _write(line: Line, level: int | None) -> str:
    text = escape_markdown(line.text)
    tag = f"**[{status_word(line.status)}]** " if line.status and line.kind in ("event", "item") else ""
    if level is not None:
        return f"{'  ' * level}- {tag}{text}"
    if line.kind == "event":
        return f"{tag}**{text}**"
    return _HEADINGS.get(line.kind, "") + text
