"""Through whom did it come? The chain of sources of an attribution, from the publisher down to the origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.extract.called import find_called
from secondsource.extract.carriers import is_outlet
from secondsource.extract.cues import read_words
from secondsource.extract.outlets import find_outlet
from secondsource.extract.own_outlet import find_house, find_own_outlets
from secondsource.extract.phrases import is_speech, noun_phrase
from secondsource.extract.same_outlet import is_short_for, same_outlet, squeeze
from secondsource.extract.sources import OUTLETS, Actors, link_source, noun_kinds
from secondsource.extract.speakers import CITING
from secondsource.model import ActorMention, ChainLink, Document, SourceKind, Span
from secondsource.parse.tree import Parse, Token


class Chainer:
    """Builds the links of one document's chains; it knows the publisher, who is never a link twice."""

    def __init__(self, document: Document, parse: Parse, actors: Sequence[ActorMention]) -> None:
        self.publisher = ChainLink(document.publisher, "publisher")
        self._parse, self._actors = parse, Actors(actors)
        self.own = find_own_outlets(document)
        self._own = [name for name, _ in self.own if squeeze(name)]
        self._house = find_house(document)
        self._links: dict[int, ChainLink] = {}
        self._outlets: list[tuple[Token, ChainLink]] | None = None
        self._called: dict[str, SourceKind] | None = None

    def link(self, head: Token) -> ChainLink:
        """The link for the words that a token governs."""
        if head.i not in self._links:
            link = self._as_told(link_source(self._parse, head, self._actors))
            if (self._points_back(head, link) or self._goes_on(head, link)) and (
                before := self.outlet_before(head)
            ) is not None:
                link = replace(self.link(before), span=link.span)
            self._links[head.i] = link
        return self._links[head.i]

    def _as_told(self, link: ChainLink) -> ChainLink:
        """The link, as an outlet's if the text calls its bearer one anywhere: "the daily al-Bayan", then "al-Bayan"."""
        if link.kind not in ("named_person", "organization", "unknown") or not any(
            sign.isupper() for sign in link.name
        ):
            return link
        if self._called is None:
            self._called = dict(find_called(self._parse))
        kind = self._called.get(squeeze(link.name))
        return replace(link, kind=kind) if kind is not None else link

    def _points_back(self, head: Token, link: ChainLink) -> bool:
        """Say whether words stand for an outlet named before: "it", "the report", "the newspaper"."""
        if head.text.lower() == "it":
            over = self._parse.head(head)
            return link.kind == "unknown" and head.dep == "nsubj" and (is_speech(over) or over.lemma in CITING)
        first = noun_phrase(self._parse, head)
        if len(first) != BARE or first[0].text.lower() != "the" or any(sign.isupper() for sign in link.name):
            return False
        return head.lemma in read_words("outlet_nouns.txt")

    def _goes_on(self, head: Token, link: ChainLink) -> bool:
        """Say whether "it reported" takes up the outlet that said the sentence before."""
        over = self._parse.head(head)
        first = self._parse.sentence(head).first
        if head.text.lower() != "it" or link.kind in OUTLETS or over.lemma not in REPORTING or not first:
            return False
        before = self._parse.sentence(self._parse.tokens[first - 1])
        words = self._parse.words(before)
        verbs = (token for token in words if is_speech(token) or token.lemma in CITING)
        subjects = (child for verb in verbs for child in self._parse.children(verb, "nsubj"))
        return any(is_outlet(self._parse, subject) for subject in subjects)

    def outlet_before(self, word: Token) -> Token | None:
        """The word that heads the outlet named nearest before a word, within a few sentences."""
        if self._outlets is None:
            self._outlets = self._find_outlets()
        near = [head for head, _ in self._outlets if word.start - NEAR < head.start < word.start]
        return near[-1] if near else None

    def _find_outlets(self) -> list[tuple[Token, ChainLink]]:
        """Every outlet that the text names, in order, the publisher left out."""
        found = []
        for token in self._parse.tokens:
            if token.pos != "PROPN" and token.lemma not in OUTLET_NOUNS:
                continue
            if token.dep in ("compound", "poss") or not is_outlet(self._parse, token):
                continue
            link = link_source(self._parse, token, self._actors)
            if any(sign.isupper() for sign in link.name) and not self.is_publisher(link):
                found.append((token, link))
        return found

    def is_publisher(self, link: ChainLink) -> bool:
        """Say whether a link is the report's own publisher, by its name or by the credit in the dateline."""
        names = [link.name, *([self._parse.quote(link.span)] if link.span is not None else [])]
        return any(same_outlet(own, name) or is_short_for(name, own) for own in self._own for name in names)

    def chain(self, heads: Sequence[Token], *, retold: bool = False) -> tuple[ChainLink, ...]:
        """The chain through these sources, outermost first; a source that stands in it already counts once.

        Where the words are `retold` and no quotation, a pronoun that nobody resolved is the one who speaks: "residents
        said that they had heard P".
        """
        links = [self.publisher]
        for number, head in enumerate(heads):
            link = self.link(head)
            if head.text.lower() in FIRST_PERSON and (number or self.speaks_as_publisher(head)):
                continue  # "we" is the report, or within a quotation who is quoted
            if (link.kind in OUTLETS and self.is_publisher(link)) or not any(map(str.isalnum, link.name)):
                continue
            if (
                number + 1 < len(heads)
                and link.name.upper().split()[-1:]
                and link.name.upper().split()[-1] in self._house
            ):
                continue  # an anchor or reporter passes on for the outlet
            if retold and len(links) > 1 and _is_same(head, link, links[-1]):
                continue
            if link.name.lower() not in {other.name.lower() for other in links[1:]}:
                links.append(link)
        return tuple(links)

    def speaks_as_publisher(self, head: Token) -> bool:
        """Say whether the report speaks of itself: "we noted that", "our forecast"."""
        return head.text.lower() in ("we", "our", "us") and self.link(head).kind == "unknown"

    def heads_of(self, head: Token) -> tuple[Token, ...]:
        """The heads that one noun phrase names: "Bloomberg sources" are Bloomberg and its sources."""
        if noun_kinds().get(head.lemma) == "anonymous":
            for child in self._parse.children(head, "compound", "poss", "nmod"):
                kind = find_outlet(child.text)
                if kind is not None:
                    self._links[child.i] = ChainLink(child.text, kind, Span(child.start, child.stop))
                    return child, head
        return (head,)


REPORTING = frozenset({"report", "quote", "cite", "broadcast", "air"})
"""What outlets do, and others seldom, when "it" does it."""


def _is_same(head: Token, link: ChainLink, outer: ChainLink) -> bool:
    """Say whether a pronoun in what somebody says stands for that somebody: nobody else was found, or it is in part."""
    if head.text.lower() not in UNRESOLVED or outer.kind not in SPEAKERS:
        return False
    return link.name.lower() in UNRESOLVED or link.name.lower() in outer.name.lower()


BARE = 2
"""Words of "the report": a determiner and a noun."""


NEAR = 700
"""Characters within which "it" or "the newspaper" may mean an outlet named before."""


SPEAKERS = frozenset({"named_person", "official", "anonymous", "organization", "unknown"})


UNRESOLVED = frozenset({"he", "she", "they", "it", "one"})


FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


OUTLET_NOUNS = frozenset({"television", "tv", "media", "newspaper", "agency", "radio"})
