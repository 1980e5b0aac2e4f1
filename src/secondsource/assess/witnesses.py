"""Who is in a position to know: a participant of an event, its official organ or its spokesperson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.extract.outlets import controlling_state
from secondsource.model import Actor, ChainLink, Statement

HOSTILE_TYPES = frozenset({"ASSAULT", "ACCUSE", "COERCE", "THREATEN", "SANCTION"})
"""Types of event (PLOVER) in which the two sides are opponents: what only the other side says confirms nothing."""

RESPONDERS = frozenset({"COP", "JUD", "GOV", "MIL", "HLH"})
"""Sectors whose officials deal with crimes, accidents and disasters themselves."""

SPEAKING = frozenset({"GOV", "MIL", "SPY"})
"""Sectors that speak for their country."""

CIVIL_TYPES = frozenset({"CRIME", "ACCIDENT", "DISASTER", "DEATH", "INJURY", "COURT", "HEALTH"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an event: actor ids by side, and the countries they act for."""

    type: str
    agents: frozenset[str]
    others: frozenset[str]
    countries: frozenset[str]  # theirs and those of the place, which hosts them
    agent_countries: frozenset[str] = frozenset()

    @property
    def speaking(self) -> frozenset[str]:
        """The countries whose officials can confirm it: of a hostile act, not those of the side that suffered it."""
        return self.agent_countries if self.type in HOSTILE_TYPES and self.agent_countries else self.countries


NOBODY_KNOWN = Parties("", frozenset(), frozenset(), frozenset())
"""The parties where it does not matter who is in a position to know."""


def why_it_knows(statement: Statement, parties: Parties, actor_of: Mapping[str, Actor]) -> str:
    """Say why the innermost named source of a statement can know of the event, or return an empty text.

    `actor_of` gives the actor of a source by its name.
    """
    if len(statement.chain) == 1:
        return _speak_as_organ(statement.chain[0].name, parties)
    for link in reversed(statement.chain[1:]):
        if link.kind in ("anonymous", "unknown", "document", "social_media"):
            return ""
        reason = _why_link_knows(link, parties, actor_of)
        if reason:
            return reason
        if link.kind in ("named_person", "official", "organization"):
            return ""  # an outsider spoke; that a state agency carried it confirms only that it was said
    return ""


def _why_link_knows(link: ChainLink, parties: Parties, actor_of: Mapping[str, Actor]) -> str:
    actor = actor_of.get(link.name)
    hostile = parties.type in HOSTILE_TYPES
    if actor is not None and actor.id in (parties.agents if hostile else parties.agents | parties.others):
        return f"{link.name}, who took part"
    if link.kind == "state_media":
        return _speak_as_organ(link.name, parties)
    if link.kind not in ("official", "named_person", "organization"):
        return ""
    sector = actor.sector if actor is not None else ""
    if parties.type in CIVIL_TYPES and (link.kind == "official" or sector in RESPONDERS):
        return f"{link.name}, whose office deals with it"
    if actor is not None and sector in SPEAKING and actor.country in parties.speaking:
        return f"{link.name}, of the government of a party"
    return ""


def _speak_as_organ(name: str, parties: Parties) -> str:
    country = controlling_state(name)
    return f"{name}, official organ of a party" if country and country in parties.speaking else ""
