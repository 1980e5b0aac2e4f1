"""Read whatever is offered: each thing is read, or a duplicate, or set aside with a reason. Nothing gets lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from secondsource.model import TOLD_IN, Document, Problem, Region
from secondsource.read.facts import FILE_NAME
from secondsource.read.language import guess_language
from secondsource.read.offers import MissingInput, Offer, find_sources, read_source
from secondsource.read.page import read_page
from secondsource.read.plain import BY, read_text

__all__ = ["Intake", "MissingInput", "read_inputs"]

Read = tuple[Document, tuple[Region, ...], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the inputs: `offered == read + duplicates + set_aside`, with a Problem for each set aside."""

    documents: tuple[Document, ...]
    regions: tuple[Region, ...]
    problems: tuple[Problem, ...]
    offered: int
    read: int
    duplicates: int
    set_aside: int


def read_inputs(inputs: Sequence[str | Path], on_progress: Callable[[str], None] | None = None) -> Intake:
    """Read folders, files and "-" (standard input) into documents and regions, sorted by address.

    Raises MissingInput, before anything is read, if an input does not exist; whatever else goes wrong is a Problem.
    """
    found: list[Read] = []
    aside: list[Problem] = []
    for source in find_sources(inputs):
        if on_progress:
            on_progress(f"reading {source.where}")
        for offer in read_source(source):
            result = read_offer(offer)
            if isinstance(result, Problem):
                aside.append(result)
            else:
                found.append(result)
    return _gather(found, aside)


def read_offer(offer: Offer) -> Read | Problem:
    """Read one thing that was offered, or say in a Problem why it is set aside."""
    if offer.reason:
        return _set_aside(offer.where, offer.reason)
    try:
        document, regions = (read_page if offer.markup else read_text)(offer.text, offer.where, offer.facts)
    except Exception as error:  # one bad report never stops a run; the Problem names what happened
        return _set_aside(offer.where, f"it could not be read ({type(error).__name__}: {error})")
    if not document.text.strip():
        return _set_aside(offer.where, "it holds no visible text" if offer.markup else "it is empty")
    notes = list(offer.notes)
    document, regions, note = check_language(document, regions)
    problems = tuple(
        Problem(doc=document.id, where=offer.where, message=f"{message}; it was read", by=BY) for message in notes
    )
    if note:
        problems += (Problem(doc=document.id, where=offer.where, message=note, by=BY),)
    return document, regions, problems


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
    return Problem(where=where, message=f"{reason}; set aside", by=BY)


def _gather(found: list[Read], aside: list[Problem]) -> Intake:
    """Drop what is offered twice, and put everything in an order that does not depend on the order of the inputs."""
    kept: dict[str, Read] = {}
    seen: set[tuple[str, str]] = set()
    for one in sorted(found, key=lambda one: (one[0].uri, one[0].id)):
        document = one[0]
        nameless = document.publisher_basis == FILE_NAME
        key = ("" if nameless else document.publisher, document.text)
        if key not in seen and document.id not in kept:
            kept[document.id] = one
        seen.add(key)
    problems = {problem.id: problem for _, _, own in kept.values() for problem in own}
    problems |= {problem.id: problem for problem in aside}
    return Intake(
        documents=tuple(document for document, _, _ in kept.values()),
        regions=tuple(region for _, regions, _ in kept.values() for region in regions),
        problems=tuple(sorted(problems.values(), key=lambda problem: (problem.where, problem.message))),
        offered=len(found) + len(aside),
        read=len(kept),
        duplicates=len(found) - len(kept),
        set_aside=len(aside),
    )
