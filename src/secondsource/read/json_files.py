"""Open JSON and JSON Lines: each record is a report, numbered so that an editor finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from secondsource.read.decode import NotTextError, clean_text, decode_bytes
from secondsource.read.json_feed import is_json_feed, open_json_feed
from secondsource.read.json_reports import find_records, load_json, read_record
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
)

JSON_TYPE = "application/json"


def open_json(blob: Blob) -> Iterator[Item]:
    """Yield the records of a JSON file; one that holds a record a line is read so, whatever it is called."""
    data = blob.load()
    try:
        decoded = decode_bytes(data)
    except NotTextError as error:
        raise RefusedError(str(error)) from None
    if not decoded.text.strip():
        raise RefusedError("it is empty")
    try:
        value = load_json(decoded.text)
    except ValueError as error:
        lines = [line for line in decoded.text.splitlines() if line.strip()]
        if len(lines) > 1 and _is_json(lines[0]):
            yield from _offer_lines(blob, (line.encode("utf-8", "replace") for line in decoded.text.split("\n")))
        elif blob.name.lower().endswith(".json"):
            raise RefusedError(f"it is broken JSON: {error}") from None
        else:
            yield offer_text(blob, decoded, data)
        return
    notes = (decoded.note,) if decoded.note else ()
    if is_json_feed(value):
        yield from open_json_feed(blob, value, notes)
        return
    records = find_records(value)
    if records is None:
        yield _offer_record(blob, value, "", notes)
    elif not records:
        raise RefusedError("it holds no records")
    else:
        for number, record in enumerate(records, 1):
            yield _offer_record(blob, record, f"#{number}", notes)


def open_lines(blob: Blob) -> Iterator[Item]:
    """Yield the records of a file of JSON Lines, however large, numbered by line."""
    with blob.open() as file:
        yield from _offer_lines(blob, _bounded(file))


def _is_json(line: str) -> bool:
    try:
        return isinstance(load_json(line), dict | str | list)
    except ValueError:
        return False


def _offer_lines(blob: Blob, lines: Iterable[bytes | None]) -> Iterator[Offer]:
    number = 0
    for number, line in enumerate(lines, 1):
        part = f"#{number}"
        if line is None:
            yield _aside(blob, part, f"the line is longer than {MOST_BYTES // 1024 // 1024} MiB")
        elif line.strip():
            yield _offer_line(blob, line, part)
    if not number:
        raise RefusedError("it is empty")


def _bounded(lines: BinaryIO) -> Iterator[bytes | None]:
    """Yield lines of a file, None for one that is too long; its rest is passed over."""
    while line := lines.readline(MOST_BYTES):
        if len(line) < MOST_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MOST_BYTES)
        yield None


def _offer_line(blob: Blob, line: bytes, part: str) -> Offer:
    try:
        decoded = decode_bytes(line)
        value = load_json(decoded.text)
    except NotTextError as error:
        return _aside(blob, part, str(error))
    except ValueError as error:
        return _aside(blob, part, f"it is a broken JSON line: {error}")
    return _offer_record(blob, value, part, (decoded.note,) if decoded.note else ())


def _offer_record(blob: Blob, value: Any, part: str, notes: tuple[str, ...]) -> Offer:
    try:
        found = read_record(value)
    except RecursionError:
        return _aside(blob, part, "it is nested too deep")
    if found is None:
        return _aside(blob, part, "the JSON holds no text (no field such as text, body, content or article)")
    cleaned = clean_text(found.text)
    return Offer(
        blob.where,
        extend(blob.part, part),
        cleaned.text,
        "html" if found.markup else "text",
        clean_facts(found.facts.merge(blob.facts)),
        Payload(JSON_TYPE),
        notes=(*notes, *filter(None, (cleaned.note, found.message))),
    )


def _aside(blob: Blob, part: str, reason: str) -> Offer:
    return Offer(blob.where, extend(blob.part, part), reason=reason)
