"""What one report states of the incident that it tells of."""

from __future__ import annotations

import dataclasses
from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span
from secondsource.model.times import Interval


@dataclasses.dataclass(frozen=True, slots=True)
class Stated:
    """A value that a report states, with the words it rests on."""

    value: float | str | Interval
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class Participant:
    """A person with a part in the incident a report tells of, with the words that show it.

    `name` is the fullest in the report, `span` where it first stands. `status` has what the report says became of the
    person: killed, injured, unharmed, arrested, charged, sought, in that order; `age` is in years. `score` is how
    likely the person is a victim or suspect at all, 0 to 1; officials, witnesses and relatives are neither.
    """

    name: str
    role: Literal["victim", "suspect", "official", "witness", "relative"]
    span: Span
    age: int | None = None
    status: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    score: float = 0.0


@record
class Incident(Record):
    """What one report states of the incident it tells of; None where the report does not say, or not clearly.

    Counts are people; `killed` includes an attacker where the report counts him. `date` is the day of the incident.
    """

    doc: str
    killed: Stated | None = aside(default=None)
    injured: Stated | None = aside(default=None)
    state: Stated | None = aside(default=None)
    city: Stated | None = aside(default=None)
    date: Stated | None = aside(default=None)
    participants: tuple[Participant, ...] = aside(default=())
    by: str = aside(default="")

    @property
    def tells(self) -> bool:
        """Say whether the report states how many were hurt, or who was: a place and a day alone are any event's."""
        return bool(self.killed or self.injured or any(it.role in ("victim", "suspect") for it in self.participants))
