"""Events as PLOVER records, one JSON object a line, with the provenance that PLOVER has no fields for.

Names of fields: those of the gold standard records of the Open Event Data Alliance (actorText, code, sector, event,
mode, context, event_text, event_loc, dead, injured, size), and of POLECAT's columns, in lower case with underscores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from secondsource import __version__
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import kind_of_days
from secondsource.tell.events_sheet import Figure, Party, Sheet
from secondsource.tell.events_types import event_types
from secondsource.tell.json_brief import to_json

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "VERBAL COOPERATION"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "VERBAL CONFLICT"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "MATERIAL CONFLICT"),
}
"""PLOVER's four groups (manual of 2021)."""


def lacks(sheet: Sheet) -> str:
    """Say what PLOVER cannot hold of an event: a type of our own, for news that is no politics."""
    kind = event_types().get(sheet.event.type)
    return "" if kind and kind.whose == "PLOVER" else "of a type that PLOVER has not"


def write_plover(sheets: Iterable[Sheet], catalogue: Catalogue) -> str:
    """Write events as JSON lines."""
    return "".join(to_json(make_record(sheet, catalogue), indent=False) for sheet in sheets)


def make_record(sheet: Sheet, catalogue: Catalogue) -> dict[str, Any]:
    """One event. `date` is a day; of an event of which no single day is known it is null, and the ends say more."""
    event, site, lead = sheet.event, sheet.site, sheet.lead
    days = event.days
    day = days.earliest if days.earliest == days.latest else None
    document = catalogue.document[lead.mention.doc] if lead else None
    text = document.text if document else ""
    return {
        "id": event.id,
        "date": day.isoformat() if day else None,
        "date_earliest": days.earliest.isoformat() if days.earliest else None,
        "date_latest": days.latest.isoformat() if days.latest else None,
        "date_kind": kind_of_days(event) or None,
        "date_basis": days.basis if days.known else None,
        "source": [_actor(party) for party in sheet.sources],
        "target": [_actor(party) for party in sheet.targets],
        "event": event.type,
        "mode": event.mode or None,
        "context": list(event.context),
        "cameo": event.cameo or None,
        "quad_code": QUADS[event.type],
        "event_text": text[lead.mention.start : lead.mention.stop] if lead else None,
        "event_loc": site.name if site else None,
        "province": site.region or None if site else None,
        "country": site.country or None if site else None,
        "latitude": site.latitude if site else None,
        "longitude": site.longitude if site else None,
        "dead": _number("killed", sheet.figures),
        "injured": _number("injured", sheet.figures),
        "size": None,
        "text": text[lead.words.start : lead.words.stop] if lead else None,
        "publication_date": sheet.first.isoformat() if sheet.first else None,
        "language": document.lang or None if document else None,
        "version": f"secondsource {__version__}",
        **_provenance(sheet),
    }


def _actor(party: Party) -> dict[str, str]:
    return {"actorText": party.name, "code": party.country, "sector": party.sector}


def _number(counts: str, figures: Sequence[Figure]) -> dict[str, Any] | None:
    """The best supported number with its bound; PLOVER's own records have it as a word."""
    best = next((figure for figure in figures if figure.counts == counts), None)
    return {"value": best.value, "bound": best.bound} if best else None


def _provenance(sheet: Sheet) -> dict[str, Any]:
    """How well it stands, and the place of the words: what makes an event of a claim."""
    evidence = None
    if lead := sheet.lead:
        place = {"doc": lead.mention.doc, "start": lead.words.start, "stop": lead.words.stop}
        evidence = {**place, "chain": list(lead.chain)}
    return {
        "factuality": sheet.factuality,
        "status": sheet.event.status,
        "credibility": sheet.event.credibility,
        "independent_origins": sheet.standing.origins,
        "origin_names": list(sheet.standing.named),
        "publishers": sheet.standing.publishers,
        "reports": sheet.standing.documents,
        "story": sheet.story or None,
        "part_of": sheet.event.part_of or None,
        "label": sheet.label,
        "evidence": evidence,
    }
