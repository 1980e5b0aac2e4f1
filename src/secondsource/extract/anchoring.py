"""Which days does a time expression mean, once we know when the report was written? And the other way round.

The forms are explained in `extract/times.py`. An anchor is an interval of days: what both of its ends agree on is the
value, and what they do not keeps its X.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from secondsource.extract.calendar import DAYS_OF, MONTHS_OF, days_of, name_days, shift, unit_of, unit_spanned
from secondsource.extract.timex_forms import duration
from secondsource.model import UNKNOWN_TIME, Interval, TimeMention, TimeValue

BY = "extract.times/1"

UNITS = "SECOND|MINUTE|HOUR|DAY|WEEKEND|WEEK|MONTH|QUARTER|HALF|YEAR|DECADE|CENTURY"
OFFSET = re.compile(rf"({UNITS})([+-])(\d+|X)")
EVENT = re.compile(rf"EVENT:({UNITS})([+-])(\d+|X)")
TIME_OF_DAY = re.compile(r"T(?:\d\d:\d\d|MO|MI|AF|EV|NI)$")
LENGTH = re.compile(r"P(T?)(\d+)(?:\.5)?([A-Z])")
MASKS = {"DAY": "XXXX-XX-XX", "WEEK": "XXXX-WXX", "WEEKEND": "XXXX-WXX-WE", "MONTH": "XXXX-XX", "QUARTER": "XXXX-QX"}
MASKS |= {"HALF": "XXXX-HX", "YEAR": "XXXX", "DECADE": "XXX", "CENTURY": "XX"}
QUARTER_LONG, YEAR_LONG = 90, 365
NEAR_TIMES = 8
"""How many times told before are looked through for the one that "the next day" counts from."""

LONG_AGO = 300
"""Days: news that names a date without its year seldom means one ten months away. In the training part of TempEval-3,
12 of 13 dates of the past tense so far back were in truth the coming ones; none of the future lay so far ahead."""

LETTERS = {"D": "DAY", "W": "WEEK", "M": "MONTH", "Q": "QUARTER", "Y": "YEAR"}
HORIZON = timedelta(days=366 * 25)
"""How far from an event the day of writing is looked for."""


UNRESOLVED = (LookupError, ValueError, OverflowError, StopIteration)
"""What resolving raises where a form has no days within the calendar."""


class Found(NamedTuple):
    """A resolved value and its days."""

    value: str
    first: date
    last: date


def is_deictic(form: str) -> bool:
    """Say whether a form needs the day of writing: "yesterday", "Sunday", "March 26"; not "2018", not "a day later"."""
    if form.startswith(("REF:", "EVENT:", "P")) or form.endswith("_REF"):
        return "|" in form and form.startswith("P")
    return "X" in form.partition("|")[0] or bool(OFFSET.match(form.removeprefix("AGO:")))


def resolve_time(mention: TimeMention, anchor: Interval, reference: Interval | None = None) -> TimeValue:
    """Give a time mention its TIMEX3 value and the days it covers.

    `anchor` is when the report was written, `reference` the days of the other time that a form `REF:...` counts from.
    What they leave open keeps an X in the value, and the interval is open at that end. Never raises.
    """
    if mention.type == "SET":
        return TimeValue(mention=mention.id, value=mention.form, interval=UNKNOWN_TIME, by=BY)
    tense = "none" if mention.tense == "past" and "UNTIL" in mention.mod else mention.tense
    value, interval = resolve_form(mention.form, tense, anchor, reference)
    return TimeValue(mention=mention.id, value=value, interval=narrow(interval, mention.mod), by=BY)


def resolve_times(mentions: Iterable[TimeMention], anchor: Interval) -> Iterator[TimeValue]:
    """Resolve the mentions of one document in the order of the text; one that counts from another time of the text
    counts from the last one told that fits, or else from the day of writing."""
    told: list[tuple[TimeMention, Interval]] = []
    for mention in mentions:
        reference = find_reference(mention, told)
        if reference is None and mention.form.startswith("REF:"):
            reference = anchor
        counted = replace(mention, form="REF:YEAR-1") if reference and mention.form == "AGO:YEAR-1" else mention
        if reference is anchor and mention.form == "REF:QUARTER+0" and mention.tense != "future":
            counted = replace(mention, form="QUARTER-1")  # a quarter is reported when it is over
        value = resolve_time(counted, anchor, reference)
        yield replace(value, mention=mention.id)
        if may_be_counted_from(mention, value):
            told.append((mention, value.interval))


def may_be_counted_from(mention: TimeMention, value: TimeValue) -> bool:
    """Say whether a later mention may count from this one: a time with both ends that was not itself counted back."""
    if mention.type not in ("DATE", "TIME") or not value.interval.earliest or not value.interval.latest:
        return False
    return not re.match(r"(REF:|AGO:)?YEAR-|REF:.*-", mention.form) and value.value[:4].isdigit()


def find_reference(mention: TimeMention, told: Sequence[tuple[TimeMention, Interval]]) -> Interval | None:
    """The last time told before a mention that its form can count from, one under a verb before others.

    A year ago, in talk of a quarter, is that quarter of the year before ("from 3 million a year ago").
    """
    form = mention.form
    if form == "AGO:YEAR-1":
        return next((interval for _, interval in told[-1:] if QUARTER_LONG <= length(interval) < YEAR_LONG), None)
    if not form.startswith("REF:"):
        return None
    match = OFFSET.match(form.removeprefix("REF:"))
    near = [(other, interval) for other, interval in reversed(told[-NEAR_TIMES:]) if fits(match, interval)]
    if match and match[1] == "DAY":
        near.sort(key=lambda found: found[0].tense == "none" or (found[0].tense == "future" != mention.tense))
    return near[0][1] if near else None


def fits(match: re.Match[str] | None, interval: Interval) -> bool:
    """Say whether an interval can be what an offset counts from: "that week" needs a day or a week."""
    if not match or match[3] != "0":
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


def anchor_interval(form: str, event: Interval, tense: str = "past") -> Interval:
    """The days on which a report may have been written that means these days by this form: the inverse of resolving.

    "Sunday" in the past tense for 25 March 2018 was written from that day to the 31st. Open ends of `event` leave the
    result open; where no day of writing fits, the interval is unknown and its basis says so.
    """
    if not is_deictic(form) or not event.known:
        return UNKNOWN_TIME
    earliest = first_day_told(form, tense, event.earliest) if event.earliest else None
    beyond = first_day_told(form, tense, event.latest + timedelta(days=1), whole=True) if event.latest else None
    latest = beyond - timedelta(days=1) if beyond else None
    if earliest and latest and earliest > latest:
        return Interval(basis=f"no day of writing makes {form} these days")
    return Interval(earliest, latest, f"{form} means {event.earliest or ''}..{event.latest or ''}")


def first_day_told(form: str, tense: str, day: date, whole: bool = False) -> date | None:
    """The first day of writing for which a form means this day or a later one, wholly if asked; None if out of reach.

    The later a report is written, the later is what it means: so halving finds the day.
    """
    low, high = (max(367, min(day.toordinal() + step * HORIZON.days, date.max.toordinal() - 366)) for step in (-1, 1))

    def reached(ordinal: int) -> bool:
        found = at_day(form, tense, date.fromordinal(ordinal))
        return (found.first if whole else found.last) >= day

    try:
        if not reached(high) or reached(low):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if reached(middle) else (middle, high)
    except UNRESOLVED:
        return None
    return date.fromordinal(high)


def resolve_form(form: str, tense: str, anchor: Interval, reference: Interval | None = None) -> tuple[str, Interval]:
    """Resolve a form: its value and its days."""
    if form.endswith("_REF"):
        return form, vague_days(form, anchor)
    if form.startswith("REF:"):
        return resolve_reference(form.removeprefix("REF:"), reference)
    if match := EVENT.fullmatch(form):
        return duration(match[3], match[1]), UNKNOWN_TIME
    if form.startswith("P"):
        return resolve_length(form, anchor)
    if not is_deictic(form):
        days = days_of(form)
        return form, Interval(*days, "said in the text") if days else UNKNOWN_TIME
    return resolve_between(form, tense, anchor)


def vague_days(form: str, anchor: Interval) -> Interval:
    """Now is the time of writing; recently is before its end, soon after its beginning."""
    if form == "PAST_REF":
        return Interval(None, anchor.latest, "before the report")
    if form == "FUTURE_REF":
        return Interval(anchor.earliest, None, "after the report")
    return anchor


def resolve_length(form: str, anchor: Interval) -> tuple[str, Interval]:
    """A duration is no place in time, but "the last three years" end with the report."""
    value, _, side = form.partition("|")
    match = LENGTH.fullmatch(value)
    if not side or not match or match[1] or match[3] not in LETTERS:
        return value, UNKNOWN_TIME
    unit, count = LETTERS[match[3]], int(match[2])
    try:
        if side == "-1":
            return value, Interval(
                anchor.earliest and shift(anchor.earliest, unit, -count), anchor.latest, "up to the report"
            )
        return value, Interval(
            anchor.earliest, anchor.latest and shift(anchor.latest, unit, count), "from the report on"
        )
    except OverflowError:
        return value, UNKNOWN_TIME


def resolve_between(form: str, tense: str, anchor: Interval) -> tuple[str, Interval]:
    """Resolve at both ends of the anchor; what they agree on is the value."""
    ends = []
    for at in (anchor.earliest, anchor.latest):
        try:
            ends.append(at_day(form, tense, at) if at else None)
        except UNRESOLVED:
            ends.append(None)
    first, last = ends
    basis = f"counted from the report's date ({anchor.basis})"
    interval = Interval(first.first if first else None, last.last if last else None, basis)
    if first and last and first.value == last.value:
        return first.value, interval
    if first and last and OFFSET.match(form.removeprefix("AGO:")):
        return f"{first.value}/{last.value}", interval
    mask = mask_of(form)
    if first and last and mask.startswith("XXXX") and first.value[:4] == last.value[:4] and first.value[:4].isdigit():
        mask = first.value[:4] + mask[4:]
    return mask, interval


def mask_of(form: str) -> str:
    """The TIMEX3 value of a form when nothing is known of its anchor."""
    body = form.removeprefix("AGO:").removeprefix("REF:").partition("|")[0]
    if match := OFFSET.match(body):
        return MASKS.get(match[1], "XXXX-XX-XX") + body[match.end() :]
    return body if "EASTER" not in body and "#" not in body else "XXXX-XX-XX"


def at_day(form: str, tense: str, at: date) -> Found:
    """Resolve a form for a report written on one day. LookupError, ValueError or OverflowError where it has no days."""
    body, _, hint = form.removeprefix("AGO:").partition("|")
    if "/" in body:
        ends = [at_day(f"{part}|{hint}" if hint else part, tense, at) for part in body.split("/")]
        return Found("/".join(end.value for end in ends), ends[0].first, ends[-1].last)
    time = TIME_OF_DAY.search(body)
    found = at_offset(body, at, form) if OFFSET.match(body) else at_mask(TIME_OF_DAY.sub("", body), hint, tense, at)
    return found._replace(value=found.value + time[0]) if time else found


def at_offset(body: str, at: date, form: str) -> Found:
    """So many units from a day: the calendar unit there."""
    match = OFFSET.match(body)
    assert match
    unit, count = match[1], match[2] + match[3]
    if match[3] == "X":
        return Found(
            "PAST_REF" if match[2] == "-" else "FUTURE_REF", *((date.min, at) if match[2] == "-" else (at, date.max))
        )
    if unit not in DAYS_OF and unit not in MONTHS_OF:  # hours and minutes: the day of writing, or the one before
        return Found(at.isoformat(), at - timedelta(days=int(match[3]) // 24 + 1), at)
    there = shift(at, unit, int(count))
    if form.startswith("AGO:") and unit in ("DECADE", "CENTURY"):
        unit = "YEAR"
    return found_as(unit_of(unit, there))


def found_as(value: str, name: str | None = None) -> Found:
    """A value with its days; LookupError where it has none."""
    days = days_of(value)
    if days is None:
        raise LookupError(f"{value} has no days")
    return Found(name or (days[0].isoformat() if days[0] == days[1] else value), *days)


def at_mask(body: str, hint: str, tense: str, at: date) -> Found:
    """Fill the X of a form with what lies on the right side of a day."""
    candidates = list(fill_mask(body, hint, at))
    return choose(candidates, hint, tense, at)


def fill_mask(body: str, hint: str, at: date) -> Iterator[Found]:
    """Yield what a form with X may mean near a day, in the order of time."""
    if body.startswith("XXXX-WXX-"):
        yield from fill_week(body.removeprefix("XXXX-WXX-"), hint, at)
        return
    if not body.startswith("XXXX-"):
        raise LookupError(f"{body} cannot be filled")
    if match := OFFSET.match(hint):
        years: Iterable[int] = (shift(at, match[1], int(match[2] + match[3])).year,)
    else:
        reach = 14 if hint.startswith("WXX-") or body.endswith("-02-29") else 3
        years = range(max(1, at.year - reach), min(9999, at.year + reach + 1))
    for year in years:
        days = days_of(f"{year:04d}{body[4:]}")
        if days and (not hint.startswith("WXX-") or days[0].isoweekday() == int(hint[4:])):
            yield found_as(unit_of(hint, days[0]) if hint in ("WEEK", "WEEKEND") else f"{year:04d}{body[4:]}")


def fill_week(weekday: str, hint: str, at: date) -> Iterator[Found]:
    """Yield the Wednesdays, or the weekends, of the weeks around a day, or of the one week that the hint names."""
    match = OFFSET.match(hint)
    weeks = (int(match[2] + match[3]),) if match else range(-2, 3)
    for week in weeks:
        value = unit_of("WEEK", at + timedelta(days=7 * week))
        if weekday == "WE":
            yield found_as(f"{value}-WE")
        else:
            there = date.fromisocalendar(int(value[:4]), int(value[6:]), int(weekday))
            yield Found(there.isoformat(), there, there)


def choose(candidates: Sequence[Found], hint: str, tense: str, at: date) -> Found:
    """Choose by hint and tense: the last one begun, the last one over, the next one.

    A day of the past tense may be the day of writing ("left Wednesday" on a Wednesday), one of the future is later; a
    longer unit of the future may have begun ("in June" on 3 June). Quarters, which are reported after they are over,
    and dates whose weekday is named are the nearest that fit.
    """
    if OFFSET.match(hint):
        return candidates[0]
    if hint == "-1":
        return [found for found in candidates if found.last < at][-1]
    if hint == "+1":
        return next(found for found in candidates if found.first > at)
    if hint.startswith("WXX-") or (tense in ("present", "future") and "-Q" in candidates[0].value):
        return min(candidates, key=lambda found: distance(found, at))
    if tense == "past" or (tense == "none" and hint != "+0"):
        return choose_past(candidates, tense, at)
    return choose_next(candidates, tense, at)


def choose_past(candidates: Sequence[Found], tense: str, at: date) -> Found:
    """The last one begun; without a verb that says so not one of ten months ago when the next is near."""
    last = [found for found in candidates if found.first <= at][-1]
    if tense == "none" and (at - last.last).days > LONG_AGO:
        return next(found for found in candidates if found.first > at)
    return last


def choose_next(candidates: Sequence[Found], tense: str, at: date) -> Found:
    """The next one; not one in ten months when the last was not long ago ("would arrive March 26", told on 28 March).

    A weekday of the future tense is not the day of writing, a day of a month may be.
    """
    weekday = len(candidates) > 1 and (candidates[1].first - candidates[0].first).days == 7
    strict = tense == "future" and weekday and candidates[0].first == candidates[0].last
    found = next(found for found in candidates if found.last > at or (found.last == at and not strict))
    before = [other for other in candidates if other.first <= at]
    return before[-1] if before and (found.first - at).days > LONG_AGO else found


def distance(found: Found, at: date) -> int:
    """Days between a day and the nearest of some others."""
    return max(0, (found.first - at).days, (at - found.last).days)


def resolve_from(mention: TimeMention, event: Interval) -> TimeValue:
    """Resolve "two days after the vote" (`EVENT:...`) or "the next day" (`REF:...`) from the days it counts from."""
    form = mention.form.removeprefix("EVENT:").removeprefix("REF:")
    value, interval = resolve_reference(form, event)
    return TimeValue(mention=mention.id, value=value, interval=narrow(interval, mention.mod), by=BY)


def resolve_reference(body: str, reference: Interval | None) -> tuple[str, Interval]:
    """Resolve what counts from another time of the text."""
    if reference is None or not reference.earliest or not reference.latest:
        return mask_of(body), Interval(basis="counted from another time, which is not known")
    basis = "counted from another time in the text"
    match = OFFSET.match(body)
    try:
        if not match:
            found = at_day(body, "past", reference.earliest)
        elif match[3] == "X":
            return duration("X", match[1]), vague_count(match[2], reference, basis)
        else:
            found = shift_reference(match[1], int(match[2] + match[3]), reference.earliest, reference.latest)
            time = TIME_OF_DAY.search(body)
            found = found._replace(value=found.value + time[0]) if time and len(found.value) == 10 else found
    except UNRESOLVED:
        return mask_of(body), UNKNOWN_TIME
    return found.value, Interval(found.first, found.last, basis)


def vague_count(sign: str, reference: Interval, basis: str) -> Interval:
    """Days later, months earlier: somewhere on that side of the other time."""
    return Interval(None, reference.latest, basis) if sign == "-" else Interval(reference.earliest, None, basis)


def shift_reference(unit: str, count: int, first: date, last: date) -> Found:
    """Move days by units; a quarter moved by a year stays a quarter, a day moved by a week becomes a week."""
    if unit not in DAYS_OF and unit not in MONTHS_OF:
        return Found(name_days(first, last), first, last)
    spanned = unit_spanned(first, last)
    moved, end = shift(first, unit, count), shift(last, unit, count)
    if (
        count
        and spanned in ("MONTH", "QUARTER")
        and unit == "YEAR"
        and days_of(unit_of(spanned, first)) == (first, last)
    ):
        return found_as(unit_of(spanned, moved))
    if unit_of(unit, moved) == unit_of(unit, end):
        return found_as(unit_of(unit, moved))
    return Found(name_days(moved, end), moved, end)


def narrow(interval: Interval, mod: str) -> Interval:
    """Keep the half of the days that "early" or "late" leaves, and the middle of "mid"."""
    if not interval.earliest or not interval.latest or (interval.latest - interval.earliest).days < 4:
        return interval
    length = (interval.latest - interval.earliest).days
    if "START" in mod:
        return Interval(interval.earliest, interval.earliest + timedelta(days=length // 2), interval.basis)
    if "END" in mod:
        return Interval(interval.latest - timedelta(days=length // 2), interval.latest, interval.basis)
    if "MID" in mod:
        quarter = timedelta(days=length // 4)
        return Interval(interval.earliest + quarter, interval.latest - quarter, interval.basis)
    return interval


def bound_interval(value: TimeValue, mod: str, anchor: Interval) -> Interval:
    """The days in which something told "since", "until", "before" or "after" a time lies, given that time's value."""
    days = value.interval
    if "SINCE" in mod:
        return Interval(days.earliest, anchor.latest, "since then")
    if "UNTIL" in mod:
        return Interval(None, days.latest, "until then")
    if "BEFORE" in mod:
        return Interval(None, days.earliest and days.earliest - timedelta(days=1), "before then")
    if "AFTER" in mod:
        return Interval(days.latest and days.latest + timedelta(days=1), None, "after then")
    return days
