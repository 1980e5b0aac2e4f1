"""The text layer of a PDF is put together into paragraphs, every letter of it as PDFium reads it."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import TOLD_IN, Span
from secondsource.read.inputs import read_inputs
from secondsource.read.maps import find_source
from secondsource.read.offers import Blob, Offer
from secondsource.read.opening import open_blob

Words = tuple[float, float, float, str]
"""From the left, from below, the size of the letters, the line."""

FIRST = (
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said. Two ships "
    "with grain cannot leave the harbour before the wreck is lifted, which may take until the end of the week."
)
SECOND = (
    "Nobody was hurt when the crane fell. The company that owns the crane denied on Tuesday that it had been warned, "
    "but a worker told this paper that the brakes had failed twice in April, and that letters had been written."
)
THIRD = (
    "The ferry to Holm will run every two hours until Sunday, according to the shipping company. Its passengers have "
    "to take the bus to the northern quay, where a pontoon was laid out on Tuesday night."
)


def make_pdf(pages: Sequence[Sequence[Words]], info: str = "", more: str = "", trailer: str = "") -> bytes:
    """Write a PDF by hand: lines of Helvetica at their places, an information dictionary, further objects."""
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for number, lines in enumerate(pages):
        shown = "".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escape(text)}) Tj\n" for x, y, size, text in lines)
        content = f"BT\n{shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects += [f"<< {info} >>", *filter(None, [more])]
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {font + 1} 0 R {trailer} >>"
    return (
        out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(*paragraphs: str, left: float = 60, top: float = 720, width: int = 90, gap: float = 8, indent: float = 0):
    """Set paragraphs as a column of lines, as a word processor would."""
    lines: list[Words] = []
    for paragraph in paragraphs:
        for number, line in enumerate(textwrap.wrap(paragraph, width, break_on_hyphens=False)):
            lines.append((left + (indent if number == 0 else 0), top, 10, line))
            top -= 12
        top -= gap
    return lines


def opened(data: bytes) -> list[Offer]:
    return list(open_blob(Blob("a.pdf", data=data)))


def paragraphs(data: bytes) -> list[str]:
    return opened(data)[0].text.split("\n\n")


def test_hard_wrapped_lines_become_paragraphs_where_a_gap_divides_them():
    assert paragraphs(make_pdf([column(FIRST, SECOND, THIRD)])) == [FIRST, SECOND, THIRD]


def test_hard_wrapped_lines_become_paragraphs_where_an_indent_divides_them():
    assert paragraphs(make_pdf([column(FIRST, SECOND, THIRD, gap=0, indent=14)])) == [FIRST, SECOND, THIRD]


def test_hard_wrapped_lines_become_paragraphs_where_only_a_short_line_divides_them():
    assert paragraphs(make_pdf([column(FIRST, SECOND, THIRD, gap=0)])) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(("pitch", "gap"), [(12, 8), (16, 10), (24, 12)])
def test_how_far_lines_stand_apart_is_learnt_from_the_file(pitch, gap):
    lines = [(x, 760 - (720 - y) * pitch / 12, size, text) for x, y, size, text in column(FIRST, SECOND, THIRD, gap=0)]
    starts = [number for number, line in enumerate(lines) if line[3].startswith(("The harbour", "Nobody", "The ferry"))]
    spread = [
        (x, y - gap * sum(number >= start for start in starts), size, text)
        for number, (x, y, size, text) in enumerate(lines)
    ]
    assert paragraphs(make_pdf([spread])) == [FIRST, SECOND, THIRD]


def test_an_item_goes_on_in_lines_that_hang_below_its_letter():
    first, *rest = column("A. " + FIRST, gap=0)
    hanging = [first, *((x + 14, y, size, text) for x, y, size, text in rest)]
    assert paragraphs(make_pdf([[*hanging, *column("B. " + SECOND, top=hanging[-1][1] - 20)]])) == [
        "A. " + FIRST,
        "B. " + SECOND,
    ]


def test_columns_are_read_one_after_the_other_and_a_paragraph_goes_on_in_the_next():
    lines = column(FIRST, SECOND, THIRD, width=45, gap=0, indent=12)
    left, right = lines[:9], [(x + 270, y + 108, size, text) for x, y, size, text in lines[9:]]
    assert paragraphs(make_pdf([[*left, *right]])) == [FIRST, SECOND, THIRD]


def test_a_heading_stands_apart_and_may_have_two_lines():
    heading = [(60, 760, 24, "A crane falls into the harbour of Lisk and"), (60, 732, 24, "two ships have to wait")]
    found = paragraphs(make_pdf([[*heading, *column(FIRST, top=700)]]))
    assert found == ["A crane falls into the harbour of Lisk and two ships have to wait", FIRST]


def test_entries_of_a_menu_stay_apart():
    menu: list[Words] = [(60, 760 - 12 * number, 10, word) for number, word in enumerate(("World", "Sport", "Weather"))]
    assert paragraphs(make_pdf([[*menu, *column(FIRST)]])) == ["World", "Sport", "Weather", FIRST]


def test_items_of_a_list_stay_apart():
    items = column("• " + FIRST, "• " + SECOND, gap=0)
    assert paragraphs(make_pdf([items])) == ["• " + FIRST, "• " + SECOND]


def test_a_hyphen_at_the_end_of_a_line_stays_and_the_word_goes_on_after_it():
    lines: list[Words] = [
        (60, 700, 10, "The long-"),
        (60, 688, 10, "term plan for the har-"),
        (60, 676, 10, "bour stays."),
    ]
    assert paragraphs(make_pdf([lines])) == ["The long-term plan for the har-bour stays."]


def broken_over_a_page() -> bytes:
    lines = column(FIRST, SECOND, gap=0, indent=14)
    head: list[list[Words]] = [
        [(60, 770, 9, "The Lisk Courier"), (300, 30, 9, str(number)), (60, 30, 9, "Harbours & Ships")]
        for number in (1, 2)
    ]
    first = [*head[0][:1], *lines[:4], *head[0][1:]]
    return make_pdf([first, [*head[1][:1], *((x, y + 48, size, text) for x, y, size, text in lines[4:]), *head[1][1:]]])


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    found = paragraphs(broken_over_a_page())
    assert [text for text in found if text in (FIRST, SECOND)] == [FIRST, SECOND]


def test_running_heads_and_page_numbers_are_no_part_of_the_report(tmp_path):
    (tmp_path / "a.pdf").write_bytes(broken_over_a_page())
    intake = read_inputs([tmp_path])
    text = intake.documents[0].text
    told = [text[one.start : one.stop] for one in intake.regions if one.kind in TOLD_IN]
    assert told == [FIRST, SECOND]
    assert text.count("The Lisk Courier") == text.count("Harbours & Ships") == 2


def test_what_a_browser_prints_around_a_page_is_litter():
    around: list[Words] = [
        (24, 768, 8, "5/14/18, 4:20 PM A crane falls - The Lisk Courier"),
        (24, 17, 8, "https://courier.example/2018/05/14/crane 1/1"),
    ]
    offer = opened(make_pdf([[*column(FIRST), *around]]))[0]
    assert [offer.text[span.start : span.stop] for span in offer.litter] == [around[0][3], around[1][3]]


def test_a_year_alone_in_the_text_is_no_page_number():
    lines = [*column(FIRST), (60, 600, 10, "2018"), *column(SECOND, top=580)]
    assert opened(make_pdf([lines]))[0].litter == ()


def test_every_letter_leads_back_to_the_text_of_the_pages():
    offer = opened(broken_over_a_page())[0]
    assert offer.runs
    mapped = sum(run.stop - run.start for run in offer.runs)
    assert mapped >= len(offer.text.replace("\n\n", "")) - 1  # the space over the page's end stands nowhere
    last = max(run.source_stop for run in offer.runs)
    for start in range(len(offer.text)):
        spans = find_source(offer.runs, start, start + 1)
        assert len(spans) <= 1
        assert all(Span(0, 0) < span and span.stop <= last for span in spans)


def test_the_title_of_a_pdf_is_believed_where_the_page_shows_it():
    page = [(60, 760, 24, "A crane falls into the harbour"), *column(FIRST)]
    assert opened(make_pdf([page], "/Title (A crane falls into the harbour - Courier)"))[0].facts.title == (
        "A crane falls into the harbour"
    )


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - crane.doc", "crane.pdf", "Untitled", "Layout 1", "http://x.example/", "Something else it says"],
)
def test_the_title_of_a_pdf_is_not_believed_where_a_program_gave_it(title):
    assert opened(make_pdf([column(FIRST)], f"/Title ({title})"))[0].facts.title == ""


def test_the_author_of_a_pdf_is_believed_where_the_page_shows_the_name():
    page = [(60, 760, 10, "By Mara Fell"), *column(FIRST)]
    assert opened(make_pdf([page], "/Author (Mara Fell)"))[0].facts.byline == "Mara Fell"
    assert opened(make_pdf([page], "/Author (jsmith)"))[0].facts.byline == ""


def test_the_day_a_pdf_was_made_only_bounds_its_date():
    info = "/CreationDate (D:20180515101010+02'00') /ModDate (D:20180516)"
    facts = opened(make_pdf([column(FIRST)], info))[0].facts
    assert not facts.dct.known
    assert str(facts.captured.latest) == "2018-05-16"


@pytest.mark.parametrize("date", ["", "D:", "yesterday", "D:99999999", "D:30180515", "D:2018"])
def test_a_day_that_cannot_be_read_is_left_out(date):
    assert not opened(make_pdf([column(FIRST)], f"/CreationDate ({date})"))[0].facts.captured.known


def test_pages_without_text_are_named():
    assert opened(make_pdf([column(FIRST), []]))[0].notes == ("1 of its 2 pages hold no text: pictures, perhaps",)


def test_pages_beyond_the_limit_are_named(monkeypatch):
    monkeypatch.setattr("secondsource.read.pdf.MOST_PAGES", 2)
    offer = opened(make_pdf([column(FIRST), column(SECOND), column(THIRD)]))[0]
    assert offer.notes == ("only the first 2 of its 3 pages were read",)
    assert THIRD not in offer.text


def test_letters_beyond_the_limit_are_named(monkeypatch):
    monkeypatch.setattr("secondsource.read.pdf.MOST_LETTERS", 300)
    offer = opened(make_pdf([column(FIRST, SECOND), column(THIRD)]))[0]
    assert "were read" in offer.notes[0]
    assert len(offer.text) <= 310


GOOD = make_pdf([column(FIRST, SECOND)])
LOCKED = make_pdf(
    [column(FIRST)],
    more=f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -44 >>",
    trailer="/Encrypt 7 0 R /ID [<00> <00>]",
)
HOSTILE = [
    ("nothing", b"", "empty"),
    ("its first line alone", b"%PDF-1.7\n", "broken PDF"),
    ("cut off in the middle", GOOD[:300], "broken PDF"),
    ("garbage after the first line", b"%PDF-1.4\n" + bytes(range(256)) * 20, "broken PDF"),
    ("no PDF", b"A crane fell.", "no such file"),
    ("a password", LOCKED, "password"),
    ("no text", make_pdf([[], []]), "no text layer (2 pages without letters)"),
    ("one page without text", make_pdf([[]]), "1 page without letters"),
    ("no pages", make_pdf([]), "PDF"),
    ("pages that hold themselves", GOOD.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), ""),
    ("a table that leads to itself", GOOD.replace(b"trailer <<", b"trailer << /Prev 9"), ""),
    ("a page without end", GOOD.replace(b"[0 0 612 792]", b"[0 0 9e9 99999999]"), ""),
    ("a page turned inside out", GOOD.replace(b"[0 0 612 792]", b"[612 792 0 0]"), ""),
    ("a count of pages that is a lie", GOOD.replace(b"/Count 1", b"/Count 99999999"), ""),
    ("a count below zero", GOOD.replace(b"/Count 1", b"/Count -7"), ""),
]


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_files_are_set_aside_with_a_reason_or_read(data, reason):
    offers = opened(data)
    assert offers
    assert reason in offers[0].reason
    assert offers[0].reason or offers[0].text


def test_fonts_that_do_not_say_what_they_show_are_told():
    strange = make_pdf([[(60, 700, 10, "ABCD efgh " * 5)]]).replace(
        b"/Encoding /WinAnsiEncoding",
        b"/Encoding << /Differences [65 /g1 /g2 /g3 /g4] >> /ToUnicode 7 0 R",
    )
    mapping = "".join(f"<{code:02x}> <{0xE000 + code:04x}>\n" for code in range(65, 123))
    stream = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"58 beginbfchar\n{mapping}endbfchar endcmap end"
    )
    written = f"7 0 obj\n<< /Length {len(stream)} >>\nstream\n{stream}\nendstream\nendobj\n".encode()
    data = strange.replace(b"xref\n0", written + b"xref\n0", 1)
    assert "fonts do not say" in opened(data)[0].reason


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(GOOD)), st.integers(0, len(GOOD)))
def test_no_mutation_of_a_pdf_raises(noise, start, stop):
    assert opened(b"%PDF-1.4\n" + GOOD[9:start] + noise + GOOD[stop:])


def attaching(data: bytes, *files: tuple[str, bytes]) -> bytes:
    document = pypdfium2.PdfDocument(data)
    for name, held in files:
        document.new_attachment(name).set_data(held)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def test_what_is_attached_comes_after_the_report():
    offers = opened(attaching(GOOD, ("a.txt", THIRD.encode())))
    assert [(offer.name, offer.reason) for offer in offers] == [("a.pdf", ""), ("a.pdf/a.txt", "")]
    assert offers[1].text == THIRD


def test_a_file_without_text_is_set_aside_beside_what_is_attached_to_it():
    first, second = opened(attaching(make_pdf([[]]), ("a.txt", THIRD.encode())))
    assert "no text layer" in first.reason
    assert second.text == THIRD


def test_attached_files_beyond_the_limit_are_named(monkeypatch):
    monkeypatch.setattr("secondsource.read.pdf.MOST_ATTACHED", 2)
    offers = opened(attaching(GOOD, *((f"{number}.txt", SECOND.encode()) for number in range(5))))
    assert [offer.name for offer in offers] == ["a.pdf", "a.pdf/0.txt", "a.pdf/1.txt", "a.pdf"]
    assert offers[-1].reason == "only the first 2 of its 5 attached files are read"


def test_an_attached_file_that_is_broken_stops_nothing(monkeypatch):
    data = attaching(GOOD, ("a.txt", FIRST.encode()), ("b.txt", THIRD.encode()))
    read = pypdfium2.PdfAttachment.get_data

    def fail_once(attachment):
        if attachment.get_name() == "a.txt":
            raise pypdfium2.PdfiumError("broken")
        return read(attachment)

    monkeypatch.setattr(pypdfium2.PdfAttachment, "get_data", fail_once)
    assert [(offer.name, offer.reason) for offer in opened(data)] == [
        ("a.pdf", ""),
        ("a.pdf/a.txt", "the attached file is broken"),
        ("a.pdf/b.txt", ""),
    ]


def test_a_page_that_is_cut_is_named(monkeypatch):
    monkeypatch.setattr("secondsource.read.pdf.MOST_LETTERS", 100)
    assert opened(make_pdf([column(FIRST)]))[0].notes == ("only the first 100 letters of page 1 were read",)
