"""What somebody says that another must do, or that he himself will not: demands and refusals told by modal verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.extract.clauses import find_subjects
from secondsource.extract.events import Lookup
from secondsource.extract.lexicon import words
from secondsource.parse.tree import Parse, Sentence, Token

DUTY = frozenset({"must", "should", "ought"})
DUTY_VERBS = frozenset({"have", "need"})
REFUSING = frozenset({"will", "would", "wo"})
OWN = frozenset({"we", "i", "he", "she", "it", "one", "there"})
"""Subjects of a duty that are the speaker himself, or nobody."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Who says it, the verb of what must or will not be done, and who was told, where the words say it."""

    speaker: Token | None
    verb: Token
    told: tuple[Token, ...] = ()


def find_demand(parse: Parse, lookup: Lookup, sentence: Sentence) -> Stance | None:
    """Read what somebody says that another must do, as a demand."""
    for duty, verb in _duties(parse, sentence):
        subjects = find_subjects(parse, duty)
        if not subjects or subjects[0].text.lower() in OWN:
            continue
        speech = parse.head(duty)
        if duty.dep == "ccomp" and speech.lemma in words("speech"):
            speakers = find_subjects(parse, speech)
            return Stance(speakers[0] if speakers else None, verb)
        speaker = _find_speaker(parse, lookup, duty)
        if speaker is not None:
            return Stance(speaker, verb)
    return _find_order(parse, lookup, sentence)


def _find_order(parse: Parse, lookup: Lookup, sentence: Sentence) -> Stance | None:
    """Read an imperative that somebody says to another: "Free our sailors, the minister told Peru"."""
    for verb in parse.words(sentence):
        speech = parse.head(verb)
        if verb.tag != "VB" or verb.dep not in ("ccomp", "advcl") or speech.lemma not in words("speech"):
            continue
        bare = not parse.children(verb, "aux", "nsubj", "nsubjpass", "mark", "neg") and verb.i < speech.i
        speakers = find_subjects(parse, speech)
        if bare and speakers:
            return Stance(speakers[0], verb, parse.children(speech, "dobj", "dative"))
    return None


def _duties(parse: Parse, sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """The verb that says "must", and that of what must be done: the same, or what "has to" governs."""
    for verb in parse.words(sentence):
        if verb.pos not in ("VERB", "AUX"):
            continue
        if {child.lemma for child in parse.children(verb, "aux")} & DUTY:
            yield verb, verb
        elif verb.lemma in DUTY_VERBS and not parse.children(verb, "dobj", "neg"):
            below = (item for item in parse.children(verb, "xcomp") if item.tag == "VB")
            yield from ((verb, item) for item in below if any(x.lemma == "to" for x in parse.children(item, "aux")))


def _find_speaker(parse: Parse, lookup: Lookup, verb: Token) -> Token | None:
    """The source of the statement whose content a verb heads: "Manila: Peru must stop", "..., according to Oslo"."""
    statement = lookup.statement(verb.span)
    if statement is None or len(statement.chain) < 2 or statement.chain[-1].span is None:
        return None
    head = parse.head_of(statement.content[0])
    return parse.head_of(statement.chain[-1].span) if head is not None and head.i == verb.i else None


def find_refusal(parse: Parse, sentence: Sentence) -> Stance | None:
    """Who will not do something, and the verb: of the main clause, or of what somebody says of himself."""
    for verb in parse.words(sentence):
        speech = parse.head(verb)
        said = verb.dep == "ccomp" and speech.lemma in words("speech")
        if verb.pos != "VERB" or not (said or verb.dep == "ROOT") or not parse.children(verb, "neg"):
            continue
        if not {child.lemma for child in parse.children(verb, "aux")} & REFUSING:
            continue
        subjects = find_subjects(parse, verb)
        own = subjects and (not said or subjects[0].pos == "PRON")
        doers = find_subjects(parse, speech) if said else subjects
        if own and doers:
            return Stance(doers[0], verb)
    return None
