"""On which day was an event whose own clause tells none? That of a verb beside it, or of the sentence before.

Carried over are only the days of what is told to have happened: from a verb to those joined with it ("arrived Monday
and met", "exploded Monday, killing five"), and from a sentence to those that follow it in its paragraph and tell no
time at all. Nothing is carried from or to a verb of saying, whose day is that of the saying, nor to what was over by
then ("had met").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Literal

from secondsource.extract.on_day import ONE_DAY
from secondsource.extract.sayings import POINTS
from secondsource.extract.tense import VERBAL, planning
from secondsource.lists import read_table
from secondsource.model import EventMention, NearTime, TimeMention
from secondsource.parse.tree import Parse, Sentence, Token

BY = "find_near_times/1"

TOGETHER = frozenset({"when", "while", "as"})
"""Conjunctions of clauses that tell of one time."""


def find_near_times(parse: Parse, events: Sequence[EventMention], times: Sequence[TimeMention]) -> Iterator[NearTime]:
    """Yield the days carried over to the events of a document that have none of their own, with where they stand."""
    by_sentence: dict[int, list[TimeMention]] = {}
    for time in times:
        head = parse.head_of(time.span)
        if head is not None:
            by_sentence.setdefault(parse.sentence(head).start, []).append(time)
    for event in events:
        verb = find_verb(parse, event)
        if verb is None or event.fillers("time") or event.factuality != "CT+":
            continue
        sentence = parse.sentence(verb)
        own = by_sentence.get(sentence.start, [])
        if own:
            day = find_beside(parse, verb, own)
            basis: Literal["sentence", "sentence before"] = "sentence"
        else:
            day = find_before(parse, verb, sentence, by_sentence)
            basis = "sentence before"
        if day is not None:
            yield NearTime(event=event.id, mention=day.id, basis=basis, by=BY)


def find_verb(parse: Parse, event: EventMention) -> Token | None:
    """The verb that tells of an event as over at a time, or None."""
    verb = parse.head_of(event.span)
    if verb is None or verb.pos != "VERB" or verb.lemma in telling():
        return None
    return verb if is_simple_past(parse, verb) else None


def is_simple_past(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is in the simple past, active or passive, or a participle that goes with one that is."""
    auxiliaries = parse.children(verb, "aux", "auxpass")
    words = {token.text.lower() for token in auxiliaries}
    if parse.children(verb, "neg") or words & {"had", "has", "have", "be", "been", "'ve", "’ve", "'d", "’d"}:
        return False
    if verb.tag == "VBD":
        shares = verb.dep == "conj" and not auxiliaries and not parse.children(verb, "nsubj", "nsubjpass")
        above = parse.head(verb)
        # "had killed and injured"
        return not shares or not parse.children(above, "aux") or is_simple_past(parse, above)
    if verb.tag == "VBN":
        joined_on = not auxiliaries and verb.dep == "conj" and is_simple_past(parse, parse.head(verb))
        return bool(words & {"was", "were"}) or joined_on
    return verb.tag == "VBG" and (bool(words & {"was", "were"}) or (not auxiliaries and verb.dep == "advcl"))


def find_beside(parse: Parse, verb: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """The one day of a sentence, if it hangs on a verb that is joined with this one."""
    day = the_day(parse, times)
    if day is None:
        return None
    owner = owner_of(parse, day)
    if owner is None or owner.i == verb.i or owner.lemma in telling() or not is_simple_past(parse, owner):
        return None
    if joined(parse, verb, owner):
        return day
    goes_on = any(token.pos == "PRON" for token in parse.children(owner, "nsubj", "nsubjpass"))
    return day if joined(parse, owner, verb) and not goes_on else None  # "he went, and they met Monday"


def joined(parse: Parse, lower: Token, upper: Token) -> bool:
    """Say whether a verb is told with the one above it: "and", "when", "killing"."""
    while lower.dep == "conj" and lower.head != upper.i:
        lower = parse.head(lower)
    if lower.head != upper.i:
        return False
    marks = {token.lemma for token in parse.children(lower, "mark", "advmod")}
    if lower.dep == "conj":
        return True
    return lower.dep == "advcl" and (
        bool(marks & TOGETHER) or (lower.tag == "VBG" and not parse.children(lower, "mark", "prep"))
    )


def find_before(
    parse: Parse, verb: Token, sentence: Sentence, times: dict[int, list[TimeMention]]
) -> TimeMention | None:
    """The one day of the sentence before, of the same paragraph, if it hangs on that sentence's main verb."""
    if not is_main(parse, verb):
        return None
    at = parse.sentences.index(sentence)
    earlier = list(parse.sentences[max(0, at - 1) : at])
    earlier += [before for before in reversed(parse.sentences[: max(0, at - 1)]) if before.region == sentence.region]
    before = next((before for before in earlier if before.start in times and before.kind == sentence.kind), None)
    day = the_day(parse, times[before.start]) if before else None
    owner = owner_of(parse, day) if day else None
    if owner is None or owner.lemma in telling() or not is_simple_past(parse, owner) or not is_main(parse, owner):
        return None
    return day


def is_main(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is a main one of its sentence, or of what its source says."""
    while verb.dep == "conj":
        verb = parse.head(verb)
    return verb.dep == "ROOT" or (verb.dep == "ccomp" and parse.head(verb).lemma in telling())


def the_day(parse: Parse, times: Sequence[TimeMention]) -> TimeMention | None:
    """The only time among some, if it is a day in the past."""
    if len(times) != 1:
        return None
    day = times[0]
    fits = day.type in ("DATE", "TIME") and day.mod in POINTS and ONE_DAY.match(day.form) and day.tense == "past"
    return day if fits else None


def owner_of(parse: Parse, time: TimeMention) -> Token | None:
    """The verb that a time hangs on, with nothing but prepositions between."""
    head = parse.head_of(time.span)
    for above in parse.ancestors(head) if head else ():
        if above.pos in VERBAL:
            return above
        if above.pos not in ("ADP", "ADV"):
            return None
    return None


def telling() -> frozenset[str]:
    """Verbs of saying and wishing."""
    return planning("telling", "disclosing", "verb") | speech()


@functools.cache
def speech() -> frozenset[str]:
    """The verbs of `data/speech.txt`."""
    return frozenset(row[0] for row in read_table("extract", "speech.txt"))
