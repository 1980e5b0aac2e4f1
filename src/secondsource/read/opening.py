"""Open what is offered, down to single reports: by kind, archives in archives, with the limits of each.

Each kind has an opener, a callable that looks into bytes and yields reports (`Offer`), further bytes (`Blob`) or web
addresses. What an opener cannot do becomes an offer with a reason; nothing raises.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.message import Message

from secondsource.read.decode import NotTextError, decode_bytes
from secondsource.read.facts import Facts
from secondsource.read.kinds import find_kind
from secondsource.read.offers import (
    DEEPEST,
    Address,
    Blob,
    Item,
    Offer,
    Opener,
    RefusedError,
    offer_text,
    set_aside,
)

Fetch = Callable[[str, Facts], Blob]
"""Gets what stands at a web address, with what is known of it; raises RefusedError if it may not or cannot be had."""

_OPENERS = {
    "text": "secondsource.read.opening:open_text",
    "markdown": "secondsource.read.opening:open_markdown",
    "html": "secondsource.read.opening:open_html",
    "json": "secondsource.read.json_files:open_json",
    "lines": "secondsource.read.json_files:open_lines",
    "csv": "secondsource.read.tables:open_csv",
    "parquet": "secondsource.read.tables:open_parquet",
    "feed": "secondsource.read.feeds:open_feed",
    "opml": "secondsource.read.feeds:open_opml",
    "mail": "secondsource.read.mail:open_mail",
    "mbox": "secondsource.read.mailboxes:open_mbox",
    "mhtml": "secondsource.read.mail:open_mhtml",
    "pdf": "secondsource.read.pdf:open_pdf",
    "zip": "secondsource.read.archives:open_zip",
    "tar": "secondsource.read.archives:open_tar",
    "gzip": "secondsource.read.archives:open_packed",
    "bzip2": "secondsource.read.archives:open_packed",
    "xz": "secondsource.read.archives:open_packed",
    "warc": "secondsource.read.warc:open_warc",
    "wacz": "secondsource.read.warc:open_wacz",
}
"""The opener of each kind, by name: its library is loaded only when a file needs it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is looked into next: its place (its number at each depth), its name, and whether it is passed over."""

    place: tuple[int, ...]
    name: str
    passed: bool = False


OWN_PAGE = '<meta name="generator" content="secondsource">'
OWN_HEAD = 5_000
"""What the head of every page of ours has, and the characters within which it stands: a brief is no source."""


def open_blob(blob: Blob, fetch: Fetch | None = None) -> Iterator[Offer]:
    """Yield the reports that some bytes hold, each read or with the reason why not. Raises only MemoryError."""
    return (item for item in open_steps(blob, fetch) if isinstance(item, Offer))


def open_steps(
    blob: Blob, fetch: Fetch | None = None, start: tuple[int, ...] = (), place: tuple[int, ...] = ()
) -> Iterator[Step | Offer]:
    """Open as `open_blob` does, telling each thing before it is looked into; what comes before `start` is passed over.

    So whoever was stopped in the middle can go on after what stopped it, and nothing is read or fetched twice.
    """
    try:
        if blob.depth > DEEPEST:
            raise RefusedError(f"it lies more than {DEEPEST} archives deep")
        for number, item in enumerate(find_opener(find_kind(blob))(blob)):
            here = (*place, number)
            passed = here < start[: len(here)]
            yield Step(here, item.url if isinstance(item, Address) else item.name, passed)
            if passed:
                continue
            if isinstance(item, Offer):
                yield item
            elif isinstance(item, Blob):
                yield from open_steps(item, fetch, start, here)
            else:
                yield from open_address(item, fetch, True, start, here)
    except RefusedError as error:
        yield set_aside(blob, str(error))
    except OSError as error:
        yield set_aside(blob, f"it cannot be opened ({error.strerror or error})")
    except MemoryError:  # whoever set the limit tells of it
        raise
    except Exception as error:  # a library may fail in any way on hostile bytes; one file never stops a run
        yield set_aside(blob, f"it could not be opened ({type(error).__name__}: {error})")


def open_address(
    address: Address,
    fetch: Fetch | None,
    follow: bool = False,
    start: tuple[int, ...] = (),
    place: tuple[int, ...] = (),
) -> Iterator[Step | Offer]:
    """Fetch what stands at an address and open it, or yield what stands in for it; `follow` what it names in turn."""
    if fetch is None:
        reason = f"it is only an address, {address.url}; give --follow to fetch it"
        yield address.instead or Offer(address.where, address.part, reason=reason)
        return
    try:
        blob = fetch(address.url, address.facts)
    except RefusedError as error:
        yield address.instead or Offer(address.where, address.part, reason=str(error))
        return
    yield from open_steps(replace(blob, depth=address.depth + 1), fetch if follow else None, start, place)


def find_opener(kind: str) -> Opener:
    """Load the opener of a kind."""
    module, _, name = _OPENERS[kind].partition(":")
    opener: Opener = getattr(importlib.import_module(module), name)
    return opener


def open_text(blob: Blob) -> Iterator[Item]:
    """Offer plain text."""
    yield _decode(blob, markup=False)


def open_markdown(blob: Blob) -> Iterator[Item]:
    """Offer Markdown."""
    yield _decode(blob, markup=False, markdown=True)


def open_html(blob: Blob) -> Iterator[Item]:
    """Offer a page."""
    yield _decode(blob, markup=True)


def _decode(blob: Blob, markup: bool, markdown: bool = False) -> Offer:
    data = blob.load()
    try:
        decoded = decode_bytes(data, markup, charset_of(blob.media))
    except NotTextError as error:
        raise RefusedError(str(error)) from None
    if not decoded.text.strip():
        raise RefusedError("it is empty")
    if markup and OWN_PAGE in decoded.text[:OWN_HEAD]:
        raise RefusedError("it is a page that secondsource made, not a report")
    offset = 0 if blob.path is not None else -1
    return offer_text(blob, decoded, data, "html" if markup else "markdown" if markdown else "text", offset)


def charset_of(media: str) -> str:
    """The charset that a content type names, or nothing."""
    message = Message()
    message["content-type"] = media.replace("\n", " ").replace("\r", " ") or "text/plain"
    return message.get_content_charset() or ""
