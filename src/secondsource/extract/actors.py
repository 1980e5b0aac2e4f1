"""Which words name a person, an organization, a country or a group, and whom roles and pronouns mean."""

from __future__ import annotations

from dataclasses import replace

from secondsource.extract.bearers import Cast, read_introductions, resolve_bearer
from secondsource.extract.bodies import MANY, ONE, House, resolve_body, resolve_body_pronoun
from secondsource.extract.coreference import GENDERS, SUBJECTS, Placed, read_discourse, resolve_pronoun
from secondsource.extract.countries import country_name
from secondsource.extract.entities import find_entities
from secondsource.extract.entity import Entity
from secondsource.extract.first_person import find_author, find_selves
from secondsource.extract.metonyms import is_mere_location, read_compass, stands_for_government
from secondsource.extract.name import Name
from secondsource.extract.name_lists import action_nouns
from secondsource.extract.names import find_names
from secondsource.extract.nominals import Nominal, find_nominals
from secondsource.extract.standing import Standing
from secondsource.extract.surnames import root_of
from secondsource.extract.turns import label_turns, name_speakers, read_blocks
from secondsource.model import ActorKind, ActorMention, Document
from secondsource.parse.tree import Parse, Token

BY = "extract/actors 1"


def find_actors(document: Document, parse: Parse) -> list[ActorMention]:
    """Find the words that name actors, in the order of the text: names, roles and pronouns, resolved in the document.

    Spans leave out articles and possessive endings. `name` is the fullest name in the document; a role or pronoun
    that could mean two people keeps its own words and no antecedent. Country codes are ISO 3166-1 alpha-3, sectors
    PLOVER's.
    """
    if not parse.tokens:
        return []
    return _Reading(document, parse).mentions()


class _Reading:
    """What is known of the actors of one document while it is read."""

    def __init__(self, document: Document, parse: Parse) -> None:
        self.doc, self.parse, self.byline = document.id, parse, document.byline
        self.turns = label_turns(parse, read_blocks(parse))
        self.names = name_speakers(parse, find_names(parse), self.turns)
        read_compass(parse, self.names)
        self.nominals = find_nominals(parse, self.names)
        # "Yonhap news agency": the words that say what a name is belong to its mention
        self.called = {
            nominal.title_of.first: nominal.stop
            for nominal in self.nominals
            if nominal.title_of is not None and nominal.title_of.last < nominal.last
        }
        self.ends = {name.last: name for name in self.names}
        self.entities, self.entity_at = find_entities(parse, self.names, document.dct)
        self.standing = Standing(parse, self.names, self.nominals, self.entities, self.entity_at)
        self.standing.learn(document.dct)
        self.ties = self.standing.ties
        self.discourse = read_discourse(parse)
        self.found: list[ActorMention] = []
        self.first_of: dict[int, str] = {}  # entity -> the mention that decides it
        self.early: dict[str, int] = {}  # a role before the name of its bearer -> entity

    def mentions(self) -> list[ActorMention]:
        """All mentions in the order of the text."""
        self.cast = Cast(self.entities, read_introductions(self.parse, self.names, self.entity_at))
        self.house = House(self.entities)
        steps: list[tuple[int, int, Name | Nominal | Token]] = []
        steps += [(name.start, 0, name) for name in self.names if self._is_actor(name)]
        steps += [(nominal.start, 1, nominal) for nominal in self.nominals if self._stands_alone(nominal)]
        pronouns = {*GENDERS, ONE, MANY}
        steps += [(token.start, 2, token) for token in self.parse.tokens if token.text.lower() in pronouns]
        steps += [(token.start, 3, token) for token in self.parse.tokens if token.text.lower() == "who"]
        for _, _, item in sorted(steps, key=lambda step: step[:2]):
            if isinstance(item, Name):
                self._add_name(item)
            elif isinstance(item, Nominal):
                self._add_partner(item)
                self._add_nominal(item)
            elif item.text.lower() == "who":
                self._add_relative(item)
            elif item.text.lower() in (ONE, MANY):
                self._add_body_pronoun(item)
            else:
                self._add_pronoun(item)
        self._add_selves()
        self._add_author()
        return sorted(self._complete(), key=lambda mention: (mention.start, mention.stop))

    def _complete(self) -> list[ActorMention]:
        """Give a role that stood before its name ("the president, Jane Doe") that name as its antecedent."""
        named = {id: self.first_of[key] for id, key in self.early.items() if key in self.first_of}
        found = []
        for mention in self.found:
            antecedent = named.get(mention.id) or named.get(mention.antecedent)
            found.append(replace(mention, antecedent=antecedent) if antecedent else mention)
        return found

    def _stands_alone(self, nominal: Nominal) -> bool:
        """Say whether a role is a mention of its own: not as a title, unless the name after it hangs on it."""
        name = nominal.title_of
        if name is None:
            return True
        root = root_of(self.parse, name)
        hangs = root.head == nominal.last - 1 and root.dep not in ("compound", "nmod")
        return name.first >= nominal.last and hangs

    # Mentions

    def _is_actor(self, name: Name) -> bool:
        if name.start not in self.entity_at:
            return False
        if name.kind == "adjective":
            return self._acts(name)
        if name.kind == "capital":
            return not name.words.isupper() and stands_for_government(self.parse, name)
        if name.kind == "country":
            return not is_mere_location(self.parse, name)
        return True

    def _acts(self, name: Name) -> bool:
        """Say whether a country's adjective names the one who does something: "an Indian proposal"."""
        token = self.parse.tokens[name.last - 1]
        head = self.parse.tokens[token.head]
        return token.dep in ("amod", "compound", "nmod") and head.lemma in action_nouns()

    def _add_name(self, name: Name) -> None:
        entity = self.entity_at[name.start]
        if entity.kind == "country":
            entity.name = country_name(entity.country) if entity.country else entity.name
        stop = self.called.get(name.first, name.stop)
        mention = ActorMention(
            doc=self.doc,
            start=name.start,
            stop=stop,
            form="name",
            kind=entity.kind,
            name=entity.name,
            antecedent="",
            country=entity.country,
            sector=entity.sector,
            by=BY,
        )
        self._keep(mention, entity, root_of(self.parse, name))

    def _add_nominal(self, nominal: Nominal) -> None:
        bearer = nominal.bearer or nominal.title_of
        entity = self.entity_at.get(bearer.start) if bearer is not None else None
        if entity is None:
            entity = self._resolve(nominal)
        kind: ActorKind = nominal.role.kind
        told = self.ties.of_nominal(nominal)
        mention = ActorMention(
            doc=self.doc,
            start=nominal.start,
            stop=nominal.stop,
            form="nominal",
            kind=entity.kind if entity else kind,
            name=entity.name if entity else nominal.words,
            antecedent=self._antecedent(entity),
            country=(entity.country if entity else "") or told.country,
            sector=(entity.sector if entity else "") or told.sector,
            by=BY,
        )
        head = self.parse.tokens[nominal.last - 1]
        if entity is not None and not mention.antecedent:
            self.early[mention.id] = id(entity)
        if entity is None:
            entity = Entity(kind, nominal.words, country=told.country, sector=mention.sector)
            if nominal.role.gender:
                entity.genders[nominal.role.gender] += 1
            if nominal.role.many:
                entity.kind = "group"
            self._bring_in(nominal, entity)
        if nominal.predicate and not entity.names:
            self.found.append(mention)  # "a lawyer" in "if you are a lawyer" is nobody to refer to
        else:
            self._keep(mention, entity, head)

    def _bring_in(self, nominal: Nominal, entity: Entity) -> None:
        """Note who stands in the text without a name, so that the same word may mean him, and nobody else, later."""
        told_apart = nominal.country or nominal.owner is not None
        if entity.kind != "person" and told_apart and not nominal.words.islower():
            for word in sorted({nominal.role.words, nominal.role.words.split(" ")[-1]}):
                self.discourse.described[word].append(entity)
        elif not nominal.predicate and (not nominal.definite or nominal.open or told_apart):
            self.discourse.unnamed[nominal.role.words] = nominal.first

    def _resolve(self, nominal: Nominal) -> Entity | None:
        if nominal.predicate or nominal.open or not nominal.definite:
            return None
        if nominal.role.kind == "person":
            return resolve_bearer(self.discourse, nominal, self.cast)
        return resolve_body(self.discourse, nominal, self.house)

    def _add_partner(self, nominal: Nominal) -> None:
        """ "French and Egyptian warships": the first adjective stands for warships of its own."""
        tokens = self.parse.tokens
        name = self.ends.get(nominal.first - 1)
        if name is None or name.kind != "adjective" or not nominal.country or nominal.country == name.country:
            return
        if tokens[nominal.first - 1].text.lower() not in ("and", "or", ","):
            return
        self.found.append(
            ActorMention(
                doc=self.doc,
                start=name.start,
                stop=name.stop,
                form="nominal",
                kind=nominal.role.kind,
                name=f"{name.words} {nominal.role.words}",
                antecedent="",
                country=name.country,
                sector=self.ties.of_nominal(nominal).sector,
                by=BY,
            )
        )

    def _add_pronoun(self, token: Token) -> None:
        before = resolve_pronoun(self.discourse, token)
        if before is None:
            mention = ActorMention(doc=self.doc, start=token.start, stop=token.stop, form="pronoun", name=token.text)
            self.found.append(replace(mention, by=BY))
            return
        before.entity.genders[GENDERS[token.text.lower()]] += 1
        self._refer(token, before)

    def _add_body_pronoun(self, token: Token) -> None:
        """ "it" and "they" are mentions only where it is known whom they mean."""
        before = resolve_body_pronoun(self.discourse, token)
        if before is not None:
            self._refer(token, before)

    def _add_selves(self) -> None:
        """ "I" and "A:" name who speaks there."""
        decided = {mention.id: mention for mention in self.found}
        taken = {mention.start for mention in self.found}
        for span, entity in find_selves(self.discourse, self.turns, self.entities, self.entity_at):
            before = decided.get(self.first_of.get(id(entity), ""))
            if before is not None and span.start not in taken:
                antecedent = before.antecedent or before.id
                mention = replace(before, start=span.start, stop=span.stop, form="pronoun", antecedent=antecedent)
                self.found.append(mention)

    def _add_author(self) -> None:
        """ "I" in the report's own words is the author, where the text shows the byline."""
        span, places = find_author(self.discourse, self.turns, self.byline)
        if span is None:
            return
        author = ActorMention(doc=self.doc, start=span.start, stop=span.stop, form="name", name=self.parse.quote(span))
        known = next((mention for mention in self.found if mention.id == author.id), None)
        author = known or replace(author, by=BY)
        self.found += [] if known else [author]
        for token in places:
            self.found.append(replace(author, start=token.start, stop=token.stop, form="pronoun", antecedent=author.id))

    def _refer(self, token: Token, before: Placed) -> None:
        """Add a pronoun's mention, with the antecedent's name, kind, country and sector."""
        decided = self.found[before.mention]
        antecedent = decided.antecedent or decided.id
        mention = replace(decided, start=token.start, stop=token.stop, form="pronoun", antecedent=antecedent)
        self._keep(mention, before.entity, token)

    def _add_relative(self, token: Token) -> None:
        """ "the envoy, who said": whom a relative clause is about, where that is a mention."""
        verb = self.parse.tokens[token.head]
        if token.dep not in SUBJECTS or verb.dep != "relcl":
            return
        noun = self.parse.tokens[verb.head]
        for decided in reversed(self.found):
            if decided.start <= noun.start and noun.stop <= decided.stop:
                antecedent = decided.antecedent or decided.id
                self.found.append(
                    replace(decided, start=token.start, stop=token.stop, form="pronoun", antecedent=antecedent)
                )
                return

    def _antecedent(self, entity: Entity | None) -> str:
        return self.first_of.get(id(entity), "") if entity is not None else ""

    def _keep(self, mention: ActorMention, entity: Entity, head: Token) -> None:
        if mention.form == "name" or not entity.names:
            self.first_of.setdefault(id(entity), mention.id)
        quoted = self.discourse.quoted[head.i]
        item = Placed(entity, mention.stop, head.i, _is_subject(self.parse, head), quoted, len(self.found))
        table = self.discourse.placed if entity.kind == "person" else self.discourse.bodies
        table[self.discourse.sentence_of[head.i]].append(item)
        self.found.append(mention)


def _is_subject(parse: Parse, token: Token) -> bool:
    """Say whether a word is a subject, or like one: "according to X"."""
    seen = 0
    while token.dep == "conj" and seen < 4:
        token, seen = parse.tokens[token.head], seen + 1
    over = parse.head(token)
    return token.dep in SUBJECTS or (token.dep == "pobj" and over.text == "to" and parse.head(over).lemma == "accord")
