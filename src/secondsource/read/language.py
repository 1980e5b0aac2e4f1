"""Is a report in English? What is not is kept and named, and left out of the extraction."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from secondsource.read.words import WORD, function_word_share, word_rows

FEWEST_LETTERS = 200
"""Letters from which the statistics of letters decide; below, names and headlines look like any language."""
FEWEST_OTHER_LETTERS = 6
"""Letters of another script from which it is no name in brackets."""
ENGLISH_SHARE = 0.22
"""The share of function words above which a text is English without question; others stay below .12."""
FOREIGN_SHARE = 0.2
FEWEST_FOREIGN = 2
"""Of a short text, the share of words that are a language's commonest, and how many different ones."""
FEWEST_WORDS = 5
MOST_NAMES = 0.6
"""The share of capitalized words from which a text is a list of names, and those are of no language."""
ENGLISH_MARGIN = 40.0
"""By so much English may fall behind the likeliest language (natural logarithm) in headlines and tables of names: of
32,000 English headlines and lines, two fell farther behind."""
MOST_WORDS = 2000
ENOUGH_WORDS = 300
"""Words of a paragraph that show its language."""


def guess_language(text: str) -> str:
    """Guess the language of a text as ISO 639-1; empty when there is too little to go by."""
    head = text[: 12 * MOST_WORDS]
    words = WORD.findall(head)[:MOST_WORDS]
    letters = sum(map(str.isalpha, head))
    if letters >= FEWEST_OTHER_LETTERS and 2 * _count_latin(head) < letters:
        return _classify(head)[0]
    english = function_word_share(words)
    if english >= ENGLISH_SHARE and len(words) >= 8:
        return "en"
    foreign = find_foreign(words)
    if foreign:
        return foreign if letters < FEWEST_LETTERS else _settle(_classify(head)[0], foreign)
    named = sum(word[0].isupper() and not word.isupper() for word in words) > MOST_NAMES * len(words)
    if letters < FEWEST_LETTERS and (english or named or len(words) < FEWEST_WORDS):
        return ""
    lang, ahead = ("en", 0.0) if named else _classify(head)
    if ahead >= ENGLISH_MARGIN:
        return lang
    return "en" if letters >= FEWEST_LETTERS else ""


def find_foreign(words: Sequence[str]) -> str:
    """Find the language other than English whose commonest words a short text is full of; empty if there is none.

    It has to have more of them than English has of its own, so that a name or two decide nothing.
    """
    words = words[:ENOUGH_WORDS]
    if len(words) < FEWEST_WORDS:
        return ""
    # a capitalized word within the text is part of a name
    low = [word.lower() if n == 0 or word.islower() or word.isupper() else "" for n, word in enumerate(words)]
    best, most = "", 0
    for lang, known in _foreign_words().items():
        shared = known.intersection(low)
        count = sum(word in shared for word in low) if len(shared) >= FEWEST_FOREIGN else 0
        if count > most:
            best, most = lang, count
    share = most / len(low)
    return best if share >= FOREIGN_SHARE and share > function_word_share(list(words)) else ""


def _settle(guessed: str, foreign: str) -> str:
    """Of two guesses that a text is not English, take the one by letters; it knows more languages."""
    return foreign if guessed == "en" else guessed


@functools.cache
def _foreign_words() -> dict[str, frozenset[str]]:
    return {lang: frozenset(words) for lang, words in word_rows("foreign_words.tsv").items()}


def _count_latin(text: str) -> int:
    return sum(
        letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha()
    )


def _classify(text: str) -> tuple[str, float]:
    """The likeliest language by its letters, and how far English is behind it."""
    from py3langid import rank  # loads its model, and only doubtful texts need it

    order = [(str(lang), float(score)) for lang, score in rank(text)]
    english = next((score for lang, score in order if lang == "en"), order[-1][1])
    return order[0][0], round(order[0][1] - english, 4)
