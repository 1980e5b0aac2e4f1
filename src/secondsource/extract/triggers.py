"""Which words tell of an event: verbs and event nouns, with the verb that carries a noun ("paid a visit")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.extract.clauses import find_objects, headline_lemmas, is_headline_verb
from secondsource.extract.echoes import is_echo
from secondsource.extract.lexicon import ADJECTIVES, NOUNS, VERBS, Sense, nominalize, people, senses, words
from secondsource.extract.needs import holds
from secondsource.extract.nouns import in_class
from secondsource.extract.powers import is_private
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
    """Yield the words that tell of an event, in the order of the text, one for each event that a clause tells twice."""
    triggers = list(_read_triggers(parse))
    types = {trigger.token.i: trigger.sense.type for trigger in triggers}
    yield from (trigger for trigger in triggers if not is_echo(parse, trigger.token, types))


def _read_triggers(parse: Parse) -> Iterator[Trigger]:
    carried = dict(_carried_nouns(parse))
    kinds: dict[int, str] = {}
    for i, verb in carried.items():
        noun = read_noun(parse, parse.tokens[i], verb)
        if parse.tokens[i].dep != "pobj" and verb.lemma not in words("going for"):
            kinds[verb.i] = noun.sense.type if noun else ""
    for token in parse.tokens:
        if (token.pos == "VERB" and token.dep != "amod") or is_headline_verb(parse, token):
            if is_asked_of_reader(parse, token):
                continue
            trigger = read_verb(parse, token)
            if trigger and not _is_carried(trigger, kinds.get(token.i, "")):
                yield trigger
        elif (token.pos == "NOUN" and (not _is_modifier(parse, token) or _names_incident(parse, token))) or (
            token.pos == "PROPN"
            and (token.dep == "ROOT" or parse.sentence(token).kind == "headline" or _opens(parse, token))
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


def _opens(parse: Parse, token: Token) -> bool:
    """Say whether a word is capital only because its sentence begins with it, so that the parser took it for a name."""
    return token.i == parse.sentence(token).first and not token.entity and token.dep in ("nsubj", "nsubjpass")


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
    for lemma in _lemmas(parse, token):
        sense = _first_fit(parse, token, table.get((lemma, VERBS), ()))
        if sense:
            return Trigger(token, token, _full_lemma(parse, token, lemma, sense), sense)
    return None


def _lemmas(parse: Parse, token: Token) -> tuple[str, ...]:
    """What a verb may be a form of, first with what a hyphen joins to it: "tear-gassed", which the parser cuts."""
    forms = verb_lemmas(token) if token.pos == "VERB" else headline_lemmas(token)
    before = parse.tokens[max(0, token.i - 2) : token.i]
    if len(before) < 2 or before[1].text != "-" or before[0].stop != before[1].start or before[1].stop != token.start:
        return forms
    return (*(f"{before[0].text.lower()}-{form}" for form in forms), *forms)


def verb_lemmas(token: Token) -> tuple[str, ...]:
    """What a verb may be a form of: what the parser says, and the same with an "e", which it loses in "raped"."""
    word = token.text.lower()
    return (token.lemma, word.removesuffix("d") if word.endswith("ed") else word.removesuffix("ing") + "e")


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
            thing = next((item for item in find_objects(parse, token) if in_class(parse, item, values[0])), None)
            return f"{lemma} {_measured(parse, thing).lemma}" if thing else lemma
    return lemma


def read_noun(parse: Parse, token: Token, carrier: Token | None) -> Trigger | None:
    """Read a noun as a trigger if some sense of it fits."""
    known = senses().get((token.lemma.lower(), NOUNS)) or _gerund_senses(parse, token)
    sense = _first_fit(parse, token, known) if known else None
    return Trigger(token, carrier or token, token.lemma, sense) if sense else None


def _gerund_senses(parse: Parse, token: Token) -> tuple[Sense, ...]:
    """The political senses of the verb in a noun before "of": "the jailing of two reporters"."""
    if not token.lemma.endswith("ing") or not any(prep.lemma == "of" for prep in parse.children(token, "prep")):
        return ()
    stem = token.lemma.removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else "")
    known = next((senses()[form, VERBS] for form in forms if (form, VERBS) in senses()), ())
    return tuple(nominalize(sense) for sense in known if sense.cameo)


def _carried_nouns(parse: Parse) -> Iterator[tuple[int, Token]]:
    """Pair each event noun with the light verb over it or the verb that says that it happened."""
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or (token.lemma.lower(), NOUNS) not in senses():
            continue
        below = next(_verbs_below(parse, token), None)
        if below is not None:
            yield token.i, below
            continue
        verb = _verb_over(parse, token)
        if verb is not None:
            yield token.i, verb


def _verb_over(parse: Parse, noun: Token) -> Token | None:
    """The verb that lends an event noun its subject, time and place, or says only that it happened."""
    top = noun
    while top.dep == "conj" and parse.head(top).pos == top.pos:
        top = parse.head(top)
    if top.dep == "pobj" and parse.head(top).lemma == "of" and parse.head(parse.head(top)).lemma in words("measures"):
        top = parse.head(parse.head(top))  # "a second round of talks"
    verb = parse.head(top)
    if top.dep == "pobj" and verb.lemma in BEHIND:
        over = parse.head(verb)  # "came under fire", "is in Oslo on a visit", "arrived for talks"
        return over if over.pos in ("VERB", "AUX") and over.lemma in words(BEHIND[verb.lemma]) else None
    if verb.pos not in ("VERB", "AUX"):
        return None
    light = top.dep in ("dobj", "nsubjpass", "attr") and verb.lemma in words("light")
    happens = top.dep in ("nsubj", "nsubjpass") and verb.lemma in words("happening")
    return verb if light or happens or (top.dep == "nsubj" and _only_happens(parse, verb)) else None


BEHIND = {"under": "coming under", "on": "going for", "for": "going for"}
"""The prepositions before an event noun, with the list of the verbs that lend it their subject."""


def _only_happens(parse: Parse, verb: Token) -> bool:
    """Say whether a verb has nothing but a subject and adjuncts: "the fighting raged on in the south"."""
    if verb.pos != "VERB" or (verb.lemma, VERBS) in senses():
        return False
    return not parse.children(verb, "dobj", "dative", "attr", "acomp", "oprd", "xcomp", "ccomp", "neg", "nsubjpass")


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


def _is_carried(trigger: Trigger, kind: str) -> bool:
    """Say whether a verb only carries an event noun: it says nothing of its own, or the same as the noun."""
    bare = (
        not any(values for _, values in trigger.sense.needs) or trigger.sense.type == "BUSINESS"
    )  # "launch war games"
    return bool(kind) and (kind == trigger.sense.type or bare)


def _first_fit(parse: Parse, token: Token, known: tuple[Sense, ...]) -> Sense | None:
    """The first sense whose needs hold; none if that one says that the words tell of no event ("a storm of anger")."""
    fit = next((sense for sense in known if _fits(parse, token, sense)), None)
    return fit if fit is None or fit.type != "NONE" else None


def _fits(parse: Parse, token: Token, sense: Sense) -> bool:
    """Say whether the needs of a sense hold; what private people do among themselves is no politics."""
    return all(holds(parse, token, *need) for need in sense.needs) and not (sense.cameo and is_private(parse, token))
