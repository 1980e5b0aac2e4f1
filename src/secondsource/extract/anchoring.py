"""Which days does a time expression mean, once we know when the report was written? And the other way round.

The forms are explained in `extract/times.py`. An anchor is an interval of days: what both of its ends agree on is the
value, and what they do not keeps its X.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from secondsource.extract.calendar import (
    DAYS_OF,
    FISCAL,
    MONTHS_OF,
    days_of,
    fiscal_days,
    is_floating,
    name_days,
    shift,
    unit_of,
    unit_spanned,
)
from secondsource.extract.clock_zones import settle_clock
from secondsource.extract.on_day import OFFSET, TIME_OF_DAY, UNITS, UNRESOLVED, Found, at_day, found_as, mask_of
from secondsource.extract.timex_lengths import duration
from secondsource.model import UNKNOWN_TIME, Interval, TimeMention, TimeValue

BY = "extract.times/1"

EVENT = re.compile(rf"EVENT:({UNITS})([+-])(\d+|X)")
LENGTH = re.compile(r"(\d+)([A-Z])")
LETTERS = {"D": "DAY", "W": "WEEK", "M": "MONTH", "Q": "QUARTER", "Y": "YEAR"}

HORIZON = timedelta(days=366 * 25)
"""How far from an event the day of writing is looked for."""


def is_deictic(form: str) -> bool:
    """Say whether a form needs the day of writing: "yesterday", "Sunday", "March 26"; not "2018", not "a day later"."""
    if form.startswith(("REF:", "EVENT:", "P")) or form.endswith("_REF"):
        return "|" in form and form.startswith("P")
    return "X" in form.partition("|")[0] or bool(OFFSET.match(form.removeprefix("AGO:")))


def resolve_time(mention: TimeMention, anchor: Interval, reference: Interval | None = None) -> TimeValue:
    """Give a time mention its TIMEX3 value and the days it covers.

    `anchor` is when the report was written, `reference` the days of the other time that a form `REF:...` counts from,
    or of what follows a form `EVENT:...`, whose value remains a length.
    What they leave open keeps an X in the value, and the interval is open at that end. Never raises.
    """
    if mention.type == "SET":
        return TimeValue(mention=mention.id, value=mention.form, interval=UNKNOWN_TIME, by=BY)
    value, interval = resolve_form(mention.form, mention.tense, anchor, reference)
    value, interval = settle_clock(value, interval, mention.form)
    return TimeValue(mention=mention.id, value=value, interval=narrow(interval, mention.mod), by=BY)


def anchor_interval(form: str, event: Interval, tense: str = "past") -> Interval:
    """The days on which a report may have been written that means these days by this form: the inverse of resolving.

    "Sunday" in the past tense for 25 March 2018 was written from that day to the 31st. Open ends of `event` leave the
    result open; where no day of writing fits, the interval is unknown and its basis says so.
    """
    if not is_deictic(form) or not event.known or event.latest == date.max:
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
        days = resolve_reference(form.removeprefix("EVENT:"), reference)[1] if reference else UNKNOWN_TIME
        return duration(match[3], match[1]), days
    if form.startswith("P"):
        return resolve_length(form, anchor)
    if not is_deictic(form):
        return resolve_complete(form, anchor if tense == "past" else UNKNOWN_TIME)
    return resolve_between(form, tense, anchor)


def resolve_complete(form: str, over_by: Interval = UNKNOWN_TIME) -> tuple[str, Interval]:
    """A value that needs no anchor; a floating feast with its year becomes its day, two readings keep their days.

    Of two readings of what was over by some day, one that lies after it is none.
    """
    form, _, other = form.partition("|")
    days = fiscal_days(form, other) if other.startswith(FISCAL) else days_of(form)
    if days is None:
        return form, UNKNOWN_TIME
    if (also := days_of(other)) and over_by.latest and (days[0] > over_by.latest) != (also[0] > over_by.latest):
        value, days = (form, days) if also[0] > over_by.latest else (other, also)
        return value, Interval(*days, f"said in the text; {other if value == form else form} would be after the report")
    if also:
        ends = sorted((days[0], also[0]))
        return form, Interval(ends[0], ends[1], f"{form} or {other}: day or month first is not told")
    time = TIME_OF_DAY.search(form)
    return days[0].isoformat() + (time[0] if time else "") if is_floating(form) else form, Interval(
        *days, "said in the text"
    )


def vague_days(form: str, anchor: Interval) -> Interval:
    """Now is the time of writing; recently is before its end, soon after its beginning."""
    if form == "PAST_REF":
        return Interval(None, anchor.latest, "before the report")
    if form == "FUTURE_REF":
        return Interval(anchor.earliest, None, "after the report")
    return anchor


def resolve_length(form: str, anchor: Interval) -> tuple[str, Interval]:
    """A duration is no place in time, but "the last three years" end with the report, as do "recent years"."""
    value, _, side = form.partition("|")
    if not side:
        return value, UNKNOWN_TIME
    basis = "up to the report" if side == "-1" else "from the report on"
    try:
        far = [at and go_by(value, int(side), at) for at in (anchor.earliest, anchor.latest)]
    except UNRESOLVED:
        return value, UNKNOWN_TIME
    if side == "-1":
        return value, Interval(far[0], anchor.latest, basis)
    return value, Interval(anchor.earliest, far[1], basis)


def go_by(value: str, side: int, at: date) -> date | None:
    """The day that a length of time away; None for an amount that is not said. LookupError for parts of a day."""
    if value.startswith("PX"):
        return None
    parts = LENGTH.findall(value.removeprefix("P"))
    if "".join(amount + letter for amount, letter in parts) != value.removeprefix("P"):
        raise LookupError(f"{value} is no length in days")
    for amount, letter in parts:
        at = shift(at, LETTERS[letter], side * int(amount))
    return at


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
    interval = Interval(within_reach(first and first.first), within_reach(last and last.last), basis)
    if first and last and first.value == last.value:
        return first.value, interval
    if first and last and OFFSET.match(form.removeprefix("AGO:")):
        return f"{first.value}/{last.value}", interval
    mask = mask_of(form)
    if first and last and mask.startswith("XXXX") and first.value[:4] == last.value[:4] and first.value[:4].isdigit():
        mask = first.value[:4] + mask[4:]
    return mask, interval


def within_reach(day: date | None) -> date | None:
    """A day, or nothing for the ends of the calendar, which mean that no end is known."""
    return None if day in (date.min, date.max) else day


def resolve_reference(body: str, reference: Interval | None) -> tuple[str, Interval]:
    """Resolve what counts from another time of the text."""
    match = OFFSET.match(body)
    if reference is None or not reference.earliest or not reference.latest:
        value = duration("X", match[1]) if match and match[3] == "X" else mask_of(body)
        return value, Interval(basis="counted from another time, which is not known")
    basis = "counted from another time in the text"
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
