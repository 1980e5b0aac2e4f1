"""Open tables, CSV, TSV and Parquet: each row is a report, its columns are fields as those of a JSON record are.

The text of a cell has no map to the file: its payload is the cell's own value in UTF-8. Rows of CSV are numbered as a
spreadsheet does, the header being row 1; rows of Parquet are numbered from 1.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, BinaryIO, TextIO

from secondsource.read.decode import NotTextError, clean_text, decode_bytes
from secondsource.read.json_reports import read_record
from secondsource.read.offers import (
    MOST_BYTES,
    MOST_RATIO,
    Blob,
    Item,
    Offer,
    Payload,
    RefusedError,
    clean_facts,
    extend,
    set_aside,
)
from secondsource.read.unpacking import CHUNK, clip
from secondsource.read.words import word_rows

LONGEST_CELL = MOST_BYTES // 4
"""Letters of a cell or line, which may take four bytes each; csv holds no more than that in memory."""
SAMPLE = 256 * 1024
"""Letters from which the delimiter and the column of the text are found."""
SHORTEST_TEXT = 80
"""Letters that a column without a known name has on average if it holds reports: a sentence or so."""
BATCH = 64
"""Rows of Parquet that are in memory at a time."""
_DELIMITERS = ",\t;|"
_NONE = "\x1f"
"""Stands for no delimiter where there is one column: the separator of units in ASCII, which no text holds."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_NO_TEXT = "no column of it holds texts: none is called text, body, content or the like, and none has sentences"


# CSV


def open_csv(blob: Blob) -> Iterator[Item]:
    """Yield the rows of a table of text, however large; the first row names the columns if it has a name for a text.

    Else the column with the longest text is taken. A row that has more cells than there are columns is set aside, and
    so is what follows a quotation mark that is never closed.
    """
    encoding, note = find_encoding(blob)
    with blob.open() as file:
        sample = _decode(file, encoding).read(SAMPLE)
    if not sample.strip():
        raise RefusedError("it is empty")
    delimiter = find_delimiter(sample, ".tsv" in blob.name.lower())
    names, headed = name_columns(_split(sample, delimiter))
    note = "; ".join(filter(None, (note, _say_repeated(names))))
    found = False
    with blob.open() as file:
        for number, cells in _read_rows(_decode(file, encoding), delimiter):
            if isinstance(cells, str):
                yield set_aside(blob, cells, f"#{number}")
            elif any(cells) and (number > 1 or not headed):
                yield _offer_cells(blob, number, names, cells, "" if found else note)
            else:
                continue
            found = True
    if not found:
        raise RefusedError("it holds no rows")


def find_encoding(blob: Blob) -> tuple[str, str]:
    """Find the encoding of a text that may be too large to hold, with a note if it is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with blob.open() as file:
        head = chunk = file.read(CHUNK)
        for mark, name in _MARKS.items():
            if head.startswith(mark):
                return name, ""
        if b"\x00" in head[:4096]:
            raise RefusedError("it is binary (it holds NUL bytes)")
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(CHUNK)
            return "utf-8", ""
        except UnicodeDecodeError:
            pass
    try:
        decoded = decode_bytes((head if chunk is head else head + chunk).replace(b"\x00", b" "))
    except NotTextError as error:
        raise RefusedError(str(error)) from None
    return decoded.encoding, decoded.note


def _decode(file: BinaryIO, encoding: str) -> TextIO:
    return io.TextIOWrapper(file, encoding, errors="replace", newline="")


def find_delimiter(sample: str, tabs: bool = False) -> str:
    """Find what stands between the cells: what cuts most rows into as many columns as the first, the more the better.

    Not csv.Sniffer, which takes a letter for it when the cells are prose.
    """

    def count(delimiter: str) -> int:
        rows = _split(sample, delimiter)
        if not rows or _holds_text(rows[0]):
            return len(rows[0]) if rows else 1
        if sample.count(f"{delimiter} ") > sample.count(delimiter) / 2:
            return 1  # prose has a space after a comma
        return len(rows[0]) if sum(len(row) == len(rows[0]) for row in rows) >= 0.8 * len(rows) else 1

    order = "\t" + _DELIMITERS if tabs else _DELIMITERS
    best = max(order, key=lambda delimiter: (count(delimiter), -order.index(delimiter)))
    return best if count(best) > 1 else _NONE


def _split(sample: str, delimiter: str) -> list[list[str]]:
    """The first rows of a sample that stand in it in full."""
    rows = [cells for _, cells in _read_rows(io.StringIO(sample, newline=""), delimiter) if not isinstance(cells, str)]
    whole = rows[:-1] if len(sample) >= SAMPLE and len(rows) > 1 else rows
    return [row for row in whole[:100] if any(row)]


def name_columns(rows: Sequence[Sequence[str]]) -> tuple[list[str], bool]:
    """Name the columns of a table by its first rows, and say whether the first is a header. Raises RefusedError."""
    first = list(rows[0]) if rows else []
    if _holds_text(first):
        return first, True
    rest = rows[1:] or rows
    column = _find_longest([row[n] if n < len(row) else "" for row in rest] for n in range(len(first)))
    headed = len(rows) > 1 and len(first[column]) < SHORTEST_TEXT / 2
    names = first if headed else [""] * len(first)
    return [*names[:column], "text", *names[column + 1 :]], headed


def _holds_text(names: Iterable[str]) -> bool:
    known = set(word_rows("fields.tsv")["text"])
    return any(_fold(name) in known for name in names)


def _fold(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _find_longest(columns: Iterable[Sequence[str]]) -> int:
    """The number of the column with the longest text; raises RefusedError if none is long enough for reports."""
    lengths = [sum(map(len, cells)) / len(cells) if cells else 0 for cells in columns]
    if not lengths or max(lengths) < SHORTEST_TEXT:
        raise RefusedError(_NO_TEXT)
    return lengths.index(max(lengths))


def _read_rows(file: TextIO, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the number of each row with its cells, or with the reason why it cannot be read."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    number = 0
    while True:
        number += 1
        lines.taken = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"the row cannot be read ({clip(error)})"
            continue
        if lines.ended:  # csv asked for another line, so the row had not ended
            yield number, f"a quotation mark in it is never closed, so that {lines.taken} lines would be one cell"
        else:
            yield number, cells


class _Lines:
    """The lines of a table, counted; raises RefusedError for one that is too long to be held in memory."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.taken = 0
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_CELL)
        if len(line) >= LONGEST_CELL:
            raise RefusedError(f"a line of it is longer than {LONGEST_CELL:,} letters")
        self.ended = not line
        if not line:
            raise StopIteration
        self.taken += 1
        return line


def _offer_cells(blob: Blob, number: int, names: Sequence[str], cells: Sequence[str], note: str) -> Offer:
    if any(cells[len(names) :]):
        return set_aside(blob, f"the row has {len(cells)} cells, but there are {len(names)} columns", f"#{number}")
    return _offer_row(blob, number, _join_row(zip(map(_fold, names), cells, strict=False)), note)


def _join_row(cells: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Put the cells of a row under the names of their columns: of those with one name, the first that holds any."""
    row: dict[str, Any] = {}
    for name, cell in cells:
        if row.get(name) in (None, ""):
            row[name] = cell
    return row


def _say_repeated(names: Iterable[str]) -> str:
    """Say which columns that matter share a name, in words for a note."""
    known = {field for fields in word_rows("fields.tsv").values() for field in fields}
    repeated = [name for name, count in Counter(map(_fold, names)).items() if count > 1 and name in known]
    said = ", ".join(map(repr, repeated))
    return f"of several columns called {said} the first that is filled was taken" if said else ""


def _offer_row(blob: Blob, number: int, row: Mapping[str, Any], note: str = "") -> Offer:
    found = read_record(row)
    part = f"#{number}"
    if found is None:
        return set_aside(blob, "the row holds no text", part)
    cleaned = clean_text(found.text)
    data = cleaned.text.encode("utf-8")
    media = "text/html" if found.markup else "text/plain"
    return Offer(
        blob.where,
        extend(blob.part, part),
        cleaned.text,
        "html" if found.markup else "text",
        clean_facts(found.facts.merge(blob.facts)),
        Payload(media, "utf-8", len(data), hashlib.sha256(data).hexdigest()),
        notes=tuple(filter(None, (note, cleaned.note, found.message))),
    )


# Parquet


def open_parquet(blob: Blob) -> Iterator[Item]:
    """Yield the rows of a Parquet file, read a few at a time and only in the columns that matter."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise RefusedError("reading Parquet needs pyarrow: pip install 'secondsource[parquet]'") from None

    data = None if blob.path is not None else blob.load()
    source = blob.path if data is None else pa.BufferReader(data)
    size = blob.path.stat().st_size if blob.path is not None else len(data or b"")
    try:
        with parquet.ParquetFile(source, pre_buffer=False, buffer_size=CHUNK, page_checksum_verification=True) as file:
            yield from _read_batches(blob, file, max(MOST_BYTES, MOST_RATIO * size))
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(f"it is broken, and no row of it can be read from here on ({clip(error)})") from None


def _read_batches(blob: Blob, file: Any, most: int) -> Iterator[Item]:
    names = {name: _fold(name) for name in file.schema_arrow.names}
    known = {field for fields in word_rows("fields.tsv").values() for field in fields}
    wanted = [name for name, field in names.items() if field in known]
    if not _holds_text(wanted):
        text = _find_text_column(file)
        names[text] = "text"
        wanted.append(text)
    note = _say_repeated(file.schema_arrow.names)
    number = spent = 0
    for batch in file.iter_batches(BATCH, columns=wanted, use_threads=False):
        spent += batch.nbytes
        if spent > most:
            raise RefusedError(
                f"it unpacks to more than {MOST_RATIO} times its size: row {number + 1:,} is the first not read"
            )
        columns = [
            (names[name], _values(column)) for name, column in zip(batch.schema.names, batch.columns, strict=True)
        ]
        for index in range(batch.num_rows):
            number += 1
            row = _join_row((name, values[index]) for name, values in columns)
            yield _offer_row(blob, number, row, note if number == 1 else "")
    if not number:
        raise RefusedError("it holds no rows")


def _find_text_column(file: Any) -> str:
    """The column of strings with the longest text in the first rows. Raises RefusedError."""
    import pyarrow as pa

    strings = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
    strings += [field.name for field in file.schema_arrow if pa.types.is_large_string(field.type)]
    batch = next(file.iter_batches(BATCH, columns=strings, use_threads=False), None) if strings else None
    if batch is None or not batch.num_rows:
        raise RefusedError(_NO_TEXT if file.metadata.num_rows else "it holds no rows")
    column = _find_longest([value or "" for value in batch.column(name).to_pylist()] for name in strings)
    return str(strings[column])


def _values(column: Any) -> list[Any]:
    """The values of a column as those of JSON; times in the zone that the column has."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        try:
            column = column.cast(pa.string())
        except pa.ArrowException:  # a zone that nobody knows
            column = column.cast(pa.timestamp(column.type.unit)).cast(pa.string())
    return [_plain(value) for value in column.to_pylist()]


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value if isinstance(value, str | int | float | None) else str(value)
