"""Who carried it? The outlets and others that the words around a cue name: "told Reuters", "quoted by the agency"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.cues import find_cue, read_words
from secondsource.extract.outlets import find_outlet
from secondsource.extract.phrases import is_speech
from secondsource.extract.sources import OUTLETS, judge_kind, noun_kinds, source_words
from secondsource.extract.speakers import (
    CITING,
    RECEIVING,
    citing_over,
    find_source,
    giver_of,
    is_source_like,
    quoted,
)
from secondsource.parse.tree import Parse, Token

SPOKEN_TO = frozenset({"speak", "talk", "appear", "respond", "write"})


SHOWN = frozenset({"show", "air", "broadcast", "carry", "publish", "release", "post", "obtain", "share", "issue",
                   "play", "provide", "leak", "distribute", "print", "see", "hear"})  # fmt: skip
"""What outlets do with words and pictures of others: "footage shown on state television"."""


POINTING_TO = frozenset({"point", "refer", "allude"})
"""Verbs that hand on what stands behind their "to"; who responds to reports does not."""


MATTERS = frozenset({"intelligence", "information", "datum", "data", "interview", "testimony", "account", "evidence",
                     "conversation", "briefing", "statement", "report"})  # fmt: skip
"""What reports are based on, with those it comes from behind it."""


TALKS = frozenset({"interview", "appearance", "report", "statement", "remark", "comment", "article", "message",
                   "broadcast", "address", "speech", "program", "programme", "show", "segment", "column", "op-ed",
                   "briefing", "conversation"})  # fmt: skip
"""In what somebody speaks to or through an outlet: "in an interview with", "in reports in state media"."""


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


def sets_the_scene(parse: Parse, anchor: Token) -> bool:
    """Say whether the report itself tells of talk before somebody speaks: "Amid reports that P, a doctor said Q"."""
    return anchor.pos == "NOUN" and anchor.dep == "pobj" and parse.head(anchor).lemma in SCENE


SCENE = frozenset({"amid", "amidst", "despite", "following", "after"})


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
    kind = judge_kind(parse, head, words, None)
    if head.pos != "NOUN":
        kind = find_outlet(text) or kind
    return kind in OUTLETS and kind != "social_media"


def _may_tell(verb: Token) -> bool:
    return is_speech(verb) or verb.lemma in SPOKEN_TO or find_cue("V", "clause", verb.lemma) is not None


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


def _objects(parse: Parse, node: Token, *preps: str) -> Iterator[Token]:
    for prep in parse.children(node, "prep"):
        if prep.lemma in preps:
            yield from parse.children(prep, "pobj")[:1]
