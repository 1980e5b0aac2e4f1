"""What was read? Each report with its date and how that is known, what was set aside, and its text in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.model import TOLD_IN, Document
from secondsource.read.outlets import name_key
from secondsource.tell.account import place_of
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.passages import document_anchor, title_of
from secondsource.tell.repeats import Repeat
from secondsource.tell.wording import listed, one_line, plural, say_name, shorten, words

LONGEST_TITLE = 90
"""Letters of another report's title where it is named."""
MOST_REPEATS = 5
"""Other reports named with their reasons at one report; JSON has all of them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A region of a report in full."""

    anchor: str
    kind: str
    litter: bool
    text: str


@dataclass(frozen=True, slots=True)
class RepeatView:
    """One line at a report: how it stands to another one ("a copy of"), which, where that is on the page, and why."""

    how: str
    name: str
    anchor: str
    reasons: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as a reader meets it."""

    anchor: str
    publisher: str
    publisher_basis: str
    title: str
    byline: str
    date: str
    moment: str  # when exactly, in ISO 8601, where it is told
    date_basis: str
    amount: str  # "321 words read", or why none was
    uri: str
    source: str  # the file or address it was read from
    filed: tuple[str, ...]  # how it was filed: agency, dateline, update, family of the publisher
    repeats: tuple[RepeatView, ...]
    litter: tuple[tuple[str, int], ...]  # (kind, words)
    paragraphs: tuple[Paragraph, ...]


def make_report(catalogue: Catalogue, document: Document, in_full: bool = True) -> ReportView:
    """Say of a report where it comes from, when it was published, what was read and what is litter."""
    anchor = document_anchor(catalogue, document.id)
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
        moment=one_line(document.published),
        date_basis=one_line(document.dct.basis) if document.dct.known else "",
        amount=_say_amount(document, sum(n for kind, n in counted.items() if kind in TOLD_IN)),
        uri=document.uri,
        source=place_of(catalogue.originals_of(document.id)[0]) if catalogue.originals_of(document.id) else "",
        filed=tuple(_say_filed(document)),
        repeats=tuple(view_repeats(catalogue, document.id)),
        litter=tuple(litter),
        paragraphs=tuple(_paragraphs(catalogue, document, anchor)) if in_full else (),
    )


def _say_amount(document: Document, told: int) -> str:
    if document.lang in ("", "en"):
        return f"{plural(told, 'word')} read"
    return f"kept but not read, as it is in another language ({document.lang})"


def _say_filed(document: Document) -> Iterator[str]:
    if document.dateline:
        yield f"filed from {one_line(document.dateline)}"
    if document.agency not in ("", document.publisher):
        yield f"carries {one_line(document.agency)}"
    if document.updated.known:
        yield f"updated {say_interval(document.updated)} ({one_line(document.updated.basis)})"
    if document.family and name_key(document.family) != name_key(document.publisher):
        yield f"publisher belongs to {one_line(document.family)}"


def view_repeats(catalogue: Catalogue, doc: str) -> list[RepeatView]:
    """Say of a report what it copies and what it shares wording with, with the reasons; and which reports copy it."""
    original = catalogue.copy_of.get(doc, "")
    views = list(_name_others(catalogue, doc, original))
    rest = len(views) - MOST_REPEATS
    if rest > 0:
        views = [*views[:MOST_REPEATS], RepeatView("and with", f"{rest} more", "", "")]
    copies = [other for other, first in catalogue.copy_of.items() if first == doc]
    if copies:
        names = [_name(catalogue, other) for other in sorted(copies, key=catalogue.rank.__getitem__)]
        views.append(RepeatView("copied by", listed(names), "", ""))
    return views


def _name_others(catalogue: Catalogue, doc: str, original: str) -> Iterator[RepeatView]:
    repeats = catalogue.repeats_of(doc)
    if original and all(repeat.doc != original for repeat in repeats):
        yield _view(catalogue, "a copy of", Repeat(original, "same", 0.0, ()))
    for repeat in sorted(repeats, key=lambda repeat: repeat.doc != original):
        if repeat.doc == original:
            yield _view(catalogue, "a copy of", repeat)
        elif repeat.judgement == "unsure":
            yield _view(catalogue, "shares wording with", repeat)
        elif repeat.judgement == "same" and original:  # its copies are named together, the copies of its original here
            yield _view(catalogue, "the same text as", repeat)


def _view(catalogue: Catalogue, how: str, repeat: Repeat) -> RepeatView:
    reasons = one_line("; ".join(repeat.reasons))
    return RepeatView(how, _name(catalogue, repeat.doc), document_anchor(catalogue, repeat.doc), reasons)


def _name(catalogue: Catalogue, doc: str) -> str:
    document = catalogue.document[doc]
    return f"{say_name(document.publisher)}, {shorten(title_of(document), LONGEST_TITLE)}"


def _paragraphs(catalogue: Catalogue, document: Document, anchor: str) -> Iterator[Paragraph]:
    regions = catalogue.regions_of(document.id)
    if not regions and document.text.strip():
        yield Paragraph(f"{anchor}-1", "", False, document.text)
    for i, region in enumerate(regions, start=1):
        kind = "" if region.kind == "body" else _kind_words(region.kind)
        if region.later:
            written = f" ({say_interval(region.written)})" if region.written.known else ""
            kind = f"{kind or 'text'}, added later{written}"
        text = document.text[region.start : region.stop]
        yield Paragraph(f"{anchor}-{i}", kind, region.kind not in TOLD_IN, text)


def _kind_words(kind: str) -> str:
    return str(words()["region"].get(kind, kind))
