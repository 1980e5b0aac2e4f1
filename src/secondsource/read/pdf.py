"""Open PDF files with a text layer: the lines of their pages as PDFium gives them, put together into paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from secondsource.model import UNKNOWN_TIME, Interval, Run, Span
from secondsource.read.dates import is_future, read_date
from secondsource.read.decode import clean_text
from secondsource.read.facts import Facts
from secondsource.read.labels import clean_label
from secondsource.read.mime import harmless_name
from secondsource.read.offers import Blob, Item, Offer, Payload, RefusedError, clean_facts, inner, set_aside
from secondsource.read.outlets import find_publisher
from secondsource.read.pdf_lines import HYPHEN, Line, Paragraph, find_paragraphs

MOST_PAGES = 2_000
"""Pages of one report; a court's file may have some hundreds."""
MOST_LETTERS = 3_000_000
"""Letters of one report: some 700 full pages, read in about five seconds."""
MOST_ATTACHED = 100
PAGE_END = "\f"
MOST_UNREADABLE = 0.2
"""The share of characters without a meaning beyond which fonts were embedded without saying what their glyphs are."""
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_LINE = re.compile(rf"[^\r\n{HYPHEN}]*(?:{HYPHEN}|[\r\n]+|$)")
_NO_TITLE = re.compile(
    r"^(?:microsoft |powerpoint |untitled|layout ?\d*$|document ?\d*$|scan)|\.\w{2,5}$|^[\d_.-]+$|://", re.IGNORECASE
)
"""Titles that programs give for lack of another: the file's name and the like."""


def open_pdf(blob: Blob) -> Iterator[Item]:
    """Yield the text of a PDF as one report, then the files that are attached to it."""
    data = blob.load()
    document = _load(data)
    try:
        pages, lines, notes = read_pages(document)
        text = PAGE_END.join(pages)
        reason = _find_fault(text, len(document))
        if reason:
            yield set_aside(blob, reason)
        else:
            told, runs, litter = join_lines(find_paragraphs(lines), text)
            yield Offer(
                blob.where,
                blob.part,
                told,
                facts=clean_facts(blob.facts.merge(_read_facts(document, pages[0]))),
                payload=Payload("application/pdf", "utf-8", len(data), hashlib.sha256(data).hexdigest()),
                runs=runs,
                notes=notes,
                litter=litter,
            )
        yield from _find_attached(blob, document)
    finally:
        document.close()


def _load(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        len(document)
    except pypdfium2.PdfiumError as error:
        # PDFium keeps its last error, so that its word alone may be about another file
        if "password" in str(error).lower() and b"/Encrypt" in data:
            raise RefusedError("it is encrypted, and needs a password") from None
        raise RefusedError("it is a broken PDF, or cut off") from None
    return document


def read_pages(document: pypdfium2.PdfDocument) -> tuple[list[str], list[Line], tuple[str, ...]]:
    """Read the text of each page, its lines with their places, and notes on pages that could not be read."""
    pages: list[str] = []
    lines: list[Line] = []
    failed: list[int] = []
    shortened: list[int] = []
    length, count = 0, len(document)
    for number in range(min(count, MOST_PAGES)):
        try:
            text, found, cut = _read_page(document, number, length)
        except pypdfium2.PdfiumError:
            text, found, cut = "", [], False
            failed.append(number + 1)
        pages.append(text)
        lines += found
        length += len(text) + len(PAGE_END)
        shortened += [number + 1] * cut
        if length > MOST_LETTERS:
            break
    return pages, lines, _notes(pages, failed, shortened, count)


def _notes(pages: Sequence[str], failed: Sequence[int], shortened: Sequence[int], count: int) -> tuple[str, ...]:
    bare = sum(not page.strip() for page in pages) - len(failed)
    notes = []
    if len(pages) < count:
        notes.append(f"only the first {len(pages):,} of its {count:,} pages were read")
    notes += [f"only the first {MOST_LETTERS:,} letters of page {number} were read" for number in shortened]
    if failed:
        notes.append(f"{len(failed)} of its pages could not be read, page {failed[0]} first")
    if bare > 0:
        notes.append(f"{bare} of its {count} pages hold no text: pictures, perhaps")
    return tuple(notes)


def _read_page(document: pypdfium2.PdfDocument, number: int, offset: int) -> tuple[str, list[Line], bool]:
    """Read a page, and say whether its text was cut; `offset` is where it begins in that of all pages."""
    page = document[number]
    try:
        letters = page.get_textpage()
        whole = letters.get_text_range(errors="surrogatepass")
        text = whole[:MOST_LETTERS]
        lines = [
            line
            for match in _LINE.finditer(text)
            if (line := _make_line(letters, text, match.start(), match.end(), number, offset))
        ]
        letters.close()
    finally:
        page.close()
    return clean_text(text.replace(HYPHEN, "-")).text, lines, len(text) < len(whole)


def _make_line(letters: pypdfium2.PdfTextPage, text: str, start: int, stop: int, page: int, offset: int) -> Line | None:
    said = text[start:stop].rstrip()
    first = start + len(said) - len(said.lstrip())
    last = start + len(said)
    if first >= last:
        return None
    left, bottom, _, top = _box(letters, text, first)
    box = _box(letters, text, last - 1)
    return Line(
        offset + first,
        offset + last,
        said.lstrip().replace(HYPHEN, "-"),
        page,
        left,
        max(box[2], left),
        min(bottom, box[1]),
        max(top, box[3]),
        said.endswith(HYPHEN),
    )


def _box(letters: pypdfium2.PdfTextPage, text: str, place: int) -> tuple[float, float, float, float]:
    """The box of a letter; PDFium counts letters in another way where some have no meaning."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(letters, place)
    try:
        left, bottom, right, top = letters.get_charbox(max(index, 0), loose=True)
    except pypdfium2.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _find_fault(text: str, count: int) -> str:
    """Say why the text of `count` pages is none that can be read, or nothing."""
    visible = len("".join(text.split()))
    if not visible:
        return f"it has no text layer ({count} {'page' if count == 1 else 'pages'} without letters)"
    if len(_UNREADABLE.findall(text.replace(PAGE_END, ""))) > MOST_UNREADABLE * visible:
        return "its fonts do not say which letters they show, so that its text cannot be read"
    return ""


def join_lines(paragraphs: Sequence[Paragraph], text: str) -> tuple[str, tuple[Run, ...], tuple[Span, ...]]:
    """Write each paragraph as one line, a space for the end of a line and none after a hyphen, an empty line between.

    Gives the text, the map from it to `text`, and the stretches that are running heads and feet.
    """
    pieces: list[str] = []
    runs: list[Run] = []
    litter: list[Span] = []
    length = 0
    for paragraph in paragraphs:
        if pieces:
            pieces.append("\n\n")
            length += 2
        begun = length
        for number, line in enumerate(paragraph.lines):
            before = paragraph.lines[number - 1] if number else None
            if before and not before.hyphen:
                pieces.append(" ")
                if before.stop < line.start and not text[before.stop : line.start].strip():
                    runs.append(Run(length, length + 1, before.stop, line.start))
                length += 1
            pieces.append(text[line.start : line.stop])
            runs.append(Run(length, length + line.stop - line.start, line.start, line.stop))
            length += line.stop - line.start
        if paragraph.running:
            litter.append(Span(begun, length))
    return "".join(pieces), tuple(runs), tuple(litter)


def _read_facts(document: pypdfium2.PdfDocument, first: str) -> Facts:
    """What a PDF says about itself; its title and author are believed only where the first page shows them.

    The day on which the file was made is no date of publication: nothing in it can be younger.
    """
    said = {key: clean_label(value, escaped=False) for key, value in document.get_metadata_dict().items()}
    shown = _fold(first)
    pieces = [piece for piece in re.split(r" [|–—-] | [»>] ", said.get("Title", "")) if not _NO_TITLE.search(piece)]
    title = next((piece for piece in pieces if len(piece.split()) > 2 and _fold(piece) in shown), "")
    house = next((found for piece in pieces if piece != title and (found := find_publisher(piece, ""))), None)
    author = said.get("Author", "")
    days = [day for key in ("ModDate", "CreationDate") if (day := _read_day(said.get(key, ""))).known]
    return Facts(
        publisher=house.name if house and title else "",
        publisher_basis="title of the PDF" if house and title else "",
        title=title,
        byline=author if len(author.split()) > 1 and _fold(author) in shown else "",
        captured=max(days, key=lambda day: str(day.latest), default=UNKNOWN_TIME),
    )


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _read_day(said: str) -> Interval:
    """Read a date as PDF writes it (ISO 32000, 7.9.4): D:YYYYMMDDHHmmSS and a zone."""
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", said)
    day = read_date("-".join(found.groups()), "the day the PDF was made") if found else None
    return day if day and not is_future(day) else UNKNOWN_TIME


def _find_attached(blob: Blob, document: pypdfium2.PdfDocument) -> Iterator[Item]:
    count = document.count_attachments()
    for number in range(min(count, MOST_ATTACHED)):
        name = f"file {number + 1}"
        try:
            attachment = document.get_attachment(number)
            name = harmless_name(attachment.get_name()) or name
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:  # the others are read
            yield set_aside(blob, "the attached file is broken", name)
        else:
            yield inner(blob, name, data)
    if count > MOST_ATTACHED:
        yield set_aside(blob, f"only the first {MOST_ATTACHED} of its {count} attached files are read")
