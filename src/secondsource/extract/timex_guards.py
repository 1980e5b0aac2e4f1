"""Is this word a time word here? Readings of words that are something else in other surroundings."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secondsource.lists import read_table
from secondsource.parse.tree import Token


@functools.cache
def context(name: str) -> frozenset[str]:
    """A list of `data/times_contexts.tsv` by its name: words that stand before months, seasons ..."""
    return frozenset(
        word for row in read_table("extract", "times_contexts.tsv") if row[0] == name for word in row[1].split()
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A phrase of the word list in its sentence: its words, where it begins, its first character and token."""

    words: tuple[str, ...]
    at: int
    length: int
    first_character: str
    tokens: Sequence[Token]
    number: int

    @property
    def token(self) -> Token:
        """The token in which the phrase begins."""
        return self.tokens[self.number]

    @property
    def before(self) -> str:
        """The word before, or nothing."""
        return self.words[self.at - 1] if self.at else ""

    @property
    def after(self) -> str:
        """The word after, or nothing."""
        at = self.at + self.length
        return self.words[at] if at < len(self.words) else ""

    def neighbour(self, step: int) -> Token | None:
        """The token so many places away."""
        place = self.number + step
        return self.tokens[place] if 0 <= place < len(self.tokens) else None


def capital(around: Surroundings) -> bool:
    """Written with a capital."""
    return around.first_character.isupper()


NOONS = ("noon", "midday", "midnight")


def upper(around: Surroundings) -> bool:
    """Written in capitals, after a clock time."""
    return around.token.text.isupper() and (
        around.before.startswith(("a.m", "p.m", "am", "pm", "("))
        or around.before[:1].isdigit()
        or around.before in NOONS
    )


def month(around: Surroundings) -> bool:
    """A month that is also a verb or a name of persons: March, April, May, June, July, August."""
    if not around.first_character.isupper():
        return False
    token, previous, following = around.token, around.neighbour(-1), around.neighbour(1)
    if around.before in context("surely_before_month") and token.tag != "MD":
        return True  # also "In May he left"
    if token.text == "May" and around.after in context("after_may"):
        return False
    if token.text == "May" and token.dep == "nsubj" and not around.after[:1].isdigit():
        return False
    if (
        around.after[:1].isdigit()
        or around.before.isdigit()
        or around.before in ("in", "since", "until", "last", "next")
    ):
        return True
    if token.tag in ("MD", "VB", "VBP"):
        return False
    if (
        previous
        and previous.pos == "PROPN"
        and previous.text not in context("date_names")
        and previous.stop + 1 == token.start
    ):
        return around.words[around.at] not in ("may", "april", "june", "march", "august") or previous.entity in (
            "DATE",
            "TIME",
        )
    if following and following.tag in ("NNP", "NNPS") and token.entity not in ("DATE", "TIME"):
        return False
    if token.entity in ("PERSON", "ORG", "GPE", "WORK_OF_ART"):
        return around.before in context("before_month")
    return token.entity in ("DATE", "TIME") or around.before in context("before_month")


def season(around: Surroundings) -> bool:
    """Fall the season, not the fall of a government or of prices."""
    if not noun(around) or around.after in ("from", "out", "short", "guy"):
        return False
    if around.after in ("of", "in") and around.before not in ("last", "next", "this", "every", "each"):
        following = around.words[around.at + 2 : around.at + 3]
        return bool(following and following[0].isdecimal())
    return around.before in context("before_season") or around.token.entity == "DATE"


def noun(around: Surroundings) -> bool:
    """A noun, and no part of a name ("the Winter Olympics")."""
    previous, following = around.neighbour(-1), around.neighbour(1)
    if capital(around) and following and following.pos == "PROPN":
        return False
    if capital(around) and previous and previous.pos == "PROPN" and previous.text not in context("date_names"):
        return previous.stop + 1 != around.token.start or around.token.entity in ("DATE", "TIME")  # "said Ed Winter"
    return around.token.pos in ("NOUN", "PROPN", "ADJ") and around.token.tag not in ("VBG", "VB", "VBP")


def adverb(around: Surroundings) -> bool:
    """An adverb."""
    return around.token.pos in ("ADV", "INTJ") or around.token.tag == "RB"


def unit(around: Surroundings) -> bool:
    """Second and quarter as lengths of time, not as places in a row or fourths of a thing."""
    word = around.words[around.at]
    if word == "second":
        return around.token.pos == "NOUN" and around.before in ("a", "per", "one", "-", "every", "each", "split")
    if around.after == "of" and around.words[around.at + 2 : around.at + 3] in (
        ("a",),
        ("an",),
        ("its",),
        ("their",),
        ("all",),
    ):
        return False
    if word == "quarters":  # three-quarters of the voters
        return around.words[max(0, around.at - 2) : around.at] != ("three", "-") and around.before != "three"
    return around.token.pos == "NOUN" and around.before not in ("a", "one") and around.after not in ("century", "mile")


def ordinal(around: Surroundings) -> bool:
    """Second as a place in a row."""
    return not unit(around)


def after_number(around: Surroundings) -> bool:
    """Right behind a number."""
    return around.before[:1].isdigit() or around.before in ("noon", "o'clock")


def by_night(around: Surroundings) -> bool:
    """Overnight as a time, also of a deed ("an overnight raid"); not a stay or a success."""
    return adverb(around) or (around.token.pos in ("ADJ", "NOUN") and around.after not in context("after_overnight"))


def feast(around: Surroundings) -> bool:
    """A feast and no wish."""
    return capital(around) and around.before not in ("merry", "happy", "father")


def modifier(around: Surroundings) -> bool:
    """No verb: "will last two hours"."""
    return around.token.pos not in ("VERB", "AUX")


def under_modal(around: Surroundings) -> bool:
    """One day as some day: right behind a modal verb ("will one day be")."""
    previous = around.neighbour(-1)
    return previous is not None and previous.tag == "MD"


def decade_word(around: Surroundings) -> bool:
    """The nineties as years, not as a temperature."""
    return not DEGREES.intersection(around.words) and around.before in ("the", "-", "early", "late", "mid")


DEGREES = frozenset({"degrees", "temperature", "temperatures", "highs", "lows", "mercury", "fahrenheit", "celsius"})
QUOTES = frozenset("'\"“”‘’`")


def not_name(around: Surroundings) -> bool:
    """No part of the name of a paper or a programme ("USA Today", "The Daily News")."""
    token, previous, following = around.token, around.neighbour(-1), around.neighbour(1)
    if token.text[:1].islower():
        return True
    if around.before in QUOTES and around.after in QUOTES:
        return False
    names = [
        near for near in (previous, following) if near and near.pos == "PROPN" and near.entity not in ("DATE", "TIME")
    ]
    return token.entity not in ("ORG", "WORK_OF_ART", "PRODUCT") and (around.number == 0 or not names)


def beside_date(around: Surroundings) -> bool:
    """A short form that is a name or a word as well (Jan, Sat., Sun.): only beside a number or a month."""
    near = around.after if around.after not in (",", "-") else "".join(around.words[around.at + 2 : around.at + 3])
    months = context("date_names")
    return capital(around) and (
        near[:1].isdigit() or around.before[:1].isdigit() or near.capitalize() in months or near.endswith(".")
    )


def at_time(around: Surroundings) -> bool:
    """At the time, at that time."""
    return around.before == "at" and around.after not in ("of", "when", "to", "for")


def at_clock(around: Surroundings) -> bool:
    """A quarter to nine on the clock, not a rise by a quarter to nine million."""
    return around.before in ("at", "about", "around", "until", "till", "before", "after", "since", "nearly")


def soon(around: Surroundings) -> bool:
    """Not the soon of "as soon as Thursday"."""
    return around.before not in ("as", "too", "so", "how") and around.after != "after"


EARLIEST_BARE_YEAR = 1500
"""Smaller numbers are years only behind a preposition or the like ("in 1066")."""


def words_allow_year(words: Sequence[str], at: int, tokens: Sequence[Token], number: int) -> bool:
    """Say whether the words around four figures leave them free to be a year: no "bus 1970", no "2000 people"."""
    before = words[at - 1] if at else ""
    if before in context("numbered") or (int(words[at]) < EARLIEST_BARE_YEAR and before not in context("before_year")):
        return False
    previous = tokens[number - 1] if number else None
    if previous is not None and previous.pos == "PROPN" and is_named_number(previous, tokens[number]):
        return False
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if following is not None and following.lemma == "block":
        return False  # "the 1900 block of Collins Avenue"
    if before not in context("before_year") and is_house_number(tokens, number):
        return False
    if not at and following is not None and following.pos not in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ"):
        return False  # a number at the head of a paragraph: a clock time, a list
    if following is None or following.tag != "NNS" or following.start != tokens[number].stop + 1:
        return True
    return before in context("before_year") and (before != "of" or not words[at].endswith("00"))


def is_house_number(tokens: Sequence[Token], number: int) -> bool:
    """Say whether a number stands before the name of a street: "2110 Madison Ave"."""
    for token in tokens[number + 1 : number + 4]:
        if not token.text[0].isupper():
            return False
        if token.text.lower().strip(".") in context("streets"):
            return True
    return False


def is_named_number(name: Token, number: Token) -> bool:
    """Say whether a number right behind a name belongs to it ("Windows 2000"), by the parser's entities."""
    joined = name.stop + 1 == number.start and name.text.strip(".") not in context("date_names")
    return joined and number.entity not in ("DATE", "TIME") and not name.text.endswith((",", "."))


GUARDS: dict[str, Callable[[Surroundings], bool]] = {
    guard.__name__: guard
    for guard in (
        capital,
        upper,
        month,
        season,
        noun,
        adverb,
        unit,
        ordinal,
        after_number,
        not_name,
        beside_date,
        at_time,
        at_clock,
        soon,
        modifier,
        feast,
        by_night,
        under_modal,
        decade_word,
    )
}
