"""Which sentences only say who said the words beside them? "That is what a clerk told a paper", "The mayor said on
CBS", and a quotation inside a quotation: "They said, 'Come out.'" """

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from secondsource.extract.cues import Cue, find_cue
from secondsource.extract.frames import Frame
from secondsource.extract.phrases import EDGE, tidy
from secondsource.extract.quotemarks import Quoted
from secondsource.extract.speakers import find_source, is_source_like
from secondsource.model import Span
from secondsource.parse.tree import Parse, Sentence, Token

ENDS = ("''", "”", '"', "’’")
"""Marks that close a quotation."""

INNER = {"'": "'’", "‘": "’", "`": "'’"}
"""Marks that open a quotation inside of another, and those that close it."""

SHORTEST, LONGEST = 3, 12
"""Words of an inner quotation that says something; words of a sentence that only names a speaker."""

SURE = Cue(0.8, "says", "CT+")


def find_pointing(parse: Parse, quotes: Sequence[Quoted]) -> Iterator[Frame]:
    """Yield a frame for each such sentence; the content is the sentence before, or what stands in single marks."""
    starts = [quote.start for quote in quotes]
    for number, sentence in enumerate(parse.sentences):
        words = parse.words(sentence)
        root = next((token for token in words if token.head == token.i), None)
        if root is None:
            continue
        before = parse.sentences[number - 1] if number else None
        if before is not None:
            apart = "\n" in parse.text[before.stop - 1 : sentence.start]
            verb = _pointing_verb(parse, root) or (_lone_verb(parse, root, words) if apart else None)
            if verb is not None:
                yield from _frame_before(parse, verb, before)
        at = bisect.bisect_right(starts, sentence.stop) - 1
        for verb in words if at >= 0 and quotes[at].span.overlap(sentence.span) else ():
            if verb.span.within(quotes[at].span):
                yield from _frame_inner(parse, verb, sentence)


def _pointing_verb(parse: Parse, root: Token) -> Token | None:
    """The verb of saying in "That is what a clerk said"."""
    if root.lemma == "be" and any(child.text.lower() == "that" for child in parse.children(root, "nsubj")):
        for said in parse.children(root, "ccomp"):
            if any(child.text.lower() == "what" for child in parse.children(said)) and _says(said):
                return said
    return None


def _lone_verb(parse: Parse, root: Token, words: tuple[Token, ...]) -> Token | None:
    """The verb of saying of a line without a content of its own, behind a line that ends a quotation."""
    plain = [token for token in words if token.text not in EDGE]
    alone = not parse.children(root, "ccomp", "xcomp", "dobj", "dative", "oprd", "acomp", "advcl")
    quoted = words[0].i > 0 and parse.tokens[words[0].i - 1].text in ENDS
    if words[-1].text == ":":
        return None
    return root if quoted and alone and len(plain) <= LONGEST and _says(root) and root.tag in ("VBD", "VBZ") else None


def _says(verb: Token) -> bool:
    cue = find_cue("V", "clause", verb.lemma)
    return cue is not None and cue.act == "says" and verb.tag.startswith("VB")


def _frame_before(parse: Parse, verb: Token, before: Sentence) -> Iterator[Frame]:
    source, _ = find_source(parse, verb)
    content = tuple(tidy(parse.text, [before.span]))
    if source is not None and is_source_like(source) and source.text.lower() not in ("i", "we") and content:
        yield Frame((verb,), source, parse.head_of(content[0]), content, "clause", SURE)


def _frame_inner(parse: Parse, verb: Token, sentence: Sentence) -> Iterator[Frame]:
    """A frame for words in single quotation marks right behind a verb of saying."""
    tokens = parse.tokens
    start = verb.i + 2
    if start + SHORTEST >= sentence.last or not _says(verb) or tokens[verb.i + 1].text not in (",", ":"):
        return
    closing = INNER.get(tokens[start].text)
    stop = next((i for i in range(start + 1, sentence.last) if closing and tokens[i].text in closing), None)
    source = next(iter(parse.children(verb, "nsubj")), None)
    if stop is None or stop - start <= SHORTEST or source is None or not is_source_like(source):
        return
    content = tuple(tidy(parse.text, [Span(tokens[start + 1].start, tokens[stop - 1].stop)]))
    if content:
        yield Frame((verb,), source, parse.head_of(content[0]), content, "clause", SURE)
