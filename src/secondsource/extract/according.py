""" "P, according to X": which clause does the phrase attribute?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from secondsource.extract.cues import Cue, read_words
from secondsource.extract.frames import Frame
from secondsource.extract.held import QUOTE_SIGNS
from secondsource.extract.phrases import EDGE, cut_content
from secondsource.extract.speakers import CITING
from secondsource.parse.tree import Parse, Token


def frame_according(parse: Parse, word: Token) -> Iterator[Frame]:
    """ "P, according to X": the content is the clause that the phrase hangs on; all of the sentence if it opens or
    closes it."""
    to = next((token for token in parse.children(word, "prep") if token.lemma == "to"), None)
    if to is None and word.i + 1 < len(parse.tokens) and parse.tokens[word.i + 1].lemma == "to":
        to = parse.tokens[word.i + 1]
    source = next(iter(parse.children(to, "pobj")), None) if to is not None else None
    if to is None or source is None or source.lemma in read_words("measures.txt"):
        return
    phrase = {token.i for token in parse.subtree(word)} | {to.i}
    phrase |= _apposed(parse, parse.words(parse.sentence(word)), max(phrase))
    head, around = _scope(parse, word, phrase)
    content = cut_content(parse, [token for token in around if token.i not in phrase], (word, to), None)
    if content:
        yield Frame((word, to), source, head, content, "according", Cue(0.85, "says", "CT+"))


def _scope(parse: Parse, word: Token, phrase: set[int]) -> tuple[Token, Iterable[Token]]:
    sentence = parse.sentence(word)
    words = list(parse.words(sentence))
    root = next((token for token in words if token.head == token.i and token.i not in phrase), words[0])
    head = parse.head(word)
    if head.pos not in ("VERB", "AUX") or head.i == word.i:
        head = root
    if word.i - words[0].i <= 1:
        return root, [*words, *_rest_of_block(parse, sentence.last)]
    citing = {
        below.i for token in words if token.lemma in CITING and token.i > word.i for below in parse.subtree(token)
    }
    after = [token for token in words if token.i > max(phrase) and token.i not in citing and token.text not in EDGE]
    if not after and parse.tokens[word.i - 1].text == ",":
        return root, words
    apart = {below.i for other in parse.children(head, "conj") for below in _joined_on(parse, other, max(phrase))}
    return head, [token for token in parse.subtree(head) if token.i not in apart]


def _joined_on(parse: Parse, other: Token, last: int) -> Iterator[Token]:
    """The words of a clause with its own subject that goes on behind the phrase: "P, according to X, but Q"."""
    if other.i > last and any(child.dep in ("nsubj", "nsubjpass") for child in parse.children(other)):
        joint = parse.subtree(other)[0].i
        yield from parse.subtree(other)
        yield from (token for token in parse.children(parse.head(other), "cc") if last < token.i < joint)


def _apposed(parse: Parse, words: Sequence[Token], last: int) -> set[int]:
    """What tells more of a source behind a comma and was hung elsewhere: "according to X, the agency, which ..."."""
    for token in words:
        if token.i > last + 1 and token.dep in ("appos", "dep", "npadvmod") and token.pos in ("NOUN", "PROPN"):
            below = parse.subtree(token)
            if last + 1 <= below[0].i <= last + 2 and parse.tokens[last + 1].text == ",":
                return {word.i for word in below}
    return set()


def _rest_of_block(parse: Parse, first: int) -> Iterator[Token]:
    """The words that follow a sentence which the parser ended without a full stop."""
    while 0 < first < len(parse.tokens):
        last, following = parse.tokens[first - 1], parse.tokens[first]
        if last.text in {".", "!", "?", ":", *QUOTE_SIGNS} or "\n" in parse.text[last.stop : following.start]:
            return
        sentence = parse.sentence(following)
        yield from parse.words(sentence)
        first = sentence.last
