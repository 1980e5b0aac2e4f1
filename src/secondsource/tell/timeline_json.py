"""What does the timeline say in JSON? One object, described by `data/timeline.schema.json`; it only grows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secondsource.model import Interval, Span
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import interval_object
from secondsource.tell.json_brief import problem_objects
from secondsource.tell.sides import Standing
from secondsource.tell.timeline_entries import Entry
from secondsource.tell.timeline_evidence import Evidence
from secondsource.tell.timeline_view import TimelineView

SCHEMA = "secondsource/timeline/1"


def make_dict(view: TimelineView, catalogue: Catalogue, counts: Mapping[str, int]) -> dict[str, Any]:
    """Give the timeline as one object of plain lists, strings and numbers, always in the same order."""
    told = _Teller({document.id: document.text for document in catalogue.documents})
    return {
        "schema": SCHEMA,
        "made_with": dict(view.made_with),
        "counts": dict(counts),
        "asked": {**_ends(view.asked.period), "top": view.asked.top},
        "documents": document_objects(catalogue),
        "days": [{"day": day.isoformat(), "weight": weight} for day, weight in view.weights],
        "entries": [told.entry(entry) for dates in view.dates for entry in dates.entries],
        "undated": [told.entry(entry) for entry in view.undated],
        "left_out": view.left_out,
        "problems": problem_objects(catalogue),
    }


def document_objects(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The reports in brief."""
    return [
        {
            "id": document.id,
            "uri": document.uri,
            "title": document.title,
            "publisher": document.publisher,
            "dct": interval_object(document.dct),
            "copy_of": catalogue.copy_of.get(document.id),
        }
        for document in catalogue.documents
    ]


def _ends(interval: Interval) -> dict[str, str | None]:
    return interval_object(interval, basis=False)


def origins_object(standing: Standing) -> dict[str, Any]:
    """The origins behind an event: at least so many independent ones, whether they tell it as a fact, their names."""
    return {"at_least": standing.origins, "asserted": standing.asserted, "names": list(standing.named)}


class _Teller:
    """Turns entries into objects; `texts` are by document."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def entry(self, item: Entry) -> dict[str, Any]:
        return {
            "kind": "event" if item.event else "day",
            "event": item.event or None,
            "label": item.label,
            "days": interval_object(item.days) if item.days.known else None,
            "told": _ends(item.told),
            "expected": item.expected,
            "status": item.status or None,
            "credibility": item.credibility or None,
            "origins": origins_object(item.standing),
            "disputed_days": list(item.disputed),
            "documents": item.documents,
            "weight": item.weight,
            "evidence": [self.evidence(evidence) for evidence in item.evidence],
        }

    def evidence(self, item: Evidence) -> dict[str, Any]:
        return {
            "doc": item.doc,
            **self.span(item.doc, item.words),
            "chain": list(item.chain),
            "time": self.span(item.doc, item.time) if item.time else None,
            "days": _ends(item.days) if item.time else None,
            "basis": item.basis,
        }

    def span(self, doc: str, span: Span) -> dict[str, Any]:
        return {"start": span.start, "stop": span.stop, "text": self.texts[doc][span.start : span.stop]}
