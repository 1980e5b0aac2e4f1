"""Hostile input of the whole room: marks that do not close, transcripts, posts, capitals, endless sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.model import Document, Problem, Region, Span, Statement
from secondsource.parse.english import parse_document
from secondsource.pipeline import examine


def read(text: str, byline: str = "") -> tuple[Document, list[Statement]]:
    document = Document(uri="case", publisher="The Paper", text=text, byline=byline)
    regions = [
        Region(doc=document.id, start=line.start(), stop=line.end(), kind="body")
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
    ]
    parse = parse_document(document, regions)
    return document, find_statements(document, regions, parse, find_actors(document, parse))


def tell(document: Document, statement: Statement) -> str:
    """A statement in one line: sources, a colon, the content with " ... " between its pieces."""
    chain = " > ".join(link.name for link in statement.chain[1:])
    return f"{chain}: " + " ... ".join(document.text[span.start : span.stop] for span in statement.content)


def told(text: str, byline: str = "") -> list[str]:
    document, statements = read(text, byline)
    return [tell(document, item) for item in statements if item.quote_type != "narration"]


MUST_BE_FOUND = [
    # marks that do not close, or not in their own style
    ("“The bridge is closed, Martin Dahlen said on Monday.", "Martin Dahlen: The bridge is closed"),
    (
        "The bridge is closed,” Martin Dahlen said. “It will open in June.”",
        "Martin Dahlen: The bridge is closed ... It will open in June",
    ),
    ('"The bridge is closed, Martin Dahlen said on Monday.', "Martin Dahlen: The bridge is closed"),
    ("“The depot's manager, Lars Quist, said the fire was out.", "Lars Quist: the fire was out"),
    ('"The depot\'s manager, Lars Quist, said the fire was out."', "Lars Quist: the fire was out"),
    # styles of marks, and marks within marks
    ("Martin Dahlen said: „The bridge is closed.“", "Martin Dahlen: The bridge is closed"),
    ("Martin Dahlen said: «The bridge is closed.»", "Martin Dahlen: The bridge is closed"),
    ("``The bridge is closed,'' Martin Dahlen said.", "Martin Dahlen: The bridge is closed"),
    ("''The bridge is closed,'' Martin Dahlen said.", "Martin Dahlen: The bridge is closed"),
    ("'The bridge is closed,' Martin Dahlen said.", "Martin Dahlen: The bridge is closed"),
    (
        "“He told me ‘the bridge is closed’ and left,” Martin Dahlen said.",
        "Martin Dahlen: He told me ‘the bridge is closed’ and left",
    ),
    # apostrophes
    (
        "Martin Dahlen said it's the mayor's and the builders' fault.",
        "Martin Dahlen: it's the mayor's and the builders' fault",
    ),
    (
        "Martin Dahlen's aide said the workers' strike hadn't ended.",
        "Martin Dahlen's aide: the workers' strike hadn't ended",
    ),
    # lists
    ("- Two trains collided, police said.\n- The bridge is closed, the mayor said.", "police: Two trains collided"),
    ("• Martin Dahlen said the bridge is closed", "Martin Dahlen: the bridge is closed"),
    ("1. “The bridge is closed,” said Martin Dahlen.", "Martin Dahlen: The bridge is closed"),
    # posts
    ("@mayordahlen: The bridge is closed until June.", "@mayordahlen: The bridge is closed until June"),
    ("RT @countynews: Two trains collided near Merrow.", "@countynews: Two trains collided near Merrow"),
    (
        "The bridge is closed until June. — Martin Dahlen (@mayordahlen) March 3, 2018",
        "Martin Dahlen: The bridge is closed until June",
    ),
    # transcripts and interviews
    ("MARTIN DAHLEN: The bridge is closed.\nVARGA: It is not.", "MARTIN DAHLEN: The bridge is closed"),
    ("MR. VARGA: That is not what the council decided.", "VARGA: That is not what the council decided"),
    (
        "REP. PETER VARGA (R-OH): I did not vote for that.\nDAHLEN (voice-over): The vote came in May.",
        "PETER VARGA: I did not vote for that",
    ),
    ("CARLA DUNN, STAFF REPORTER: The bridge is closed now.", "CARLA DUNN: The bridge is closed now"),
    (
        "Reporter: When will it open?\nMayor Dahlen: It opens in June, you know.\nReporter: Who pays for it?\n"
        "Mayor Dahlen: We all pay for it.",
        "Dahlen: We all pay for it",
    ),
    ("**Carla Dunn:** We will open it as soon as we can.", "Carla Dunn: We will open it as soon as we can"),
    (
        "Carla Dunn leads the bridge board.\nQ: Is it closed?\nA: I closed it in May.",
        "Carla Dunn: I closed it in May",
    ),
    # capitals, emoji, marks without width
    ("THE BRIDGE IS CLOSED, MARTIN DAHLEN SAID ON MONDAY.", "MARTIN DAHLEN: THE BRIDGE IS CLOSED"),
    ("Martin Dahlen said the bridge is closed 🚧.", "Martin Dahlen: the bridge is closed 🚧"),
    ("Martin Dahlen said the bri\u200bdge is closed.", "Martin Dahlen: the bri\u200bdge is closed"),
    ("Martin Dahlen said\u00a0the bridge is\u00a0closed.", "Martin Dahlen: the bridge is\u00a0closed"),
]


@pytest.mark.parametrize(("text", "wanted"), MUST_BE_FOUND, ids=lambda value: str(value)[:40])
def test_a_statement_is_found_in_hostile_input(text: str, wanted: str) -> None:
    assert wanted in told(text)


def test_i_is_who_speaks_in_a_quotation_in_a_turn_and_in_the_authors_own_words() -> None:
    turn = "CARLA DUNN: I think the bridge is closed.\nPETER VARGA: I hope that it opens."
    assert "CARLA DUNN: the bridge is closed" in told(turn)
    own = "By Ines Talbrook\nI believe the bridge is closed. I think the mayor is wrong."
    assert "Ines Talbrook: the mayor is wrong" in told(own, "Ines Talbrook")
    assert "I: the mayor is wrong" in told(own, "Ines Talbrook and Carla Dunn")


def test_a_long_transcript_goes_on_in_blocks_without_a_name_but_not_in_directions() -> None:
    lines = ["DAHLEN: The bridge is closed.", "It is old.", "(END VIDEO CLIP)", "Music plays."]
    text = "\n".join([*lines, *(f"{name}: We wait for you." for name in ("VARGA", "DUNN", "VARGA", "DUNN"))])
    assert told(text)[0] == "DAHLEN: The bridge is closed ... It is old"


def test_labels_that_are_no_speakers_make_no_turns() -> None:
    text = "Photo: The bridge in May.\nUpdated: The vote is over now.\nNIGHT OF FEAR: The town is dark now."
    assert told(text) == []


def spans(statement: Statement) -> Iterator[Span]:
    yield from statement.content
    yield from statement.cue
    yield from (link.span for link in statement.chain if link.span is not None)
    yield from ([statement.condition] if statement.condition is not None else [])


def assert_sound(document: Document, statements: list[Statement]) -> None:
    for statement in statements:
        assert statement.content
        for span in spans(statement):
            assert 0 <= span.start < span.stop <= len(document.text)


def test_a_sentence_of_two_thousand_words_is_read() -> None:
    document, statements = read(
        "Martin Dahlen said that " + "the bridge is old and the road is wet and " * 220 + "so on."
    )
    assert_sound(document, statements)
    assert any(statement.chain[-1].name == "Martin Dahlen" for statement in statements)


MARKS = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "``",
    "''",
    "«",
    "»",
    "„",
    "(",
    ")",
    "—",
    ":",
    ",",
    ".",
    "?",
    "\u200b",
    "\u202e",
    "\ufeff",
    "😀",
]
WORDS = [
    "@dahlen:",
    "RT @news:",
    "Q:",
    "A:",
    "MR. VARGA:",
    "**Carla Dunn:**",
    "Martin Dahlen",
    "Varga",
    "he",
    "she",
    "it",
    "they",
    "I",
    "we",
    "who",
    "the spokesman",
    "the ministry",
    "his lawyer",
    "said",
    "says that",
    "told Reuters",
    "according to",
    "SAID",
    "the bridge is closed",
    "the trains collided",
    "officials",
    "South Korean President",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    " ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=40), st.booleans())
def test_nothing_raises_and_every_span_lies_in_the_text(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    document, statements = read(text, byline="Ines Talbrook")
    assert_sound(document, statements)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=40))
def test_all_that_one_document_yields_lies_in_its_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = Document(uri="case", publisher="The Paper", text=text)
    regions = [
        Region(doc=document.id, start=line.start(), stop=line.end(), kind="body")
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
    ]
    records, _ = examine(document, regions)
    assert records.of(Problem) == ()
    for item in records:
        start, stop = getattr(item, "start", 0), getattr(item, "stop", 1)
        assert 0 <= start < stop <= max(1, len(text))
