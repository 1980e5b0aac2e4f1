"""The timeline as one HTML page, in the manner of the brief: no script, no request, everything escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.tell.dates import draw_interval
from secondsource.tell.page import load_template
from secondsource.tell.timeline import Bar, Dated, Tick, draw_timeline
from secondsource.tell.timeline_entries import Entry
from secondsource.tell.timeline_evidence import choose_words
from secondsource.tell.timeline_lines import say_bound, say_origins, say_parts, say_source
from secondsource.tell.timeline_view import MOST_WORDS, TimelineView

MOST_OF_A_DATE = 12
MOST_TOLD = 30
MOST_UNDATED = 200

MOST_TICKS = 3
AROUND = 30
"""Days: how long before the first report and after the last one the axis may reach."""


def to_html(view: TimelineView) -> str:
    """Write a timeline as one self-contained page, which asks for nothing."""
    entries = [entry for dates in view.dates for entry in dates.entries]
    ticks, bars = draw_bars(entries, choose_axis(entries, view))
    return load_template("timeline.html.jinja").render(
        outline=view,
        ticks=ticks[:: -(-len(ticks) // MOST_TICKS) or 1],
        bars=bars,
        most=MOST_OF_A_DATE,
        most_words=MOST_WORDS,
        most_told=MOST_TOLD,
        most_undated=MOST_UNDATED,
        draw=draw_interval,
        choose_words=choose_words,
        say_bound=say_bound,
        say_origins=say_origins,
        say_parts=say_parts,
        say_source=say_source,
    )


def choose_axis(entries: Sequence[Entry], view: TimelineView) -> Interval:
    """The period asked for; else the days told that lie around the reports, so that one look back flattens nothing."""
    if view.asked.period.known:
        return view.asked.period
    first, last = view.written.earliest, view.written.latest
    if first is None or last is None:
        return UNKNOWN_TIME
    ends = [day for entry in entries for day in (entry.days.earliest, entry.days.latest) if day]
    near = [day for day in ends if (first - day).days <= AROUND and (day - last).days <= AROUND]
    return Interval(min(near), max(near)) if near else UNKNOWN_TIME


def draw_bars(entries: Sequence[Entry], period: Interval) -> tuple[tuple[Tick, ...], Mapping[str, Bar]]:
    """The ticks of the axis, and for each entry its bar; one before or after the axis fades out at its edge."""
    dated = [Dated(e.anchor, e.label, e.status, e.days, True) for e in entries]
    drawn = draw_timeline(dated, period)
    bars = {bar.anchor: bar for bar in drawn.bars}
    bars |= {bar.anchor: replace(bar, left=0.0, width=2.0, open_left=True, open_right=False) for bar in drawn.before}
    bars |= {bar.anchor: replace(bar, left=98.0, width=2.0, open_left=False, open_right=True) for bar in drawn.after}
    return drawn.ticks, bars
