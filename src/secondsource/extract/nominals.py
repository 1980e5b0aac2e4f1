"""Which words name an actor by its role: "the North Korean leader", "police", "the ministry"."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.extract.name_lists import Role, actor_roles
from secondsource.extract.names import Name
from secondsource.parse.tree import Parse, Token

MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "npadvmod", "quantmod", "punct", "neg"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MODIFYING = frozenset({"ADJ", "NOUN", "NUM", "ADV", "VERB", "PROPN"})
FORMER = frozenset({"former", "ex", "late", "then", "retired", "onetime", "ousted", "deposed", "previous"})
LONGEST_ROLE = 3


@dataclass(slots=True)
class Nominal:
    """A role at one place of the text: tokens `first` to `last` (half-open), its head the last of them."""

    first: int
    last: int
    start: int
    stop: int
    role: Role
    words: str
    country: str = ""
    definite: bool = False
    open: bool = False  # belongs to something without a name: "the leader of another country"
    former: bool = False
    owner: Name | None = None  # the name it belongs to: "Xi's government", "spokesman for the ministry"
    bearer: Name | None = None  # the name that the sentence gives it by apposition
    title_of: Name | None = None  # the name it stands before: no mention of its own


def find_nominals(parse: Parse, names: list[Name]) -> list[Nominal]:
    """Find the roles of a document in the order of the text, the ones that stand as titles before names included."""
    owner_of: dict[int, Name] = {i: name for name in names for i in range(name.first, name.last)}
    starts = {name.left: name for name in names if name.kind in ("person", "organization")}
    starts.update({name.first: name for name in names if name.kind in ("person", "organization")})
    found = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            role, last = _role_at(parse, i, sentence.last, owner_of)
            if role is None:
                i += 1
                continue
            nominal = _nominal(parse, i, last, role, sentence.first, owner_of, starts)
            if nominal is not None:
                found.append(nominal)
            i = last
    return found


def _role_at(parse: Parse, i: int, stop: int, owner_of: dict[int, Name]) -> tuple[Role | None, int]:
    """The longest role that begins at a token outside any name."""
    roles = actor_roles()
    if parse.tokens[i].pos not in ("NOUN", "PROPN", "ADJ") or i in owner_of:
        return None, i
    words = ""
    best: tuple[Role | None, int] = (None, i)
    for last in range(i, min(i + LONGEST_ROLE, stop)):
        token = parse.tokens[last]
        if last in owner_of:
            break
        words += token.text.lower() if not words or token.text in ("'s", "’s") else " " + token.text.lower()
        role = roles.get(words.replace("’", "'"))
        if role is not None and token.pos in ("NOUN", "PROPN", "ADJ", "PART"):
            best = (role, last + 1)
    return best


def _nominal(
    parse: Parse, i: int, last: int, role: Role, begin: int, owner_of: dict[int, Name], starts: dict[int, Name]
) -> Nominal | None:
    tokens = parse.tokens
    head = tokens[last - 1]
    if head.pos == "ADJ":
        return None
    title_of = starts.get(last)
    if title_of is None and head.dep in ("compound", "nmod", "amod") and head.head > head.i:
        return None
    first = i
    country = ""
    owner: Name | None = None
    former = False
    while first > begin:
        token = tokens[first - 1]
        name = owner_of.get(first - 1)
        if name is not None and name.last == first:
            country = country or name.country
            owner = owner or (name if name.kind in ("organization", "person", "place") else None)
            first = name.first
        elif token.text == "-" or (token.dep in MODIFIERS and token.head < last and token.pos in MODIFYING):
            former = former or token.text.lower() in FORMER
            first -= 1
        else:
            break
    while first < i and (tokens[first].text == "-" or tokens[first].pos == "PUNCT"):
        first += 1
    before = tokens[first - 1] if first > begin else None
    nominal = Nominal(first, last, tokens[first].start, head.stop, role, "", country, former=former, owner=owner)
    nominal.title_of = title_of
    nominal.words = " ".join(parse.text[nominal.start : nominal.stop].split())
    if before is not None:
        nominal.definite = before.text.lower() in DEFINITE or before.tag == "POS"
        if before.tag == "POS" and first - 2 in owner_of:
            nominal.owner = nominal.owner or owner_of[first - 2]
            nominal.country = nominal.country or nominal.owner.country
    nominal.definite = nominal.definite or (bool(country) and (before is None or before.tag not in ("DT", "CD")))
    _look_after(parse, nominal, head, owner_of)
    if role.words == "regime" and i > first and tokens[i - 1].dep == "compound" and i - 1 not in owner_of:
        return None  # a sanctions regime is no government
    if role.words in ("source", "sources") and nominal.open:
        return None
    named = owner_of.get(i - 1)
    if (
        named is not None
        and named.kind == "organization"
        and role.kind == "organization"
        and tokens[i - 1].tag != "POS"
    ):
        nominal.title_of = named  # "Yonhap news agency" is the name once more
    return nominal


def _look_after(parse: Parse, nominal: Nominal, head: Token, owner_of: dict[int, Name]) -> None:
    """Read "of South Korea", "for the ministry", and an apposition on either side."""
    for prep in parse.children(head, "prep"):
        if prep.text in ("of", "for", "at", "with", "from"):
            for inner in parse.children(prep, "pobj"):
                name = owner_of.get(inner.i)
                nominal.open = nominal.open or (name is None and prep.text == "of")
                if name is not None and (prep.text in ("of", "for", "at") or name.kind == "organization"):
                    nominal.owner = nominal.owner or name
                    nominal.country = nominal.country or name.country
                    nominal.definite = nominal.definite or prep.text == "of"
    for child in parse.children(head, "appos"):
        name = owner_of.get(child.i)
        if name is not None and name.kind in ("person", "organization"):
            nominal.bearer = name
    if nominal.bearer is None and head.dep == "appos":
        name = owner_of.get(head.head)
        if name is not None and name.kind in ("person", "organization") and name.last <= nominal.first:
            nominal.bearer = name
