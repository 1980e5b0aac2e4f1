"""Why are these reports of one event, and those of another? The reasons of the links, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.model import Link
from secondsource.tell.wording import listed, one_line

MOST_REASONS = 6
MOST_APART = 3


@dataclass(frozen=True, slots=True)
class Apart:
    """Another event that was kept apart from this one, and why."""

    event: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Joins:
    """The reasons for which mentions were taken for one event, and for which others were not, by event id."""

    together: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, tuple[Apart, ...]]


def find_joins(links: tuple[Link, ...], event_of: Mapping[str, str]) -> Joins:
    """Count the reasons of all links on event mentions, within each event and between events."""
    within: dict[str, Counter[str]] = defaultdict(Counter)
    between: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for link in links:
        left, right = event_of.get(link.left, ""), event_of.get(link.right, "")
        if link.about != "event" or not left or not right:
            continue
        if left == right and link.judgement == "same":
            within[left].update(link.reasons)
        elif left != right and link.judgement == "different":
            between[left][right].update(link.reasons)
            between[right][left].update(link.reasons)
    return Joins(
        together={event: _most(reasons, MOST_REASONS) for event, reasons in within.items()},
        apart={event: _nearest(others) for event, others in between.items()},
    )


def _most(reasons: Counter[str], number: int) -> tuple[str, ...]:
    ordered = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    return tuple(one_line(reason) for reason in ordered[:number])


def _nearest(others: Mapping[str, Counter[str]]) -> tuple[Apart, ...]:
    """The events with most links between, which are those most easily taken for this one."""
    ordered = sorted(others, key=lambda event: (-others[event].total(), event))
    return tuple(Apart(event, listed(_most(others[event], 3))) for event in ordered[:MOST_APART])
