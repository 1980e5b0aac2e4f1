"""Which words belong? Cuts cues, contents and names of sources out of the dependency tree, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterable

from secondsource.extract.cues import read_words
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

EDGE = frozenset([*",;:.-–—()[]\"'“”„‟«»‘’`", "``", "''", "--", "---", "-LRB-", "-RRB-"])
CREDIT = re.compile(r"(?:\(|-LRB- ?)([A-Z][\w .&/'’-]{1,30}?)(?:\)| ?-RRB-)\s*(?:--|[-–—:])\s*")
"""An agency credit in a dateline: "BEIJING (Reuters) - "."""

_HEAD = re.compile(r"[\s,;:.\-–—)\]\"“”„‟«»`]*(?:that[\s;:,]+(?=[\w“\"'`«]))?[\s\"“„«`]*")
_TAIL = re.compile(
    r"(?:[\s,]+(?:and|but|or|while|whereas|who|which))?(?:[\s,;:.–—(\[\"“”„‟«»`]|(?<!RB)-)*\Z|(?<=\w)''?\s*\Z"
)
LONGEST_DATELINE = 90
JUDGING = frozenset({"suggest", "point", "call", "accuse", "emphasize", "stress", "describe", "urge", "vow", "cite"})
"""Verbs that, like those of saying, go on with a report as a participle, but whose subject need not speak."""


def cue_words(parse: Parse, verb: Token, head: Token | None) -> tuple[Token, ...]:
    """The verb with its auxiliaries, negation and particle, and the preposition that leads to the content."""
    words = [verb]
    below = parse.children(verb)
    for child in below:
        leads = child.dep == "prep" and head is not None and head.head == child.i
        if leads or child.dep in ("aux", "auxpass", "neg", "prt"):
            words.append(child)
    first = min(word.i for word in words)
    adverbs = {child.i: child for child in below if child.dep == "advmod" and child.i < verb.i and child.tag == "RB"}
    words.extend(adverb for i, adverb in adverbs.items() if i > first or i == first - 1)
    return tuple(sorted(words, key=lambda token: token.i))


def cut_content(
    parse: Parse, tokens: Iterable[Token], cue: tuple[Token, ...], source: Token | None
) -> tuple[Span, ...]:
    """The words of a content as spans in the order of the text, cut where other words stand between them.

    Left out are "that", the cue, the source, marks at the ends, and a participle that goes on reporting.
    """
    tokens = list(tokens)
    left_out = {token.i for token in cue}
    for token in tokens:
        if speaks_on(parse, token, cue):
            left_out.update(below.i for below in parse.subtree(token))
    if source is not None:
        left_out.update(token.i for token in noun_phrase(parse, source))
    return tuple(tidy(parse.text, spans_of(parse, sorted({token.i for token in tokens} - left_out))))


def spans_of(parse: Parse, words: Iterable[int]) -> list[Span]:
    """Words, by their indices in the order of the text, as spans: neighbours joined, also over punctuation alone."""
    runs: list[list[int]] = []
    for i in words:
        if runs and all(parse.tokens[j].pos == "PUNCT" for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [Span(parse.tokens[run[0]].start, parse.tokens[run[-1]].stop) for run in runs]


def tidy(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans without white space, punctuation, quotation marks and "that" at their ends, and without a dateline."""
    kept = []
    for span in spans:
        start, stop = span.start, span.stop
        credit = CREDIT.search(text, start, min(stop, start + LONGEST_DATELINE))
        if credit is not None:
            start = credit.end()
        opening = _HEAD.match(text, start, stop)
        start = opening.end() if opening else start
        words = text[start:stop]
        tail = _TAIL.search(words)
        stop = start + tail.start() if tail else stop
        if start < stop and any(sign.isalnum() for sign in text[start:stop]):
            kept.append(Span(start, stop))
    return kept


def speaks_on(parse: Parse, verb: Token, cue: tuple[Token, ...]) -> bool:
    """Say whether a closing participle goes on reporting ("said P, adding that Q"): it is no part of P."""
    if verb.tag != "VBG" or verb.dep != "advcl" or not cue or verb.i < cue[0].i:
        return False
    if parse.tokens[verb.i - 1].text != "," or not (is_speech(verb) or verb.lemma in JUDGING):
        return False
    return bool(parse.children(verb, "ccomp", "prep", "dobj"))


def is_speech(verb: Token) -> bool:
    """Say whether a verb is one of saying."""
    return verb.lemma in read_words("speech.txt")


def noun_phrase(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The words of a source around its head, without relative clause, participle and apposition; a name that stands
    right behind its noun belongs to it ("the news agency Xinhua")."""
    leave = {"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"}
    found, todo = [head.i], [head.i]
    while todo:
        for child in parse.children(parse.tokens[todo.pop()]):
            if child.dep not in leave or is_close_name(parse, child):
                found.append(child.i)
                todo.append(child.i)
    found.sort()
    return _run_around(parse, found, head)


def is_close_name(parse: Parse, name: Token) -> bool:
    """Say whether a name stands in apposition without a comma."""
    if name.dep != "appos" or name.pos != "PROPN":
        return False
    first = parse.subtree(name)[0]
    return first.i > 0 and parse.head(name).i == first.i - 1


def _run_around(parse: Parse, found: list[int], head: Token) -> tuple[Token, ...]:
    """The unbroken stretch of words around the head, without punctuation at its ends."""
    at = found.index(head.i)
    first = last = at
    while first > 0 and found[first - 1] == found[first] - 1:
        first -= 1
    while last + 1 < len(found) and found[last + 1] == found[last] + 1:
        last += 1
    tokens = [parse.tokens[i] for i in found[first : last + 1]]
    while tokens[-1].i != head.i and tokens[-1].pos in ("PUNCT", "CCONJ"):
        tokens.pop()
    while tokens[0].i != head.i and tokens[0].pos in ("PUNCT", "CCONJ"):
        tokens.pop(0)
    return tuple(tokens)
