"""Runs cut into names: "U.S. President Donald Trump" is a country and a titled person."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.name import Name, NameKind, make_name
from secondsource.extract.name_lists import (
    Entry,
    actor_roles,
    first_names,
    last_names,
    organization_words,
    sector_of_organization,
    word_group,
)
from secondsource.extract.runs import Piece, holds_of
from secondsource.parse.tree import Parse

SMALL = frozenset({"of", "for", "and", "&", "the", "'s", "’s", "-", "–", "on", '"', "“", "‘", "("})
KINDS: dict[str, NameKind] = {
    "people": "group",
    "state": "place",
    "title": "other",
    "country": "country",
    "adjective": "adjective",
    "capital": "capital",
}


def cut_run(parse: Parse, run: list[Piece]) -> Iterator[Name]:
    """Yield the names of a run, in order. Their kind is set where titles, lists or last words say it for certain."""
    i = next((k for k, piece in enumerate(run) if _is_title(parse, run, k)), None)
    if i is None or _ends_as_organization(parse, run):
        yield from _cut_plain(parse, run)
        return
    j = i + 1
    while j < len(run) and run[j].entry is not None and run[j].entry.kind == "title":  # type: ignore[union-attr]
        j += 1
    if j == len(run):
        yield from _cut_plain(parse, run[:i])  # a title with no name after it is a role
    else:
        while i and _is_portfolio(parse, run[i - 1]):
            i -= 1
        yield from _cut_plain(parse, run[:i])
        yield from _titled(parse, run[i:j], run[j:])


def _ends_as_organization(parse: Parse, run: list[Piece]) -> bool:
    """ "Justice Department", "Harbor General Hospital": what else is a title is a part of the name."""
    return len(run) > 1 and run[-1].entry is None and parse.tokens[run[-1].last - 1].text in organization_words()


def _is_title(parse: Parse, run: list[Piece], i: int) -> bool:
    """A title of the list, or a role with a capital at the head of a longer run ("Activist Jane Doe")."""
    entry = run[i].entry
    if entry is not None:
        return entry.kind == "title"
    token = parse.tokens[run[i].first]
    if i + 1 >= len(run) or token.text in first_names():
        return False
    role = actor_roles().get(token.text.lower())
    return role is not None and role.kind == "person" and run[i + 1].entry is None and _capital(parse, run[i + 1])


def _is_portfolio(parse: Parse, piece: Piece) -> bool:
    """ "Unification Minister", "Planning and Investment Minister": what a title is of belongs to it."""
    word = parse.tokens[piece.first].text.lower()
    return piece.last - piece.first == 1 and (word in word_group("portfolio") or word in ("and", "&"))


def _capital(parse: Parse, piece: Piece) -> bool:
    return parse.tokens[piece.first].text[0].isupper()


def _titled(parse: Parse, titles: list[Piece], rest: list[Piece]) -> Iterator[Name]:
    """The name after a title is a person's; what the lists know after it is another name."""
    first = rest[0].entry
    if first is not None and first.kind in ("country", "adjective", "people", "known") and len(rest) == 1:
        yield from _cut_plain(parse, rest)
        return
    stop = 1
    while stop < len(rest):
        entry = rest[stop].entry
        if entry is not None and entry.kind not in ("state", "capital", "country"):
            break
        stop += 1
    name = make_name(parse, rest[0].first, rest[stop - 1].last)
    name.kind = "person"
    name.left = titles[0].first
    name.title = parse.text[parse.tokens[titles[0].first].start : parse.tokens[titles[-1].last - 1].stop]
    for piece in reversed(titles):  # a deputy minister is a minister
        if piece.entry is not None:
            name.sector = name.sector or piece.entry.sector
            name.gender = name.gender or piece.entry.gender
    role = actor_roles().get(name.title.lower())
    if role is not None:
        name.sector, name.gender = name.sector or role.sector, name.gender or role.gender
    yield name
    yield from cut_run(parse, rest[stop:])


def _cut_plain(parse: Parse, run: list[Piece]) -> Iterator[Name]:
    """Cut a run without titles: an organization's word at its end claims it whole, else known names stand alone."""
    run = _strip(parse, run)
    if not run:
        return
    end = _organization_end(parse, run)
    if end:
        name = make_name(parse, run[0].first, run[end - 1].last)
        name.kind = "organization"
        name.sector = sector_of_organization(name.words, parse.tokens[_organization_head(parse, run, end)].text)
        telling = (piece.entry for piece in run[:end] if piece.entry is not None and piece.entry.country)
        name.country = next((entry.country for entry in telling if entry.kind != "capital"), "")
        yield name
        yield from _cut_plain(parse, run[end:])
        return
    start = 0
    for i, piece in enumerate(run):
        if piece.entry is None or _absorbed(parse, run, i):
            continue
        yield from _unlisted(parse, run[start:i])
        yield _listed(parse, piece, piece.entry)
        start = i + 1
    yield from _unlisted(parse, run[start:])


def _strip(parse: Parse, run: list[Piece]) -> list[Piece]:
    """A run without the small words at its end."""
    while run and run[-1].entry is None and parse.tokens[run[-1].first].text.lower() in SMALL:
        run = run[:-1]
    return run


def _organization_head(parse: Parse, run: list[Piece], end: int) -> int:
    words = organization_words()
    heads = [piece.last - 1 for piece in run[:end] if parse.tokens[piece.last - 1].text in words]
    ends_so = heads[-1] == run[end - 1].last - 1  # "Church of England School"
    return heads[-1] if ends_so or not holds_of(parse, run[:end]) else heads[0]


def _organization_end(parse: Parse, run: list[Piece]) -> int:
    """How many pieces of the run, from its start, an organization's word makes one name; 0 for none."""
    words = organization_words()
    if len(run) == 1:
        return 0
    if run[-1].entry is None and parse.tokens[run[-1].last - 1].text in words:
        return len(run)
    if not holds_of(parse, run):
        return 0
    head = next((k for k, piece in enumerate(run) if parse.tokens[piece.last - 1].text in words), None)
    if head is None or head + 1 >= len(run) or parse.tokens[run[head + 1].first].text not in ("of", "for", "on"):
        return 0
    return len(run)


def _absorbed(parse: Parse, run: list[Piece], i: int) -> bool:
    """Say whether a known word is part of a longer unknown name here: "Michael Jordan", "Vicente Fox"."""
    piece, entry = run[i], run[i].entry
    tokens = parse.tokens
    if entry is None or piece.last - piece.first != 1 or entry.kind in ("adjective", "people"):
        return False
    word = tokens[piece.first]
    if i and run[i - 1].entry is None:
        before = tokens[run[i - 1].last - 1]
        return before.text in first_names() or (before.entity == word.entity and not word.begins_entity)
    if i + 1 < len(run) and run[i + 1].entry is None:
        after = tokens[run[i + 1].first]
        if entry.kind == "country":
            return word.text in first_names() and tokens[run[-1].last - 1].text in last_names()
        if word.text.isupper() and len(word.text) > 1 and after.entity == "PERSON":
            return False  # "told CNN Doe is late": nobody's first name is an acronym
        return after.entity == word.entity != "" and not after.begins_entity
    return False


def _unlisted(parse: Parse, run: list[Piece]) -> Iterator[Name]:
    """A run of unknown words is one name, cut where the model sees another entity begin."""
    start = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or _breaks(parse, run, i):
            pieces = _strip(parse, run[start:i])
            if pieces and not _is_role(parse, pieces):
                yield make_name(parse, pieces[0].first, pieces[-1].last)
            start = i


def _is_role(parse: Parse, pieces: list[Piece]) -> bool:
    """A role alone, with a capital or not, names nobody: "the Army", "Police said"."""
    return len(pieces) == 1 and parse.tokens[pieces[0].first].text.lower() in actor_roles()


def _breaks(parse: Parse, run: list[Piece], i: int) -> bool:
    token, before = parse.tokens[run[i].first], parse.tokens[run[i - 1].last - 1]
    if not token.begins_entity or before.entity == "" or before.text.lower() in SMALL:
        return False
    return not (before.text in first_names() and parse.tokens[run[-1].last - 1].text in last_names())


def _listed(parse: Parse, piece: Piece, entry: Entry) -> Name:
    """A name that the lists know."""
    name = make_name(parse, piece.first, piece.last)
    before = parse.tokens[piece.first - 1].text.lower() if piece.first else ""
    if entry.kind == "people" and before == "ethnic":
        entry = Entry("people", entry.name)  # ethnic Albanians may be citizens of anywhere
    name.kind = entry.actor if entry.kind == "known" else KINDS[entry.kind]
    name.country, name.sector, name.canonical = entry.country, entry.sector, entry.name
    return name


def listed_name(parse: Parse, piece: Piece) -> Name | None:
    """The name of a piece that the lists know and that is no title, else None."""
    return _listed(parse, piece, piece.entry) if piece.entry is not None and piece.entry.kind != "title" else None
