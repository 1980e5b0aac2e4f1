"""Is "May" a person in this report? Months that are surnames, told by the full names and titles of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from secondsource.extract.name_lists import first_names
from secondsource.extract.timex_guards import context
from secondsource.model import TimeMention
from secondsource.parse.tree import Parse, Token

SURNAMES = frozenset({"May", "April", "June", "August", "March"})


def drop_namesakes(parse: Parse, mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions without the bare months that are a person of the report ("Theresa May ... a blow for May").

    After "in", "since", "last" and the like they stay months.
    """
    persons = {token.text for token in parse.tokens if token.text in SURNAMES and is_surname(parse, token)}
    for mention in mentions:
        if persons and parse.quote(mention.span) in persons:
            word = parse.head_of(mention.span)
            before = parse.tokens[word.i - 1].lemma if word and word.i else ""
            if before not in context("surely_before_month"):
                continue
        yield mention


def is_surname(parse: Parse, token: Token) -> bool:
    """Say whether a first name or a title stands right before: "Theresa May", "Mrs. May", "Prime Minister May"."""
    if not token.i or not parse.tokens[token.i - 1].text[:1].isupper():
        return False
    before = parse.tokens[token.i - 1]
    near = before.stop + 1 == token.start and before.pos == "PROPN" and before.text not in context("date_names")
    return near and (token.entity == "PERSON" or before.text in context("titles") or before.text in first_names())
