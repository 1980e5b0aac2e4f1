"""The paragraph around a piece of evidence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Document, Records, Region, Span
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.passages import LONGEST, Mark, excerpt, find_passage, mark_text

TEXT = "A first paragraph.\n\nThe mayor said that the bridge was closed.\n\nA last one."


def catalogue(text: str = TEXT) -> Catalogue:
    document = Document(uri="a.txt", publisher="The Herald", text=text)
    records: list[Document | Region] = [document]
    start = 0
    for part in text.split("\n\n"):
        records.append(Region(doc=document.id, start=start, stop=start + len(part), kind="body"))
        start += len(part) + 2
    return Catalogue(Records(records))


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_the_whole_paragraph_is_shown_with_the_words_marked_by_what_they_are() -> None:
    found = catalogue()
    marks = [Mark(span("The mayor"), "source"), Mark(span("said"), "cue"), Mark(span("the bridge was closed"))]
    passage = find_passage(found, found.documents[0].id, marks)
    assert [(piece.text, piece.mark) for piece in passage.pieces] == [
        ("The mayor", "source"),
        (" ", ""),
        ("said", "cue"),
        (" that ", ""),
        ("the bridge was closed", "content"),
        (".", ""),
    ]
    assert passage.anchor == "report-1-2"


def test_a_long_paragraph_is_cut_around_the_words_and_says_so() -> None:
    text = "word " * 1000 + "needle " + "word " * 1000
    found = catalogue(text)
    passage = find_passage(found, found.documents[0].id, [Mark(span("needle", text))])
    assert sum(len(piece.text) for piece in passage.pieces) <= LONGEST
    assert passage.cut_before
    assert passage.cut_after
    assert ("needle", "content") in [(piece.text, piece.mark) for piece in passage.pieces]


def test_marks_outside_of_the_text_are_left_out() -> None:
    found = catalogue()
    passage = find_passage(found, found.documents[0].id, [Mark(Span(10**6, 10**6 + 5)), Mark(Span(-5, -1))])
    assert [piece.mark for piece in passage.pieces] == []


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(SPANS, max_size=5))
def test_pieces_together_are_the_text_character_for_character(text: str, spans: list[Span]) -> None:
    pieces = mark_text(text, Span(0, len(text)), [Mark(item) for item in spans])
    assert "".join(piece.text for piece in pieces) == text


@settings(deadline=None)
@given(st.text(st.sampled_from("ab  \n"), max_size=200), SPANS, st.integers(5, 80))
def test_an_excerpt_is_one_line_that_quotes(text: str, focus: Span, width: int) -> None:
    line = excerpt(text, Span(0, len(text)), Span(min(focus.start, len(text)), min(focus.stop, len(text))), width)
    assert "\n" not in line
    assert line.removeprefix("… ").removesuffix(" …").strip("… ") in " ".join(text.split())
