"""Do the words that a brief shows stand in the reports, character for character?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def check_evidence(brief: Mapping[str, Any], texts: Mapping[str, str]) -> list[str]:
    """Name each span of a JSON brief that does not quote its document exactly; an empty list is what must come out.

    `texts` gives the text of each document by id. Offsets are half-open code points. A lone surrogate, which no file
    in UTF-8 can hold, counts as U+FFFD on both sides.
    """
    return [
        f"{where}: {fault}"
        for where, span, doc in _find_spans(brief, "", "")
        if (fault := _compare_span(span, doc, texts))
    ]


def _find_spans(value: Any, where: str, doc: str) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Yield each object with `start` and `stop`, with its own document or that of the object it stands in."""
    if isinstance(value, Mapping):
        doc = _document_of(value, where, doc)
        if "start" in value and "stop" in value:
            yield where, value, doc
        for key, item in value.items():
            yield from _find_spans(item, f"{where}.{key}" if where else str(key), doc)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _find_spans(item, f"{where}[{i}]", doc)


def _document_of(value: Mapping[str, Any], where: str, doc: str) -> str:
    if re.fullmatch(r"documents\[\d+\]", where):
        return str(value.get("id", ""))
    return str(value["doc"]) if value.get("doc") else doc


def _compare_span(span: Mapping[str, Any], doc: str, texts: Mapping[str, str]) -> str:
    if doc not in texts:
        return f"no document {doc!r}"
    start, stop = span["start"], span["stop"]
    if not 0 <= start <= stop <= len(texts[doc]):
        return f"{start} to {stop} lies outside of {doc}"
    words = _LONE_SURROGATE.sub("\ufffd", texts[doc][start:stop])
    if "text" in span and _LONE_SURROGATE.sub("\ufffd", span["text"]) != words:
        return f"{start} to {stop} of {doc} reads {words!r}, not {span['text']!r}"
    return ""
