"""Reports as published: their text, the blocks of it, and what they were read from."""

from __future__ import annotations

import dataclasses
from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span
from secondsource.model.times import UNKNOWN_TIME, Interval

RegionKind = Literal[
    "headline",
    "body",
    "byline",
    "dateline",
    "caption",
    "photo_credit",
    "teaser",
    "related_links",
    "comment_form",
    "paywall",
    "cookie_notice",
    "subscription_appeal",
    "navigation",
    "editors_note",
    "quotation",
    "list",
    "boilerplate",
]
TOLD_IN: frozenset[str] = frozenset({"headline", "body", "editors_note", "quotation", "list"})
"""The kinds of region that carry the report itself; the rest is litter and is never parsed."""


@record
class Document(Record):
    """One report as published. `text` is what was read and never changes."""

    uri: str
    publisher: str
    text: str
    title: str = aside(default="")
    byline: str = aside(default="")
    lang: str = aside(default="")
    dct: Interval = aside(default=UNKNOWN_TIME)
    # when exactly it was first published, as far as it is told, in ISO 8601 with its zone: "2018-03-27T14:05+09:00"
    published: str = aside(default="")
    updated: Interval = aside(default=UNKNOWN_TIME)  # the latest version, kept apart from the first publication
    dateline: str = aside(default="")  # the place it was filed from, as written
    agency: str = aside(default="")  # the agency whose text it says it carries
    family: str = aside(default="")  # the owner that its publisher shares with others
    publisher_basis: str = aside(default="")
    by: str = aside(default="")


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a document's text and the stretch of the original that it shows, in code points, half-open.

    Of equal length they correspond one to one; else the whole stands for the whole ("&" for "&amp;").
    """

    start: int
    stop: int
    source_start: int
    source_stop: int


@record
class Original(Record):
    """What a document was read from, and the map from its text back to it.

    `where` is the file or address as offered, `part` which part of it ("record 12, field text", "page.html"). `runs`
    lead to code points of that part decoded by `encoding`; text in no run (the empty lines between blocks of a page)
    was not there. `offset` is where the part begins in the file, in bytes, or -1 where it is packed or encoded.
    """

    doc: str
    where: str
    part: str = ""
    media_type: str = ""
    encoding: str = ""
    size: int = 0  # bytes
    sha256: str = ""
    offset: int = aside(default=-1)
    runs: tuple[Run, ...] = aside(default=())
    by: str = aside(default="")


@record
class Region(Record):
    """One block (paragraph, heading, list item, line of furniture) of a document, with its kind."""

    doc: str
    start: int
    stop: int
    kind: RegionKind
    # written after the first publication of its document: a note, an update, a correction
    later: bool = aside(default=False)
    written: Interval = aside(default=UNKNOWN_TIME)  # when, if the block itself says so ("Updated at ...")
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The block's place."""
        return Span(self.start, self.stop)
