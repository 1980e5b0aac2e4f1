"""What is a page that is read on a terminal or in Markdown made of? Lines, each of one kind, without any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "story", "section", "event", "plain", "item", "evidence", "soft"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `status` is that of the event or position it tells, if any."""

    kind: Kind
    text: str
    status: str = ""
    depth: int = 0
