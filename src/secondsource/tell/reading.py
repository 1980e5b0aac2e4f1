"""What was read? Each report with what is known of it and its regions, for a person: plain lines, or colours."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rich.console import Console
from rich.text import Text

from secondsource.model import TOLD_IN, Document, Original, Problem, Region
from secondsource.read.inputs import Intake
from secondsource.tell.account import Account, make_account, name_some, place_of
from secondsource.tell.dates import iso_interval, say_interval
from secondsource.tell.wording import one_line, plural, visible

Kind = Literal["report", "fact", "told", "litter", "section", "item", "blank"]

_NEWLINE = re.compile(r"\r\n|\r|\n")

# Eight colours that every terminal has; the labels say the same, so that nothing rests on colour.
_STYLES = {"report": "bold", "section": "bold", "litter": "dim"}
_TOLD = {"headline": "bold", "editors_note": "yellow", "quotation": "cyan"}
_MARGIN = {"caption": "blue", "photo_credit": "blue", "byline": "cyan", "dateline": "cyan"}
_MARGIN |= {"teaser": "magenta", "related_links": "magenta"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `label` stands in the margin (the kind of a region, the name of a fact), `text` beside it.

    `opens` marks the first line of a region.
    """

    kind: Kind
    text: str = ""
    label: str = ""
    region: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One report with all that was noted of it; `originals` has its own first, then where it was offered again."""

    document: Document
    regions: tuple[Region, ...]
    originals: tuple[Original, ...]
    notes: tuple[Problem, ...]


def group_readings(intake: Intake) -> list[Reading]:
    """Put together what belongs to each report, in the order of the places they were read from ("#2" before "#10")."""
    regions: dict[str, list[Region]] = defaultdict(list)
    originals: dict[str, list[Original]] = defaultdict(list)
    notes: dict[str, list[Problem]] = defaultdict(list)
    for region in intake.regions:
        regions[region.doc].append(region)
    for original in intake.originals:
        originals[original.doc].append(original)
    for problem in intake.problems:
        notes[problem.doc].append(problem)
    found = (Reading(d, tuple(regions[d.id]), tuple(originals[d.id]), tuple(notes[d.id])) for d in intake.documents)
    return sorted(found, key=_by_place)


def _by_place(reading: Reading) -> list[tuple[int, str]]:
    # of numbers, the one with fewer digits is smaller; a hostile name may have more of them than int() takes
    return [(len(part.lstrip("0")) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", _place(reading))]


def counts_of(intake: Intake) -> dict[str, int]:
    """What became of the inputs, as numbers."""
    return {name: getattr(intake, name) for name in ("offered", "read", "duplicates", "set_aside")}


def account_of(intake: Intake) -> Account:
    """What became of the inputs, one by one."""
    return make_account(intake.documents, intake.originals, intake.problems, counts_of(intake))


def to_text(intake: Intake, summary: bool = False) -> str:
    """Write what was read as plain lines, each with its label, so that `grep '^teaser'` finds what it should."""
    rows = [*make_rows(intake, summary)]
    width = max((len(row.label) for row in rows if row.region), default=0)
    return "\n".join(_plain(row, width).rstrip() for row in rows) + "\n"


def print_reading(intake: Intake, console: Console, summary: bool = False) -> None:
    """Print what was read on a terminal: regions in colour, told text bright, litter dim, long lines folded."""
    rows = [*make_rows(intake, summary)]
    width = max((len(row.label) for row in rows if row.region), default=0)
    for row in rows:
        for line in _folded(row, width, console):
            console.print(line, soft_wrap=True)


def make_rows(intake: Intake, summary: bool = False) -> Iterator[Row]:
    """Yield what was read report by report, in full or in one line each, and the account of all inputs."""
    readings = group_readings(intake)
    for number, reading in enumerate(readings, 1):
        if summary:
            yield Row("item", _summarize(reading))
        else:
            yield from _tell(reading, f"report {number} of {len(readings)}")
    if summary and readings:
        yield Row("blank")
    account = account_of(intake)
    for title, items in (("set aside", account.aside), ("offered twice", account.again)):
        if items:
            yield Row("section", title)
            yield from (Row("item", line) for line in name_some(items))
            yield Row("blank")
    yield Row("section", account.summary)


def _tell(reading: Reading, number: str) -> Iterator[Row]:
    yield Row("report", f"{number}: {_place(reading)}")
    yield from (Row("fact", text, label) for label, text in find_facts(reading) if text)
    yield Row("blank")
    yield from _tell_regions(reading.document, reading.regions)
    yield Row("blank")


def find_facts(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield what is known of a report, each with what it rests on where that is known; empty texts are unknown."""
    document = reading.document
    family = f"; belongs to {document.family}" if document.family not in ("", document.publisher) else ""
    yield "title", document.title or "none found"
    yield "publisher", f"{document.publisher} ({document.publisher_basis or 'given'}){family}"
    yield "byline", document.byline
    yield "agency", document.agency
    yield "dateline", document.dateline
    exactly = f", {document.published}" if len(document.published) > len("2018-03-28") else ""
    yield "published", f"{say_interval(document.dct, 'unknown')}{exactly}{_basis(document.dct.basis)}"
    yield "updated", f"{say_interval(document.updated, '')}{_basis(document.updated.basis)}"
    yield "language", document.lang or "unknown, as there is too little text"
    yield "address", document.uri if "://" in document.uri else ""
    for place, original in enumerate(reading.originals):
        yield "original" if place == 0 else "also in", say_original(original)
    yield "text", _say_amount(reading)
    yield from (("note", note.message) for note in reading.notes)


def _basis(basis: str) -> str:
    return f" ({basis})" if basis not in ("", "unknown") else ""


def say_original(original: Original) -> str:
    """What a report was read from: file and part, media type, encoding, size, digest."""
    size = plural(original.size, "byte")
    parts = (place_of(original), original.media_type, original.encoding, size, f"sha256 {original.sha256[:16]}…")
    return ", ".join(part for part in parts if part)


def _say_amount(reading: Reading, by_kind: bool = True) -> str:
    words: Counter[str] = Counter()
    for region in reading.regions:
        words[region.kind] += len(reading.document.text[region.start : region.stop].split())
    if reading.document.lang not in ("", "en"):
        return f"{plural(words.total(), 'word')}, not in English, so none is told"
    told = sum(count for kind, count in words.items() if kind in TOLD_IN)
    kinds = [f"{kind} {count:,}" for kind, count in words.most_common() if kind not in TOLD_IN and count]
    litter = f"; litter: {', '.join(kinds)}" if by_kind else f", {words.total() - told:,} litter"
    return f"{plural(told, 'word')} told" + (litter if kinds else "")


def _tell_regions(document: Document, regions: Iterable[Region]) -> Iterator[Row]:
    """Yield the text line by line under the kind of its region; what lies in none would be shown as such."""
    at = 0
    for region in sorted(regions, key=lambda region: (region.start, region.stop)):
        yield from _lines("litter", "no region", document.text[at : region.start].strip())
        later = f" later {iso_interval(region.written) or ''}".rstrip() if region.later else ""
        kind: Kind = "told" if region.kind in TOLD_IN else "litter"
        yield from _lines(kind, region.kind + later, document.text[region.start : region.stop])
        at = max(at, region.stop)
    yield from _lines("litter", "no region", document.text[at:].strip())


def _lines(kind: Kind, label: str, text: str) -> Iterator[Row]:
    if text:
        for number, line in enumerate(_NEWLINE.split(text)):
            yield Row(kind, line, label, label.split(" later")[0], opens=number == 0)


def _summarize(reading: Reading) -> str:
    document = reading.document
    day = iso_interval(document.dct) or "undated"
    title = document.title or "(no title)"
    return f"{_place(reading)}: {day}, {document.publisher}: {title}; {_say_amount(reading, by_kind=False)}"


def _place(reading: Reading) -> str:
    return place_of(reading.originals[0]) if reading.originals else one_line(reading.document.uri)


def _plain(row: Row, width: int) -> str:
    if row.region:
        return f"{row.label:<{width}} │ {visible(row.text)}"
    return f"{row.label + ': ' if row.label else ''}{visible(one_line(row.text))}"


def _folded(row: Row, width: int, console: Console) -> Iterator[Text]:
    style = _TOLD.get(row.region, _STYLES.get(row.kind, ""))
    if not row.region:
        yield Text(_plain(row, width), style)
        return
    room, label = max(20, min(console.width, 110) - width - 3), row.label if row.opens else ""
    for line in Text(visible(row.text)).wrap(console, room, tab_size=4) or [Text("")]:
        margin = (f"{label:<{width}} │ ", "green" if row.kind == "told" else _MARGIN.get(row.region, "red"))
        yield Text.assemble(margin, (line.plain.rstrip(), style))
        label = ""
