"""Who takes part or speaks: in a report, and over all reports."""

from __future__ import annotations

from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span

ActorKind = Literal["person", "organization", "country", "group"]


@record
class ActorMention(Record):
    """Words that name a person, organization, country or group; a pronoun or role names its antecedent.

    `name` is the fullest name of it in this document ("the leader" -> "Kim Jong Un"), without titles and
    possessives. `antecedent` is the id of the mention that decided it, empty for a name that stands for itself.
    """

    doc: str
    start: int
    stop: int
    form: Literal["name", "nominal", "pronoun"]
    kind: ActorKind = aside(default="person")
    name: str = aside(default="")
    antecedent: str = aside(default="")
    country: str = aside(default="")  # ISO 3166 alpha-3, as the text or our own lists have it
    sector: str = aside(default="")  # PLOVER: GOV, MIL, MED, ...
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class Actor(Record):
    """A person, organization, country or group over all documents: a cluster of its mentions."""

    name: str
    kind: ActorKind
    mentions: tuple[str, ...]
    aliases: tuple[str, ...] = aside(default=())
    country: str = aside(default="")
    sector: str = aside(default="")
