"""Event data rows: one leading event a sentence, with the countries of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from secondsource.extract.actors import find_actors
from secondsource.extract.codings import Coding, find_codings
from secondsource.extract.events import Found, find_events
from secondsource.extract.places import find_places
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document

SENTENCES = Path(__file__).parents[1] / "cases" / "codings.tsv"


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


def test_people_of_two_countries_act_on_each_other() -> None:
    (row,) = code("Serbia and China signed a pact.")
    assert (row.sources, row.targets) == (("SRB", "CHN"), ())


def test_a_journey_to_another_country_is_a_visit_and_one_at_home_is_no_event() -> None:
    (row,) = code("Norway's king flew to Kenya.")
    assert (row.type, row.cameo, row.targets) == ("CONSULT", "042", ("KEN",))
    assert code("Norway's king flew to Bergen, Norway.") == []


def test_an_appeal_and_a_refusal_have_the_code_of_what_they_are_about() -> None:
    assert [row.cameo for row in code("Chad asked Kenya for food aid.")] == ["023"]
    assert [row.cameo for row in code("Chad demanded that Kenya withdraw its troops.")] == ["105"]
    assert [row.cameo for row in code("Chad refused to meet Kenya's president.")] == ["125"]
    assert [row.cameo for row in code("Chad threatened to cut off talks with Kenya.")] == ["134"]
    assert [row.cameo for row in code("Chad is investigating war crimes by Kenya.")] == ["094"]
    assert [row.cameo for row in code("Chad opened an inquiry into bribery at the ministry.")] == ["091"]


def read_sentences() -> Iterator[tuple[str, str, str]]:
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, cameo, *_, text = line.split("\t")
            yield kind, cameo, text


def test_most_sentences_of_the_codebook_have_their_type_and_root() -> None:
    rows = list(read_sentences())
    right = sum(any((row.type, row.cameo[:2]) == (kind, cameo[:2]) for row in code(text)) for kind, cameo, text in rows)
    private = [text for kind, _, text in rows if kind == "-"]
    assert right >= 0.90 * (len(rows) - len(private))
    assert sum(not code(text) for text in private) >= 0.95 * len(private)
