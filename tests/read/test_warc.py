"""Web archives: pages with their addresses and days, what is no page in a line each, the end of one that was cut."""

from __future__ import annotations

import gzip
import zlib
from datetime import date

import pytest

from secondsource.read.offers import Blob
from secondsource.read.opening import open_blob
from tests.read.hostile import PAGE, WARCS, answer_of, cut, page_of, record_of, zip_of
from tests.read.test_archives import check, read

INFO = record_of("", b"software: crawler\r\n", "warcinfo")
ASKED = record_of("https://herald.example/one", b"GET /one HTTP/1.1\r\n\r\n", "request")
NOTED = record_of("https://herald.example/one", b"fetchTimeMs: 3\r\n", "metadata")
AGAIN = record_of("https://herald.example/one", answer_of(b"", "304 Not Modified"), "revisit")
RECORDS = [INFO, ASKED, page_of("one"), NOTED, page_of("two")]


@pytest.mark.parametrize("case", WARCS, ids=lambda case: case.what)
def test_a_hostile_web_archive_is_told_and_the_rest_is_read(tmp_path, case, capfd):
    check(tmp_path, case)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"".join(RECORDS)),
        ("a.warc.gz", b"".join(map(gzip.compress, RECORDS))),
        ("a.warc.gz", gzip.compress(b"".join(RECORDS))),
        ("a.gz", gzip.compress(b"".join(RECORDS))),
        ("a.wacz", zip_of(("archive/a.warc.gz", b"".join(map(gzip.compress, RECORDS))), ("pages/pages.jsonl", b"{}"))),
        ("a.zip", zip_of(("b/a.warc.gz", b"".join(map(gzip.compress, RECORDS))))),
    ],
)
def test_pages_are_read_under_their_addresses_and_records_about_them_are_not_offered(tmp_path, name, data):
    intake = read(tmp_path, name, data)
    assert [document.uri for document in intake.documents] == [f"https://herald.example/{n}" for n in ("one", "two")]
    assert (intake.offered, intake.set_aside) == (2, 0)
    assert [document.publisher for document in intake.documents] == ["herald.example"] * 2


def test_a_record_is_named_by_its_number_and_address(tmp_path):
    offers = list(open_blob(Blob("a.warc", data=b"".join(RECORDS))))
    assert [offer.name for offer in offers] == [
        "a.warc#3 https://herald.example/one",
        "a.warc#5 https://herald.example/two",
    ]


def test_a_page_without_a_date_is_not_younger_than_its_capture(tmp_path):
    (document,) = read(tmp_path, "a.warc", page_of("one")).documents
    assert (document.dct.earliest, document.dct.latest) == (None, date(2018, 3, 27))
    assert "capture" in document.dct.basis


def test_the_date_of_a_page_wins_over_its_capture(tmp_path):
    dated = PAGE.replace(b"<title>", b'<meta property="article:published_time" content="2017-05-04"><title>')
    (document,) = read(tmp_path, "a.warc", record_of("https://herald.example/one", answer_of(dated))).documents
    assert document.dct.earliest == document.dct.latest == date(2017, 5, 4)


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, data[:9], len(data) - 9, data[9:])


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE, wbits=-15), {"Content_Encoding": "deflate"}),
        (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
        (chunked(gzip.compress(PAGE)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "gzip"}),
        (PAGE, {"Transfer_Encoding": "chunked"}),
        (PAGE, {"Content_Encoding": "br"}),
        (PAGE, {"X_Crawler_Content_Encoding": "gzip"}),
    ],
)
def test_encodings_are_undone_whether_or_not_the_crawler_did_so(tmp_path, body, fields):
    data = record_of("https://herald.example/one", answer_of(body, **fields))
    (offer,) = open_blob(Blob("a.warc", data=data))
    assert (offer.text, offer.reason) == (PAGE.decode(), "")


def test_the_charset_of_the_answer_decides(tmp_path):
    body = PAGE.replace(b"crane", "кран".encode("cp1251"))
    data = record_of("https://herald.example/one", answer_of(body, media="text/html; charset=windows-1251"))
    (offer,) = open_blob(Blob("a.warc", data=data))
    assert "кран" in offer.text


def test_text_that_was_taken_out_of_pages_is_read_and_what_crawlers_note_is_not(tmp_path):
    text = record_of("https://herald.example/one", b"The harbour was closed.", "conversion", Content_Type="text/plain")
    note = record_of("urn:text:https://herald.example/one", b"The harbour.", "resource", Content_Type="text/plain")
    look = record_of("dns:herald.example", b"192.0.2.1", "resource", Content_Type="text/dns")
    (offer,) = open_blob(Blob("a.warc", data=text + note + look))
    assert (offer.text, offer.form) == ("The harbour was closed.", "text")


def test_a_page_is_one_whatever_its_media_type_says(tmp_path):
    for media in ("text/plain", "application/octet-stream", ""):
        (offer,) = open_blob(Blob("a.warc", data=record_of("https://a.example/one", answer_of(PAGE, media=media))))
        assert offer.form == "html", media


def test_a_page_of_which_the_crawler_kept_the_beginning_alone_is_read_and_that_is_told(tmp_path):
    data = record_of("https://a.example/one", answer_of(PAGE), WARC_Truncated="length") + page_of("two")
    intake = read(tmp_path, "a.warc", data)
    assert [problem.message for problem in intake.problems] == [
        "the crawler kept only the beginning of it (length); it was read"
    ]
    assert (intake.read, intake.problems[0].doc) == (2, intake.documents[0].id)


@pytest.mark.parametrize("place", range(1, len(page_of("one")) - 4, 7))
def test_wherever_an_archive_is_cut_off_it_is_told(tmp_path, place):
    first = page_of("two")
    offers = list(open_blob(Blob("a.warc", data=first + page_of("one")[:place])))
    assert offers[0].reason == ""
    assert any("middle of a record" in offer.reason or "no record" in offer.reason for offer in offers[1:]), offers[1:]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_packed_archive_that_is_cut_off_is_told(tmp_path, share):
    last = gzip.compress(page_of("one"))
    offers = list(open_blob(Blob("a.warc.gz", data=gzip.compress(page_of("two")) + cut(last, share))))
    assert offers[0].reason == ""
    assert [offer.reason for offer in offers[1:]] == ["the archive ends in the middle of a record"]


def test_records_are_read_one_by_one_and_without_a_limit_on_their_number(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.archives.MOST_MEMBERS", 5)
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(page_of(str(number)) for number in range(60)))
    offers = open_blob(Blob("a.warc", path=path))
    assert next(offers).facts.url == "https://herald.example/0"
    assert sum(1 for _ in offers) == 59


def test_records_of_other_types_are_counted_in_a_line_each(tmp_path):
    other = record_of("https://herald.example/one", b"a", "novelty")
    intake = read(tmp_path, "a.warc", b"".join([*RECORDS, AGAIN, other, AGAIN]))
    assert [problem.message for problem in intake.problems] == [
        "1 record of type novelty holds no page of its own; set aside",
        "2 records of type revisit hold no page of their own; set aside",
    ]
    assert (intake.read, intake.set_aside) == (2, 2)


@pytest.mark.parametrize("body", [chunked(PAGE)[:-40], chunked(PAGE).replace(b"\r\n0\r\n", b"xx0\r\n"), b"5\r\n<p>On"])
def test_a_page_whose_chunks_are_broken_is_set_aside(body):
    data = record_of("https://herald.example/one", answer_of(body, Transfer_Encoding="chunked"))
    (offer,) = open_blob(Blob("a.warc", data=data))
    assert "chunks" in offer.reason


def test_the_beginning_of_a_page_in_chunks_is_read_if_the_crawler_says_that_it_is_one():
    answer = answer_of(chunked(PAGE)[:-40], Transfer_Encoding="chunked")
    data = record_of("https://herald.example/one", answer, WARC_Truncated="length")
    (offer,) = open_blob(Blob("a.warc", data=data))
    assert PAGE.decode().startswith(offer.text)
    assert "only the beginning" in offer.notes[0]
