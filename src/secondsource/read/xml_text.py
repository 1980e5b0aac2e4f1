"""Read the text of an XML file so that nothing in it can grow or reach out: no document types, no entities."""

from __future__ import annotations

import re

from secondsource.read.decode import NotTextError, decode_bytes
from secondsource.read.offers import Blob, RefusedError
from secondsource.read.opening import charset_of

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_PROLOG = re.compile(r"""(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^<>\["']|"[^"]*"|'[^']*')*>)*""", re.DOTALL | re.I)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 section 2.2 allows in no document."""


def load_xml(blob: Blob) -> tuple[str, tuple[str, ...]]:
    """Give the text of an XML file from its first element on, and notes on what was done to read it.

    Declarations and comments before that element give way to as many line ends, and so does a document type without
    a subset. One that declares anything (entities that grow without end, or lead to other files) is refused.
    Raises RefusedError.
    """
    data = blob.load()
    declared = _DECLARED.search(data[:400])
    try:
        said = charset_of(blob.media) or (declared[1].decode("ascii") if declared else "")
        decoded = decode_bytes(data, True, said)
    except NotTextError as error:
        raise RefusedError(str(error)) from None
    if not decoded.text.strip():
        raise RefusedError("it is empty")
    text = cut_prolog(decoded.text)
    text = "\n" * decoded.text.count("\n", 0, len(decoded.text) - len(text)) + text  # so that lines keep their numbers
    cleaned, count = _FORBIDDEN.subn("\ufffd", text)
    note = f"{count} characters that XML forbids were replaced by U+FFFD" if count else ""
    return cleaned, tuple(filter(None, (decoded.note, note)))


def cut_prolog(text: str) -> str:
    """Give an XML text from its first element on; raises RefusedError if what stands before it is not harmless."""
    start = _PROLOG.match(text)
    rest = text[start.end() :] if start else text
    if rest[:9].lower() == "<!doctype" or rest[:8].lower() == "<!entity":
        raise RefusedError("it declares a document type with entities, which may grow without end")
    if not re.match(r"<[^\W\d]", rest):
        raise RefusedError("it is broken XML: it does not begin with an element")
    return rest
