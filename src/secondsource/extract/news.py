"""Does a report tell an event as news, or as something that is over and may be long ago? By the verb that tells it."""

from __future__ import annotations

from secondsource.extract.near_times import is_simple_past, telling
from secondsource.extract.tense import FUTURE_AUXILIARIES, VERBAL, planning
from secondsource.model import EventMention
from secondsource.parse.tree import Parse, Token

LEAD = 3
"""Sentences at the head of a report in which what "has happened" is news."""

PARTIES = ("nsubj", "nsubjpass", "dobj", "attr")
"""What hangs on a verb by these happened when the verb says: "the attack killed", "held talks", "there were raids"."""

WITHIN = frozenset({"in", "during", "at", "after", "by", "from", "following", "since", "amid"})
"""Prepositions before what was over or going on when the verb over them happened: "killed in fighting"."""

HAVE = frozenset({"has", "have", "'ve", "’ve"})
PAST = HAVE | {"had", "'d", "’d", "was", "were", "did"}


def find_telling_verb(parse: Parse, event: EventMention) -> Token | None:
    """The verb whose tense is that of an event: the word itself, or the verb of which it is subject or object."""
    word = parse.head_of(event.span)
    if word is not None and word.pos in ("NOUN", "PROPN"):
        word = parse.head(word) if word.dep in PARTIES else None
    return word if word is not None and word.pos in VERBAL else None


def find_verb_around(parse: Parse, event: EventMention) -> Token | None:
    """The same, or the verb over a preposition before the word."""
    word = parse.head_of(event.span)
    above = parse.head(word) if word is not None and word.dep == "pobj" else None
    if above is not None and above.lemma in WITHIN:
        return parse.head(above) if parse.head(above).pos in VERBAL else None
    return find_telling_verb(parse, event)


def tells_news(parse: Parse, event: EventMention) -> bool:
    """Say whether an event is told in a main clause as done: in the simple past, in a headline also in the present,
    and at the head of a report in the perfect."""
    verb = find_telling_verb(parse, event)
    if verb is None or parse.children(verb, "neg"):
        return False
    if is_simple_past(parse, verb):
        return is_in_news(parse, verb)
    sentence = parse.sentence(verb)
    if not is_in_news(parse, verb):
        return False
    if sentence.kind == "headline":
        return verb.tag in ("VBZ", "VBP", "VBN") and not has_auxiliary(parse, verb, FUTURE_AUXILIARIES)
    return sentence in parse.sentences[:LEAD] and verb.tag == "VBN" and has_auxiliary(parse, verb, HAVE)


def is_in_news(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is a main one, stands in what a source says, or goes with one that does ("killing five")."""
    while verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG"):
        verb = parse.head(verb)
    return verb.dep == "ROOT" or (verb.dep == "ccomp" and parse.head(verb).lemma in telling())


def tells_past(parse: Parse, event: EventMention) -> bool:
    """Say whether an event is told as over or going on by the time of the report, however long ago it began."""
    verb = find_verb_around(parse, event)
    if verb is None or has_auxiliary(parse, verb, FUTURE_AUXILIARIES) or parse.children(verb, "neg"):
        return False
    if has_auxiliary(parse, verb, PAST) or verb.tag == "VBD":
        return True
    above = parse.head(verb)
    if verb.tag == "VBG" and above.pos == "VERB":
        return above.tag in ("VBD", "VBN", "VBG") and above.lemma not in planning("verb", "planning")
    return verb.tag == "VBN" and not parse.children(verb, "aux", "auxpass")


def has_auxiliary(parse: Parse, verb: Token, words: frozenset[str]) -> bool:
    """Say whether one of some auxiliaries stands with a verb."""
    return any(token.text.lower() in words for token in parse.children(verb, "aux", "auxpass"))
