"""What does one document say of one actor? All its mentions there that bear one name, or lead to one that does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from secondsource.extract.countries import country_name
from secondsource.extract.persons import normal_words
from secondsource.model import ActorKind, ActorMention, Judgement, Link

BY = "link/actors 2"


@dataclass(slots=True)
class Profile:
    """What one document says of one actor: all its mentions there that bear a name, or lead to one."""

    doc: str
    kind: ActorKind
    name: str
    mentions: list[ActorMention] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The id of the mention that stands for the profile in links."""
        return next((m for m in self.mentions if m.form == "name"), self.mentions[0]).id

    @property
    def country(self) -> str:
        """The country of most of its mentions."""
        return most_frequent(mention.country for mention in self.mentions)

    @property
    def sector(self) -> str:
        """The sector of most of its mentions."""
        return most_frequent(mention.sector for mention in self.mentions)


def make_profiles(mentions: Iterable[ActorMention]) -> list[Profile]:
    """Gather the named mentions of each document, and the roles and pronouns that lead to them, into profiles."""
    profiles: dict[tuple[str, str, str], Profile] = {}
    of_mention: dict[str, Profile] = {}
    later = []
    for mention in sorted(mentions, key=lambda mention: (mention.doc, mention.start, mention.stop, mention.id)):
        if mention.form != "name":
            later.append(mention)
            continue
        name = country_name(mention.country) if mention.kind == "country" and mention.country else mention.name
        key = (mention.doc, mention.kind, " ".join(normal_words(name)))
        profile = profiles.setdefault(key, Profile(mention.doc, mention.kind, name))
        profile.mentions.append(mention)
        of_mention[mention.id] = profile
    for mention in later:
        found = of_mention.get(mention.antecedent)
        if found is not None:
            found.mentions.append(mention)
    return list(profiles.values())


def link_profiles(left: Profile, right: Profile, judgement: Judgement, score: float, reason: str) -> Link:
    """Make the link between two profiles: it stands between the mentions that stand for them."""
    first, second = sorted((left.first, right.first))
    return Link(
        about="actor", left=first, right=second, judgement=judgement, score=round(score, 2), reasons=(reason,), by=BY
    )


def most_frequent(values: Iterable[str]) -> str:
    """The most frequent text, the first in the alphabet of those; empty ones do not count."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")
