"""How does a brief word dates, values and statuses, and show text that it must not trust?"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from secondsource.model import Bound, Interval

# C0 and C1 controls but tab and line feed; marks, embeddings, overrides and isolates of the bidirectional algorithm
# (Trojan Source, CVE-2021-42574); line and paragraph separators; what is invisible; lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_DIGEST = re.compile(r"\b((?:\w{1,8}_)?[0-9a-f]{4})(?=[0-9a-f]*\d)[0-9a-f]{8,}(?:\.\w{1,5})?$")
_DAY = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-(\d|WE))?")
_ISO_DATE = re.compile(rf"{_DAY}(?:T[\d:.]*\w*)?(?:/{_DAY})?")


@cache
def words() -> dict[str, Any]:
    """The wording tables of `data/words.json`."""
    text = resources.files("secondsource.tell").joinpath("data/words.json").read_text("utf-8")
    tables: dict[str, Any] = json.loads(text)
    return tables


def visible(text: str) -> str:
    """Give text in which no character hides or turns what stands around it: such a character becomes a visible sign."""
    return _UNSEEN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"[U+{code:04X}]"


def one_line(text: str) -> str:
    """Fold all white space to single blanks."""
    return " ".join(text.split())


def say_name(name: str) -> str:
    """Give the name of a source or report; of a digest in the name of a file, its beginning is enough."""
    return _DIGEST.sub(r"\1…", one_line(name))


def shorten(text: str, width: int) -> str:
    """Cut a line at a word so that it has at most `width` characters, the mark of the cut included."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1].rsplit(" ", 1)[0] if " " in line[: width - 1] else line[: width - 1]
    return cut.rstrip(" ,;:–—-") + "…"


def plural(count: int, noun: str, many: str = "") -> str:
    """Give "1 report", "2 reports"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def times(count: int) -> str:
    """Give "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def listed(items: list[str] | tuple[str, ...], most: int = 6) -> str:
    """Join names: "a, b and c", the rest counted."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def iso_interval(interval: Interval) -> str | None:
    """Give an interval as ISO 8601: a day, a whole month or year, "first/last" with ".." for an open end, or None."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{_iso(first) or '..'}/{_iso(last) or '..'}"
    if first == last:
        return _iso(first)
    if _is_year(first, last):
        return f"{first.year:04d}"
    if _is_month(first, last):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{_iso(first)}/{_iso(last)}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _is_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _is_month(first: date, last: date) -> bool:
    return (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == _days(last)


def _days(day: date) -> int:
    return monthrange(day.year, day.month)[1]


# English months, whatever the locale of the machine says: the brief has to come out the same everywhere.
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")


def say_day(day: date) -> str:
    """Give "26 March 2018"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_interval(interval: Interval, unknown: str = "date unknown") -> str:
    """Give an interval in words: "26 March 2018", "26–28 March 2018", "March 2018", "from ...", "until ..."."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        if first:
            return f"from {say_day(first)}"
        return f"until {say_day(last)}" if last else unknown
    if first == last:
        return say_day(first)
    if _is_year(first, last):
        return str(first.year)
    if _is_month(first, last):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return _say_range(first, last)


def _say_range(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{say_day(first)} – {say_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {say_day(last)}"
    return f"{first.day}–{say_day(last)}"


def say_value(value: str | float, bound: Bound = "exact") -> str:
    """Give the value of a claim in words: a date, a name, or a number with its bound."""
    if isinstance(value, str):
        return _say_date(value) if _ISO_DATE.fullmatch(value) else _say_week(value)
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
    return str(words()["bound"][bound]) + number


def _say_date(value: str) -> str:
    found = _ISO_DATE.fullmatch(value)
    assert found
    try:
        first = _covered(found[1], found[2], found[3])
        last = _covered(found[4], found[5], found[6]) if found[4] else first
    except ValueError:  # a thirteenth month: leave it as it was written
        return value
    return say_interval(Interval(first.earliest, last.latest))


def _say_week(value: str) -> str:
    """A week of ISO 8601 ("2018-W13") or a weekend of TIMEX3 ("2018-W13-WE") as its days; other text as it is."""
    found = _ISO_WEEK.fullmatch(value)
    if not found:
        return one_line(value)
    year, week, part = int(found[1]), int(found[2]), found[3] or ""
    try:
        days = [6, 7] if part == "WE" else [int(part), int(part)] if part else [1, 7]
        first, last = (date.fromisocalendar(year, week, day) for day in days)
    except ValueError:  # no such week
        return value
    return say_interval(Interval(first, last))


def _covered(year: str, month: str | None, day: str | None) -> Interval:
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return Interval(first, first)
    last = date(first.year, int(month or 12), 1)
    return Interval(first, last.replace(day=_days(last)))


def status_word(status: str) -> str:
    """The status as a reader meets it."""
    return str(words()["status"].get(status, [status])[0])


# What an act says by itself about the content: what is planned is only probable, what is asked is open.
_IMPLIED = {
    "denies": ("CT-", "PR-", "PS-"),
    "plans": ("PR+", "Uu"),
    "asks": ("Uu",),
    "demands": ("Uu",),
    "silent": ("Uu",),
    "declines": ("Uu",),
}


def factuality_word(factuality: str, act: str) -> str:
    """How sure the source is, in words; empty where it simply says so."""
    said, sure = words()["act"].get(act, act), words()["factuality"].get(factuality, factuality)
    if factuality in _IMPLIED.get(act, ()):
        return str(said)
    return ", ".join(word for word in (said, sure) if word)


def intake_words(counts: dict[str, int]) -> str:
    """Say what became of the input: so many offered, of these so many read, doubled and set aside."""
    offered, read = counts.get("offered", 0), counts.get("read", 0)
    duplicates, aside = counts.get("duplicates", 0), counts.get("set_aside", 0)
    rest = []
    if duplicates:
        rest.append(f"{duplicates:,} offered twice")
    if aside:
        rest.append(f"{aside:,} set aside")
    return f"Of {plural(offered, 'input')}, {read:,} read" + (f", {listed(rest)}." if rest else ", none set aside.")
