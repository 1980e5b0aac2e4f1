"""How a person's name is built, and whether two names can be of one person."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from secondsource.extract.name_lists import first_names
from secondsource.lists import read_table

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    {
        "de",
        "da",
        "del",
        "della",
        "di",
        "dos",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ben",
        "st",
    }
)
"""Small words within a family name (van der Bellen, bin Salman); what follows the first belongs to the family name."""


_SYLLABLE = (
    r"(?:ch|sh|zh|kh|th|ng|kk|tt|pp|ss|gy|hy|hw|kw|gw|my|by|py|ky|ry|ly|[bcdfghjklmnpqrstwxyz])?"
    r"[aeiou]{1,3}h?(?:ng|[nrklmptbw])?"
)
_EAST_ASIAN_GIVEN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in normal form: without accents, hyphens, spaces within the given name, and letter case.

    `given` and `middle` are empty for a family name alone. `family_first` tells an East Asian order.
    """

    family: str
    given: str = ""
    middle: tuple[str, ...] = ()
    family_first: bool = False

    @property
    def full(self) -> bool:
        """Say whether it has more than a family name."""
        return bool(self.given)


@functools.lru_cache(maxsize=4096)
def read_person(name: str) -> PersonName:
    """Take a person's name apart. East Asian names with the family name first are told by the family name.

    A hyphen joins a family name ("Wright-Hale") and parts a given one ("Jean-Claude"); an Arabic article before the
    family name is left out.
    """
    parts = [words for part in name.split() if (words := normal_words(part))]
    while len(parts) > 1 and parts[-1][0] in SUFFIXES:
        parts = parts[:-1]
    if len(parts) <= 1:
        return PersonName(_without_article(parts[0]) if parts else "")
    flat = tuple(word for words in parts for word in words)
    if _family_first(flat, name):
        return PersonName(flat[0], "".join(flat[1:]), (), True)
    start = next((i for i, words in enumerate(parts[1:-1], 1) if words[0] in PARTICLES), len(parts) - 1)
    before = [word for words in parts[:start] for word in words]
    family = _without_article(tuple(word for words in parts[start:] for word in words))
    return PersonName(family, before[0], tuple(before[1:]))


def _without_article(words: tuple[str, ...]) -> str:
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("al", "el") else words)


def normal_words(name: str) -> tuple[str, ...]:
    """The words of a name without accents, punctuation and letter case; a hyphen parts words."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    kept = (char if char.isalnum() or char == "'" else " " for char in plain if not unicodedata.combining(char))
    return tuple(word.strip("'") for word in "".join(kept).split() if word.strip("'"))


def compare_persons(left: PersonName, right: PersonName) -> tuple[float, str]:
    """Compare two names: 1.0 same, 0.0 different, and between where one says less; with the reason."""
    if left.family != right.family:
        return 0.0, f"family names differ: {left.family}, {right.family}"
    if not left.full or not right.full:
        return 0.5, f"only the family name {left.family} is given"
    if left.given != right.given and not _short_for(left.given, right.given):
        if not left.family_first and spelled_alike(left.given, right.given):
            return 1.0, f"the same family name, and spellings of one given name: {left.given}, {right.given}"
        return 0.0, f"given names differ: {left.given}, {right.given}"
    if left.middle and right.middle and not _same_middle(left.middle, right.middle):
        return 0.0, f"middle names differ: {' '.join(left.middle)}, {' '.join(right.middle)}"
    return 1.0, f"same family and given name: {left.family}, {left.given}"


def gender_of(name: str) -> str:
    """Guess M or F from the first name; empty where it is unknown or borne by both."""
    person = read_person(name)
    if not person.full or person.family_first:
        return ""
    found = first_names().get(person.given.capitalize(), "")
    return found if found in ("M", "F") else ""


_ROMAN = (
    (r"['’]", ""), (r"dj", "j"), (r"gh|q", "g"), (r"kh", "k"), (r"dh", "d"), (r"ph", "f"), (r"h\b", ""),
    (r"[ae][iy]", "A"), (r"ee|ie|iy|yy|y(?![aeiou])", "i"), (r"ou|oo|o", "u"), (r"ae|e", "a"), (r"(.)\1+", r"\1"),
)  # fmt: skip
"""What news writes in several ways when it takes a name from another script, with one form for each."""


@functools.lru_cache(maxsize=4096)
def romanized(word: str) -> str:
    """One form for the spellings of a name from another script: Gadhafi, Qaddafi; Sergei, Sergey; Moussa, Musa.

    Not a transliteration: it only makes words alike that may be one, after the variants that agencies use.
    """
    for spelling, form in _ROMAN:
        word = re.sub(spelling, form, word)
    return word


def spelled_alike(left: str, right: str) -> bool:
    """Say whether two given names may be spellings of one; two names that English has are two (Allan, Ellen)."""
    if romanized(left) != romanized(right):
        return False
    return not all(word.capitalize() in first_names() for word in (left, right))


def _short_for(left: str, right: str) -> bool:
    """An initial stands for the name, and a name for its usual short form."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return frozenset((left, right)) in _short_forms()


def _same_middle(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return all(a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) for a, b in zip(left, right, strict=False))


def _family_first(words: tuple[str, ...], name: str) -> bool:
    """Tell East Asian order: a family name from the list, then a given name of one or two of its syllables."""
    if words[0] not in _families_first() or len(words) > 3 or not _EAST_ASIAN_GIVEN.fullmatch("".join(words[1:])):
        return False
    return "-" in name or not all(word.capitalize() in first_names() for word in words)


def is_family_first(word: str) -> bool:
    """Say whether a word is a family name that stands before the given name in East Asian order."""
    return word.casefold() in _families_first()


@functools.cache
def _families_first() -> frozenset[str]:
    return frozenset(row[0].casefold() for row in read_table("extract", "family_first.txt"))


@functools.cache
def _short_forms() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row[:2]) for row in read_table("extract", "short_names.tsv"))
