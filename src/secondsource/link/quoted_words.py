"""What are the words of a quotation? In normal form (spelling, inflection, numbers, negations), with their weights."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.countries import find_country
from secondsource.link.words import POSSESSIVE, WORD, rarity, stem
from secondsource.lists import read_table
from secondsource.model import Span

MOST_WORDS = 600
"""Words of a quotation that are compared; a longer one is a text of its own."""

COMMON_WORD, NUMBER_WEIGHT = 0.3, 4.0
"""The least that a word weighs, since a run of common words is a wording, too; and what a number weighs."""

LONGEST_LINK = 4
"""Letters of a word that is too short for a compound."""

NOT = "¬"
"""The normal form of every word that negates."""

INSERTED = re.compile(r"\[[^][]{0,80}\]|\([^()]{0,80}\)")
"""What a reporter adds to the words of another stands in brackets. Nobody speaks in brackets."""

_NOT_AT_END = re.compile(r"(?i)n['’]t$")
_SHORT_VERB = re.compile(r"(?i)['’](?:s|re|ve|ll|d|m)$")
_AFTER_ANSWER = (",", ".", "!")
"""What stands behind a "no" that is an answer and negates nothing."""
_UNNEGATED = frozenset({"just", "only", "merely", "simply", "less", "doubt", "least"})
"""After these "not" and "nothing" deny nothing: "not just a loser", "nothing less than the future", "no doubt"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation: its place in the text in code points, its normal form, and what it weighs."""

    start: int
    stop: int
    form: str
    weight: float


def read_words(text: str, pieces: Sequence[Span]) -> list[Word]:
    """The words of pieces of a text in normal form: spelling, inflection, numbers, negations."""
    words: list[Word] = []
    for piece in pieces:
        added = [match.span() for match in INSERTED.finditer(text, piece.start, piece.stop)]
        for match in WORD.finditer(text, piece.start, piece.stop):
            inserted = any(start < match.start() < stop for start, stop in added)
            answer = match.group().lower() == "no" and text[match.end() : match.end() + 1] in _AFTER_ANSWER
            found = _read(match.group(), match.start(), 0.0 if inserted else 1.0)
            words.extend(replace(word, form="no") if answer else word for word in found)
            if len(words) >= MOST_WORDS:
                return _settle(words)
    return _settle(words)


def _read(word: str, start: int, share: float) -> Iterator[Word]:
    """A word with its weight; "don't" is two."""
    plain = word.lower()
    ends_in_not = _NOT_AT_END.search(plain)
    if ends_in_not:
        plain = {"can't": "can", "won't": "will"}.get(plain.replace("’", "'"), plain[: ends_in_not.start()])
    plain = POSSESSIVE.sub("", _SHORT_VERB.sub("", plain))
    stop = start + (ends_in_not.start() if ends_in_not else len(word))
    if plain in listed("negation"):
        yield Word(start, stop, NOT, share)
    elif plain and (number := _number(plain)) is not None:
        yield Word(start, stop, number, share * NUMBER_WEIGHT)
    elif plain:
        yield Word(start, stop, normal_form(plain), share * max(COMMON_WORD, rarity(stem(plain))))
    if ends_in_not:
        yield Word(stop, start + len(word), NOT, share)


def _number(word: str) -> str | None:
    """The digits of a number in words or figures; "one" is a pronoun more often than a number."""
    digits = listed("number").get(word) or word.replace(",", "").split("-")[0]
    return digits[:20] if digits[:1].isdigit() and word != "one" else None


@functools.lru_cache(maxsize=50_000)
def normal_form(word: str) -> str:
    """The stem of a word; the names, adjectives and peoples of a country are one word."""
    return find_country(word.title()) or stem(word)


def _settle(words: list[Word]) -> list[Word]:
    """Read words in the light of the next: "forty thousand" is one number, "not just" denies nothing."""
    settled: list[Word] = []
    for number, word in enumerate(words):
        before = settled[-1] if settled else None
        after = words[number + 1].form if number + 1 < len(words) else ""
        if word.form in listed("scale") and before and before.form.isdecimal():
            many = str(int(before.form) * int(listed("scale")[word.form]))[:20]
            settled[-1] = replace(before, stop=word.stop, form=many)
        elif word.form == NOT and after in _UNNEGATED:
            settled.append(replace(word, form="not"))
        else:
            settled.append(word)
    return settled


def join_compounds(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Read two words as one where the other side writes them so ("good will", "goodwill")."""
    compounds = {word.form.replace("-", ""): word.form for word in others if len(word.form) > LONGEST_LINK}
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        form = compounds.get((before.form + word.form).replace("-", "")) if before else None
        if before and form and word.start - before.stop <= 1:
            joined[-1] = Word(before.start, word.stop, form, max(before.weight, word.weight))
        else:
            whole = compounds.get(word.form.replace("-", ""), word.form)
            joined.append(word if whole == word.form else replace(word, form=whole))
    return joined


def weigh(words: Sequence[Word]) -> float:
    """The weight of words together."""
    return sum(word.weight for word in words)


@functools.cache
def listed(kind: str) -> Mapping[str, str]:
    """The words of one kind in `data/quotation_words.tsv`, with their values."""
    return {row[1]: row[2] for row in read_table("link", "quotation_words.tsv") if row[0] == kind}
