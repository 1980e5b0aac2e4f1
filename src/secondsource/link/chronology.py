"""What the time expressions of a case mean, once it is known when each report was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from secondsource.extract.home import day_at_home
from secondsource.extract.times import resolve_time
from secondsource.extract.times import resolve_times as times_of_text
from secondsource.model import UNKNOWN_TIME, Dating, Document, Interval, Region, TimeMention, TimeValue

DAY_FORM = re.compile(r"XXXX-\d\d-\d\d")

HORIZON = 183
"""Days: a report that names a day or month without its year means one less than half a year away."""


def settle_tenses(times: Sequence[TimeMention]) -> dict[str, TimeMention]:
    """The mentions by id, with tenses that the whole report decides.

    A day told in one report as past and as to come ("said he would arrive on") is past, and so is the start of what
    has gone on "since March". A noun or a participle with the day ("arriving on March 26") counts as past: beside one,
    "would" mostly repeats what was said before.
    """
    past = {
        (time.doc, time.form[:10]) for time in times if time.tense in ("past", "none") and DAY_FORM.match(time.form)
    }

    def is_past(time: TimeMention) -> bool:
        return "SINCE" in time.mod or (time.tense == "future" and (time.doc, time.form[:10]) in past)

    return {time.id: replace(time, tense="past") if is_past(time) else time for time in times}


def resolve_times(
    documents: Sequence[Document],
    datings: Iterable[Dating],
    times: Mapping[str, TimeMention],
    notes: Sequence[Region] = (),
) -> list[TimeValue]:
    """Resolve every time mention against the date of its report; "the next day" against the time told before it.

    `times` holds the mentions by id, as `settle_tenses` gives them. What stands in one of the `notes` was written
    later than its report, on the day that the note names or at an unknown one.
    """
    anchors = {document.id: day_at_home(document) for document in documents}
    anchors |= {dating.doc: dating.interval for dating in datings}
    by_text: dict[tuple[str, str], list[tuple[str, TimeMention]]] = defaultdict(list)
    for id, time in sorted(times.items(), key=lambda item: (item[1].doc, item[1].start, item[0])):
        note = next((note for note in notes if note.doc == time.doc and time.span.within(note.span)), None)
        by_text[time.doc, note.id if note else ""].append((id, time))
    note_by_id = {note.id: note for note in notes}
    values: list[TimeValue] = []
    for (doc, note_id), told in sorted(by_text.items()):
        mentions = [time for _, time in told]
        anchor = anchors.get(doc, UNKNOWN_TIME)
        if note_id:
            anchor = _anchor_note(note_by_id[note_id], anchor, mentions)
        resolved = times_of_text(mentions, anchor)
        values += [replace(value, mention=id) for (id, _), value in zip(told, resolved, strict=True)]
    return values


def _anchor_note(note: Region, dct: Interval, times: Sequence[TimeMention]) -> Interval:
    """When a note was written: the first day it names, within half a year of its report; else unknown."""
    day = next((time for time in times if re.search(r"\d\d-\d\d", time.form)), None)
    if dct.earliest is None:
        return UNKNOWN_TIME
    some_time = Interval(dct.earliest, None, "a note added later")
    if day is None:
        return some_time
    told = resolve_time(replace(day, tense="past"), one_day(dct.earliest.toordinal() + HORIZON)).interval
    return (
        told if told.earliest and told.earliest >= dct.earliest else Interval(dct.earliest, None, "a note added later")
    )


def one_day(ordinal: int) -> Interval:
    """The interval of one day, given by its proleptic Gregorian ordinal."""
    day = date.fromordinal(ordinal)
    return Interval(day, day, "")
