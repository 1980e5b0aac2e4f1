"""What was read? Each report with its date and how that is known, what was set aside, and its text in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.model import TOLD_IN, Document
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.passages import document_anchor, title_of
from secondsource.tell.wording import one_line, plural, say_name, words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A region of a report in full."""

    anchor: str
    kind: str
    litter: bool
    text: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as a reader meets it."""

    anchor: str
    publisher: str
    publisher_basis: str
    title: str
    byline: str
    date: str
    date_basis: str
    amount: str  # "321 words read", or why none was
    uri: str
    copy_of: str
    litter: tuple[tuple[str, int], ...]  # (kind, words)
    paragraphs: tuple[Paragraph, ...]


def make_report(catalogue: Catalogue, document: Document, in_full: bool = True) -> ReportView:
    """Say of a report where it comes from, when it was published, what was read and what was set aside."""
    anchor = document_anchor(catalogue, document.id)
    original = catalogue.document.get(catalogue.copy_of.get(document.id, ""))
    counted: Counter[str] = Counter()
    for region in catalogue.regions_of(document.id):
        counted[region.kind] += len(document.text[region.start : region.stop].split())
    litter = [(_kind_words(kind), n) for kind, n in counted.most_common() if kind not in TOLD_IN and n]
    return ReportView(
        anchor=anchor,
        publisher=say_name(document.publisher),
        publisher_basis=one_line(document.publisher_basis),
        title=title_of(document),
        byline=one_line(document.byline),
        date=say_interval(document.dct, "undated"),
        date_basis=one_line(document.dct.basis) if document.dct.known else "",
        amount=_say_amount(document, sum(n for kind, n in counted.items() if kind in TOLD_IN)),
        uri=document.uri,
        copy_of=f"{say_name(original.publisher)}, {title_of(original)}" if original else "",
        litter=tuple(litter),
        paragraphs=tuple(_paragraphs(catalogue, document, anchor)) if in_full else (),
    )


def _say_amount(document: Document, told: int) -> str:
    if document.lang in ("", "en"):
        return f"{plural(told, 'word')} read"
    return f"kept but not read, as it is in another language ({document.lang})"


def _paragraphs(catalogue: Catalogue, document: Document, anchor: str) -> Iterator[Paragraph]:
    regions = catalogue.regions_of(document.id)
    if not regions and document.text.strip():
        yield Paragraph(f"{anchor}-1", "", False, document.text)
    for i, region in enumerate(regions, start=1):
        kind = "" if region.kind == "body" else _kind_words(region.kind)
        text = document.text[region.start : region.stop]
        yield Paragraph(f"{anchor}-{i}", kind, region.kind not in TOLD_IN, text)


def _kind_words(kind: str) -> str:
    return str(words()["region"].get(kind, kind))
