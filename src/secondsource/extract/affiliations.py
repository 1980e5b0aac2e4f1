"""Which country and which sector does the report itself give an actor: by adjectives, owners, places and clauses?"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from secondsource.extract.entity import Entity
from secondsource.extract.known_names import NONE, NOWHERE, Affiliation, Known
from secondsource.extract.name import Name
from secondsource.extract.name_lists import actor_roles, word_group
from secondsource.extract.nominals import Nominal, is_mere_origin
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

YIELDING = word_group("yielding")
"""Roles that are of the sector of whom they serve: "an official at the bank", "a rebel commander"."""
LEARNED = word_group("learned")
"""Roles that have their sector from an employer, not from what they know of: "a military expert"."""
COLOURLESS = word_group("colourless")
FOUND = word_group("found")
PLACED = frozenset({"in", "at", "near", "outside", "across", "throughout"})
OUTSIDE = word_group("outside")
POSSESSIVES = {
    "its": frozenset({"organization", "country", "capital", "group"}),
    "their": frozenset({"organization", "country", "capital", "group"}),
    "his": frozenset({"person"}),
    "her": frozenset({"person"}),
}
"""What a possessive pronoun may mean, by the kind of its subject."""
SENT = word_group("sent")
"""Roles whose "to", "for" and "in" name where somebody is sent, not whose he is."""
ACCREDITED = frozenset({"ambassador", "ambassadors"})
"""Roles of people whom only countries send."""
SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespersons"})
LEADING = word_group("leading")
"""Verbs whose subject belongs to what their object is: "who heads the bank"."""
SERVING = word_group("serving")
"""Verbs whose subject belongs to what follows "for", "at", "with" or "in": "who works for the bank"."""
BELONGING = frozenset({"of", "at", "for", "with", "from", "within", "inside", "in", "to", "on"})
LOCAL = frozenset({"EDU", "HLT", "COP", "JUD", "GOV", "LEG", "MED", "REL"})
"""Sectors of organizations that are of the country in which they lie; a company or an aid group may not be."""
DEEPEST = 4
"""Steps from an actor to whom it serves: the head of the committee of the parliament of a country."""


class Ties:
    """Follows the words of a report from an actor to those it belongs to, as far as they give country or sector."""

    def __init__(
        self, parse: Parse, names: Sequence[Name], nominals: Sequence[Nominal], entity_at: dict[int, Entity]
    ) -> None:
        self.parse = parse
        self.known = Known(parse, names, entity_at)
        self.name_at = self.known.name_at
        self.nominal_at = {nominal.last - 1: nominal for nominal in nominals}

    def of_nominal(self, nominal: Nominal, depth: int = 0) -> Affiliation:
        """What a role's own words, its owner and its clauses say: "a spokesman for Brazil's central bank"."""
        head = self.parse.tokens[nominal.last - 1]
        last_word = nominal.role.words.split(" ")[-1]
        sent, learned = last_word in SENT, last_word in LEARNED
        inside = self._inside(nominal, learned=learned)
        if sent and inside.sector in NOWHERE:
            sender = inside.country or self._possessor_country(nominal)
            if sender or last_word in ACCREDITED:
                inside = Affiliation(sender)  # "Libya's U.N. ambassador"
        yielding = learned or last_word in YIELDING
        found = Affiliation(inside.country, inside.sector if yielding else nominal.role.sector or inside.sector)
        for owner in self._owners(head, depth, sent=sent):
            if found.whole:
                break
            abroad = found.sector in NOWHERE and not found.country
            found = found.filled(Affiliation("", owner.sector) if abroad else owner)
        if not found.country and found.sector not in NOWHERE and not sent:
            found = found.filled(Affiliation(nominal.country))
        if not found.country and found.sector not in NOWHERE and last_word in FOUND:
            found = found.filled(Affiliation(self._scene(head)))
        if nominal.role.words in SPOKEN and found.country:
            found = found.filled(Affiliation(sector="GOV"))  # "a Chinese spokesman"
        return found.filled(Affiliation(sector=nominal.role.sector))

    def of_name(self, name: Name) -> Affiliation:
        """What hangs on a name itself: "Jane Doe of the Red Cross", "the Oslo-based Doe Group", "Doe, who led ..."."""
        tokens = self.parse.tokens
        inside = range(name.first, name.last)
        root = next((tokens[i] for i in inside if tokens[i].head not in inside), tokens[name.last - 1])
        found = self.known.before(name)
        for owner in self._owners(root, 0, behind=name):
            found = found.filled(owner)
        return found

    # Inside a phrase

    def _inside(self, nominal: Nominal, *, learned: bool) -> Affiliation:
        """What stands between the article and the role: "the Czech central bank chief", "a Seoul-based NATO envoy"."""
        found = NONE
        i = nominal.core - 1
        serving = nominal.role.words.split(" ")[-1] in YIELDING
        while i >= nominal.first:
            name = self.name_at.get(i)
            if name is None:
                mute = learned or self.parse.tokens[i].text.lower() in COLOURLESS
                found = found if mute else found.filled(self._of_modifier(i, nominal.first))
            elif not is_mere_origin(self.parse, name.last):
                found = found.filled(self._of_word(name, serving=serving))
            i = name.first - 1 if name is not None else i - 1
        before = self.nominal_at.get(nominal.first - 1)
        if before is not None and before.role.kind == "organization" and nominal.role.kind != "organization":
            found = found.filled(self.of_nominal(before, DEEPEST))  # "Bolivian police" before "commander"
        return found

    def _possessor_country(self, nominal: Nominal) -> str:
        """The country right before a role: "Libya's"."""
        marked = nominal.first > 1 and self.parse.tokens[nominal.first - 1].tag == "POS"
        name = self.name_at.get(nominal.first - 2) if marked else None
        return name.country if name is not None else ""

    def _of_word(self, name: Name, *, serving: bool = False) -> Affiliation:
        """What a name gives to whom it stands before; a person's only to those who serve: "a Doe spokesman"."""
        if name.kind == "person":
            return self.known.of_name(name) if serving else NONE
        known = self.known.of_name(name)
        return known if name.kind in ("organization", "group") else Affiliation(known.country)

    def _of_modifier(self, i: int, first: int) -> Affiliation:
        """The sector of an adjective or of a role that stands before another: "presidential", "central bank"."""
        tokens = self.parse.tokens
        for start in (i - 1, i):
            if start >= first:
                words = " ".join(token.text.lower() for token in tokens[start : i + 1])
                role = actor_roles().get(words)
                if role is not None and role.sector:
                    return Affiliation(sector=role.sector)
        return Affiliation(sector=modifiers().get(tokens[i].text.lower(), ""))

    # Owners

    def _owners(
        self, head: Token, depth: int, *, sent: bool = False, behind: Name | None = None
    ) -> Iterator[Affiliation]:
        """Yield what possessors, phrases and clauses of a noun say, the nearest first. `behind` is the name itself."""
        if depth > DEEPEST:
            return
        parse = self.parse
        if behind is None and head.text.lower() not in OUTSIDE:
            for child in parse.children(head, "poss"):
                yield self._of_pronoun(child) if child.tag == "PRP$" else self._of_token(child, depth)
        for prep in parse.children(head, "prep"):
            word = prep.text.lower()
            close = behind is None or prep.i == behind.last
            if word in BELONGING and prep.i > head.i and close:
                for item in parse.children(prep, "pobj"):
                    named = self.name_at.get(item.i)
                    if word == "on" and (named is None or named.kind != "organization"):
                        continue
                    if not (sent and self._is_destination(word, item)):
                        yield self._of_object(word, item, depth)
        for clause in parse.children(head, "relcl", "acl"):
            yield self._of_clause(clause, depth)
        for child in parse.children(head, "appos") if behind is not None else ():
            if child.i not in self.nominal_at and child.i not in self.name_at:
                yield Affiliation(self._of_token(child, depth).country)  # "Jane Doe, a father of three from Ohio"

    def _of_pronoun(self, pronoun: Token) -> Affiliation:
        """The country of the subject that "its" and the like most often mean: "Ruritania recalled its envoy"."""
        fits = POSSESSIVES.get(pronoun.text.lower(), frozenset())
        token = pronoun
        while token.head != token.i:
            token = self.parse.head(token)
            for subject in self.parse.children(token, "nsubj", "nsubjpass"):
                name, nominal = self.name_at.get(subject.i), self.nominal_at.get(subject.i)
                kind = name.kind if name is not None else nominal.role.kind if nominal is not None else None
                if subject.i < pronoun.i and kind is not None:
                    found = self._of_token(subject, DEEPEST - 1) if kind in fits else NONE
                    return Affiliation(found.country)
        return NONE

    def _scene(self, head: Token) -> str:
        """The country of the only place that the clause of a word says something is in."""
        verb = self._verb(head)
        sentence = self.parse.sentence(head)
        codes = set()
        for token in self.parse.tokens[sentence.first : sentence.last]:
            name = self.name_at.get(token.i)
            inside = token.dep == "pobj" and self.parse.head(token).text.lower() in PLACED
            if (
                inside
                and name is not None
                and name.kind in ("place", "country", "capital")
                and verb == self._verb(token)
            ):
                codes.add(self.known.of_name(name).country)
        return min(codes) if len(codes) == 1 else ""

    def _verb(self, token: Token) -> int:
        """The index of the verb over a word."""
        while token.head != token.i and token.pos not in ("VERB", "AUX"):
            token = self.parse.head(token)
        return token.i

    def _is_destination(self, word: str, item: Token) -> bool:
        """Say whether a phrase tells where somebody is sent: "to Libya", "for Syria", "in Tehran"."""
        name = self.name_at.get(item.i)
        placed = name is not None and name.kind in ("country", "capital", "place")
        return word in ("to", "in") or (word == "for" and placed)

    def _of_object(self, word: str, item: Token, depth: int) -> Affiliation:
        """What a phrase says: "in Lima" gives a country, "to the president" whom somebody serves."""
        found = self._of_token(item, depth)
        if word == "to" and item.i not in self.nominal_at:
            return NONE
        if word == "from" and item.i in self.name_at and self.name_at[item.i].kind == "person":
            return NONE
        return found

    def _of_clause(self, verb: Token, depth: int) -> Affiliation:
        """What "who heads the bank", "who works for the bank", "who was its chief" and "based in Oslo" say."""
        parse = self.parse
        if parse.children(verb, "neg"):
            return NONE
        found = NONE
        if verb.lemma in LEADING:
            for item in parse.children(verb, "dobj"):
                found = found.filled(self._of_token(item, depth))
        if verb.lemma in ("be", "become", "remain"):
            for item in parse.children(verb, "attr"):
                found = found.filled(self._of_token(item, depth))
        if verb.lemma in SERVING:
            for prep in (p for over in (verb, *parse.children(verb, "dobj")) for p in parse.children(over, "prep")):
                if prep.text.lower() in ("for", "at", "with", "in", "as", "on"):
                    for item in parse.children(prep, "pobj"):
                        found = found.filled(self._of_token(item, depth))
        if verb.lemma == "teach":
            found = found.filled(Affiliation(sector="EDU"))
        return found

    def _of_token(self, item: Token, depth: int) -> Affiliation:
        """What the actor, place or thing at a word says of those who belong to it."""
        name = self.name_at.get(item.i)
        if name is not None:
            found = self.known.of_name(name)
            if name.kind in ("organization", "other") and not found.country and found.sector not in NOWHERE:
                found = found.filled(Affiliation(self.known.place_of(item)))
            return found if name.kind != "place" else Affiliation(found.country)
        nominal = self.nominal_at.get(item.i)
        if nominal is not None:
            return self.of_nominal(nominal, depth + 1) if depth < DEEPEST else NONE
        found = NONE
        for child in self.parse.children(item, "amod", "compound", "nmod"):
            near = self.name_at.get(child.i)
            if near is not None:
                found = found.filled(self._of_word(near))
        for owner in self._owners(item, depth + 1):
            found = found.filled(owner)
        return found


@functools.cache
def modifiers() -> dict[str, str]:
    """Words before a role that give its sector: "presidential", "parliamentary"."""
    return {row[0]: row[1] for row in read_table("extract", "actor_modifiers.tsv")}
