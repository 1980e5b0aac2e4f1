"""Which names does the text itself call an outlet's? "the daily al-Bayan", "the Sudan Tribune newspaper"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.countries import find_country
from secondsource.extract.cues import read_words
from secondsource.extract.same_outlet import SHORTEST_NAME, squeeze
from secondsource.model import SourceKind
from secondsource.parse.tree import Parse, Token

NAMED_BY = frozenset({"agency", "newspaper", "daily", "weekly", "broadcaster", "channel", "station", "website",
                      "magazine", "television", "tv", "radio", "network", "outlet", "tabloid"})  # fmt: skip
"""Nouns beside a name that make it an outlet's."""


LONGEST_LEAD = 3
"""Words before "agency" or "daily" in which "state-run" may stand."""


def find_called(parse: Parse) -> Iterator[tuple[str, SourceKind]]:
    """The names that a text itself calls an outlet's, squeezed, with the kind: "the daily al-Bayan"."""
    for noun in parse.tokens:
        if noun.lemma.lower() not in NAMED_BY:
            continue
        for name in (_name_before(parse, noun), _name_behind(parse, noun), _name_beside(parse, noun)):
            key = squeeze(parse.text[name[0].start : name[-1].stop]) if name else ""
            if len(key) > SHORTEST_NAME and find_country(parse.quote(name[0].span)) is None:
                if noun.lemma.lower() == "agency" and not _is_of_news(parse, noun):
                    continue
                state = any(_is_run(token) for token in parse.tokens[max(0, noun.i - LONGEST_LEAD) : noun.i])
                kind: SourceKind = "news_agency" if noun.lemma.lower() == "agency" else "publisher"
                yield key, "state_media" if state else kind


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


def _name_beside(parse: Parse, noun: Token) -> list[Token]:
    """The name in "Canal Norte, a private station,"."""
    name = parse.head(noun)
    if noun.dep != "appos" or name.pos != "PROPN" or name.i > noun.i:
        return []
    first = name.i
    while first > 0 and parse.tokens[first - 1].pos == "PROPN" and parse.tokens[first - 1].head == name.i:
        first -= 1
    return list(parse.tokens[first : name.i + 1])
