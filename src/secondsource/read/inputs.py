"""Read whatever is offered: each thing is read, or a duplicate, or set aside with a reason. Nothing gets lost."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from secondsource.model import TOLD_IN, Document, Original, Problem, Region
from secondsource.read.digest import read_texts
from secondsource.read.facts import FILE_NAME, Facts
from secondsource.read.kinds import find_unsupported
from secondsource.read.labels import is_seen
from secondsource.read.language import guess_language
from secondsource.read.maps import compose
from secondsource.read.markdown import read_markdown
from secondsource.read.offers import MOST_BYTES, Address, Blob, Offer
from secondsource.read.opening import Fetch, Step, open_address, open_steps
from secondsource.read.page import read_stories
from secondsource.read.plain import BY, Reading
from secondsource.read.sources import STANDARD_INPUT, MissingInput, Source, find_sources
from secondsource.read.unpacking import Unsupported

__all__ = ["Intake", "MissingInput", "Read", "read_inputs", "read_source", "read_steps"]

NO_TEXT = "it holds no visible text"


@dataclass(frozen=True, slots=True)
class Read:
    """One report that was read, with its regions, what it was read from, and what was done or could not be done."""

    document: Document
    regions: tuple[Region, ...]
    original: Original
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the inputs: `offered == read + duplicates + set_aside`, with a Problem for each set aside.

    `originals` has one Original for each document, in their order, and then one more for each place in which a
    document was offered again.
    """

    documents: tuple[Document, ...]
    regions: tuple[Region, ...]
    originals: tuple[Original, ...]
    problems: tuple[Problem, ...]
    offered: int
    read: int
    duplicates: int
    set_aside: int


Reader = Callable[[Source], Iterator["Read | Problem"]]
"""Reads one source into what it offers; `read_source`, or the same behind a guard of time and memory."""


def read_inputs(
    inputs: Sequence[str | Path], on_progress: Callable[[str], None] | None = None, reader: Reader | None = None
) -> Intake:
    """Read folders, files, web addresses and "-" (standard input) into documents and regions, sorted by address.

    Raises MissingInput, before anything is read, if an input does not exist; whatever else goes wrong is a Problem.
    """
    found: list[Read] = []
    aside: list[Problem] = []
    unsupported: dict[tuple[str, str], list[Problem]] = {}
    for source in find_sources(inputs):
        if on_progress:
            on_progress(f"reading {source.where}")
        for result in (reader or read_source)(source):
            if not isinstance(result, Problem):
                found.append(result)
            elif source.folder and result.where == source.where and (type := find_unsupported(result.message)):
                unsupported.setdefault((source.folder, type), []).append(result)
            else:
                aside.append(result)
    for (folder, type), problems in unsupported.items():
        aside += _count_unsupported(folder, type, problems)
    return _gather(found, aside)


def _count_unsupported(folder: str, type: str, problems: list[Problem]) -> list[Problem]:
    """Put the files of a folder that are of one type together, as an archive does; one by itself keeps its name."""
    if len(problems) == 1:
        return problems
    counts = Unsupported()
    for _ in problems:
        counts.count(type)
    return [_set_aside(offer.name, offer.reason) for offer in counts.offers(Blob(folder))]


def read_source(source: Source, fetch: Fetch | None = None, follow: bool = False) -> Iterator[Read | Problem]:
    """Read one file, address or stream into the reports it holds, each one read or set aside. Raises only MemoryError.

    Web addresses are got by `fetch`, those that a feed names only if they are to be followed.
    """
    for made in read_steps(source, fetch, follow):
        if not isinstance(made, Step):
            yield from made


def read_steps(
    source: Source, fetch: Fetch | None = None, follow: bool = False, start: tuple[int, ...] = ()
) -> Iterator[Step | list[Read | Problem]]:
    """Read a source as `read_source` does, from a place on (see `open_steps`), telling each step; one list an offer."""
    for item in _open_source(source, fetch, follow, start):
        yield item if isinstance(item, Step) else list(read_offer(item))


def _open_source(source: Source, fetch: Fetch | None, follow: bool, start: tuple[int, ...]) -> Iterator[Step | Offer]:
    if source.reason:
        yield Offer(source.where, reason=source.reason)
    elif source.url:
        yield from open_address(Address(source.url, source.where, depth=-1), fetch, follow, start)
    elif source.path is None:
        yield from open_steps(Blob(STANDARD_INPUT, data=read_standard_input(source)), fetch if follow else None, start)
    elif source.path.exists() and not source.path.is_file():
        yield Offer(source.where, reason="it is no regular file")
    else:
        yield from open_steps(Blob(source.where, path=source.path), fetch if follow else None, start)


def read_standard_input(source: Source) -> bytes:
    """Give the bytes of standard input, one more than a report may have at most."""
    return sys.stdin.buffer.read(MOST_BYTES + 1) if source.data is None else source.data


def read_offer(offer: Offer) -> Iterator[Read | Problem]:
    """Read one thing that was offered, a page of several stories into each; or say in a Problem why it is set aside."""
    if offer.reason:
        yield _set_aside(offer.name, offer.reason)
        return
    try:
        readings = _read_form(offer)
    except MemoryError:  # whoever set the limit tells of it
        raise
    except Exception as error:  # one bad report never stops a run; the Problem names what happened
        yield _set_aside(offer.name, f"it could not be read ({type(error).__name__}: {error})")
        return
    for reading in readings:
        if is_seen(reading.document.text):
            yield _finish(offer, reading)
        else:
            yield _set_aside(offer.name, NO_TEXT)


def _read_form(offer: Offer) -> list[Reading]:
    facts: Facts = offer.facts
    if offer.form == "html":
        return read_stories(offer.text, offer.name, facts)
    if offer.form == "markdown":
        return [read_markdown(offer.text, offer.name, facts)]
    return read_texts(offer.text, offer.name, facts, offer.litter)


def _finish(offer: Offer, reading: Reading) -> Read:
    """Note the language and what was done to read a report, and lead its map back to what was offered."""
    document, regions, note = check_language(reading.document, reading.regions)
    problems = tuple(
        Problem(doc=document.id, where=offer.name, message=f"{message}; it was read", by=BY) for message in offer.notes
    )
    if note:
        problems += (Problem(doc=document.id, where=offer.name, message=note, by=BY),)
    return Read(document, regions, _make_original(document, offer, reading), problems)


def _make_original(document: Document, offer: Offer, reading: Reading) -> Original:
    payload = offer.payload
    return Original(
        doc=document.id,
        where=offer.where,
        part=offer.part,
        media_type=payload.media_type,
        encoding=payload.encoding,
        size=payload.size,
        sha256=payload.sha256,
        offset=payload.offset,
        runs=reading.runs if offer.runs is None else compose(reading.runs, offer.runs),
        by=BY,
    )


def check_language(document: Document, regions: tuple[Region, ...]) -> tuple[Document, tuple[Region, ...], str]:
    """Note the language of a document; one that is not English keeps its text, but none of its regions is told."""
    told = "\n".join(document.text[region.start : region.stop] for region in regions if region.kind in TOLD_IN)
    lang = guess_language(told)
    named = replace(document, lang=lang)
    if lang in ("en", ""):
        return named, regions, ""
    silent = tuple(replace(region, kind="boilerplate") if region.kind in TOLD_IN else region for region in regions)
    return named, silent, f"it is not in English but in {lang!r}: kept, and left out of what was found"


def _set_aside(where: str, reason: str) -> Problem:
    """Say why something is not read, on one line: a library's words may quote what it choked on."""
    return Problem(where=where, message=f"{' '.join(reason.split())}; set aside", by=BY)


def _number(aside: list[Problem]) -> Iterator[Problem]:
    """Number what has both the name and the reason of another, so that each thing set aside has its own problem."""
    seen: set[str] = set()
    turns: Counter[str] = Counter()
    names = {problem.where for problem in aside}
    for problem in aside:
        where = problem.where
        while problem.id in seen and where in names:
            turns[problem.id] += 1
            where = f"{problem.where} ({turns[problem.id] + 1})"
        seen.add(problem.id)
        names.add(where)
        yield replace(problem, where=where)


def _gather(found: list[Read], aside: list[Problem]) -> Intake:
    """Drop what is offered twice, and put everything in an order that does not depend on the order of the inputs."""
    kept: dict[str, Read] = {}
    first: dict[tuple[str, str], str] = {}
    again: list[Original] = []
    for one in sorted(found, key=lambda one: (one.document.uri, one.document.id, one.original.where)):
        document = one.document
        nameless = document.publisher_basis == FILE_NAME
        key = ("" if nameless else document.publisher, document.text)
        if key in first or document.id in kept:
            again.append(replace(one.original, doc=first.get(key, document.id)))
        else:
            kept[document.id] = one
        first.setdefault(key, document.id)
    originals = {original.id: original for original in (*(one.original for one in kept.values()), *again)}
    problems = {problem.id: problem for one in kept.values() for problem in one.problems}
    problems |= {problem.id: problem for problem in _number(aside)}
    return Intake(
        documents=tuple(one.document for one in kept.values()),
        regions=tuple(region for one in kept.values() for region in one.regions),
        originals=tuple(originals.values()),
        problems=tuple(sorted(problems.values(), key=lambda problem: (problem.where, problem.message))),
        offered=len(found) + len(aside),
        read=len(kept),
        duplicates=len(found) - len(kept),
        set_aside=len(aside),
    )
