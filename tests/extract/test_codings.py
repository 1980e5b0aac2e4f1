"""Event data rows: one leading event a sentence, with the countries of both sides."""

from __future__ import annotations

from secondsource.extract.actors import find_actors
from secondsource.extract.codings import Coding, find_codings
from secondsource.extract.events import Found, find_events
from secondsource.extract.places import find_places
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


def code(text: str) -> list[Coding]:
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    found = Found(actors=tuple(find_actors(document, parse)), places=tuple(find_places(document, parse)))
    return list(find_codings(parse, found, list(find_events(document, parse, found))))


def test_a_row_names_who_did_what_to_whom() -> None:
    (row,) = code("Norway imposed sanctions on Belarus.")
    assert (row.sources, row.type, row.targets) == (("NOR",), "SANCTION", ("BLR",))


def test_an_announced_kindness_is_an_agreement() -> None:
    (row,) = code("Sweden will provide Kenya with food aid.")
    assert row.type == "AGREE"


def test_an_announced_harm_is_a_threat() -> None:
    (row,) = code("Turkey said it would invade Syria.")
    assert row.type == "THREATEN"


def test_what_others_must_do_is_a_request() -> None:
    (row,) = code("France said that Russia must leave Georgia.")
    assert (row.sources, row.type, row.targets) == (("FRA",), "REQUEST", ("RUS",))


def test_the_leading_event_of_a_sentence_is_coded_and_not_what_it_speaks_of() -> None:
    (row,) = code("China rejected the demand of Japan to end the talks.")
    assert row.type == "REJECT"


def test_news_outside_politics_has_no_row() -> None:
    assert code("A tanker capsized off the coast.") == []
