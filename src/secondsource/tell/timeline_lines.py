"""The timeline on a few screens: lines for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model import Interval
from secondsource.tell.closing import say_made_with, write_legend, write_reports
from secondsource.tell.dates import draw_interval, say_interval
from secondsource.tell.lines import Line
from secondsource.tell.sides import say_origins as _say_origins
from secondsource.tell.timeline_entries import Entry
from secondsource.tell.timeline_evidence import Evidence, choose_words, count_days
from secondsource.tell.timeline_view import MOST_WORDS, Dates, Moment, TimelineView
from secondsource.tell.wording import listed, plural, say_name, shorten, status_word

MOST_OF_A_DATE = 8
MOST_UNDATED = 20

OPEN_ENDS = "A date with an end that is not known is open: … – 2018-03-28 is on that day or before."


def write_lines(view: TimelineView) -> Iterator[Line]:
    """Yield the timeline line by line, without any layout."""
    yield Line("title", view.title)
    publishers = listed([say_name(name) for name in view.publishers])
    yield Line("plain", f"{plural(len(view.reports), 'report')}{f' from {publishers}' if publishers else ''}.")
    yield Line("plain", view.account.summary)
    if view.choice:
        yield Line("plain", f"Shown: {view.choice}; {plural(view.left_out, 'entry', 'entries')} left out.")
    if not view.dates:
        yield Line("plain", "Nothing is dated to this time." if view.choice else "No event has a day.")
    for dates in view.dates:
        yield from _write_dates(dates)
    yield from _write_undated(view)
    yield from write_reports(view.reports, view.account)
    if view.dates or view.undated:
        yield from write_legend(OPEN_ENDS)
    yield say_made_with(view.made_with)


def _write_dates(dates: Dates) -> Iterator[Line]:
    yield Line("section", draw_interval(dates.days))
    for moment in dates.moments[:MOST_OF_A_DATE]:
        yield from _write_moment(moment)
    rest = len(dates.moments) - MOST_OF_A_DATE
    if rest > 0:
        yield Line("soft", f"and {plural(rest, 'more event')}, in the page and in JSON")


def _write_moment(moment: Moment) -> Iterator[Line]:
    entry = moment.entry
    yield Line("event", entry.label if entry.event else f"“{entry.label}”", entry.status)
    yield Line("plain", say_standing(entry), depth=1)
    for item in choose_words(entry.evidence, MOST_WORDS if entry.event else 1):
        if entry.event:
            yield Line("evidence", f"{' → '.join(item.chain)}: {item.said}", depth=1)
        yield Line("soft", say_source(item, entry.days), depth=2 if entry.event else 1)
    rest = count_days(entry.evidence) - MOST_WORDS
    if rest > 0:
        yield Line("soft", f"and {plural(rest, 'more date')} given for it", depth=1)
    if moment.parts:
        yield Line("soft", f"in the same words: {say_parts(moment)}", depth=1)


def say_parts(moment: Moment) -> str:
    """What the words of an entry tell beside it, each with its status where that is another one."""
    names = dict.fromkeys(_name_part(part, moment.entry) for part in moment.parts)
    return listed(list(names), 8)


def _name_part(part: Entry, entry: Entry) -> str:
    name = part.label.partition(": “")[0]  # the words stand there already
    return name if part.status == entry.status else f"{name} [{status_word(part.status)}]"


def say_standing(entry: Entry) -> str:
    """How an entry stands: its independent origins, its reports, whether its days are disputed or were to come."""
    parts = [say_origins(entry), plural(entry.documents, "report")]
    if entry.expected:
        parts.append("told before the day")
    if entry.disputed:
        parts.append(f"the day is disputed: {' or '.join(entry.disputed)}")
    return " · ".join(part for part in parts if part)


def say_origins(entry: Entry) -> str:
    """The origins that tell an event, at least so many of them independent; of a day, that reports name it."""
    if not entry.event:
        return "what the reports say in naming this day"
    return _say_origins(entry.standing)


def say_source(item: Evidence, days: Interval) -> str:
    """Where the words stand, and how the day was read from them, which is named if it is not the entry's."""
    place = f"report {item.number}, characters {item.words.start}–{item.words.stop}"
    if not item.time:
        return place
    own = (item.days.earliest, item.days.latest)
    day = "" if own == (days.earliest, days.latest) else f"{say_interval(item.days)}: "
    return f"{day}{item.basis} ({place})"


def say_bound(entry: Entry) -> str:
    """What is known of the time of an event without a day: by when it was, if it is told as a fact."""
    if entry.days.latest:
        return f"by {say_interval(Interval(entry.days.latest, entry.days.latest))}"
    return f"first told {say_interval(entry.told, 'in an undated report')}"


def _write_undated(view: TimelineView) -> Iterator[Line]:
    if not view.undated:
        return
    yield Line("section", f"Without a day ({len(view.undated):,})")
    for entry in view.undated[:MOST_UNDATED]:
        yield Line("item", f"{entry.label} ({say_bound(entry)})", entry.status)
        if entry.evidence and "“" not in entry.label:
            item = entry.evidence[0]
            yield Line("evidence", f"{' → '.join(item.chain)}: {shorten(item.said, 160)} [{item.number}]", depth=1)
    if len(view.undated) > MOST_UNDATED:
        yield Line("soft", f"and {len(view.undated) - MOST_UNDATED:,} more, in the page and in JSON")
