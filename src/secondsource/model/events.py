"""What happened: as one statement has it, in the world, and in the stories that events belong to."""

from __future__ import annotations

import dataclasses

from secondsource.model.claims import Status
from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span
from secondsource.model.statements import Factuality
from secondsource.model.times import UNKNOWN_TIME, Interval


@dataclasses.dataclass(frozen=True, slots=True)
class Argument:
    """Words that fill a role of an event mention: actor, recipient, place, time, vehicle, topic, quantity ...

    `mention` is the id of the actor, place, time or quantity mention that stands there, empty for plain words.
    """

    role: str
    start: int
    stop: int
    mention: str = ""

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class EventMention(Record):
    """A trigger with its arguments, as one statement has it. `start`, `stop` are the trigger's."""

    doc: str
    start: int
    stop: int
    lemma: str = aside(default="")
    type: str = aside(default="")  # PLOVER 2021, or one of our own types for what is not politics
    mode: str = aside(default="")
    context: tuple[str, ...] = aside(default=())
    cameo: str = aside(default="")
    aspect: str = aside(default="")  # for movements and the like: arrival, departure, journey, stay
    arguments: tuple[Argument, ...] = aside(default=())
    statement: str = aside(default="")  # the innermost statement that tells it
    factuality: Factuality = aside(default="CT+")
    # how certain readers take it to be, 3 to -3 (see `extract/certainty.py`); learned, beside what the grammar decides
    certainty: float = aside(default=3.0)
    ordinal: int | None = aside(default=None)  # "first trip", "fourth visit"
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The trigger."""
        return Span(self.start, self.stop)

    def fillers(self, *roles: str) -> tuple[Argument, ...]:
        """The arguments in any of these roles, in the order of the text."""
        return tuple(argument for argument in self.arguments if argument.role in roles)


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A change of an event's status, with the statement that caused it. `at` is when it was published."""

    at: Interval
    status: Status
    statement: str
    reason: str


@record
class Event(Record):
    """The thing in the world: a cluster of event mentions."""

    mentions: tuple[str, ...]
    label: str = aside(default="")
    story: str = aside(default="")
    type: str = aside(default="")
    mode: str = aside(default="")
    context: tuple[str, ...] = aside(default=())
    cameo: str = aside(default="")
    participants: tuple[tuple[str, str], ...] = aside(default=())  # (actor id, role)
    place: str = aside(default="")
    time: Interval = aside(default=UNKNOWN_TIME)
    status: Status = aside(default="unverified")
    credibility: int = aside(default=6)
    history: tuple[Change, ...] = aside(default=())
    reasons: tuple[str, ...] = aside(default=())
    part_of: str = aside(default="")  # the event that it belongs to: the fire of which people died
    # the days that it can have been where no report gives any, and why; they count for nothing else
    derived: Interval = aside(default=UNKNOWN_TIME)

    @property
    def days(self) -> Interval:
        """The days that the reports give it, else those derived."""
        return self.time if self.time.known else self.derived


@record
class Story(Record):
    """Documents about the same course of events."""

    documents: tuple[str, ...]
    label: str = aside(default="")
    events: tuple[str, ...] = aside(default=())
    period: Interval = aside(default=UNKNOWN_TIME)
