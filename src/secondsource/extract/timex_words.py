"""Words and their tags: a sentence cut finer than tokens, looked up in the word list `data/times_words.tsv`.

A word whose reading depends on its surroundings ("May", "second", "fall") has a guard in `timex_guards`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.extract.timex_guards import GUARDS, Surroundings, words_allow_year
from secondsource.lists import read_table
from secondsource.parse.tree import Token

TWO_YEARS = "|".join(f"{year:02d}[-–/]{(year + 1) % 100:02d}" for year in range(100))
"""The ends of "2017-18" and "1999/00", a season or a school year."""

LEXER = re.compile(
    rf"""
    (?P<YRS>(?<![\d/.,$£€#–-])(?:1[6-9]|20)(?:{TWO_YEARS})(?![\d/–-]|[.,]\d))
  | (?P<ISO>\d{{4}}-\d{{2}}-\d{{2}}(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))
  | (?P<SLASH>(?<![\d/])\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})(?![\d/]))
  | (?P<DOTTED>(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\.?\d))
  | (?P<QW>\b[Qq][1-4]\b)
  | (?P<COLON>(?<![\d:])\d{{1,2}}:\d{{2}}(?::\d\d)?(?![\d:]))
  | (?P<DOTCLOCK>(?<![\d.])\d{{1,2}}\.\d{{2}}(?=\s?[ap]\.?m\b))
  | (?P<DECADE>(?:\d\d|['’‘])?\d0['’]?s\b)
  | (?P<SHORTYEAR>['’‘]\d\d(?![\w’']))
  | (?P<ORDX>\d{{1,6}}(?:st|nd|rd|th)\b)
  | (?P<HALFS>\d+[ -]1/2(?![\d/]))
  | (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)
  | (?P<word>[^\W\d_](?:\.[^\W\d_])+|[^\W\d_]+)
  | (?P<mark>['’]s\b|\S)
    """,
    re.VERBOSE,
)

NEVER_START = frozenset({"APX", "EDGE", "EARLY", "LATE", "MID", "PARTLY", "ONE", "TEEN", "TENS", "FEW", "HUNDRED"})
NEVER_START |= {"COUPLE", "ORDW", "ORDX", "TZ", "FRAC", "HALFW", "CAP"}
"""Tags that begin or enlarge an expression but never are one: a sentence with nothing else is passed over."""

LONGEST_NUMBER = 12
"""Figures of a number that may count days or years; longer ones are codes."""

NUMBERS = frozenset({"ONE", "TEEN", "TENS", "HUNDRED", "COUPLE", "ORDW", "ORDX"})

TYPES = {"TOD": "TIME", "CLOCK": "TIME", "DUR": "DURATION", "SET": "SET"}


@dataclass(frozen=True, slots=True)
class Node:
    """A word or a group of words with its tag; `value` is what a form is made from, `first` the token it begins in."""

    start: int
    stop: int
    tag: str
    value: str | int
    mod: str = ""
    first: int = 0

    @property
    def type(self) -> str:
        """The TIMEX3 type."""
        return TYPES.get(self.tag, "DATE")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the word list, for one phrase."""

    words: tuple[str, ...]
    tag: str
    value: str | int
    guard: str


@functools.lru_cache(maxsize=65536)
@functools.lru_cache(maxsize=2**14)
def word_may_start(word: str) -> bool:
    """Say whether a sentence with this word is worth looking at."""
    return any(
        (piece.lower() in starters() or piece.lower() + "." in starters() or (piece[0].isdigit() and len(piece) > 3))
        for piece in re.findall(r"\w+(?:\.\w+)*\.?", word.replace("-", " "))
    ) or bool(re.search(r"\d+[:/.]\d|\d0s|^[Qq][1-4]$", word))


def tag_words(text: str, tokens: Sequence[Token]) -> list[Node]:
    """Cut a sentence into words and marks, finer than tokens ("10-day" is three), and give each its tag."""
    pieces = list(cut_pieces(text, tokens))
    words = tuple(low for _, _, low, _, _ in pieces)
    nodes: list[Node] = []
    at = 0
    while at < len(pieces):
        start, stop, low, kind, token = pieces[at]
        found = match_entry(words, at, pieces, text, tokens)
        if found:
            length = len(found.words)
            nodes.append(Node(start, pieces[at + length - 1][1], found.tag, found.value, first=token))
            at += length
            continue
        tag, value = tag_piece(text[start:stop], low, kind)
        if (
            tag == "yr"
            and kind == "number"
            and not (marks_allow_year(text, start, stop) and words_allow_year(words, at, tokens, token))
        ):
            tag = "big"
        nodes.append(Node(start, stop, tag, value, first=token))
        at += 1
    return nodes


Piece = tuple[int, int, str, str, int]  # start, stop, lower-cased text, kind, number of the token in the sentence


def cut_pieces(text: str, tokens: Sequence[Token]) -> Iterator[Piece]:
    """Lex the text from the first to the last token; a full stop goes to an abbreviation that the word list has."""
    known, number = starters(), 0
    stop = tokens[-1].stop
    at = tokens[0].start
    while match := LEXER.search(text, at, stop):
        start, at = match.span()
        low = match.group().lower().replace("’", "'").replace("‘", "'")
        if text[at : at + 1] == "." and low + "." in known and at < stop:
            low, at = low + ".", at + 1
        while number + 1 < len(tokens) and tokens[number].stop <= start:
            number += 1
        yield start, at, low, match.lastgroup or "mark", number


def match_entry(
    words: tuple[str, ...], at: int, pieces: Sequence[Piece], text: str, tokens: Sequence[Token]
) -> Entry | None:
    """Find the longest entry of the word list that begins here and whose guard lets it pass."""
    for entry in word_list().get(words[at], ()):
        if words[at : at + len(entry.words)] == entry.words:
            if not entry.guard:
                return entry
            around = Surroundings(words, at, len(entry.words), text[pieces[at][0]], tokens, pieces[at][4])
            if GUARDS[entry.guard](around):
                return entry
    return None


def tag_piece(surface: str, low: str, kind: str) -> tuple[str, str | int]:
    """Tag what is not in the word list: numbers by their size, dates in figures by their shape."""
    if kind == "number":
        return tag_number(low)
    if kind == "HALFS":
        return "big", low.split("1/2")[0].strip(" -") + ".5"
    if kind == "ORDX":
        number = int(low[:-2])
        return ("ORDX" if number > 4 or number == 0 else "ORDW"), number
    if kind == "SHORTYEAR":
        return "yr", 1900 + int(low[1:]) if int(low[1:]) > 30 else 2000 + int(low[1:])
    if kind == "DECADE":
        digits = "".join(filter(str.isdigit, low))
        sure = len(digits) == 4 or not low[0].isdigit()  # "in his 40s" is an age
        return ("DECADE" if sure else "DECADE2"), digits[:-1] if len(digits) == 4 else (
            "20" if digits < "30" else "19"
        ) + digits[0]
    if kind == "YRS":
        return kind, f"{low[:4]}/{int(low[:4]) + 1}"
    if kind == "QW":
        return kind, low[1]
    if kind == "DOTCLOCK":
        return "COLON", surface.replace(".", ":")
    if kind in ("ISO", "SLASH", "DOTTED", "COLON"):
        return kind, surface
    return ("CAP" if surface[0].isupper() else "_"), low


def tag_number(low: str) -> tuple[str, str | int]:
    """Tag a number in figures by what it may be: an hour, a day of a month, a year."""
    if len(low) > LONGEST_NUMBER:
        return "_", low
    if not low.isdecimal() or len(low) > 6:
        return "big", low.replace(",", "")
    number = int(low)
    if len(low) == 4 and low[0] == "0":
        return "big", number  # 0030 GMT
    if len(low) == 4 and 1000 <= number <= 2199:
        return "yr", number
    return number_tag(number), number


def number_tag(number: int) -> str:
    """The tag of a small number."""
    for tag, limit in (("n12", 12), ("n24", 24), ("n31", 31), ("n99", 99)):
        if 0 < number <= limit or (tag == "n24" and number == 0):
            return tag
    return "yr" if 1000 <= number <= 2199 else "big"


def marks_allow_year(text: str, start: int, stop: int) -> bool:
    """Say whether the marks around a number in figures leave it free to be a year: no price, share, code or score."""
    before, after = text[max(0, start - 1) : start], text[stop : stop + 2]
    if before == "-" and re.search(r"(?<!\d)\d{1,3}-$", text[max(0, start - 5) : start]):
        return False  # 555-2018 is a telephone
    return before not in ("$", "£", "€", "#", ".", ",", "№", "+", "/") and not re.match(r"%|°|[.,:]\d|/\d", after)


@functools.cache
def word_list() -> dict[str, tuple[Entry, ...]]:
    """The word list by first word, the longest phrases first."""
    entries: dict[str, list[Entry]] = {}
    for tag, value, phrases, *guard in read_table("extract", "times_words.tsv"):
        for phrase in phrases.split("; "):
            words = tuple(cut_phrase(phrase))
            number = int(value) if tag in NUMBERS else value
            entries.setdefault(words[0], []).append(Entry(words, tag, number, guard[0] if guard else ""))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry.words))) for first, found in entries.items()}


def cut_phrase(phrase: str) -> list[str]:
    """Cut a phrase of the word list as the lexer cuts text; full stops stay with their abbreviation."""
    return [piece for word in phrase.split() for piece in ([word] if word.endswith(".") else cut_word(word))]


def cut_word(word: str) -> list[str]:
    """Cut one word of a phrase at its marks."""
    return [match.group().replace("’", "'") for match in LEXER.finditer(word)]


@functools.cache
def starters() -> frozenset[str]:
    """The words that can make a time expression, or end in a full stop."""
    return frozenset(
        entry.words[0]
        for entries in word_list().values()
        for entry in entries
        if (entry.tag[0].isupper() and entry.tag not in NEVER_START) or entry.words[0].endswith(".")
    ) | {"recent", "current", "year", "nineteen"}
