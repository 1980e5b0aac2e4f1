"""For which house does somebody speak, by the words beside a name: "Lindholm police spokesman", "the port's chief"?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.extract.countries import country_name, find_country
from secondsource.extract.name_lists import first_names
from secondsource.link.ends import titles
from secondsource.lists import read_table

WORD = re.compile(r"[^\W\d_](?:[\w&]|[-'’](?=\w)|\.(?=\w))*\.?|&")
ACRONYM_OF_POLICE = re.compile(r"[A-Z]{1,3}PD")
"""NHPD: its first letters say whose police it is, which only its own report can tell."""

OPENERS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "on", "in", "at", "by", "but", "and"}
)
"""What may stand before an office at the head of a sentence, with a capital, and is no part of its name."""

BEHIND = re.compile(r"\s*,?\s+(?:of|with|from|for)\s+(?:the\s+)?(?=[A-Z])")
"""What leads from a name to the house: "Ana Kovar of the Lindholm Police Department"."""

APPOSITION = re.compile(r"\s*,\s+(?:an?\s+|the\s+)?(?P<words>[^,;:\n]{3,110})")
ENDS_APPOSITION = re.compile(
    r"[”\"]|\b(?:who|whose|which|that|said|says|told|added|was|is|has|had|and|confirmed)\b"
    r"|(?<!\bSt)(?<!\b[DL][rt])(?<!\bSgt)(?<!\bGov)\.(?:\s|$)"
)
LEADS_ON = re.compile(r"\b(?:for|of|with|at|in|from)\b")

REACH = 90
"""Code points before a name in which its titles are looked for."""


@dataclass(frozen=True, slots=True)
class House:
    """Whom somebody speaks for: the kind of body, its place or name as a key (empty: not told), and a name to show."""

    kind: str
    place: str
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """What equal houses share."""
        return self.kind, self.place


STATES = frozenset({"government", "government:USA", "government:RUS", "forces"})
"""Kinds of words for the organs of a state; after the colon stands whose they are."""

ARTICLED = re.compile(r"^United|(?:Republic|Islands|lands|Philippines|Bahamas|Maldives|Gambia|States)$")
"""Names of countries that have an article."""

SENT = frozenset({"ambassador", "envoy"})
"""Behind these stands the country to which they are sent."""

BODIES_OF_MANY = frozenset({"u.n", "un", "eu", "nato", "united nations", "european union", "african union"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says: the kind of house, and whether it is the body, a person of it, or a mere rank."""

    kind: str
    sort: str
    order: int


Place = tuple[int, int, Sense]
"""Where in a phrase a word of the list stands, and what it says."""


def read_house(words: str) -> House | None:
    """Read the words for an office, its people or its papers: "Polk County sheriff's deputies", "a police report".

    None where they name no house. Without a place or name of its own its `place` is empty.
    """
    tokens = _split(words)
    plain = [_plain(token) for token in tokens]
    senses = list(_find_senses(plain))
    best = _choose(senses, plain)
    acronym = next((token for token in tokens if ACRONYM_OF_POLICE.fullmatch(token)), "")
    if acronym:
        return House("police", "", acronym)
    if best is None:
        return _read_organization(tokens, senses)
    start, stop, sense = best
    place = _place_before(tokens, plain, start, senses)
    if sense.kind in STATES:
        return _read_government(tokens, best, place)
    place = place or _place_behind(tokens, plain, stop)
    words = " ".join(tokens[start:stop])
    shown = (
        words if words == "DA" else words.lower() if sense.sort == "body" and words.lower() != "fire" else sense.kind
    )
    return House(sense.kind, make_key(place), re.sub(r"['’]s?$", "", f"{place} {shown}".strip()))


def _choose(senses: Sequence[Place], plain: Sequence[str]) -> Place | None:
    """The word that says of what kind the house is: the first in the list, a mere rank only where nothing else does."""
    kinds = [item for item in senses if item[2].kind not in ("any", "filler", "former", "paper")]
    ranks = [item for item in kinds if item[2].sort == "rank"]
    best = min((item for item in kinds if item not in ranks), key=lambda item: item[2].order, default=None)
    return best or next((item for item in ranks if plain[item[0]] != "chief"), None)


def _read_government(tokens: Sequence[str], best: Place, place: str) -> House | None:
    """The state that a government, an envoy or an army is of, by the country in the words, if they name it."""
    start, stop, sense = best
    if ":" in sense.kind:
        return government_of(sense.kind.partition(":")[2])
    lands = [*_runs(tokens[:start]), *(_runs(tokens[stop:]) if tokens[stop - 1].lower() not in SENT else ())]
    code = next((code for run in lands if (code := find_country(run))), None)
    if place and place.rstrip(".").casefold() in BODIES_OF_MANY:
        return House("organization", make_key(place), place)
    if sense.kind == "forces" and place and find_country(place) is None:
        name = " ".join([place, *tokens[start:stop]])
        return House("organization", make_key(name), name)  # "Harbour Liberation Army"
    if code:
        return government_of(code)
    if place and tokens[start].lower() == "president":
        return House("organization", make_key(place), place)  # "the Rowan Oil president"
    return House("government", "", "the government")


def _runs(tokens: Sequence[str]) -> Iterator[str]:
    """All stretches of up to three words, the longest first."""
    for size in (3, 2, 1):
        for start in range(len(tokens) - size + 1):
            yield " ".join(tokens[start : start + size])


def make_key(name: str) -> str:
    """Reduce the name of a body to what tells it apart: without possessives, marks, "and" and legal forms."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", name).casefold())
    kept = [word for word in words if word not in ("and", "the", "inc", "corp", "co", "ltd", "llc", "company")]
    return " ".join(kept or words)


def government_of(code: str) -> House:
    """The house of all who speak for a state: its organs, ministers and media."""
    name = country_name(code)
    return House("government", code, f"the state of {'the ' if ARTICLED.search(name) else ''}{name}")


def _read_organization(tokens: Sequence[str], senses: Sequence[Place]) -> House | None:
    """An organization of another kind, if the words are for who speaks for it: "a spokeswoman of Rowan Oil"."""
    if not any(sense.kind in ("any", "paper") for _, _, sense in senses):
        return None
    taken = {i for start, stop, _ in senses for i in range(start, stop)}
    runs: list[list[str]] = [[]]
    for i, token in enumerate(tokens):
        named = token[0].isupper() and i not in taken and token.casefold() not in OPENERS
        if named or (token == "&" and runs[-1]):
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    name = re.sub(r"['’]s?$", "", " ".join(runs[0]))
    if not name:
        return None
    code = find_country(name)
    return government_of(code) if code else House("organization", make_key(name), name)


def _split(words: str) -> list[str]:
    return [match.group() for match in WORD.finditer(words)]


def _plain(token: str) -> str:
    """A word as the list has it: without possessive, full stop and capitals."""
    return re.sub(r"['’]s?$", "", token).rstrip(".").casefold()


def _find_senses(plain: Sequence[str]) -> Iterator[Place]:
    """The words of a phrase that the list has, the longest first, with what they say."""
    i = 0
    while i < len(plain):
        for size in (3, 2, 1):
            sense = _senses().get(" ".join(plain[i : i + size])) if i + size <= len(plain) else None
            if sense is not None:
                yield i, i + size, sense
                i += size - 1
                break
        i += 1


def _place_before(tokens: Sequence[str], plain: Sequence[str], start: int, senses: Sequence[Place]) -> str:
    """The name right before the word for the office: "Bell County" in "Bell County's first assistant ..."."""
    taken = {i for first, last, _ in senses for i in range(first, last)}
    named = {"county", "state", "city"}
    i = start - 1
    while i >= 0 and i in taken and not (plain[i] in named and tokens[i][0].isupper()):
        i -= 1
    stop = i + 1
    while i >= 0 and _goes_on(tokens[i]) and plain[i] not in OPENERS and (i not in taken or plain[i] in named):
        i -= 1
    return " ".join(t for t in tokens[i + 1 : stop] if _plain(t) in named or _plain(t) not in titles())


def _goes_on(token: str) -> bool:
    return token[0].isupper() or token == "&"


def _place_behind(tokens: Sequence[str], plain: Sequence[str], stop: int) -> str:
    """The name behind it: "police in Lorain", "coroner of Bell County"."""
    while stop < len(tokens) and plain[stop] in ("department", "office"):
        stop += 1
    if stop >= len(tokens) or plain[stop] not in ("of", "in", "for"):
        return ""
    first = last = stop + 1 + (plain[stop + 1 : stop + 2] == ["the"])
    while last < len(tokens) and tokens[last][0].isupper():
        last += 1
    return " ".join(tokens[first:last])


def find_phrases(text: str, start: int, stop: int) -> Iterator[str]:
    """Yield the words around a person's name that can say for whom he speaks: titles, an "of", an apposition.

    `start` and `stop` bound the whole name, in code points.
    """
    if before := _titles_before(text, start):
        yield before
    if lead := BEHIND.match(text, stop):
        behind = "official of " + _run_on(text, lead.end())
        house = read_house(behind)
        if house is not None and house.kind != "organization":  # "Ana Kovar of Lindholm" may only live there
            yield behind
    if apposition := APPOSITION.match(text, stop):
        words = ENDS_APPOSITION.split(apposition["words"])[0]
        head = _split(LEADS_ON.split(words)[0])
        if head and speaks(head[-1]) and not _is_former(head):
            yield words


def speaks(word: str) -> bool:
    """Say whether the last word of a title makes its bearer speak for a house."""
    sense = _senses().get(_plain(word))
    known = sense is not None and sense.kind not in ("filler", "former", "paper")
    return known or _plain(word) in _late_words()


def _titles_before(text: str, start: int) -> str:
    """The titles and houses that stand right before a name, if the last of them makes one speak for a house."""
    line = text[max(0, start - REACH) : start]
    line = line[line.rfind("\n") + 1 :]
    found = list(WORD.finditer(line))
    taken: list[str] = []
    right = len(line)
    for match in reversed(found):
        token = match.group()
        between = line[match.end() : right]
        ends = token.endswith(".") and _plain(token) not in _abbreviations()
        known = token[0].isupper() or _plain(token) in _vocabulary()
        if between.strip() or ends or not known or token in first_names():
            break
        taken.insert(0, token)
        right = match.start()
    while taken and _plain(taken[0]) in ("of", "for", "the", "with", "from", "in", "at"):
        taken.pop(0)
    return " ".join(taken) if taken and speaks(taken[-1]) and not _is_former(taken) else ""


def _is_former(tokens: Sequence[str]) -> bool:
    return any((sense := _senses().get(_plain(token))) is not None and sense.kind == "former" for token in tokens)


def _run_on(text: str, start: int) -> str:
    """The name of a house from its first word to the last one with a capital or of the list."""
    tokens: list[str] = []
    right = start
    for match in WORD.finditer(text, start, min(len(text), start + REACH)):
        token = match.group()
        if text[right : match.start()].strip() or not (token[0].isupper() or _plain(token) in _vocabulary()):
            break
        tokens.append(token)
        right = match.end()
        if token.endswith(".") and _plain(token) not in _abbreviations():
            break
    return " ".join(tokens)


@functools.cache
def _senses() -> Mapping[str, Sense]:
    found: dict[str, Sense] = {}
    for order, (kind, sort, words) in enumerate(_rows()):
        for word in words:
            if word not in found:
                found[word] = Sense(kind, sort, order)
    return found


@functools.cache
def _late_words() -> frozenset[str]:
    """The last words of what the list has in several: "attorney" of "district attorney" alone says nothing."""
    return frozenset(word.split()[-1] for word in _senses() if " " in word)


@functools.cache
def _vocabulary() -> frozenset[str]:
    return frozenset(part for word in _senses() for part in word.split())


@functools.cache
def _abbreviations() -> frozenset[str]:
    short = {"lt", "sgt", "cpl", "det", "capt", "gov", "maj", "col", "gen", "supt", "insp", "cmdr", "dept", "co", "st"}
    return frozenset(short | {word for word in titles() if len(word) < 5})


def _rows() -> Iterator[tuple[str, str, list[str]]]:
    for kind, sort, words in read_table("link", "houses.tsv"):
        yield kind, sort, [word.strip() for word in words.split(",")]
