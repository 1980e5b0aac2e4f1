"""Somebody or something that a document names, with what it says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from secondsource.extract.name import Name
from secondsource.extract.officeholders import Term
from secondsource.extract.persons import PersonName
from secondsource.model import ActorKind


@dataclass(slots=True)
class Entity:
    """A person, organization, country or group of one document."""

    kind: ActorKind
    name: str
    names: list[Name] = field(default_factory=list)
    person: PersonName = field(default_factory=lambda: PersonName(""))
    country: str = ""
    sector: str = ""
    genders: Counter[str] = field(default_factory=Counter)
    term: Term | None = None  # by the list of public offices
    roles: set[tuple[str, str]] = field(default_factory=set)  # (role words in lower case, country code or "")

    @property
    def gender(self) -> str:
        """M or F where what the document says of it points one way, else empty."""
        best = sorted(self.genders.items(), key=lambda item: (-item[1], item[0]))
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return ""
        return best[0][0]
