"""What do other readers of web pages find? Each is asked in its usual way; one that is not installed is left out."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from secondsource.read.markup import read_markup


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of a page: its main text, None where that is not its business, and facts by our keys."""

    text: str | None = None
    facts: dict[str, str] = field(default_factory=dict)


Peers = dict[str, Callable[[str], Answer]]


def ask_trafilatura(source: str) -> Answer:
    """trafilatura's main text without comments, and its metadata."""
    from trafilatura import extract, extract_metadata

    found = extract_metadata(source)
    facts = {"title": found.title, "author": found.author, "date": found.date} if found else {}
    return Answer(
        extract(source, include_comments=False) or "",
        {key: facts.get(key) or "" for key in ("title", "author", "date")},
    )


def ask_readability(source: str) -> Answer:
    """The visible text of readability-lxml's summary, and its short title."""
    from readability import Document
    from readability.readability import Unparseable

    try:
        document = Document(_without_declaration(source))
        return Answer(read_markup(document.summary()).text, {"title": document.short_title() or ""})
    except (Unparseable, ValueError, TypeError, AttributeError):
        return Answer("", {"title": ""})


def ask_justext(source: str) -> Answer:
    """jusText's good paragraphs with its English stoplist."""
    import justext

    try:
        paragraphs = justext.justext(_without_declaration(source), justext.get_stoplist("English"))
    except (justext.core.JustextError, ValueError, AssertionError):
        return Answer("")
    return Answer("\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate))


def ask_htmldate(source: str) -> Answer:
    """htmldate's day of first publication."""
    from htmldate import find_date

    return Answer(None, {"date": find_date(source, original_date=True) or ""})


PEERS: Peers = {
    "trafilatura": ask_trafilatura,
    "readability": ask_readability,
    "justext": ask_justext,
    "htmldate": ask_htmldate,
}


def find_peers() -> Peers:
    """The peers that are installed."""
    return {name: ask for name, ask in PEERS.items() if importlib.util.find_spec(name) is not None}


def _without_declaration(source: str) -> str:
    """A page without its XML declaration: lxml takes no text that declares an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
