"""What stands at the end of a listing: its reports, what became of the other inputs, what its words mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from secondsource.tell.account import Account, name_some
from secondsource.tell.lines import Line
from secondsource.tell.reports import ReportView
from secondsource.tell.wording import words


def write_reports(reports: Iterable[ReportView], account: Account) -> Iterator[Line]:
    """Yield the reports by number, and what was set aside or noted."""
    listed = [f"{n}. {r.publisher}, {r.date}: {r.title} ({r.uri})" for n, r in enumerate(reports, start=1)]
    if listed:
        yield Line("section", "The reports")
    yield from (Line("item", line) for line in listed)
    for title, items in (("Set aside", account.aside), ("Notes", account.notes)):
        if items:
            yield Line("section", title)
            yield from (Line("item", line) for line in name_some(items))


def write_legend(*notes: str) -> Iterator[Line]:
    """Yield what the statuses mean, and further notes on how to read."""
    yield Line("section", "What the words mean")
    for status, (word, meaning) in words()["status"].items():
        yield Line("item", f"{word}: {meaning}", status)
    yield from (Line("soft", note) for note in notes)


def say_scale() -> str:
    """The Admiralty code in a line."""
    scale = "; ".join(f"{number} {meaning[0]}" for number, meaning in words()["credibility"].items())
    return f"Credibility (Admiralty code): {scale}. Reliability of every source: F, for the reader to set."


def say_made_with(made_with: Sequence[tuple[str, str]]) -> Line:
    """The models, versions and settings."""
    return Line("soft", "Made with " + ", ".join(f"{name} {version}" for name, version in made_with))
