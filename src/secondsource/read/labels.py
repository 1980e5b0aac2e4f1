"""Clean the short texts that a carrier gives with a report: titles, names and addresses, which are hostile text."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import urlsplit

LONGEST_LABEL = 500
"""Letters of a title or name; what is longer is cut there, and no carrier's title is in earnest."""
LONGEST_ADDRESS = 2000
"""Letters of an address that browsers and servers still take (RFC 9110 asks for 8,000 octets at least)."""
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows, so that it reads as something else (Unicode TR 36, 2.10)."""


def clean_label(text: object, escaped: bool = True) -> str:
    """Write a title or name as one line without tags; `escaped` if its "&lt;" stands for "<"."""
    if not isinstance(text, str):
        return ""
    text = _without_tags(text[: 20 * LONGEST_LABEL])
    return clean_line(_without_tags(unescape(text)) if escaped else text)


def _without_tags(text: str) -> str:
    return _TAG.sub(" ", _UNSEEN.sub(" ", text)) if "<" in text else text


def clean_line(text: str, longest: int = LONGEST_LABEL) -> str:
    """Write a text as one line without control characters and characters that turn the direction."""
    text = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") or char in _TURNS else char for char in text)
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def clean_address(text: object) -> str:
    """Give an address if it is one of the web (http or https, with a host), else nothing."""
    if not isinstance(text, str) or len(text) > LONGEST_ADDRESS:
        return ""
    text = text.strip()
    try:
        parts = urlsplit(text)
        hostname = parts.hostname
    except ValueError:
        return ""
    if any(char in '<>"' or not _is_seen(char) for char in text):  # RFC 3986 has no place for them
        return ""
    return text if parts.scheme.lower() in ("http", "https") and hostname else ""


def is_seen(text: str) -> bool:
    """Say whether a text shows anything: more than blanks, control characters and characters without width."""
    return any(_is_seen(char) for char in text)


def _is_seen(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cs", "Cf")
