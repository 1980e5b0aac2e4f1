"""Which days do the constraints on an undated report leave, and how likely is each by the report's own words?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from secondsource.link.day_constraints import Constraint
from secondsource.link.day_odds import Evidence, Sight, load_odds, narrowest_days, observe, say_sight, weigh_days
from secondsource.link.offices import latest_known
from secondsource.model import UNKNOWN_TIME, Dating, Document, Interval, Span

BY = "date_reports/1"

MASS = 0.96
"""How much of what is likely the days of an interval hold."""

LIKELY = f"nearly all reports ({MASS:.0%}) that name days so were written in this time"

OFFICE = "office held"
TERMS = "the terms of these offices, and a year after them, hold nearly all reports that name them"
TAIL = 0.01
"""What is left out at either end of an interval that rests on terms of office alone."""

BEFORE_TERM, AFTER_TERM = 90, 365
"""Days by which such an interval is widened: one is called by an office when named for it, and when out of it."""

UNLIKELY = 0.05
"""How much of what is likely the days of a weak constraint must hold."""

MARGIN = 1
"""Days added on either side: pages are dated in other time zones, and a day late."""

YEAR = 366
"""Days: of an interval that is longer the year is not known."""


def narrow(doc: Document, constraints: Sequence[Constraint], days: range, evidence: Evidence) -> Dating:
    """Intersect the constraints, the strongest (those with the most days are the safest) first, and weigh the rest.

    A weak constraint gives way where the report's other words make its days unlikely. The end of the domain is no
    finding: an interval that reaches it stays open.
    """
    left = frozenset(days)
    shares = dict(zip(days, weigh_days(evidence, days, load_odds()), strict=True)) if days else {}
    reasons: list[str] = []
    words: list[Span] = []
    ordered = sorted(enumerate(constraints), key=lambda item: (-len(item[1].days), item[0]))
    for _, constraint in ordered:
        narrowed = left & constraint.days
        if not narrowed or (constraint.weak and math.fsum(shares[day] for day in narrowed) < UNLIKELY):
            reasons.append(f"set aside, as it contradicts the others: {constraint.reason}")
        elif narrowed != left:
            left = narrowed
            reasons.append(constraint.reason)
            words.append(constraint.words)
    likely, seen = weigh(evidence, left)
    if likely:
        left = likely
        reasons += [say_sight(doc.text, sight) for sight in seen]
        reasons.append(LIKELY if any(sight.name != OFFICE for sight in seen) else TERMS)
        words += [sight.words for sight in seen]
    if not words or not left:
        return Dating(doc=doc.id, interval=UNKNOWN_TIME, by=BY)
    first = date.fromordinal(min(left)) if min(left) > days.start else None
    last = date.fromordinal(max(left)) if max(left) < days.stop - 1 else None
    if last and last > latest_known() and max(left) - min(left) > YEAR:
        last = None  # so late it is only because nothing is known of later years
    interval = Interval(first, last, "; ".join(reasons))
    return Dating(doc=doc.id, interval=interval, reasons=tuple(reasons), words=tuple(dict.fromkeys(words)), by=BY)


def weigh(evidence: Evidence, left: frozenset[int]) -> tuple[frozenset[int], list[Sight]]:
    """The shortest run of days among those left that holds most of what is likely by the words of the report itself.

    With what is seen from the likeliest of them. Where the run is longer than a year, the terms of office that the
    report names bound it instead; no days where little is left out by that.
    """
    if not left:
        return left, []
    days = range(min(left), max(left) + 1)
    shares = _share_days(evidence, days, left)
    first, last = narrowest_days(shares, MASS)
    before, after = MARGIN, MARGIN
    if last - first >= YEAR:
        evidence = Evidence((), {}, {}, {}, None, None, evidence.offices)
        shares = _share_days(evidence, days, left)
        first, last = map(int, np.searchsorted(np.cumsum(shares), [TAIL, 1 - TAIL]))
        before, after = BEFORE_TERM, AFTER_TERM
    if last - first >= len(days) * 2 // 3:
        return frozenset(), []
    likeliest = np.array([days.start + int(np.argmax(shares))])
    run = left & frozenset(range(days.start + first - before, days.start + last + 1 + after))
    return run, [sight for sight in observe(evidence, likeliest) if sight.seen[0]]


def _share_days(evidence: Evidence, days: range, left: frozenset[int]) -> NDArray[np.float64]:
    """The share of each day in what is likely among those left."""
    shares = weigh_days(evidence, days, load_odds()) * np.isin(np.arange(days.start, days.stop), sorted(left))
    return np.asarray(shares / shares.sum()) if shares.any() else np.zeros(len(days))
