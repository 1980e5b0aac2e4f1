"""Where does a chain end? The innermost source that can be told from others, and whose words a report is."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.countries import country_name, find_country, trim
from secondsource.extract.gazetteer import find_cities
from secondsource.extract.name_lists import actor_roles
from secondsource.extract.officeholders import holder_named
from secondsource.extract.persons import PersonName, compare_persons, read_person
from secondsource.lists import read_lines, read_table
from secondsource.model import ChainLink, SourceKind, Statement
from secondsource.read.outlets import canonical_name, family_of, is_outlet, name_key

OUTLETS: frozenset[SourceKind] = frozenset({"publisher", "news_agency", "state_media"})
WIRES: frozenset[SourceKind] = frozenset({"news_agency", "state_media"})
NAMELESS: frozenset[SourceKind] = frozenset({"anonymous", "unknown"})

ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|some|other|several|many)\s+", re.IGNORECASE)
SPOKESMAN = re.compile(
    r"^spokes(?:(?:wo)?m[ae]n|pe\w+) (?:for|of) (?:the )?|(?:['’]s)? spokes(?:(?:wo)?m[ae]n|pe\w+)$",
    re.IGNORECASE,
)
"""A spokesman without a name is whom he speaks for."""

SOMEWHERE = re.compile(r"^(authorities|officials|investigators) in (?:[a-z-]+ )?[A-Z].*$", re.IGNORECASE)
"""Nameless offices with nothing but a region beside them."""

MASS = frozenset({"media", "press", "news", "reports", "report", "outlets", "newspapers", "papers", "broadcasters"})
"""Words for many outlets at once: with a country before them ("South Korean media") they still name nobody."""

STATE = "state "
"""How `data/outlets.tsv` begins the family of outlets that a government runs; the code of the country follows."""

LONGEST_NAME = 12
"""Words of a source beyond which it is a description, not a name."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends: the key that equal ends share, a name to show, its kind, and the reasons."""

    key: Key
    name: str
    kind: SourceKind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person who is a source somewhere: the fullest name used, and the name taken apart."""

    name: str
    parts: PersonName


@dataclass(frozen=True, slots=True)
class Case:
    """What must be known of the other documents to say where a chain ends."""

    narrators: Mapping[str, End]  # for each document, whose words its narration is
    stories: Mapping[str, str]  # document -> story
    persons: Mapping[Key, tuple[Person, ...]]  # (document or "", family name) -> persons, the most cited first


def find_end(statement: Statement, case: Case) -> End:
    """Follow the chain of a statement from its innermost link outwards to the first that has an identity of its own.

    An anonymous source, and a noun that fits many ("media", "analysts"), has none: its carrier is the end.
    So is an agency that tells in its own words what somebody said.
    """
    skipped: list[str] = []
    links = statement.chain[1:]
    for place in range(len(links) - 1, -1, -1):
        end = _identify(links[place], statement.doc, case)
        wire = _identify(links[place - 1], statement.doc, case) if place else None
        if end is not None and wire is not None and _retells(statement, links[place - 1], end):
            reason = f"{wire.name} tells in its own words what {end.name} said, so {wire.name} is the origin"
            return _carry(replace(wire, reasons=(*wire.reasons, reason)), skipped)
        if end is not None:
            return _carry(end, skipped)
        skipped.append(links[place].name)
    narrator = case.narrators.get(statement.doc)
    if narrator is None:
        outer = statement.chain[0] if statement.chain else ChainLink("unknown", "unknown")
        narrator = name_outlet(outer.name, "publisher")
    return _carry(narrator, skipped)


def _retells(statement: Statement, carrier: ChainLink, end: End) -> bool:
    """Say whether an agency tells in its own words what somebody said: then nothing but its word stands for it.

    What it quotes is the speaker's own, whoever passes it on.
    """
    return statement.quote_type == "indirect" and carrier.kind in WIRES and end.kind not in OUTLETS


def name_outlet(name: str, kind: SourceKind, reasons: tuple[str, ...] = ()) -> End:
    """Name an agency or outlet as an end, under its owner if it has one, so that two houses of one owner count once."""
    family = family_of(name) or (_state_of(name) if kind == "state_media" else "")
    reasons = reasons or (f"the chain ends in {name}",)
    if family and name_key(family) != name_key(name):
        state = family.removeprefix(STATE)
        owner = family if state == family else f"the state of {country_name(state)}"
        reasons = (*reasons, f"{name} belongs to {owner}")
    return End(("outlet", family.casefold() or name_key(name)), name, kind, reasons)


def _state_of(name: str) -> str:
    """The state that runs an outlet, from the country its name begins with: "China's state-run news agency"."""
    words = name.split()
    countries = (find_country(" ".join(words[:length])) for length in (3, 2, 1) if length < len(words))
    return next((STATE + code for code in countries if code), "")


def find_persons(statements: Iterable[Statement]) -> dict[Key, tuple[Person, ...]]:
    """Gather the full names of the persons who are sources, by document and over all, the most cited first."""
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for link in statement.chain[1:]:
            name = bare_name(link.name) if link.kind == "named_person" else ""
            parts = read_person(name)
            if parts.full:
                counts[statement.doc, parts.family][name] += 1
                counts["", parts.family][name] += 1
    return {key: _merge_persons(names) for key, names in counts.items()}


def bare_name(name: str) -> str:
    """Take the roles, countries and titles away from before a person's name: "US President Donald Trump"."""
    words = name.split()
    lower = [
        place for place, word in enumerate(words[:-1]) if word[0].islower() and word not in ("de", "van", "bin", "al")
    ]
    words = words[lower[-1] + 1 :] if lower else words
    while len(words) > 1 and (words[0].rstrip(".").casefold() in titles() or find_country(words[0])):
        words = words[1:]
    while len(words) > 2 and words[0].casefold() in actor_roles():  # "Marshal Ana Kovar", but Dean Kovar
        words = words[1:]
    return " ".join(words)


def _merge_persons(names: Counter[str]) -> tuple[Person, ...]:
    """One person for all names that can be one's ("J. Smith", "John A. Smith"), under the most used, longest one."""
    persons: list[Person] = []
    for name in sorted(names, key=lambda name: (-names[name], -len(name), name)):
        parts = read_person(name)
        if not any(compare_persons(parts, person.parts)[0] == 1.0 for person in persons):
            persons.append(Person(name, parts))
    return tuple(persons)


def _carry(end: End, skipped: Sequence[str]) -> End:
    """Say that the end is only the carrier of those that have no identity."""
    names = [name for name in dict.fromkeys(skipped) if name]
    if not names:
        return end
    listed = " and ".join(f"“{name}”" for name in names)
    verb = "name" if len(names) > 1 else "names"
    reason = f"{listed} {verb} nobody who could be told from others, so {end.name}, which passes it on, is the origin"
    return End(end.key, end.name, end.kind, (*end.reasons, reason))


def _identify(link: ChainLink, doc: str, case: Case) -> End | None:
    """Name the end that a link of a chain makes; None if it has no identity of its own."""
    name = ARTICLE.sub("", " ".join(link.name.split()))
    name = SPOKESMAN.sub("", name) or name
    name = SOMEWHERE.sub(r"\1", name)
    if link.kind in NAMELESS or not name or len(name.split()) > LONGEST_NAME or _is_dateline(name):
        return None
    if is_outlet(name):
        return name_outlet(canonical_name(name), link.kind if link.kind in OUTLETS else "publisher")
    if link.kind == "named_person":
        return None if name.casefold() in _faceless() else _identify_person(name, doc, case)
    if link.kind == "state_media" and _state_of(name):
        return name_outlet(name, link.kind)
    stands_for = _faceless().get(name.split()[-1].casefold())
    if stands_for is None or (name.split()[-1][0].isupper() and len(name.split()) > 1):
        return name_outlet(name, link.kind) if link.kind in OUTLETS else _name_office(name, link.kind, doc, case)
    if stands_for:
        return _name_office(name if _tells_apart(name) else stands_for, link.kind, doc, case)
    if link.kind in OUTLETS and name.split()[-1].casefold() not in MASS and _tells_apart(name):
        return name_outlet(name, link.kind)
    return None


def _is_dateline(name: str) -> bool:
    """Say whether it is the town before a report, taken for a source: "LITTLE ROCK", "TAMPA, Fla."."""
    town = name.partition(",")[0]
    return town.isupper() and bool(town.endswith(" COUNTY") or find_cities(town.title())) and find_country(town) is None


def _tells_apart(name: str) -> bool:
    """Say whether it names more than a country: "DongA Ilbo newspaper" does, "South Korean media" does not."""
    capitals = [word for word in name.split()[:-1] if word[0].isupper()]
    return bool(capitals) and find_country(" ".join(capitals)) is None


def _name_office(name: str, kind: SourceKind, doc: str, case: Case) -> End:
    """An office, organization or document. Without a name of its own it is one within a story: the police of another
    story are other police. A country, its capital and its people stand for its government."""
    country = find_country(name.title() if name.isupper() and len(name) > 3 else name)
    if country:
        return End(("country", country), country_name(country), kind, (f"the chain ends in {name}",))
    named = any(word[0].isupper() for word in name.split())
    place = "" if named else case.stories.get(doc, "")
    return End(("office", f"{place}/{name_key(trim(name))}"), name, kind, (f"the chain ends in {name}",))


def _identify_person(name: str, doc: str, case: Case) -> End | None:
    """A named person, by the fullest name known: in the document first, then in the case. A pronoun is nobody."""
    bare = bare_name(name)
    parts = read_person(bare)
    if not bare or not any(char.isupper() for char in bare):
        return None
    if not parts.full:
        near = case.persons.get((doc, parts.family), ()) or case.persons.get(("", parts.family), ())
        parts = near[0].parts if near else parts
    everywhere = case.persons.get(("", parts.family), ())
    person = next((it for it in everywhere if compare_persons(it.parts, parts)[0] == 1.0), Person(bare, parts))
    holder = holder_named(person.name)  # of an office, under whatever spelling
    key = ("person", "/".join(holder) if holder else f"{person.parts.family}/{person.parts.given}")
    return End(key, person.name, "named_person", (f"the chain ends in {person.name}",))


@functools.cache
def titles() -> frozenset[str]:
    """Words that stand before a name and are none of it."""
    words = {word.rstrip(".") for row in read_table("extract", "titles.txt") for word in row[0].casefold().split()}
    return frozenset(words | {"ex", "then", "marshal", "constable"})


@functools.cache
def _faceless() -> Mapping[str, str]:
    """The nouns of sources without a face -> what they are counted as, or ""."""
    rows = (line.partition(">") for line in read_lines("link", "faceless.txt"))
    return {noun.strip(): office.strip() for noun, _, office in rows}
