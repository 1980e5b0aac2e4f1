"""Which words of a document are names, and of what: runs of capitalized words, cut at titles and known names.

The model's entity types are votes only. A name's kind is decided over all its mentions in the document, from the
lists, titles, suffixes, verbs, appositions and those votes together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from secondsource.extract.gazetteer import find_cities, find_state
from secondsource.extract.name_lists import (
    Entry,
    NameLists,
    actor_roles,
    actor_verbs,
    first_names,
    last_names,
    name_lists,
    organization_words,
)
from secondsource.extract.persons import PARTICLES, is_family_first, normal_words, read_person
from secondsource.parse.tree import Parse, Sentence, Token

NameKind = Literal["person", "organization", "country", "group", "place", "adjective", "capital", "other"]

DATED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
VOTES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "LANGUAGE": "other",
}
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "into", "around", "across", "throughout"})
PLACE_WORDS = frozenset(
    [
        "Street",
        "Avenue",
        "Road",
        "Boulevard",
        "Drive",
        "Lane",
        "Highway",
        "Park",
        "County",
        "City",
        "Bridge",
        "River",
        "Lake",
        "Mountain",
        "Island",
        "Peninsula",
        "Valley",
        "Beach",
        "Creek",
        "Heights",
        "Airport",
        "Hall",
        "Square",
        "Plaza",
        "Palace",
        "Stadium",
        "Building",
        "Tower",
        "Strip",
        "Sea",
        "Ocean",
        "Gulf",
        "Province",
        "District",
        "Region",
        "Hotel",
        "Mall",
        "Apartments",
        "Zone",
        "Ave.",
        "St.",
        "Blvd.",
        "Rd.",
        "Hwy.",
        "Station",
        "Village",
        "Township",
        "Court",
        "Way",
        "Place",
    ]
)
OTHER_WORDS = frozenset(
    [
        "Act",
        "Bill",
        "Amendment",
        "Treaty",
        "Accord",
        "Agreement",
        "Deal",
        "War",
        "Games",
        "Olympics",
        "Day",
        "Week",
        "Month",
        "Year",
        "Award",
        "Prize",
        "Cup",
        "Summit",
        "Conference",
        "Convention",
        "Forum",
        "Plan",
        "Program",
        "Programme",
        "Project",
        "Initiative",
        "Report",
        "Index",
        "Festival",
        "Revolution",
        "Crisis",
        "Peninsula",
        "Constitution",
        "Code",
        "Law",
        "Protocol",
        "Dialogue",
        "Talks",
        "Scandal",
        "Affair",
        "Memorial",
        "Eve",
        "Holocaust",
        "Ramadan",
        "Christmas",
        "Easter",
        "Thanksgiving",
        "Bible",
        "Koran",
        "Quran",
        "Internet",
        "God",
        "English",
        "Spanish",
    ]
)


BIG_CITY = 100_000
"""People above which a place is better known than the persons of that name."""


@dataclass(slots=True)
class Name:
    """One occurrence of a name: tokens `first` to `last` (half-open), and what stands around it."""

    first: int
    last: int
    start: int
    stop: int
    words: str
    key: str
    kind: NameKind | None = None  # None until the document has decided
    title: str = ""
    left: int = 0  # where its titles begin, else `first`
    country: str = ""
    sector: str = ""
    gender: str = ""
    canonical: str = ""


@dataclass(slots=True)
class _Piece:
    """A part of a run: one word, or an entry of the lists."""

    first: int
    last: int
    entry: Entry | None


def find_names(parse: Parse) -> list[Name]:
    """Find the names of a document in the order of the text, each with the kind that the document as a whole gives it."""
    plain = parse.text.replace("’", "'")
    names: list[Name] = []
    headings: list[Sentence] = []
    for sentence in parse.sentences:
        if is_heading(parse, sentence):
            headings.append(sentence)
        else:
            names.extend(_names_of(parse, sentence, plain))
    decide_kinds(parse, names)
    _settle_georgia(names)
    known = {name.key: name for name in names if name.kind in ("person", "organization")}
    for sentence in headings:
        names.extend(_names_of_heading(parse, sentence, plain, known))
    names.sort(key=lambda name: (name.start, name.stop))
    return names


def _settle_georgia(names: list[Name]) -> None:
    """Georgia is the state where the document names other states or counties, and no neighbour of the country."""
    states = sum(name.kind == "place" and (name.country == "USA" or name.words.endswith(" County")) for name in names)
    nearby = any(
        name.country in ("RUS", "ARM", "AZE", "UKR") or name.words in ("Georgian", "Tbilisi") for name in names
    )
    for name in names:
        if name.words == "Georgia" and name.kind == "country" and not nearby and (states or name.canonical == ""):
            name.kind, name.country, name.canonical, name.sector = "place", "USA", "Georgia", ""


def is_heading(parse: Parse, sentence: Sentence) -> bool:
    """Say whether most words of a sentence begin with a capital, so that capitals say nothing about names."""
    words = [token for token in parse.words(sentence) if len(token.text) > 3 and token.text.isalpha()]
    if len(words) < 2:
        return sentence.kind == "headline" or sentence.last - sentence.first < 2
    capitals = sum(token.text[0].isupper() for token in words)
    last = parse.tokens[sentence.last - 1].text
    return capitals >= 0.8 * len(words) and (sentence.kind == "headline" or last not in (".", "”", '"', ","))


def _names_of(parse: Parse, sentence: Sentence, plain: str) -> Iterator[Name]:
    for run in _runs(parse, sentence, plain, name_lists()):
        yield from _cut_run(parse, run)


def _names_of_heading(parse: Parse, sentence: Sentence, plain: str, known: dict[str, Name]) -> Iterator[Name]:
    """In a heading only what the lists or the rest of the document know is a name."""
    for run in _runs(parse, sentence, plain, name_lists()):
        i = 0
        while i < len(run):
            entry = run[i].entry
            if entry and entry.kind != "title":
                yield _listed(parse, run[i], entry)
                i += 1
                continue
            for j in range(len(run), i, -1):
                name = _name(parse, run[i].first, run[j - 1].last)
                if name.key in known:
                    like = known[name.key]
                    name.kind, name.country, name.sector = like.kind, like.country, like.sector
                    yield name
                    i = j
                    break
            else:
                i += 1


# Runs of capitalized words


def _runs(parse: Parse, sentence: Sentence, plain: str, lists: NameLists) -> Iterator[list[_Piece]]:
    """Yield the runs of words that may be names, as pieces."""
    run: list[_Piece] = []
    tokens = parse.tokens
    i = sentence.first
    while i < sentence.last:
        piece = _piece(parse, sentence, plain, lists, i)
        if piece is None:
            bridge = _bridge(parse, sentence, run, i) if run else 0
            if bridge:
                run.extend(_Piece(k, k + 1, None) for k in range(i, i + bridge))
                i += bridge
                continue
            if run:
                yield run
                run = []
            i += 1
            continue
        run.append(piece)
        i = piece.last
    if run:
        yield run


def _piece(parse: Parse, sentence: Sentence, plain: str, lists: NameLists, i: int) -> _Piece | None:
    token = parse.tokens[i]
    word = token.text
    head = word[0]
    if not (head.isupper() or head.isdigit() or word in ("al", "dpa")):
        return None
    found = lists.longest(plain, word, token.start)
    if found and not (found[1].kind == "title" and token.pos == "VERB"):
        last = i + 1
        while last < sentence.last and parse.tokens[last].stop <= found[0]:
            last += 1
        if parse.tokens[last - 1].stop == found[0] and not _weak(token, found[1], i == sentence.first):
            return _Piece(i, last, found[1])
    if not head.isupper() and not (head.isdigit() and any(char.isupper() for char in word)):
        return None
    if token.entity in DATED and not (token.tag in ("NNP", "NNPS") and len(word) > 9):
        return None
    if token.tag in ("NNP", "NNPS"):
        return _Piece(i, i + 1, None) if any(char.isalpha() for char in word) else None
    if token.entity in ("PERSON", "ORG", "GPE", "FAC", "NORP") and token.pos in ("NOUN", "ADJ", "X", "PROPN", "VERB"):
        return _Piece(i, i + 1, None) if i != sentence.first or token.pos != "VERB" else None
    return None


def _weak(token: Token, entry: Entry, begins: bool) -> bool:
    """A listed word that is something else here: "Polish the table", "IT WHO"."""
    if token.pos in ("VERB", "AUX", "PRON", "ADV", "INTJ") and entry.kind != "title":
        return True
    return begins and entry.kind in ("adjective", "title") and token.pos in ("ADV", "DET")


def _bridge(parse: Parse, sentence: Sentence, run: list[_Piece], i: int) -> int:
    """Count the small words at `i` that hold a name together: hyphens, particles, "of" after an organization's word."""
    tokens = parse.tokens
    word = tokens[i].text
    before = tokens[i - 1]
    following = tokens[i + 1] if i + 1 < sentence.last else None
    if following is None:
        return 0
    close = tokens[i].start == before.stop
    if word in ("-", "–") and close and following.start == tokens[i].stop and run[-1].entry is None:
        # Jong-un, Al-Thani: the second half may be in lower case
        return 2 if _second_half(tokens, run, following) else 0
    if (
        word in ("al", "el", "ul")
        and following.text == "-"
        and i + 2 < sentence.last
        and tokens[i + 2].text[0].isupper()
    ):
        return 2
    if word == "-" and before.text in ("al", "el", "ul") and following.text[0].isupper():
        return 1
    if word == "&" and following.text[0].isupper():
        return 1
    if (
        word in PARTICLES
        and following.text[0].isupper()
        and before.entity == tokens[i].entity == following.entity == "PERSON"
    ):
        return 1
    if word in ("'s", "’s") and following.text in (
        "Office",
        "Department",
        "Daily",
        "Party",
        "Congress",
        "Hospital",
        "Bureau",
    ):
        return 1
    last = tokens[run[-1].last - 1].text
    if word in ("of", "for", "on") and organization_words().get(last, ("", ""))[1] == word and last[0].isupper():
        step = 2 if following.text == "the" and i + 2 < sentence.last else 1
        return step if tokens[i + step].text[0].isupper() and tokens[i + step].pos == "PROPN" else 0
    if (
        word == "and"
        and following.text[0].isupper()
        and _holds_of(parse, run)
        and before.entity == tokens[i].entity == following.entity == "ORG"
    ):
        return 1
    return 0


def _second_half(tokens: tuple[Token, ...], run: list[_Piece], after: Token) -> bool:
    """Say whether the word after a hyphen belongs to the name: "Moon Jae-in", "Al-Thani", but not "Trump-backed"."""
    if not after.text.isalpha() or len(after.text) > 12:
        return False
    if after.text[0].isupper():
        return after.pos == "PROPN"
    before = tokens[run[-1].first]
    if len(after.text) > 6:
        return False
    if len(run) > 1 and is_family_first(tokens[run[-2].first].text):
        return True
    return after.pos in ("PROPN", "NOUN", "X") and after.entity == before.entity != ""


def _holds_of(parse: Parse, run: list[_Piece]) -> bool:
    return any(parse.tokens[piece.first].text in ("of", "for", "on") for piece in run)


# From a run to names


def _cut_run(parse: Parse, run: list[_Piece]) -> Iterator[Name]:
    """Cut a run at titles and known names; "U.S. President Donald Trump" is a country and a titled person."""
    i = next((k for k, piece in enumerate(run) if piece.entry and piece.entry.kind == "title"), None)
    if i is not None:
        j = i
        while j < len(run) and run[j].entry is not None and run[j].entry.kind == "title":  # type: ignore[union-attr]
            j += 1
        if j == len(run) or (j < len(run) and _organization_end(parse, run[j:])):
            # "Mayor" with no name after it is a role; "Justice Department", "King County" are names of their own
            yield from _cut_plain(parse, run if j < len(run) else run[:i])
            return
        yield from _cut_plain(parse, run[:i])
        yield from _titled(parse, run[i:j], run[j:])
        return
    yield from _cut_plain(parse, run)


def _titled(parse: Parse, titles: list[_Piece], rest: list[_Piece]) -> Iterator[Name]:
    """The name after a title is a person's; what the lists know after it is another name."""
    stop = 1
    while stop < len(rest) and (rest[stop].entry is None or rest[stop].entry.kind in ("state", "capital")):  # type: ignore[union-attr]
        stop += 1
    if rest[0].entry is not None and rest[0].entry.kind in ("country", "adjective", "people") and len(rest) == 1:
        yield from _cut_plain(parse, rest)
        return
    name = _name(parse, rest[0].first, rest[stop - 1].last)
    name.kind = "person"
    name.left = titles[0].first
    name.title = parse.text[parse.tokens[titles[0].first].start : parse.tokens[titles[-1].last - 1].stop]
    for piece in titles:
        assert piece.entry is not None
        name.sector = name.sector or piece.entry.sector
        name.gender = name.gender or piece.entry.gender
    yield name
    yield from _cut_run(parse, rest[stop:])


def _cut_plain(parse: Parse, run: list[_Piece]) -> Iterator[Name]:
    """Cut a run without titles: an organization's word at its end claims it whole, else known names stand alone."""
    while run and parse.tokens[run[-1].first].text.lower() in ("of", "for", "and", "&", "the", "'s", "’s", "-"):
        run = run[:-1]
    if not run:
        return
    end = _organization_end(parse, run)
    if end:
        name = _name(parse, run[0].first, run[end - 1].last)
        name.kind = "organization"
        name.sector = organization_words()[parse.tokens[_organization_head(parse, run, end)].text][0]
        name.country = next(
            (
                p.entry.country
                for p in run[:end]
                if p.entry and p.entry.kind in ("country", "adjective", "known", "state")
            ),
            "",
        )
        yield name
        yield from _cut_plain(parse, run[end:])
        return
    start = 0
    for i, piece in enumerate(run):
        entry = piece.entry
        if entry is None or _absorbed(parse, run, i):
            continue
        yield from _unlisted(parse, run[start:i])
        yield _listed(parse, piece, entry)
        start = i + 1
    yield from _unlisted(parse, run[start:])


def _organization_head(parse: Parse, run: list[_Piece], end: int) -> int:
    words = organization_words()
    heads = [piece.last - 1 for piece in run[:end] if parse.tokens[piece.last - 1].text in words]
    return heads[0] if _holds_of(parse, run[:end]) else heads[-1]


def _organization_end(parse: Parse, run: list[_Piece]) -> int:
    """How many pieces of the run, from its start, an organization's word at their end makes one name; 0 for none."""
    words = organization_words()
    if len(run) == 1:
        return 0
    last = parse.tokens[run[-1].last - 1].text
    if last in words and run[-1].entry is None:
        return len(run)
    if _holds_of(parse, run):
        first = next((k for k, piece in enumerate(run) if parse.tokens[piece.last - 1].text in words), None)
        if (
            first is not None
            and first + 1 < len(run)
            and parse.tokens[run[first + 1].first].text in ("of", "for", "on")
        ):
            return len(run)
    return 0


def _absorbed(parse: Parse, run: list[_Piece], i: int) -> bool:
    """Say whether a known word is part of a longer unknown name here: "Michael Jordan", "Vicente Fox"."""
    piece, entry = run[i], run[i].entry
    assert entry is not None
    tokens = parse.tokens
    before = run[i - 1] if i else None
    after = run[i + 1] if i + 1 < len(run) else None
    single = piece.last - piece.first == 1
    if before is not None and before.entry is None and single:
        same = tokens[before.last - 1].entity == tokens[piece.first].entity and not tokens[piece.first].begins_entity
        if tokens[before.first].text in first_names() and entry.kind in ("country", "capital", "state", "known"):
            return True
        return same and entry.kind in ("known", "capital", "state", "country")
    if after is not None and after.entry is None and single and entry.kind in ("known", "state", "capital"):
        return tokens[after.first].entity == tokens[piece.first].entity != "" and not tokens[after.first].begins_entity
    return False


def _unlisted(parse: Parse, run: list[_Piece]) -> Iterator[Name]:
    """A run of unknown words is one name; a known short name at its head is split off where the model says so."""
    start = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or _breaks(parse, run, i):
            pieces = run[start:i]
            while pieces and parse.tokens[pieces[-1].first].text.lower() in ("of", "for", "and", "&", "the", "-"):
                pieces = pieces[:-1]
            if pieces:
                yield _name(parse, pieces[0].first, pieces[-1].last)
            start = i


def _breaks(parse: Parse, run: list[_Piece], i: int) -> bool:
    """The model sees one entity end before this piece and another one begin with it."""
    token, before = parse.tokens[run[i].first], parse.tokens[run[i - 1].last - 1]
    return token.begins_entity and before.entity != "" and before.text not in ("-", "of", "&")


def _listed(parse: Parse, piece: _Piece, entry: Entry) -> Name:
    name = _name(parse, piece.first, piece.last)
    kinds: dict[str, NameKind] = {"people": "group", "state": "place", "title": "other", "known": "organization"}
    name.kind = kinds.get(entry.kind) or entry.kind  # type: ignore[assignment]
    if entry.kind == "known":
        name.kind = entry.actor
    name.country, name.sector, name.canonical = entry.country, entry.sector, entry.name
    return name


def _name(parse: Parse, first: int, last: int) -> Name:
    start, stop = parse.tokens[first].start, parse.tokens[last - 1].stop
    words = " ".join(parse.text[start:stop].split())
    return Name(first, last, start, stop, words, " ".join(normal_words(words)), left=first)


# What kind of name


def decide_kinds(parse: Parse, names: list[Name]) -> None:
    """Give each name the kind that most speaks for over the whole document, short names that of their full name."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        tally = votes.setdefault(name.key, Counter())
        if name.kind is not None:
            tally[name.kind] += 4
        else:
            for kind, weight in weigh_name(parse, name):
                tally[kind] += weight
    kinds = {key: _winner(tally) for key, tally in votes.items()}
    families = {read_person(key).family for key, kind in kinds.items() if kind == "person" and " " in key}
    for name in names:
        if name.kind is None:
            name.kind = kinds[name.key]
            if " " not in name.key and name.key in families:
                name.kind = "person"


def _winner(tally: Counter[str]) -> NameKind:
    best = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    if not best or best[0][1] < 1:
        return "other"
    return best[0][0]  # type: ignore[return-value]


def weigh_name(parse: Parse, name: Name) -> Iterator[tuple[str, float]]:
    """Yield what speaks for each kind at one occurrence of a name, with its weight (set by hand on development text)."""
    tokens = parse.tokens
    inside = tokens[name.first : name.last]
    last = inside[-1]
    words = [token.text for token in inside if token.text != "-"]
    seen = Counter(
        "other" if token.entity == "NORP" and token.dep == "amod" else VOTES.get(token.entity, "") for token in inside
    )
    kind, count = min(seen.items(), key=lambda item: (-item[1], item[0]))
    if kind:
        yield kind, 1.0 if count == len(inside) else 0.5
    if len(words) > 1 and words[0] in first_names() and words[-1] not in PLACE_WORDS:
        yield "person", 2.0
    cities = find_cities(name.words) if len(words) < 4 else []
    if cities:
        yield "place", 1.5 if cities[0].population >= BIG_CITY else 0.5
    if words[-1] in PLACE_WORDS and len(words) > 1:
        yield "place", 3.0
    if words[-1] in OTHER_WORDS:
        yield "other", 4.0
    if (
        1 < len(words) < 5
        and words[-1] in last_names()
        and seen["PERSON"] + seen[""] == len(inside)
        and _word_before(parse, name) != "the"
    ):
        yield "person", 1.0
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        yield "organization", 1.0
    yield from _weigh_around(parse, name, last)


def _word_before(parse: Parse, name: Name) -> str:
    return parse.tokens[name.first - 1].text.lower() if name.first else ""


def _weigh_around(parse: Parse, name: Name, last: Token) -> Iterator[tuple[str, float]]:
    tokens = parse.tokens
    sentence = parse.sentence(last)
    before = tokens[name.first - 1] if name.first > sentence.first else None
    after = tokens[name.last] if name.last < sentence.last else None
    third = tokens[name.last + 1] if name.last + 1 < sentence.last else None
    if before is not None:
        role = actor_roles().get(before.text.lower())
        if before.text.lower() == "the":
            yield "person", -1.5
            yield "organization", 0.5
        elif role and not role.many and before.text[0].islower():
            yield ("person" if role.kind == "person" else "organization"), 2.5
        elif before.text.lower() in PLACE_PREPOSITIONS:
            yield "place", 1.0
    if after is not None:
        role = actor_roles().get(after.text.lower())
        if role and role.kind == "organization" and after.text[0].islower():
            yield "organization", 2.0
        if after.text == "," and third is not None:
            if third.text.isdigit() and len(third.text) <= 2:
                yield "person", 3.0
            elif find_state(third.text) or find_state(parse.text[third.start : third.stop + 1]):
                yield "place", 3.0
            elif third.text in ("who", "whose"):
                yield "person", 1.5
        elif after.text == ":":
            yield "person", -1.0
        elif after.text == "who":
            yield "person", 1.5
    if last.dep == "nsubj" and tokens[last.head].lemma in actor_verbs():
        yield ("person" if before is None or before.text.lower() != "the" else "organization"), 0.6
        yield "place", -0.5
    for child in parse.children(last, "appos"):
        role = actor_roles().get(child.lemma) or actor_roles().get(child.text.lower())
        if role and role.kind in ("person", "organization"):
            yield role.kind, 2.0
