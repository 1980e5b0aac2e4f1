"""How does a brief word statuses and numbers of things, and show text that it must not trust?"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

# C0 and C1 controls but tab and line feed; marks, embeddings, overrides and isolates of the bidirectional algorithm
# (Trojan Source, CVE-2021-42574); line and paragraph separators; what is invisible; lone surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2061-\u2069\ud800-\udfff]")
# Zero-width space and no-break space, word joiner, soft hyphen: where a line may or may not break, of which pages are
# full. Joiners within words (U+200C, U+200D) shape Persian, Indic scripts and emoji, and stay as they are.
_BREAKS = re.compile("[\xad\u200b\u2060\ufeff]")
_DIGEST = re.compile(r"\b((?:\w{1,8}_)?[0-9a-f]{4})(?=[0-9a-f]*\d)[0-9a-f]{8,}(?:\.\w{1,5})?$")


@cache
def words() -> dict[str, Any]:
    """The wording tables of `data/words.json`."""
    text = resources.files("secondsource.tell").joinpath("data/words.json").read_text("utf-8")
    tables: dict[str, Any] = json.loads(text)
    return tables


def visible(text: str) -> str:
    """Give text in which no character hides or turns what stands around it: such a character becomes a visible sign.

    What only says where a line may break is left out.
    """
    return _UNSEEN.sub(_sign, _BREAKS.sub("", text))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"[U+{code:04X}]"


def one_line(text: str) -> str:
    """Fold all white space to single blanks."""
    return " ".join(text.split())


def say_name(name: str) -> str:
    """Give the name of a source or report; of a digest in the name of a file, its beginning is enough."""
    return _DIGEST.sub(r"\1…", one_line(name))


def shorten(text: str, width: int) -> str:
    """Cut a line at a word so that it has at most `width` characters, the mark of the cut included."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1].rsplit(" ", 1)[0] if " " in line[: width - 1] else line[: width - 1]
    return cut.rstrip(" ,;:–—-") + "…"


def plural(count: int, noun: str, many: str = "") -> str:
    """Give "1 report", "2 reports"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def times(count: int) -> str:
    """Give "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def listed(items: list[str] | tuple[str, ...], most: int = 6) -> str:
    """Join names: "a, b and c", the rest counted."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def status_word(status: str) -> str:
    """The status as a reader meets it."""
    return str(words()["status"].get(status, [status])[0])


def read_status(given: str) -> str:
    """The status that somebody means who writes it as it is printed or as the data have it, in any case, with spaces,
    hyphens or underscores; empty if there is none like that."""
    plain = " ".join(re.split(r"[\s_-]+", given.strip().lower()))
    names = {form.replace("_", " "): status for status in words()["status"] for form in (status, status_word(status))}
    return str(names.get(plain, ""))


# What an act says by itself about the content: what is planned is only probable, what is asked is open.
_IMPLIED = {
    "denies": ("CT-", "PR-", "PS-"),
    "plans": ("PR+", "Uu"),
    "asks": ("Uu",),
    "demands": ("Uu",),
    "silent": ("Uu",),
    "declines": ("Uu",),
}


_NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|unlikely)\b|n['’]t\b", re.IGNORECASE)


def factuality_word(factuality: str, act: str, shown: str = "") -> str:
    """How sure the source is, in words; empty where it simply says so.

    Of what is not so the words that are `shown` may say it themselves ("the alarm did not sound"): then how sure the
    source is of these words.
    """
    if factuality.endswith("-") and act != "denies" and _NEGATION.search(shown):
        factuality = factuality.replace("-", "+")
    said, sure = words()["act"].get(act, act), words()["factuality"].get(factuality, factuality)
    if factuality in _IMPLIED.get(act, ()):
        return str(said)
    return ", ".join(word for word in (said, sure) if word)
