"""The brief in Markdown (CommonMark): text from reports is escaped, so that it is text and nothing else."""

from __future__ import annotations

import re

from secondsource.tell.condensed import Line, condense
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
    return "\n".join(_write(line) for line in condense(outline)).strip("\n") + "\n"


def _write(line: Line) -> str:
    text = escape_markdown(line.text)
    tag = f"**[{status_word(line.status)}]** " if line.status and line.kind in ("event", "item") else ""
    if line.kind in _HEADINGS:
        return f"\n{_HEADINGS[line.kind]}{text}\n"
    if line.kind == "event":
        return f"\n{tag}**{text}**\n"
    if line.kind == "item":
        return f"{'  ' * max(0, line.depth - 1)}- {tag}{text}"
    if line.kind == "evidence":
        return f"{'  ' * max(0, line.depth)}- {text}"
    return f"{'  ' * line.depth}- {text}" if line.depth else f"{text}\n"
