"""What became of each input? Read, offered twice, or set aside with a reason: the account that a reader gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model import Document, Original, Problem
from secondsource.tell.wording import listed, one_line, plural

MOST_NAMED = 20
"""Inputs named in each list of an account that a person reads; JSON has all of them."""


@dataclass(frozen=True, slots=True)
class Account:
    """`summary` is one line; `aside` says of each input set aside why, `again` of each offered twice what it repeats.

    `notes` say what was done, or could not be done, with reports that were read.
    """

    summary: str
    aside: tuple[tuple[str, str], ...]
    again: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    languages: tuple[str, ...] = ()

    def say_nothing(self) -> str:
        """Say why there is nothing to tell, where that is so."""
        if self.languages:
            return f"nothing to tell: what was read is not in English but in {listed(self.languages)}"
        reasons = "; ".join(f"{where}: {reason}" for where, reason in self.aside[:3])
        return f"nothing could be read ({reasons or 'no report holds text of its own'})"


def make_account(
    documents: Sequence[Document],
    originals: Iterable[Original],
    problems: Iterable[Problem],
    counts: Mapping[str, int],
) -> Account:
    """Account for every input: what has no document was set aside, what is a document's second original is its double.

    `counts` are offered, read, duplicates and set_aside.
    """
    ordered = sorted(problems, key=lambda problem: (problem.where, problem.message, problem.doc))
    first: dict[str, Original] = {}
    again = []
    for original in originals:
        if original.doc in first:
            again.append((place_of(original), f"the same as {place_of(first[original.doc])}"))
        first.setdefault(original.doc, original)
    return Account(
        summary=say_counts(counts, sum(document.lang not in ("", "en") for document in documents)),
        aside=tuple((one_line(p.where), say_reason(p)) for p in ordered if not p.doc),
        again=(*sorted(again), *_say_unnamed(counts.get("duplicates", 0) - len(again))),
        languages=tuple(sorted({d.lang for d in documents if d.lang not in ("", "en")})),
        notes=tuple((one_line(p.where), one_line(p.message)) for p in ordered if p.doc),
    )


def _say_unnamed(count: int) -> list[tuple[str, str]]:
    """Duplicates that have no place of their own: one file was named twice."""
    return [(plural(count, "input"), "offered again under the same name")] if count > 0 else []


def place_of(original: Original) -> str:
    """Where a report was read from: the file or address, and the part of it."""
    joint = "/" if original.part and not original.part.startswith("#") else ""
    return one_line(f"{original.where}{joint}{original.part}")


def say_reason(problem: Problem) -> str:
    """Why something was set aside, in one clause."""
    return one_line(problem.message).removesuffix("; set aside")


def say_counts(counts: Mapping[str, int], foreign: int = 0) -> str:
    """Say what became of the inputs: "12 offered: 9 read, 1 duplicate, 2 set aside"; `foreign` are not in English."""
    read, twice, aside = (counts.get(name, 0) for name in ("read", "duplicates", "set_aside"))
    parts = [f"{read:,} read"]
    if foreign:
        parts[0] += " but not in English" if foreign == read else f" ({foreign:,} of them not in English)"
    if twice:
        parts.append(f"{twice:,} {'duplicate' if twice == 1 else 'duplicates'}")
    parts.append(f"{aside:,} set aside" if aside else "none set aside")
    return f"{counts.get('offered', 0):,} offered: {', '.join(parts)}"


def name_some(items: Sequence[tuple[str, str]]) -> list[str]:
    """Give "where: what" for the first of some items, and in a last line what the others are."""
    lines = [f"{where}: {what}" for where, what in items[:MOST_NAMED]]
    return [*lines, say_rest(items)] if len(items) > MOST_NAMED else lines


def say_rest(items: Sequence[tuple[str, str]]) -> str:
    """Say how many items more than the named ones there are, and what most of them are; empty if there are none."""
    rest = Counter(what for _, what in items[MOST_NAMED:])
    commonest = [f"{what} ({count:,})" for what, count in rest.most_common(3)] if len(rest) < rest.total() else []
    told = f": {', '.join(commonest)}{', …' if len(rest) > 3 else ''}" if commonest else ""
    return f"… and {rest.total():,} more, in the JSON{told}" if rest else ""
