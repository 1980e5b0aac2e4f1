"""Places: what is one, and which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource.extract.gazetteer import find_cities, find_state
from secondsource.extract.places import contains, find_places
from secondsource.model import Document, PlaceMention, Region
from secondsource.parse.english import parse_document

CASES = Path(__file__).parent.parent / "cases" / "places.txt"


def read(text: str, uri: str = "case") -> list[PlaceMention]:
    document = Document(uri=uri, publisher="", text=text)
    regions = [
        Region(doc=document.id, start=match.start(), stop=match.end(), kind="body")
        for match in re.finditer(r"[^\n]+", text)
    ]
    return list(find_places(document, parse_document(document, regions)))


def cases() -> Iterator[tuple[str, list[str]]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("    "))
        if text:
            yield text, [line.strip() for line in lines if line.startswith("    ")]


def miss(text: str, mentions: list[PlaceMention], line: str) -> str:
    """Say what is wrong with the mentions by one line of a case; empty when nothing is."""
    words, _, rest = line.removeprefix("no ").partition(" = ")
    words, _, number = words.partition("#")
    start = [match.start() for match in re.finditer(rf"{re.escape(words)}(?!\w)", text)][int(number or 1) - 1]
    found = [m for m in mentions if m.start < start + len(words) and start < m.stop]
    if line.startswith("no "):
        return f"{line}: found" if found else ""
    if not found:
        return f"{line}: not found"
    told = [found[0].name, found[0].country, found[0].region]
    wanted = [part.strip().replace("-", "") if part.strip() == "-" else part.strip() for part in rest.split("|")]
    return "" if told[: len(wanted)] == wanted else f"{line}: {told}"


@pytest.mark.parametrize(("text", "expected"), list(cases()), ids=lambda value: str(value)[:30])
def test_a_case_is_read_as_marked(text: str, expected: list[str]) -> None:
    mentions = read(text)
    assert [problem for line in expected if (problem := miss(text, mentions, line))] == []


def test_a_country_contains_its_cities_and_states_and_not_its_neighbours() -> None:
    for outer, inner in [
        ("China", "Beijing"),
        ("Balochistan", "Quetta"),
        ("China", "China"),
        ("United States", "Texas"),
        ("United States", "Houston"),
        ("Texas", "Houston"),
        ("Pakistan", "Balochistan"),
        ("Korean Peninsula", "North Korea"),
        ("the US", "Wash."),
    ]:
        assert contains(outer, inner), (outer, inner)
    for outer, inner in [
        ("Beijing", "China"),
        ("China", "Pyongyang"),
        ("Texas", "Chicago"),
        ("Texas", "United States"),
        ("Atlantis", "Beijing"),
        ("", "Beijing"),
        ("China", ""),
    ]:
        assert not contains(outer, inner), (outer, inner)


def test_the_gazetteer_knows_states_by_their_short_forms_and_the_largest_city_first() -> None:
    assert [find_state(words) for words in ("Wash.", "WA", "Washington", "Ontario")] == ["Washington"] * 3 + [None]
    cities = find_cities("portland")
    assert cities[0].region == "Oregon"
    assert find_cities("nowhere at all") == []


@pytest.mark.parametrize(
    "text", ["", " , ", "In In, In.", "St.", "\x00", "County County", "the capital of", "A" * 3000]
)
def test_odd_text_raises_nothing(text: str) -> None:
    read(text)


def test_the_gazetteer_names_its_source_and_licence() -> None:
    table = Path(__file__).parents[2] / "src/secondsource/extract/data/cities.tsv"
    head = table.read_text(encoding="utf-8")[:600]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head


def test_a_town_has_coordinates_in_degrees_and_an_ambiguous_one_has_none_but_its_readings() -> None:
    (town,) = read("The envoy landed in Kharkiv.")
    assert town.latitude == pytest.approx(50.0, abs=0.1)
    assert town.longitude == pytest.approx(36.2, abs=0.1)
    (open_one,) = read("The man moved to Springfield last year.")
    assert open_one.latitude is None
    assert "Springfield, Missouri, USA" in open_one.also


def test_a_local_outlet_means_the_town_of_its_own_state() -> None:
    text = "A fire destroyed a barn near Lebanon. Nobody was hurt in Lebanon, police said."
    (first, _) = read(text, "https://www.wsmv.com/story/1")
    assert (first.country, first.region) == ("USA", "Tennessee")
    (first, _) = read("A fire destroyed a barn near Milford. Milford police came.", "https://www.wnep.com/story/1")
    assert first.region == "Pennsylvania"


def test_a_small_place_far_from_a_local_outlet_is_another_one() -> None:
    (place,) = read("Four adults were hurt in Evanston on Monday.", "https://www.wlwt.com/story/1")
    assert (place.country, place.region) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "WEXBY LANDING, Ohio (TVNS) - A barn burned.",
        "A barn burned in Wexby Landing, Ohio.",
        "A barn burned in the town of Wexby Landing.",
        "WEXBY LANDING — A barn burned. Nobody lives in Wexby Landing.",
        "A barn burned near Wexby Landing, France.",
    ],
)
def test_a_town_that_the_report_introduces_is_a_city_without_coordinates(text: str) -> None:
    town = read(text)[0]
    assert (town.name, town.kind, town.latitude) == ("Wexby Landing", "city", None)


@pytest.mark.parametrize(
    "text",
    [
        "A man lives on Wexby Street, Ohio.",
        "A man drowned in Wexby River, Ohio.",
        "A man drowned in Lake Wexby, Ohio.",
        "A barn burned near Wexby Landing.",
    ],
)
def test_a_street_or_water_before_a_state_is_no_town(text: str) -> None:
    assert [place.kind for place in read(text) if "Wexby" in place.name] == [""]


def test_every_row_of_the_tables_is_whole() -> None:
    folder = Path(__file__).parents[2] / "src/secondsource/extract/data"
    for name, cells in (("cities.tsv", 6), ("regions.tsv", 4), ("counties.tsv", 2), ("city_names.tsv", 2)):
        rows = [line for line in (folder / name).read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
        assert [row for row in rows if len(row.split("\t")) < cells] == []
