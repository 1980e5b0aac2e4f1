"""Actors: names, roles and pronouns of one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource.extract.actors import find_actors
from secondsource.extract.countries import country_name, find_country
from secondsource.extract.persons import compare_persons, gender_of, read_person
from secondsource.model import ActorMention, Document, Region
from secondsource.parse.english import parse_document

CASES = Path(__file__).parent.parent / "cases" / "actors.txt"


def read(text: str) -> tuple[Document, list[ActorMention]]:
    document = Document(uri="case", publisher="", text=text)
    regions = [
        Region(doc=document.id, start=match.start(), stop=match.end(), kind="body")
        for match in re.finditer(r"[^\n]+", text)
    ]
    return document, find_actors(document, parse_document(document, regions))


def cases() -> Iterator[tuple[str, list[str]]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("    "))
        expected = [line.strip() for line in lines if line.startswith("    ")]
        if text:
            yield text, expected


def find_words(text: str, words: str) -> tuple[int, int]:
    words, _, number = words.partition("#")
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    start = places[int(number or 1) - 1]
    return start, start + len(words)


def miss(text: str, mentions: list[ActorMention], line: str) -> str:
    """Say what is wrong with the mentions by one line of a case; empty when nothing is."""
    if line.startswith("no "):
        start, stop = find_words(text, line[3:])
        found = [m for m in mentions if m.start < stop and start < m.stop]
        return f"{line}: found {text[found[0].start : found[0].stop]}" if found else ""
    words, _, rest = line.partition(" = ")
    start, stop = find_words(text, words)
    mention = next((m for m in mentions if (m.start, m.stop) == (start, stop)), None)
    if mention is None:
        return f"{line}: not found"
    name, *more = [part.strip() for part in rest.split("|")]
    wanted = dict(zip(("kind", "country", "sector"), more, strict=False))
    wrong = {key: value for key, value in wanted.items() if getattr(mention, key) != value.replace("-", "")}
    if name == "?":
        return f"{line}: resolved to {mention.name}" if mention.antecedent else (f"{line}: {wrong}" if wrong else "")
    return f"{line}: {mention.name} {wrong}" if wrong or mention.name != name else ""


@pytest.mark.parametrize(("text", "expected"), list(cases()), ids=lambda value: str(value)[:30])
def test_a_case_is_read_as_marked(text: str, expected: list[str]) -> None:
    _, mentions = read(text)
    assert [problem for line in expected if (problem := miss(text, mentions, line))] == []


def test_every_mention_quotes_the_text_and_leaves_out_possessives() -> None:
    text = "Xi’s government met Kim's envoys.  The  North Korean\tleader’s train left."
    document, mentions = read(text)
    words = [document.text[m.start : m.stop] for m in mentions]
    assert words
    assert not any(word.endswith(("'s", "’s")) or word != word.strip() for word in words)


def test_an_antecedent_is_a_mention_of_the_same_document_with_the_same_name() -> None:
    _, mentions = read(
        "The mayor, Jane Doe, spoke. President Emmanuel Macron left. The French president returned, and he slept."
    )
    by_id = {m.id: m for m in mentions}
    resolved = [m for m in mentions if m.antecedent]
    assert len(resolved) == 3
    assert all(by_id[m.antecedent].name == m.name and by_id[m.antecedent].form == "name" for m in resolved)


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "Police said John Avery and Mary Avery met Avery in Dayton, Ohio. He left with her."
    assert read(text)[1] == read(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“",
        '"""',
        "\x00\x07\u200b",
        "’s ’s ’s",
        "- - -",
        "Mr.",
        "The President of the",
        "Al-",
        "A" * 5000,
        "U.S.-",
        "Of Of Of",
    ],
)
def test_odd_text_raises_nothing(text: str) -> None:
    read(text)


def test_a_country_is_found_by_its_words_and_not_by_common_ones() -> None:
    words = [
        "North Korea",
        "the DPRK",
        "North Korean",
        "Pyongyang",
        "North Koreans",
        "U.S.",
        "United States’",
        "us",
        "",
    ]
    assert [find_country(word) for word in words] == ["PRK"] * 5 + ["USA", "USA", None, None]
    assert country_name("PRK") == "North Korea"


def test_two_given_names_are_two_persons_and_hyphens_are_not() -> None:
    kim = read_person("Kim Jong-un")
    assert kim == read_person("KIM JONG UN")
    assert kim.family == "kim"
    assert compare_persons(kim, read_person("Kim Jong Il"))[0] == 0.0
    assert compare_persons(kim, read_person("Kim"))[0] == 0.5
    assert compare_persons(read_person("Donald J. Trump"), read_person("Donald Trump"))[0] == 1.0
    assert compare_persons(read_person("Bill Clinton"), read_person("Hillary Clinton"))[0] == 0.0


def test_a_first_name_tells_the_gender_only_where_it_may() -> None:
    assert [gender_of(name) for name in ("Susan Hale", "Robert Hale", "Kim Jong Un", "Zyx Hale", "Hale")] == [
        "F",
        "M",
        "",
        "",
        "",
    ]
