"""Who is the source? Its name in full and its kind, from the words that stand there and the actors they refer to."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from secondsource.extract.cues import read_table, read_words
from secondsource.extract.frames import noun_phrase
from secondsource.model import ActorMention, ChainLink, SourceKind, Span
from secondsource.parse.tree import Parse, Token

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
STATE = frozenset({"state", "state-run", "state-owned", "state-controlled", "government-run", "government-controlled",
                   "official", "semiofficial", "semi-official", "pro-government"})  # fmt: skip
OUTLETS = frozenset({"publisher", "news_agency", "state_media", "social_media"})
_OUTLET_NAME = re.compile(
    r"\b(news|times|post|tv|television|radio|daily|herald|tribune|gazette|journal|magazine|newspaper|broadcasting|"
    r"press|today|chronicle|telegraph|ilbo|shimbun|zeitung|network)$"
)
_OFFICE_NAME = re.compile(
    r"\b(ministry|department|army|navy|police|government|council|senate|house|congress|parliament|court|agency|office|"
    r"commission|committee|bureau|authority|administration|embassy|forces?|command|service|directorate|pentagon|"
    r"kremlin|pentagon|white house|state department|cabinet|presidency|fbi|cia|nsa|nypd|lapd|dhs|epa|fema|cdc|usgs|"
    r"nato|county|city|district|guard|treasury|supreme|federal|security|nation)\b"
)


def link_source(parse: Parse, head: Token, actors: Sequence[ActorMention]) -> ChainLink:
    """The link of a chain for the words that a source is named with; `head` governs them."""
    words = noun_phrase(parse, head)
    span = Span(words[0].start, words[-1].stop)
    mention = find_mention(head, actors)
    plain = strip_name(parse.quote(span))
    kind = judge_kind(parse, head, words, mention)
    name = mention.name if mention is not None and mention.name and kind != "anonymous" else plain
    return ChainLink(name or plain, kind, span)


def find_mention(head: Token, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The actor mention that covers the head of a source; the longest, if several do."""
    covering = [mention for mention in actors if mention.start <= head.start and head.stop <= mention.stop]
    return max(covering, key=lambda mention: (mention.stop - mention.start, -mention.start), default=None)


def strip_name(words: str) -> str:
    """The words without a leading determiner and a closing possessive, white space made single."""
    words = " ".join(words.split())
    first, _, rest = words.partition(" ")
    if rest and first.lower() in DETERMINERS:
        words = rest
    return re.sub(r"\s?['’]s?$", "", words) if words.endswith(("'s", "’s", "'", "’")) else words


def judge_kind(parse: Parse, head: Token, words: tuple[Token, ...], mention: ActorMention | None) -> SourceKind:
    """The kind of a source, by the first rule that speaks: hidden, known outlet, state outlet, person, office."""
    text = " ".join(token.text for token in words).lower()
    if head.pos != "PRON" and is_hidden(parse, head, words):
        return "anonymous"
    if (outlet := find_outlet(text)) is not None and (head.pos == "PROPN" or _heads_outlet(head)):
        return outlet
    if _heads_outlet(head):
        return "state_media" if _of_state(parse, head, words) else "publisher"
    if mention is not None and mention.name and mention.form != "name":
        return kind_of_name(mention.name, mention.kind)
    if head.pos == "PROPN" or (head.entity and head.pos != "NOUN"):
        return _named_kind(text, head, mention)
    return _noun_kind(parse, head)


def is_hidden(parse: Parse, head: Token, words: tuple[Token, ...]) -> bool:
    """Say whether the wording hides who the source is: "unidentified", "who asked not to be named"."""
    hiding = read_words("anonymity.txt")
    if any(token.text.lower() in hiding for token in words):
        return True
    below = [token.text.lower() for token in parse.subtree(head)]
    after = " ".join(below)
    return bool(re.search(r"\b(anonymity|not to be (named|identified|quoted)|not authori[sz]ed|familiar with|"
                          r"declined to be (named|identified))\b", after))  # fmt: skip


@functools.cache
def _outlets() -> dict[str, SourceKind]:
    return dict(read_table("media.tsv"))  # type: ignore[misc]


@functools.cache
def find_outlet(text: str) -> SourceKind | None:
    """The kind of the outlet that a name in lower case holds, if it is one that we know."""
    words = [word.strip(".,()'\"’“”") for word in text.lower().split()]
    known = _outlets()
    for size in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            if name in known and (size > 1 or len(words) == 1 or name not in AMBIGUOUS):
                return known[name]
    return None


AMBIGUOUS = frozenset({"time", "independent", "guardian", "economist", "telegraph", "map", "dawn", "beta", "pa", "app",
                       "ap", "tap", "mena", "petra", "saba", "slate", "liberation", "mehr", "uni", "geo"})  # fmt: skip


def _heads_outlet(head: Token) -> bool:
    return noun_kinds().get(head.lemma) in ("publisher", "news_agency") or (
        head.lemma == "agency" and head.pos in ("NOUN", "PROPN")
    )


def _of_state(parse: Parse, head: Token, words: tuple[Token, ...]) -> bool:
    return any(token.text.lower() in STATE for token in words if token.i != head.i)


@functools.cache
def noun_kinds() -> dict[str, SourceKind]:
    """The kinds of sources that a noun makes."""
    return dict(read_table("source_nouns.tsv"))  # type: ignore[misc]


def kind_of_name(name: str, kind: str) -> SourceKind:
    """The kind of a source of which only the resolved name is at hand."""
    outlet = find_outlet(name.lower())
    if outlet is not None:
        return outlet
    if kind == "person":
        return "named_person"
    if kind == "country" or _OFFICE_NAME.search(name.lower()):
        return "official"
    return "publisher" if _OUTLET_NAME.search(name.lower()) else "organization"


def _named_kind(text: str, head: Token, mention: ActorMention | None) -> SourceKind:
    if mention is not None and mention.form == "name":
        return kind_of_name(mention.name or text, mention.kind)
    if head.entity in ("GPE", "NORP", "LOC"):
        return "official"
    if head.entity == "PERSON":
        return "named_person"
    if _OFFICE_NAME.search(text):
        return "official"
    if _OUTLET_NAME.search(text):
        return "publisher"
    return "organization" if head.entity == "ORG" or text.isupper() else "named_person"


def _noun_kind(parse: Parse, head: Token) -> SourceKind:
    lower = head.text.lower()
    if lower in ("he", "she", "him", "her", "i", "himself", "herself"):
        return "named_person"
    kind = noun_kinds().get(head.lemma) or noun_kinds().get(lower)
    if kind == "official" and head.lemma in ("spokesman", "spokeswoman", "spokesperson"):
        return _spoken_for(parse, head)
    return kind or "unknown"


def _spoken_for(parse: Parse, head: Token) -> SourceKind:
    """A spokesman without a name is what he speaks for: an office or an organization."""
    for token in parse.subtree(head):
        if token.i == head.i:
            continue
        kind = noun_kinds().get(token.lemma)
        if kind in ("organization", "official"):
            return kind
        if token.entity == "ORG":
            return "official" if _OFFICE_NAME.search(token.text.lower()) else "organization"
    return "official"
