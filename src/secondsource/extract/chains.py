"""Through whom did it come? The chain of sources of an attribution, from the publisher down to the origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.extract.frames import CITING, find_source, is_source_like, noun_phrase
from secondsource.extract.sources import OUTLETS, find_outlet, judge_kind, link_source, noun_kinds
from secondsource.model import ActorMention, ChainLink, Document
from secondsource.parse.tree import Parse, Token

_CREDIT = re.compile(r"(?:\(|-LRB- ?)([A-Z][\w .&/'’-]{1,30}?)(?:\)| ?-RRB-)\s*(?:--|[-–—:])")
"""An agency credit in a dateline: "BEIJING (Reuters) -"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """ "citing unidentified officials": the verb, the word that heads what is cited, and all its words' indices."""

    verb: Token
    source: Token
    words: frozenset[int]


def find_citations(parse: Parse) -> Iterator[Citation]:
    """Yield each participle or relative clause that cites a source; "citing concerns" gives a reason and is none."""
    for verb in parse.tokens:
        if verb.lemma not in CITING or not verb.tag.startswith("VB"):
            continue
        if verb.tag not in ("VBG", "VBD", "VBZ", "VBP") or (verb.tag != "VBG" and verb.dep != "relcl"):
            continue
        for target in parse.children(verb, "dobj", "pobj"):
            if is_source_like(target) and not parse.children(target, "relcl"):
                yield Citation(verb, target, frozenset(token.i for token in parse.subtree(verb)))
                break


def find_outer(parse: Parse, anchor: Token, source: Token | None) -> Iterator[Token]:
    """Yield the carriers that the words around a cue name, outermost first: "told Reuters", "quoted by MENA"."""
    head = parse.head(anchor)
    if anchor.dep == "pcomp" and head.lemma == "as" and parse.head(head).lemma in CITING:
        carrier, _ = find_source(parse, parse.head(head))
        if carrier is not None:
            yield carrier
    if source is None:
        return
    over = parse.head(source)
    if anchor.dep == "relcl" and over.lemma in CITING and source.dep == "dobj":
        carrier, _ = find_source(parse, over)
        if carrier is not None:
            yield carrier
    for node in (source, anchor):
        for child in parse.children(node, "acl", "advcl", "relcl"):
            if child.lemma in CITING and child.tag == "VBN":
                for agent in parse.children(child, "agent"):
                    yield from parse.children(agent, "pobj")[:1]


def find_carriers(parse: Parse, anchor: Token) -> Iterator[Token]:
    """Yield the outlets that a source spoke to: "told Reuters", "in an interview with CNN", "speaking to the BBC"."""
    for child in parse.children(anchor):
        if child.dep in ("dobj", "dative", "iobj") and anchor.lemma in ("tell", "inform", "assure"):
            yield child
        elif child.dep == "prep" and child.lemma in ("in", "during"):
            for noun in parse.children(child, "pobj"):
                if noun.lemma in ("interview", "conversation", "appearance"):
                    yield from _objects(parse, noun, "with", "on", "to")
        elif child.dep == "prep" and child.lemma in ("to", "on"):
            yield from parse.children(child, "pobj")[:1]
        elif child.dep == "advcl" and child.lemma in ("speak", "talk", "appear") and child.tag == "VBG":
            yield from _objects(parse, child, "to", "with", "on")


def _objects(parse: Parse, node: Token, *preps: str) -> Iterator[Token]:
    for prep in parse.children(node, "prep"):
        if prep.lemma in preps:
            yield from parse.children(prep, "pobj")[:1]


def is_outlet(parse: Parse, head: Token) -> bool:
    """Say whether words name an outlet: a known one, or a paper, channel or agency by its noun. "media" alone and
    "reporters" are only an audience."""
    words = noun_phrase(parse, head)
    text = " ".join(token.text for token in words).lower()
    if head.lemma in ("medium", "media", "press", "reporter", "journalist") and len(words) < 3:
        return False
    if find_outlet(text) is not None:
        return True
    return judge_kind(parse, head, words, None) in OUTLETS


class Chainer:
    """Builds the links of one document's chains; it knows the publisher, who is never a link twice."""

    def __init__(self, document: Document, parse: Parse, actors: Sequence[ActorMention]) -> None:
        self.publisher = ChainLink(document.publisher, "publisher")
        self._parse, self._actors = parse, actors
        self._own = {squeeze(document.publisher)} | {
            squeeze(credit) for credit in _CREDIT.findall(document.text[:1500])
        }
        self._links: dict[int, ChainLink] = {}

    def link(self, head: Token) -> ChainLink:
        """The link for the words that a token governs."""
        if head.i not in self._links:
            self._links[head.i] = link_source(self._parse, head, self._actors)
        return self._links[head.i]

    def is_publisher(self, link: ChainLink) -> bool:
        """Say whether a link is the report's own publisher, by its name or by the credit in the dateline."""
        name = squeeze(link.name)
        return any((own and name and (own == name or (min(len(own), len(name)) > 3 and (own in name or name in own))))
                   or (own and own == initials(link.name)) for own in self._own)  # fmt: skip

    def chain(self, heads: Sequence[Token]) -> tuple[ChainLink, ...]:
        """The chain through these sources, outermost first; one source twice in a row counts once."""
        links = [self.publisher]
        for head in heads:
            link = self.link(head)
            if link.kind in OUTLETS and self.is_publisher(link):
                continue
            if link.name.lower() != links[-1].name.lower() or len(links) == 1:
                links.append(link)
        return tuple(links)

    def sources_of(self, head: Token) -> tuple[Token, ...]:
        """The heads that one noun phrase names: "Bloomberg sources" are Bloomberg and its sources."""
        if noun_kinds().get(head.lemma) == "anonymous":
            for child in self._parse.children(head, "compound", "poss", "nmod"):
                if find_outlet(child.text.lower()) is not None:
                    return child, head
        return (head,)


def squeeze(name: str) -> str:
    """A name for comparison: letters and digits of the words, without "the", "news" and a host's ends."""
    name = re.sub(r"^(https?://)?(www\.)?", "", name.lower())
    name = re.sub(r"\.(com|org|net|co\.uk|co|info)$", "", name)
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\b(the|news)\b", "", name))


def initials(name: str) -> str:
    """The first letters of the words of a name."""
    return "".join(word[0] for word in name.lower().split() if word not in ("the", "of"))
