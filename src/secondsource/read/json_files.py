"""Open JSON and JSON Lines: each record is a report, numbered so that an editor finds it.

The text of a record has a map to the code points of the file, or of its line; one that is put together from several
fields in a way of their own has none.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from secondsource.model import Span
from secondsource.read.decode import Decoded, NotTextError, clean_text, decode_bytes
from secondsource.read.json_feed import is_json_feed, open_json_feed
from secondsource.read.json_reports import JsonReport, find_records, load_json, read_record
from secondsource.read.literals import find_literals, first_string, map_text
from secondsource.read.offers import (
    MOST_BYTES,
    Blob,
    Item,
    Offer,
    Payload,
    RefusedError,
    clean_facts,
    extend,
    offer_text,
    set_aside,
)

JSON_TYPE = "application/json"
_NO_TEXT = "the JSON holds no text (no field such as text, body, content or article)"
_TOO_DEEP = "it is nested too deep"


@dataclass(frozen=True, slots=True)
class _Source:
    """JSON as it was decoded, with the bytes it was decoded from."""

    blob: Blob
    decoded: Decoded
    payload: Payload

    @classmethod
    def of(cls, blob: Blob, data: bytes, offset: int) -> _Source:
        """Decode bytes that begin at `offset` of their file; raises NotTextError."""
        decoded = decode_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        place = offset if blob.path is not None else -1
        return cls(blob, decoded, Payload(JSON_TYPE, decoded.encoding, len(data), digest, place))


def open_json(blob: Blob) -> Iterator[Item]:
    """Yield the records of a JSON file; one that holds a record a line is read so, whatever it is called."""
    data = blob.load()
    try:
        source = _Source.of(blob, data, 0)
    except NotTextError as error:
        raise RefusedError(str(error)) from None
    text = source.decoded.text
    if not text.strip():
        raise RefusedError("it is empty")
    try:
        value = load_json(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and _is_json(lines[0]):
            yield from _offer_lines(blob, _split_lines(source, data))
        elif blob.name.lower().endswith(".json"):
            raise RefusedError(f"it is broken JSON: {error}") from None
        else:
            yield offer_text(blob, source.decoded, data)
        return
    if is_json_feed(value):
        yield from open_json_feed(blob, value, (source.decoded.note,) if source.decoded.note else ())
        return
    records = find_records(value)
    if records is not None and not records:
        raise RefusedError("it holds no records")
    parts = [""] if records is None else [f"#{number}" for number in range(1, len(records) + 1)]
    yield from _offer_records(source, [value] if records is None else records, parts)


def open_lines(blob: Blob) -> Iterator[Item]:
    """Yield the records of a file of JSON Lines, however large, numbered by line."""
    if blob.head(4)[:2] in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16 or 32, in which a line does not end in one byte
        yield from open_json(blob)
        return
    with blob.open() as file:
        yield from _offer_lines(blob, _bounded(file))


def _is_json(line: str) -> bool:
    try:
        return isinstance(load_json(line), dict | str | list)
    except ValueError:
        return False


def _split_lines(source: _Source, data: bytes) -> Iterator[tuple[int, bytes | None]]:
    if source.decoded.encoding in ("utf-8", "utf-8-sig"):
        yield from _bounded(io.BytesIO(data))
    else:
        for line in source.decoded.text.split("\n"):
            yield -1, line.encode("utf-8")


def _offer_lines(blob: Blob, lines: Iterable[tuple[int, bytes | None]]) -> Iterator[Offer]:
    empty = True
    for number, (offset, line) in enumerate(lines, 1):
        part = f"#{number}"
        if line is None:
            yield set_aside(blob, f"the line is longer than {MOST_BYTES // 1024 // 1024} MiB", part)
        elif line.strip():
            yield from _offer_line(blob, line.rstrip(b"\r\n"), offset, part)
        empty = empty and line is not None and not line.strip()
    if empty:
        raise RefusedError("it is empty")


def _bounded(lines: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file with their offsets, None for one that is too long; its rest is passed over."""
    offset = 0
    while line := lines.readline(MOST_BYTES):
        start, offset = offset, offset + len(line)
        if len(line) < MOST_BYTES or line.endswith(b"\n"):
            yield start, line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MOST_BYTES)
            offset += len(line)
        yield start, None


def _offer_line(blob: Blob, line: bytes, offset: int, part: str) -> Iterator[Offer]:
    try:
        source = _Source.of(blob, line, offset)
        value = load_json(source.decoded.text)
    except NotTextError as error:
        yield set_aside(blob, str(error), part)
    except ValueError as error:
        yield set_aside(blob, f"it is a broken JSON line: {error}", part)
    else:
        yield from _offer_records(source, [value], [part])


def _offer_records(source: _Source, values: Sequence[Any], parts: Sequence[str]) -> Iterator[Offer]:
    """Offer records of one source; their texts are found in it in one go."""
    found = [_read(value) for value in values]
    literals = find_literals(source.decoded.text, {one.text for one in found if isinstance(one, JsonReport)})
    turns: Counter[str] = Counter()
    for one, part in zip(found, parts, strict=True):
        if isinstance(one, str):
            yield set_aside(source.blob, one, part)
        else:
            string = first_string(one.text, literals)
            yield _offer_report(source, one, part, literals, turns[string])
            turns[string] += 1


def _read(value: Any) -> JsonReport | str:
    """Read a record, or say why it is set aside."""
    try:
        return read_record(value) or _NO_TEXT
    except RecursionError:
        return _TOO_DEEP


def _offer_report(source: _Source, found: JsonReport, part: str, literals: dict[str, list[Span]], turn: int) -> Offer:
    cleaned = clean_text(found.text)
    blob = source.blob
    return Offer(
        blob.where,
        extend(blob.part, part),
        cleaned.text,
        "html" if found.markup else "text",
        clean_facts(found.facts.merge(blob.facts)),
        source.payload,
        map_text(source.decoded.text, found.text, literals, turn),
        notes=tuple(filter(None, (source.decoded.note, cleaned.note, found.message))),
    )
