"""What kind of thing some bytes are: by what nothing else begins with, by name and carrier, by a look."""

from __future__ import annotations

import bz2
import gzip
import lzma

import pytest

from secondsource.lists import read_lines
from secondsource.read.kinds import UnsupportedError, find_kind
from secondsource.read.offers import Blob, RefusedError
from secondsource.read.opening import find_opener
from tests.read.hostile import PAGE, REPORT, page_of, tar_of, zip_of

FEED = b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'


@pytest.mark.parametrize(
    ("blob", "kind"),
    [
        (Blob("a.txt", data=REPORT), "text"),
        (Blob("a.html", data=PAGE), "html"),
        (Blob("a.txt", data=b"%PDF-1.7"), "pdf"),
        (Blob("a", data=zip_of(("a.txt", REPORT))), "zip"),
        (Blob("a.wacz", data=zip_of(("a.txt", REPORT))), "wacz"),
        (Blob("a.bin", data=tar_of(("a.txt", REPORT))), "tar"),
        (Blob("a.tar.gz", data=gzip.compress(REPORT)), "tar"),
        (Blob("a.TGZ", data=gzip.compress(REPORT)), "tar"),
        (Blob("a.txt.gz", data=gzip.compress(REPORT)), "gzip"),
        (Blob("a.warc.gz", data=gzip.compress(REPORT)), "warc"),
        (Blob("a.bz2", data=bz2.compress(REPORT)), "bzip2"),
        (Blob("a.xz", data=lzma.compress(REPORT)), "xz"),
        (Blob("a.txt", data=b"BZh a text that begins so"), "text"),
        (Blob("a", data=page_of("one")), "warc"),
        (Blob("a.jsonl", data=b"{}"), "lines"),
        (Blob("a.tsv", data=b"a\tb"), "csv"),
        (Blob("stdin", data=PAGE), "html"),
        (Blob("stdin", data=FEED), "feed"),
        (Blob("stdin", data=b'{"text": "x"}'), "json"),
        (Blob("stdin", data=REPORT), "text"),
        (Blob("a.xml", data=FEED), "feed"),
        (Blob("a.html", data=FEED), "feed"),
        (Blob("https://a.example/feed", data=b"<!-- <rss> --> <feed xmlns='http://x'>", media="text/html"), "feed"),
        (Blob("https://a.example/list", data=b"<?xml version='1.0'?>\n<opml>", media="text/html"), "opml"),
        (Blob("a.html", data=b"<!-- <rss> --><!DOCTYPE html>" + PAGE), "html"),
        (Blob("a.html", data=b"<!---->" * 500 + b"x"), "html"),
        (Blob("https://a.example/photo.jpg", data=PAGE, media="text/html"), "html"),
        (Blob("https://a.example/story.php?id=3", data=PAGE, media=""), "html"),
        (Blob("https://a.example/a.md", data=REPORT, media="text/plain; charset=utf-8"), "markdown"),
        (Blob("https://a.example/a", data=PAGE, media="text/plain"), "html"),
        (Blob("https://a.example/v2.0", data=PAGE, media="application/octet-stream"), "html"),
        (Blob("https://news.zip", data=PAGE), "html"),
        (Blob("https://a.example/a.zip?b=c.txt", data=zip_of()), "zip"),
        (Blob("a.zip", "story.aspx", PAGE), "html"),
        (Blob("a.warc.gz", "#12 https://a.example/b.gz", PAGE, media="text/html"), "html"),
        (Blob("a.gz", "#12", REPORT), "text"),
    ],
    ids=str,
)
def test_the_kind_is_found(blob, kind):
    assert find_kind(blob) == kind


@pytest.mark.parametrize(
    ("blob", "type"),
    [
        (Blob("a.zip", "a.jpg", b"\xff\xd8"), ".jpg"),
        (Blob("a.zip", "a.js", b"[1, '<p>', '</p>']"), ".js"),
        (Blob("a.zip", "a.xyz", b"so and so"), ".xyz"),
        (Blob("a.docx", data=zip_of(("word/document.xml", b"<w/>"))), ".docx"),
        (Blob("a.epub", data=zip_of(("mimetype", b"application/epub+zip"))), ".epub"),
        (Blob("https://a.example/a", data=b"\x89PNG", media="image/png"), "image/png"),
        (Blob("https://a.example/a", data=b"p {}", media="text/css"), "text/css"),
        (Blob("a.warc", "#3 https://a.example/a", b"\x00\x01", media="application/x-thing"), "application/x-thing"),
    ],
    ids=str,
)
def test_a_type_that_is_no_report_is_named(blob, type):
    with pytest.raises(UnsupportedError) as raised:
        find_kind(blob)
    assert raised.value.type == type


@pytest.mark.parametrize("ending", [".pdf", ".zip", ".gz", ".bz2", ".xz", ".tar", ".tgz", ".warc", ".wacz", ".parquet"])
def test_a_name_that_promises_more_than_the_bytes_hold_is_refused(ending):
    with pytest.raises(RefusedError, match="but it is no such file"):
        find_kind(Blob(f"a{ending}", data=REPORT))
    with pytest.raises(RefusedError, match="empty"):
        find_kind(Blob(f"a{ending}"))


def test_a_kind_that_the_carrier_promises_and_the_bytes_are_not_is_refused():
    with pytest.raises(RefusedError, match="content type is application/pdf, but"):
        find_kind(Blob("https://a.example/a", data=PAGE, media="application/pdf"))


@pytest.mark.parametrize(
    "kind", sorted({line.split("\t")[0] for line in read_lines("read", "kinds.tsv")} - {"xml", "none"})
)
def test_each_kind_has_an_opener(kind):
    assert callable(find_opener(kind))


def test_no_ending_and_no_type_stands_for_two_kinds():
    rows = [line.split("\t") for line in read_lines("read", "kinds.tsv")]
    for column in (1, 2):
        words = [word for row in rows for word in row[column].split()]
        assert len(words) == len(set(words))
