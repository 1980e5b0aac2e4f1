"""Who speaks for one house is one origin: an office, its officers, its spokesman, its papers."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.link.origins import find_origins
from secondsource.link.seats import find_phrases, read_house
from secondsource.model import Actor, ChainLink, Document, Interval, Origin, SourceKind, Span, Statement, Story

TEXT = """Two people were shot in Lindholm on Friday, police said.

Lindholm Police Sgt. Ana Kovar said that a man had been arrested. Dr. Ivo Brandt, a surgeon at the
Lindholm hospital, said that both would live. Jon Ferris, a spokesman for the Lindholm Police Department, asked
witnesses to call. Marek Dahl, a Lindholm police officer's brother, saw it. Mara Stone, who lives there, heard shots."""


def report(text: str = TEXT, uri: str = "a") -> Document:
    return Document(uri=uri, publisher=f"Post {uri}", text=text)


def tell(document: Document, *sources: tuple[str, SourceKind], story: bool = True, **more: object) -> dict[str, Origin]:
    """The origins of statements of one report, by name."""
    statements = [
        Statement(
            doc=document.id,
            content=(Span(i, i + 1),),
            chain=(ChainLink(document.publisher, "publisher"), ChainLink(name, kind)),
        )
        for i, (name, kind) in enumerate(sources)
    ]
    stories = [Story(documents=(document.id,))] if story else []
    return {o.name: o for o in find_origins(statements, [document], [], stories, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "kind", "place"),
    [
        ("Lindholm police", "police", "lindholm"),
        ("Lindholm Police Department news release", "police", "lindholm"),
        ("Polk County sheriff's deputies", "police", "polk county"),
        ("Officials with the Wayne County Medical Examiner's Office", "coroner", "wayne county"),
        ("Bell County's first assistant district attorney", "prosecutor", "bell county"),
        ("Lindholm fire marshal", "fire department", "lindholm"),
        ("a police report", "police", ""),
        ("the coroner", "coroner", ""),
        ("NHPD Chief", "police", ""),
        ("Chinese Foreign Ministry spokesman", "government", "CHN"),
        ("the Kremlin", "government", "RUS"),
        ("Harbour Liberation Army", "organization", "harbour liberation army"),
        ("Rowan Oil chief executive officer", "organization", "rowan oil"),
        ("the Rowan Oil president", "organization", "rowan oil"),
        ("U.N. envoy", "organization", "u n"),
    ],
)
def test_words_name_the_house_of_an_office(words: str, kind: str, place: str) -> None:
    house = read_house(words)
    assert house is not None
    assert house.key == (kind, place)


@pytest.mark.parametrize("words", ["", "court of public opinion's", "neighbors", "a witness", "Ana Kovar", "?!"])
def test_words_that_name_no_office_name_no_house(words: str) -> None:
    house = read_house(words)
    assert house is None or house.kind == "court"


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Ana Kovar", "Lindholm police"),
        ("Jon Ferris", "Lindholm police"),
        ("Ivo Brandt", ""),
        ("Marek Dahl", ""),
        ("Mara Stone", ""),
    ],
)
def test_a_person_is_of_the_house_that_titles_and_appositions_tell(name: str, house: str) -> None:
    assert tell(report(), (name, "named_person"))[name].house == house


def test_nameless_police_are_the_police_whom_the_report_names() -> None:
    found = tell(report(), ("police", "official"), ("Lindholm police", "official"), ("Ana Kovar", "named_person"))
    assert {origin.house for origin in found.values()} == {"Lindholm police"}
    assert any("count as one" in reason for reason in found["Ana Kovar"].reasons)


def test_offices_of_two_kinds_are_two_houses() -> None:
    found = tell(report(), ("Lindholm police", "official"), ("the Lindholm coroner", "official"))
    assert len({origin.house or origin.name for origin in found.values()}) == 2


def test_a_press_release_that_names_nobody_is_of_the_office_beside_it() -> None:
    found = tell(report(), ("a news release", "document"), ("Lindholm police", "official"))
    assert {origin.house for origin in found.values()} == {"Lindholm police"}


def test_a_former_chief_speaks_for_himself() -> None:
    text = "Former Lindholm police chief Ana Kovar said so. Jon Ferris, a retired Lindholm detective, agreed."
    found = tell(report(text), ("Ana Kovar", "named_person"), ("Jon Ferris", "named_person"))
    assert {origin.house for origin in found.values()} == {""}


def test_a_minister_a_ministry_and_the_organ_of_a_state_are_one_house() -> None:
    text = "Foreign Minister Ana Kovar said so."
    actor = Actor(name="Ana Kovar", kind="person", mentions=(), country="CHN", sector="GOV")
    sources = (("Ana Kovar", "named_person"), ("China's Foreign Ministry", "official"), ("Xinhua", "state_media"))
    found = tell(report(text), *sources, actors=[actor])  # type: ignore[arg-type]
    assert {origin.house for origin in found.values()} == {"the state of China"}


def test_a_ministry_of_one_of_several_states_is_of_none_of_them() -> None:
    sources = (("the Foreign Ministry", "official"), ("China", "official"), ("Japan", "official"))
    found = tell(report("Nothing."), *sources)  # type: ignore[arg-type]
    assert found["Foreign Ministry"].house == ""


def test_a_company_and_its_chief_are_one_house() -> None:
    text = "Rowan Oil chief executive Ana Kovar said so."
    sources = (("Rowan Oil", "organization"), ("Ana Kovar", "named_person"), ("the company", "organization"))
    found = tell(report(text), *sources)  # type: ignore[arg-type]
    assert {origin.house for origin in found.values()} == {"Rowan Oil"}


@pytest.mark.parametrize("text", ["", "Kovar", "Kovar,", "Kovar of", ", a police spokesman Kovar", "Kovar, a , of the"])
def test_any_text_around_a_name_is_read_without_an_error(text: str) -> None:
    start = max(0, text.find("Kovar"))
    assert isinstance(list(find_phrases(text, start, start + 5)), list)


@pytest.mark.parametrize(("day", "house"), [("2015-05-01", "the state of the United States"), ("2019-05-01", "")])
def test_who_held_an_office_speaks_for_the_state_only_in_its_term(day: str, house: str) -> None:
    at = date.fromisoformat(day)
    told = Document(uri="a", publisher="Post", text="Barack Obama said so.", dct=Interval(at, at, "stated"))
    assert tell(told, ("Barack Obama", "named_person"))["Barack Obama"].house == house
