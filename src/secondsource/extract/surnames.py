"""Whom does a family name alone mean, where several of a report bear it, or somebody whom everybody knows does?

Reports name people in full before they use the family name alone. So nobody is meant before he is brought in; who is
brought in as somebody's kin ("his wife, Jane Doe") leaves the name to the one who had it; of a family, who speaks is
told from who is told of; and who is called by the given name is not called by the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.extract.cues import find_cue
from secondsource.extract.entity import Entity
from secondsource.extract.name import Name
from secondsource.extract.name_lists import actor_verbs, word_group
from secondsource.extract.persons import gender_of
from secondsource.extract.phrases import is_speech
from secondsource.parse.tree import Parse, Sentence, Token

CLEARLY_MORE = 1.5
"""Times that one bearer of a family name must be named as often as the next, to be meant by that name alone."""
NEAR = 8
"""Tokens between a name and the word that says whose kin its bearer is."""
RELATIVES = word_group("relatives")


@dataclass(slots=True)
class Bearer:
    """Somebody of a family, and the places where the report names him in full."""

    entity: Entity
    full: list[Name] = field(default_factory=list)
    known: bool = False  # to everybody, so that the report may name him by the family name alone from the start
    by_given_name: bool = False

    @property
    def since(self) -> int:
        """The code point from which the report has brought him in."""
        return -1 if self.known else self.full[0].start


class Family:
    """The bearers of one family name, and whom that name alone means at each place."""

    def __init__(self, parse: Parse, bearers: Sequence[Bearer], alone: Sequence[Name]) -> None:
        self.parse, self.bearers, self.alone = parse, bearers, alone
        named = [name for bearer in bearers for name in bearer.full]
        self.kin = {name.start for name in named if is_brought_in_as_kin(parse, name)}
        self.spoken = {name.start for name in named if speaks(parse, name)}
        self.related = bool(self.kin) or any(bearer.known for bearer in bearers)
        self.first = self._first_alone()

    def resolve(self) -> Iterator[tuple[Name, Entity]]:
        """Yield each place of the family name alone with the person meant."""
        for name in self.alone:
            yield name, self._bearer_at(name).entity

    def _first_alone(self) -> Bearer | None:
        """Whom the name alone meant before the report brought in a second bearer."""
        order = sorted(self.bearers, key=lambda bearer: bearer.since)
        if len(order) > 1 and any(order[0].since < name.start < order[1].since for name in self.alone):
            return order[0]
        return None

    def _bearer_at(self, name: Name) -> Bearer:
        fits = [bearer for bearer in self.bearers if bearer.since < name.start] or list(self.bearers)
        fits = _but(fits, lambda bearer: bool(name.gender) and gender_of(bearer.entity.name) not in ("", name.gender))
        fits = self._of_age(fits, name)
        titled = [bearer for bearer in fits if name.title and any(full.title == name.title for full in bearer.full)]
        fits = _but(titled or fits, lambda bearer: any(is_kin_of(self.parse, name, full) for full in bearer.full))
        if len(fits) == 1:
            return fits[0]
        if not self.related:
            return self._of_strangers(fits, name)
        spoken = {id(bearer): self._last(bearer, name, self.spoken) for bearer in fits}
        if speaks(self.parse, name):
            last = max(fits, key=lambda bearer: spoken[id(bearer)])
            if spoken[id(last)] >= 0 and not self._known_since(fits, name, spoken[id(last)]):
                return last
        else:
            fits = _but(fits, lambda bearer: spoken[id(bearer)] >= 0)
        return self._of_kin(fits, name)

    def _of_age(self, fits: list[Bearer], name: Name) -> list[Bearer]:
        """ "The younger Doe" is one brought in as the other's kin, "the elder Doe" is not."""
        before = self.parse.tokens[name.left - 1].text.lower() if name.left else ""
        if before not in ("younger", "elder", "older"):
            return fits
        return _but(fits, lambda bearer: (before == "younger") != any(full.start in self.kin for full in bearer.full))

    def _known_since(self, fits: Sequence[Bearer], name: Name, start: int) -> bool:
        """Say whether one whom everybody knows may have been named again since."""
        return any(bearer.known for bearer in fits) and any(start < other.start < name.start for other in self.alone)

    def _of_kin(self, fits: Sequence[Bearer], name: Name) -> Bearer:
        """Of kin: the one who had the name first, or whom everybody knows; else the one last named for himself, not as
        somebody's kin."""
        fits = _but(fits, lambda bearer: bearer.by_given_name)
        if self.first is not None and any(bearer is self.first for bearer in fits):
            return self.first
        known = next((bearer for bearer in fits if bearer.known), None)
        most = max(len(bearer.full) for bearer in fits)
        if known is not None and most < CLEARLY_MORE * max(1, len(known.full)):
            return known
        own = {id(b): self._last(b, name, {full.start for full in b.full} - self.kin) for b in fits}
        return max(fits, key=lambda bearer: (own[id(bearer)], bearer.known, -bearer.since))

    def _of_strangers(self, fits: Sequence[Bearer], name: Name) -> Bearer:
        """Of people who only share a name: the one named clearly more often, else the one last named."""
        order = sorted(fits, key=lambda bearer: -len(bearer.full))
        if len(order) == 1 or len(order[0].full) >= CLEARLY_MORE * len(order[1].full):
            return order[0]
        return max(
            order, key=lambda bearer: max((n.start for n in bearer.entity.names if n.start < name.start), default=-1)
        )

    @staticmethod
    def _last(bearer: Bearer, name: Name, starts: set[int]) -> int:
        """Where the report last named somebody in full before a place, of these places only; -1 if nowhere."""
        return max((full.start for full in bearer.full if full.start < name.start and full.start in starts), default=-1)


def leaves_room(parse: Parse, bearers: Sequence[Bearer], alone: Sequence[Name], *, ruler: bool) -> bool:
    """Say whether a family name alone is somebody's whom the report never names in full: it has the name before any
    full one, and all of these are brought in as kin ("Doe's son Jim Doe"); for a ruler, one of the two is enough."""
    named = [bearer.full[0] for bearer in bearers]
    before = any(all(name.start < full.start for full in named) for name in alone)
    kin = all(is_brought_in_as_kin(parse, full) for full in named)
    return (before or kin) if ruler else (before and kin)


def _but(fits: Sequence[Bearer], speaks_against: Callable[[Bearer], bool]) -> list[Bearer]:
    """Those against whom this does not speak; all, if it speaks against all."""
    return [bearer for bearer in fits if not speaks_against(bearer)] or list(fits)


def is_brought_in_as_kin(parse: Parse, name: Name) -> bool:
    """Say whether the words beside a name call its bearer somebody's kin: "his wife, Jane Doe", "Doe, her aunt"."""
    sentence = parse.sentence(parse.tokens[name.first])
    for token in reversed(parse.tokens[max(sentence.first, name.left - NEAR) : name.left]):
        if token.lemma in RELATIVES:
            return True
        if (
            token.pos in ("VERB", "AUX", "SCONJ")
            or token.text == "of"
            or (token.pos == "PROPN" and token.entity == "PERSON")
        ):
            break
    following = parse.tokens[name.last : min(sentence.last, name.last + NEAR)]
    if not following or following[0].text != ",":
        return False
    for token in following:
        if token.pos in ("VERB", "AUX", "CCONJ") or token.text == ";":
            break
        if token.lemma in RELATIVES:
            return True
    return False


def is_kin_of(parse: Parse, owner: Name, other: Name) -> bool:
    """Say whether the text goes on from one name to another as kin of the first: "Doe's son Jim Doe"."""
    if not 0 < other.first - owner.last <= NEAR or owner.last > other.first:
        return False
    between = parse.tokens[owner.last : other.first]
    return any(token.lemma in RELATIVES for token in between) and _sentence(parse, owner) == _sentence(parse, other)


def _sentence(parse: Parse, name: Name) -> Sentence:
    return parse.sentence(parse.tokens[name.first])


def speaks(parse: Parse, name: Name) -> bool:
    """Say whether the bearer of a name says something at this place."""
    token = root_of(parse, name)
    while token.dep == "appos":  # "her aunt, Jane Doe, said"
        token = parse.head(token)
    verb = parse.head(token)
    tells = is_speech(verb) or verb.lemma in actor_verbs() or find_cue("V", "clause", verb.lemma) is not None
    return token.dep == "nsubj" and tells


def root_of(parse: Parse, name: Name) -> Token:
    """The word of a name that governs the others."""
    inside = range(name.first, name.last)
    roots = (parse.tokens[i] for i in inside if parse.tokens[i].head not in inside)
    return next(roots, parse.tokens[name.last - 1])
