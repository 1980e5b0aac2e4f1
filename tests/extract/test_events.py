"""Event mentions: what is found in short texts, by whom, to whom, where, and how sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.extract.events import Found, find_events
from secondsource.model import Document, EventMention, Region, Span, Statement, TimeMention
from secondsource.parse.english import parse_document

CASES = Path(__file__).parents[1] / "cases" / "events.txt"
EXPECTED = re.compile(
    r"(?P<lemma>[a-z_ ]+?) (?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))?(?:\.(?P<aspect>\w+))? "
    r"(?P<fact>\S+)(?: #(?P<nth>\d))?$"
)


def read_cases() -> Iterator[tuple[str, list[str]]]:
    text, wanted = "", []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            wanted.append(line.strip())
        elif line and not line.startswith("#"):
            if text:
                yield text, wanted
            text, wanted = line, []
    yield text, wanted


def find(text: str, **found: tuple[object, ...]) -> list[EventMention]:
    """The events that a list has; what only the learned detector finds has tests of its own."""
    document = Document(uri="case.txt", publisher="case", text=text)
    regions = (Region(doc=document.id, start=0, stop=len(text), kind="body"),)
    events = find_events(document, parse_document(document, regions), Found(**found))  # type: ignore[arg-type]
    return [event for event in events if event.type != "OTHER"]


def has_argument(text: str, event: EventMention, role: str, words: str) -> bool:
    return any(argument.role == role and text[argument.start : argument.stop] == words for argument in event.arguments)


@pytest.mark.parametrize(("text", "wanted"), list(read_cases()))
def test_events_of_a_text_are_those_that_it_states(text: str, wanted: list[str]) -> None:
    events = find(text)
    for line in wanted:
        check(text, events, line)


def check(text: str, events: list[EventMention], line: str) -> None:
    if line.startswith("no "):
        assert all(event.lemma != line[3:] for event in events), line
    elif " not " in line:
        lemma, _, rest = line.partition(" not ")
        role, _, words = rest.partition("=")
        assert not any(has_argument(text, event, role, words) for event in events if event.lemma == lemma), line
    else:
        head, *arguments = line.split(" | ")
        match = EXPECTED.match(head)
        assert match, f"a case that cannot be read: {line}"
        event = next((item for item in events if item.lemma == match["lemma"]), None)
        assert event is not None, f"{line}: found {[item.lemma for item in events]}"
        assert (event.type, event.factuality) == (match["type"], match["fact"]), line
        assert match["mode"] in (None, event.mode), line
        assert match["aspect"] in (None, event.aspect), line
        assert match["nth"] is None or event.ordinal == int(match["nth"]), line
        for argument in arguments:
            role, _, words = argument.partition("=")
            found = [(item.role, text[item.start : item.stop]) for item in event.arguments]
            assert has_argument(text, event, role, words), f"{argument}: found {found}"


CLAIMED = [
    [*line.split("\t"), ""][:3]
    for line in (CASES.parent / "claimed.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("marked", "values", "parts"), CLAIMED, ids=[case[0] for case in CLAIMED])
def test_what_is_accused_feared_or_planned_is_told_as_such_and_of_its_doer(
    marked: str, values: str, parts: str
) -> None:
    text, at = marked.replace("*", ""), marked.index("*")
    document = Document(uri="case.txt", publisher="case", text=text)
    regions = (Region(doc=document.id, start=0, stop=len(text), kind="body"),)
    parse = parse_document(document, regions)
    statements = tuple(find_statements(document, regions, parse, find_actors(document, parse)))
    events = find_events(document, parse, Found(statements=statements))
    event = next(item for item in events if item.start == at)
    assert event.factuality in values.split("|")
    found = [f"{item.role}={text[item.start : item.stop]}" for item in event.arguments]
    for part in parts.split("; ") if parts else ():
        assert (part.removeprefix("not ") in found) != part.startswith("not "), found


def test_a_trigger_is_told_by_the_statement_with_the_shortest_content_around_it() -> None:
    text = "Officials said the king had visited Oslo."
    whole = Statement(doc="d", content=(Span(0, len(text)),), chain=())
    inner = Statement(doc="d", content=(Span(text.index("the king"), len(text) - 1),), chain=(), factuality="PS+")
    event = find(text, statements=(whole, inner))[0]
    assert event.statement == inner.id


def test_an_event_is_no_surer_than_the_source_that_tells_of_it() -> None:
    text = "Officials said the king had visited Oslo."
    inner = Statement(doc="d", content=(Span(text.index("the king"), len(text) - 1),), chain=(), factuality="PS+")
    assert find(text, statements=(inner,))[0].factuality == "PS+"


def test_a_time_belongs_to_the_event_of_its_own_clause() -> None:
    text = "The minister visited Oslo on Monday and said on Friday that the emperor had met a poet."
    monday, friday = text.index("Monday"), text.index("Friday")
    times = tuple(
        TimeMention(doc="d", start=at, stop=at + 6, type="DATE", form="XXXX-WXX-1") for at in (monday, friday)
    )
    visit, meet = find(text, times=times)
    assert [argument.start for argument in visit.fillers("time")] == [monday]
    assert meet.fillers("time") == ()


def test_a_participle_shares_its_time_with_its_clause() -> None:
    text = "The envoy has visited Lagos, arriving by train yesterday."
    at = text.index("yesterday")
    times = (TimeMention(doc="d", start=at, stop=at + 9, type="DATE", form="DAY-1"),)
    assert all(event.fillers("time") for event in find(text, times=times))


@pytest.mark.parametrize("text", ["", " ", "“", "— — —", "visit", "to to to by by", "\x00\x01", "He " * 300, "))((“‘"])
def test_odd_text_raises_nothing(text: str) -> None:
    assert isinstance(find(text), list)


def test_an_event_has_the_contexts_that_its_words_suggest() -> None:
    assert find("The ministers discussed tariffs and met a banker about trade.")[0].context[:1] == ("economic",)
