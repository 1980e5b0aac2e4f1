"""Reports as the finders of the room see them."""

from __future__ import annotations

from secondsource.model import Document, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse


def read(*paragraphs: str) -> tuple[Document, Parse]:
    """A report of a headline and paragraphs."""
    text = "\n\n".join(paragraphs)
    document = Document(uri="case.txt", publisher="case", text=text)
    regions, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        stop = start + len(paragraph)
        regions.append(Region(doc=document.id, start=start, stop=stop, kind="body" if number else "headline"))
        start = stop + 2
    return document, parse_document(document, tuple(regions))
