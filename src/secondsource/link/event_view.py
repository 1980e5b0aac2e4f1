"""An event mention as linking sees it: its arguments resolved over the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.link.stories import Sketch
from secondsource.link.surroundings import Surroundings
from secondsource.model import UNKNOWN_TIME, EventMention, Interval, Span


@dataclass(frozen=True, slots=True)
class EventView:
    """An event mention with its arguments resolved over the case, as the comparison needs it."""

    mention: EventMention
    family: str
    parties: tuple[tuple[str, str], ...] = ()  # (actor id, role)
    vehicles: frozenset[str] = frozenset()  # kinds
    places: frozenset[str] = frozenset()  # canonical names
    countries: frozenset[str] = frozenset()  # of the places, ISO 3166 alpha-3
    time: Interval = UNKNOWN_TIME
    story: str = ""
    ordinal: int | None = None
    negated: bool = False  # it says that it did not happen
    definite: bool = False  # "the trip", "this visit": told before
    plural: bool = False  # several of its kind at once: "two fires"
    topic: frozenset[str] = frozenset()  # telling words of what was agreed, asked for, promised ...
    about: str = ""  # the same in the report's words
    home: Span | None = None  # its sentence
    incident: str = ""  # for casualties: the mention of the incident that they belong to
    traits: frozenset[tuple[str, str]] = frozenset()  # for casualties: what is known of those who were hit
    verbatim: tuple[str, int] | None = None  # the words of its sentence, and where in them it stands
    around: tuple[Surroundings, ...] = ()  # what stands around it, in each of the sentences that are gathered here
    report: Sketch | None = None  # the words of its report
    written: Interval = UNKNOWN_TIME  # when its report was written

    @property
    def actors(self) -> frozenset[str]:
        """The ids of all who took part, in whatever role."""
        return frozenset(actor for actor, _ in self.parties)

    @property
    def agents(self) -> frozenset[str]:
        """The ids of those who acted."""
        return frozenset(actor for actor, role in self.parties if role == "actor")

    @property
    def sufferers(self) -> frozenset[str]:
        """The ids of those to whom it was done."""
        return frozenset(actor for actor, role in self.parties if role == "recipient")

    @property
    def bare(self) -> bool:
        """Say whether nothing but its kind is known ("the trip")."""
        return not (self.actors or self.vehicles or self.places or self.time.known)


def join_days(times: Sequence[Interval]) -> Interval:
    """From the first to the last day that several mentions give; those that know the day overrule wider ones."""
    days = [(time.earliest, time.latest) for time in times if time.earliest and time.latest]
    if not days:
        return next((time for time in times if time.known), UNKNOWN_TIME)
    width = max(min((last - first).days for first, last in days), 1)
    near = [(first, last) for first, last in days if (last - first).days <= width]
    return Interval(min(first for first, _ in near), max(last for _, last in near), "the days that the reports give it")
