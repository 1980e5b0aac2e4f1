"""Which outlet or agency does a name or a host mean, what kind of house is it, and who owns it?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from secondsource.lists import read_lines

Kind = Literal["agency", "state agency", "photo", "state", "outlet"]

LEADING_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
HOST = re.compile(r"^(?:www\.|m\.|edition\.|amp\.)?(?P<site>[\w.-]+?)\.(?:com|org|net|co\.\w\w|com\.\w\w|[a-z]{2,3})$")
FURNITURE_WORDS = re.compile(r"\b(?:news agency|news|agency|newspaper|daily|online|website|magazine)\b")
DESCRIPTION = re.compile(r"^(?:[\w’'-]+(?:'s|’s)?\s){0,4}(?:state|official|state-run|state-owned|semi-official)\s")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row of `data/outlets.tsv`: the name shown, the kind of house, its family, and what else it is called.

    `shared` are those of its names, in lower case, that are common words or other papers' names too.
    """

    name: str
    kind: Kind
    family: str
    names: tuple[str, ...]
    hosts: tuple[str, ...]
    shared: frozenset[str]

    @property
    def serves(self) -> bool:
        """Say whether other publishers print what it makes."""
        return self.kind in ("agency", "state agency", "photo")


def name_key(name: str) -> str:
    """Reduce the name of an outlet to what tells it apart: "the Yonhap news agency" and "Yonhap" give one key.

    Hosts lose their "www." and ending; known names of agencies and outlets go through `data/outlets.tsv`.
    """
    plain = " ".join(name.replace("’", "'").split()).casefold()
    host = HOST.match(plain) if " " not in plain else None
    if host:
        whole = plain.removeprefix("www.")
        return next((_keys()[form] for form in (whole, host["site"]) if form in _keys()), host["site"])
    plain = LEADING_ARTICLE.sub("", plain)
    bare = " ".join(FURNITURE_WORDS.sub(" ", DESCRIPTION.sub("", plain)).split())
    for form in (plain, bare):
        if form in _keys():
            return _keys()[form]
    for word in (bare.split() or [""])[-1:] + bare.split()[:1]:  # "China's agency Xinhua", "Yonhap of South Korea"
        if _keys().get(word) in _wires():
            return _keys()[word]
    return bare or plain


def find_outlet(name: str) -> Outlet | None:
    """The outlet that a name or a host means, if `data/outlets.tsv` knows it."""
    return _outlets().get(name_key(name))


def family_of(name: str) -> str:
    """The owner that an outlet shares with others, as `data/outlets.tsv` has it, or ""."""
    found = find_outlet(name)
    return found.family if found else ""


def canonical_name(name: str) -> str:
    """The usual name of an outlet that `data/outlets.tsv` knows; any other name as it is."""
    found = find_outlet(name)
    return found.name if found else name


def is_outlet(name: str) -> bool:
    """Say whether the name is an agency's or outlet's that `data/outlets.tsv` knows; picture agencies tell nothing."""
    found = None if name.islower() else find_outlet(name)
    return found is not None and found.kind != "photo"


def find_publisher(name: str, host: str) -> Outlet | None:
    """The outlet that a publisher's name means; a name that several papers bear counts only if the host agrees."""
    found = outlet_named(name) if name else None
    if not found:
        return find_outlet(host) if host and name in ("", host) else None
    if (found.name.lower() not in found.shared and name.lower() not in found.shared) or not host:
        return found
    return found if find_outlet(host) is found else None


def outlet_named(name: str) -> Outlet | None:
    """The outlet of this very name; "BBC Sport Scotland" or "China's Xinhua" are none."""
    plain = " ".join(name.replace("’", "'").split()).casefold()
    key = next((_keys()[form] for form in (plain, LEADING_ARTICLE.sub("", plain)) if form in _keys()), "")
    return _outlets().get(key) or (find_outlet(name) if HOST.match(plain) else None)


@functools.cache
def agencies() -> Mapping[str, str]:
    """The news agencies: key -> name."""
    return {key: outlet.name for key, outlet in _outlets().items() if outlet.kind == "agency"}


@functools.cache
def lone_names() -> frozenset[str]:
    """The names, in lower case, that mean an outlet even where they stand alone on a line."""
    return frozenset(
        form
        for outlet in _outlets().values()
        for form in map(str.casefold, (outlet.name, *outlet.names))
        if form not in outlet.shared
    )


@functools.cache
def agency_names() -> str:
    """The names of all who serve other publishers as one alternation of a regular expression, the longest first."""
    names = {name for outlet in _outlets().values() if outlet.serves for name in (outlet.name, *outlet.names)}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@functools.cache
def _wires() -> frozenset[str]:
    """Agencies and state media: names so much their own that they are known with any description around them."""
    return frozenset(key for key, outlet in _outlets().items() if outlet.kind in ("agency", "state agency", "state"))


@functools.cache
def _keys() -> Mapping[str, str]:
    """What each name and host leads to, in lower case, with and without its article."""
    found: dict[str, str] = {}
    for key, outlet in _outlets().items():
        for form in map(str.casefold, (outlet.name, *outlet.names, *outlet.hosts)):
            found[form] = key
            if form not in outlet.shared:
                found.setdefault(LEADING_ARTICLE.sub("", form), key)
    return found


@functools.cache
def _outlets() -> Mapping[str, Outlet]:
    return {outlet.name.casefold(): outlet for outlet in _read_outlets()}


def _read_outlets() -> Iterator[Outlet]:
    for line in read_lines("read", "outlets.tsv"):
        name, kind, family, names, hosts = [*line.split("\t"), "", "", ""][:5]
        written = [name, *filter(None, names.split("|"))]
        shared = frozenset(form.rstrip("*").casefold() for form in written if form.endswith("*"))
        plain = [form.rstrip("*") for form in written]
        yield Outlet(plain[0], kind, family, tuple(plain[1:]), tuple(filter(None, hosts.split("|"))), shared)  # type: ignore[arg-type]
