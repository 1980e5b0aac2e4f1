"""Which words tell of an event: verbs and event nouns, with the verb that carries a noun ("paid a visit")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.extract.clauses import find_objects, find_subjects, headline_lemmas, is_headline_verb, is_passive
from secondsource.extract.lexicon import ADJECTIVES, NOUNS, VERBS, Sense, noun_classes, people, senses, words
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event. `carrier` is the verb that lends it subject, time and place, or itself."""

    token: Token
    carrier: Token
    lemma: str
    sense: Sense
    particle: Token | None = None


def find_triggers(parse: Parse) -> Iterator[Trigger]:
    """Yield the words that tell of an event, in the order of the text."""
    carried = dict(_carried_nouns(parse))
    kinds: dict[int, str] = {}
    for i, verb in carried.items():
        noun = read_noun(parse, parse.tokens[i], verb)
        kinds[verb.i] = noun.sense.type if noun else ""
    for token in parse.tokens:
        if (token.pos == "VERB" and token.dep != "amod") or is_headline_verb(parse, token):
            if is_asked_of_reader(parse, token):
                continue
            trigger = read_verb(parse, token)
            if trigger and not _is_carried(trigger, kinds.get(token.i, "")):
                yield trigger
        elif (token.pos == "NOUN" and (not _is_modifier(parse, token) or _names_incident(parse, token))) or (
            token.pos == "PROPN" and (token.dep == "ROOT" or parse.sentence(token).kind == "headline")
        ):
            trigger = read_noun(parse, token, carried.get(token.i))
            if trigger:
                yield trigger
        elif token.pos == "ADJ" and token.dep in ("acomp", "oprd", "amod", "ccomp", "ROOT"):
            known = senses().get((token.lemma, ADJECTIVES))
            head = parse.head(token)
            if known and (token.dep != "amod" or head.lemma in people() or head.tag == "CD"):
                sense = _first_fit(parse, token, known)
                if sense:
                    yield Trigger(token, token, token.lemma, sense)


def is_asked_of_reader(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is an imperative, or hangs on one without a subject of its own: "Go here to donate"."""
    for _ in range(DEEPEST):
        if parse.children(verb, "nsubj", "nsubjpass", "expl", "csubj"):
            return False
        if verb.dep == "ROOT":
            before = parse.tokens[parse.sentence(verb).first : verb.i]
            opens = all(token.pos in ("PUNCT", "INTJ", "ADV", "SPACE") for token in before)
            return opens and verb.tag == "VB" and not parse.children(verb, "aux", "auxpass")
        if verb.dep not in ("conj", "xcomp", "advcl") or parse.head(verb).pos not in ("VERB", "AUX"):
            return False
        verb = parse.head(verb)
    return False


DEEPEST = 6
"""How far up a chain of clauses an imperative is sought."""


def _is_modifier(parse: Parse, noun: Token) -> bool:
    """Say whether a noun only stands before another: "fire crews", "police and fire officials"."""
    head = parse.head(noun)
    return noun.dep in MODIFIERS or (noun.dep == "conj" and head.pos == "NOUN" and head.dep in MODIFIERS)


MODIFIERS = ("compound", "nmod")


def _names_incident(parse: Parse, token: Token) -> bool:
    """Say whether a noun before a noun still tells of an incident: "the murder trial", "the crash site"."""
    return token.lemma in words("incidents") and parse.head(token).lemma in words("of incidents")


def read_verb(parse: Parse, token: Token) -> Trigger | None:
    """Read a verb as a trigger, with its particle, if some sense of it fits."""
    table = senses()
    for child in parse.children(token, "prt", "advmod", "prep"):
        compound = (f"{token.lemma}_{child.text.lower()}", VERBS)
        if compound in table:
            sense = _first_fit(parse, token, table[compound])
            if sense:
                return Trigger(token, token, compound[0], sense, child)
    for lemma in (token.lemma,) if token.pos == "VERB" else headline_lemmas(token):
        sense = _first_fit(parse, token, table.get((lemma, VERBS), ()))
        if sense:
            return Trigger(token, token, _full_lemma(parse, token, lemma, sense), sense)
    return None


def _measured(parse: Parse, thing: Token) -> Token:
    """What a measure measures: the hostages of "dozens of hostages"."""
    below = (item for prep in parse.children(thing, "prep") for item in parse.children(prep, "pobj"))
    return next(below, thing) if thing.lemma in words("measures") else thing


def _full_lemma(parse: Parse, token: Token, lemma: str, sense: Sense) -> str:
    """The lemma with its object where that makes the meaning: "take power", "set fire"."""
    if lemma not in words("vague"):
        return lemma
    for need, values in sense.needs:
        if need == "obj" and values:
            thing = next((item for item in find_objects(parse, token) if _in_class(parse, item, values[0])), None)
            return f"{lemma} {_measured(parse, thing).lemma}" if thing else lemma
    return lemma


def read_noun(parse: Parse, token: Token, carrier: Token | None) -> Trigger | None:
    """Read a noun as a trigger if some sense of it fits."""
    known = senses().get((token.lemma, NOUNS))
    sense = _first_fit(parse, token, known) if known else None
    return Trigger(token, carrier or token, token.lemma, sense) if sense else None


def _carried_nouns(parse: Parse) -> Iterator[tuple[int, Token]]:
    """Pair each event noun with the light verb over it or the verb that says that it happened."""
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or (token.lemma, NOUNS) not in senses():
            continue
        top = token
        below = next(_verbs_below(parse, token), None)
        if below is not None:
            yield token.i, below
            continue
        while top.dep == "conj" and parse.head(top).pos == top.pos:
            top = parse.head(top)
        verb = parse.head(top)
        if verb.pos not in ("VERB", "AUX"):
            continue
        if (top.dep in ("dobj", "nsubjpass", "attr") and verb.lemma in words("light")) or (
            top.dep in ("nsubj", "nsubjpass") and verb.lemma in words("happening")
        ):
            yield token.i, verb


def _verbs_below(parse: Parse, noun: Token) -> Iterator[Token]:
    """The light verb in the clause on an event noun: "the trip that she has made", "the talks held by both"."""
    for verb in parse.children(noun, "relcl", "acl"):
        if verb.pos != "VERB" or verb.lemma not in words("light"):
            continue
        done = verb.dep == "acl" and verb.tag == "VBN"
        others = [child for child in parse.children(verb, "dobj") if child.lemma not in ("that", "which")]
        subjects = parse.children(verb, "nsubj")
        if done or (subjects and not others and subjects[0].lemma not in ("that", "which", "who")):
            yield verb


REACHING = frozenset({"to", "into", "from", "in", "at", "through", "across", "toward", "towards"})
MOVERS = frozenset({"it", "that", "which"})


def _is_carried(trigger: Trigger, kind: str) -> bool:
    """Say whether a verb only carries an event noun: it says nothing of its own, or the same as the noun."""
    return bool(kind) and (kind == trigger.sense.type or not any(values for _, values in trigger.sense.needs))


def _first_fit(parse: Parse, token: Token, known: tuple[Sense, ...]) -> Sense | None:
    """The first sense whose needs hold; none if that one says that the words tell of no event ("a storm of anger")."""
    fit = next((sense for sense in known if all(_holds(parse, token, *need) for need in sense.needs)), None)
    return fit if fit is None or fit.type != "NONE" else None


def _holds(parse: Parse, token: Token, need: str, values: tuple[str, ...]) -> bool:
    """Say whether one need of a sense holds at a token."""
    if need == "obj":
        objects = find_objects(parse, token)
        return any(_in_class(parse, item, values[0]) for item in objects) if values else bool(objects)
    if need == "noobj":
        return not find_objects(parse, token)
    if need in ("objp", "objplace"):
        test = is_party if need == "objp" else is_place
        objects = find_objects(parse, token)
        return any(test(item) for item in (objects[:1] if need == "objp" else objects))
    if need == "subj":
        return any(_in_class(parse, item, values[0]) for item in find_subjects(parse, token))
    if need == "objorg":
        return any(item.entity == "ORG" for item in find_objects(parse, token))
    if need in ("under", "notunder"):
        return (parse.head(token).lemma in values) == (need == "under")
    if need == "notcomp":
        below = parse.children(token, "xcomp", "ccomp")
        return not any(item.lemma in noun_classes()[values[0]] for item in below)
    if need == "notpobj":
        return not _holds(parse, token, "pobj", values)
    if need == "pobjplace":
        return any(
            is_place(item) or (item.pos == "PROPN" and prep.lemma == "through")
            for prep in parse.children(token, "prep")
            if prep.lemma in REACHING
            for item in parse.children(prep, "pobj")
        )
    if need == "mover":
        subjects = find_subjects(parse, token) + (find_objects(parse, token) if is_passive(parse, token) else [])
        return any(is_party(item) or item.lemma in MOVERS or _in_class(parse, item, "VEHICLE") for item in subjects)
    if need == "subjp":
        return any(is_party(item) or item.lemma == "it" for item in find_subjects(parse, token))
    if need == "prep":
        return any(
            child.lemma in values and not _tells_time(parse, child)
            for other in (token, *parse.children(token, "conj"), *_over(parse, token))
            for child in parse.children(other, "prep", "prt", "advmod", "agent", "dative", "acomp", "mark")
        )
    if need == "noprep":
        preps = parse.children(token, "prep")
        return not any(child.lemma in values and not _tells_time(parse, child) for child in preps)
    if need == "pobj":
        return any(
            _in_class(parse, item, values[0])
            for prep in parse.children(token, "prep", "agent")
            for item in parse.children(prep, "pobj")
        )
    if need == "mod":
        return any(
            child.lemma in values or child.text.lower() in values
            for child in parse.children(token, "amod", "compound", "nmod", "poss", "npadvmod")
        )
    if need == "comp":
        return bool(parse.children(token, "xcomp", "ccomp"))
    if need == "nocomp":
        return not parse.children(token, "xcomp", "ccomp")
    if need == "plural":
        return token.tag in ("NNS", "NNPS")
    if need == "poss":
        return bool(parse.children(token, "poss"))
    if need == "politic":
        return _is_politic(parse, token)
    if need == "score":
        sentence = parse.sentence(token)
        near = Span(max(sentence.start, token.start - SCORE_REACH), min(sentence.stop, token.stop + SCORE_REACH))
        return bool(SCORE.search(parse.quote(near)))
    raise ValueError(f"triggers.tsv: no such need as {need!r}; the header of the file lists them")


SCORE = re.compile(r"(?<![\d-])\d{1,3} ?[-–] ?\d{1,3}(?![\d-]| ?-)")
SCORE_REACH = 40
"""Characters on either side of a word within which a score is its own."""


def _tells_time(parse: Parse, prep: Token) -> bool:
    return any(item.entity in ("DATE", "TIME") for item in parse.children(prep, "pobj"))


def _over(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The light verb over an event noun, on which the parser often hangs the noun's own phrases."""
    head = parse.head(token)
    return (head,) if token.pos == "NOUN" and token.dep == "dobj" and head.lemma in words("light") else ()


def _in_class(parse: Parse, token: Token, name: str) -> bool:
    """Say whether a noun, or one joined to it, or what it is a number or a part of, belongs to a class."""
    members = noun_classes()[name]
    if token.lemma in members or token.text.lower() in members:
        return True
    if any(_in_class(parse, child, name) for child in parse.children(token, "conj")):
        return True
    return token.lemma in words("measures") and any(
        _in_class(parse, item, name) for prep in parse.children(token, "prep") for item in parse.children(prep, "pobj")
    )


def is_party(token: Token) -> bool:
    """Say whether a word names somebody who can act: a person, a body, a country, a people."""
    if token.pos == "PRON":
        return (
            token.lemma in ("he", "she", "they", "we", "i", "you", "who", "him", "her") and token.text.lower() != "them"
        )
    if token.entity in ("PERSON", "ORG", "GPE", "NORP") or token.pos == "PROPN":
        return True
    return token.lemma in words("party") or token.lemma in people() or token.lemma.endswith(PERSON_ENDINGS)


PERSON_ENDINGS = ("or", "ist", "ian", "man", "woman", "ess", "arch")
"""Endings that make a noun for somebody: emperor, lobbyist, historian. "er" makes too much else (paper, number)."""


def is_place(token: Token) -> bool:
    """Say whether a word names a place one can be at or go to."""
    classes = noun_classes()
    named = token.pos == "PROPN" and token.entity not in ("PERSON", "ORG", "DATE", "TIME", "NORP")
    return (
        named
        or token.entity in ("GPE", "LOC", "FAC")
        or token.lemma in classes["PLACE_NAME"]
        or token.lemma in classes["PLACE"]
    )


def _is_politic(parse: Parse, token: Token) -> bool:
    """Say whether fighters, a nation or its people take part: what parts an assault from a crime."""
    fighters = noun_classes()["FIGHTERS"]
    parties = [*find_subjects(parse, token), *find_objects(parse, token)]
    parties += [
        item
        for prep in parse.children(token, "agent", "prep")
        if prep.lemma in ("by", "against", "on", "with", "of", "between")
        for item in parse.children(prep, "pobj")
    ]
    parties += parse.children(token, "amod", "compound", "poss")
    for party in parties:
        if party.lemma in fighters or (party.entity in ("GPE", "NORP") and party.dep not in ("compound",)):
            return True
        if any(
            child.lemma in fighters or (child.entity in ("NORP", "GPE") and child.dep in ("amod", "compound", "poss"))
            for child in parse.children(party, "amod", "compound", "nmod", "poss")
        ):
            return True
    return False
