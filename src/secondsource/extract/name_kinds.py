"""What kind of thing a name names, decided over all its occurrences in the document.

The model's entity types are votes; titles, lists, suffixes, verbs and the words around outweigh them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondsource.extract.gazetteer import find_cities, find_province, find_state
from secondsource.extract.name import Name, NameKind, make_name
from secondsource.extract.name_lists import (
    actor_roles,
    actor_verbs,
    first_names,
    kin,
    last_names,
    name_endings,
    organization_words,
    person_verbs,
    word_group,
)
from secondsource.extract.officeholders import find_officeholder
from secondsource.extract.persons import SUFFIXES, read_person
from secondsource.parse.tree import Parse, Token

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
PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
PRIVATE = frozenset({"home", "house", "apartment", "residence", "street", "neighborhood", "park", "bar", "area"})
LONGEST_NAME = 5
"""Words of an unknown name, beyond which it is hardly one."""
BIG_CITY = 100_000
"""People above which a place is better known than the persons of that name."""
FIXED = 4.0
"""The weight of a kind that a title, a list or a last word has settled."""


def decide_kinds(parse: Parse, names: list[Name]) -> None:
    """Give each name the kind that most speaks for over the whole document, short names that of their full name."""
    votes: dict[str, dict[str, float]] = {}
    for name in names:
        tally = votes.setdefault(name.key, {})
        if name.kind is not None:
            tally[name.kind] = tally.get(name.kind, 0.0) + FIXED
        else:
            for kind, weight in weigh_name(parse, name):
                tally[kind] = tally.get(kind, 0.0) + weight
    kinds = {key: _winner(tally) for key, tally in votes.items()}
    _shorten_organizations(names, kinds)
    persons = [read_person(name.words) for name in names if " " in name.words and kinds[name.key] == "person"]
    families = {person.family for person in persons} | {person.family.split(" ")[-1] for person in persons}
    given = {person.given for person in persons if not person.family_first}
    for name in names:
        alone = " " not in name.words
        if name.kind is None:
            name.kind = kinds[name.key]
            if alone and (
                read_person(name.words).family in families or (name.key in given and name.words in first_names())
            ):
                name.kind = "person"
        elif name.kind == "country" and alone and name.key in given and name.words in first_names():
            name.kind, name.country, name.sector, name.canonical = "person", "", "", ""
    trim_names(parse, names)
    _settle_last_words(names)


def _settle_last_words(names: list[Name]) -> None:
    """ "The Post" is the one organization of the document that ends with that word; else it names nobody."""
    full = {name.words: name for name in names if name.kind == "organization" and " " in name.words}
    for name in names:
        if name.words not in organization_words() or name.canonical:
            continue
        fits = sorted({words for words in full if words.endswith(" " + name.words)})
        name.kind = "organization" if len(fits) == 1 else "other"
        if len(fits) == 1:
            like = full[fits[0]]
            name.canonical, name.country, name.sector = like.canonical or like.words, like.country, like.sector


def _shorten_organizations(names: list[Name], kinds: dict[str, NameKind]) -> None:
    """The first word of an organization, where no person bears it as a family name, is the organization again."""
    organizations = {name.key for name in names if kinds[name.key] == "organization" and " " in name.key}
    heads = {key.split(" ")[0] for key in organizations}
    persons = {key.split(" ")[-1] for key, kind in kinds.items() if kind == "person" and " " in key}
    for key in sorted(heads - persons):
        if key in kinds and kinds[key] in ("person", "other"):
            kinds[key] = "organization"


def trim_names(parse: Parse, names: list[Name]) -> None:
    """Cut off what a capital has glued to the front of a full name that the document knows ("Rival Jane Doe")."""
    full = {name.key for name in names if name.kind == "person" and " " in name.words}
    for name in names:
        words = name.key.split()
        for cut in range(1, len(words) - 1):
            if (
                name.kind in ("person", "organization", "other")
                and not name.canonical
                and " ".join(words[cut:]) in full
            ):
                trimmed = make_name(parse, name.first + cut, name.last)
                if trimmed.key == " ".join(words[cut:]):
                    name.first, name.left, name.start = trimmed.first, trimmed.first, trimmed.start
                    name.words, name.key, name.kind = trimmed.words, trimmed.key, "person"
                break


def _winner(tally: dict[str, float]) -> NameKind:
    """The heaviest kind; below one vote a name is nothing that acts."""
    best = min(tally.items(), key=lambda item: (-round(item[1], 3), item[0]), default=("other", 0.0))
    return best[0] if best[1] >= 1 else "other"  # type: ignore[return-value]


def weigh_name(parse: Parse, name: Name) -> Iterator[tuple[str, float]]:
    """Yield what speaks for each kind at one occurrence of a name, with its weight.

    The weights were set by hand on development text: a list or a pattern of the language outweighs the model's vote.
    """
    inside = parse.tokens[name.first : name.last]
    yield _vote(inside)
    yield from _weigh_words(parse, name, inside)
    yield from _weigh_before(parse, name)
    yield from _weigh_after(parse, name, inside[-1])
    yield from _weigh_verb(parse, name, inside[-1])


def _vote(inside: tuple[Token, ...]) -> tuple[str, float]:
    """What the model says of most of the words."""
    seen = Counter(
        "other" if token.entity == "NORP" and token.dep == "amod" else VOTES.get(token.entity, "") for token in inside
    )
    kind, count = min(seen.items(), key=lambda item: (-item[1], item[0]))
    return (kind or "other", 0.0) if not kind else (kind, 1.0 if count == len(inside) else 0.5)


def _weigh_words(parse: Parse, name: Name, inside: tuple[Token, ...]) -> Iterator[tuple[str, float]]:
    words = name.words.split()
    many = len(words) > 1
    ending = name_endings().get(words[-1])
    cities = find_cities(name.words) if len(words) < 4 else []
    if find_province(name.words):
        yield "place", 3.0
    if not many and not cities and find_officeholder(name.words) is not None:
        yield "person", 1.5
    if cities:
        yield "place", 1.5 if cities[0].population >= BIG_CITY else 0.5
    if ending == "other" and many and words[0] in first_names():
        ending = None  # Bettie Page, Phil Ford
    if ending and (many or ending == "other"):
        yield ending, 4.0
        return
    if len(words) > LONGEST_NAME:
        yield "other", 4.0  # a heading that was not seen as one
        return
    if "&" in words:
        yield "organization", 3.0
        return
    if many and words[0] in first_names():
        yield "person", 2.0
    last = words[-2] if many and words[-1].strip(".").lower() in SUFFIXES else words[-1]
    if (
        1 < len(words) < 5
        and (last in last_names() or (last != words[-1] and words[0] in first_names()))
        and _before(parse, name) != "the"
    ):
        yield "person", 1.2
    if (
        not many
        and inside[-1].tag == "NNPS"
        and words[0] not in first_names()
        and VOTES.get(inside[-1].entity) != "place"
    ):
        yield "group", 2.0  # a people or a team
    if not many and words[0].isupper() and words[0].isalpha() and 2 <= len(words[0]) <= 6:
        yield "organization", 1.0


def _before(parse: Parse, name: Name) -> str:
    return parse.tokens[name.first - 1].text.lower() if name.first else ""


def _weigh_before(parse: Parse, name: Name) -> Iterator[tuple[str, float]]:
    sentence = parse.sentence(parse.tokens[name.first])
    if name.first <= sentence.first:
        return
    before = parse.tokens[name.first - 1]
    word = before.text.lower()
    role = actor_roles().get(word)
    if word == "the":
        yield "person", -1.5
        yield "organization", 0.5
    elif role is not None and not role.many and before.text[0].islower():
        yield ("person" if role.kind == "person" else "organization"), 2.5
    elif word in PLACE_PREPOSITIONS:
        yield "place", 1.0
    elif word == "as" and name.first - 3 >= sentence.first:
        if {token.lemma for token in parse.tokens[name.first - 3 : name.first - 1]} & {"identify", "know", "name"}:
            yield "person", 2.0
    elif word == "," and name.first - 2 >= sentence.first:
        if parse.tokens[name.first - 2].lemma in word_group("relatives"):
            yield "person", 2.5  # "her daughter, Abby"
    elif word in ("named", "victim", "suspect"):
        yield "person", 1.5


def _weigh_after(parse: Parse, name: Name, last: Token) -> Iterator[tuple[str, float]]:
    sentence = parse.sentence(last)
    after = parse.tokens[name.last] if name.last < sentence.last else None
    third = parse.tokens[name.last + 1] if name.last + 1 < sentence.last else None
    if after is None:
        return
    yield from _weigh_noun(name, after)
    if after.text == ":":
        yield "person", -1.0
    elif after.text == "who":
        yield "person", 1.5
    elif third is None:
        return
    elif (after.tag == "POS" and third.lemma in kin()) or (
        after.text == "(" and third.text.isdigit() and len(third.text) == 2
    ):
        yield "person", 2.0
    elif after.text == ",":
        yield from _weigh_comma(parse, third)


def _weigh_noun(name: Name, after: Token) -> Iterator[tuple[str, float]]:
    """ "Yonhap news agency" is an organization, "Salinas police", "a Salinas man" and "a Salinas home" a place."""
    role = actor_roles().get(after.text.lower()) if after.text[0].islower() else None
    if role is None and after.text not in PRIVATE:
        return
    outlet = role is not None and role.kind == "organization" and role.sector not in ("COP", "GOV")
    if not outlet and find_cities(name.words):
        yield "place", 2.0
    elif role is not None and role.kind == "organization":
        yield "organization", 2.0


def _weigh_comma(parse: Parse, third: Token) -> Iterator[tuple[str, float]]:
    """ ", 24," is an age, ", Wash." a state, ", who" a person."""
    if third.text.isdigit() and len(third.text) <= 2:
        yield "person", 3.0
    elif find_state(third.text) or find_state(parse.text[third.start : third.stop + 1]):
        yield "place", 3.0
    elif third.text in ("who", "whose"):
        yield "person", 1.5


def _weigh_verb(parse: Parse, name: Name, last: Token) -> Iterator[tuple[str, float]]:
    verb = parse.tokens[last.head]
    article = _before(parse, name) == "the"
    if last.dep == "nsubj" and verb.lemma in actor_verbs():
        yield ("organization" if article else "person"), 0.6
        yield "place", -0.5
    if last.dep in ("nsubj", "nsubjpass") and verb.lemma in person_verbs() and not article:
        yield "person", 1.2
    if last.dep in ("nsubj", "nsubjpass"):
        yield from _weigh_pronoun(parse, verb, last)
    for child in parse.children(last, "appos"):
        role = actor_roles().get(child.lemma) or actor_roles().get(child.text.lower())
        if role is not None and role.kind in ("person", "organization"):
            yield role.kind, 2.0


def _weigh_pronoun(parse: Parse, verb: Token, subject: Token) -> Iterator[tuple[str, float]]:
    """The first pronoun after a subject is as often as not its own: "X said from his office", "X said it had"."""
    sentence = parse.sentence(verb)
    for token in parse.tokens[subject.i + 1 : sentence.last]:
        if token.text.lower() in PERSONAL:
            yield "person", 1.3
            return
        if token.text.lower() in ("its", "itself"):
            yield "organization", 0.7
            return
        if token.pos == "PROPN" or token.text.lower() in ("they", "we", "it", "i"):
            return
    following = parse.tokens[sentence.last] if sentence.last < len(parse.tokens) else None
    if (
        following is not None
        and following.text in ("He", "She")
        and parse.sentence(following).region == sentence.region
    ):
        yield "person", 0.5
