"""A chain ends with the innermost source that can be told from others."""

from __future__ import annotations

import pytest

from secondsource.link.ends import Case, bare_name, find_end, find_persons
from secondsource.model import ChainLink, Span, Statement


def says(*links: tuple[str, str], doc: str = "a", quote_type: str = "indirect") -> Statement:
    chain = (ChainLink("Harbour Post", "publisher"), *(ChainLink(name, kind) for name, kind in links))
    return Statement(doc=doc, content=(Span(0, 5),), chain=chain, quote_type=quote_type)


def end(*links: tuple[str, str], told: tuple[Statement, ...] = (), quote_type: str = "indirect") -> str:
    statement = says(*links, quote_type=quote_type)
    return find_end(statement, Case(narrators={}, stories={}, persons=find_persons([*told, statement]))).name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("US President Donald Trump", "Donald Trump"),
        ("the port's manager Ana Kovar", "Ana Kovar"),
        ("Dr. Kovar", "Kovar"),
        ("Jan van Dyck", "Jan van Dyck"),
    ],
)
def test_titles_and_roles_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_a_chain_of_the_nameless_ends_with_the_publisher() -> None:
    assert end(("media reports", "publisher"), ("sources", "anonymous")) == "Harbour Post"


@pytest.mark.parametrize(
    "nameless",
    [
        ("South Korean media", "publisher"),
        ("analysts", "organization"),
        ("I", "named_person"),
        ("Reports", "document"),
        ("some local newspapers", "publisher"),
    ],
)
def test_what_fits_many_is_no_end(nameless: tuple[str, str]) -> None:
    assert end(("Yonhap", "news_agency"), nameless) == "Yonhap"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("the harbour office", "official", "harbour office"),
        ("Lindholm police", "official", "Lindholm police"),
        ("police", "official", "the authorities"),
        ("Authorities in southwestern Norland", "official", "the authorities"),
        ("a preliminary investigation", "document", "the authorities"),
        ("a court filing", "document", "court filing"),
        ("Moscow", "official", "Russia"),
        ("a spokeswoman for the harbour office", "official", "harbour office"),
        ("Harbour Office spokesman", "official", "Harbour Office"),
        ("the Guardian newspaper", "publisher", "Guardian"),
    ],
)
def test_offices_papers_and_outlets_are_ends(name: str, kind: str, expected: str) -> None:
    assert end((name, kind)) == expected


def test_a_short_name_is_the_person_most_cited_under_it() -> None:
    told = (says(("Ana Kovar", "named_person"), doc="b"), says(("Ana Kovar", "named_person"), doc="c"))
    assert end(("Kovar", "named_person"), told=(*told, says(("Ivo Kovar", "named_person"), doc="d"))) == "Ana Kovar"


def test_a_very_long_name_is_a_description_and_no_end() -> None:
    assert end(("signs of " + "something " * 20, "document")) == "Harbour Post"


def test_what_an_agency_tells_of_somebodys_words_rests_on_the_agency_but_a_quotation_on_the_speaker() -> None:
    chain = ("Xinhua", "state_media"), ("Ana Kovar", "named_person")
    assert end(*chain) == "Xinhua"
    assert end(*chain, quote_type="direct") == "Ana Kovar"
    assert end(("Ana Kovar", "named_person")) == "Ana Kovar"


@pytest.mark.parametrize("dateline", ["LITTLE ROCK", "TAMPA, Fla.", "BEXAR COUNTY, Texas"])
def test_a_dateline_taken_for_a_source_is_nobody(dateline: str) -> None:
    assert end((dateline, "official")) == "Harbour Post"


def test_two_spellings_of_one_holder_of_an_office_are_one_origin() -> None:
    told = (says(("Muammar Gaddafi", "named_person")), says(("Moammar Gadhafi", "named_person"), doc="b"))
    case = Case(narrators={}, stories={}, persons=find_persons(told))
    assert len({find_end(statement, case).key for statement in told}) == 1
