"""Which record belongs to which? The tables of a case, sorted and looked up in every direction a brief needs."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from secondsource.assess.bench import set_up_bench
from secondsource.link.copies import find_copy_of
from secondsource.model import (
    Actor,
    ActorMention,
    Assessment,
    ChainLink,
    Claim,
    Dating,
    Document,
    Event,
    EventMention,
    Incident,
    Interval,
    Link,
    Origin,
    Original,
    Problem,
    Quotation,
    Records,
    Region,
    Saying,
    Span,
    Statement,
    Story,
    TimeValue,
)
from secondsource.tell.joins import find_joins
from secondsource.tell.repeats import Repeat, find_repeats

LONGEST_NAME = 300
"""Characters that no mention of an actor exceeds; a longer one is not looked for in a chain."""

P = TypeVar("P", Region, ActorMention, EventMention, Claim)


class Catalogue:
    """The records of a case in an order that depends on nothing but what they say, with the ways between them.

    Documents stand by publication, undated ones last; what was found in them by place; what was judged over them by
    where it first appears. A document whose date is unknown stands with the date inferred for it (`Dating`).
    """

    def __init__(self, records: Records, copy_of: Mapping[str, str] | None = None) -> None:
        datings = {dating.doc: dating for dating in records.of(Dating)}
        documents = (_dated(document, datings.get(document.id)) for document in records.of(Document))
        self.documents = tuple(sorted(documents, key=_by_publication))
        self.datings = datings
        self.document = {document.id: document for document in self.documents}
        self.rank = {document.id: i for i, document in enumerate(self.documents)}
        found = find_copy_of(records.of(Document), records.of(Link)) if copy_of is None else copy_of
        self.copy_of = dict(found)

        self.regions = self._placed(records.of(Region))
        self.actor_mentions = self._placed(records.of(ActorMention))
        self.event_mentions = self._placed(records.of(EventMention))
        self.claims = self._placed(records.of(Claim))
        known = (statement for statement in records.of(Statement) if statement.doc in self.rank and statement.content)
        self.statements = tuple(sorted(known, key=lambda s: (self.rank[s.doc], s.span, s.id)))
        self.incidents = {incident.doc: incident for incident in records.of(Incident) if incident.doc in self.rank}
        self.originals = records.of(Original)
        self._originals_of: dict[str, list[Original]] = defaultdict(list)
        for original in self.originals:
            self._originals_of[original.doc].append(original)
        self._repeats_of = find_repeats(records.of(Link), self.rank)
        self.problems = tuple(sorted(records.of(Problem), key=lambda p: (p.where, p.message, p.doc)))
        days = {value.mention: value.interval for value in records.of(TimeValue) if value.interval.known}
        sayings = sorted(records.of(Saying), key=lambda saying: saying.id, reverse=True)
        self.said = {saying.statement: days[saying.mention] for saying in sayings if saying.mention in days}
        self.bench = set_up_bench(records)
        self._index_mentions(records)
        self._sort_clusters(records)

    def _index_mentions(self, records: Records) -> None:
        self.actor_mention = {mention.id: mention for mention in self.actor_mentions}
        self.event_mention = {mention.id: mention for mention in self.event_mentions}
        self.statement = {statement.id: statement for statement in self.statements}
        self.claim = {claim.id: claim for claim in self.claims}
        self._place = {item.id: i for i, item in enumerate((*self.statements, *self.claims))}
        self._regions_of: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions:
            self._regions_of[region.doc].append(region)
        self._leads_of = {doc: _find_leads(regions) for doc, regions in self._regions_of.items()}
        self._statements_of: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            self._statements_of[statement.doc].append(statement)
        self._mentions_of: dict[str, list[ActorMention]] = defaultdict(list)
        for mention in self.actor_mentions:
            self._mentions_of[mention.doc].append(mention)

    def _sort_clusters(self, records: Records) -> None:
        spots = {m.id: (self.rank[m.doc], m.start) for m in self.actor_mentions}
        spots |= {m.id: (self.rank[m.doc], m.start) for m in self.event_mentions}
        last = (len(self.rank), 0)

        def first(ids: Iterable[str]) -> tuple[int, int]:
            return min((spots[id] for id in ids if id in spots), default=last)

        self.actors = tuple(
            sorted(records.of(Actor), key=lambda a: (-len(a.mentions), first(a.mentions), a.name, a.id))
        )
        self.actor = {actor.id: actor for actor in self.actors}
        self.actor_of = {mention: actor.id for actor in self.actors for mention in actor.mentions}
        self.events = tuple(sorted(records.of(Event), key=lambda e: (first(e.mentions), -len(e.mentions), e.id)))
        self.event = {event.id: event for event in self.events}
        self.event_of = {mention: event.id for event in self.events for mention in event.mentions}
        self.stories = tuple(
            sorted(records.of(Story), key=lambda s: (-len(s.documents), self._ranks(s.documents), s.id))
        )
        self.story_of = {event: story.id for story in self.stories for event in story.events}
        self.story_of |= {event.id: event.story for event in self.events if event.story}
        self.origins = tuple(sorted(records.of(Origin), key=lambda o: (-len(o.statements), o.name, o.kind, o.id)))
        self.origin = {origin.id: origin for origin in self.origins}
        self.origin_of = {said: origin.id for origin in reversed(self.origins) for said in origin.statements}
        self.quotations = tuple(sorted(records.of(Quotation), key=lambda q: (self.in_order(q.statements), q.id)))
        self.assessments = tuple(sorted(records.of(Assessment), key=lambda a: (a.event, a.attribute, a.id)))
        self.claims_about: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            self.claims_about[self.event_of.get(claim.mention, "")].append(claim)
        self.joins = find_joins(records.of(Link), self.event_of)
        self._index_clusters()
        self._names = {name.casefold(): a.id for a in reversed(self.actors) for name in (*a.aliases, a.name)}

    def _index_clusters(self) -> None:
        self._events_in: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            self._events_in[self.story_of.get(event.id, "")].append(event)
        self._parts_of: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            self._parts_of[event.part_of].append(event)
        self._assessed: dict[str, list[Assessment]] = defaultdict(list)
        for item in self.assessments:
            self._assessed[item.event].append(item)
        self._quoted_in: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.quotations:
            docs = {self.statement[id].doc for id in quotation.statements if id in self.statement}
            for doc in sorted(docs):
                self._quoted_in[doc].append(quotation)

    def _placed(self, items: Iterable[P]) -> tuple[P, ...]:
        """Sort what lies in documents by document and place; what lies in no known document has nothing to show."""
        known = (item for item in items if item.doc in self.rank)
        return tuple(sorted(known, key=lambda item: (self.rank[item.doc], item.start, item.stop, item.id)))

    def _ranks(self, documents: Iterable[str]) -> list[int]:
        return sorted(self.rank[doc] for doc in documents if doc in self.rank)

    def in_order(self, ids: Iterable[str]) -> list[int]:
        """The places of statements or claims in the order of the documents."""
        return sorted(self._place[id] for id in ids if id in self._place)

    def sorted_ids(self, ids: Iterable[str]) -> list[str]:
        """Statement or claim ids in the order of the documents; unknown ones last, by name."""
        return sorted(ids, key=lambda id: (self._place.get(id, len(self._place)), id))

    def regions_of(self, doc: str) -> list[Region]:
        """The regions of a document in the order of its text."""
        return self._regions_of.get(doc, [])

    def originals_of(self, doc: str) -> list[Original]:
        """What a document was read from, and after it each further place in which it was offered."""
        return self._originals_of.get(doc, [])

    def repeats_of(self, doc: str) -> list[Repeat]:
        """The copies and rewrites of a document, as its links to other documents tell them."""
        return self._repeats_of.get(doc, [])

    def leads_of(self, doc: str) -> list[Span]:
        """The headlines and the first paragraph of a document."""
        return self._leads_of.get(doc, [])

    def regions_at(self, doc: str, span: Span) -> list[tuple[int, Region]]:
        """The regions that a span touches, with their numbers in the document."""
        regions = self.regions_of(doc)
        first = max(0, bisect_right(regions, span.start, key=lambda region: region.start) - 1)
        last = bisect_left(regions, span.stop, key=lambda region: region.start)
        return [(i, regions[i]) for i in range(first, last) if span.start < regions[i].stop]

    def statements_of(self, doc: str) -> list[Statement]:
        """The statements of a document in the order of its text."""
        return self._statements_of.get(doc, [])

    def events_in(self, story: str) -> list[Event]:
        """The events of a story in the order of the reports; of those in no story with an empty id."""
        return self._events_in.get(story, [])

    def parts_of(self, event: str) -> list[Event]:
        """The events that belong to an event: the deaths of a fire."""
        return self._parts_of.get(event, [])

    def assessed(self, event: str) -> list[Assessment]:
        """What was assessed about an event."""
        return self._assessed.get(event, [])

    def quoted_in(self, docs: Iterable[str]) -> list[Quotation]:
        """The quotations of which some variant stands in one of these documents."""
        found = {quotation.id: quotation for doc in docs for quotation in self._quoted_in.get(doc, ())}
        return sorted(found.values(), key=lambda quotation: (self.in_order(quotation.statements), quotation.id))

    def count_reports(self, docs: Iterable[str]) -> int:
        """How many reports these documents are: a copy is no second one."""
        return len({self.copy_of.get(doc, doc) for doc in docs})

    def published(self, doc: str) -> Interval:
        """When a document was published, as known or inferred."""
        return self.document[doc].dct

    def narration(self, doc: str, span: Span) -> Statement:
        """Words that no statement holds, as their publisher's own."""
        chain = (ChainLink(name=self.document[doc].publisher, kind="publisher"),)
        return Statement(doc=doc, content=(span,), chain=chain, quote_type="narration", score=1.0, by="")

    def actor_in_chain(self, doc: str, link: ChainLink) -> str | None:
        """The actor that a source of a chain is: by its full name, else by the words that name it."""
        by_name = self._names.get(link.name.casefold())
        if by_name or link.span is None:
            return by_name
        return self._actor_at(doc, link.span)

    def name_in_chain(self, doc: str, link: ChainLink) -> str:
        """The name that the whole brief has for a source: a person's is his actor's, however the report spells it."""
        actor = self.actor.get((link.span and self._actor_at(doc, link.span)) or self.actor_in_chain(doc, link) or "")
        known = actor is not None and actor.kind == "person" and link.name in actor.aliases
        return actor.name if actor is not None and known else link.name

    def _actor_at(self, doc: str, span: Span) -> str | None:
        """The actor most of these words name: "South Korean media" is not South Korea, so half of them must."""
        best, most = None, (span.stop - span.start) / 2
        for mention in self.mentions_at(doc, span):
            overlap = mention.span.overlap(span)
            if overlap >= most and mention.id in self.actor_of:
                best, most = self.actor_of[mention.id], overlap + 0.5
        return best

    def mentions_at(self, doc: str, span: Span) -> list[ActorMention]:
        """The actor mentions of a document that overlap a span."""
        mentions = self._mentions_of.get(doc, [])
        first = bisect_left(mentions, span.start - LONGEST_NAME, key=lambda mention: mention.start)
        last = bisect_left(mentions, span.stop, key=lambda mention: mention.start)
        return [mention for mention in mentions[first:last] if span.start < mention.stop]


def _find_leads(regions: Iterable[Region]) -> list[Span]:
    bodies = [region.span for region in regions if region.kind == "body"]
    return [region.span for region in regions if region.kind == "headline"] + bodies[:1]


def _by_publication(document: Document) -> tuple[bool, str, str, str, str]:
    first, last = document.dct.earliest or document.dct.latest, document.dct.latest
    return first is None, str(first), str(last), document.uri, document.id


def _dated(document: Document, dating: Dating | None) -> Document:
    if document.dct.known or dating is None or not dating.interval.known:
        return document
    basis = "; ".join(dating.reasons) or dating.interval.basis
    return dataclasses.replace(document, dct=dataclasses.replace(dating.interval, basis=basis))
