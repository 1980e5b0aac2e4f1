"""Which words name a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secondsource.extract.countries import capital_of, country_words
from secondsource.extract.gazetteer import contains, find_cities, find_counties, find_region
from secondsource.extract.metonyms import LOCATIVE, MOVING, stands_for_government
from secondsource.extract.name import Name
from secondsource.extract.name_lists import name_endings, word_group
from secondsource.extract.names import find_names
from secondsource.extract.readings import (
    BEFORE_NAMES,
    COMPASS,
    KINDS_OF_PLACE,
    TOWN_ENDINGS,
    country_at,
    find_written,
    follows_comma,
    is_called_town,
)
from secondsource.extract.whereabouts import Context, Reading, side_of
from secondsource.model import Document, PlaceMention
from secondsource.parse.tree import Parse, Token

__all__ = ["contains", "find_places"]

BY = "extract/places 2"
LAND = KINDS_OF_PLACE | word_group("land")
"""What a country has as a place: "New Zealand's highest peak"."""
MOST_WORDS = 4
"""Words of a city before "Police"; a longer name is no city's."""


def find_places(document: Document, parse: Parse) -> Iterator[PlaceMention]:
    """Find the places of a document in the order of the text, each with the reading that its context chooses.

    `country` is an ISO 3166-1 alpha-3 code and empty where the text leaves it open; what the report itself says of a
    place ("the Chinese border city of ...") outranks the gazetteer. `region` is the state or province, latitude and
    longitude are in degrees and None where no place or no single one is known; other readings stand in `also`. Places
    and coordinates are GeoNames' (CC BY 4.0).
    """
    if not parse.tokens:
        return
    names = find_names(parse)
    written = list(find_written(parse))
    places = [name for name in names if name.kind in ("place", "country", "capital")]
    places += list(_of_police(parse, names))
    standing = [replace(name, kind="place") for name in names if _stands_as_place(parse, name, names)]
    context = Context(document, parse, [*places, *(name for name in standing if _is_town(parse, name))], written)
    found: dict[tuple[int, int], Reading] = {}
    supported = {name.key for name in places if name.kind == "place" and _supported(parse, name)}
    for name in places:
        known = name.country or name.key in supported or _is_listed(name.words) or context.is_town(name.words)
        if known and _is_place(parse, name):
            found[name.start, name.stop] = context.read(name)
    for item in written:
        found[item.start, item.stop] = context.read_words(parse.text[item.start : item.stop])
        if item.state:
            found[item.state_start, item.state_stop] = context.read_state(item.state)
    for name in standing:
        if _begins_as_place(name) or context.knows(name.words) or context.is_town(name.words):
            found.setdefault((name.start, name.stop), context.read_words(name.words))
    for start, stop, code in _described_capitals(parse):
        found.setdefault((start, stop), context.read_words(capital_of(code), code))
    yield from _mentions(document, found)


def _is_town(parse: Parse, name: Name) -> bool:
    """Say whether the gazetteer has a town of this name or the text calls it one."""
    return bool(find_cities(name.words)) or is_called_town(parse.text, name.start)


def _is_listed(words: str) -> bool:
    """Say whether the gazetteer has a place of this name."""
    return bool(find_cities(words) or find_counties(words) or find_region(words) or side_of(words))


def _mentions(document: Document, found: dict[tuple[int, int], Reading]) -> Iterator[PlaceMention]:
    """The places in order; of two that overlap, the first and longer one."""
    end = 0
    for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
        if start < end:
            continue
        name, country, region, kind, point, also = found[start, stop]
        latitude, longitude = point or (None, None)
        yield PlaceMention(
            doc=document.id,
            start=start,
            stop=stop,
            name=name,
            country=country,
            region=region,
            kind=kind,
            latitude=latitude,
            longitude=longitude,
            also=also,
            by=BY,
        )
        end = stop


def _of_police(parse: Parse, names: list[Name]) -> Iterator[Name]:
    """The city or county of a police department: "Memphis Police" tells where, whoever they are."""
    for name in names:
        if name.kind != "organization" or name.sector != "COP" or name.canonical:
            continue
        for last in range(min(name.last - 1, name.first + MOST_WORDS), name.first, -1):
            words = " ".join(parse.text[parse.tokens[name.first].start : parse.tokens[last - 1].stop].split())
            if find_cities(words) or find_counties(words) or words.split()[-1] in TOWN_ENDINGS - {"City"}:
                start, stop = parse.tokens[name.first].start, parse.tokens[last - 1].stop
                yield Name(name.first, last, start, stop, words, words.casefold(), "place", left=name.first)
                break


def _stands_as_place(parse: Parse, name: Name, names: list[Name]) -> bool:
    """Say whether what was taken for another thing stands as a place: "men from Leeds", "Doe, of Leeds", "Mt. Cook"."""
    if name.kind not in ("person", "organization", "other") or name.canonical or name.title:
        return False
    if _begins_as_place(name):
        return True
    if name.kind == "person" and any(name.key in other.key.split()[1:] for other in names):
        return False
    head = parse.head(parse.tokens[name.last - 1])
    if parse.tokens[name.last - 1].dep != "pobj" or head.i != name.first - 1:
        return False
    return head.text.lower() in LOCATIVE or (head.text.lower() == "of" and _is_of_person(parse, head))


def _begins_as_place(name: Name) -> bool:
    first, _, rest = name.words.partition(" ")
    return bool(rest) and first in BEFORE_NAMES


def _is_of_person(parse: Parse, preposition: Token) -> bool:
    """Say whether "of" follows a name or age and a comma, or a word for somebody who lives there."""
    before = parse.tokens[preposition.i - 1] if preposition.i else preposition
    if before.text == "," and before.i:
        before = parse.tokens[before.i - 1]
        return before.pos == "PROPN" or (before.text.isdigit() and len(before.text) <= 2)
    return before.lemma in ("resident", "native", "suburb", "city", "town")


def _supported(parse: Parse, name: Name) -> bool:
    """Say whether the words around an unknown name, or its own last word, show that it is a place."""
    words = name.words.split()
    if _begins_as_place(name):
        return True
    if name_endings().get(words[-1]) == "place" or name.words in COMPASS:
        return len(words) > 1 and name.words not in COMPASS
    after = parse.tokens[name.last] if name.last < len(parse.tokens) else None
    return _located(parse, parse.tokens[name.last - 1]) or (after is not None and after.lemma in KINDS_OF_PLACE)


def _is_place(parse: Parse, name: Name) -> bool:
    """Say whether a name is a place here: a country only where something is or goes, a capital unless it acts."""
    if name.kind == "place":
        return True
    if name.kind == "capital":
        return not stands_for_government(parse, name)
    token = parse.tokens[name.last - 1]
    if token.dep in ("compound", "poss", "nmod"):
        token = parse.head(token)
        return token.lemma in LAND and name.last <= token.i <= name.last + 3
    return _located(parse, token) or follows_comma(parse, name) is not None


def _located(parse: Parse, token: Token) -> bool:
    """Say whether a word stands after a preposition of place or a verb of movement."""
    for _ in range(5):
        if token.dep != "conj":
            break
        token = parse.head(token)
    head = parse.head(token)
    if token.dep == "pobj":
        return head.text.lower() in LOCATIVE or head.text.lower() == "to"
    return token.dep == "dobj" and head.lemma in MOVING


def _described_capitals(parse: Parse) -> Iterator[tuple[int, int, str]]:
    """ "the Chinese capital" is Beijing: yields where the words start and stop, and the country."""
    for token in parse.tokens[1:]:
        if token.lemma != "capital" or token.tag not in ("NN", "NNP"):
            continue
        head = parse.head(token)
        if head.i == token.i + 1 and head.pos in ("NOUN", "PROPN"):
            continue  # "capital city", "capital punishment"
        before = parse.tokens[token.i - 1]
        code = country_at(parse, before)
        if code and capital_of(code):
            yield _first_of(parse, before), token.stop, code


def _first_of(parse: Parse, last: Token) -> int:
    """Where a country's adjective begins that ends with this word."""
    before = parse.tokens[last.i - 1] if last.i else last
    words = " ".join(parse.text[before.start : last.stop].split())
    return before.start if words in country_words() else last.start
