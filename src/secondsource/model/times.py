"""Days: when something was, as it is written, what it means, and what a report is dated by."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Literal

from secondsource.model.records import Record, aside, record
from secondsource.model.spans import Span


@dataclasses.dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; None is open. `basis` says in words what it rests on."""

    earliest: date | None = None
    latest: date | None = None
    basis: str = "unknown"

    def meets(self, other: Interval) -> bool:
        """Say whether some day lies in both intervals."""
        starts = [day for day in (self.earliest, other.earliest) if day]
        stops = [day for day in (self.latest, other.latest) if day]
        return not starts or not stops or max(starts) <= min(stops)

    @property
    def known(self) -> bool:
        """Say whether either end is known."""
        return self.earliest is not None or self.latest is not None


UNKNOWN_TIME = Interval()


@record
class TimeMention(Record):
    """A TIMEX3 expression in a form that needs no anchor yet, so that an undated report can be read too.

    `form` is TIMEX3 with `X` for what the anchor must give ("XXXX-03-26", "XXXX-WXX-7") or an offset from the
    anchor's own unit ("DAY-1" yesterday, "YEAR-1" last year, "WEEK+0" this week); see `extract/times.py`.
    `tense` is that of the governing verb, which decides between the last and the next Wednesday.
    """

    doc: str
    start: int
    stop: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    form: str
    mod: str = ""
    tense: Literal["past", "present", "future", "none"] = "none"
    anchor: Span | None = aside(default=None)  # the words of the other time that it counts from, where they tell it
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class NearTime(Record):
    """The day of an event mention whose own clause tells none: a time mention beside it, and where that stands."""

    event: str  # the id of an event mention
    mention: str  # the id of a time mention
    basis: Literal["sentence", "sentence before"]
    by: str = aside(default="")


@record
class TimeValue(Record):
    """What a time mention means once its anchor is known: a TIMEX3 value and the days it covers."""

    mention: str
    value: str
    interval: Interval
    by: str = aside(default="")


@record
class Dating(Record):
    """The date of an undated report, inferred from what it and the others say; `words` are the evidence."""

    doc: str
    interval: Interval
    reasons: tuple[str, ...] = aside(default=())
    words: tuple[Span, ...] = aside(default=())
    by: str = aside(default="")
