"""What is offered: bytes under a name that nobody has looked into, then a text with its facts, or a reason why not."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Literal

from secondsource.model import Run, Span
from secondsource.read.decode import Decoded, clean_text
from secondsource.read.facts import Facts
from secondsource.read.labels import clean_address

MOST_BYTES = 50 * 1024 * 1024
"""Bytes of one report, packed or not; more is set aside."""
MOST_RATIO = 100
"""Unpacked bytes for each packed one; more is a bomb."""
MOST_MEMBERS = 10_000
"""Members of one archive."""
DEEPEST = 2
"""Archives in archives."""

Form = Literal["text", "html", "markdown"]
_MEDIA: dict[Form, str] = {"text": "text/plain", "html": "text/html", "markdown": "text/markdown"}


def name_of(where: str, part: str) -> str:
    """The whole way to a part of what was offered: "reports.zip/a.html", "reports.jsonl#3"."""
    return f"{where}{'' if part.startswith('#') or not part else '/'}{part}"


class RefusedError(ValueError):
    """Something offered that will not be read; the message is the reason, one clause such as "it is empty"."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes under a name, not yet looked into: a file (`path`), what a carrier held (`data`), or can unpack (`opens`).

    `where` is the file or address as the user offered it, `part` the way from there to these bytes. `media` is what
    the carrier says of them (a content type), `facts` what it knows; `depth` counts the archives around them.
    """

    where: str
    part: str = ""
    data: bytes = b""
    path: Path | None = None
    media: str = ""
    facts: Facts = field(default_factory=Facts)
    depth: int = 0
    opens: Callable[[], BinaryIO] | None = None

    @property
    def name(self) -> str:
        """The whole way to these bytes, as shown to the user and used as the address of a report without one."""
        return name_of(self.where, self.part)

    def open(self) -> BinaryIO:
        """Open the bytes for reading from their start; only a file or data can seek. Raises OSError, RefusedError."""
        if self.opens is not None:
            return self.opens()
        return self.path.open("rb") if self.path is not None else io.BytesIO(self.data)

    def head(self, size: int = 4096) -> bytes:
        """Give the first bytes. Raises OSError, and RefusedError if they cannot be unpacked."""
        with self.open() as file:
            return file.read(size)

    def load(self) -> bytes:
        """Give all bytes; raises RefusedError if there are more than one report may have, and OSError."""
        with self.open() as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise RefusedError(f"it is larger than {MOST_BYTES // 1024 // 1024} MiB")
        return data


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes a text was decoded from: what they are, how they were decoded, where they begin in the file."""

    media_type: str = ""
    encoding: str = "utf-8"
    size: int = 0
    sha256: str = ""
    offset: int = -1


@dataclass(frozen=True, slots=True)
class Offer:
    """One report that was offered, decoded: its text in one of the forms, with facts; or why it is set aside.

    `reason` is empty for what is to be read; `notes` say what was done to read it. `runs` map `text` to the decoded
    payload, None where they are the same. `litter` are stretches, in order, that the carrier knows to be no part of the
    report, such as page numbers.
    """

    where: str
    part: str = ""
    text: str = ""
    form: Form = "text"
    facts: Facts = field(default_factory=Facts)
    payload: Payload = field(default_factory=Payload)
    runs: tuple[Run, ...] | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()
    litter: tuple[Span, ...] = ()

    @property
    def name(self) -> str:
        """The whole way to the report, as shown to the user and used as its address if it has none."""
        return name_of(self.where, self.part)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address that a carrier (a feed, a list of feeds) names; it is fetched only if the user asked for that.

    `instead` is what stands in for it when it is not fetched.
    """

    url: str
    where: str
    part: str = ""
    facts: Facts = field(default_factory=Facts)
    instead: Offer | None = None
    depth: int = 0


Item = Blob | Offer | Address
Opener = Callable[[Blob], Iterator[Item]]
"""Looks into bytes of one kind and yields what it holds. May raise RefusedError, which sets the blob aside."""


def set_aside(blob: Blob, reason: str, part: str = "") -> Offer:
    """Make the offer that says why a blob, or one part of it, is not read."""
    return Offer(blob.where, extend(blob.part, part), reason=reason)


def extend(way: str, part: str) -> str:
    """Go one step further down the way to a part."""
    return name_of(way, part) if way else part


def inner(blob: Blob, part: str, data: bytes, media: str = "", facts: Facts | None = None) -> Blob:
    """Make the blob for a part of another, one level deeper than it."""
    known = (facts or Facts()).merge(blob.facts)
    return Blob(blob.where, extend(blob.part, part), data, media=media, facts=known, depth=blob.depth + 1)


def offer_text(blob: Blob, decoded: Decoded, data: bytes, form: Form = "text", offset: int = -1) -> Offer:
    """Make the offer of a blob whose bytes are one report."""
    return Offer(
        blob.where,
        blob.part,
        decoded.text,
        form,
        clean_facts(blob.facts),
        Payload(blob.media or _MEDIA[form], decoded.encoding, len(data), hashlib.sha256(data).hexdigest(), offset),
        notes=(decoded.note,) if decoded.note else (),
    )


def clean_facts(facts: Facts) -> Facts:
    """Replace what no file can hold (NULs, lone surrogates) in facts from outside; drop an address not of the web."""
    return replace(
        facts,
        publisher=clean_text(facts.publisher).text,
        title=clean_text(facts.title).text,
        byline=clean_text(facts.byline).text,
        url=clean_address(facts.url),
    )
