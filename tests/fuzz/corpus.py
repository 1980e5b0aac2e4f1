"""Small whole files of each kind that is read, in words of our own, from which the fuzzer breeds broken ones."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

PARAGRAPH = (
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said. "
    "Nobody was hurt, but two ships with grain cannot leave before the wreck is lifted."
)
TEXT = f"Crane falls into the harbour of Lisk\n\nBy Ann Other\n\n{PARAGRAPH}\n\n“We heard it fall,” a sailor said.\n"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Crane falls | Lisk Herald</title>'
    '<meta property="article:published_time" content="2020-05-16T08:00:00+02:00">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ann Other"}}</script></head>'
    f"<body><nav><a href='/'>Home</a></nav><article><h1>Crane falls &amp; sinks</h1><p>{PARAGRAPH}</p>"
    f"<ul><li>One&nbsp;crane</li></ul><blockquote>It fell.</blockquote><p>{PARAGRAPH}</p></article></body></html>"
)
ITEM = {"title": "Crane falls", "text": TEXT, "url": "https://herald.example/crane", "published": "2020-05-16"}
FEED = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Lisk Herald</title><item><title>Crane falls</title><link>https://herald.example/crane</link>"
    f"<pubDate>Sat, 16 May 2020 08:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{PARAGRAPH}</p>]]></content:encoded>"
    "</item><item><title>Goat found</title><link>https://herald.example/goat</link><description>A goat was found."
    "</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lisk Herald</title><entry><title>Crane falls</title>'
    '<link href="https://herald.example/crane"/><updated>2020-05-16T08:00:00Z</updated>'
    f'<content type="html">&lt;p&gt;{PARAGRAPH}&lt;/p&gt;</content></entry></feed>'
)
OPML = (
    '<opml version="2.0"><head><title>Papers</title></head><body><outline text="Lisk Herald" type="rss" '
    'xmlUrl="https://herald.example/feed.xml"/></body></opml>'
)
MAIL = (
    "From: Lisk Herald <news@herald.example>\r\nTo: reader@example.org\r\nSubject: Crane falls\r\n"
    "Date: Sat, 16 May 2020 08:00:00 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n'
    f"Content-Transfer-Encoding: 8bit\r\n\r\n{TEXT}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"
    "\r\n--b--\r\n"
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/crane\r\nSubject: Crane falls\r\n"
    "Date: Sat, 16 May 2020 08:00:00 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    f"Content-Location: https://herald.example/crane\r\n\r\n{PAGE}\r\n--b--\r\n"
)
MARKDOWN = f"---\ntitle: Crane falls\ndate: 2020-05-16\n---\n\n# Crane *falls*\n\n{PARAGRAPH}\n\n- one [crane](https://c.example)\n"
CSV = f'title,text,date\n"Crane falls","{PARAGRAPH}",2020-05-16\nGoat found,A goat was found.,\n'


def _warc() -> bytes:
    page = PAGE.encode()
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0a0a0a0a-0000-4000-8000-000000000000>\r\n"
        "WARC-Target-URI: https://herald.example/crane\r\nWARC-Date: 2020-05-17T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return 2 * (head.encode() + body + b"\r\n\r\n")


def _zip(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 5, 16, 8, 0, 0)), data)
    return made.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def _pdf() -> bytes:
    lines = b"BT /F1 12 Tf 72 720 Td (Crane falls into the harbour) Tj 0 -20 Td (Nobody was hurt.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(lines), lines),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        start,
    )


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = io.BytesIO()
    pq.write_table(pa.table({key: [value, value] for key, value in ITEM.items()}), made)
    return made.getvalue()


MEMBERS = {"a.txt": TEXT.encode(), "b/page.html": PAGE.encode(), "c.json": json.dumps(ITEM).encode()}
CORPUS: dict[str, bytes] = {
    "report.txt": TEXT.encode(),
    "report.md": MARKDOWN.encode(),
    "page.html": PAGE.encode(),
    "item.json": json.dumps([ITEM, ITEM | {"title": "Again"}]).encode(),
    "items.jsonl": (json.dumps(ITEM) + "\n" + json.dumps(ITEM, ensure_ascii=False) + "\n").encode(),
    "table.csv": CSV.encode(),
    "table.parquet": _parquet(),
    "feed.xml": FEED.encode(),
    "feed.atom": ATOM.encode(),
    "feeds.opml": OPML.encode(),
    "letter.eml": MAIL.encode(),
    "saved.mhtml": MHTML.encode(),
    "print.pdf": _pdf(),
    "all.zip": _zip(MEMBERS),
    "all.tar": _tar(MEMBERS),
    "all.tar.gz": gzip.compress(_tar(MEMBERS), mtime=0),
    "report.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
    "crawl.warc": _warc(),
    "crawl.warc.gz": gzip.compress(_warc(), mtime=0),
    "crawl.wacz": _zip({"archive/data.warc": _warc(), "datapackage.json": b"{}"}),
}
"""A file of each kind, by its name."""

WORDS = [
    b"<", b">", b"&", b"&#x1F4;", b"&amp", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</p>",
    b"<article>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"\r", b"\r\n\r\n", b'"', b"\\u0000", b"\\ud800", b"{", b"[", b"[[", b"1e999", b"null", b",", b"\t", b"--b",
    b"--b--", b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"PK\x03\x04", b"PK\x01\x02", b"\x1f\x8b", b"ustar", b"WARC/1.0\r\n", b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999\r\n", b"../../etc/x", b"endobj", b"stream", b"0 0 R", b"PAR1", b"\xe2\x80\xae",
    b"javascript:x", b"2020-13-45", b"9999-12-31T99:99:99Z",
]  # fmt: skip
"""Pieces of the formats that break readers when they stand where nobody expects them."""
