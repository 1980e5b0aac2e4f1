"""Who and what takes part in an event: the roles of a trigger, each with the word that heads its filler."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.clauses import find_objects, find_subjects, is_headline_verb, is_passive, noun_agents, spread
from secondsource.extract.countries import find_country
from secondsource.extract.lexicon import NOUNS, noun_classes, senses, words
from secondsource.extract.nouns import is_party, is_place
from secondsource.extract.triggers import Trigger
from secondsource.parse.tree import Parse, Token

Filler = tuple[str, Token]

TO_PLACE = frozenset({"to", "into", "for", "toward", "towards"})
AT_PLACE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "along", "off", "within"}
)
ON_BOARD = frozenset({"aboard", "onboard", "by", "on", "in"})
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
THROUGH = frozenset({"through", "via", "past"})
PATHS = frozenset(
    {"out", "outside", "up", "down", "back", "away", "off", "over", "along", "aboard", "home", "together"}
)
RECIPIENT_TYPES = frozenset(
    {"AID", "REQUEST", "THREATEN", "CONCEDE", "SUPPORT", "AGREE", "RETREAT", "COERCE", "SANCTION"}
)


def find_roles(parse: Parse, trigger: Trigger) -> list[Filler]:
    """The roles of a trigger in the order of the text, each filler once."""
    found: dict[int, Filler] = {}
    for role, token in _fillers(parse, trigger):
        if token.i not in (trigger.token.i, trigger.carrier.i) and token.entity not in ("DATE", "TIME", "PERCENT"):
            found.setdefault(token.i, (role, token))
    if not any(role in ("place", "destination") for role, _ in found.values()):
        for token in list(_places_below(parse, [token for _, token in found.values()])):
            found.setdefault(token.i, ("place", token))
    return [found[i] for i in sorted(found)]


def _places_below(parse: Parse, fillers: list[Token]) -> Iterator[Token]:
    """Places that the parser hangs on a filler and not on the trigger: "protested against the tax in Lyon"."""
    for filler in fillers:
        if filler.pos == "NOUN":
            for prep in parse.children(filler, "prep"):
                if prep.lemma in AT_PLACE:
                    yield from (item for item in parse.children(prep, "pobj") if item.entity in PLACE_ENTITIES)


def _fillers(parse: Parse, trigger: Trigger) -> Iterator[Filler]:
    if trigger.token.pos == "VERB" or is_headline_verb(parse, trigger.token):
        yield from _verb_fillers(parse, trigger)
    elif trigger.token.pos == "ADJ":
        yield from _state_fillers(parse, trigger)
    else:
        yield from _noun_fillers(parse, trigger)
        if trigger.carrier.i != trigger.token.i:
            yield from _carrier_fillers(parse, trigger)


def _verb_fillers(parse: Parse, trigger: Trigger) -> Iterator[Filler]:
    verb = trigger.token
    doers = [_doer_role(parse, trigger, subject) for subject in find_subjects(parse, verb)]
    yield from doers
    moved = frozenset() if any(role == "vehicle" for role, _ in doers) else noun_classes()["VEHICLE"]
    for item in find_objects(parse, verb):
        yield _object_role(trigger, item, moved), item
    if verb.pos != "VERB":
        yield from _prepositions(parse, trigger, parse.head(verb))
    yield from _prepositions(parse, trigger, verb)
    for head, before in _sharing_verbs(parse, verb):
        yield from _prepositions(parse, trigger, head, before)
    for child in parse.children(verb, "xcomp", "ccomp"):
        yield "topic", child


def _vehicle_before(parse: Parse, pronoun: Token) -> Token | None:
    """What "it" stands for where something moves: the vehicle that was the subject before, in this sentence."""
    before = parse.tokens[parse.sentence(pronoun).first : pronoun.i]
    vehicles = noun_classes()["VEHICLE"]
    return next((t for t in reversed(before) if t.dep in ("nsubj", "nsubjpass") and t.lemma in vehicles), None)


def _state_fillers(parse: Parse, trigger: Trigger) -> Iterator[Filler]:
    """Whose state an adjective says: "two are dead", "it left one dead", "one dead in Oslo"."""
    token = trigger.token
    head = parse.head(token)
    if token.dep == "amod":
        owners = [head]
    elif head.lemma == "be" or is_passive(parse, head):
        owners = find_subjects(parse, head) or find_objects(parse, head)
    else:
        owners = find_objects(parse, head)
    role = (
        "actor" if trigger.sense.type in ("REJECT", "AGREE") else "recipient"
    )  # "opposed to" is a deed, "dead" a state
    for owner in owners if token.dep == "amod" else spread(parse, owners):
        yield role, owner
    for child in parse.children(token, "xcomp"):
        yield "topic", child
    for over in (token, head):
        yield from _prepositions(parse, trigger, over)


def _doer_role(parse: Parse, trigger: Trigger, subject: Token) -> Filler:
    """An actor; what moves or crashes is a vehicle. What can neither move nor carry is no subject of moving."""
    vehicles = noun_classes()["VEHICLE"]
    if trigger.sense.type not in ("MOVE", "ACCIDENT"):
        return "actor", subject
    if subject.lemma in vehicles and subject.entity != "PERSON":
        return "vehicle", subject
    if subject.lemma == "it":
        vehicle = _vehicle_before(parse, subject)
        return ("vehicle", vehicle) if vehicle else ("actor", subject)
    if trigger.lemma in ("ferry", "shuttle", "transport") and not is_party(subject):
        nearby = parse.tokens[max(parse.sentence(subject).first, trigger.token.i - 8) : trigger.token.i]
        carrier = next((token for token in reversed(nearby) if token.lemma in vehicles), None)
        if carrier:
            return "vehicle", carrier
    return "actor", subject


def _object_role(trigger: Trigger, item: Token, vehicles: frozenset[str]) -> str:
    kind, aspect = trigger.sense.type, trigger.sense.aspect
    if kind == "MOVE" and trigger.lemma == "board":
        return "vehicle"
    if kind == "MOVE" and aspect == "departure":
        return "source-place" if item.entity in PLACE_ENTITIES or item.entity != "PERSON" else "recipient"
    if (
        trigger.sense.mode == "visit"
        and trigger.sense.cameo == "042"
        and item.entity in ("GPE", "LOC", "FAC", "ORG", "")
    ):
        return "destination" if item.entity != "" or item.lemma not in ("troop", "soldier") else "recipient"
    if kind == "MOVE" and aspect == "arrival" and is_place(item):
        return "destination"
    if kind == "MOVE" and is_place(item):
        return "place"
    if kind == "MOVE":
        return "vehicle" if item.lemma in vehicles else "recipient"
    return "recipient"


def _sharing_verbs(parse: Parse, verb: Token) -> Iterator[tuple[Token, bool]]:
    """The verbs joined by "and" whose phrases hold for this one too; of the first, only those that stand before it."""
    head = parse.head(verb)
    if verb.dep == "conj" and head.pos == "VERB" and not parse.children(verb, "nsubj", "nsubjpass"):
        yield head, True
    for other in parse.children(verb, "conj"):
        if other.pos in ("VERB", "NOUN") and not parse.children(verb, "dobj", "prep", "agent"):
            yield other, False


def elliptic_phrases(parse: Parse, noun: Token) -> list[Token]:
    """Phrases that say of an event noun which of its kind it is: "the trip, Kim's fourth to China"."""
    linked = list(parse.children(noun, "appos"))
    head = parse.head(noun)
    if noun.dep == "nsubj" and head.lemma == "be":
        linked += parse.children(head, "attr", "acomp")
    return [item for item in linked if any(word.lemma in ORDINALS for word in phrase_words(parse, item))]


def names_another(noun: Token, item: Token) -> bool:
    """Say whether a phrase names an event noun of its own: of "the meeting was his first trip" the trip is first."""
    return item.lemma != noun.lemma and item.pos == "NOUN" and (item.lemma, NOUNS) in senses()


def phrase_words(parse: Parse, item: Token) -> Iterator[Token]:
    """A word, what hangs on it, and what follows its possessive, which the parser often hangs elsewhere."""
    yield item
    for child in parse.children(item):
        yield child
        if child.dep == "case" and child.i + 1 < len(parse.tokens):
            yield parse.tokens[child.i + 1]


def _elliptic_fillers(parse: Parse, trigger: Trigger) -> Iterator[Filler]:
    for item in elliptic_phrases(parse, trigger.token):
        for owner in parse.children(item, "poss") or ((item,) if item.pos == "PROPN" else ()):
            yield "actor", owner
        if names_another(trigger.token, item):
            continue
        outside = [
            word for word in (item, *parse.children(parse.head(item), "advmod", "prep")) if word.lemma == "outside"
        ]
        for place in (x for word in outside for of in parse.children(word, "prep") for x in parse.children(of, "pobj")):
            yield "source-place", place
        if item.lemma != "outside":
            yield from _prepositions(parse, trigger, item)


def _noun_fillers(parse: Parse, trigger: Trigger) -> Iterator[Filler]:
    noun = trigger.token
    agents = spread(parse, noun_agents(parse, noun, 0))
    for agent in agents:
        yield ("recipient", agent) if trigger.sense.type in ("DEATH", "INJURY") else _doer_role(parse, trigger, agent)
    for child in parse.children(noun, "compound", "nmod", "amod"):
        if child.entity in PLACE_ENTITIES and child.pos == "PROPN":
            party = trigger.sense.type == "CONSULT" and find_country(child.text) is not None  # "the Japan talks"
            yield ("destination" if _has_destination(trigger) else "actor" if party else "place"), child
    yield from _prepositions(parse, trigger, noun)
    yield from _elliptic_fillers(parse, trigger)


def _carrier_fillers(parse: Parse, trigger: Trigger) -> Iterator[Filler]:
    """What the verb over an event noun lends it: its subject, its other objects and adjuncts."""
    verb, noun = trigger.carrier, trigger.token
    if verb.pos == "VERB" and not _is_subject(parse, noun, verb):
        undergone = verb.lemma in words("undergoing") or _stands_under(parse, noun, verb)
        for subject in find_subjects(parse, verb):
            yield ("recipient", subject) if undergone else _doer_role(parse, trigger, subject)
        for item in find_objects(parse, verb):
            if item.i != noun.i and item.entity in ("PERSON", "GPE", "ORG", "NORP"):
                yield "recipient", item
    yield from _prepositions(parse, trigger, verb)


def _stands_under(parse: Parse, noun: Token, verb: Token) -> bool:
    """Say whether somebody is under what a noun tells: "the convoy came under attack"."""
    over = parse.head(noun)
    return noun.dep == "pobj" and over.lemma == "under" and parse.head(over).i == verb.i


def _is_subject(parse: Parse, noun: Token, verb: Token) -> bool:
    return noun.dep in ("nsubj", "nsubjpass") and parse.head(noun).i == verb.i and not is_passive(parse, verb)


def _has_destination(trigger: Trigger) -> bool:
    return trigger.sense.type == "MOVE" or trigger.sense.cameo == "042"


def _prepositions(parse: Parse, trigger: Trigger, head: Token, before: bool = False) -> Iterator[Filler]:
    for prep in parse.children(head, "prep", "agent", "dative", "prt", "advmod"):
        if before and prep.i > head.i:
            continue
        for item in spread(parse, parse.children(prep, "pobj")):
            role = _preposition_role(parse, trigger, prep, item)
            if role:
                yield role, item
            if role == "place" and item.pos == "NOUN":
                yield from (("place", town) for town in _places_below(parse, [item]))
        for deeper in parse.children(prep, "prep") if prep.lemma in PATHS else ():
            for item in spread(parse, parse.children(deeper, "pobj")):
                outward = prep.lemma in ("out", "outside") and _has_destination(trigger)
                role = "source-place" if outward else _preposition_role(parse, trigger, deeper, item)
                if role:
                    yield role, item
        if prep.lemma == "of" and trigger.sense.type == "MOVE":
            for item in parse.children(prep, "pobj"):
                yield from _prepositions(parse, trigger, item)


def _preposition_role(parse: Parse, trigger: Trigger, prep: Token, item: Token) -> str:
    word, kind = prep.lemma, trigger.sense.type
    vehicles = noun_classes()["VEHICLE"]
    if item.entity in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "ORDINAL"):
        return ""
    if word == "for" and item.lemma in ("instance", "example"):
        return ""
    if word == "on" and kind in ON_RECIPIENT and item.lemma in vehicles:
        return "recipient"  # "an attack on a train"
    if item.lemma in vehicles and word in ON_BOARD and item.entity not in ("GPE", "PERSON"):
        return "vehicle"
    placed = item.entity in PLACE_ENTITIES
    if word in ("to", "for", "at") and trigger.sense.cameo == "043" and not is_place(item):
        return "topic"
    if word == "to":
        return "destination" if _has_destination(trigger) else _receiver(item, kind)
    if word in TO_PLACE and _has_destination(trigger) and is_place(item):
        return "destination"
    if word in ("outside", "out", "off") and _has_destination(trigger):
        return "source-place"
    if word == "of" and trigger.sense.aspect == "departure" and placed:
        return "source-place"
    if word == "from" and kind in FROM_DOERS and trigger.token.pos != "VERB" and (placed or is_party(item)):
        return "actor"  # "an attack from the rebels"
    if word == "from":
        return "source-place" if kind in ("MOVE", "RETREAT", "DISASTER") or placed else "source"
    if word in THROUGH and kind == "MOVE" and (is_place(item) or item.pos == "PROPN"):
        return "place"
    if word in AT_PLACE and is_place(item):
        return "destination" if trigger.sense.aspect == "arrival" else "place"
    if word in ("by", "between", "among") and prep.dep != "agent":
        return "actor" if is_party(item) or item.lemma in noun_classes()["FIGHTERS"] else "place" if placed else ""
    if word == "with":
        harms = kind in ("ASSAULT", "CRIME") and trigger.lemma not in words("fighting")
        return "instrument" if harms and item.pos != "PROPN" else "recipient"
    if word == "against":
        return "recipient"
    if word in ("on", "upon") and trigger.sense.mode == "visit" and is_party(item):
        return "recipient"  # "called on the mayor"
    if word in ("on", "upon"):
        return (
            "place"
            if placed and kind not in ("ASSAULT", "SANCTION", "COERCE")
            else ("recipient" if kind in ON_RECIPIENT else "topic")
        )
    if word == "of":
        return _of_role(trigger, item, placed)
    return "topic" if word in ("over", "about", "for", "into") and kind not in BARE_TYPES else ""


def _receiver(item: Token, kind: str) -> str:
    if kind in ("AGREE", "SUPPORT", "CONCEDE") and not is_party(item):
        return "topic"
    return "recipient" if kind in RECIPIENT_TYPES or is_party(item) else ""


BARE_TYPES = frozenset({"MOVE", "DEATH", "INJURY", "ACCIDENT", "DISASTER", "DAMAGE"})
ON_RECIPIENT = frozenset({"ASSAULT", "SANCTION", "COERCE", "CRIME", "REQUEST"})


FROM_DOERS = frozenset(
    {"ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "REJECT", "ASSAULT", "AID", "AGREE", "PROTEST", "CONCEDE"}
)
"""What comes "from" the one who does it, as a noun."""


def _of_role(trigger: Trigger, item: Token, placed: bool) -> str:
    if trigger.sense.type == "COURT" and item.lemma in noun_classes()["CRIME_ACT"]:
        return "topic"
    if trigger.sense.type in ("DEATH", "INJURY", "CRIME", "ASSAULT", "COERCE", "RETREAT", "COURT"):
        return "recipient" if not placed else "place"
    if trigger.sense.type in ("ACCUSE", "REJECT", "SANCTION"):
        return "recipient"  # "criticism of", "the rejection of", "the expulsion of"
    if _has_destination(trigger):
        return "destination" if placed else _of_mover(item)
    return "actor" if is_party(item) else "topic"


def _of_mover(item: Token) -> str:
    return "vehicle" if item.lemma in noun_classes()["VEHICLE"] else "actor"
