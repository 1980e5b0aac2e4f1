"""Which person is meant by a role: "the North Korean leader", "the spokesman", "the Vermont senator"?"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.extract.coreference import LOOK_BACK, Discourse, Placed, is_main, says, sentences_before
from secondsource.extract.entity import Entity
from secondsource.extract.gazetteer import find_state
from secondsource.extract.name import Name
from secondsource.extract.name_lists import kin, word_group
from secondsource.extract.nominals import Nominal
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

BEFORE, BEHIND = 9, 14
"""Tokens before and behind a name in which the text introduces its bearer."""

PARTIES = {"republican": "R", "gop": "R", "r": "R", "democratic": "D", "democrat": "D", "d": "D", "conservative": "C",
           "tory": "C", "labour": "L"}  # fmt: skip
"""Words that tell two candidates apart."""

_SEAT = re.compile(r"\b[RDI]\s?-\s?([A-Z][\w.]{1,6})")
"""Party and state of a member of Congress: "(D-Vt.)"."""


@dataclass(slots=True)
class Introduction:
    """What the words around a person's name say of him: nouns and adjectives in lower case, countries, parties."""

    words: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)  # of these, what he is himself: in "the mayor's aide", aide
    countries: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)


def read_introductions(parse: Parse, names: Sequence[Name], entity_at: dict[int, Entity]) -> dict[int, Introduction]:
    """Read how the text introduces each person; by the identity of the entity."""
    at = {i: name for name in names for i in range(name.first, name.last)}
    found: dict[int, Introduction] = {}
    for name in names:
        entity = entity_at.get(name.start)
        if entity is None or entity.kind != "person":
            continue
        known = found.setdefault(id(entity), Introduction())
        before, behind = list(_words_before(parse, name)), list(_words_behind(parse, name))
        known.own.update(_own_words(before[::-1]) | _own_words(behind))
        for token, _ in (*before, *behind):
            other = at.get(token.i)
            if other is not None and other.country:
                known.countries.add(other.country)
            known.words.add(token.text.lower().rstrip("."))
            known.parties.update(PARTIES.get(token.text.lower(), ""))
        text = parse.text[name.stop : name.stop + 12]
        seat = _SEAT.search(text)
        if seat is not None:
            known.words.update((find_state(seat.group(1)) or "").lower().split())
            known.parties.add(seat.group().strip()[0])
    return found


def _own_words(words: Sequence[tuple[Token, bool]]) -> set[str]:
    """What the bearer himself is, or was: "former governor"."""
    found, former = set(), False
    for token, own in words:
        former = former or token.text.lower() == "former"
        if own and token.text.lower() != "former":
            found.add(("former " if former else "") + token.text.lower())
    return found


def _words_before(parse: Parse, name: Name) -> Iterator[tuple[Token, bool]]:
    """Yield the words of the noun phrase before a name, each with whether it says what the bearer himself is."""
    begin = parse.sentence(parse.tokens[name.first]).first
    own = True
    for i in range(name.first - 1, max(begin, name.first - BEFORE) - 1, -1):
        token = parse.tokens[i]
        if token.pos not in ("NOUN", "PROPN", "ADJ", "PART", "DET", "PUNCT") and token.text.lower() not in LINKS:
            return
        if token.pos == "PUNCT" and token.text not in (",", "-", "."):
            return
        if token.entity == "PERSON" and token.pos == "PROPN" and i < name.left:
            return  # somebody else's name
        own = own and token.tag != "POS"
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            yield token, own


def _words_behind(parse: Parse, name: Name) -> Iterator[tuple[Token, bool]]:
    """Yield the words of the apposition behind a name, up to the next verb or comma: ", director of the museum"."""
    stop = min(parse.sentence(parse.tokens[name.first]).last, name.last + BEHIND)
    following = parse.tokens[name.last : stop]
    if not following or following[0].text.lower() not in (",", "(", "-lrb-", "of"):
        return
    own = following[0].text != "of"
    for number, token in enumerate(following):
        closes = token.pos == "PUNCT" and token.text not in ("-", ".") and number > 0
        if token.pos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or (closes and following[0].text == ","):
            return
        own = own and (token.pos != "ADP" and token.tag != "POS")
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            yield token, own


LINKS = frozenset({"of", "for", "to", "at", "the"})
"""Small words within a title or an office."""


# Whom a role means


class Cast:
    """The persons of a document by the words for what they are."""

    def __init__(self, entities: Sequence[Entity], introduced: dict[int, Introduction]) -> None:
        self.introduced = introduced
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        persons = [entity for entity in entities if entity.kind == "person"]
        for entity in persons:
            for word in sorted({*(role for role, _ in entity.roles), *self.of(entity).own}):
                self.by_word[word].append(entity)
        counts = sorted((len(entity.names) for entity in persons), reverse=True)
        self.most, self.second = [*counts, 0, 0][:2]

    def of(self, entity: Entity) -> Introduction:
        """What the text says of a person around the name."""
        return self.introduced.get(id(entity), NOTHING)

    def bearing(self, nominal: Nominal) -> list[Entity]:
        """Those named before a role whom the text gave it, or a closer one, and against whom nothing speaks."""
        words = nominal.role.words
        found = {}
        closer = (words, *sorted(role_groups().get(words, ())))
        for word in (f"former {word}" if nominal.former else word for word in closer):
            for entity in self.by_word.get(word, ()):
                if entity.names[0].start < nominal.start:
                    found[id(entity)] = entity
        return [entity for entity in found.values() if not _conflicts(nominal, entity, self.of(entity))]


NOTHING = Introduction()


def resolve_bearer(discourse: Discourse, nominal: Nominal, cast: Cast) -> Entity | None:
    """Find the person a definite role names: the one the text gave that role, the one whose introduction shares its
    words and who spoke last, or, for a word that only describes, the one whom the text is about just before."""
    describes = nominal.role.words in word_group("describing")
    if nominal.role.many:
        return None
    bearing = cast.bearing(nominal)
    if nominal.role.words in kin() or _is_owned(discourse, nominal):
        return bearing[0] if len(bearing) == 1 and nominal.role.words not in kin() else None
    found = _most_alike(discourse, nominal, cast, bearing)
    runs = nominal.role.words in word_group("running")
    if found is not None and runs and len(found.names) < cast.most and not _shared(nominal, found, cast.of(found)):
        found = None  # of several candidates the text may have called only one so
    if found is None and describes and not bearing:
        found = _talked_of(discourse, nominal, cast)
    return None if found is not None and _another_since(discourse, nominal, found) else found


def _most_alike(discourse: Discourse, nominal: Nominal, cast: Cast, bearing: Sequence[Entity]) -> Entity | None:
    """Of those who bear a role the one who shares most of its other words; the last speaker if he shares more."""
    speaker = last_speaker(discourse, discourse.parse.tokens[nominal.last - 1])
    shared = [len(_shared(nominal, entity, cast.of(entity))) for entity in bearing]
    most = max(shared, default=0)
    known = cast.of(speaker) if speaker is not None and speaker.names else NOTHING
    fits = speaker is not None and speaker.names and not _conflicts(nominal, speaker, known)
    if speaker is not None and fits and len(_shared(nominal, speaker, known)) > most:
        return speaker
    best = [entity for entity, count in zip(bearing, shared, strict=True) if count == most]
    if not best or (_names_place(nominal) and not most):
        return None
    if len(best) == 1:
        return best[0]
    return speaker if any(entity is speaker for entity in best) else None


def _another_since(discourse: Discourse, nominal: Nominal, found: Entity) -> bool:
    """Say whether the text has brought in somebody without a name under the same word, just before or since it last
    named this one: "an official said ... the official said"."""
    other = discourse.unnamed.get(nominal.role.words)
    if other is None:
        return False
    number = discourse.sentence_of[nominal.first]
    named = max((name.first for name in found.names if name.start < nominal.start), default=-1)
    return other > named or discourse.sentence_of[other] >= number - LOOK_BACK


def _is_owned(discourse: Discourse, nominal: Nominal) -> bool:
    """Say whether the role is somebody's: "his lawyer", "Trump's lawyer"."""
    before = discourse.parse.tokens[nominal.first - 1] if nominal.first else None
    return before is not None and (before.tag in ("PRP$", "POS"))


def _conflicts(nominal: Nominal, entity: Entity, known: Introduction) -> bool:
    """Say whether something known of a person speaks against a role: country, gender, party."""
    if nominal.country and entity.country and nominal.country != entity.country:
        return True
    gender = nominal.role.gender
    if gender and entity.gender and gender != entity.gender:
        return True
    parties = {PARTIES[word] for word in nominal.words.lower().split() if word in PARTIES}
    return bool(parties and known.parties and not parties & known.parties)


def _shared(nominal: Nominal, entity: Entity, known: Introduction) -> set[str]:
    """What a role and a person's introduction share beside the role itself: words and the country."""
    own = {word.strip(".").lower() for word in re.split(r"[\s-]+", nominal.words)}
    shared = (own & known.words) - {*nominal.role.words.split(), *word_group("colourless")}
    countries = {*known.countries, entity.country}
    if nominal.country and nominal.country in countries and not _state_of(nominal):
        shared.add(nominal.country)
    return shared


def _names_place(nominal: Nominal) -> bool:
    """Say whether a role is told by a country, a state or a town, which its bearer must then share."""
    return bool(nominal.country or _state_of(nominal)) or (nominal.owner is not None and nominal.owner.kind == "place")


def _state_of(nominal: Nominal) -> str | None:
    """The state of the United States that a role names: "the New York senator"."""
    words = nominal.words.split()
    return next(filter(None, map(find_state, [*map(" ".join, itertools.pairwise(words)), *words])), None)


def last_speaker(discourse: Discourse, token: Token) -> Entity | None:
    """The only person who said something in the nearest sentence before in which anybody did."""
    for sentence in sentences_before(discourse, token):
        items = [
            item for item in discourse.placed.get(sentence, ()) if item.stop <= token.start and _spoke(discourse, item)
        ]
        if items:
            return items[0].entity if len({id(item.entity) for item in items}) == 1 else None
    return None


def _spoke(discourse: Discourse, item: Placed) -> bool:
    return item.subject and not item.quoted and says(discourse, discourse.parse.tokens[item.token])


def _talked_of(discourse: Discourse, nominal: Nominal, cast: Cast) -> Entity | None:
    """For a word that describes one whom the reader knows ("the billionaire"): the person just before, if he is the
    one that the text names most."""
    token = discourse.parse.tokens[nominal.last - 1]
    for sentence in sentences_before(discourse, token):
        items = [item for item in discourse.placed.get(sentence, ()) if item.stop <= token.start and not item.quoted]
        main = [item for item in items if item.subject and is_main(discourse.parse, item.token)] or items
        if items:
            entity = main[0].entity
            alone = len({id(item.entity) for item in main}) == 1 and len(entity.names) == cast.most > cast.second
            return entity if alone and not _conflicts(nominal, entity, cast.of(entity)) else None
    return None


@functools.cache
def role_groups() -> dict[str, frozenset[str]]:
    """The closer words that a person called by a word may have been introduced with."""
    return {
        row[0]: frozenset(word.strip() for word in row[1].split(","))
        for row in read_table("extract", "role_groups.tsv")
    }
