"""From which other time of its sentence does a time count? "Yesterday" in a quotation, "a day after Monday's vote"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.extract.on_day import ONE_DAY
from secondsource.extract.quotemarks import find_quotations
from secondsource.extract.tense import planning
from secondsource.model import Span, TimeMention
from secondsource.parse.tree import Parse, Sentence, Token

DEICTIC_DAY = re.compile(r"(?:AGO:)?DAY[+-]\d+(?:T\w+)?")
"""Forms that a speaker counts from the day of speaking: yesterday, tonight, two days ago."""

STEM = 5
"""Letters that a noun shares with the verb it is made from: collapsed and collapse, arrived and arrival."""

TELLING = ("VERB", "NOUN", "PROPN")

NEAR_SENTENCES = 10
"""How far back what "the attack" names is looked for."""

DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their"})


def tie_times(parse: Parse, mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions of a document, with the other mention from which one counts as its `anchor`.

    A quotation's "tomorrow" counts from the day of the saying that its own sentence tells ('"... tomorrow," he said
    Monday'); "two days after the May 3 attack" from the time named in what follows, "a day after the attack" from the
    one day of the last sentence that tells of an attack.
    """
    quotes = list(quotations_around(parse, mentions))
    days = [mention for mention in mentions if mention.type in ("DATE", "TIME") and ONE_DAY.match(mention.form)]
    for mention in mentions:
        quote = next((quote for quote in quotes if mention.span.within(quote)), None)
        if quote and DEICTIC_DAY.fullmatch(mention.form):
            said = find_day_of_saying(parse, quote, [day for day in days if not any(map(day.span.within, quotes))])
            if said:
                form = "REF:" + mention.form.removeprefix("AGO:")
                yield replace(mention, form=form, anchor=said.span, tense="none")
                continue
        elif mention.form.startswith("EVENT:"):
            event = find_day_of_event(parse, mention, mentions, days)
            yield replace(mention, anchor=event.span) if event else mention
            continue
        yield mention


def quotations_around(parse: Parse, mentions: Iterable[TimeMention]) -> Iterator[Span]:
    """The quotations of a text in which some mention counts from today."""
    if not any(DEICTIC_DAY.fullmatch(mention.form) for mention in mentions):
        return
    blocks: dict[str, Span] = {}
    for sentence in parse.sentences:
        begun = blocks.get(sentence.region, sentence.span)
        blocks[sentence.region] = Span(begun.start, sentence.stop)
    for quoted in find_quotations(parse.text, sorted(blocks.values(), key=lambda block: block.start)):
        yield quoted.span


def find_day_of_saying(parse: Parse, quote: Span, days: Sequence[TimeMention]) -> TimeMention | None:
    """The day, told outside of quotation marks in a sentence of the quotation, on which its speaker spoke."""
    sentences = [sentence.span for sentence in parse.sentences if overlap(sentence.span, quote)]
    near = [day for day in days if any(day.span.within(sentence) for sentence in sentences)]
    said = [day for day in near if hangs_on_saying(parse, day)]
    return min(said, key=lambda day: max(day.start - quote.stop, quote.start - day.stop), default=None)


def hangs_on_saying(parse: Parse, day: TimeMention) -> bool:
    """Say whether the first verb over a time is one of telling, or the noun over it something written or spoken."""
    head = parse.head_of(day.span)
    for above in parse.ancestors(head) if head else ():
        if above.lemma in planning("telling", "documents"):
            return True
        if above.pos in ("VERB", "AUX") and above.lemma != "date":
            return False
    return False


def find_day_of_event(
    parse: Parse, mention: TimeMention, mentions: Sequence[TimeMention], days: Sequence[TimeMention]
) -> TimeMention | None:
    """The time of what is named behind "a day after", if the sentence or the one before it tells it."""
    word = next((token for token in parse.tokens if token.start >= mention.stop), None)
    if word is None or word.i + 1 >= len(parse.tokens):
        return None
    sentence, following = parse.sentence(word), parse.tokens[word.i + 1]
    complement = Span(following.start, clause_stop(parse, word))
    inside = [other for other in mentions if other.span.within(complement) and other.type in ("DATE", "TIME")]
    if inside:
        return inside[0]
    noun = parse.head_of(Span(following.start, complement.stop))
    alone = not any(other.span.within(sentence.span) for other in mentions if other.type in ("DATE", "TIME"))
    if noun is None or not alone or following.text.lower() not in DEFINITE:
        return None
    return find_day_told_of(parse, noun, sentence, days)


def find_day_told_of(parse: Parse, noun: Token, sentence: Sentence, days: Sequence[TimeMention]) -> TimeMention | None:
    """The one day, already over, in the last sentence that tells what a noun names ("collapsed ... the collapse")."""
    stem = noun.lemma[:STEM].lower()
    at = parse.sentences.index(sentence)
    for before in reversed(parse.sentences[max(0, at - NEAR_SENTENCES) : at]):
        if any(token.lemma[:STEM].lower() == stem and token.pos in TELLING for token in parse.words(before)):
            told = [day for day in days if day.span.within(before.span)]
            return told[0] if len(told) == 1 and told[0].tense in ("past", "none") else None
    return None


def clause_stop(parse: Parse, word: Token) -> int:
    """Where what "after" or "before" governs ends, as far as it goes without a comma."""
    head = word if word.dep in ("prep", "pcomp") else parse.head(word)
    below = [token for token in parse.subtree(head) if token.i > word.i]
    comma = next((token.start for token in below if token.text in (",", ";", ")")), None)
    return comma if comma is not None else max((token.stop for token in below), default=word.stop)


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one.start < other.stop and other.start < one.stop
