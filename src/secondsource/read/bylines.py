"""Whom does a byline name, and which agency: "By ANN OTHER and Bo Thing, Associated Press"?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondsource.read.dates import MONTHS
from secondsource.read.outlets import outlet_named
from secondsource.read.words import plain_line, word_rows

_LABEL = re.compile(
    r"^\W*(?:(?-i:V(?:on|ON)|P(?:ar|AR|or|OR))(?=\s+(?-i:[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_a-z][\w.'’-]*){1,3}\W*$))|"
    r"(?:(?:live\s+)?(?:article|story|report|reporting|words|text|written|posted|reported|contributed|submitted|published|authored|created)"
    r"\s+)?by\b\s*:?|(?:byline|author|writer|words|text)s?\s*:)\s*",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"^\W*(?:[\w-]+\s+){0,2}(?:reviewed|edited|checked|photos?|photographs?|pictures?|images?|video|illustrations?|translated|updated"
    r"|compiled|approved|illustrated|produced|sponsored|presented|powered|narrated)(?: \w+){0,2} by\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[,;|•·\n]\s*|\s+[-–—/]\s+|\s+(?:and|AND|with|WITH|for|FOR|und|UND|et|ET)\s+|\s+&\s+(?=\w+ \w)"
)
_AFTER = re.compile(
    r"\s+(?:in|at|of|on|from|via)\b.*$|\s*\(.*$|\s+(?:last )?(?:updated|published|posted|modified)\b.*$|\s+\d.*$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\W*(?:\b(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:{'|'.join(MONTHS)})[a-z]*\.?[ ,]+)?(?<!\w)\d.*$",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(
    r"(?<=\w\s)\s*(?:(?:staff|senior|chief|special)\s+)?(?:staff|writers?|reporters?|correspondents?)$", re.IGNORECASE
)
_HANDLE = re.compile(r"[a-z][\w.-]{2,30}")
_STAFF = re.compile(r"\s+(?:staff|reporters?|writers?|correspondents?|bureau)$", re.IGNORECASE)
_MAIL_OR_HANDLE = re.compile(r"(?<!\S)\S*@\S+|https?://\S+|\bwww\.\S+")
_SMALL = frozenset(
    (
        "de",
        "del",
        "da",
        "di",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "la",
        "le",
        "ter",
        "ten",
        "dos",
        "the",
        "of",
    )
)
MOST_WORDS = 6
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, with commas between them, and the agency it credits; `signed` if it says "by"."""

    names: str
    agency: str = ""
    signed: bool = False


def read_byline(text: str) -> Byline | None:
    """Read the names in a short line or field; None where it names nobody who wrote the report.

    Addresses, handles, roles, degrees and defaults such as "Admin" are left out; names in capitals get small letters.
    """
    line = plain_line(_MAIL_OR_HANDLE.sub(" ", text[:LONGEST]))
    if _OTHER_WORK.match(line):
        return None
    label = _LABEL.match(line)
    parts = [part.strip(" .:,*()") for part in _BETWEEN.split(_WHEN.sub("", line[label.end() :] if label else line))]
    known = {part: outlet for part in parts if (outlet := outlet_named(_STAFF.sub("", part)))}
    wires = [part for part, outlet in known.items() if outlet.serves]
    people = [_AFTER.sub("", part).strip(" .:,*()") for part in parts if part not in known]
    people = [_without_role(person) for person in people]
    names = [_in_small_letters(name) for name in people if _is_name(name)] or list(known)[:1]
    agency = next((known[part].name for part in wires if known[part].kind != "photo"), "")
    return Byline(", ".join(dict.fromkeys(names)), agency, label is not None) if names else None


def read_handle(text: str) -> Byline | None:
    """Read what a page marks as its author's name and what no name looks like: one word in small letters."""
    rows = word_rows("bylines.tsv")
    plain = _HANDLE.fullmatch(text) and text not in rows["nobody"] and text not in rows["roles"]
    return Byline(text, signed=True) if plain else None


def _without_role(person: str) -> str:
    """Cut "Staff Writers" off behind two words and more; "Reuters Staff" signs as that."""
    bare = _ROLE_AFTER.sub("", person).strip()
    return bare if " " in bare and bare != person else person


def clean_byline(said: str) -> Byline:
    """Write a byline that somebody gave without labels, roles and agencies; as it is, if it cannot be read.

    Addresses, handles and what stands there for nobody give an empty one.
    """
    byline = read_byline(said)
    if byline:
        return byline
    words = _MAIL_OR_HANDLE.sub(" ", said).lower().split()
    return Byline("" if all(word in word_rows("bylines.tsv")["nobody"] for word in words) else " ".join(said.split()))


def _is_name(text: str) -> bool:
    """One to six words with capitals, that are not all roles, degrees or what stands there for nobody."""
    words = text.split()
    low = [word.lower().strip(".,") for word in words]
    rows = word_rows("bylines.tsv")
    roles, nobody, degrees = (frozenset(rows[row]) for row in ("roles", "nobody", "degrees"))
    if not 0 < len(words) <= MOST_WORDS or len(text) < 2 or not any(map(str.isalpha, text)):
        return False
    if any(word in roles for word in low) or all(word in nobody or word in _SMALL for word in low):
        return False
    if all(
        word in degrees or re.fullmatch(r"(?:[A-Z]\.){1,6}[A-Z]?", raw) for word, raw in zip(low, words, strict=True)
    ):
        return False
    if len(words) == 1 and not re.search(r"[^\W\d_]*[A-Z0-9]", text):
        return False
    return all(not word[:1].islower() or word.lower() in _SMALL for word in words)


def _in_small_letters(name: str) -> str:
    """Write a name in capitals as others are; initials and single words, which may be abbreviations, stay."""
    words = name.split()
    if len(words) < 2 or not name.isupper():
        return name
    return " ".join(word if len(word.strip(".")) == 1 or "." in word[:-1] else _title(word) for word in words)


def _title(word: str) -> str:
    return re.sub(r"(^|[-'’])(\w)(\w*)", lambda m: m[1] + m[2] + m[3].lower(), word)
