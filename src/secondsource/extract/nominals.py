"""Which words name an actor by its role: "the North Korean leader", "police", "the ministry"."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.extract.gazetteer import find_province
from secondsource.extract.name import Name
from secondsource.extract.name_lists import Role, actor_roles, word_group
from secondsource.parse.tree import Parse, Token

MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod", "punct"})
MODIFYING = frozenset({"ADJ", "NOUN", "ADV", "VERB", "PROPN"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNED = frozenset({"its", "their", "our"})
FORMER = frozenset({"former", "ex", "late", "then", "retired", "onetime", "ousted", "deposed", "previous"})
COUNTING = word_group("counting")
"""Words before a role that count or compare, and are no part of its core."""
BUILDINGS = word_group("buildings")
"""Roles that are as often a place or a thing: mentions only where they do or own something."""
COLLECTIVES = frozenset({"group", "groups", "team", "crowd", "alliance", "coalition", "source", "sources", "movement"})
"""Roles that "of ..." turns into a mere quantity or cause: "a group of boys", "a source of stability"."""
DOERS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})
LONGEST_ROLE = 5
AGED = frozenset({"", "year", "years", "year-old", "old"})
"""Words of an age before a role, without hyphens."""
HYPHENED = word_group("hyphened")
REACH = 9
"""Tokens behind a role within which a comma and its bearer's name may follow."""


@dataclass(slots=True)
class Nominal:
    """A role at one place of the text: tokens `first` to `last` (half-open), its head the last of them."""

    first: int
    last: int
    start: int
    stop: int
    role: Role
    words: str
    core: int = 0  # where the role itself begins, behind its adjectives
    country: str = ""
    definite: bool = False
    open: bool = False  # belongs to something without a name, or is told by a clause: "the man who left"
    former: bool = False
    predicate: bool = False  # says what somebody is: "he is a lawyer"
    owner: Name | None = None  # the name it belongs to: "Xi's government", "spokesman for the ministry"
    bearer: Name | None = None  # the name that the sentence gives it: by apposition, or by "is"
    title_of: Name | None = None  # the name it stands before or after: no mention of its own


class Surroundings:
    """Where the names of a document stand, for the questions that roles ask."""

    def __init__(self, parse: Parse, names: list[Name]) -> None:
        self.parse = parse
        self.at = {i: name for name in names for i in range(name.first, name.last)}
        acting = [name for name in names if name.kind in ("person", "organization")]
        self.begins = {name.first: name for name in acting}
        self.begins.update({name.left: name for name in acting})


def find_nominals(parse: Parse, names: list[Name]) -> list[Nominal]:
    """Find the roles of a document in the order of the text, the ones that stand as titles before names included."""
    around = Surroundings(parse, names)
    found = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            role, last = _role_at(around, i, sentence.last)
            if role is None:
                i += 1
                continue
            nominal = _read_nominal(around, i, last, role, sentence.first)
            if nominal is not None:
                found.append(nominal)
            i = last
    return found


def _role_at(around: Surroundings, i: int, stop: int) -> tuple[Role | None, int]:
    """The longest role that begins at a token outside any name, and where it ends."""
    tokens = around.parse.tokens
    if tokens[i].pos not in ("NOUN", "PROPN", "ADJ") or i in around.at:
        return None, i
    words = ""
    best: tuple[Role | None, int] = (None, i)
    for last in range(i, min(i + LONGEST_ROLE, stop)):
        token = tokens[last]
        if last in around.at:
            break
        glued = not words or token.start == tokens[last - 1].stop  # "district attorney's", "hostage-takers"
        words += token.text.lower() if glued else " " + token.text.lower()
        role = actor_roles().get(words.replace("’", "'"))
        if role is not None and token.pos in ("NOUN", "PROPN", "ADJ", "PART"):
            best = (role, last + 1)
    return best


def _read_nominal(around: Surroundings, i: int, last: int, role: Role, begin: int) -> Nominal | None:
    tokens = around.parse.tokens
    head = tokens[last - 1]
    title_of = around.begins.get(last)
    if title_of is not None and title_of.kind != role.kind:
        title_of = None
    modifies = title_of is None and head.dep in ("compound", "nmod", "amod") and head.head > head.i
    if head.pos == "ADJ" or (modifies and role.kind != "organization"):
        return None
    if role.many and head.tag == "NNPS" and head.i > begin:
        return None  # "the Great Hall of the People"
    nominal = _with_modifiers(around, i, last, role, begin)
    nominal.title_of = title_of
    _look_before(around, nominal, begin)
    _look_after(around, nominal, head)
    _look_at_verb(around, nominal, head)
    if modifies and not (nominal.country and nominal.first < i):
        return None  # "Israeli army bulldozers" are the army's, "police car" is nobody
    if _is_thing(around, nominal, head, i):
        return None
    named = around.at.get(i - 1)
    alike = named is not None and (role.sector == "" or named.sector in ("", role.sector))
    if alike and named is not None and named.kind == "organization" == role.kind and tokens[i - 1].tag != "POS":
        nominal.title_of = named  # "Yonhap news agency" is the name once more, "Taliban foreign ministry" is not
    return nominal


def _is_thing(around: Surroundings, nominal: Nominal, head: Token, i: int) -> bool:
    """Say whether the role word means no actor here: a building, a quantity, a regime of sanctions, mere opposition."""
    words = nominal.role.words
    if words in BUILDINGS and head.dep not in DOERS:
        return True
    if words in COLLECTIVES and nominal.open:
        return True
    if words == "regime" and i > nominal.first and i - 1 not in around.at:
        return around.parse.tokens[i - 1].dep == "compound"
    if words == "sides":  # "both sides" are parties, the sides of a ship are not
        return around.parse.tokens[max(nominal.first - 1, 0)].text.lower() not in ("both", "two", "all", "other")
    return words == "opposition" and not nominal.definite


def _with_modifiers(around: Surroundings, i: int, last: int, role: Role, begin: int) -> Nominal:
    """The role with the adjectives and nouns before it that belong to it, without numbers and counting words."""
    tokens = around.parse.tokens
    nominal = Nominal(i, last, tokens[i].start, tokens[last - 1].stop, role, "", i)
    first = i
    while first > begin:
        token = tokens[first - 1]
        name = around.at.get(first - 1)
        if name is not None and name.last == first:
            country = name.country or (find_province(name.words) if name.kind == "place" else "")
            if not is_mere_origin(around.parse, name.last):
                nominal.country = nominal.country or country
            if name.kind in ("organization", "person", "place"):
                nominal.owner = nominal.owner or name
            first = name.first
        elif token.text == "-" or _modifies(token, last, role):
            nominal.former = nominal.former or token.text.lower() in FORMER
            first -= 1
        else:
            break
    while first < i and tokens[first + 1].text != "-" and _counts(tokens[first]):
        first += 1
    if tokens[first].text == "-":
        first = i  # "re-house people"
    while first < i and tokens[first].text.strip("-").lower() in AGED:
        first += 1  # "41-year-old man" is a man
    nominal.first, nominal.start = first, tokens[first].start
    nominal.words = " ".join(around.parse.text[nominal.start : nominal.stop].split())
    return nominal


def is_mere_origin(parse: Parse, i: int) -> bool:
    """Say whether a country before a hyphen is not whose somebody is: "Moroccan-born", "Iranian-backed"."""
    following = parse.tokens[i : i + 2]
    return len(following) == 2 and following[0].text == "-" and following[1].text.lower() in HYPHENED


def _counts(token: Token) -> bool:
    return token.pos in ("PUNCT", "ADV") or token.text.lower() in COUNTING


def _modifies(token: Token, last: int, role: Role) -> bool:
    if token.dep not in MODIFIERS or token.head >= last or token.pos not in MODIFYING:
        return False
    another = actor_roles().get(token.text.lower())  # "passengers hostage": two actors, not one
    return another is None or not another.many or role.kind == "organization"


def _look_before(around: Surroundings, nominal: Nominal, begin: int) -> None:
    """Read articles and possessors: "the", "Xi's"."""
    tokens = around.parse.tokens
    before = tokens[nominal.first - 1] if nominal.first > begin else None
    if before is not None:
        points = before.text.lower() in DEFINITE and before.tag != "IN"  # "said that government was"
        nominal.definite = points or before.tag == "POS" or before.text.lower() in OWNED
        owner = around.at.get(nominal.first - 2)
        if before.tag == "POS" and owner is not None:
            nominal.owner = nominal.owner or owner
            nominal.country = nominal.country or owner.country
    bare = before is None or before.tag not in ("DT", "CD")
    nominal.definite = nominal.definite or (bool(nominal.country) and bare)


def _look_after(around: Surroundings, nominal: Nominal, head: Token) -> None:
    """Read "of South Korea", "for the ministry", "in Darfur", and an apposition on either side."""
    parse = around.parse
    for prep in parse.children(head, "prep"):
        for inner in parse.children(prep, "pobj"):
            name = around.at.get(inner.i)
            nominal.open = nominal.open or (name is None and prep.text == "of")
            if name is None:
                continue
            if prep.text == "in":
                nominal.country = nominal.country or name.country or find_province(name.words)
            elif prep.text in ("of", "for", "at") or (name.kind == "organization" and prep.text in ("with", "from")):
                nominal.owner = nominal.owner or name
                nominal.country = nominal.country or name.country
                nominal.definite = nominal.definite or (prep.text == "of" and nominal.role.many)
    for clause in parse.children(head, "relcl"):
        opening = parse.subtree(clause)[0].i
        nominal.open = nominal.open or (opening > head.i and parse.tokens[opening - 1].text != ",")
    for child in parse.children(head, "appos"):
        nominal.bearer = nominal.bearer or _acting(around, child.i)
    if nominal.bearer is None and nominal.role.kind == "person" and not nominal.role.many:
        nominal.bearer = _behind_comma(around, nominal)
    if nominal.bearer is None and head.dep == "appos":
        name = _acting(around, head.head)
        nominal.bearer = name if name is not None and name.last <= nominal.first else None


def _behind_comma(around: Surroundings, nominal: Nominal) -> Name | None:
    """The person's name that closes a phrase between commas: "its envoy to the United Nations, Jane Doe, said"."""
    tokens = around.parse.tokens
    stop = min(around.parse.sentence(tokens[nominal.first]).last - 1, nominal.last + REACH)
    for i in range(nominal.last, stop):
        if tokens[i].text == ",":
            name = around.at.get(i + 1)
            closed = name is not None and name.kind == "person" and name.last < len(tokens)
            return name if closed and name is not None and tokens[name.last].text == "," else None
        if tokens[i].pos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or tokens[i].pos == "PUNCT":
            return None
    return None


def _look_at_verb(around: Surroundings, nominal: Nominal, head: Token) -> None:
    """ "Jane Doe is a lawyer" says who bears the role, unless it is denied, asked or only possible."""
    parse = around.parse
    if head.dep == "pobj" and parse.head(head).text.lower() == "as":
        nominal.predicate = True  # "her record as secretary of state"
    if head.dep != "attr":
        return
    nominal.predicate = True
    verb = parse.head(head)
    if verb.lemma != "be" or parse.children(verb, "neg", "aux", "mark"):
        return
    for subject in parse.children(verb, "nsubj"):
        nominal.bearer = nominal.bearer or _acting(around, subject.i)


def _acting(around: Surroundings, i: int) -> Name | None:
    name = around.at.get(i)
    return name if name is not None and name.kind in ("person", "organization") else None
