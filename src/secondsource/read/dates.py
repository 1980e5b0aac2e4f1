"""Read a date as metadata and publication lines write it: ISO 8601, RFC 5322, "12 March 2020", a Unix time."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from secondsource.model import Interval
from secondsource.read.clock import read_clock
from secondsource.read.day_order import Order

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?![\d.])",
        rf"(?<!\d){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T?\d{{0,6}}(?:\b|Z))",
        rf"\b{_DAY}(?:\s+of)?[\s,./-]+{_MONTH}[\s,./-]+{_YEAR}\b",
        rf"\b{_MONTH}[\s.-]+{_DAY}[\s,.-]+{_YEAR}\b",
        rf"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}(?!\d)",
    )
)
_SLASHED = re.compile(rf"(?<!\d)(?P<one>[0-3]?\d)[/-](?P<two>[0-3]?\d)[/-]{_YEAR}(?!\d)")
_MONTH_OF_YEAR = (
    re.compile(rf"^\W*{_MONTH}[\s,.-]+{_YEAR}\W*$", re.IGNORECASE),
    re.compile(rf"^{_YEAR}-(?P<month>[01]\d)$"),
)
_YEAR_ALONE = re.compile(rf"^{_YEAR}$")
_UNIX = re.compile(r"^(\d{9,10}|\d{12,13})(\.\d+)?$")
_IN_ADDRESS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d|[a-z]{3,9})[/-](?P<day>[0-3]?\d)(?=[/_.-]|$)", re.I),
    re.compile(r"[/_-](?P<year>20[0-3]\d)-?(?P<month>[01]\d)-?(?P<day>[0-3]\d)(?=[/_.-]|$)"),
)
_TIME_OF_DAY = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|hrs?\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE
)
_DAY_ALONE = re.compile(
    rf"\b(?:{_MONTH}\s+{_DAY}|{_DAY.replace('<day>', '<day2>')}\s+{_MONTH.replace('<month>', '<month2>')})\b", re.I
)
_ABOUT_DATES = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:published|updated|posted|filed|last|first|modified"
    r"|edited|created|issued|date|dated|time|at|on|the|of|utc|gmt|bst|ist|jst|kst|hkt|sgt|edt|est|et|pdt|pst|pt|cdt|cst|ct|mdt|mst|cet"
    r"|cest|am|pm|a\.m|p\.m|noon|midnight|local|ago|hours?|min(?:ute)?s?|days?|read)\b\.?",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:[Bb]y )?[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|de|van|von|and|&)){0,4}"
    r"(?:\s?[,|•·/–—-]\s?[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){0,3}){0,2}\s?[,|•·/–—-]\s?(?:on |[A-Z][a-z]{2,8}day,? )?"
)
LATEST_YEAR = 2050
"""The last year of which a date is believed; a later one is a slip or a mark for "never expires"."""
EARLIEST_YEAR = 1900
"""No report that anybody offers as a file is dated before; such a date is a default value or a slip."""


DEFAULTS = frozenset((date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)))
"""Days that programs write where they know none: the beginning of Unix time, and of spreadsheets."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The days that a date covers, with the basis, and the same in ISO 8601 as far as it is told, with its zone."""

    days: Interval
    time: str = ""


def read_date(text: str, basis: str, order: Order = "") -> Interval | None:
    """Read the first date in a short string as the days it covers; None when there is none.

    A day is written as it stands, without a change of time zone. "03/04/2020" may be either day unless `order` tells:
    the interval covers both.
    """
    moment = read_moment(text, basis, order)
    return moment.days if moment else None


def read_moment(text: str, basis: str, order: Order = "") -> Moment | None:
    """Read the first date in a short string, with the time of day and its zone if they are told; see `read_date`."""
    text = text.strip()[:200]
    if _UNIX.match(text):
        return _read_unix(text, basis)
    for form in _FORMS:
        for match in form.finditer(text):
            day = _make_day(match["year"], match["month"], match["day"])
            if day:
                return _with_clock(day, basis, text, match)
    return _read_slashed(text, basis, order) or _read_month(text, basis)


def _with_clock(day: date, basis: str, text: str, match: re.Match[str]) -> Moment:
    """Add the time of day that stands behind the day, or before it."""
    clock = read_clock(text[match.end() :]) or read_clock(text[: match.start()])
    if clock is None:
        return Moment(Interval(day, day, basis), day.isoformat())
    return Moment(Interval(day, day, f"{basis} ({clock.doubt})" if clock.doubt else basis), clock.on(day))


def find_date_in_address(address: str) -> Interval | None:
    """Find a day in the path of an address, such as /2014/05/16/."""
    for form in _IN_ADDRESS:
        for match in form.finditer(address):
            day = _make_day(match["year"], match["month"], match["day"])
            if day and day.year <= LATEST_YEAR:
                return Interval(day, day, "date in the address")
    return None


def is_date_line(text: str) -> bool:
    """Say whether a short line holds a date or a time of day, and nothing else but words for publishing."""
    if len(text) > 90 or not any(map(str.isdigit, text)):
        return False
    rest, found = _TIME_OF_DAY.sub(" ", text), 0
    for form in (*_FORMS, _SLASHED, _DAY_ALONE):
        rest, count = form.subn(" ", rest)
        found += count
    return bool(found) and not re.sub(r"[\W\d_]+", "", _ABOUT_DATES.sub(" ", rest))


def is_name_and_date(text: str) -> bool:
    """Say whether a short line holds a name or two and, set apart, a full date: "Ann Other | 4 August 2010"."""
    if len(text.split()) > 14 or len(text) > 120:
        return False
    before, day, after = split_at_date(text)
    return bool(day) and _NAMES.fullmatch(before) is not None and not re.sub(r"[\W\d_]+", "", _without_time(after))


def split_at_date(text: str) -> tuple[str, str, str]:
    """Split a line around its first full date: what stands before it, the date, what stands behind it."""
    match = next((match for form in _FORMS if (match := form.search(text))), None)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _without_time(text: str) -> str:
    return _ABOUT_DATES.sub(" ", _TIME_OF_DAY.sub(" ", text))


def is_future(interval: Interval) -> bool:
    """Say whether days lie too far ahead for any report that this program will read.

    Today's date is not asked: the same input must give the same answer tomorrow.
    """
    return interval.earliest is not None and interval.earliest.year > LATEST_YEAR


def _make_day(year: str, month: str, day: str) -> date | None:
    name = month.lower()[:3]
    number = MONTHS.index(name) + 1 if name in MONTHS else int(month) if month.isdigit() else 0
    try:
        made = date(int(year), number, int(day))
    except ValueError:
        return None
    return made if made.year >= EARLIEST_YEAR and made not in DEFAULTS else None


def _read_slashed(text: str, basis: str, order: Order) -> Moment | None:
    for match in _SLASHED.finditer(text):
        readings = dict(_readings(match))
        days = sorted(set(readings.values()))
        known = readings.get(order)
        if len(days) == 1 or known:
            told = f"{basis} ({order} first)" if len(days) > 1 else basis
            return _with_clock(known or days[0], told, text, match)
        if days:
            return Moment(Interval(days[0], days[-1], f"{basis} (day and month may be exchanged)"))
    return None


def _readings(match: re.Match[str]) -> Iterator[tuple[str, date]]:
    """The days that a date of slashes can mean, by what stands first."""
    for order, month, day in (("month", match["one"], match["two"]), ("day", match["two"], match["one"])):
        made = _make_day(match["year"], month, day)
        if made and not is_future(Interval(made, made)):
            yield order, made


def _read_month(text: str, basis: str) -> Moment | None:
    for form in _MONTH_OF_YEAR:
        match = form.match(text)
        first = _make_day(match["year"], match["month"], "1") if match else None
        if first:
            last = first.replace(day=monthrange(first.year, first.month)[1])
            return Moment(Interval(first, last, basis), f"{first:%Y-%m}")
    match = _YEAR_ALONE.match(text)
    if not match:
        return None
    return Moment(Interval(date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31), basis), match["year"])


def _read_unix(text: str, basis: str) -> Moment | None:
    number = float(text)
    try:
        told = datetime.fromtimestamp(int(number / 1000 if number >= 1e11 else number), UTC)
    except (OverflowError, OSError, ValueError):
        return None
    day = told.date()
    return None if day in DEFAULTS else Moment(Interval(day, day, basis), told.isoformat())
