"""Control: whose deed an infinitive or a gerund is."""

from __future__ import annotations

import pytest

from secondsource.extract.clauses import find_subjects
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("Chad accused the rebels of killing a priest.", "killing", "rebels"),
        ("The rebels were accused of killing a priest.", "killing", "rebels"),
        ("The men accused of killing a priest fled.", "killing", "men"),
        ("Chad condemned the army for shelling the port.", "shelling", "army"),
        ("Soldiers kept the crowd from storming the palace.", "storming", "crowd"),
        ("The union talked the miners into joining the strike.", "joining", "miners"),
        ("The envoy called on the general to leave.", "leave", "general"),
        ("The envoy urged the general to leave.", "leave", "general"),
        ("The general promised the envoy to leave.", "leave", "general"),
        ("The general left the town after shelling the port.", "shelling", "general"),
        ("The general shocked the town by shelling the port.", "shelling", "general"),
    ],
)
def test_the_doer_is_the_one_who_is_accused_kept_from_it_or_asked(text: str, verb: str, doer: str) -> None:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    token = next(token for token in parse.tokens if token.text == verb)
    assert [subject.text for subject in find_subjects(parse, token)] == [doer]
