"""Who is the source? Its name in full and its kind, from the words that stand there and the actors they refer to."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence

from secondsource.extract.anonymity import find_hiding
from secondsource.extract.countries import find_country
from secondsource.extract.cues import read_words
from secondsource.extract.name_lists import actor_roles
from secondsource.extract.outlets import controlling_state, find_outlet, is_known_outlet, names_outlet, outlet_name
from secondsource.extract.phrases import is_close_name, noun_phrase
from secondsource.lists import read_table
from secondsource.model import ActorMention, ChainLink, SourceKind, Span
from secondsource.parse.tree import Parse, Token

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
PARTS = frozenset({"one", "two", "three", "some", "many", "several", "most", "all", "none", "dozens", "hundreds",
                   "thousands", "number", "group", "half", "majority", "dozen", "couple"})  # fmt: skip
"""Words whose "of" tells whom they count: "one of its photographers"."""

AUTHORITIES = frozenset({"emergency", "management", "space", "intelligence", "security", "health", "protection", "aid",
                         "relief", "refugee", "spy", "energy", "enforcement", "disaster", "government", "federal",
                         "tax", "environmental", "nuclear", "aviation", "customs", "police"})  # fmt: skip
"""Words that make an agency one of the state and none of the news."""

PLURAL_AGENTS = ("ers", "ors", "ists", "ians", "men", "women")
SINGULAR_AGENTS = ("er", "or", "ist", "ian", "man", "woman")
"""Endings of nouns for people at large: "truckers", "a trucker"."""

PRINTED = frozenset({"article", "report", "story", "dispatch", "broadcast", "bulletin", "commentary", "editorial",
                     "show", "program", "programme", "podcast", "newscast", "interview", "affiliate"})  # fmt: skip
"""What an outlet puts out; with its name before it, it stands for the outlet: "a Xinhua report", "the NBC show"."""

OFFICES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors whose people speak as officials."""

OUTLETS = frozenset({"publisher", "news_agency", "state_media", "social_media"})


def link_source(parse: Parse, head: Token, actors: Actors) -> ChainLink:
    """The link of a chain for the words that a source is named with; `head` governs them."""
    if head.text.startswith("@"):
        return ChainLink(head.text, "social_media", head.span)  # a handle, whatever stands before it: "RT @name:"
    words = source_words(parse, head)
    span = Span(words[0].start, words[-1].stop)
    named = next((child for child in parse.children(head, "appos") if child.pos == "PROPN"), None)
    if head.pos == "NOUN" and named is not None and not is_close_name(parse, named):
        link = link_source(parse, named, actors)  # "the state news agency, KCNA,": the name tells more
        outlet = find_outlet(link.name) is not None or not _heads_outlet(head)
        kind = link.kind if outlet else judge_kind(parse, head, words, None)
        return _link(parse, head, words, link.name, kind)
    mention = actors.find(named, span) if named is not None else None
    mention = mention or actors.find(head, span)
    plain = strip_name(parse.quote(span))
    kind = judge_kind(parse, head, words, mention)
    if mention is not None and kind != "anonymous" and is_resolved(mention) and _may_be(mention, kind, head, plain):
        return _link(parse, head, words, mention.name, kind)
    several = " and " in plain
    return _link(parse, head, words, outlet_name(plain) if kind in OUTLETS and not several else plain, kind)


def _link(parse: Parse, head: Token, words: tuple[Token, ...], name: str, kind: SourceKind) -> ChainLink:
    """A link with what an analyst asks of it: the words that hide it, and the state that controls it."""
    span = Span(words[0].start, words[-1].stop)
    hiding = find_hiding(parse, head, words) or head.span if kind == "anonymous" else None
    state = controlling_state(parse.quote(span)) or controlling_state(name) if kind == "state_media" else ""
    return ChainLink(name, kind, span, anonymity=hiding, state=state)


def _may_be(mention: ActorMention, kind: SourceKind, head: Token, plain: str) -> bool:
    """Say whether a source may bear the name of a mention: no person or country is "the newspaper", and "the Kyodo
    agency" is no "the"."""
    if kind not in OUTLETS or find_outlet(mention.name) is not None:
        return True
    if find_outlet(plain) is not None:
        return False
    return head.pos != "NOUN" or (mention.kind == "organization" and bool(mention.antecedent))


def source_words(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The noun phrase of a source, with the rest of an outlet's name where the parser parted them ("France 2")."""
    words = noun_phrase(parse, head)
    last = words[-1].i
    for stop in range(min(last + LONGEST_REST, len(parse.tokens) - 1), last, -1):
        rest = parse.tokens[last + 1 : stop + 1]
        name = " ".join(parse.text[head.start : rest[-1].stop].split()).lower()
        if is_known_outlet(name) or (_is_outlet_noun(head) and find_outlet(rest[0].text) and len(rest) == 1):
            return (*words, *rest)
    return words


LONGEST_REST = 3
"""Words of an outlet's name that may stand behind the word which the parser took for its head."""


def _is_outlet_noun(head: Token) -> bool:
    return head.pos == "NOUN" and _heads_outlet(head)


class Actors:
    """The actor mentions of a document, by place."""

    def __init__(self, mentions: Sequence[ActorMention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: (mention.start, mention.stop, mention.id))
        self._starts = [mention.start for mention in self._mentions]

    def find(self, head: Token, phrase: Span) -> ActorMention | None:
        """The mention that covers the head of a source and lies in its phrase; the longest, if several do."""
        last = bisect.bisect_right(self._starts, head.start)
        covering = [
            mention
            for mention in self._mentions[max(0, last - 4) : last]
            if head.stop <= mention.stop and mention.span.overlap(phrase) * 2 > mention.stop - mention.start
        ]
        return max(covering, key=lambda mention: (mention.stop - mention.start, -mention.start), default=None)


def is_resolved(mention: ActorMention) -> bool:
    """Say whether a mention gives a name, its own or that of its antecedent."""
    named = any(letter.isupper() for letter in mention.name)
    return named and (mention.form == "name" or bool(mention.antecedent))


def strip_name(words: str) -> str:
    """The words without a leading determiner and a closing possessive, white space made single."""
    words = " ".join(words.split())
    first, _, rest = words.partition(" ")
    if rest and first.lower() in DETERMINERS:
        words = rest
    return re.sub(r"\s?['’]s?$", "", words) if words.endswith(("'s", "’s", "'", "’")) else words


NEWS_AGENCY = re.compile(r"\b(news|press|information|telegraph|wire) (agency|service)\b")
"""How an agency that no list knows names itself."""


def judge_kind(parse: Parse, head: Token, words: tuple[Token, ...], mention: ActorMention | None) -> SourceKind:
    """The kind of a source, by the first rule that speaks: hidden, outlet, resolved name, own name, noun."""
    text = _first_named(parse, head, words)
    if head.pos != "PRON" and find_hiding(parse, head, words) is not None:
        return "anonymous"
    resolved = mention if mention is not None and is_resolved(mention) else None
    outlet = find_outlet(text)
    if outlet is None and resolved is not None:
        outlet = find_outlet(resolved.name)
    names_it = head.pos in ("PROPN", "PRON") or _heads_outlet(head) or head.lemma in PRINTED or _is_titled(parse, head)
    if outlet is not None and names_it:
        return outlet
    if _heads_outlet(head) and any(token.text.lower() in AUTHORITIES for token in words):
        return "official"
    if head.lemma == "agency" and _is_other_agency(parse, head):
        return "organization"
    if head.lemma == "organization" and any(token.text.lower() in ("media", "news") for token in words):
        return "publisher"
    if _heads_outlet(head):
        if any(_is_state(token) for token in words if token.i != head.i):
            return "state_media"
        return "news_agency" if NEWS_AGENCY.search(text) else "publisher"
    if head.lemma == "report" and _is_media_report(parse, head):
        return "state_media" if any(map(_is_state, words)) else "publisher"
    if resolved is not None:
        return kind_of_name(resolved.name, resolved.kind)
    if head.pos == "PROPN" or (head.entity in ("PERSON", "ORG", "GPE", "NORP") and head.pos not in ("NOUN", "PRON")):
        return kind_of_name(text, _guess_actor(text, head))
    return _noun_kind(parse, head)


def _first_named(parse: Parse, head: Token, words: tuple[Token, ...]) -> str:
    """The words up to the second of several sources, in lower case: of "the agency and the BBC" the agency decides."""
    joined = next((child.i for child in parse.children(head, "cc")), None) if parse.children(head, "conj") else None
    own = [token for token in words if joined is None or token.i < joined] or list(words)
    return " ".join(parse.text[own[0].start : own[-1].stop].split()).lower()


def _is_titled(parse: Parse, head: Token) -> bool:
    """Say whether an outlet owns what a word in capitals names: "CNN's GPS", a programme or one of its people."""
    owners = parse.children(head, "poss")
    return head.text[:1].isupper() and any(find_outlet(owner.text) is not None for owner in owners)


def _is_other_agency(parse: Parse, head: Token) -> bool:
    """Say whether an agency is none of the news: "the U.N. refugee agency", "a ratings agency"."""
    before = [child for child in parse.children(head) if child.dep in ("amod", "compound", "nmod", "poss")]
    plain = [child.text for child in before if find_country(child.text) is None and not _is_state(child)]
    return bool(plain) and all(word.lower() in OTHER_AGENCIES for word in plain)


OTHER_AGENCIES = frozenset({"u.n.", "un", "rating", "ratings", "credit", "travel", "advertising", "employment",
                            "rights", "charity", "adoption", "talent", "humanitarian", "children"})  # fmt: skip
"""Words before an agency of another trade than the news."""


def _heads_outlet(head: Token) -> bool:
    return noun_kinds().get(head.lemma) in ("publisher", "news_agency") or head.text.lower() in ("agency", "media")


def _is_state(token: Token) -> bool:
    return token.text.lower() in read_words("state_run.txt")


def _is_media_report(parse: Parse, head: Token) -> bool:
    """Say whether "reports" are those of the press at large, which no one signs."""
    if head.text.lower() != "reports":
        return False
    before = [child.text.lower() for child in parse.children(head) if child.dep in ("amod", "compound", "det", "poss")]
    return all(word in read_words("press_reports.txt") or word in read_words("state_run.txt") for word in before)


@functools.cache
def noun_kinds() -> dict[str, SourceKind]:
    """The kinds of sources that a noun makes."""
    return {row[0]: row[1] for row in read_table("extract", "source_nouns.tsv")}  # type: ignore[misc]


def kind_of_name(name: str, kind: str) -> SourceKind:
    """The kind of a source by its name; `kind` is what the actor is held to be, "" where nobody knows."""
    outlet = find_outlet(name)
    if outlet is not None:
        return outlet
    if NEWS_AGENCY.search(name.lower()):
        return "news_agency"
    if names_outlet(name.lower()):
        return "publisher"
    if kind == "person":
        return "named_person"
    words = re.findall(r"[a-z]+", name.lower())
    if any(word in read_words("movement_words.txt") for word in words):
        return "organization"
    if kind == "country" or any(word in read_words("office_words.txt") for word in words):
        return "official"
    return "organization" if kind else "unknown"


def _guess_actor(text: str, head: Token) -> str:
    """What a name without a mention may be: the parser's vote, else a person for two or three plain words."""
    if head.entity in ("GPE", "LOC", "NORP"):
        return "country"
    if head.entity == "PERSON":
        return "person"
    own = noun_kinds().get(head.text.lower())
    if own in ("organization", "official") or head.entity == "ORG" or text.startswith("the ") or head.text.isupper():
        return "organization"
    return "person"


def _noun_kind(parse: Parse, head: Token) -> SourceKind:
    lower = head.text.lower()
    if lower in ("he", "she", "him", "her", "i", "himself", "herself"):
        return "named_person"
    if lower in PARTS or head.lemma in PARTS:
        for prep in parse.children(head, "prep"):
            for below in parse.children(prep, "pobj") if prep.lemma == "of" else ():
                return _noun_kind(parse, below)
    kind = noun_kinds().get(head.lemma) or noun_kinds().get(lower)
    if kind == "official" and head.lemma in ("spokesman", "spokeswoman", "spokesperson"):
        return _spoken_for(parse, head)
    if kind is None and head.pos == "NOUN":
        one = any(
            child.text.lower() in ("a", "an", "one", "another") for child in parse.children(head, "det", "nummod")
        )
        role = actor_roles().get(head.lemma) or actor_roles().get(lower)
        if role is not None and role.kind == "person":
            return "official" if role.sector in OFFICES else "anonymous"
        ends = SINGULAR_AGENTS if one else PLURAL_AGENTS
        return "anonymous" if lower.endswith(ends) else "unknown"
    return kind or "unknown"


def _spoken_for(parse: Parse, head: Token) -> SourceKind:
    """A spokesman without a name is what he speaks for: an office or an organization."""
    for token in parse.subtree(head):
        if token.i == head.i:
            continue
        kind = noun_kinds().get(token.text.lower())
        if kind in ("organization", "official"):
            return kind
        if token.entity == "ORG":
            return "official" if token.text.lower() in read_words("office_words.txt") else "organization"
    return "official"
