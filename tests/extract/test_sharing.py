"""Words that are as sure as the verb of their clause."""

from __future__ import annotations

import pytest

from secondsource.extract.sharing import find_sharing
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("The storm could cause damage.", "damage", "cause"),
        ("The storm could cause damage or delays.", "delays", "cause"),
        ("The strike could force the closure of the port.", "closure", "force"),
        ("The strike could harm the negotiations.", "negotiations", None),
        ("A strike could close the port.", "strike", "close"),
        ("The strike could close the port.", "strike", None),
        ("A strike closed the port.", "strike", None),
        ("The firm would err by selling the port.", "selling", "err"),
        ("The king may leave, taking the crown with him.", "taking", "leave"),
        ("Prices may rise, he said, adding that wages may fall.", "adding", None),
    ],
)
def test_what_is_new_and_how_a_deed_is_done_share_the_doubt_of_the_deed(text: str, word: str, verb: str | None) -> None:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    over = find_sharing(parse, next(token for token in parse.tokens if token.text == word))
    assert (over.lemma if over else None) == verb
