"""What does a time expression mean in a report written on one known day?

The forms are explained in `extract/times.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from secondsource.extract.calendar import DAYS_OF, FISCAL, MONTHS_OF, days_of, fiscal_days, is_floating, shift, unit_of

UNITS = "SECOND|MINUTE|HOUR|DAY|WEEKEND|WEEK|MONTH|QUARTER|HALF|YEAR|DECADE|CENTURY"
OFFSET = re.compile(rf"({UNITS})([+-])(\d+|X)")
TIME_OF_DAY = re.compile(r"T(?:\d\d:\d\d(?:\[[\w.+:>-]+\])?|MO|MI|AF|EV|NI)$")
ONE_DAY = re.compile(
    r"(?!.*/)(?:(?:REF:|AGO:)?DAY[+-]|XXXX-WXX-\d|XXXX-XX-\d\d|(?:XXXX|\d{4})-(?:\d\d-\d\d(?!\d)|\d\d-\d#|[A-Z]{4,}[+-]\d+))(?!.*\|WEEK)"
)
"""Forms of one day, from which "the next day" may count, also where it is not known yet which."""

MASKS = {"DAY": "XXXX-XX-XX", "WEEK": "XXXX-WXX", "WEEKEND": "XXXX-WXX-WE", "MONTH": "XXXX-XX", "QUARTER": "XXXX-QX"}
MASKS |= {"HALF": "XXXX-HX", "YEAR": "XXXX", "DECADE": "XXX", "CENTURY": "XX"}

LONG_AGO = 300
"""Days: news that names a date without its year seldom means one ten months away. In the training part of TempEval-3,
12 of 13 dates of the past tense so far back were in truth the coming ones; none of the future lay so far ahead."""

JUST_OVER = timedelta(1)
"""A day named in the present that was over no longer ago is meant, and not the next one ("a guard stands on Monday", in
a caption of Tuesday): so were 25 of 26 such days in Timeline17, but only 8 of 15 that were over the day before."""

UNRESOLVED = (LookupError, ValueError, OverflowError, StopIteration)
"""What resolving raises where a form has no days within the calendar."""


class Found(NamedTuple):
    """A resolved value and its days."""

    value: str
    first: date
    last: date


def mask_of(form: str) -> str:
    """The TIMEX3 value of a form when nothing is known of its anchor."""
    body = form.removeprefix("AGO:").removeprefix("REF:").partition("|")[0]
    if match := OFFSET.match(body):
        time = TIME_OF_DAY.search(body)
        return MASKS.get(match[1], MASKS["DAY"]) + (time[0] if time else "")
    return "XXXX-XX-XX" if is_floating(body) else body


def at_day(form: str, tense: str, at: date) -> Found:
    """Resolve a form for a report written on one day. LookupError, ValueError or OverflowError where it has no days."""
    body, _, hint = form.removeprefix("AGO:").partition("|")
    if "/" in body:
        return at_range(*body.split("/"), hint=hint, tense=tense, at=at)
    time = TIME_OF_DAY.search(body)
    found = at_offset(body, at, form) if OFFSET.match(body) else at_mask(TIME_OF_DAY.sub("", body), hint, tense, at)
    return found._replace(value=found.value + time[0]) if time else found


def at_range(start: str, stop: str, *, hint: str, tense: str, at: date) -> Found:
    """Resolve a range; its end is the next one after its beginning."""
    first = at_day(f"{start}|{hint}" if hint else start, tense, at)
    last = at_day(stop, "future", first.first)
    if last.first < first.first:
        raise LookupError(f"{start}/{stop} ends before it begins")
    return Found(f"{first.value}/{last.value}", first.first, last.last)


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
    hint = form.partition("|")[2]
    if hint.startswith(FISCAL):  # the year by which the fiscal one of that day is named, and so many from it
        year = str(shift(shift(at, "MONTH", -int(hint.removeprefix(FISCAL) or 0)), unit, int(count)).year)
        return Found(year, *fiscal_days(year, hint))
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
    match = OFFSET.match(hint)
    if body.startswith("XXXX-XX-") and match:  # the 23rd of this month
        yield found_as(shift(at, match[1], int(match[2] + match[3])).isoformat()[:8] + body[8:])
        return
    if not body.startswith("XXXX-"):
        raise LookupError(f"{body} cannot be filled")
    if match:
        years: Iterable[int] = (shift(at, match[1], int(match[2] + match[3])).year,)
    else:
        reach = 14 if hint.startswith("WXX-") or body.endswith("-02-29") else 3
        years = range(max(1, at.year - reach), min(9999, at.year + reach + 1))
    for year in years:
        days = days_of(f"{year:04d}{body[4:]}")
        if days and (not hint.startswith("WXX-") or days[0].isoweekday() == int(hint[4:])):
            yield around(hint, days[0]) if hint in ("WEEK", "WEEKEND") else found_as(f"{year:04d}{body[4:]}")


def around(unit: str, feast: date) -> Found:
    """The week of a feast, or the weekend next to it with the feast and what lies between (Labor Day weekend)."""
    if unit == "WEEK":
        return found_as(unit_of(unit, feast))
    before = feast.isoweekday() < 3  # nearer to the weekend that is over
    weekend = found_as(unit_of(unit, feast - timedelta(days=7 * before)))
    return weekend._replace(first=min(weekend.first, feast), last=max(weekend.last, feast))


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

    A day may be the day of writing ("left Wednesday" on a Wednesday), and a longer unit of the future may have begun
    ("in June" on 3 June). Quarters, which are reported after they are over, and dates whose weekday is named are the
    nearest that fit.
    """
    if OFFSET.match(hint):
        return candidates[0]
    if hint in ("-1", "-2"):
        return [found for found in candidates if found.last < at][int(hint)]
    if hint in ("+1", "+2"):
        return [found for found in candidates if found.first > at][int(hint) - 1]
    if hint == "0" or hint.startswith("WXX-") or (tense in ("present", "future") and "-Q" in candidates[0].value):
        return min(candidates, key=lambda found: distance(found, at))
    if tense == "past" or (tense == "none" and hint != "+0"):
        return choose_past(candidates, tense, at)
    if tense == "present" and (shown := find_shown(candidates, at)):
        return shown
    return choose_next(candidates, at)


def choose_past(candidates: Sequence[Found], tense: str, at: date) -> Found:
    """The last one begun; without a verb that says so not one of ten months ago when the next is near."""
    last = [found for found in candidates if found.first <= at][-1]
    if tense == "none" and (at - last.last).days > LONG_AGO:
        return next(found for found in candidates if found.first > at)
    return last


def find_shown(candidates: Sequence[Found], at: date) -> Found | None:
    """The day that is over but told in the present, as captions do: "a guard stands on Monday", "on March 7"."""
    last = next((found for found in reversed(candidates) if found.first <= at), None)
    if last is None or last.first != last.last:
        return None
    coming = next((found for found in candidates if found.first > at), last)
    nearer = (coming.first - last.first).days > LONG_AGO and at - last.last < coming.first - at
    return last if nearer or at - last.last <= JUST_OVER else None


def choose_next(candidates: Sequence[Found], at: date) -> Found:
    """The next one; not one in ten months when the last was not long ago ("would arrive March 26", told on 28 March).

    It may be the day of writing: papers write the weekday for today ("will meet Wednesday", told on a Wednesday), and
    say "next Wednesday" for the one in seven days (Associated Press stylebook, "days of the week").
    """
    found = next(found for found in candidates if found.last >= at)
    before = [other for other in candidates if other.first <= at]
    return before[-1] if before and (found.first - at).days > LONG_AGO else found


def distance(found: Found, at: date) -> int:
    """Days between a day and the nearest of some others."""
    return max(0, (found.first - at).days, (at - found.last).days)
