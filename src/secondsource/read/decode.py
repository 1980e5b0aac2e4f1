"""Turn the bytes of a file into its text, with newlines as they are, or say why that cannot be."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.02
"""The share of control characters beyond which something is no text."""


class NotTextError(ValueError):
    """The bytes are no text; the message says why in one clause."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and, if that was not UTF-8 or it held what no text holds, what was done."""

    text: str
    note: str = ""
    encoding: str = "utf-8"


def decode_bytes(data: bytes, markup: bool = False, declared: str = "") -> Decoded:
    """Decode UTF-8, or what a byte order mark, a declaration or charset-normalizer says. Raises NotTextError.

    `declared` is what a carrier says (the charset of a content type); a page may declare it, too.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if b"\x00" in data:
        raise NotTextError("it is binary (it holds NUL bytes)")
    try:
        return Decoded(_refuse_control(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _decode_other(data, markup, declared)


def clean_text(text: str) -> Decoded:
    """Replace lone surrogates and NULs, which no file can hold, each by U+FFFD, so that offsets stay."""
    cleaned = re.sub(r"[\x00\ud800-\udfff]", "\ufffd", text)
    if cleaned == text:
        return Decoded(text)
    count = sum(a != b for a, b in zip(text, cleaned, strict=True))
    return Decoded(cleaned, f"{count} NUL or lone surrogate code points were replaced by U+FFFD")


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"its byte order mark says {encoding}, but it cannot be decoded so ({error.reason})"
        ) from error
    cleaned = clean_text(_refuse_control(text))
    notes = [cleaned.note, "" if encoding == "utf-8" else f"it is not UTF-8: decoded as {encoding}"]
    return Decoded(cleaned.text, "; ".join(filter(None, notes)), encoding)


def _decode_other(data: bytes, markup: bool, declared: str) -> Decoded:
    found = _DECLARED.search(data[:4096]) if markup else None
    for name in (declared, found[1].decode("ascii", "replace") if found else ""):
        try:
            if name:
                text = _refuse_control(data.decode(name))
                return Decoded(text, f"it is not UTF-8: decoded as {name}, which it declares", name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    from charset_normalizer import from_bytes  # a tenth of a second, and few files need it

    best = from_bytes(data[:1_000_000]).best()
    if best is None:
        raise NotTextError("it is binary, or in an encoding that could not be found out")
    name = best.encoding
    try:
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError):
        name = name if name != "ascii" else "cp1252"
        text = data.decode(name, "replace")
    return Decoded(_refuse_control(text), f"it is not UTF-8: decoded as {name}, which was guessed", name)


def _refuse_control(text: str) -> str:
    sample = text[:200_000]
    if len(_CONTROL.findall(sample)) > MOST_CONTROL * max(len(sample), 100):
        raise NotTextError("it is binary (it holds control characters)")
    return text
