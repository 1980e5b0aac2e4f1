"""What does a report itself say of its actors: their roles, their countries, their sectors?

Organizations come first, since people are of the country that their organization turns out to be of.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.affiliations import Ties
from secondsource.extract.entity import Entity
from secondsource.extract.known_names import Affiliation
from secondsource.extract.name import Name
from secondsource.extract.name_lists import actor_roles, kin
from secondsource.extract.nominals import Nominal
from secondsource.extract.officeholders import known_office
from secondsource.model import ActorKind, Interval
from secondsource.parse.tree import Parse

OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "OPP"})
"""Sectors whose people are of the country that they serve."""
PASSED_OVER = 4
"""Tokens before a title in which its country may stand."""


class Standing:
    """Gives the actors of a document what its names, titles and roles say of them."""

    def __init__(
        self,
        parse: Parse,
        names: Sequence[Name],
        nominals: Sequence[Nominal],
        entities: Sequence[Entity],
        entity_at: dict[int, Entity],
    ) -> None:
        self.parse, self.names, self.nominals = parse, names, nominals
        self.entities, self.entity_at = entities, entity_at
        self.ties = Ties(parse, names, nominals, entity_at)
        self.ends = {name.last: name for name in names}

    def learn(self, day: Interval) -> None:
        """Add roles, countries and sectors to the entities; `day` is the report's, for offices that it leaves out."""
        self._learn_kind("organization")
        for name in self.names:
            self._learn_owner(name)
        for name in self.names:
            self._learn_title(name)
        self._learn_kind("person")
        self._infer_country()
        for entity in self.entities:
            if entity.term is not None and not entity.roles:  # the text's own words come first
                office = known_office(entity.term, day)
                entity.roles.update({(office, entity.country)} if office else ())

    def _learn_kind(self, kind: ActorKind) -> None:
        for nominal in self.nominals:
            self._learn_role(nominal, kind)
        for name in self.names:
            self._learn_phrase(name, kind)

    def _learn_role(self, nominal: Nominal, kind: ActorKind) -> None:
        name = nominal.title_of or nominal.bearer
        if name is None or name.start not in self.entity_at:
            return
        entity = self.entity_at[name.start]
        if entity.kind != kind or (kind == "organization" and nominal.role.kind != kind):
            return
        found = self.ties.of_nominal(nominal)
        entity.roles.add((("former " if nominal.former else "") + nominal.role.words, found.country))
        kin_only = nominal.role.words in kin()
        self._give(entity, Affiliation(found.country) if kin_only else found)
        if nominal.role.gender:
            entity.genders[nominal.role.gender] += 2

    def _learn_phrase(self, name: Name, kind: ActorKind) -> None:
        """What hangs on a name, and what an organization is called."""
        entity = self.entity_at.get(name.start)
        if entity is not None and entity.kind == kind == name.kind:
            self._give(entity, self.ties.of_name(name))
            if kind == "organization":
                self._give(entity, self.ties.known.of_words(name))

    @staticmethod
    def _give(entity: Entity, found: Affiliation) -> None:
        """Add what an entity lacks; what is between or beyond countries gets none."""
        entity.sector = entity.sector or found.sector
        if entity.sector != "IGO":
            entity.country = entity.country or found.country

    def _learn_title(self, name: Name) -> None:
        """ "South Korean President Moon Jae-in": the words before a title give its country."""
        if name.kind != "person" or not name.title or name.start not in self.entity_at:
            return
        entity = self.entity_at[name.start]
        if not entity.sector:  # "Army Capt. Dale Merrick"
            words = (word.lower() for word in name.title.split())
            entity.sector = next((actor_roles()[word].sector for word in words if word in actor_roles()), "")
        country, former = self._read_before(name)
        role = name.title.lower()
        if role in actor_roles():
            entity.roles.add((("former " if former else "") + role, country))
        entity.country = entity.country or country

    def _read_before(self, name: Name) -> tuple[str, bool]:
        """The country right before a title, and whether "former" stands there."""
        former = False
        begin = self.parse.sentence(self.parse.tokens[name.first]).first
        for i in range(name.left - 1, max(begin, name.left - PASSED_OVER) - 1, -1):
            token = self.parse.tokens[i]
            if i + 1 in self.ends:
                return self.ends[i + 1].country, former
            if token.text.lower() in ("former", "ex", "late", "then", "-"):
                former = former or token.text.lower() == "former"
            elif token.tag != "POS":
                break
        return "", former

    def _learn_owner(self, name: Name) -> None:
        """The country that a possessive gives: "Japan's Nippon News Network"."""
        entity = self.entity_at.get(name.start)
        if entity is None or entity.country or name.kind != "organization":
            return
        before = self.ends.get(name.left - 1) if self.parse.tokens[name.left - 1].tag == "POS" else None
        entity.country = before.country if before is not None else ""

    def _infer_country(self) -> None:
        """Who serves a state, and of whom no country is told, is of the only country that the report names.

        Where it names several, lawmakers, soldiers and judges are of the only one whose such office it tells of; not
        where an alliance has soldiers too.
        """
        codes = {name.country for name in self.names if name.country}
        told = {(nominal.role.sector, nominal.country) for nominal in self.nominals if nominal.country}
        told |= {
            (entity.sector, entity.country) for entity in self.entities if entity.kind in ("person", "organization")
        }
        allied = any(entity.sector == "IGO" for entity in self.entities)
        for entity in self.entities:
            if entity.kind != "person" or entity.country or entity.sector not in OFFICES:
                continue
            unlike = entity.sector == "GOV" or (entity.sector == "MIL" and allied)
            alike = {code for sector, code in told if sector == entity.sector and code and not unlike} or codes
            entity.country = min(alike) if len(alike) == 1 else ""
