"""Open mail (RFC 5322): its text is a report, what is attached is opened further. And pages saved as mail: MHTML."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from email.message import Message

from secondsource.model import UNKNOWN_TIME, Interval, Span
from secondsource.read.dates import is_future, read_date
from secondsource.read.decode import Decoded, NotTextError, decode_bytes
from secondsource.read.facts import Facts
from secondsource.read.labels import clean_address
from secondsource.read.mail_head import read_facts
from secondsource.read.mime import (
    Leaf,
    charset_of,
    count_words,
    find_leaves,
    name_attached,
    parse_message,
    read_header,
)
from secondsource.read.offers import Blob, Form, Item, Offer, Payload, RefusedError, clean_facts, inner, set_aside

_FORMS: dict[str, Form] = {"text/html": "html", "text/markdown": "markdown"}
FEWEST_WORDS = 50
"""Words of a part that may be a report beside the mail's own text."""
_REPLY = re.compile(r"\s*(?:re|aw|sv|rv|antw)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_QUOTED = re.compile(r"^>.*(?:\n>.*)*|^-- \r?\n[\s\S]*\Z", re.MULTILINE)
"""Lines that a mail program marked as quoted; the signature at the end (RFC 3676, 4.3)."""
_SAVED = ("snapshot-content-location",)


def open_mail(blob: Blob) -> Iterator[Item]:
    """Yield the text of a mail as one report, then what is attached to it, each under its file name made harmless."""
    data = blob.load()
    if not data.strip():
        raise RefusedError("it is empty")
    message = parse_message(_without_envelope(data))
    if any(name in message for name in _SAVED):
        yield from _open_saved(blob, message)
        return
    leaves = list(find_leaves(message))
    body, attached = _split(leaves)
    notes = _name_the_rest(leaves, [*body, *(leaf for _, leaf in attached)])
    if body:
        facts, note = read_facts(message)
        yield _offer_body(blob, body, facts.merge(blob.facts), (*filter(None, (note,)), *notes), _is_reply(message))
    elif not attached:
        raise RefusedError("; ".join(("the mail holds no text", *notes)))
    taken: set[str] = set()
    for number, leaf in attached:
        name = name_attached(leaf, number, taken)
        yield _attach(blob, leaf, name)


def _without_envelope(data: bytes) -> bytes:
    """Cut off the line "From somebody, some day" that mailboxes put before a mail."""
    return data.split(b"\n", 1)[-1] if data.startswith(b"From ") else data


def _split(leaves: Sequence[Leaf]) -> tuple[list[Leaf], list[tuple[int, Leaf]]]:
    """The parts that make up the text, all of one form, and the others to be opened, with their numbers.

    A few words in another form are the foot that a list or a program adds, and no report.
    """
    texts = [leaf for leaf in leaves if leaf.role == "text" and count_words(leaf)]
    body = [leaf for leaf in texts if leaf.media == texts[0].media]
    others = {id(leaf) for leaf in texts if leaf.media != texts[0].media and count_words(leaf) >= FEWEST_WORDS}
    return body, [(n, leaf) for n, leaf in enumerate(leaves, 1) if leaf.role == "attached" or id(leaf) in others]


def _name_the_rest(leaves: Sequence[Leaf], used: Sequence[Leaf]) -> tuple[str, ...]:
    """Name what is no report, but for the pictures within the page and parts without a word."""
    known = {id(leaf) for leaf in used}
    rest = [leaf for leaf in leaves if id(leaf) not in known and leaf.media]
    counts = Counter(leaf.media for leaf in rest if leaf.role == "none" or count_words(leaf))
    named = ", ".join(f"{count} × {media}" if count > 1 else media for media, count in sorted(counts.items()))
    return (f"it carries parts that hold no report ({named})",) if named else ()


def _attach(blob: Blob, leaf: Leaf, name: str) -> Item:
    try:
        data = leaf.data
    except MemoryError:  # whoever set the limit tells of it
        raise
    except Exception as error:  # a part that cannot be put together again is named, the others are opened
        return set_aside(blob, f"the attached part is broken ({type(error).__name__})", name)
    charset = charset_of(leaf.part)
    return inner(blob, name, data, f"{leaf.media}; charset={charset}" if charset else leaf.media)


def _is_reply(message: Message) -> bool:
    return _REPLY.match(read_header(message, "subject")) is not None


def _offer_body(blob: Blob, body: Sequence[Leaf], facts: Facts, notes: tuple[str, ...], reply: bool = False) -> Offer:
    """Offer the text of a mail; several parts of one form are put together, an empty line between them.

    What a reply quotes is another's mail and no part of it, nor is its signature; whoever forwards a report may quote
    all of it.
    """
    parts = [_decode(leaf) for leaf in body]
    text = "\n\n".join(part.text for part in parts)
    if len(parts) > 1:
        notes = (f"its text stands in {len(parts)} parts, which were put together", *notes)
    if any(leaf.part.defects for leaf in body):
        notes = (f"its encoding is broken ({_defect_of(body)})", *notes)
    data = body[0].data if len(body) == 1 else text.encode("utf-8")
    encoding = parts[0].encoding if len(body) == 1 else "utf-8"
    form = _FORMS.get(body[0].media, "text")
    quoted = _QUOTED.finditer(text) if reply and form == "text" else ()
    return Offer(
        blob.where,
        blob.part,
        text,
        form,
        clean_facts(facts),
        Payload(body[0].media, encoding, len(data), hashlib.sha256(data).hexdigest()),
        notes=(*dict.fromkeys(part.note for part in parts if part.note), *notes),
        litter=tuple(Span(found.start(), found.end()) for found in quoted),
    )


def _decode(leaf: Leaf) -> Decoded:
    try:
        return decode_bytes(leaf.data, leaf.media == "text/html", charset_of(leaf.part))
    except NotTextError as error:
        raise RefusedError(str(error)) from None


def _defect_of(body: Sequence[Leaf]) -> str:
    defect = next(defect for leaf in body for defect in leaf.part.defects)
    words = re.sub(r"(?<=[a-z\d])(?=[A-Z])", " ", type(defect).__name__.removesuffix("Defect"))
    return words.lower()


def open_mhtml(blob: Blob) -> Iterator[Item]:
    """Yield the page that was saved with its pictures and frames in one file."""
    data = blob.load()
    if not data.strip():
        raise RefusedError("it is empty")
    yield from _open_saved(blob, parse_message(data))


def _open_saved(blob: Blob, message: Message) -> Iterator[Item]:
    pages = [leaf for leaf in find_leaves(message) if leaf.media in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise RefusedError("it holds no saved page")
    root = _find_root(message, pages)
    frames = sum(1 for leaf in pages if leaf is not root and count_words(leaf) > 0)
    notes = (f"{frames} frames of the page are not read",) if frames > 1 else ()
    notes = ("a frame of the page is not read",) if frames == 1 else notes
    url = clean_address(read_header(message, "snapshot-content-location"))
    url = url or clean_address(read_header(root.part, "content-location"))
    facts = Facts(url=url, captured=_read_capture(message))
    yield _offer_body(blob, [root], facts.merge(blob.facts), notes)


def _read_capture(message: Message) -> Interval:
    """The day on which a page was saved."""
    day = read_date(read_header(message, "date"), "the day the page was saved")
    return day if day and not is_future(day) else UNKNOWN_TIME


def _find_root(message: Message, pages: Sequence[Leaf]) -> Leaf:
    """The page that the others belong to: the one that the head names, else the first (RFC 2387, 3.2)."""
    start = str(message.get_param("start") or "")
    place = read_header(message, "snapshot-content-location")
    for leaf in pages:
        if start and read_header(leaf.part, "content-id") == start:
            return leaf
    return next((leaf for leaf in pages if place and read_header(leaf.part, "content-location") == place), pages[0])
