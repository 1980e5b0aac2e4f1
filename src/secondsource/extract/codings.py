"""How a coder of political events would code a sentence: the leading event, with the countries of both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.cameo import join_codes
from secondsource.extract.clauses import find_subjects
from secondsource.extract.events import Found, Lookup
from secondsource.extract.lexicon import words
from secondsource.extract.sides import argument_countries, complete_sides, countries_at, find_sides
from secondsource.extract.stances import Stance, find_demand, find_refusal
from secondsource.model import EventMention
from secondsource.parse.tree import Parse, Sentence, Token

FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
POLITICAL = FRIENDLY | HOSTILE | VERBAL
INTENT = frozenset({"will", "shall", "would", "ll", "'ll", "may", "might", "could"})


@dataclass(frozen=True, slots=True)
class Coding:
    """One row of event data: PLOVER type and CAMEO code, source and target countries (ISO 3166 alpha-3)."""

    type: str
    cameo: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    mention: str


def find_codings(parse: Parse, found: Found, events: Sequence[EventMention]) -> Iterator[Coding]:
    """Yield the coding of the leading event of each sentence, as PLOVER and CAMEO code it.

    Several sources without a target act on each other. An announced intent counts as its own type (to cooperate:
    AGREE; to harm: THREATEN; not to: REJECT), and what somebody says that others must do as REQUEST, as the code
    books have it. What no country takes part in is no row.
    """
    lookup = Lookup(parse, found)
    tokens = {token.start: token for token in parse.tokens}
    for sentence in parse.sentences:
        inside = [
            (tokens[event.start], political)
            for event in events
            if sentence.start <= event.start < sentence.stop
            for political in _political(parse, lookup, event)
        ]
        coding = code_sentence(parse, lookup, sentence, inside)
        if coding and (coding.sources or coding.targets):
            yield coding


def _political(parse: Parse, lookup: Lookup, event: EventMention) -> Iterator[EventMention]:
    """The event itself if it is political; a journey of somebody of one country to another is a visit."""
    if event.type in POLITICAL:
        yield event
    elif event.type == "MOVE" and event.aspect in ("arrival", "journey"):
        home = argument_countries(parse, lookup, event, ("actor",))
        abroad = argument_countries(parse, lookup, event, ("destination",))
        if home and abroad and home[0] != abroad[0]:
            yield replace(event, type="CONSULT", mode="visit", cameo="042")


def code_sentence(
    parse: Parse, lookup: Lookup, sentence: Sentence, inside: list[tuple[Token, EventMention]]
) -> Coding | None:
    """Code the leading event of a sentence, if it has one."""
    demand = find_demand(parse, lookup, sentence)
    if demand:
        verb = demand.verb
        event = next((event for token, event in inside if token.i == verb.i or parse.head(token).i == verb.i), None)
        return code_stance(parse, lookup, "REQUEST", join_codes("100", event.cameo if event else ""), demand, event)
    if not inside:
        refusal = find_refusal(parse, sentence)
        return code_stance(parse, lookup, "REJECT", "120", refusal, None) if refusal else None
    token, event = min(inside, key=lambda pair: (depth(parse, pair[0]), pair[0].i))
    kind, cameo = read_intent(parse, token, event)
    sides = complete_sides(parse, lookup, kind, token, find_sides(parse, lookup, kind, token, event))
    return Coding(kind, cameo, *sides, event.id)


def code_stance(
    parse: Parse, lookup: Lookup, kind: str, cameo: str, stance: Stance, event: EventMention | None
) -> Coding:
    """Code what somebody says that another must do, or that he will not do."""
    sources = countries_at(parse, lookup, stance.speaker)
    others = stance.told or find_subjects(parse, stance.verb)
    named = [code for item in others for code in countries_at(parse, lookup, item)]
    targets = tuple(code for code in named if code not in sources)
    sides = complete_sides(parse, lookup, kind, stance.verb, (sources, targets))
    return Coding(kind, cameo, *sides, event.id if event else "")


def depth(parse: Parse, token: Token) -> int:
    """How far below the main clause a word stands; what is said counts as if it were told."""
    steps = 0
    for above in parse.ancestors(token):
        below_speech = above.lemma in words("speech") and token.dep in ("ccomp", "dobj", "nsubj")
        steps += 0 if below_speech or token.dep == "conj" else 1
        token = above
    return steps


def read_intent(parse: Parse, token: Token, event: EventMention) -> tuple[str, str]:
    """The type of an event as announced: future cooperation is an agreement, future harm a threat."""
    if event.type in VERBAL:
        return event.type, event.cameo
    if token.pos != "VERB":
        token = next((above for above in parse.ancestors(token) if above.pos in ("VERB", "AUX")), token)
    modals = {child.lemma for child in parse.children(token, "aux")}
    negated = bool(parse.children(token, "neg"))
    head = parse.head(token)
    meant = head.lemma in words("intending") or (head.lemma == "be" and "to" in modals)
    planned = (token.dep in ("xcomp", "ccomp", "acl") and meant) or bool(modals & INTENT)
    if negated and event.type in FRIENDLY:
        return "REJECT", join_codes("120", event.cameo)
    if planned and event.type in FRIENDLY:
        return "AGREE", join_codes("030", event.cameo)
    if planned and event.type in HOSTILE:
        return "THREATEN", join_codes("130", event.cameo)
    return event.type, event.cameo
