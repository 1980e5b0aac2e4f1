"""From which time of the text does "the next day" count? The times of a document, resolved in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.extract.anchoring import resolve_time
from secondsource.extract.calendar import DAYS_OF, MONTHS_OF, unit_of
from secondsource.extract.on_day import OFFSET, ONE_DAY
from secondsource.model import Interval, TimeMention, TimeValue

MONTH_LONG, QUARTER_LONG, CENTURY_LONG = 28, 90, 36_525
A_QUARTER = range(QUARTER_LONG, 93)
"""Days of a quarter."""

ENDED = len(" ended ")
"""Code points between a period and the day on which it was over."""

LONGEST = {
    "SECOND": 3,
    "MINUTE": 3,
    "HOUR": 3,
    "DAY": 3,
    "WEEKEND": 7,
    "WEEK": 7,
    "MONTH": 31,
    "QUARTER": 92,
    "YEAR": 366,
}
"""Days of the longest time from which "the next day", "the following week" may count; a decade has no next year."""

COUNTS_FROM_REPORT = re.compile(r"REF:(?:\w+\+0|\w+-|.*\|-1)")
"""What counts from the day of writing where no other time fits: "at 2 p.m.", "a year earlier"; but no "next day"."""

NEAR_TIMES = 8
"""How many times told before are looked through for the one that "the next day" counts from."""


def resolve_times(mentions: Iterable[TimeMention], anchor: Interval) -> Iterator[TimeValue]:
    """Resolve the mentions of one document in the order of the text; one that counts from another time of the text
    counts from the one it is tied to, or the last one told that fits, or else from the day of writing."""
    mentions = list(mentions)
    by_start = {mention.start: mention for mention in mentions}
    told: list[tuple[TimeMention, Interval]] = []
    for mention in mentions:
        if mention.anchor:
            reference = days_of_anchor(by_start.get(mention.anchor.start), told, anchor)
        else:
            reference = find_reference(mention, told)
            if reference and looks_past(mention, reference, anchor):
                reference = anchor
            if reference is None and COUNTS_FROM_REPORT.match(mention.form):
                reference = anchor
        counted = replace(mention, form="REF:YEAR-1") if reference and mention.form == "AGO:YEAR-1" else mention
        if reference is anchor and mention.form == "REF:QUARTER+0" and mention.tense != "future":
            counted = replace(mention, form="QUARTER-1")  # a quarter is reported when it is over
        value = resolve_end(mention, reference) or resolve_time(counted, anchor, reference)
        yield replace(value, mention=mention.id)
        if may_be_counted_from(mention, value) and not (told and ends_period(mention, value, *told[-1])):
            told.append((mention, value.interval))


def looks_past(mention: TimeMention, reference: Interval, anchor: Interval) -> bool:
    """Say whether what is to come "by the end of the year" cannot lie in the year last told, which is over.

    Quarters are spoken of when they are over: "was expected to earn 3 million in the quarter".
    """
    within = re.fullmatch(r"REF:(?:WEEK|MONTH|YEAR)\+0", mention.form) and mention.tense == "future"
    return bool(within and reference.latest and anchor.earliest and reference.latest < anchor.earliest)


def resolve_end(mention: TimeMention, beginning: Interval | None) -> TimeValue | None:
    """The end of a range, which is the next such day or month after its beginning ("from Monday to Friday")."""
    if not mention.anchor or not mention.form.startswith("XXXX") or not beginning or not beginning.known:
        return None
    return resolve_time(replace(mention, tense="future"), beginning)


def days_of_anchor(
    other: TimeMention | None, told: Sequence[tuple[TimeMention, Interval]], anchor: Interval
) -> Interval | None:
    """The days of the time that a mention is tied to, which may stand before or behind it."""
    if other is None:
        return None
    known = next((interval for mention, interval in told if mention is other), None)
    return known or resolve_time(other, anchor).interval


def may_be_counted_from(mention: TimeMention, value: TimeValue) -> bool:
    """Say whether a later mention may count from this one: a time with both ends that was not itself counted back."""
    if mention.type not in ("DATE", "TIME") or not value.interval.earliest or not value.interval.latest:
        return False
    return not re.match(r"(REF:|AGO:)?YEAR-|REF:.*-", mention.form) and bool(re.match(r"\d{4}|XXXX-", value.value))


def ends_period(mention: TimeMention, value: TimeValue, period: TimeMention, days: Interval) -> bool:
    """Say whether a day only says when the period before it was over ("the third quarter ended Sept. 30")."""
    return mention.start - period.stop <= ENDED and length(value.interval) == 1 and length(days) >= MONTH_LONG


def find_reference(mention: TimeMention, told: Sequence[tuple[TimeMention, Interval]]) -> Interval | None:
    """The last time told before a mention that its form can count from, one under a verb before others.

    A year ago, in talk of a quarter, is that quarter of the year before ("from 3 million a year ago").
    """
    form = mention.form
    if form == "AGO:YEAR-1":
        return next((interval for _, interval in told[-1:] if length(interval) in A_QUARTER), None)
    if not form.startswith("REF:"):
        return None
    match = OFFSET.match(form.removeprefix("REF:"))
    near = [found for found in reversed(told[-NEAR_TIMES:]) if fits(match, *found)]
    if match and match[1] == "DAY":
        near.sort(key=lambda found: found[0].tense == "none" or (found[0].tense == "future" != mention.tense))
    return near[0][1] if near else None


def fits(match: re.Match[str] | None, other: TimeMention, interval: Interval) -> bool:
    """Say whether an offset can count from another time: "that week" needs a day or a week, "the quarter" a quarter.

    A day remains a day when the report's own date leaves open which.
    """
    if match and match[3] != "0":
        return bool(ONE_DAY.match(other.form)) or length(interval) <= LONGEST.get(match[1], CENTURY_LONG)
    if not match or (match[1] == "DAY" and ONE_DAY.match(other.form)):
        return True
    return holds(match[1], interval) and (match[1] != "QUARTER" or length(interval) >= QUARTER_LONG)


def length(interval: Interval) -> int:
    """Days in an interval with both ends."""
    return (interval.latest - interval.earliest).days + 1 if interval.earliest and interval.latest else 0


def holds(unit: str, interval: Interval) -> bool:
    """Say whether all days of an interval lie in one such unit."""
    if not interval.earliest or not interval.latest or unit not in DAYS_OF | MONTHS_OF:
        return False
    return unit_of(unit, interval.earliest) == unit_of(unit, interval.latest)
