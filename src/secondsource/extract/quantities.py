"""How many: the numbers of a report, with what they count and whether they are exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.extract.lexicon import people, words
from secondsource.extract.measures import find_measure, is_unit, units
from secondsource.extract.numbers import Number, find_numbers, is_age, read_number
from secondsource.extract.outcomes import RANK, find_outcome, find_state_of_own, outcomes
from secondsource.extract.withdrawing import is_withdrawn
from secondsource.model import Bound, Document, QuantityMention
from secondsource.parse.tree import Parse, Token

BY = "quantities/1"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number counts or measures, in which unit, how many, how exactly, in the words from `first` to `last`."""

    counts: str
    unit: str
    value: float
    bound: Bound
    first: Token
    last: Token
    of: str = ""
    upper: float | None = None


def find_quantities(document: Document, parse: Parse) -> Iterator[QuantityMention]:
    """Yield the numbers of a document with what they count, in the order of the text.

    Spans (half-open code points) are the words that state the number with its bound: "at least two people". `counts` is
    killed, injured, shot (hit, outcome not said), missing, arrested, displaced, hostages, rescued, votes, age, money,
    distance, area, percentage, magnitude or other. "A man was killed" states one, "no one was hurt" none; a range
    ("12 to 15") is told twice, at least the one and at most the other. Dates and clock times are left out. Numbers
    that come on top of others have "more" before what they count: "two more people died" is "more killed"; those that a
    report takes back are "withdrawn killed".
    """
    done: set[int] = set()
    before: tuple[int, str] = (0, "")
    for number in find_numbers(parse):
        if number.noun.i in done:
            continue
        found = read_measure(parse, number) or read_count(parse, number, done)
        if found is None:
            continue
        done.add(number.noun.i)
        counts = found.counts
        if counts in RANK:
            counts, before = mark_increment(parse, number, counts, before), (number.last.i, counts)
            if is_withdrawn(parse, number.last):
                counts = f"withdrawn {counts}"
        for value, bound in list_ends(found.value, found.upper, found.bound, counts):
            yield QuantityMention(
                doc=document.id,
                start=found.first.start,
                stop=found.last.stop,
                counts=counts,
                value=float(value),
                bound=bound,
                unit=found.unit,
                of=found.of,
                by=BY,
            )


def read_measure(parse: Parse, number: Number) -> Reading | None:
    """Read a number as a measure, if it is one."""
    kind, unit = find_measure(parse, number)
    if not kind:
        return None
    first, last = _trim_age(parse, number) if kind == "age" else _trim_measure(parse, number)
    return Reading(kind, unit, number.value, number.bound, first, last, upper=number.upper)


def read_count(parse: Parse, number: Number, done: set[int]) -> Reading | None:
    """Read a number as a count of people or things; None if it counts nothing. `done` gets the nouns added up."""
    last = max(number.noun, number.last, key=lambda token: token.i)
    of = parse.quote(number.noun.span) if number.noun.i != number.last.i else ""
    lost = _find_lost(parse, number)
    kind = find_outcome(parse, number.noun, number.last) or (find_outcome(parse, lost, lost) if lost else "")
    if kind and number.value:
        joined = _add_joined(parse, number, kind, last, done)
        if lost and joined.first.i > lost.i:
            joined = replace(joined, value=joined.value + 1, first=_find_article(parse, lost))
        first = min(number.first, joined.first, key=lambda token: token.i)
        upper = number.upper if joined.value == number.value else None
        bound: Bound = "at_least" if joined.open else number.bound
        return Reading(kind, "", joined.value, bound, first, joined.last, of, upper)
    unsaid = number.last.pos in ("DET", "PRON") or number.last.text.lower() in ("no", "nobody", "none")
    if not kind and (unsaid or is_idle(parse, number)):
        return None
    return Reading(kind or "other", "", number.value, number.bound, number.first, last, of, number.upper)


def list_ends(value: float, upper: float | None, bound: Bound, kind: str) -> list[tuple[float, Bound]]:
    """The values of a number, or the two of a range, with their bounds; the two sides of a vote are exact."""
    if upper is None:
        return [(value, bound)]
    return [(value, "exact"), (upper, "exact")] if kind == "votes" else [(value, "at_least"), (upper, "at_most")]


def _trim_age(parse: Parse, number: Number) -> tuple[Token, Token]:
    """The first and last word of an age: "13-year-old"."""
    ahead = parse.tokens[number.last.i : number.last.i + 5]
    return number.first, next((token for token in ahead if token.lemma == "old"), number.last)


def _trim_measure(parse: Parse, number: Number) -> tuple[Token, Token]:
    """The first and last word of a measure, with its sign and unit and without what is measured: "$1.2 billion"."""
    before = parse.tokens[number.first.i - 1] if number.first.i else number.first
    signed = number.first is number.digits and before.text.lower() in units()["before"]
    between = parse.tokens[number.last.i + 1 : number.noun.i]
    whole = number.noun.i > number.last.i and is_unit(number.noun) and all(token.pos != "CCONJ" for token in between)
    return before if signed else number.first, number.noun if whole else number.last


def mark_increment(parse: Parse, number: Number, kind: str, before: tuple[int, str]) -> str:
    """Mark what adds to a number told elsewhere: "two more people died", "a fifth man died".

    Beside another outcome "more" only tells people apart: "one was killed and two more injured" has two injured in all.
    """
    place, other = before
    near = number.value and other and other != kind and parse.sentence(number.last).first - place < NEAR
    if near or not (is_further(parse, number) or _is_nth(parse, number)):
        return kind
    return f"more {kind}"


NEAR = 40
"""Words back from a sentence's beginning within which another outcome is told of the same incident."""


def is_further(parse: Parse, number: Number) -> bool:
    """Say whether a number comes on top of another: "two more", "another three", "an additional 12"."""
    tokens, first, last = parse.tokens, number.first.i, number.last.i
    after = [token.text.lower() for token in tokens[last + 1 : last + 3]]
    before = tokens[first - 1].text.lower() if first else ""
    if number.value == 0:
        behind = {*after[:1], *(token.text.lower() for token in tokens[number.noun.i + 1 : number.noun.i + 2])}
        return bool(behind & {"else", "other", "others"})  # "no one else was hurt" but those told of
    if number.value == 1 and number.last.dep == "det":
        return False  # "another man" is mostly the second of two told together
    coming = {before, *after[:1]} & {"additional", "further"} or before == "another"
    return bool(coming) or (after[:1] == ["more"] and after[1:] != ["than"])


def _is_nth(parse: Parse, number: Number) -> bool:
    return number.value == 1 and any(item.entity == "ORDINAL" for item in parse.children(number.noun, "amod"))


def is_idle(parse: Parse, number: Number) -> bool:
    """Say whether a number counts nothing: a bare year, a part of a name, the pronoun "one"."""
    alone = number.noun.i == number.last.i
    before = parse.tokens[number.digits.i - 1] if number.digits.i else number.digits
    if alone and before.pos == "PROPN" and number.digits.head == before.i:
        return True  # "Flight 370"
    year = EARLIEST_YEAR <= number.value <= LATEST_YEAR and number.first.text.isdigit()
    return alone and (year or number.last.pos == "PROPN" or number.last.text.lower() == "one")


EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
"""Bare four-digit numbers between these are years."""


def _find_lost(parse: Parse, number: Number) -> Token | None:
    """Somebody right before "and" and the number whom the parser does not join to it.

    "Shot himself and a woman" are two, "a 3-year-old and four adults" five.
    """
    before = parse.tokens[max(number.first.i - 2, 0) : number.first.i]
    if len(before) < 2 or before[1].text.lower() != "and" or number.value == 0:
        return None
    hit = before[0].text.lower() in SELF and find_outcome(parse, before[0], before[0])
    return before[0] if hit or before[0].text.lower() == "old" else None


def _find_article(parse: Parse, person: Token) -> Token:
    """Where the words for somebody begin: "a 3-year-old"."""
    first = parse.subtree(person)[0] if person.text.lower() not in SELF else person
    before = parse.tokens[first.i - 1] if first.i else first
    return before if before.text.lower() in ("a", "an", "the") else first


SELF = frozenset({"himself", "herself"})


@dataclass(frozen=True, slots=True)
class Joined:
    """The sum of numbers that share an outcome, the words from `first` to `last`, and whether some have no number."""

    value: float
    first: Token
    last: Token
    open: bool


def _add_joined(parse: Parse, number: Number, kind: str, last: Token, done: set[int]) -> Joined:
    """Add up the numbers joined by "and" that share an outcome: "two men and a woman were wounded" are three.

    "A woman and her daughters" are one and some more.
    """
    total, loose, parts, first = number.value, False, 0, number.first
    for other in joined_people(parse, number.noun):
        if find_state_of_own(parse, other) and find_outcome(parse, other, other) != kind:
            continue
        value = _own_number(parse, other)
        total += value
        parts += 1
        loose = loose or not value
        if value:
            done.add(other.i)
            last = max(last, other, key=lambda token: token.i)
            first = min(first, other, *parse.children(other, "det", "poss", "amod"), key=lambda token: token.i)
    if total == 2 * number.value and parts > 1:
        total = number.value  # "six people, three men and three women"
    return Joined(total, first, last, loose)


def joined_people(parse: Parse, noun: Token) -> list[Token]:
    """The people named beside a noun, with "and" or a comma: "wife, son and daughter"; names only repeat somebody."""
    top = noun
    while top.dep in ("conj", "appos") and parse.head(top).lemma in people() and top.head != top.i:
        top = parse.head(top)
    found, todo = [top], [top]
    while todo:
        token = todo.pop(0)
        for child in parse.children(token, "conj", "appos"):
            counted = bool(parse.children(child, "nummod")) or child.tag == "CD"
            if child.dep == "conj" or counted or child.lemma in people():
                if child.lemma in people() or counted or child.pos in ("NOUN", "PRON"):
                    found.append(child)
                todo.append(child)
    if noun.dep in ("nsubj", "nsubjpass"):
        rest = parse.children(parse.head(noun), "nsubj", "nsubjpass")
        found.extend(item for item in rest if item.i > noun.i and item.lemma in people())
    return [
        item
        for item in found
        if item.i != noun.i
        and not _is_age_of(parse, item)
        and not _is_told_again(parse, item)
        and _is_listed(parse, noun, item)
    ]


def _is_told_again(parse: Parse, token: Token) -> bool:
    """Say whether a noun behind a comma names people anew: "one of them, a nurse", "five people, four of them boys"."""
    if any(
        item.tag == "PRP"
        for of in parse.children(token, "prep")
        if of.lemma == "of"
        for item in parse.children(of, "pobj")
    ):
        return True
    if token.dep != "appos" or parse.sentence(token).kind == "headline":
        return False
    return not parse.children(token, "conj", "appos") and not parse.children(token, "nummod")


def _is_listed(parse: Parse, noun: Token, other: Token) -> bool:
    """Say whether only commas, "and" and the words of their own phrases stand between two nouns of a list."""
    first, last = sorted((noun.i, other.i))
    return not any(
        token.pos in ("VERB", "AUX", "SCONJ")
        or token.text in (";", "--", "—", "–", ":")
        or (token.text == "-" and parse.text[token.start - 1 : token.stop + 1] == " - ")
        or token.text.lower() in ("who", "including")
        or token.text.lower() in outcomes()["state"]
        for token in parse.tokens[first + 1 : last]
    )


def _is_age_of(parse: Parse, token: Token) -> bool:
    return token.tag == "CD" and is_age(parse, token.i, token.i + 1)


def _own_number(parse: Parse, noun: Token) -> float:
    """The number of a joined noun: its own, one for a single person, none (0) for an uncounted plural."""
    for child in parse.children(noun, "nummod"):
        return read_number(parse.tokens, parse.subtree(child)[0].i)[1]
    if noun.tag == "CD":
        return read_number(parse.tokens, noun.i)[1]
    named = noun.tag in ("NN", "NNP") or (noun.text == "old" and bool(parse.children(noun, "det")))
    single = named and noun.lemma in people() and noun.lemma not in words("several")
    return 1.0 if single or (noun.pos == "PRON" and noun.tag == "PRP") else 0.0
