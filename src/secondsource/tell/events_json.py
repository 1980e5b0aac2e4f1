"""What do the events say in JSON? One object, described by `data/events.schema.json`; a later version only adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secondsource.model import Span
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import interval_object
from secondsource.tell.events_sheet import Figure, Party, Sheet, Site, Telling
from secondsource.tell.events_view import EventsView
from secondsource.tell.incidents import incident_objects
from secondsource.tell.json_brief import problem_objects
from secondsource.tell.timeline_json import document_objects, origins_object

SCHEMA = "secondsource/events/1"


def make_dict(view: EventsView, catalogue: Catalogue, counts: Mapping[str, int]) -> dict[str, Any]:
    """Give the events as one object of plain lists, strings and numbers, always in the same order."""
    wanted = view.wanted
    asked = {"types": list(wanted.types), "statuses": list(wanted.statuses), "top": wanted.top}
    return {
        "schema": SCHEMA,
        "made_with": dict(view.made_with),
        "counts": dict(counts),
        "asked": {**asked, **interval_object(wanted.period, basis=False)},
        "documents": document_objects(catalogue),
        "events": [event_object(sheet, catalogue) for sheet in view.sheets],
        "left_out": view.left_out,
        "incidents": incident_objects(catalogue),
        "problems": problem_objects(catalogue),
    }


def event_object(sheet: Sheet, catalogue: Catalogue) -> dict[str, Any]:
    """One event with its parties, place, numbers and mentions."""
    event = sheet.event
    return {
        "id": event.id,
        "label": sheet.label,
        "story": sheet.story,
        "part_of": event.part_of or None,
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "cameo": event.cameo,
        "parties": [party_object(party) for party in sheet.parties],
        "place": site_object(sheet.site) if sheet.site else None,
        "time": interval_object(event.time) if event.time.known else None,
        "time_derived": interval_object(event.derived) if event.derived.known else None,
        "quantities": [figure_object(figure) for figure in sheet.figures],
        "factuality": sheet.factuality,
        "factualities": list(sheet.factualities),
        "status": event.status,
        "disputed": list(sheet.disputed),
        "credibility": event.credibility,
        "reasons": list(event.reasons),
        "origins": origins_object(sheet.standing),
        "publishers": sheet.standing.publishers,
        "documents": sheet.standing.documents,
        "first_published": sheet.first.isoformat() if sheet.first else None,
        "last_published": sheet.last.isoformat() if sheet.last else None,
        "mentions": [telling_object(telling, catalogue) for telling in sheet.tellings],
    }


def party_object(party: Party) -> dict[str, Any]:
    """Somebody in an event."""
    codes = {"country": party.country, "sector": party.sector}
    return {"actor": party.actor or None, "name": party.name, "role": party.role, "codes": codes}


def site_object(site: Site) -> dict[str, Any]:
    """Where an event was."""
    names = {"name": site.name, "region": site.region, "country": site.country, "kind": site.kind}
    return {**names, "latitude": site.latitude, "longitude": site.longitude}


def figure_object(figure: Figure) -> dict[str, Any]:
    """How many."""
    number = {"counts": figure.counts, "value": figure.value, "bound": figure.bound}
    return {**number, "status": figure.status or None, "origins": figure.origins}


def telling_object(telling: Telling, catalogue: Catalogue) -> dict[str, Any]:
    """One mention: the trigger, and in `words` the sentence around it."""
    mention = telling.mention
    text = catalogue.document[mention.doc].text

    def quote(span: Span) -> dict[str, Any]:
        return {"start": span.start, "stop": span.stop, "text": text[span.start : span.stop]}

    return {
        "doc": mention.doc,
        **quote(mention.span),
        "words": quote(telling.words),
        "chain": list(telling.chain),
        "statement": mention.statement,
        "factuality": mention.factuality,
        "certainty": mention.certainty,
    }
