"""Of which countries are the sides of an event: those of its arguments, of the clause over it, or where it happens."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.clauses import find_objects, find_subjects, is_passive, spread
from secondsource.extract.countries import find_country
from secondsource.extract.events import Lookup
from secondsource.extract.lexicon import words
from secondsource.model import ActorMention, Argument, EventMention, PlaceMention
from secondsource.parse.tree import Parse, Token

SENDING = frozenset({"MOBILIZE", "AID", "SANCTION"})
"""What is sent or withheld is the doer's own: of "Peruvian ships were sent", "Peru's aid was cut" Peru is it."""
HELD = frozenset({"COERCE", "RETREAT"})
"""What a state does to those whom it holds: where nobody else is named, it is that of the place."""
AT_HOME = frozenset({"COERCE", "CONCEDE", "PROTEST", "RETREAT", "MOBILIZE"})
"""What is done at home, unless the words say otherwise: somebody without a country has that of whom he does it to."""
ALONE = frozenset({"AGREE", "RETREAT"})
"""What one may do without doing it to anybody: promise reforms, resign."""
AIMED = (("recipient",), ("topic", "destination", "place", "source", "source-place"))
"""The roles in which the other side stands, the likelier first."""


def find_sides(
    parse: Parse, lookup: Lookup, kind: str, verb: Token, event: EventMention
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The countries of who does it and of whom it is done to; two who do it together need no other."""
    sources = argument_countries(parse, lookup, event, ("actor", "vehicle"))
    sent: tuple[str, ...] = ()
    if not sources and kind in SENDING and (verb.pos != "VERB" or is_passive(parse, verb)):
        sent = tuple(code for item in find_objects(parse, verb) for code in countries_at(parse, lookup, item))
    if not sources and not sent and is_passive(parse, verb):  # "was extradited from Serbia"
        sources = argument_countries(parse, lookup, event, ("source-place", "source"))
    sources = sources or sent or clause_countries(parse, lookup, verb)
    targets: tuple[str, ...] = ()
    for roles in AIMED:
        if not targets and (len(set(sources)) < 2 or roles == ("recipient",)):
            codes = (code for item in event.fillers(*roles) for code in _aimed_at(parse, lookup, item, sources))
            targets = tuple(code for code in codes if code not in sent)
    return sources, targets


def _aimed_at(parse: Parse, lookup: Lookup, argument: Argument, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of an argument, but of one that is the doer or his own: "recalled its envoy", "said that it"."""
    codes = _argument_country(parse, lookup, argument)
    inside = [parse.tokens[i] for i in lookup.tokens(argument.span)]
    owned = (child for token in inside for child in (token, *parse.children(token, "poss")))
    own = any(token.tag in ("PRP", "PRP$") for token in owned)
    return () if own and set(codes) <= set(sources) else codes


def complete_sides(
    parse: Parse, lookup: Lookup, kind: str, verb: Token, sides: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fill an empty side from what else stands below the verb or in its sentence, or from the other side."""
    sources, targets = sides
    below = [code for token in parse.subtree(verb) for code in own_country(lookup, token)]
    if not sources and targets and kind in HELD:
        sources = tuple(code for code in below if code not in targets)[:1]
    if not sources and not targets:
        below = below or [code for token in parse.words(parse.sentence(verb)) for code in own_country(lookup, token)]
    if not targets and len(set(sources)) < 2:
        targets = tuple(code for code in below if code not in sources)[:1]
        targets = targets or (sources[:1] if kind not in ALONE else ())
    if not sources and kind in AT_HOME:
        sources = targets[:1]
    return tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets))


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
        if head.pos == "VERB" and child.pos == "PRON":
            continue  # "that it would end its aid to Chad": those are the speaker
        if own_country(lookup, child):  # "officials of Chad and Peru"
            return tuple(code for joined in spread(parse, [child]) for code in own_country(lookup, joined))
    return ()


def _joined_nations(parse: Parse, head: Token) -> Iterator[str]:
    """The countries of nations joined before a noun: "Thai and Cambodian soldiers"."""
    nations = spread(parse, parse.children(head, "amod", "nmod", "compound"))
    codes = [_nation_code(parse, token) for token in nations if token.entity == "NORP"]
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
    code = _nation_code(lookup.parse, token) if token.pos in ("PROPN", "ADJ", "NOUN") else None
    return (code,) if code else ()


def _nation_code(parse: Parse, token: Token) -> str | None:
    """The country of an adjective, of two words too: "South Korean"."""
    before = parse.tokens[token.i - 1].text if token.i else ""
    return find_country(f"{before} {token.text}") or find_country(token.text)
