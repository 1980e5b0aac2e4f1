"""What does `secondsource read` say in JSON? One object, described by `data/reading.schema.json`; it only grows."""

from __future__ import annotations

from typing import Any

from secondsource.model import Interval, Original, Region
from secondsource.read.inputs import Intake
from secondsource.tell.dates import interval_object
from secondsource.tell.json_brief import original_object, region_object, to_json
from secondsource.tell.reading import Reading, counts_of, group_readings

SCHEMA = "secondsource/read/1"


def make_dict(intake: Intake) -> dict[str, Any]:
    """Give what was read as one object of plain lists, strings and numbers, always in the same order."""
    return {
        "schema": SCHEMA,
        "counts": counts_of(intake),
        "documents": [_document(reading) for reading in group_readings(intake)],
        "problems": [{"doc": p.doc, "where": p.where, "message": p.message, "by": p.by} for p in intake.problems],
    }


def to_reading_json(intake: Intake) -> str:
    """Write what was read as indented JSON."""
    return to_json(make_dict(intake))


def _document(reading: Reading) -> dict[str, Any]:
    document, originals = reading.document, reading.originals
    return {
        "id": document.id,
        "uri": document.uri,
        "publisher": document.publisher,
        "publisher_basis": document.publisher_basis,
        "family": document.family,
        "title": document.title,
        "byline": document.byline,
        "agency": document.agency,
        "dateline": document.dateline,
        "lang": document.lang,
        "dct": interval_object(document.dct),
        "published": document.published,
        "updated": _interval_or_null(document.updated),
        "text": document.text,
        "regions": [_quoted(region, document.text) for region in reading.regions],
        "original": _mapped(originals[0]) if originals else None,
        "duplicates": [_mapped(original) for original in originals[1:]],
    }


def _quoted(region: Region, text: str) -> dict[str, Any]:
    return region_object(region) | {"text": text[region.start : region.stop]}


def _mapped(original: Original) -> dict[str, Any]:
    """An original with its map: runs of code points of the text, and of the decoded original that they show."""
    runs = [[run.start, run.stop, run.source_start, run.source_stop] for run in original.runs]
    return original_object(original) | {"runs": runs}


def _interval_or_null(interval: Interval) -> dict[str, str | None] | None:
    return interval_object(interval) if interval.known else None
