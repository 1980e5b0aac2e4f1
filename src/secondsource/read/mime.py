"""Which parts of a message (MIME, RFC 2045 to 2049) are its text, which are attached, which only adorn it?

The parser of the standard library is used with its oldest policy: newer ones raise on headers that spam is made of.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import HeaderParseError
from email.generator import BytesGenerator
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from io import BytesIO
from mimetypes import guess_extension
from typing import Literal

from secondsource.read.labels import clean_label, clean_line
from secondsource.read.offers import MOST_MEMBERS, RefusedError

DEEPEST = 50
"""Parts in parts; real mail stays below 10."""
LONGEST_NAME = 100
"""Letters of a file name."""
LONGEST_HEADER = 5000
"""Letters of a header: RFC 5322 allows 998 a line, and only those with many addresses go over several."""
_TAG = re.compile(rb"<(style|script|title)\b|</(style|script|title)\s*>|<[^<>]*>", re.IGNORECASE)
_SHOWN = ("text/plain", "text/html", "text/markdown", "text/enriched")
_ADORNING = ("image/", "audio/", "video/", "font/")
_SIGNS = frozenset(
    (
        "application/pgp-signature",
        "application/pgp-encrypted",
        "application/pgp-keys",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/ms-tnef",
        "text/calendar",
        "text/css",
        "text/vcard",
        "text/x-amp-html",
        "text/x-vcard",
        "message/delivery-status",
        "message/disposition-notification",
        "text/rfc822-headers",
    )
)
"""Types of parts that hold no report: signatures, invitations, business cards, receipts."""

Role = Literal["text", "attached", "none"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no other: its message, its content type, and what it is to the reader."""

    part: Message
    media: str
    role: Role
    name: str = ""

    @property
    def data(self) -> bytes:
        """Its content, decoded from base64 or quoted-printable; what is no such thing stays as it is."""
        return read_content(self.part)


def parse_message(data: bytes) -> Message:
    """Parse a message; raises RefusedError if it is nested without end."""
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError:
        raise RefusedError("its parts are nested too deep") from None


def find_leaves(message: Message) -> Iterator[Leaf]:
    """Yield the parts of a message in order; of alternatives that say the same only the best.

    Raises RefusedError if parts are nested too deep or too many.
    """
    for number, leaf in enumerate(_walk(message, 0, False)):
        if number >= MOST_MEMBERS:
            raise RefusedError(f"it has more than {MOST_MEMBERS:,} parts")
        yield leaf


def _walk(part: Message, depth: int, related: bool) -> Iterator[Leaf]:
    if depth > DEEPEST:
        raise RefusedError("its parts are nested too deep")
    media = part.get_content_type()
    if media.startswith("multipart/") and part.is_multipart():
        inner = [one for one in _payloads(part) if isinstance(one, Message)]
        if media == "multipart/alternative":
            yield from _choose([list(_walk(one, depth + 1, related)) for one in inner])
            return
        for one in inner:
            yield from _walk(one, depth + 1, related or media == "multipart/related")
        return
    yield _judge(part, media, related)


def _payloads(part: Message) -> list[object]:
    payload = part.get_payload()
    return list(payload) if isinstance(payload, list) else []


def _choose(alternatives: list[list[Leaf]]) -> list[Leaf]:
    """The alternative with a page if it says as much as the plain text; else the one with the most words."""
    if not alternatives:
        return []
    counts = [sum(count_words(leaf) for leaf in leaves if leaf.role == "text") for leaves in alternatives]
    most = max(counts)
    pages = [
        number
        for number, leaves in enumerate(alternatives)
        if any(leaf.role == "text" and leaf.media == "text/html" for leaf in leaves) and counts[number] * 3 >= most > 0
    ]
    return alternatives[pages[-1] if pages else counts.index(most)]


def count_words(leaf: Leaf) -> int:
    """Count the words that a text part shows, roughly."""
    return _count_shown(leaf.data) if leaf.media == "text/html" else len(leaf.data.split())


def _count_shown(data: bytes) -> int:
    """Count the words outside of tags and of what shows nothing, in one pass; what is never closed is shown."""
    count = done = kept = 0
    hides = b""
    for tag in _TAG.finditer(data):
        opens, closes = (name and name.lower() for name in tag.groups())
        count += len(data[done : tag.start()].split())
        done = tag.end()
        if not hides and opens:
            hides, kept = opens, count
        elif hides and closes == hides:
            hides, count = b"", kept
    return count + len(data[done:].split())


def _judge(part: Message, media: str, related: bool) -> Leaf:
    disposition = part.get_content_disposition() or ""
    name = harmless_name(_filename(part))
    if media.startswith("multipart/"):
        return Leaf(part, "text/plain", "text")  # its boundary is nowhere: what is there is shown as it stands
    if media in _SHOWN and disposition != "attachment" and not name:
        return Leaf(part, media, "text")
    if media.startswith(_ADORNING):
        return Leaf(part, "" if related or disposition != "attachment" else media, "none", name)
    if media in _SIGNS:
        return Leaf(part, media, "none", name)
    return Leaf(part, media, "attached", name)


def read_content(part: Message) -> bytes:
    """The content of a part that holds no other, or of a message attached as it was sent."""
    if "\0" in charset_of(part):  # the library tries the charset, and fails on such a name
        part.del_param("charset")
    payload = part.get_payload()
    if isinstance(payload, list):
        whole = payload[0] if payload and isinstance(payload[0], Message) else Message()
        if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64" and not whole.is_multipart():
            return b64decode(str(whole.get_payload()).encode("ascii", "ignore"))
        out = BytesIO()
        BytesGenerator(out, mangle_from_=False, maxheaderlen=0, policy=policy.compat32).flatten(whole)
        return out.getvalue()
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def charset_of(part: Message) -> str:
    """The charset that a part declares, or nothing."""
    try:
        return part.get_content_charset() or ""
    except (LookupError, ValueError, TypeError):
        return ""


def read_header(message: Message, name: str) -> str:
    """A header as one line, encoded words (RFC 2047) decoded; raw bytes are read as UTF-8 or Windows-1252."""
    said = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return clean_line(decode_words(str(said)[:LONGEST_HEADER]), LONGEST_HEADER)


def decode_words(said: str) -> str:
    """Decode the encoded words of a header; what cannot be decoded stays as it is written."""
    raw = said.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    try:
        return str(make_header(decode_header(" ".join(text.splitlines()))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return text


def _filename(part: Message) -> str:
    try:
        return decode_words(part.get_filename() or "")
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""


def harmless_name(name: str) -> str:
    """The last step of a path, without what could lead elsewhere or hide its ending."""
    last = re.split(r"[/\\]", clean_label(name, escaped=False))[-1].replace("#", "_").strip(". ")
    if len(last) <= LONGEST_NAME:
        return last
    stem, dot, ending = last.rpartition(".")
    return stem[: LONGEST_NAME - 20] + dot + ending[:19] if dot else last[:LONGEST_NAME]


def name_attached(leaf: Leaf, number: int, taken: set[str]) -> str:
    """Name an attached part by its file name, a part without one by its number; no name is given twice."""
    ending = ".eml" if leaf.media == "message/rfc822" else guess_extension(leaf.media) or ""
    name = leaf.name or f"part {number}{ending}"
    while name.lower() in taken:
        name = f"part {number} {name}"
    taken.add(name.lower())
    return name
