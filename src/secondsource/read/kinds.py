"""What kind of thing are these bytes? By their first bytes, the name's ending, the carrier's word, then a look."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

from secondsource.lists import read_lines
from secondsource.read.decode import NotTextError, decode_bytes
from secondsource.read.json_reports import looks_like_markup
from secondsource.read.offers import Blob, RefusedError

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_TAR = (257, b"ustar")
_PACKED = ("gzip", "bzip2", "xz")
_SURE = ("pdf", "zip", "parquet", "warc", "wacz", "tar", *_PACKED)
"""Kinds that are known by their first bytes, whatever the name or the carrier says."""
_OFFICE = re.compile(rb"\[Content_Types\]\.xml|mimetype|META-INF/|_rels/|docProps/|word/|xl/|ppt/")
"""Names that the first member has of an office document (ECMA-376, ODF), a book (EPUB) or a program (JAR)."""
NOTHING = "none"
"""The kind of what never holds a report: pictures, styles, programs."""
_NUMBERED = re.compile(r"(?:^|[^/])#\d+(?: \S+)?$")
_FEED = re.compile(
    r"^\s*(?>(?:<!--.*?-->|<\?[^>]*>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>)\s*)*+"
    r"<(?P<element>rss|feed|rdf:RDF|opml)\b",
    re.DOTALL | re.IGNORECASE,
)
_MAIL = re.compile(
    r"\A(?:From \S+ .*\n)?(?=(?:.+\n){0,60}?(?:from|subject|message-id|mime-version|return-path|received):)"
    r"(?:[!-9;-~]+:[ \t]?.*\r?\n(?:[ \t]+.*\r?\n)*){3,}\r?\n",
    re.IGNORECASE,
)


class UnsupportedError(RefusedError):
    """Bytes of a type that is not read; `type` is the ending of the name or the content type."""

    def __init__(self, type: str) -> None:
        super().__init__(f"files of type {type} are not supported")
        self.type = type


def find_unsupported(reason: str) -> str:
    """Find the type that the words of an UnsupportedError name, or nothing."""
    found = re.match(r"files of type (.+) are not supported", reason)
    return found[1] if found else ""


def find_kind(blob: Blob) -> str:
    """Find the kind of a blob, a word of data/kinds.tsv; raises RefusedError for one that is not read, and OSError."""
    head = blob.head()
    suffix = _suffix_of(blob)
    found = find_magic(head)
    if found:
        return _finer(found, blob, head, suffix)
    endings, types = _kinds()
    named = endings.get(suffix, "")
    media = blob.media.split(";")[0].strip().lower()
    told = types.get(media, NOTHING if media.startswith(("image/", "audio/", "video/", "font/")) else "")
    kind = named or told if told in ("", "text") else told  # servers call anything plain text
    if kind == NOTHING:
        raise UnsupportedError(suffix if named == NOTHING else media)
    if kind in _SURE:
        said = f"name ends in {suffix}" if named == kind else f"content type is {media}"
        raise RefusedError(f"its {said}, but it is no such file" if head.strip(b"\0") else "it is empty")
    if kind == "html":
        return _find_feed(_decode_head(head)) or kind  # servers say so of feeds, too
    if kind not in ("", "xml") and not (kind == "text" and not named):
        return kind
    looked = _look(_decode_head(head))
    if looked == "text" and not named and not told:
        if suffix and (blob.path is not None or blob.part):
            raise UnsupportedError(suffix)
        if media and not media.startswith("text/"):
            raise UnsupportedError(media)
    return looked


def _suffix_of(blob: Blob) -> str:
    """The ending of the name; the number of a record or a web address has none."""
    if blob.part:
        return "" if _NUMBERED.search(blob.part) else PurePosixPath(blob.part).suffix.lower()
    path = blob.where
    if "://" in path:  # a host such as news.zip has no ending
        path = re.split(r"[?#]", path.partition("://")[2].partition("/")[2], maxsplit=1)[0]
    return PurePosixPath(path).suffix.lower()


def find_magic(head: bytes) -> str:
    """Find the kind of what begins with bytes that nothing else begins with, or nothing; 512 bytes are enough."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _BZIP2.match(head):
        return "bzip2"
    return "tar" if head[_TAR[0] : _TAR[0] + len(_TAR[1])] == _TAR[1] else ""


def _finer(kind: str, blob: Blob, head: bytes, suffix: str) -> str:
    """Tell the archives apart that share their first bytes."""
    name = (blob.part or blob.where).lower()
    if kind == "zip" and name.endswith(".wacz"):
        return "wacz"
    if kind == "zip" and _OFFICE.match(head, 30):  # where the name of the first member stands
        raise UnsupportedError(suffix or "zip with an office document")
    if kind == "gzip" and name.endswith((".warc.gz", ".warc")):
        return "warc"
    if kind in _PACKED and re.search(r"\.(?:tar\.\w+|tgz|tbz2?|txz)$", name):
        return "tar"
    return kind


def _decode_head(head: bytes) -> str:
    try:
        return decode_bytes(head[: len(head) - len(head) % 4] if len(head) == 4096 else head, markup=True).text
    except NotTextError:
        return ""  # decoding all of it will say why


def _find_feed(text: str) -> str:
    """Say whether a text begins as a feed or a list of feeds does."""
    found = _FEED.match(text)
    if found is None:
        return ""
    return "opml" if found["element"].lower() == "opml" else "feed"


def _look(text: str) -> str:
    """Guess from the beginning of a text; plain text if nothing else fits."""
    if feed := _find_feed(text):
        return feed
    if text.lstrip()[:1] in ("{", "["):
        return "json"
    if _MAIL.match(text):
        return "mbox" if text.startswith("From ") else "mail"
    return "html" if looks_like_markup(text) else "text"


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    """The kind for each ending of a name, and for each content type."""
    rows = [line.split("\t") for line in read_lines("read", "kinds.tsv")]
    endings = {ending: kind for kind, names, _ in rows for ending in names.split()}
    return endings, {media: kind for kind, _, types in rows for media in types.split()}
