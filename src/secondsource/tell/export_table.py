"""One row an event: the columns of `data/export_columns.tsv`, as CSV or as typed values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from secondsource.lists import read_table
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import kind_of_days
from secondsource.tell.events_lines import say_party
from secondsource.tell.events_sheet import Figure, Party, Sheet
from secondsource.tell.wording import one_line, visible

Cell = str | int | float | date | None
Row = dict[str, Cell]

FORMULA = ("=", "+", "-", "@")
"""What a cell of text begins with that a spreadsheet would run (OWASP, "CSV Injection")."""

COUNTED = ("killed", "injured", "missing", "arrested")
"""Quantities with columns of their own."""


class Column(NamedTuple):
    """A column: its name, its type (text, number, count, day), and what it holds."""

    name: str
    type: str
    meaning: str


@cache
def columns() -> tuple[Column, ...]:
    """The columns in their order."""
    return tuple(Column(*row) for row in read_table("tell", "export_columns.tsv"))


def make_row(sheet: Sheet, catalogue: Catalogue) -> Row:
    """Lay out an event as a row, one value for each column; what is not known is None."""
    event, site = sheet.event, sheet.site
    row: Row = {
        "event_id": event.id,
        "part_of": event.part_of,
        "story_id": sheet.story,
        "story": sheet.story_label,
        "label": sheet.label,
        "type": event.type,
        "mode": event.mode,
        "context": join_names(event.context),
        "cameo": event.cameo,
        "place": site.name if site else "",
        "admin1": site.region if site else "",
        "country": site.country if site else "",
        "latitude": site.latitude if site else None,
        "longitude": site.longitude if site else None,
        "time_earliest": event.days.earliest,
        "time_latest": event.days.latest,
        "time_kind": kind_of_days(event),
        "time_basis": event.days.basis if event.days.known else "",
        "factuality": sheet.factuality,
        "factualities": join_names(sheet.factualities),
        "status": event.status,
        "credibility": event.credibility,
        "origins": sheet.standing.origins,
        "origin_names": join_names(sheet.standing.named),
        "publishers": sheet.standing.publishers,
        "reports": sheet.standing.documents,
        "mentions": len(sheet.tellings),
        "quantities": join_names(f"{f.counts} {f.bound} {f.value:g} {f.status}".strip() for f in sheet.figures),
        "first_published": sheet.first,
        "last_published": sheet.last,
    }
    row |= _party_cells("source", sheet.sources) | _party_cells("target", sheet.targets)
    for counts in COUNTED:
        row |= _figure_cells(counts, sheet.figures)
    row |= _evidence_cells(sheet, catalogue)
    return {column.name: _plain(row[column.name]) for column in columns()}


def _plain(value: Cell) -> Cell:
    """Text on one line, in which nothing hides; an empty one is not known."""
    return visible(one_line(value)) or None if isinstance(value, str) else value


def join_names(names: Iterable[str]) -> str:
    """Put names into one cell; a semicolon within a name becomes a comma."""
    return ";".join(name.replace(";", ",") for name in names)


def _party_cells(role: str, parties: Sequence[Party]) -> Row:
    first = parties[0] if parties else Party("", "", role, "", "")
    return {
        f"{role}_name": first.name,
        f"{role}_country": first.country,
        f"{role}_sector": first.sector,
        f"other_{role}s": join_names(say_party(party) for party in parties[1:]),
    }


def _figure_cells(counts: str, figures: Sequence[Figure]) -> Row:
    best = next((figure for figure in figures if figure.counts == counts), None)
    return {
        counts: best.value if best else None,
        f"{counts}_bound": best.bound if best else "",
        f"{counts}_status": best.status if best else "",
    }


def _evidence_cells(sheet: Sheet, catalogue: Catalogue) -> Row:
    lead = sheet.lead
    if lead is None:
        return {f"evidence_{name}": None for name in ("uri", "publisher", "chain", "doc", "start", "stop", "text")}
    document = catalogue.document[lead.mention.doc]
    return {
        "evidence_uri": document.uri,
        "evidence_publisher": document.publisher,
        "evidence_chain": " > ".join(lead.chain),
        "evidence_doc": document.id,
        "evidence_start": lead.words.start,
        "evidence_stop": lead.words.stop,
        "evidence_text": lead.said,
    }


def write_csv(rows: Iterable[Row]) -> str:
    """Write rows as CSV (RFC 4180, line feeds) under a header; no cell of text can be run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in columns())
    for row in rows:
        writer.writerow("" if value is None else _safe(value) for value in row.values())
    return out.getvalue()


def _safe(value: Cell) -> Cell:
    """Put an apostrophe before what a spreadsheet would run; numbers, which may be negative, stay as they are."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
