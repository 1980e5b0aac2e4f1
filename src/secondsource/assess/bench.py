"""What weighs a statement: when it was made, where it comes from, who its source is, and what its report took back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from secondsource.assess.evidence import Evidence, take_stance
from secondsource.assess.reliance import find_reliant
from secondsource.assess.witnesses import CIVIL_TYPES, Parties, why_it_knows
from secondsource.link.event_view import EventView
from secondsource.link.houses import AUTHORITIES
from secondsource.model import (
    Actor,
    Claim,
    Dating,
    Document,
    EventMention,
    Interval,
    Origin,
    Records,
    Region,
    Saying,
    Statement,
    TimeValue,
)

TAKEN_BACK = re.compile(r"\b(earlier|previous|original) (version|report|story|article)s?\b", re.IGNORECASE)
"""How a sentence of a note repeats what was wrong."""

CORRECTS = re.compile(r"\b(correct(s|ed|ion|ions)?|incorrect(ly)?|misstated|erroneously|wrongly)\b", re.IGNORECASE)
"""How a note says that its report was wrong."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is needed to weigh a statement: when it was made, where it comes from, who its source is."""

    statements: Mapping[str, Statement]
    origin_of: Mapping[str, str]
    house_of: Mapping[str, str]  # by origin
    offices: frozenset[str]  # origins that are offices or speak for one
    nameless: frozenset[str]  # offices without a name: "police"
    reliant: frozenset[str]  # reports in which nobody but offices has a voice
    texts: Mapping[str, str]  # by document
    carriers: Mapping[str, str]  # the origin of what each report narrates itself: its publisher, or whom it copies
    published: Mapping[str, Interval]  # by document
    moments: Mapping[str, datetime]  # of publication, by document, where the report tells it with its zone
    said: Mapping[str, Interval]  # by statement
    later: Mapping[str, Sequence[Region]]  # notes and updates, by document
    headings: Mapping[str, Sequence[Region]]  # by document
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
        acting = {self.actors[id].country for id in by_role["actor"]}
        types = sorted(view.mention.type for view in views if view.mention.type)
        return Parties(
            type=max(types, key=types.count) if types else "",
            agents=frozenset(by_role["actor"]),
            others=frozenset(by_role["recipient"]),
            countries=frozenset(countries - {""}),
            agent_countries=frozenset(acting - {""}),
        )

    def weigh(self, told: EventMention | Claim, parties: Parties) -> Evidence | None:
        """What one mention brings to its event, or one claim to its value; None where no statement tells it."""
        statement = self.statements.get(told.statement)
        if statement is None:
            return None
        carrier = self.carriers.get(statement.doc, statement.doc)
        origin = self.origin_of.get(statement.id, carrier)
        return Evidence(
            statement=statement,
            stance="hedges" if self.is_withdrawn(statement) else take_stance(told.factuality),
            factuality=told.factuality,
            at=self._when(statement),
            published=self._published(statement),
            later=self._find_note(statement) is not None,
            note=self._read_note(statement),
            heading=any(statement.span.within(region.span) for region in self.headings.get(statement.doc, ())),
            origin=origin,
            carrier=carrier,
            knows=why_it_knows(statement, parties, self.actor_of),
            moment=self.moments.get(statement.doc) if self._find_note(statement) is None else None,
            house=self.house_of.get(origin, ""),
            office=origin in self.offices,
            vague=origin in self.nameless or (origin == carrier and self._relies(told, parties)),
        )

    def _relies(self, told: EventMention | Claim, parties: Parties) -> bool:
        """Say whether what a report tells in its own words is the account of those who deal with the incident."""
        type = told.type if isinstance(told, EventMention) else parties.type
        return type in CIVIL_TYPES and told.doc in self.reliant

    def is_withdrawn(self, statement: Statement) -> bool:
        """Say whether a note repeats it as what was wrong: "an earlier version said that six had died"."""
        return self._read_note(statement) == "takes_back"

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

    def _read_note(self, statement: Statement) -> Literal["", "takes_back", "corrects"]:
        """What the note in which it stands does: its sentence repeats what was wrong, or says what is right."""
        note = self._find_note(statement)
        if note is None:
            return ""
        text = self.texts[note.doc]
        before = text[note.start : statement.span.start].rpartition(". ")[2]
        after = text[statement.span.start : note.stop].partition(". ")[0]
        if TAKEN_BACK.search(before + after):
            return "takes_back"
        return "corrects" if CORRECTS.search(text[note.start : note.stop]) else ""


def read_moment(document: Document) -> datetime | None:
    """When a document was published, to the minute, if it tells the zone of its clock too."""
    try:
        at = datetime.fromisoformat(document.published)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def set_up_bench(records: Records) -> Bench:
    """Gather what weighing needs from the tables."""
    values = {value.mention: value.interval for value in records.of(TimeValue)}
    published = {document.id: document.dct for document in records.of(Document)}
    published |= {dating.doc: dating.interval for dating in records.of(Dating)}
    later: dict[str, list[Region]] = defaultdict(list)
    for region in records.of(Region, lambda region: region.later):
        later[region.doc].append(region)
    headings: dict[str, list[Region]] = defaultdict(list)
    for region in records.of(Region, lambda region: region.kind == "headline"):
        headings[region.doc].append(region)
    actors = records.index(Actor)
    statements = records.index(Statement)
    origins = records.of(Origin)
    origin_of = {id: origin.id for origin in origins for id in origin.statements}
    narrated = [s for s in statements.values() if s.quote_type == "narration" and s.id in origin_of]
    return Bench(
        statements=statements,
        origin_of=origin_of,
        house_of={origin.id: origin.house for origin in origins if origin.house},
        offices=frozenset(origin.id for origin in origins if origin.house or origin.kind == "official"),
        nameless=frozenset(origin.id for origin in origins if origin.name == AUTHORITIES),
        reliant=find_reliant(records),
        carriers={statement.doc: origin_of[statement.id] for statement in reversed(narrated)},
        texts={document.id: document.text for document in records.of(Document)},
        published=published,
        moments={document.id: at for document in records.of(Document) if (at := read_moment(document)) is not None},
        said={saying.statement: values[saying.mention] for saying in records.of(Saying) if saying.mention in values},
        later=later,
        headings=headings,
        actors=actors,
        actor_of={alias: actor for actor in actors.values() for alias in actor.aliases}
        | {actor.name: actor for actor in actors.values()},
    )
