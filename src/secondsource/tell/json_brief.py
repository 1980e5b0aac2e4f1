"""What does the JSON brief say? One object, described by `data/brief.schema.json`; a later version only adds."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from secondsource.model import (
    Actor,
    Assessment,
    ChainLink,
    Change,
    Claim,
    Document,
    Event,
    EventMention,
    Origin,
    Original,
    Quotation,
    Region,
    Span,
    Statement,
    Story,
)
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import interval_object, iso_interval
from secondsource.tell.variants import Variant, find_variants

SCHEMA = "secondsource/brief/1"
# JSON itself escapes the controls below U+0020; above are DEL, C1, bidirectional signs, separators and the invisible.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def make_dict(catalogue: Catalogue, made_with: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, Any]:
    """Give the brief as one object of plain lists, strings and numbers, always in the same order."""
    told = _Teller(catalogue)
    return {
        "schema": SCHEMA,
        "made_with": dict(sorted(made_with.items())),
        "counts": dict(counts),
        "documents": [told.document(item) for item in catalogue.documents],
        "actors": [told.actor(item) for item in catalogue.actors],
        "statements": [told.statement(item) for item in catalogue.statements],
        "events": [told.event(item) for item in catalogue.events],
        "claims": [told.claim(item) for item in catalogue.claims],
        "assessments": [told.assessment(item) for item in catalogue.assessments],
        "origins": [told.origin(item) for item in catalogue.origins],
        "quotations": [told.quotation(item) for item in catalogue.quotations],
        "stories": [told.story(item) for item in catalogue.stories],
        "problems": problem_objects(catalogue),
    }


def problem_objects(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What could not be done, and what was done instead."""
    return [{"doc": p.doc, "where": p.where, "message": p.message, "by": p.by} for p in catalogue.problems]


def to_json(brief: Mapping[str, Any], indent: bool = True) -> str:
    """Write a brief as JSON. Lone surrogates, which UTF-8 cannot hold, become U+FFFD: offsets stay right.

    Without `indent` it is one line. What could write to a terminal or turn the text there is written as an escape,
    which any reader of JSON undoes.
    """
    option = orjson.OPT_INDENT_2 if indent else None
    try:
        data = orjson.dumps(brief, option=option)
    except orjson.JSONEncodeError:  # a lone surrogate is rare: most often there is nothing to copy
        data = orjson.dumps(_writable(brief), option=option)
    written = data.decode("utf-8") + "\n"
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {_writable(key): _writable(item) for key, item in value.items()}
    return [_writable(item) for item in value] if isinstance(value, list) else value


def region_object(item: Region) -> dict[str, Any]:
    """A block of a report; `later` if it was written after the first publication, `written` when, if it says so."""
    written = interval_object(item.written) if item.written.known else None
    return {"start": item.start, "stop": item.stop, "kind": item.kind, "later": item.later, "written": written}


def original_object(item: Original) -> dict[str, Any]:
    """What a report was read from; `offset` is in bytes, null where the part is packed or encoded in its file."""
    return {
        "where": item.where,
        "part": item.part,
        "media_type": item.media_type,
        "encoding": item.encoding,
        "size": item.size,
        "sha256": item.sha256,
        "offset": item.offset if item.offset >= 0 else None,
    }


class _Teller:
    """Turns each kind of record into its object."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.of = catalogue

    def span(self, doc: str, span: Span, name_doc: bool = False) -> dict[str, Any]:
        words = {"start": span.start, "stop": span.stop, "text": self.of.document[doc].text[span.start : span.stop]}
        return {"doc": doc, **words} if name_doc else words

    def spans(self, doc: str, spans: Iterable[Span]) -> list[dict[str, Any]]:
        return [self.span(doc, span) for span in spans]

    def document(self, item: Document) -> dict[str, Any]:
        originals, repeats = self.of.originals_of(item.id), self.of.repeats_of(item.id)
        return {
            "id": item.id,
            "uri": item.uri,
            "title": item.title,
            "publisher": item.publisher,
            "byline": item.byline,
            "lang": item.lang,
            "dct": interval_object(item.dct),
            "regions": [region_object(region) for region in self.of.regions_of(item.id)],
            "copy_of": self.of.copy_of.get(item.id),
            "copies": [dataclasses.asdict(repeat) | {"reasons": list(repeat.reasons)} for repeat in repeats],
            "published": item.published,
            "updated": interval_object(item.updated) if item.updated.known else None,
            "dateline": item.dateline,
            "agency": item.agency,
            "family": item.family,
            "publisher_basis": item.publisher_basis,
            "original": original_object(originals[0]) if originals else None,
            "duplicates": [original_object(original) for original in originals[1:]],
        }

    def actor(self, item: Actor) -> dict[str, Any]:
        mentions = [self.of.actor_mention[id] for id in item.mentions if id in self.of.actor_mention]
        mentions.sort(key=lambda m: (self.of.rank[m.doc], m.start, m.stop))
        return {
            "id": item.id,
            "name": item.name,
            "kind": item.kind,
            "aliases": list(item.aliases),
            "codes": {"country": item.country, "sector": item.sector},
            "mentions": [self.span(m.doc, m.span, name_doc=True) for m in mentions],
        }

    def statement(self, item: Statement) -> dict[str, Any]:
        said = self.of.said.get(item.id)
        return {
            "id": item.id,
            "doc": item.doc,
            "content": self.spans(item.doc, item.content),
            "cue": self.spans(item.doc, item.cue),
            "chain": [self.chain_link(item, link) for link in item.chain],
            "act": item.act,
            "quote_type": item.quote_type,
            "factuality": item.factuality,
            "condition": self.span(item.doc, item.condition) if item.condition else None,
            "to": self.span(item.doc, item.to) if item.to else None,
            "said": interval_object(said, basis=False) if said else None,
        }

    def chain_link(self, item: Statement, link: ChainLink) -> dict[str, Any]:
        span = self.span(item.doc, link.span) if link.span else None
        return {
            "name": link.name or (span["text"] if span else "") or "unknown",
            "kind": link.kind,
            "actor": self.of.actor_in_chain(item.doc, link),
            "span": span,
            "factuality": link.factuality or item.factuality,
            "anonymity": self.span(item.doc, link.anonymity) if link.anonymity else None,
            "state": link.state,
        }

    def event(self, item: Event) -> dict[str, Any]:
        mentions = [self.of.event_mention[id] for id in item.mentions if id in self.of.event_mention]
        mentions.sort(key=lambda m: (self.of.rank[m.doc], m.start, m.stop))
        return {
            "id": item.id,
            "label": item.label,
            "story": self.of.story_of.get(item.id, ""),
            "type": item.type,
            "mode": item.mode,
            "context": list(item.context),
            "cameo": item.cameo,
            "participants": [{"actor": actor, "role": role} for actor, role in item.participants],
            "place": item.place or None,
            "time": interval_object(item.time) if item.time.known else None,
            "time_derived": interval_object(item.derived) if item.derived.known else None,
            "status": item.status,
            "credibility": item.credibility,
            "history": [self.change(change) for change in item.history],
            "mentions": [self.event_mention(mention) for mention in mentions],
            "reasons": list(item.reasons),
            "part_of": item.part_of or None,
        }

    def event_mention(self, item: EventMention) -> dict[str, Any]:
        place = self.span(item.doc, item.span, name_doc=True)
        return {**place, "statement": item.statement, "factuality": item.factuality, "certainty": item.certainty}

    def change(self, item: Change) -> dict[str, Any]:
        at = iso_interval(item.at)
        return {"at": at, "status": item.status, "statement": item.statement, "reason": item.reason}

    def claim(self, item: Claim) -> dict[str, Any]:
        return {
            "id": item.id,
            "event": self.of.event_of.get(item.mention, ""),
            "attribute": item.attribute,
            "value": item.value,
            "bound": item.bound,
            "original_value": item.original_value,
            "scope": list(item.scope),
            "statement": item.statement,
            "evidence": self.span(item.doc, item.span, name_doc=True),
            "factuality": item.factuality,
        }

    def assessment(self, item: Assessment) -> dict[str, Any]:
        positions = [
            {
                "value": position.value,
                "bound": position.bound,
                "status": position.status,
                "claims": self.of.sorted_ids(position.claims),
                "origins": sorted(position.origins),
                "independent": position.independent,
                "documents": sorted(position.documents, key=lambda doc: (self.of.rank.get(doc, -1), doc)),
            }
            for position in item.positions
        ]
        return {
            "event": item.event,
            "attribute": item.attribute,
            "status": item.status,
            "credibility": item.credibility,
            "positions": positions,
            "reasons": list(item.reasons),
        }

    def origin(self, item: Origin) -> dict[str, Any]:
        statements = self.of.sorted_ids(item.statements)
        return {
            "id": item.id,
            "name": item.name,
            "kind": item.kind,
            "statements": statements,
            "reasons": list(item.reasons),
            "house": item.house,
        }

    def quotation(self, item: Quotation) -> dict[str, Any]:
        variants = find_variants(self.of, item)
        told = [self.variant(variant, variants[0]) for variant in variants]
        return {"id": item.id, "speaker": item.speaker, "variants": told}

    def variant(self, item: Variant, fullest: Variant) -> dict[str, Any]:
        """A version of a quotation, with each difference from the fullest one as spans of both reports."""
        said, base = item.statement, fullest.statement
        places = item.comparison.differences if item.comparison else ()
        return {
            **self.span(said.doc, said.span, name_doc=True),
            "statement": said.id,
            "quoted": self.spans(said.doc, item.version.pieces),
            "compared_with": base.id if item.comparison else None,
            "manners": list(item.comparison.manners) if item.comparison else [],
            "differs": [
                {
                    "kind": place.kind,
                    "here": self.spans(said.doc, place.right),
                    "there": [self.span(base.doc, span, name_doc=True) for span in place.left],
                    "dotted": place.dotted,
                }
                for place in places
            ],
        }

    def story(self, item: Story) -> dict[str, Any]:
        events = [event.id for event in self.of.events_in(item.id)]
        return {
            "id": item.id,
            "label": item.label,
            "documents": sorted(item.documents, key=lambda doc: (self.of.rank.get(doc, -1), doc)),
            "events": events,
            "period": interval_object(item.period, basis=False),
        }
