"""Through whom did it come? The chain of sources of an attribution, from the publisher down to the origin."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.countries import find_country
from secondsource.extract.cues import find_cue, read_table, read_words
from secondsource.extract.outlets import find_outlet
from secondsource.extract.own_outlet import find_house, find_own_outlets
from secondsource.extract.phrases import is_speech, noun_phrase
from secondsource.extract.sources import OUTLETS, Actors, judge_kind, link_source, noun_kinds, source_words
from secondsource.extract.speakers import (
    CITING,
    RECEIVING,
    citing_over,
    find_source,
    giver_of,
    is_source_like,
    quoted,
)
from secondsource.model import ActorMention, ChainLink, Document, SourceKind, Span
from secondsource.parse.tree import Parse, Token

SPOKEN_TO = frozenset({"speak", "talk", "appear", "respond", "write"})
SHOWN = frozenset({"show", "air", "broadcast", "carry", "publish", "release", "post", "obtain", "share", "issue",
                   "play", "provide", "leak", "distribute", "print", "see", "hear"})  # fmt: skip
"""What outlets do with words and pictures of others: "footage shown on state television"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """ "citing unidentified officials": the verb, the word that heads what is cited, and all its words' indices."""

    verb: Token
    source: Token
    words: frozenset[int]


def find_citations(parse: Parse) -> Iterator[Citation]:
    """Yield each participle or relative clause that cites a source; "citing concerns" gives a reason and is none."""
    for verb in parse.tokens:
        if verb.lemma not in CITING or verb.tag not in ("VBG", "VBD", "VBZ", "VBP"):
            continue
        if verb.tag != "VBG" and verb.dep != "relcl" and next(find_said_beside(parse, verb), None) is None:
            continue
        for target in parse.children(verb, "dobj", "pobj"):
            if _is_citable(target) and not any(map(is_speech, parse.children(target, "relcl"))):
                said = {token.i for clause in parse.children(verb, "ccomp") for token in parse.subtree(clause)}
                yield Citation(verb, target, frozenset(token.i for token in parse.subtree(verb)) - said)
                break


def find_late_citations(parse: Parse) -> Iterator[Citation]:
    """Yield each sentence that only names whom a report cited: "The report quoted two officials." """
    for verb in parse.tokens:
        if verb.lemma not in CITING or verb.dep != "ROOT" or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        below = parse.children(verb)
        if any(child.dep in ("ccomp", "xcomp", "conj", "neg", "aux") or child.lemma == "as" for child in below):
            continue
        for target in below:
            if target.dep == "dobj" and _is_citable(target) and not parse.children(target, "relcl", "acl"):
                yield Citation(verb, target, frozenset(token.i for token in parse.subtree(verb)))


def find_said_beside(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the verbs of saying that share the subject of a verb of citing: "cited sources and said P"."""
    for other in parse.children(verb, "conj"):
        if is_speech(other) and not parse.children(other, "nsubj", "nsubjpass"):
            yield other


def _is_citable(noun: Token) -> bool:
    if not is_source_like(noun):
        return False
    if noun_kinds().get(noun.lemma) == "document" or noun_kinds().get(noun.text.lower()) == "document":
        return noun.text.lower() in read_words("citable.txt") or noun.lemma in read_words("citable.txt")
    return noun.pos == "PROPN" or noun.lemma in noun_kinds() or noun.text.lower() in noun_kinds()


def find_outer(parse: Parse, anchor: Token, source: Token | None) -> Iterator[Token]:
    """Yield the carriers that the words around a cue name, outermost first: "quoted by MENA", "cited media that"."""
    head = parse.head(anchor)
    if (citing := citing_over(parse, anchor)) is not None:
        yield from _of_citing(parse, citing)
        yield from _late_agents(parse, citing, anchor)
    if source is None:
        return
    if anchor.pos == "NOUN" and head.lemma in RECEIVING and giver_of(parse, head) is source:
        hearer, _ = find_source(parse, head)
        if hearer is not None:
            yield hearer
    over = parse.head(source)
    if anchor.dep in ("relcl", "acl") and source.dep == "dobj" and _passes_on(over, "object"):
        yield from _of_citing(parse, over)
    if anchor is source and over.dep == "prep" and parse.head(over).lemma in POINTING_TO:
        yield from _of_citing(parse, parse.head(over))  # "pointed to reports that P"
    if anchor is source and source.dep == "dobj" and _passes_on(over, "object"):
        yield from _of_citing(parse, over)
    for node in (source, anchor):
        for child in parse.children(node, "acl", "advcl", "relcl"):
            if child.tag != "VBN" or (child.lemma not in CITING and (node is anchor or child.lemma not in SHOWN)):
                continue
            if anchor.i in {token.i for token in parse.subtree(child)}:
                continue
            for agent in parse.children(child, "agent", "prep"):
                if agent.lemma in ("by", "on", "in"):
                    found = _outlets_only(parse, agent, child.lemma in CITING)
                    yield from (noun for noun in found if child.lemma in CITING or _is_one(parse, noun))


def _is_one(parse: Parse, noun: Token) -> bool:
    """Say whether words tell one outlet from all others: by a name, a country, or the state that runs it."""
    words = source_words(parse, noun)
    return any(token.text[:1].isupper() or token.text.lower() in read_words("state_run.txt") for token in words)


def _late_agents(parse: Parse, citing: Token, saying: Token) -> Iterator[Token]:
    """The outlet of "was quoted as saying P by the agency", whose "by" the parser hung on the saying."""
    if citing.tag != "VBN" or any(child.dep == "agent" for child in parse.children(citing)):
        return
    for node in (saying, parse.head(saying)):
        for by in parse.children(node, "agent", "prep"):
            if by.lemma == "by":
                yield from _outlets_only(parse, by, any_source=False)


def is_quoted_by_nobody(parse: Parse, anchor: Token) -> bool:
    """Say whether a source "is quoted as saying" without a word on who quotes it."""
    citing = citing_over(parse, anchor)
    if citing is None or citing.tag != "VBN" or citing.dep in ("acl", "relcl", "advcl"):
        return False
    below = parse.children(citing)
    if not any(child.dep == "nsubjpass" for child in below) or any(child.dep == "agent" for child in below):
        return False
    return not any(token.lemma == "by" for token in parse.words(parse.sentence(citing)) if token.i > citing.i)


def is_citing_aside(parse: Parse, anchor: Token) -> bool:
    """Say whether the report itself steps aside to tell who quoted a source: "-- who was quoted by X as saying"."""
    citing = citing_over(parse, anchor)
    if citing is None or citing.dep != "relcl" or not parse.children(citing, "agent"):
        return False
    first = parse.subtree(citing)[0]
    return first.i > 0 and parse.tokens[first.i - 1].text in (",", "-", "--", "–", "—")


def find_inner(parse: Parse, source: Token) -> Iterator[Token]:
    """Yield whom a document says it rests on: "a report, based on intelligence from member states, said"."""
    for clause in parse.children(source, "acl", "prep"):
        if clause.lemma not in ("base", "draw"):
            continue
        for matter in _objects(parse, clause, "on", "from"):
            if is_source_like(matter) and noun_kinds().get(matter.lemma) not in (None, "document", "unknown"):
                yield matter
            elif matter.lemma in MATTERS:
                yield from filter(is_source_like, _objects(parse, matter, "from", "with", "of", "by"))


POINTING_TO = frozenset({"point", "refer", "allude"})
"""Verbs that hand on what stands behind their "to"; who responds to reports does not."""

MATTERS = frozenset({"intelligence", "information", "datum", "data", "interview", "testimony", "account", "evidence",
                     "conversation", "briefing", "statement", "report"})  # fmt: skip
"""What reports are based on, with those it comes from behind it."""


def _passes_on(verb: Token, frame: str) -> bool:
    """Say whether a verb hands on what its object says: "cited media that said", "noted reports alleging"."""
    cue = find_cue("V", frame, verb.lemma)
    return verb.lemma in CITING or (cue is not None and cue.act == "says" and cue.factuality == "CT+")


def _of_citing(parse: Parse, verb: Token) -> Iterator[Token]:
    carrier, _ = find_source(parse, verb)
    if carrier is not None and carrier is not quoted(parse, verb):
        yield carrier


def _outlets_only(parse: Parse, prep: Token, any_source: bool) -> Iterator[Token]:
    for noun in parse.children(prep, "pobj")[:1]:
        if (
            is_outlet(parse, noun)
            or (any_source and prep.lemma == "by")
            or (prep.lemma == "by" and noun.pos == "PROPN")
        ):
            yield noun


def find_carriers(parse: Parse, anchor: Token) -> Iterator[Token]:
    """Yield the outlet that a source spoke to: "told Reuters", "in an interview with CNN", "speaking to the BBC"."""
    for child in parse.children(anchor):
        heard: tuple[Token, ...] = ()
        if child.dep in ("dobj", "dative", "iobj") and anchor.lemma in ("tell", "inform", "assure"):
            heard = (child,)
        elif child.dep == "prep" and child.lemma in ("in", "during", "through"):
            talks = [noun for noun in parse.children(child, "pobj") if noun.lemma in TALKS]
            heard = tuple(below for noun in talks for below in _objects(parse, noun, "with", "on", "to", "in", "by"))
        elif child.dep == "prep" and child.lemma == "to" and not _may_tell(anchor):
            continue
        elif child.dep == "prep" and child.lemma in ("to", "on") and anchor.lemma not in ("report", "confirm"):
            heard = parse.children(child, "pobj")[:1]
        elif child.dep == "advcl" and child.lemma in SPOKEN_TO and child.tag == "VBG":
            heard = tuple(_objects(parse, child, "to", "with", "on"))
        elif child.dep == "prep" and child.lemma == "of" and anchor.lemma == "tell":  # "told Ann Lee of Sky News"
            heard = parse.children(child, "pobj")[:1]
        outlets = [noun for noun in heard if noun.lemma != "report" and is_outlet(parse, noun)]
        if outlets:
            yield outlets[0]
            return


def _may_tell(verb: Token) -> bool:
    return is_speech(verb) or verb.lemma in SPOKEN_TO or find_cue("V", "clause", verb.lemma) is not None


TALKS = frozenset({"interview", "appearance", "report", "statement", "remark", "comment", "article", "message",
                   "broadcast", "address", "speech", "program", "programme", "show", "segment", "column", "op-ed",
                   "briefing", "conversation"})  # fmt: skip
"""In what somebody speaks to or through an outlet: "in an interview with", "in reports in state media"."""


def _objects(parse: Parse, node: Token, *preps: str) -> Iterator[Token]:
    for prep in parse.children(node, "prep"):
        if prep.lemma in preps:
            yield from parse.children(prep, "pobj")[:1]


def is_outlet(parse: Parse, head: Token) -> bool:
    """Say whether words name an outlet: a known one, or a paper, channel or agency by its noun. "media" alone,
    "reporters" and an owner's own site are only an audience or a place."""
    words = source_words(parse, head)
    text = " ".join(parse.text[words[0].start : words[-1].stop].split()).lower()
    state = any(token.text.lower() in read_words("state_run.txt") for token in words)
    if head.lemma in ("medium", "media", "press", "reporter", "journalist") and len(words) < 3 and not state:
        return False
    if any(token.tag == "PRP$" for token in words):
        return False
    outlet = find_outlet(text)
    kind = outlet or judge_kind(parse, head, words, None)
    return kind in OUTLETS and kind != "social_media"


def find_called(parse: Parse) -> Iterator[tuple[str, SourceKind]]:
    """The names that a text itself calls an outlet's, squeezed, with the kind: "the daily al-Bayan"."""
    for noun in parse.tokens:
        if noun.lemma.lower() not in NAMED_BY:
            continue
        for name in (_name_before(parse, noun), _name_behind(parse, noun)):
            key = squeeze(parse.text[name[0].start : name[-1].stop]) if name else ""
            if len(key) > SHORTEST_NAME and find_country(parse.quote(name[0].span)) is None:
                if noun.lemma.lower() == "agency" and not _is_of_news(parse, noun):
                    continue
                state = any(_is_run(token) for token in parse.tokens[max(0, noun.i - LONGEST_LEAD) : noun.i])
                kind: SourceKind = "news_agency" if noun.lemma.lower() == "agency" else "publisher"
                yield key, "state_media" if state else kind


LONGEST_LEAD = 3
"""Words before "agency" or "daily" in which "state-run" may stand."""


def _is_of_news(parse: Parse, noun: Token) -> bool:
    words = parse.tokens[max(0, noun.i - LONGEST_LEAD) : noun.i]
    return any(token.text.lower() in ("news", "press", "wire", "information") or _is_run(token) for token in words)


def _is_run(token: Token) -> bool:
    return token.text.lower() in read_words("state_run.txt")


def _name_before(parse: Parse, noun: Token) -> list[Token]:
    """The name in "the Sudan Tribune newspaper"."""
    return [child for child in parse.children(noun, "compound", "nmod") if child.pos == "PROPN"]


def _name_behind(parse: Parse, noun: Token) -> list[Token]:
    """The name in "the daily al-Bayan", however the parser tied it to its noun."""
    last = parse.sentence(noun).last
    run: list[Token] = []
    for token in parse.tokens[noun.i + 1 : last]:
        if token.pos != "PROPN" and token.text != "-":
            break
        run.append(token)
    if not run or run[0].entity in ("DATE", "TIME") or not any(sign.isupper() for sign in run[-1].text):
        return []
    head = next((token for token in run if token.head not in {other.i for other in run}), run[-1])
    beside = head.head == noun.head and head.dep == noun.dep
    return run if beside or head.head == noun.i or noun.head == head.i else []


NAMED_BY = frozenset({"agency", "newspaper", "daily", "weekly", "broadcaster", "channel", "station", "website",
                      "magazine", "television", "tv", "radio", "network", "outlet", "tabloid"})  # fmt: skip
"""Nouns beside a name that make it an outlet's."""


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
            if link.kind in OUTLETS and self.is_publisher(link):
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

SPEAKERS = frozenset({"named_person", "official", "anonymous", "organization"})
UNRESOLVED = frozenset({"he", "she", "they", "it", "one"})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
OUTLET_NOUNS = frozenset({"television", "tv", "media", "newspaper", "agency", "radio"})


def same_outlet(one: str, other: str) -> bool:
    """Say whether two names mean one outlet: the same letters, or one begins with the words of the other."""
    if squeeze(one) == squeeze(other) or not squeeze(other):
        return squeeze(one) == squeeze(other)
    left, right = _words(one), _words(other)
    short = min(len(left), len(right))
    return short > 0 and left[:short] == right[:short] and len("".join(left[:short])) > SHORTEST_NAME


def is_short_for(name: str, own: str) -> bool:
    """Say whether a report means its own publisher by the last word of its name: "the Times" in the Hill Times."""
    short, full = _words(name), _words(own)
    return len(short) == 1 and len(full) > 1 and short[0] == full[-1] and short[0] in read_words("outlet_endings.txt")


SHORTEST_NAME = 3
"""Letters of a name beyond which one that begins another means the same outlet."""


@functools.lru_cache(maxsize=1024)
def squeeze(name: str) -> str:
    """A name for comparison: its letters and digits without "the", "news" and the ends of a host; aliases in full."""
    return "".join(_words(name))


@functools.lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    name = re.sub(r"^(https?://)?(www\.)?", "", name.lower())
    name = re.sub(r"\.(com|org|net|co\.uk|co|info)$", "", name)
    name = " ".join(re.sub(r"\b(the|news|newspaper|agency)\b", " ", name).split())
    return tuple(re.findall(r"[a-z0-9]+", _aliases().get(name, name)))


@functools.cache
def _aliases() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("outlet_aliases.tsv")}
