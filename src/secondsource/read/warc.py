"""Open web archives (WARC 1.0 and 1.1, ISO 28500, and WACZ 1.1.1): each page that a crawler got is a report.

One record at a time is in memory. The limit on members is one of zip and tar alone: an archive such as CC-NEWS holds
tens of thousands of pages in one file, and it is read as a stream.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from warcio.bufferedreaders import BufferedReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from secondsource.model import UNKNOWN_TIME
from secondsource.read.archives import expect_some, list_zip, refuse_depth, refuse_info, unpack_blob, unpack_member
from secondsource.read.dates import read_date
from secondsource.read.facts import Facts
from secondsource.read.kinds import find_kind
from secondsource.read.labels import LONGEST_ADDRESS, clean_address
from secondsource.read.offers import MOST_BYTES, Blob, Item, Offer, RefusedError, extend, inner, set_aside
from secondsource.read.opening import find_opener
from secondsource.read.unpacking import (
    CHUNK,
    UNSEEN,
    Budget,
    CutShortError,
    Meter,
    Unsupported,
    harmless_name,
    read_all,
    unpack_stream,
)

LONGEST_HEADER = 256 * 1024
"""Bytes of one header, WARC's or HTTP's; servers take 8 to 64 KiB."""
CUT_SHORT = "the archive ends in the middle of a record"
_HOLDING = ("response", "resource", "conversion", "continuation")
"""Types of record that hold what was got."""
_BESIDE = ("request", "metadata", "warcinfo")
"""Types of record that a crawler writes beside each page, or once: they are about it, and are not counted."""
_ABOUT = ("urn:", "dns:", "whois:", "metadata:", "filedesc:")
"""Addresses under which crawlers keep what they noted themselves: look-ups, screenshots, extracted text."""
_PAGES = ("html", "text", "markdown", "pdf")
"""Kinds of pages. The rest of a crawl (data that scripts ask for, feeds, packed files) is counted by its type."""
_GZIP, _DEFLATE = ("gzip", "x-gzip"), ("deflate",)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_FORMS = StatusAndHeadersParser(["WARC/"])
_ANSWERS = StatusAndHeadersParser(["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/2", "HTTP/3"])


@dataclass(frozen=True, slots=True)
class _Record:
    """A record with its number, from 1; `block` is None if it is too large, `whole` is False if it was cut short."""

    number: int
    headers: StatusAndHeaders
    block: bytes | None
    whole: bool = True

    @property
    def type(self) -> str:
        return str(self.headers.get_header("WARC-Type", "")).lower()

    @property
    def address(self) -> str:
        """The address, in one word of printable letters."""
        said = (self.headers.get_header("WARC-Target-URI") or "").strip()
        said = said.removeprefix("<").removesuffix(">")  # wget 1.19 puts it in brackets
        return re.sub(r"\s", "%20", UNSEEN.sub("", said))[:LONGEST_ADDRESS]

    @property
    def part(self) -> str:
        return f"#{self.number} {self.address}".strip()


@dataclass(slots=True)
class _Tally:
    """What is no page, counted: by type, records without content by theirs, answers of a server by their status."""

    unsupported: Unsupported = field(default_factory=lambda: Unsupported("record"))
    statuses: Counter[str] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)

    def offers(self, blob: Blob) -> Iterator[Item]:
        yield from self.unsupported.offers(blob)
        for status, count in sorted(self.statuses.items()):
            answers = "answer" if count == 1 else "answers"
            yield set_aside(blob, f"{count} {answers} with HTTP status {status}, which is not that of a page")
        for type, count in sorted(self.without.items()):
            hold = "record of type {} holds" if count == 1 else "records of type {} hold"
            yield set_aside(blob, f"{count} {hold.format(type)} no page of {'its' if count == 1 else 'their'} own")


def open_warc(blob: Blob) -> Iterator[Item]:
    """Yield the pages of a web archive, packed or not, numbered by record: "#12 https://...".

    What is no page is counted by its type, and what was not found by its status, a line each. A record in whose
    middle the archive ends is set aside.
    """
    refuse_depth(blob)
    with unpack_blob(blob) as meter:
        yield from expect_some(_read_archive(blob, meter))


def open_wacz(blob: Blob) -> Iterator[Item]:
    """Yield the pages of the web archives in a WACZ file; its lists of pages and indexes are no reports."""
    with list_zip(blob) as (archive, size):
        infos = [info for info in archive.infolist() if re.search(r"\.warc(?:\.gz)?$", info.filename)]
        if not infos:
            raise RefusedError("it holds no web archive (archive/*.warc.gz)")
        budget = Budget(size)
        for info in infos:
            opens = unpack_member(archive, info, budget)
            way = extend(blob.part, harmless_name(info.filename))
            part = Blob(blob.where, way, facts=blob.facts, depth=blob.depth, opens=opens)
            try:
                if reason := refuse_info(info):
                    raise RefusedError(reason)
                yield from open_warc(part)
            except RefusedError as error:
                yield set_aside(part, str(error))


def _read_archive(blob: Blob, meter: Meter) -> Iterator[Item]:
    tally = _Tally()
    stopped = ""
    try:
        for found in find_records(io.BufferedReader(meter, CHUNK)):
            if isinstance(found, str):
                yield set_aside(blob, found)
            else:
                yield from _open_record(blob, found, tally)
    except RefusedError as error:
        stopped = str(error)
    yield from tally.offers(blob)
    if stopped:
        yield set_aside(blob, stopped)


def find_records(file: BinaryIO) -> Iterator[_Record | str]:
    """Yield the records of a WARC; what stands between them and is none is passed over and told as a reason."""
    number = 0
    while True:
        try:
            header, lost = _read_header(file)
        except CutShortError:
            yield CUT_SHORT
            return
        if lost:
            yield f"after record {number}, {lost:,} bytes are no record and were passed over"
        if not header:
            return
        number += 1
        try:
            headers = _FORMS.parse(io.BytesIO(header))
        except (StatusAndHeadersParserException, EOFError):
            raise RefusedError(f"the header of record {number} is broken") from None
        record = _read_block(file, number, headers, header.endswith(b"\n\r\n"))
        yield record
        if not record.whole:
            return


def _read_header(file: BinaryIO) -> tuple[bytes, int]:
    """Read the lines up to an empty one, from the next that begins as a record does; with the bytes before it."""
    lines: list[bytes] = []
    size = lost = 0
    while line := file.readline(LONGEST_HEADER):
        if lines and not line.strip():
            return b"".join(lines) + b"\r\n", lost
        if lines or line.startswith(b"WARC/"):
            lines.append(line)
            size += len(line)
        else:
            lost += len(line.strip())
        if size > LONGEST_HEADER:
            raise RefusedError("a header in it is too large")
    return b"".join(lines), lost


def _read_block(file: BinaryIO, number: int, headers: StatusAndHeaders, ended: bool) -> _Record:
    said = headers.get_header("Content-Length", "")
    length = int(said) if re.fullmatch(r"\d{1,15}", said) else 0  # what follows is then passed over as no record
    record = _Record(number, headers, b"", ended)
    if record.type in _HOLDING and length <= MOST_BYTES:
        block = _read_some(file, length)
        return _Record(number, headers, block, ended and len(block) == length)
    left = length
    while left and (piece := _read_some(file, min(left, CHUNK))):
        left -= len(piece)
    return _Record(number, headers, None, ended and not left)


def _read_some(file: BinaryIO, size: int) -> bytes:
    try:
        return file.read(size)
    except CutShortError:
        return b""


def _open_record(blob: Blob, record: _Record, tally: _Tally) -> Iterator[Item]:
    if not record.whole:
        yield set_aside(blob, CUT_SHORT, record.part)
    elif record.type in _BESIDE or record.address.lower().startswith(_ABOUT):
        return
    elif record.type not in _HOLDING:
        tally.without[harmless_name(record.type)[:40]] += 1
    elif record.type == "continuation":
        tally.unsupported.count("continuation")
    elif record.block is None:
        yield set_aside(blob, f"it is larger than {MOST_BYTES // 1024 // 1024} MiB", record.part)
    else:
        try:
            yield from _open_page(blob, record, record.block, tally)
        except RefusedError as error:
            yield set_aside(blob, str(error), record.part)


def _open_page(blob: Blob, record: _Record, block: bytes, tally: _Tally) -> Iterator[Item]:
    truncated = record.headers.get_header("WARC-Truncated", "").strip()
    body, media = block, record.headers.get_header("Content-Type", "")
    if record.type == "response" and record.address.lower().startswith(("http:", "https:")):
        answer, body = _split_answer(block)
        status = answer.get_statuscode() or "unknown"
        if status != "200":
            tally.statuses[harmless_name(status)[:20]] += 1
            return
        body, media = undo_encodings(answer, body, not truncated), answer.get_header("Content-Type", "")
    page = inner(blob, record.part, body, media, _know(record))
    if tally.unsupported.takes(page):
        return
    kind = find_kind(page)
    if kind not in _PAGES or record.address.lower().endswith("/robots.txt"):
        told = media.split(";")[0].strip().lower()
        tally.unsupported.count(kind if not told or "html" in told else told)  # a feed may be called a page
    elif truncated:
        note = f"the crawler kept only the beginning of it ({harmless_name(truncated)[:40]})"
        for item in find_opener(kind)(page):
            yield replace(item, notes=(*item.notes, note)) if isinstance(item, Offer) else item
    else:
        yield page


def _know(record: _Record) -> Facts:
    """What the archive knows of a page: its address and the day on which it was got."""
    day = read_date(record.headers.get_header("WARC-Date", ""), "archive capture")
    return Facts(url=clean_address(record.address), captured=day or UNKNOWN_TIME)


def _split_answer(block: bytes) -> tuple[StatusAndHeaders, bytes]:
    """Part a server's answer into its header and its content; raises RefusedError if it is none."""
    end = re.compile(rb"\r?\n\r?\n").search(block, 0, LONGEST_HEADER)
    if end is None:
        raise RefusedError("its HTTP header does not end")
    try:
        return _ANSWERS.parse(io.BytesIO(block[: end.end()])), block[end.end() :]
    except (StatusAndHeadersParserException, EOFError):
        raise RefusedError("its HTTP header is broken") from None


def undo_encodings(answer: StatusAndHeaders, body: bytes, whole: bool = True) -> bytes:
    """Undo the transfer and content encoding of an answer (RFC 9110 and 9112), as far as a crawler left them.

    Raises RefusedError for what breaks, is a bomb or is encoded in another way; Brotli and Zstandard have no bound.
    """
    if answer.get_header("Transfer-Encoding", "").strip().lower() == "chunked":
        body = _join_chunks(body, whole)
    coding = answer.get_header("Content-Encoding", "").strip().lower()
    if coding in _GZIP and body.startswith(b"\x1f\x8b"):
        return read_all(io.BufferedReader(unpack_stream(io.BytesIO(body), "gzip"), CHUNK))
    if coding in _DEFLATE:
        source = BufferedReader(io.BytesIO(body), decomp_type="deflate")
        return read_all(io.BufferedReader(Meter(source, lambda: len(body)), CHUNK))
    if coding not in ("", "identity", "none", *_GZIP) and body.lstrip()[:1] not in (b"<", b"{"):
        raise RefusedError(f"its content is encoded as {harmless_name(coding)[:40]}, which is not supported")
    return body


def _join_chunks(body: bytes, whole: bool) -> bytes:
    """Join the chunks of an answer; a body that does not begin with the length of one was joined by the crawler.

    Raises RefusedError where they break off or are damaged, unless it is known that they do.
    """
    pieces: list[bytes] = []
    place = 0
    while head := _CHUNK.match(body, place):
        size = int(head[1], 16)
        if not size:
            return b"".join(pieces)
        place = head.end() + size
        pieces.append(body[head.end() : place])
        if body[place : place + 2] != b"\r\n":
            break
        place += 2
    if pieces and whole:
        raise RefusedError("its content is broken: it was sent in chunks, and they are cut short or damaged")
    return b"".join(pieces) if pieces else body
