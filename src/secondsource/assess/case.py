"""Claims, events and assessments of a whole case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.assess.claims import find_claims, find_toll_claims
from secondsource.assess.events import assess_event
from secondsource.assess.evidence import Evidence, hold_reservations, take_stance
from secondsource.assess.values import Told, assess_values
from secondsource.assess.witnesses import Parties, why_it_knows
from secondsource.link.case import cluster_views
from secondsource.link.events import EventView
from secondsource.link.views import Lookups, look_up, view_events
from secondsource.model import (
    UNKNOWN_TIME,
    Actor,
    Claim,
    Dating,
    Document,
    EventMention,
    Interval,
    Link,
    Origin,
    QuantityMention,
    Record,
    Records,
    Region,
    Saying,
    Statement,
    TimeValue,
)
from secondsource.parse.tree import Parse


def make_claims(records: Records, parses: Mapping[str, Parse]) -> Iterator[Claim]:
    """Yield the claims of every event mention, and the tolls of the incidents of each report."""
    lookups = look_up(records, parses)
    views = view_events(records.of(EventMention), lookups)
    yield from find_claims(views, lookups)
    own: dict[str, list[EventView]] = defaultdict(list)
    quantities: dict[str, list[QuantityMention]] = defaultdict(list)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for view in views:
        own[view.mention.doc].append(view)
    for quantity in records.of(QuantityMention):
        quantities[quantity.doc].append(quantity)
    for statement in records.of(Statement):
        statements[statement.doc].append(statement)
    for doc, parse in parses.items():
        yield from find_toll_claims(parse, own[doc], quantities[doc], statements[doc], lookups)


def assess_case(records: Records, parses: Mapping[str, Parse]) -> list[Record]:
    """Make the events of the linked mentions, each with its status and history, and assess what is claimed of them."""
    lookups = look_up(records, parses)
    views = {view.mention.id: view for view in view_events(records.of(EventMention), lookups)}
    links = [link for link in records.of(Link) if link.about == "event"]
    bench = _set_up_bench(records)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in records.of(Claim):
        claims[claim.mention].append(claim)
    made: list[Record] = []
    for members in cluster_views(views.values(), links):
        own = [views[id] for id in members]
        parties = bench.find_parties(own)
        evidence = hold_reservations([item for view in own for item in bench.weigh(view.mention, parties)])
        event = assess_event(own, evidence, bench.actors, lookups.texts)
        made.append(event)
        told = [item for view in own for item in _tell(view, claims[view.mention.id], bench, lookups, parties)]
        made.extend(assess_values(event.id, told, lookups.contains))
    return made


def _tell(view: EventView, claims: Sequence[Claim], bench: Bench, lookups: Lookups, parties: Parties) -> Iterator[Told]:
    for claim in claims:
        statement = bench.statements.get(claim.statement)
        if statement is None:
            continue
        yield Told(
            claim=claim,
            evidence=bench.weigh_statement(statement, claim, parties),
            days=_days_of(claim, view, lookups),
            aspect=view.mention.aspect,
            actors=view.actors | view.vehicles,
            places=view.places,
        )


def _days_of(claim: Claim, view: EventView, lookups: Lookups) -> Interval:
    """The days that a claim about time means."""
    for argument in view.mention.fillers("time"):
        if argument.span == claim.span:
            return lookups.day_of(argument)
    return UNKNOWN_TIME


RETRACTED = re.compile(
    r"\b(earlier|previous|original) (version|report|story|article)|incorrect|misstate|wrong", re.IGNORECASE
)
"""How a note says that something in it was wrong."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is needed to weigh a statement: when it was made, where it comes from, who its source is."""

    statements: Mapping[str, Statement]
    origin_of: Mapping[str, str]
    texts: Mapping[str, str]  # by document
    carriers: Mapping[str, str]  # the origin of what each report narrates itself: its publisher, or whom it copies
    published: Mapping[str, Interval]  # by document
    said: Mapping[str, Interval]  # by statement
    later: Mapping[str, Sequence[Region]]  # notes and updates, by document
    actors: Mapping[str, Actor]
    actor_of: Mapping[str, Actor]  # by name

    def find_parties(self, views: Sequence[EventView]) -> Parties:
        """The sides of an event and the countries they act for."""
        by_role: dict[str, set[str]] = defaultdict(set)
        for view in views:
            for actor, role in view.parties:
                by_role[role].add(actor)
        everyone = sorted(set().union(*by_role.values()))
        countries = {self.actors[id].country for id in everyone} | {code for view in views for code in view.countries}
        types = sorted(view.mention.type for view in views if view.mention.type)
        return Parties(
            type=max(types, key=types.count) if types else "",
            agents=frozenset(by_role["actor"]),
            others=frozenset(by_role["recipient"]),
            countries=frozenset(countries - {""}),
        )

    def weigh(self, mention: EventMention, parties: Parties) -> Iterator[Evidence]:
        """What one mention brings to its event."""
        statement = self.statements.get(mention.statement)
        if statement is not None:
            yield self._weigh(statement, mention, parties)

    def weigh_statement(self, statement: Statement, claim: Claim, parties: Parties) -> Evidence:
        """What one claim brings to its value."""
        return self._weigh(statement, claim, parties)

    def _weigh(self, statement: Statement, told: EventMention | Claim, parties: Parties) -> Evidence:
        return Evidence(
            statement=statement,
            stance=take_stance(told.factuality),
            factuality=told.factuality,
            at=self._when(statement),
            published=self._published(statement),
            later=self._find_note(statement) is not None,
            retracted=self._is_retracted(statement),
            origin=self.origin_of.get(statement.id, statement.doc),
            carrier=self.carriers.get(statement.doc, statement.doc),
            knows=why_it_knows(statement, parties, self.actor_of),
        )

    def _when(self, statement: Statement) -> Interval:
        """When it was said, as its own clause tells, else when its report was published; a note comes later."""
        said = self.said.get(statement.id)
        return said if said is not None and said.known else self._published(statement)

    def _published(self, statement: Statement) -> Interval:
        """When its report was published; a note came at an unknown later time."""
        published = self.published[statement.doc]
        return replace(published, latest=None, basis="a note added later") if self._find_note(statement) else published

    def _find_note(self, statement: Statement) -> Region | None:
        """The note or update that it stands in, if it does."""
        notes = self.later.get(statement.doc, ())
        return next((note for note in notes if statement.span.within(note.span)), None)

    def _is_retracted(self, statement: Statement) -> bool:
        """Say whether it stands in a note that takes something back."""
        note = self._find_note(statement)
        return note is not None and bool(RETRACTED.search(self.texts[note.doc][note.start : note.stop]))


def _set_up_bench(records: Records) -> Bench:
    values = {value.mention: value.interval for value in records.of(TimeValue)}
    published = {document.id: document.dct for document in records.of(Document)}
    published |= {dating.doc: dating.interval for dating in records.of(Dating)}
    later: dict[str, list[Region]] = defaultdict(list)
    for region in records.of(Region, lambda region: region.later):
        later[region.doc].append(region)
    actors = records.index(Actor)
    statements = records.index(Statement)
    origin_of = {id: origin.id for origin in records.of(Origin) for id in origin.statements}
    narrated = [s for s in statements.values() if s.quote_type == "narration" and s.id in origin_of]
    return Bench(
        statements=statements,
        origin_of=origin_of,
        carriers={statement.doc: origin_of[statement.id] for statement in reversed(narrated)},
        texts={document.id: document.text for document in records.of(Document)},
        published=published,
        said={saying.statement: values[saying.mention] for saying in records.of(Saying) if saying.mention in values},
        later=later,
        actors=actors,
        actor_of={name: actor for actor in actors.values() for name in (*actor.aliases, actor.name)},
    )
