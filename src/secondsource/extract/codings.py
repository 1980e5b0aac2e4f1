"""How a coder of political events would code a sentence: the leading event, with the countries of both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.cameo import join_codes
from secondsource.extract.clauses import find_subjects, spread
from secondsource.extract.countries import find_country
from secondsource.extract.events import Found, Lookup
from secondsource.extract.lexicon import words
from secondsource.model import ActorMention, Argument, EventMention, PlaceMention
from secondsource.parse.tree import Parse, Sentence, Token

FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
POLITICAL = FRIENDLY | HOSTILE | VERBAL
INTENT = frozenset({"will", "shall", "would", "ll", "'ll", "may", "might", "could"})
DUTY = frozenset({"must", "should", "ought"})
ALONE = frozenset({"AGREE", "RETREAT"})
"""What one may do without doing it to anybody: promise reforms, resign."""
AT_HOME = frozenset({"COERCE", "CONCEDE", "PROTEST"})
"""What is done at home, unless the words say otherwise: somebody without a country has that of whom he does it to."""


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
    books have it.
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
        if coding:
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
    stance = find_stance(parse, sentence)
    if stance:
        kind, cameo, speaker, verb = stance
        event = next((event for token, event in inside if token.i == verb.i or parse.head(token).i == verb.i), None)
        if event is not None and kind == "REQUEST":
            cameo = join_codes(cameo, event.cameo)
        if event is None or event.type not in VERBAL or kind == "REQUEST":
            return make_coding(parse, lookup, kind, cameo, (speaker, verb), event)
    if not inside:
        refusal = find_refusal(parse, sentence)
        return make_coding(parse, lookup, "REJECT", "120", refusal, None) if refusal else None
    token, event = min(inside, key=lambda pair: (depth(parse, pair[0]), pair[0].i))
    kind, cameo = read_intent(parse, token, event)
    return make_coding(parse, lookup, kind, cameo, (None, token), event)


def depth(parse: Parse, token: Token) -> int:
    """How far below the main clause a word stands; what is said counts as if it were told."""
    steps = 0
    for above in parse.ancestors(token):
        below_speech = above.lemma in words("speech") and token.dep in ("ccomp", "dobj", "nsubj")
        steps += 0 if below_speech or token.dep == "conj" else 1
        token = above
    return steps


def find_stance(parse: Parse, sentence: Sentence) -> tuple[str, str, Token | None, Token] | None:
    """Read what somebody says that another must do, as a demand."""
    for verb in parse.words(sentence):
        if verb.pos not in ("VERB", "AUX") or verb.dep != "ccomp":
            continue
        speech = parse.head(verb)
        if speech.lemma not in words("speech"):
            continue
        modals = {child.lemma for child in parse.children(verb, "aux")}
        if modals & DUTY:
            speakers = find_subjects(parse, speech)
            return "REQUEST", "100", speakers[0] if speakers else None, verb
    return None


def find_refusal(parse: Parse, sentence: Sentence) -> tuple[Token, Token] | None:
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
            return doers[0], verb
    return None


REFUSING = frozenset({"will", "would", "wo"})


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


def make_coding(
    parse: Parse,
    lookup: Lookup,
    kind: str,
    cameo: str,
    at: tuple[Token | None, Token],
    event: EventMention | None,
) -> Coding:
    """Fill in the countries of both sides."""
    speaker, verb = at
    if speaker is not None or event is None:
        sources = countries_at(parse, lookup, speaker) if speaker else ()
        targets = [code for subject in find_subjects(parse, verb) for code in countries_at(parse, lookup, subject)]
    else:
        sources = argument_countries(parse, lookup, event, ("actor", "vehicle")) or clause_countries(
            parse, lookup, verb
        )
        targets = list(argument_countries(parse, lookup, event, ("recipient",)))
        if len(set(sources)) < 2:
            targets = targets or list(argument_countries(parse, lookup, event, ("topic", "destination", "place")))
    if not targets and len(set(sources)) < 2:
        below = [code for token in parse.subtree(verb) for code in own_country(lookup, token)]
        targets = [code for code in below if code not in sources][:1] or list(sources[:1] if kind not in ALONE else ())
    if not sources and kind in AT_HOME:
        sources = tuple(targets[:1])
    return Coding(kind, cameo, tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets)), event.id if event else "")


def clause_countries(parse: Parse, lookup: Lookup, token: Token) -> tuple[str, ...]:
    """The countries of the subject of the nearest clause over a word, who only reports it left out."""
    for above in parse.ancestors(token):
        if above.lemma in words("speech") and not any(item.pos == "PRON" for item in find_subjects(parse, token)):
            return ()  # "Peru said that it was ready": what somebody says of himself is his
        codes = [code for subject in find_subjects(parse, above) for code in countries_at(parse, lookup, subject)]
        if codes:
            return tuple(codes)
    return ()


def argument_countries(parse: Parse, lookup: Lookup, event: EventMention, roles: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of the arguments in some roles, in the order of the text."""
    return tuple(code for argument in event.fillers(*roles) for code in _argument_country(parse, lookup, argument))


def _argument_country(parse: Parse, lookup: Lookup, argument: Argument) -> tuple[str, ...]:
    inside = [parse.tokens[i] for i in lookup.tokens(argument.span)]
    within = {token.i for token in inside}
    heads = (token for token in reversed(inside) if token.pos in ("NOUN", "PROPN", "PRON") and token.head not in within)
    head = next(heads, None) or parse.head_of(argument.span)
    return countries_at(parse, lookup, head) or next(
        (own_country(lookup, t) for t in inside if own_country(lookup, t)), ()
    )


def countries_at(parse: Parse, lookup: Lookup, head: Token | None) -> tuple[str, ...]:
    """The country of who is named by a word: the actor's own, else one named in its phrase."""
    if head is None:
        return ()
    own = (*own_country(lookup, head), *_joined_nations(parse, head))
    if own:
        return tuple(dict.fromkeys(own))
    for child in parse.subtree(head):
        if own_country(lookup, child):  # "officials of Chad and Peru"
            return tuple(code for joined in spread(parse, [child]) for code in own_country(lookup, joined))
    return ()


def _joined_nations(parse: Parse, head: Token) -> Iterator[str]:
    """The countries of nations joined before a noun: "Thai and Cambodian soldiers"."""
    nations = spread(parse, parse.children(head, "amod", "nmod", "compound"))
    codes = [find_country(token.text) for token in nations if token.entity == "NORP"]
    if len(codes) > 1:
        yield from (code for code in codes if code)


def own_country(lookup: Lookup, token: Token) -> tuple[str, ...]:
    """The country that the mention at a word has, or that the word itself names."""
    actor = lookup.actors.get(token.i)
    if isinstance(actor, ActorMention) and (actor.country or actor.sector in ("IGO", "NGO")):
        return (actor.country or actor.sector,)
    place = lookup.places.get(token.i)
    if isinstance(place, PlaceMention) and place.country:
        return (place.country,)
    code = find_country(token.text) if token.pos in ("PROPN", "ADJ", "NOUN") else None
    return (code,) if code else ()
