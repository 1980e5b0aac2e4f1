"""How is a source hidden? The words that keep it from being named: "unidentified", "who asked not to be named"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.extract.cues import read_words
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

TERMS = frozenset({"on", "under", "speak", "request", "ask", "insist", "decline"})
"""What opens the terms on which somebody spoke: "on condition of", "speaking on", "requesting"."""

CITES = frozenset({"cite", "quote"})


def _pattern(*wordings: str) -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(wordings).replace(" ", r"\s+") + r")\b", re.IGNORECASE)


_NOT = r"((did|does|do|would|could|will|can)( not|\s?n['’]t)|declined to|refused to)"
_HIDDEN = _pattern(
    r"anonymity",
    r"not to be (named|identified|quoted)",
    r"not authori[sz]ed to",
    r"familiar with",
    r"on background",
    r"(declined|refused) to be (named|identified)",
    r"without (naming|identifying)",
    rf"(whom|it|he|she|they|we|the \w+) {_NOT} (name|identify|disclose)",
    r"(not|n['’]t) (want to )?give (his|her|their) ((full|last) )?(sur)?names?",
    r"gave (only )?(his|her|their) (first )?names? only",
    r"only (his|her|their) (first|given) names?",
)
_UNNAMED = _pattern(r"to be (named|identified)", r"name not (to )?be (printed|used|given|published)")


def find_hiding(parse: Parse, head: Token, words: tuple[Token, ...]) -> Span | None:
    """The words that hide who a source is, in its noun phrase, in what is told of it, or in the terms it spoke on."""
    for stretch in (_told_of(parse, head), *_terms(parse, head)):
        found = _HIDDEN.search(parse.text, stretch.start, stretch.stop)
        if found is not None:
            return Span(found.start(), found.end())
    hiding = (token for token in words if token.pos != "PROPN" and token.text.lower() in read_words("anonymity.txt"))
    return next((token.span for token in hiding), None)


def hides(words: str) -> bool:
    """Say whether words are the terms on which a source stays unnamed: "not to be identified"."""
    return _HIDDEN.search(words) is not None or _UNNAMED.search(words) is not None


def _told_of(parse: Parse, head: Token) -> Span:
    below = parse.subtree(head)
    citing = [child.i for child in parse.children(head) if child.lemma in CITES and child.tag == "VBG"]
    stop = min([parse.tokens[i].start for i in citing], default=below[-1].stop)  # whom it cites is somebody else
    return Span(below[0].start, max(stop, head.stop))


def _terms(parse: Parse, head: Token) -> Iterator[Span]:
    """The terms on which somebody spoke: "said on condition of anonymity" hides the subject of the verb."""
    verb = parse.head(head)
    if head.dep != "nsubj" or verb.pos != "VERB":
        return
    for child in parse.children(verb, "prep", "advcl", "npadvmod"):
        if child.lemma in TERMS:
            yield _told_of(parse, child)
