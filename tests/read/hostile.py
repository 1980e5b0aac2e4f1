"""Hostile and broken archives and tables, built in memory: what each is, its bytes, and the reason it must be told.

Nothing here is a file, so that no scanner trips over the repository and anybody can read what a case is made of.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import warnings
import zipfile
import zlib
from dataclasses import dataclass

REPORT = (
    b"Crane falls into the harbour of Lisk\n\n"
    b"The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.\n\n"
    b"Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour.\n"
)
SENTENCE = "The harbour was closed on Monday after a crane fell into the water and two ships could not leave it."
PAGE = f"<html><head><title>Crane</title></head><body><p>{SENTENCE}</p><p>It was old.</p></body></html>".encode()
MIB = 1024 * 1024


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice, which is what some cases are about
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def tar_of(*members: tuple[str, bytes], mode: str = "w", **about: object) -> bytes:
    """A tar of these members; `about` are fields of the header of each."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for field, value in about.items():
                setattr(info, field, value)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def record_of(address: str, block: bytes, type: str = "response", length: int | None = None, **fields: str) -> bytes:
    """A record of a WARC."""
    lines = [f"WARC-Type: {type}", f"WARC-Target-URI: {address}", "WARC-Date: 2018-03-27T10:00:00Z"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    lines.append(f"Content-Length: {len(block) if length is None else length}")
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def answer_of(body: bytes, status: str = "200 OK", media: str = "text/html", **fields: str) -> bytes:
    """A server's answer."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media}", *lines, "", ""]).encode() + body


def page_of(name: str, **fields: str) -> bytes:
    """A record with a page."""
    return record_of(f"https://herald.example/{name}", answer_of(PAGE.replace(b"old", name.encode()), **fields))


def patch(data: bytes, place: int, new: bytes) -> bytes:
    """The bytes with some of them replaced."""
    return data[:place] + new + data[place + len(new) :]


def flag_zip(data: bytes, bit: int) -> bytes:
    """A zip of one member with a flag set in both its headers."""
    central = data.index(b"PK\x01\x02")
    return patch(patch(data, 6, struct.pack("<H", bit)), central + 8, struct.pack("<H", bit))


def nest(data: bytes, times: int) -> bytes:
    """A zip in a zip in a zip."""
    for _ in range(times):
        data = zip_of(("inner.zip", data))
    return data


def overlapping_zip(count: int) -> bytes:
    """A zip whose list names one member many times under different names."""
    data = zip_of(("aaa.txt", REPORT))
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    entries = b"".join(entry.replace(b"aaa.txt", b"%03d.txt" % number) for number in range(count))
    local = data[:start]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(local), 0)
    return local + entries + tail


def lying_zip() -> bytes:
    """A zip whose headers say that a member has ten bytes, where it has many."""
    data = zip_of(("a.txt", REPORT * 50))
    central = data.index(b"PK\x01\x02")
    return patch(patch(data, 22, struct.pack("<I", 10)), central + 24, struct.pack("<I", 10))


def link_info(name: str, mode: int) -> zipfile.ZipInfo:
    """A member of a zip that is no plain file."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (mode | 0o777) << 16
    return info


def break_sum(data: bytes) -> bytes:
    """A tar in which the second header has a wrong sum."""
    return patch(data, 1024 + 100, b"7")


def sparse_tar() -> bytes:
    """A tar with an old GNU sparse file that says it is 8 TiB large."""
    info = tarfile.TarInfo("huge.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[386:410] = b"00000000000\x0000000000000\x00"
    header[483:495] = b"\x80" + (1 << 43).to_bytes(11, "big")
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\x00 " % sum(header)
    return bytes(header) + b"\0" * 1024


@dataclass(frozen=True)
class Hostile:
    """One case: what it is, the name of its file, its bytes, words of the reason told, reports that are read."""

    what: str
    name: str
    data: bytes
    reason: str
    read: int = 0
    where: str | None = None  # the part that the reason names; the file itself if empty


def four_times(data: bytes) -> bytes:
    """Bytes in a gzip in a gzip in a gzip in a gzip."""
    return gzip.compress(gzip.compress(gzip.compress(gzip.compress(data))))


def cut(data: bytes, share: float) -> bytes:
    """The beginning of some bytes."""
    return data[: int(len(data) * share)]


BOMB = b" " * (4 * MIB)
PAIR = (("a.txt", REPORT), ("b.txt", REPORT + b"It was old."))
PAIR_TAR = tar_of(*PAIR)
ZIPS = [
    Hostile("a bomb of one member", "a.zip", zip_of(("a.txt", REPORT), ("bomb.txt", BOMB)), "100 times", 1, "bomb.txt"),
    Hostile("a zip in a zip in a zip in a zip", "a.zip", nest(zip_of(("a.txt", REPORT)), 3), "within 2 others"),
    Hostile("members that overlap", "a.zip", overlapping_zip(40), "overlaps another", 0, "000.txt"),
    Hostile("a member that is encrypted", "a.zip", flag_zip(zip_of(("a.txt", REPORT)), 1), "encrypted", 0, "a.txt"),
    Hostile("a list of members that was cut off", "a.zip", cut(zip_of(*PAIR), 0.6), "cut short"),
    Hostile("a wrong sum", "a.zip", zip_of(*PAIR, method=0).replace(b"crane", b"plane", 1), "CRC", 1, "a.txt"),
    Hostile("packed bytes that are broken", "a.zip", patch(zip_of(PAIR[0]), 60, b"\xff" * 9), "broken", 0, "a.txt"),
    Hostile("a size that lies", "a.zip", lying_zip(), "broken", 0, "a.txt"),
    Hostile("a rare way of packing", "a.zip", zip_of(PAIR[0], method=zipfile.ZIP_LZMA), "packed by LZMA", 0, "a.txt"),
    Hostile("a link", "a.zip", zip_of(PAIR[0], (link_info("l.txt", stat.S_IFLNK), b"/etc/hosts")), "link", 1, "l.txt"),
    Hostile("a device", "a.zip", zip_of(PAIR[0], (link_info("d.txt", stat.S_IFCHR), b"")), "device", 1, "d.txt"),
    Hostile("two members of a name", "a.zip", zip_of(PAIR[0], ("a.txt", PAGE)), "same name", 1, "a.txt"),
    Hostile("nothing in it", "a.zip", zip_of(), "no reports"),
    Hostile("hidden files alone", "a.zip", zip_of((".DS_Store", b"x"), ("__MACOSX/a.txt", REPORT)), "no reports"),
    Hostile("an office document", "a.docx", zip_of(("[Content_Types].xml", b"<x/>")), ".docx are not supported"),
    Hostile("an office document by a false name", "a.zip", zip_of(("mimetype", b"x")), ".zip are not supported"),
    Hostile("a name ending in .zip alone", "a.zip", b"no such thing", "no such file"),
    Hostile("pictures", "a.zip", zip_of(PAIR[0], ("a.jpg", b"x"), ("b.jpg", b"y")), "2 files of type .jpg are not", 1),
    Hostile("a zip of no length", "a.zip", b"", "empty"),
]
TARS = [
    Hostile("a tar cut off in a member", "a.tar", PAIR_TAR[:1600], "ends in the middle", 1, "b.txt"),
    Hostile("a tar cut off in a header", "a.tar", PAIR_TAR[:1300], "cut short", 1),
    Hostile("a tar cut off between members", "a.tar", PAIR_TAR[:1024], "without the mark of its end", 1),
    Hostile("a tar with a broken header", "a.tar", break_sum(PAIR_TAR), "broken header", 1),
    Hostile("a bomb in tar.gz", "a.tgz", gzip.compress(tar_of(PAIR[0], ("b.txt", BOMB))), "100 times", 1, "b.txt"),
    Hostile("a bomb in tar.bz2", "a.tbz", bz2.compress(tar_of(PAIR[0], ("b.txt", BOMB))), "100 times", 1, "b.txt"),
    Hostile("a bomb in tar.xz", "a.txz", lzma.compress(tar_of(PAIR[0], ("b.txt", BOMB))), "100 times", 1, "b.txt"),
    Hostile("a tar.gz cut off", "a.tar.gz", cut(gzip.compress(PAIR_TAR), 0.9), "cut short", 2),
    Hostile(
        "a link in a tar", "a.tar", tar_of(("l.txt", b""), type=tarfile.SYMTYPE, linkname="/etc"), "link", 0, "l.txt"
    ),
    Hostile(
        "a hard link in a tar", "a.tar", tar_of(("l.txt", b""), type=tarfile.LNKTYPE, linkname="/"), "link", 0, "l.txt"
    ),
    Hostile("a device in a tar", "a.tar", tar_of(("d.txt", b""), type=tarfile.CHRTYPE), "device", 0, "d.txt"),
    Hostile("a pipe in a tar", "a.tar", tar_of(("p.txt", b""), type=tarfile.FIFOTYPE), "pipe", 0, "p.txt"),
    Hostile("a sparse file of 8 TiB", "a.tar", sparse_tar(), "sparse", 0, "huge.txt"),
    Hostile("a header of 8 MiB", "a.tar", tar_of(PAIR[0], pax_headers={"comment": "x" * 8 * MIB}), "header"),
    Hostile("two members of a name in a tar", "a.tar", tar_of(PAIR[0], ("a.txt", PAGE)), "same name", 1, "a.txt"),
    Hostile("an empty tar", "a.tar", tar_of(), "empty"),
]
PACKED = [
    Hostile("a gzip cut off", "a.txt.gz", cut(gzip.compress(REPORT), 0.8), "cut short"),
    Hostile("a gzip with a wrong sum", "a.txt.gz", gzip.compress(REPORT)[:-8] + b"\0" * 8, "broken"),
    Hostile("a gzip bomb", "a.txt.gz", gzip.compress(BOMB), "100 times"),
    Hostile("a bzip2 bomb", "a.txt.bz2", bz2.compress(BOMB), "100 times"),
    Hostile("an xz bomb", "a.txt.xz", lzma.compress(BOMB), "100 times"),
    Hostile("a gzip of a picture", "a.jpg.gz", gzip.compress(b"\xff\xd8\xff"), ".jpg are not supported"),
    Hostile("a broken bzip2", "a.txt.bz2", patch(bz2.compress(REPORT), 40, b"\xff" * 20), "broken"),
    Hostile("a gzip four times", "a.gz", four_times(REPORT), "within 2 others"),
]

TWO_PAGES = page_of("one") + page_of("two")
BROTLI = record_of("https://herald.example/b", answer_of(b"\x8b\x05\x80", Content_Encoding="br"))
WARCS = [
    Hostile("a record cut off", "a.warc", TWO_PAGES[:-60], "middle of a record", 1, "#2"),
    Hostile(
        "a header cut off", "a.warc", TWO_PAGES[: TWO_PAGES.rindex(b"Content-Length: ")], "middle of a record", 1, "#2"
    ),
    Hostile(
        "a length cut off", "a.warc", page_of("one") + b"WARC/1.0\r\nContent-Length: 1", "middle of a record", 1, "#2"
    ),
    Hostile(
        "a packed record cut off",
        "a.warc.gz",
        cut(gzip.compress(page_of("one")) + gzip.compress(page_of("two")), 0.9),
        "middle of a record",
        1,
    ),
    Hostile("a packed archive that is broken", "a.warc.gz", gzip.compress(TWO_PAGES)[:-8] + b"\0" * 8, "broken", 2),
    Hostile(
        "a bomb in an answer",
        "a.warc",
        record_of("https://herald.example/b", answer_of(gzip.compress(BOMB), Content_Encoding="gzip")) + page_of("one"),
        "100 times",
        1,
        "#1",
    ),
    Hostile(
        "a bomb in an answer in chunks",
        "a.warc",
        record_of(
            "https://herald.example/b",
            answer_of(
                b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(BOMB)), gzip.compress(BOMB)),
                Content_Encoding="gzip",
                Transfer_Encoding="chunked",
            ),
        ),
        "100 times",
        0,
        "#1",
    ),
    Hostile(
        "a bomb by deflate",
        "a.warc",
        record_of("https://herald.example/b", answer_of(zlib.compress(BOMB), Content_Encoding="deflate")),
        "100 times",
        0,
        "#1",
    ),
    Hostile(
        "a packed archive that is a bomb",
        "a.warc.gz",
        gzip.compress(record_of("https://a.example/", BOMB)),
        "100 times",
    ),
    Hostile("an answer in Brotli", "a.warc", BROTLI, "encoded as br", 0, "#1"),
    Hostile(
        "a length that is too short",
        "a.warc",
        page_of(
            "one",
        ).replace(b"Content-Length: ", b"Content-Length: 1\r\nX: "),
        "no record",
    ),
    Hostile(
        "no length",
        "a.warc",
        page_of("one").replace(b"Content-Length", b"Content-Longth") + page_of("two"),
        "no record",
        1,
    ),
    Hostile("a length below nothing", "a.warc", record_of("x:y", b"", length=-5) + page_of("two"), "", 1),
    Hostile("what is no archive", "a.warc", b"no such thing", "no such file"),
    Hostile("a first line alone", "a.warc", b"WARC/1.0\r\n", "middle of a record"),
    Hostile(
        "an HTTP header without end",
        "a.warc",
        record_of("https://a.example/", b"HTTP/1.1 200 OK\r\nA: b"),
        "does not end",
    ),
    Hostile("no HTTP", "a.warc", record_of("https://a.example/", b"Gopher\r\n\r\nx"), "header is broken", 0, "#1"),
    Hostile("a header of 1 MiB", "a.warc", b"WARC/1.0\r\nX: " + b"x" * MIB + b"\r\n\r\n", "too large"),
    Hostile(
        "pages that are not there",
        "a.warc",
        page_of("one") + 2 * record_of("https://a.example/", answer_of(PAGE, "404 Not Found")),
        "2 answers with HTTP status 404",
        1,
    ),
    Hostile(
        "pictures in a web archive",
        "a.warc",
        page_of("one") + 3 * record_of("https://a.example/a", answer_of(b"\x89PNG", media="image/png")),
        "3 records of type image/png are not",
        1,
    ),
    Hostile("a WACZ without archive", "a.wacz", zip_of(("pages/pages.jsonl", b"{}")), "no web archive"),
    Hostile("a WACZ cut off", "a.wacz", cut(zip_of(("archive/a.warc", TWO_PAGES)), 0.7), "cut short"),
    Hostile(
        "a WACZ that is a bomb",
        "a.wacz",
        zip_of(("archive/a.warc", record_of("x:y", BOMB))),
        "100 times",
        0,
        "archive/a.warc",
    ),
]
ROW = f'Crane,"{SENTENCE}"\n'.encode()
TABLES = [
    Hostile("an empty table", "a.csv", b"", "empty"),
    Hostile("a header alone", "a.csv", b"title,text\n", "no rows"),
    Hostile("a table of numbers", "a.csv", b"a,b\n1,2\n3,4\n", "no column of it holds texts"),
    Hostile(
        "a quotation mark that is never closed",
        "a.csv",
        b"title,text\n" + ROW + b'Goat,"A goat\nx,y\n',
        "never closed",
        1,
        "#3",
    ),
    Hostile("too many cells", "a.csv", b"title,text\n" + ROW + b"Goat,A goat, it says,was found\n", "4 cells", 1, "#3"),
    Hostile("a row without text", "a.csv", b"title,text\n" + ROW + b"Goat,\n", "no text", 1, "#3"),
    Hostile("a binary table", "a.csv", bytes(range(256)) * 9, "binary"),
    Hostile("a line without end", "a.csv", b"title,text\n" + b"x" * (14 * MIB), "longer than", 0),
    Hostile("a Parquet file cut off", "a.parquet", b"PAR1" + b"\x15\x04" * 40, "broken"),
    Hostile("a Parquet file of nothing", "a.parquet", b"PAR1", "broken"),
    Hostile("a Parquet file that lies of its footer", "a.parquet", b"PAR1\xff\xff\xff\x7fPAR1", "broken"),
    Hostile("a Parquet file with a footer of noise", "a.parquet", b"PAR1" + b"\x19" * 60 + b"\x3c\0\0\0PAR1", "broken"),
]
CASES = [*ZIPS, *TARS, *PACKED, *WARCS, *TABLES]
