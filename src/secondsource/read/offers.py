"""What was offered: every file of a folder, every record of a JSON file, each as text, or the reason why not."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from secondsource.read.decode import NotTextError, clean_text, decode_bytes
from secondsource.read.facts import Facts
from secondsource.read.json_reports import find_records, load_json, looks_like_markup, read_record

PLAIN = frozenset((".txt", ".text", ".md", ".markdown"))
MARKUP = frozenset((".html", ".htm", ".xhtml"))
JSON = frozenset((".json",))
LINES = frozenset((".jsonl", ".ndjson"))
MOST_BYTES = 50 * 1024 * 1024
"""Bytes of one report; more is set aside (DESIGN: 50 MiB a document)."""
STANDARD_INPUT = "stdin"


class MissingInput(ValueError):  # noqa: N818 - the caller's word for it, agreed between the rooms
    """An input that does not exist; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that was offered. `reason` says why it is set aside; `notes` what was done to read it."""

    where: str
    text: str = ""
    facts: Facts = field(default_factory=Facts)
    markup: bool = False
    reason: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file with the name it goes by, or a folder in which there was none (`path` is None)."""

    path: Path | None
    where: str
    reason: str = ""


def find_sources(inputs: Sequence[str | Path]) -> list[Source]:
    """List the files of all inputs, folders in full but for hidden files; raises MissingInput first of all."""
    paths = [item if item == "-" else Path(item) for item in inputs]
    for path in paths:
        if isinstance(path, Path) and not os.path.lexists(path):
            raise MissingInput(f"there is no file or folder {str(path)!r}; nothing was read")
    return [source for path in paths for source in _sources_of(path)]


def _sources_of(path: str | Path) -> Iterator[Source]:
    if isinstance(path, str):
        yield Source(Path("-"), STANDARD_INPUT)
    elif path.is_dir():
        files = list(_walk(path))
        yield from files
        if not files:
            yield Source(None, str(path), "the folder holds no reports")
    else:
        yield Source(path, path.name)


def _walk(folder: Path) -> Iterator[Source]:
    failed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(here, name)
                yield Source(path, path.relative_to(folder).as_posix())
    for error in failed:
        where = Path(error.filename or folder)
        yield Source(None, where.name, f"the folder cannot be opened ({error.strerror})")


def read_source(source: Source) -> Iterator[Offer]:
    """Read one file into what it offers. Never raises: what cannot be read is an offer with a reason."""
    where = printable(source.where)
    if source.path is None:
        yield Offer(where, reason=source.reason)
        return
    suffix = PurePosixPath(source.where).suffix.lower()
    try:
        reason = "" if source.where == STANDARD_INPUT else _refuse(source.path, suffix)
        if reason:
            yield Offer(where, reason=reason)
        elif suffix in LINES:
            with source.path.open("rb") as lines:
                yield from _read_lines(lines, where)
        else:
            yield from _read_bytes(_load(source), where, suffix)
    except OSError as error:
        yield Offer(where, reason=f"it cannot be opened ({error.strerror or error})")


def printable(name: str) -> str:
    """Write a file name so that it can be printed and stored, whatever bytes it holds."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _refuse(path: Path, suffix: str) -> str:
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        return "it is no regular file"
    if suffix and suffix not in PLAIN | MARKUP | JSON | LINES:
        return f"files of type {suffix} are not supported"
    if info.st_size > MOST_BYTES and suffix not in LINES:
        return f"it is larger than {MOST_BYTES // 1024 // 1024} MiB"
    return ""


def _load(source: Source) -> bytes:
    if source.where == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    assert source.path is not None
    return source.path.read_bytes()


def _read_bytes(data: bytes, where: str, suffix: str) -> Iterator[Offer]:
    if len(data) > MOST_BYTES:
        yield Offer(where, reason=f"it is larger than {MOST_BYTES // 1024 // 1024} MiB")
        return
    try:
        decoded = decode_bytes(data, markup=suffix not in PLAIN)
    except NotTextError as error:
        yield Offer(where, reason=str(error))
        return
    notes = (decoded.note,) if decoded.note else ()
    if not decoded.text.strip():
        yield Offer(where, reason="it is empty")
    elif suffix in JSON or (suffix not in PLAIN | MARKUP and decoded.text.lstrip()[:1] in "{["):
        yield from _read_json(decoded.text, where, notes, sniffed=suffix not in JSON)
    else:
        markup = suffix in MARKUP or (suffix not in PLAIN and looks_like_markup(decoded.text))
        yield Offer(where, decoded.text, markup=markup, notes=notes)


def _read_json(text: str, where: str, notes: tuple[str, ...], sniffed: bool) -> Iterator[Offer]:
    try:
        value = load_json(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and _is_json(lines[0]):
            yield from _read_lines((line.encode("utf-8", "replace") for line in text.split("\n")), where)
        elif sniffed:
            yield Offer(where, text, notes=notes)
        else:
            yield Offer(where, reason=f"it is broken JSON: {error}")
        return
    records = find_records(value)
    if records is None:
        yield _offer_record(value, where, notes)
    elif not records:
        yield Offer(where, reason="it holds no records")
    else:
        for number, record in enumerate(records, 1):
            yield _offer_record(record, f"{where}#{number}", notes)


def _is_json(line: str) -> bool:
    try:
        return isinstance(load_json(line), dict | str | list)
    except ValueError:
        return False


def _read_lines(lines: Any, where: str) -> Iterator[Offer]:
    """Read JSON Lines; records are numbered by line, so that an editor finds them."""
    number = 0
    for number, line in enumerate(_bounded(lines), 1):
        if line is None:
            yield Offer(f"{where}#{number}", reason=f"the line is longer than {MOST_BYTES // 1024 // 1024} MiB")
        elif line.strip():
            yield _offer_line(line, f"{where}#{number}")
    if not number:
        yield Offer(where, reason="it is empty")


def _bounded(lines: Any) -> Iterator[bytes | None]:
    """Yield lines of a file, None for one that is too long; its rest is passed over."""
    if not hasattr(lines, "readline"):
        yield from lines
        return
    while line := lines.readline(MOST_BYTES):
        if len(line) < MOST_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MOST_BYTES)
        yield None


def _offer_line(line: bytes, where: str) -> Offer:
    try:
        decoded = decode_bytes(line)
        value = load_json(decoded.text)
    except NotTextError as error:
        return Offer(where, reason=str(error))
    except ValueError as error:
        return Offer(where, reason=f"it is a broken JSON line: {error}")
    return _offer_record(value, where, (decoded.note,) if decoded.note else ())


def _offer_record(value: Any, where: str, notes: tuple[str, ...]) -> Offer:
    try:
        found = read_record(value)
    except RecursionError:
        return Offer(where, reason="it is nested too deep")
    if found is None:
        return Offer(where, reason="the JSON holds no text (no field such as text, body, content or article)")
    cleaned = clean_text(found.text)
    more = tuple(filter(None, (cleaned.note, found.message)))
    return Offer(where, cleaned.text, _clean_facts(found.facts), found.markup, notes=(*notes, *more))


def _clean_facts(facts: Facts) -> Facts:
    return replace(
        facts,
        publisher=clean_text(facts.publisher).text,
        title=clean_text(facts.title).text,
        byline=clean_text(facts.byline).text,
        url=clean_text(facts.url).text,
    )
