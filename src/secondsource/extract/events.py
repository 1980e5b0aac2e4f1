"""What happened: event mentions with who, to whom, where, when and how sure, as one statement has them."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.extract.cameo import code_about
from secondsource.extract.certainty import judge_certainty
from secondsource.extract.clauses import is_dateline
from secondsource.extract.contexts import find_contexts
from secondsource.extract.degrees import weaken
from secondsource.extract.entries import find_entries
from secondsource.extract.factuality import find_condition, is_granted, judge_content, judge_factuality
from secondsource.extract.happenings import OTHER, find_carrying, find_happenings
from secondsource.extract.lexicon import NOUNS, senses, words
from secondsource.extract.roles import ORDINALS, elliptic_phrases, find_roles, names_another, phrase_words
from secondsource.extract.same_time import find_time_bearers
from secondsource.extract.spans import Shelf, count
from secondsource.extract.triggers import Trigger, find_triggers
from secondsource.extract.unreal import judge_unreal
from secondsource.model import (
    ActorMention,
    Argument,
    Document,
    EventMention,
    Factuality,
    PlaceMention,
    QuantityMention,
    Span,
    Statement,
    TimeMention,
)
from secondsource.parse.tree import Parse, Token

BY = "events/1"


@dataclass(frozen=True, slots=True)
class Found:
    """What the other rooms found in the document."""

    statements: tuple[Statement, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()


def find_events(document: Document, parse: Parse, found: Found) -> Iterator[EventMention]:
    """Yield the event mentions of a document in the order of the text.

    Offsets are those of the trigger (code points, half-open). What is denied, planned, possible or merely said is
    yielded too, with that factuality. Types follow PLOVER (2021) and, beside politics, `data/triggers.tsv`; what only
    the learned detector takes for an event (`happenings.py`) is of type OTHER.
    """
    lookup = Lookup(parse, found)
    listed = list(find_triggers(parse))
    codes = {trigger.token.i: trigger.sense.cameo for trigger in listed}
    for trigger in sorted([*listed, *_find_unlisted(parse, found, listed)], key=lambda trigger: trigger.token.i):
        token = trigger.token
        statement = lookup.statement(token.span)
        factuality = _factuality(parse, trigger, statement)
        yield EventMention(
            doc=document.id,
            start=token.start,
            stop=token.stop,
            lemma=trigger.lemma,
            type=trigger.sense.type,
            mode=trigger.sense.mode,
            context=find_contexts(parse, trigger),
            cameo=code_about(trigger.sense.cameo, parse, token, codes),
            aspect=trigger.sense.aspect,
            arguments=tuple(find_arguments(parse, trigger, lookup)),
            statement=statement.id if statement else "",
            factuality=factuality,
            certainty=judge_certainty(parse, token) if trigger.sense is not OTHER else RULED[factuality],
            ordinal=find_ordinal(parse, trigger),
            by=BY,
        )


RULED = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}
"""The certainty of events of no type: the rules' value as a number, for the learned estimate takes a millisecond each,
and most of what is told is of no type."""


def _find_unlisted(parse: Parse, found: Found, listed: Sequence[Trigger]) -> Iterator[Trigger]:
    """Events that no list has; what attributes tells of a statement and what carries an event noun of that event."""
    known = {trigger.token.i for trigger in listed} | find_carrying(listed)
    known |= {token.i for statement in found.statements for cue in statement.cue for token in parse.tokens_in(cue)}
    return find_happenings(parse, known)


def _factuality(parse: Parse, trigger: Trigger, statement: Statement | None) -> Factuality:
    """The clause's own factuality, at most as certain as what its source holds with the hedges of all who pass it on.

    The polarity is the clause's: "did not leave after the talks" says that the talks took place. A doubt that the
    content's main verb voices itself ("the visit could help") is not one about everything that the content names.
    """
    own = judge_trigger(parse, trigger)
    if statement is None or statement.quote_type == "narration" or own == "Uu":
        return own
    head = parse.head_of(statement.content[0])
    if head is not None and (
        judge_content(parse, head)[:2] == statement.factuality[:2] or is_granted(parse, trigger.token, head)
    ):
        return own
    return weaken_certainty(own, statement.factuality)


def weaken_certainty(value: Factuality, by: Factuality) -> Factuality:
    """The lower certainty of the two with the polarity of the first."""
    if "Uu" in (value, by):
        return "Uu"
    weaker = min(value[:2], by[:2], key=("PS", "PR", "CT").index)
    return f"{weaker}{value[2]}"  # type: ignore[return-value]


def judge_trigger(parse: Parse, trigger: Trigger) -> Factuality:
    """Judge a trigger by its clause, by the words before a noun, and by an open question over it."""
    token = trigger.token
    unreal = judge_unreal(parse, token)
    if unreal is not None:
        return unreal
    own = judge_clause(parse, trigger)
    if own == "Uu" or _is_open_question(parse, token):
        return "Uu"
    if token.pos == "VERB":
        loose = token.dep == "advcl" and token.tag == "VBG" and not parse.children(token, "mark", "nsubj")
        return weaken_certainty(own, judge_factuality(parse, parse.head(token))) if loose else own
    if token.dep == "pobj" and any(child.lemma in words("perhaps") for child in parse.children(parse.head(token))):
        return weaken_certainty(own, "PS+")
    if own == "CT+" and any(child.lemma == "any" for child in parse.children(token, "det")):
        return "PS+"
    ahead = any(child.text.lower() in words("ahead") for child in parse.children(token, "amod", "compound"))
    return "PR+" if ahead and own == "CT+" else own


def judge_clause(parse: Parse, trigger: Trigger) -> Factuality:
    """Judge a trigger by its clause, and a noun also by the verb that says whether it came about.

    A noun that its clause only speaks about is taken for granted: "the visit did not help" says that there was one;
    "the visit did not take place", "the visit was cancelled" and "the visit, if confirmed, would help" do not.
    """
    token, carrier = trigger.token, trigger.carrier
    own = judge_factuality(parse, token)
    if token.pos == "VERB" or token.dep not in ("nsubj", "nsubjpass") or own == "Uu" or own[2] == "-":
        return own
    over = parse.head(token)
    occurs = over.lemma in words("occurring") or any(child.lemma == "place" for child in parse.children(over, "dobj"))
    if carrier.i == over.i and (token.dep == "nsubjpass" or occurs):
        return weaken(judge_factuality(parse, token, within=over), judge_factuality(parse, over))
    if find_condition(parse, over) is not None:
        return weaken(own, "PS+")
    if token.dep == "nsubjpass" and own == "CT+" and over.lemma in words("undoing"):
        return _turn(judge_factuality(parse, over))
    return own


def _turn(value: Factuality) -> Factuality:
    if value == "Uu":
        return value
    return f"{value[:2]}{'-' if value[2] == '+' else '+'}"  # type: ignore[return-value]


def _is_open_question(parse: Parse, token: Token) -> bool:
    """Say whether "whether" stands a few words before: what follows it is asked, not told, however it was parsed."""
    first = max(parse.sentence(token).first, token.i - WHETHER_REACH)
    return any(word.lemma == "whether" for word in parse.tokens[first : token.i])


WHETHER_REACH = 10
"""Words, commas included, in which "whether" still governs: a name and an aside fit between."""


class Lookup:
    """Finds the mention that stands at a word, and the time mentions that hang on a verb."""

    def __init__(self, parse: Parse, found: Found) -> None:
        self.parse = parse
        self.starts = [token.start for token in parse.tokens]
        self.actors = self._by_token(found.actors)
        self.places = self._by_token(found.places)
        self.quantities = self._by_token(found.quantities)
        self.statements: Shelf[Statement] = Shelf()
        for statement in sorted(found.statements, key=lambda item: (count(item.content), item.id)):
            self.statements.put(statement, *statement.content)
        self.times: dict[int, list[TimeMention]] = {}
        for time in found.times:
            for owner in self._owners(time):
                self.times.setdefault(owner, []).append(time)
        self.entries = find_entries(parse, found.times)

    def tokens(self, span: Span) -> range:
        """The tokens that begin in a span."""
        return range(bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.stop))

    def statement(self, span: Span) -> Statement | None:
        """The innermost statement: the one with the shortest content that covers the words."""
        return next((item for item in self.statements.near(span) if item.covers(span)), None)

    def _by_token(
        self, mentions: Sequence[ActorMention | PlaceMention | QuantityMention]
    ) -> dict[int, ActorMention | PlaceMention | QuantityMention]:
        """The mention at each word, the shortest where several overlap."""
        table: dict[int, ActorMention | PlaceMention | QuantityMention] = {}
        for mention in sorted(mentions, key=lambda item: (-(item.stop - item.start), item.start, item.id)):
            for i in self.tokens(mention.span):
                table[i] = mention
        return table

    def _owners(self, time: TimeMention) -> Iterator[int]:
        """The verb or event noun that a time mention hangs on: the first over its head."""
        inside = self.tokens(time.span)
        if not inside:
            return
        tokens = self.parse.tokens
        head = next(
            (tokens[i] for i in inside if tokens[i].head not in inside or tokens[i].head == i), tokens[inside[0]]
        )
        if self.parse.head(head).lemma in ("since", "until", "till") or is_dateline(self.parse, head):
            return
        for above in self.parse.ancestors(head):
            teller = _telling_verb(self.parse, above)
            if teller is not None and head.i > above.i:
                yield teller.i  # "announced the visit on Tuesday": then it was announced
                return
            if above.pos in ("VERB", "AUX", "NOUN", "PROPN"):
                yield above.i
            if above.pos in ("VERB", "AUX") or (above.lemma, NOUNS) in senses():
                return


def _telling_verb(parse: Parse, noun: Token) -> Token | None:
    """The verb of telling whose object an event noun is: "announced the visit", "informed it of the visit"."""
    over = parse.head(noun)
    if noun.dep == "pobj" and over.lemma in ("of", "about", "on"):
        over = parse.head(over)
    told = noun.dep in ("dobj", "pobj") and over.pos == "VERB" and (noun.lemma, NOUNS) in senses()
    return over if told and over.lemma in words("telling") else None


def find_arguments(parse: Parse, trigger: Trigger, lookup: Lookup) -> Iterator[Argument]:
    """Yield the arguments of a trigger by role, then its times, each with the mention that stands there."""
    seen: set[tuple[str, int, int]] = set()
    fillers = find_roles(parse, trigger)
    for role, token in fillers:
        argument = _make_argument(parse, role, token, lookup)
        key = (argument.role, argument.start, argument.stop)
        if key not in seen:
            seen.add(key)
            yield argument
    for _, token in fillers:
        yield from _quantity_arguments(parse, token, lookup, seen)
    for time in find_event_times(parse, trigger, lookup):
        lasts = time.type == "DURATION" and not time.form.startswith("EVENT:")  # "for two days", not "two days after"
        yield Argument("duration" if lasts else "time", time.start, time.stop, time.id)


def _make_argument(parse: Parse, role: str, token: Token, lookup: Lookup) -> Argument:
    places_first = role in ("place", "destination", "source-place")
    tables = (lookup.places, lookup.actors) if places_first else (lookup.actors, lookup.places)
    for table in tables:
        mention = table.get(token.i)
        if mention:
            return Argument(role, mention.start, mention.stop, mention.id)
    if role == "topic" and token.pos in ("VERB", "AUX"):
        return Argument(role, *_bounds(parse.subtree_span(token)))
    span = base_phrase(parse, token)
    if not places_first:
        for i in reversed(lookup.tokens(span)):
            mention = lookup.actors.get(i)
            if (
                mention
                and parse.tokens[i].entity in ("NORP", "GPE", "ORG")
                and Span(mention.start, mention.stop).within(span)
            ):
                return Argument(role, span.start, span.stop, mention.id)
    return Argument(role, span.start, span.stop)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.stop


def base_phrase(parse: Parse, token: Token) -> Span:
    """The noun with the words before it that belong to it: "two Israeli soldiers"."""
    left = [child for child in parse.children(token) if child.i < token.i and child.dep in BEFORE_NOUNS]
    first = min((parse.subtree(child)[0] for child in left), key=lambda item: item.i, default=token)
    return Span(first.start, token.stop)


BEFORE_NOUNS = frozenset(["det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "predet", "advmod"])


def _quantity_arguments(
    parse: Parse, token: Token, lookup: Lookup, seen: set[tuple[str, int, int]]
) -> Iterator[Argument]:
    for item in (token, *parse.children(token, "nummod", "amod")):
        mention = lookup.quantities.get(item.i)
        if mention and ("quantity", mention.start, mention.stop) not in seen:
            seen.add(("quantity", mention.start, mention.stop))
            yield Argument("quantity", mention.start, mention.stop, mention.id)


def find_event_times(parse: Parse, trigger: Trigger, lookup: Lookup) -> list[TimeMention]:
    """The time mentions of a trigger's own clause, else those of what happens when it does (`same_time.py`), else the
    day that heads its entry of a chronology."""
    for verb in find_time_bearers(parse, trigger):
        times = lookup.times.get(verb.i)
        if times:
            return times
    entry = lookup.entries.get(parse.sentence(trigger.token).first)
    return [entry] if entry is not None else []


def find_ordinal(parse: Parse, trigger: Trigger) -> int | None:
    """Which of its kind an event is: "his fourth visit", also across "be" and a dash ("the trip, his fourth")."""
    noun = trigger.token
    if noun.pos == "VERB":
        return _ordinal_below(parse, parse.children(noun, "advmod", "npadvmod"))
    own = _ordinal_below(parse, parse.children(noun, "amod", "advmod", "nummod"))
    if own:
        return own
    for other in elliptic_phrases(parse, noun):
        if names_another(noun, other):
            continue
        number = _ordinal_below(parse, tuple(phrase_words(parse, other)))
        if number:
            return number
    return None


def _ordinal_below(parse: Parse, children: Sequence[Token]) -> int | None:
    return next((ORDINALS[child.text.lower()] for child in children if child.text.lower() in ORDINALS), None)
