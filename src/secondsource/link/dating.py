"""When a report was written that does not say so.

The day on which an undated report was written is a set of candidate days, narrowed by constraints in the order of
their strength: weekdays that fit dates, years it names, months it looks back or forward to, and the days on which
other reports put the event that this one dates by "yesterday" or "Sunday". A constraint that leaves no day is
dropped. What is left is weighed by how soon reports follow the days that they name (`day_odds.py`). The result is an
interval with its reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from secondsource.link.ages import Age
from secondsource.link.day_constraints import (
    constrain_alone,
    constrain_by_ages,
    constrain_by_others,
    constrain_by_ranks,
    constrain_by_turnings,
)
from secondsource.link.day_odds import Evidence, find_domain, gather
from secondsource.link.hooks import Hook
from secondsource.link.narrowing import narrow
from secondsource.link.ranks import Rank
from secondsource.link.turnings import Turning
from secondsource.model import Dating, Document, Interval, TimeMention

YEARS_NEAR = 2
"""Years around the stated dates of a case in which its undated reports are sought."""

YEARS_AFTER = 12
"""Years after the latest one that any report of a case names in which those are looked for that name none."""


def date_reports(
    documents: Sequence[Document],
    times: Sequence[TimeMention],
    hooks: Sequence[Hook],
    turnings: Sequence[Turning] = (),
    ranks: Sequence[Rank] = (),
    ages: Sequence[Age] = (),
) -> list[Dating]:
    """Infer an interval for each document without a date of its own, as narrow as the reports together justify."""
    texts = {document.id: document.text for document in documents}
    undated = sorted((document for document in documents if not document.dct.known), key=lambda doc: doc.id)
    mentions: dict[str, list[TimeMention]] = defaultdict(list)
    for time in sorted(times, key=lambda time: (time.start, time.id)):
        mentions[time.doc].append(time)
    evidence = {doc.id: gather(doc.text, mentions[doc.id]) for doc in undated}
    newest = max((own.year.year for own in evidence.values() if own.year), default=None)
    stated = [doc.dct for doc in documents if doc.dct.known]
    datings: dict[str, Dating] = {}
    for _ in range(len(undated) + 1):  # each round can date one more report by those dated before
        known = {doc.id: doc.dct for doc in documents if doc.dct.known}
        known |= {id: dating.interval for id, dating in datings.items()}
        again: dict[str, Dating] = {}
        for doc in undated:
            aged = [year for age in ages if age.doc == doc.id for year in (age.first.year - 1, age.last.year + 1)]
            days = _find_domain(evidence[doc.id], stated, aged, newest)
            constraints = [
                *constrain_alone(doc.text, days, evidence[doc.id]),
                *constrain_by_others(doc.id, hooks, known, texts),
                *constrain_by_turnings(doc.id, turnings),
                *constrain_by_ranks(doc, ranks, hooks, known, days),
                *constrain_by_ages(doc.id, ages),
            ]
            if (dating := narrow(doc, constraints, days, evidence[doc.id])).interval.known:
                again[doc.id] = dating
        if again == datings:
            break
        datings = again
    return [datings[id] for id in sorted(datings)]


def _find_domain(own: Evidence, stated: Sequence[Interval], aged: Sequence[int], case: int | None) -> range:
    """The days among which the day of a report is sought.

    They begin with the latest year that it names, and lie near the dates that other reports of the case state; if
    none does, its own words decide, then the ages that it tells, then the latest year that any report names.
    """
    told = [day.year for interval in stated for day in (interval.earliest, interval.latest) if day]
    if not told:
        years = aged or ([case, case + YEARS_AFTER] if case is not None else [])
        return find_domain(own) or (_years(min(years), max(years)) if years else range(0))
    first = own.year.year - 1 if own.year else date.min.year  # a year more, so that the year named is a finding
    first = max(first, min(told) - YEARS_NEAR)
    return _years(first, max(first, max(told) + YEARS_NEAR))


def _years(first: int, last: int) -> range:
    return range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
