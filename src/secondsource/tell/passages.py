"""Which paragraph do the words stand in, and which of its words carry the evidence?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.model import Document, Region, Span
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.wording import one_line, say_name, words

LONGEST = 900
"""Characters of a paragraph that are shown around the marked words; a longer one is cut at both ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `mark` is "" for the words around, else what the words are: content, cue, source, trigger."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraph of a report that holds a piece of evidence, with the words marked."""

    publisher: str
    date: str
    kind: str  # "" for ordinary text, else "headline", "editor's note" ...
    anchor: str
    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark, and as what."""

    span: Span
    kind: str = "content"


def document_anchor(catalogue: Catalogue, doc: str) -> str:
    """The name of a report's place on the page."""
    return f"report-{catalogue.rank[doc] + 1}"


def find_passage(catalogue: Catalogue, doc: str, marks: Sequence[Mark]) -> Passage:
    """Give the paragraph (or paragraphs) that the marked words stand in."""
    document = catalogue.document[doc]
    inside = [mark for mark in marks if 0 <= mark.span.start < mark.span.stop <= len(document.text)]
    around = Span(min((m.span.start for m in inside), default=0), max((m.span.stop for m in inside), default=0))
    touched = catalogue.regions_at(doc, around)
    anchor, kind = document_anchor(catalogue, doc), ""
    whole = around
    if touched:
        (number, first), (_, last) = touched[0], touched[-1]
        whole = Span(min(first.start, around.start), max(last.stop, around.stop))
        anchor, kind = f"{anchor}-{number + 1}", _kind_of(first)
    shown = _cut(whole, around)
    return Passage(
        publisher=say_name(document.publisher),
        date=say_interval(document.dct, "undated"),
        kind=kind,
        anchor=anchor,
        pieces=tuple(mark_text(document.text, shown, inside)),
        cut_before=shown.start > whole.start,
        cut_after=shown.stop < whole.stop,
    )


def _kind_of(region: Region) -> str:
    return "" if region.kind == "body" else str(words()["region"].get(region.kind, region.kind))


def _cut(whole: Span, around: Span) -> Span:
    room = max(0, LONGEST - (around.stop - around.start)) // 2
    if whole.stop - whole.start <= LONGEST:
        return whole
    return Span(max(whole.start, around.start - room), min(whole.stop, around.stop + room))


def mark_text(text: str, shown: Span, marks: Sequence[Mark]) -> list[Piece]:
    """Split a stretch of text at the borders of the marks; where marks overlap, the shorter one is seen."""
    spans = sorted(marks, key=lambda mark: (mark.span.stop - mark.span.start, mark.span, mark.kind))
    borders = {shown.start, shown.stop}
    for mark in spans:
        borders |= {edge for edge in (mark.span.start, mark.span.stop) if shown.start < edge < shown.stop}
    edges = sorted(borders)
    pieces: list[Piece] = []
    for start, stop in pairwise(edges):
        kind = next((m.kind for m in spans if m.span.start <= start and stop <= m.span.stop), "")
        if pieces and pieces[-1].mark == kind:
            pieces[-1] = Piece(pieces[-1].text + text[start:stop], kind)
        else:
            pieces.append(Piece(text[start:stop], kind))
    return pieces


def excerpt(text: str, sentence: Span, focus: Span, width: int = 180) -> str:
    """Give the part of a sentence around the words that matter, as one line of about `width` characters."""
    whole = one_line(text[sentence.start : sentence.stop])
    if len(whole) <= width:
        return whole
    room = max(0, width - (focus.stop - focus.start))
    start = max(sentence.start, focus.start - room // 2)
    stop = min(sentence.stop, start + max(width, focus.stop - start))
    start = max(sentence.start, min(start, stop - width))
    return _at_words(text, Span(start, stop), sentence)


def _at_words(text: str, cut: Span, sentence: Span) -> str:
    words = text[cut.start : cut.stop]
    if not words.strip():  # the middle of a wide gap
        return "…"
    if cut.start > sentence.start and not text[cut.start - 1].isspace():
        words = words.split(None, 1)[-1]
    if cut.stop < sentence.stop and not text[cut.stop].isspace():
        words = words.rsplit(None, 1)[0]
    before, after = "… " if cut.start > sentence.start else "", " …" if cut.stop < sentence.stop else ""
    return before + one_line(words) + after


def title_of(document: Document) -> str:
    """The title of a report, or the name of its file."""
    return one_line(document.title) or say_name(document.uri.rstrip("/").rsplit("/", 1)[-1] or document.uri)
