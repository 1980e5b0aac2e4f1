"""Turn the bytes of a file into its text, with newlines as they are, or say why that cannot be."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from secondsource.read.language import guess_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, each with the encoding that takes it off, so that whoever decodes the bytes gets the same text."""
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_SAID = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What a label means, by the Encoding Standard (section 4.2); Python's own reading of it is narrower."""
_NO_LABEL = re.compile(r"idna|punycode|raw.unicode.escape|unicode.escape|undefined|utf-(?:7|16|32).*")
MOST_CONTROL = 0.02
"""The share of control characters beyond which something is no text."""
MOST_REPLACED = 0.005
"""The share of undecodable bytes up to which an encoding that is declared is believed."""
MOST_NULS = 0.001
_WESTERN = frozenset(
    ("", "en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "ca", "gl")
)
"""Languages that windows-1252 is made for, and texts too short to tell theirs."""
_MADE_FOR_OTHERS = re.compile(
    r"cp125[047]|cp85\d|iso8859_(?:2|3|4|10|13|14|16)|mac_(?:latin2|turkish|roman|iceland)|cp437"
)
"""Encodings of Latin letters in which most bytes mean what they mean in windows-1252, or are other letters."""
FEWEST_VALID = 3
"""Well-formed sequences of UTF-8 for each byte that is none: no other encoding yields so many by chance."""
BYTE_BY_BYTE = "secondsource.bytes"


def _mark_bytes(error: UnicodeError) -> tuple[str, int]:
    """Stand in for undecodable bytes: a lone surrogate for each, whatever the encoding, so that each has its place."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(BYTE_BY_BYTE, _mark_bytes)


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

    `declared` is what a carrier says (the charset of a content type); a page may declare it, too. Each byte that
    cannot be decoded becomes one U+FFFD; a byte order mark is left out.
    """
    encoding = find_mark(data)[1]
    if encoding:
        return _decode_marked(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, markup, declared)
    if "\x00" in text:
        encoding = _guess_wide(data)
        if encoding:
            return _finish(data, encoding, f"it is not UTF-8: decoded as {encoding}, which was guessed")
    return _finish(data, "utf-8", "", text)


def find_mark(data: bytes) -> tuple[int, str]:
    """Find a byte order mark: its length in bytes and the encoding that it tells; 0 and nothing if there is none."""
    return next(((len(mark), encoding) for mark, encoding in _MARKS if data.startswith(mark)), (0, ""))


def clean_text(text: str) -> Decoded:
    """Replace lone surrogates and NULs, which no file can hold, each by U+FFFD, so that offsets stay."""
    cleaned, count = _NOT_TEXT.subn("\ufffd", text)
    note = f"{count} NUL or lone surrogate code points were replaced by U+FFFD" if count else ""
    return Decoded(cleaned, note)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        return _finish(data, encoding, "" if encoding == "utf-8-sig" else f"it is not UTF-8: decoded as {encoding}")
    except NotTextError as error:
        raise NotTextError(f"its byte order mark says {encoding}, but it cannot be decoded so ({error})") from None


def _decode_other(data: bytes, markup: bool, declared: str) -> Decoded:
    found = _DECLARED.search(data[:4096]) if markup else None
    for label in (declared, found[1].decode("ascii", "replace") if found else ""):
        name = _read_label(label)
        if name and name != "utf-8" and _count_replaced(data.decode(name, BYTE_BY_BYTE)) <= MOST_REPLACED * len(data):
            return _finish(data, name, f"it is not UTF-8: decoded as {name}, which it declares")
    text = data.decode("utf-8", BYTE_BY_BYTE)
    if FEWEST_VALID * _count_replaced(text) <= sum(
        letter > "\x7f" for letter in text if not "\ud800" <= letter < "\ue000"
    ):
        return _finish(data, "utf-8", "", text)
    encoding = _guess_wide(data) or _guess(data)
    return _finish(data, encoding, f"it is not UTF-8: decoded as {encoding}, which was guessed")


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # a tenth of a second, and few files need it

    best = from_bytes(data[:1_000_000]).best()
    if best is None:
        raise NotTextError("it is binary, or in an encoding that could not be found out")
    return "cp1252" if best.encoding == "ascii" or _is_western(data, best.encoding) else best.encoding


def _is_western(data: bytes, guessed: str) -> bool:
    """Say whether a text in Latin letters is in a language of windows-1252, though another encoding was guessed.

    A few letters of names do not tell such encodings apart; the words around them tell the language.
    """
    if not _MADE_FOR_OTHERS.fullmatch(guessed):
        return False
    sample = data[:100_000]
    if _count_replaced(sample.decode("cp1252", BYTE_BY_BYTE)):
        return False
    return guess_language(sample.decode(guessed, BYTE_BY_BYTE)) in _WESTERN


def _guess_wide(data: bytes) -> str:
    """UTF-16 without its mark: of Latin text, one byte of two is NUL, always the same."""
    sample = data[:4096]
    high, low = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or 4 * (high + low) < len(sample) or min(high, low) * 20 > max(high, low):
        return ""
    return "utf-16-be" if high > low else "utf-16-le"


def _read_label(label: str) -> str:
    """The encoding that a label means; nothing if there is none, or none that a report can be in."""
    try:
        name = codecs.lookup(label.strip()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    name = _SAID.get(name, name)
    try:
        refused = not name or _NO_LABEL.fullmatch(name.replace("_", "-")) or not b"a".decode(name, "replace")
        return "" if refused else name
    except (LookupError, ValueError):  # a codec that yields no text, such as base64
        return ""


def _count_replaced(text: str) -> int:
    return len(re.findall("[\ud800-\udfff]", text))


def _finish(data: bytes, encoding: str, note: str, text: str | None = None) -> Decoded:
    """Decode, and refuse what holds too much that no text holds; say what was replaced."""
    if text is None:
        text = data.decode(encoding, BYTE_BY_BYTE)
    sample = text[:200_000]
    if sample.count("\x00") > MOST_NULS * max(len(sample), 100):
        raise NotTextError("it is binary (it holds NUL bytes)")
    if len(_CONTROL.findall(sample)) > MOST_CONTROL * max(len(sample), 100):
        raise NotTextError("it is binary (it holds control characters)")
    bad = _count_replaced(text)
    if bad > MOST_CONTROL * max(len(text), 100):
        raise NotTextError(f"{bad} of its {len(data)} bytes are none of {encoding}")
    replaced = f"{bad} bytes that are none of {encoding} were replaced by U+FFFD" if bad else ""
    nuls = f"{text.count(chr(0))} NULs were replaced by U+FFFD" if "\x00" in text else ""
    return Decoded(_NOT_TEXT.sub("\ufffd", text), "; ".join(filter(None, (note, replaced, nuls))), encoding)
