"""Which table of events does a user want? One row an event, in the format of those who will read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.tell import export_gdelt, export_plover
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.events_sheet import Sheet
from secondsource.tell.export_parquet import write_parquet
from secondsource.tell.export_table import Row, make_row, write_csv

Lacks = Callable[[Sheet], str]
Write = Callable[[Iterable[Sheet], Catalogue], str]


@dataclass(frozen=True, slots=True)
class Export:
    """A table as bytes (UTF-8, or Parquet), its number of rows, and what the format cannot hold: (why, how many)."""

    data: bytes
    rows: int
    left_out: tuple[tuple[str, int], ...] = ()


TABLES: Mapping[str, Callable[[list[Row]], bytes]] = {
    "csv": lambda rows: write_csv(rows).encode("utf-8"),
    "parquet": write_parquet,
}
"""Formats of our own columns, which hold every event."""

RECORDS: Mapping[str, tuple[Lacks, Write]] = {
    "plover": (export_plover.lacks, export_plover.write_plover),
    "gdelt": (export_gdelt.lacks, export_gdelt.write_gdelt),
}
"""Formats of others: what they cannot hold of an event (empty: nothing), and how they are written."""

EXPORTS = (*RECORDS, *TABLES)
"""The formats that can be written."""


def export_events(sheets: Sequence[Sheet], catalogue: Catalogue, to: str) -> Export:
    """Write events as a table; raises ValueError for an unknown format, ImportError where parquet lacks pyarrow."""
    if to in TABLES:
        return Export(TABLES[to]([make_row(sheet, catalogue) for sheet in sheets]), len(sheets))
    if to not in RECORDS:
        raise ValueError(f"“{to}” is none of {', '.join(EXPORTS)}")
    lacks, write = RECORDS[to]
    kept = [sheet for sheet in sheets if not lacks(sheet)]
    left_out = Counter(why for sheet in sheets if (why := lacks(sheet)))
    return Export(write(kept, catalogue).encode("utf-8"), len(kept), tuple(sorted(left_out.items())))
