"""What kind of thing are these bytes? By their first bytes, the name's ending, the carrier's word, then a look."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from secondsource.read.decode import NotTextError, decode_bytes
from secondsource.read.json_reports import looks_like_markup
from secondsource.read.offers import Blob, RefusedError
from secondsource.read.words import read_lines

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_TAR = (257, b"ustar")
_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>\s*)*"
    r"<(?:rss|feed|rdf:RDF|opml)\b",
    re.DOTALL | re.IGNORECASE,
)
_MAIL = re.compile(
    r"\A(?:From \S+ .*\n)?(?=(?:.+\n){0,60}?(?:from|subject|message-id|mime-version|return-path|received):)"
    r"(?:[!-9;-~]+:[ \t]?.*\r?\n(?:[ \t]+.*\r?\n)*){3,}\r?\n",
    re.IGNORECASE,
)


def find_kind(blob: Blob) -> str:
    """Find the kind of a blob, a word of data/kinds.tsv; raises RefusedError for one that is not read, and OSError."""
    head = blob.head()
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _finer(kind, blob)
    if head[_TAR[0] : _TAR[0] + len(_TAR[1])] == _TAR[1]:
        return "tar"
    suffix = PurePosixPath(blob.name.split("#")[0]).suffix.lower()
    named = _kinds()[0].get(suffix, "")
    if named in ("pdf", "zip", "gzip", "parquet", "warc", "wacz", "tar"):
        raise (
            RefusedError(f"its name ends in {suffix}, but it is no such file") if head else RefusedError("it is empty")
        )
    media = _kinds()[1].get(blob.media.split(";")[0].strip().lower(), "")
    if named in ("xml", "") and media in ("xml", ""):
        if suffix and not named and not media and blob.path is not None:
            raise RefusedError(f"files of type {suffix} are not supported")
        return _look(head)
    return _look(head) if (named or media) == "xml" else named or media


def _finer(kind: str, blob: Blob) -> str:
    """Tell the archives apart that share their first bytes."""
    name = blob.name.lower()
    if kind == "zip" and name.endswith(".wacz"):
        return "wacz"
    if kind == "gzip" and name.endswith((".warc.gz", ".warc")):
        return "warc"
    if kind == "gzip" and name.endswith((".tgz", ".tar.gz")):
        return "tar"
    return kind


def _look(head: bytes) -> str:
    """Guess from the beginning of a text; plain text if nothing else fits."""
    try:
        text = decode_bytes(head[: len(head) - len(head) % 4] if len(head) == 4096 else head, markup=True).text
    except NotTextError:
        return "text"  # decoding all of it will say why
    if _FEED.match(text):
        return "opml" if re.search(r"<opml\b", text[:3000], re.IGNORECASE) else "feed"
    if text.lstrip()[:1] in ("{", "["):
        return "json"
    if _MAIL.match(text):
        return "mail"
    return "html" if looks_like_markup(text) else "text"


def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    """The kind for each ending of a name, and for each content type."""
    rows = [line.split("\t") for line in read_lines("kinds.tsv")]
    endings = {ending: kind for kind, names, _ in rows for ending in names.split()}
    return endings, {media: kind for kind, _, types in rows for media in types.split()}
