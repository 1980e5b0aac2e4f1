"""Values that are claimed for the attributes of an event, and what is to be thought of them."""

from __future__ import annotations

import dataclasses
from typing import Literal

from secondsource.model.quantities import Bound
from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span
from secondsource.model.statements import Factuality


@record
class Claim(Record):
    """One value for one attribute of one event mention, made in one statement.

    `scope` says of what exactly (the mover and the place for an arrival), so that only like is compared with like.
    """

    mention: str
    attribute: str
    value: str | float
    original_value: str
    statement: str
    doc: str
    start: int
    stop: int
    bound: Bound = "exact"
    scope: tuple[str, ...] = aside(default=())
    factuality: Factuality = aside(default="CT+")
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words it rests on."""
        return Span(self.start, self.stop)


Status = Literal["unverified", "single_origin", "corroborated", "confirmed", "disputed", "denied", "superseded"]


@dataclasses.dataclass(frozen=True, slots=True)
class Position:
    """One value of an attribute, with the claims, origins and documents that stand behind it.

    At least `independent` of the origins are independent of each other.
    """

    value: str | float
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    documents: tuple[str, ...]
    status: Status = "unverified"
    bound: Bound = "exact"
    independent: int = dataclasses.field(default=0, repr=False)


@record
class Assessment(Record):
    """For one attribute of one event: the positions, a status, and the reasons for it."""

    event: str
    attribute: str
    positions: tuple[Position, ...]
    status: Status
    credibility: int
    reasons: tuple[str, ...] = aside(default=())
