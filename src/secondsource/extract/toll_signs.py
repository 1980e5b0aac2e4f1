"""Which signs speak for or against a number of dead or injured? How it is told, what else is told, how people fare."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from secondsource.extract.lexicon import people
from secondsource.extract.tellings import LEAD, Telling, Tolls, count_dead, toll_words
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Sentence, Token

MANY_SENTENCES = 40
"""A report longer than this seldom tells of one incident alone."""
OPENING = 8
"""The sentences in which a report says how those who were hit fare."""


def find_signs(parse: Parse, value: float, counts: str, tolls: Tolls) -> set[str]:
    """The signs that speak for or against a value of those killed or injured: how it is told, and what else is."""
    told, others = (tolls.killed, tolls.injured) if counts == "killed" else (tolls.injured, tolls.killed)
    all_hit = value + (count_dead(tolls.killed) if counts == "injured" else 0)
    same = [telling for telling in told if telling.value == value]
    return {
        *_name_tellings(same),
        *_name_rivals(value, told),
        *_name_others(value, others),
        *_name_size(value),
        *_name_words(parse, value, same),
        *_name_sums(value, others, tolls.shot),
        *_name_hit(all_hit, value, tolls),
        *_name_beside(parse, same, others),
    }


def _name_tellings(same: Sequence[Telling]) -> Iterator[str]:
    for telling in same:
        yield f"{'shot ' * telling.hit}{telling.how} in {telling.place}"
    if len(same) > 1:
        yield "told twice"
    if len(same) > 3:
        yield "told four times"
    for name, holds in (
        ("always at least", all(telling.bound == "at_least" for telling in same)),
        ("always a part", all(telling.part for telling in same)),
        ("always others", all(telling.beside for telling in same)),
        ("never counted", not any(telling.how == "number" and not telling.hit for telling in same)),
    ):
        if holds:
            yield name


def _name_rivals(value: float, told: Sequence[Telling]) -> Iterator[str]:
    for telling in told:
        if telling.value != value:
            size = "higher" if telling.value > value else "lower"
            way = "number" if telling.how in ("number", "fold") and not telling.hit else "single"
            yield f"{size} {way} in {'body' if telling.place == 'body' else 'front'}"


def _name_others(value: float, others: Sequence[Telling]) -> Iterator[str]:
    for telling in others:
        if telling.place != "body":
            yield "another outcome in front"
        if telling.value > value and telling.how == "number":
            yield "more of another outcome"


def _name_size(value: float) -> Iterator[str]:
    if value in (0, 1, 2):
        yield f"is {value:.0f}"
    elif value >= 5:
        yield "is many"


def _name_words(parse: Parse, value: float, same: Sequence[Telling]) -> Iterator[str]:
    """What the sentences that tell the value say beside it, and whether a further person is told of."""
    said = {word for telling in same for word in _words_of(parse, parse.sentence(parse.tokens_in(telling.span)[0]))}
    for name in ("several incidents", "apart", "grave", "mild", "plural victims"):
        if said & toll_words(name):
            yield f"told with {name}"
    if "including" in said:
        yield "told with including"
    if any(_read_rank(parse, token) > max(value, 1) for token in parse.tokens if token.entity == "ORDINAL"):
        yield "a further one"


def _read_rank(parse: Parse, token: Token) -> int:
    """Read an ordinal: "the fifth", "an 8th victim"; in figures only before somebody, as streets have them too."""
    digits = token.text.rstrip("sthnrd")
    if digits.isdecimal() and len(digits) < len(token.text) and parse.head(token).lemma in people():
        return int(digits)
    return ORDINALS.get(token.text.lower(), 0)


NTH = "second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {word: rank for rank, word in enumerate(NTH.split(), 2)}


def _words_of(parse: Parse, sentence: Sentence) -> set[str]:
    return {form for token in parse.words(sentence) for form in (token.lemma.lower(), token.text.lower())}


def _name_sums(value: float, others: Sequence[Telling], hit: Sequence[Telling]) -> Iterator[str]:
    """Whether all those hit that are told are the dead and the injured together."""
    dead = {telling.value for telling in others} or {0.0}
    sums = {telling.value for telling in hit if telling.how in ("number", "fold")}
    if any(total == value + one for total in sums for one in dead):
        yield "adds up"
    elif any(total > value for total in sums):
        yield "does not add up"


def _name_hit(all_hit: float, value: float, tolls: Tolls) -> Iterator[str]:
    """Whether as many ages are told as people were hit, if the value holds, and as many people shot."""
    ages = len(tolls.ages)
    if ages:
        yield f"{_compare(ages, all_hit)} ages"
        if ages > all_hit + 1:
            yield "many more ages"
    front = [telling.value for telling in tolls.shot if telling.how in ("number", "fold") and telling.place != "body"]
    if front:
        yield "told as all who were shot" if max(front) == value else f"{_compare(max(front), all_hit)} shot"


def _compare(one: float, other: float) -> str:
    return "as many" if one == other else "more" if one > other else "fewer"


def _name_beside(parse: Parse, same: Sequence[Telling], others: Sequence[Telling]) -> Iterator[str]:
    """How the other outcome is told, above all in the sentences that tell the value."""
    yield f"{min(count_dead(others), MANY_OTHERS):.0f} of another outcome"
    home = {id(telling): parse.sentence(parse.tokens_in(telling.span)[0]).start for telling in (*same, *others)}
    for telling in same:
        for other in others:
            if not telling.hit and home[id(other)] == home[id(telling)] and other.span != telling.span:
                yield f"beside {other.how} of another outcome in {telling.place}"


MANY_OTHERS = 3

OF_REPORTS = (
    "several incidents",
    "apart",
    "grave",
    "attacker",
    "court",
    "plural victims",
    "remembering",
    "deadly",
    "unsure",
    "hurting",
    "uncounted",
    "young",
)


def name_report(parse: Parse) -> Iterator[str]:
    """What kind of report it is, by its words: of a court, of several incidents, of somebody close to death ..."""
    front = {token.lemma.lower() for sentence in parse.sentences[: LEAD + 1] for token in parse.words(sentence)}
    front |= {token.text.lower() for sentence in parse.sentences[: LEAD + 1] for token in parse.words(sentence)}
    everywhere = {token.lemma.lower() for token in parse.tokens} | {token.text.lower() for token in parse.tokens}
    for name in OF_REPORTS:
        if front & toll_words(name):
            yield f"{name} in front"
        elif everywhere & toll_words(name):
            yield f"{name} in body"
    yield from _name_wounds(parse)
    if len(parse.sentences) > MANY_SENTENCES:
        yield "long"


def _name_wounds(parse: Parse) -> Iterator[str]:
    """How those who were hit fare, as the opening tells: who is close to death may die later."""
    opening = " ".join(parse.text[item.start : item.stop] for item in parse.sentences[: OPENING + 1])
    said = " ".join(opening.lower().replace("\u2019", "'").split())
    found = {name for name, pattern in wounds() if pattern.search(said)}
    mild = min(sum(name.startswith("mild") for name in found), 2)
    danger = "worst" if "worst" in found else "critical" if "critical" in found else "no"
    head = "head" in found
    yield f"{'mild' if mild else 'no'}, {danger} danger, {'head' if head else 'no head'}"
    yield f"{mild} mild, {'no' if danger == 'no' else 'some'} danger"
    yield f"{'mild' if mild else 'no'}, {'some' if head or danger != 'no' else 'no'} harm"
    risk = {"no": 0, "critical": 1, "worst": 2}[danger] + 1.5 * head - mild
    for least in range(-2, 3):
        if risk > least:
            yield f"risk above {least}"


@functools.cache
def wounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How reports say that people fare (`data/quantities_wounds.tsv`): the name of a state, the words for it."""
    return tuple((name, re.compile(pattern)) for name, pattern in read_table("extract", "quantities_wounds.tsv"))
