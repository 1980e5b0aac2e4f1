"""Publication lines: what was published when, what was updated when, when a note was added."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.read.stamps import read_stamp, when_written

PUBLISHED = Interval(date(2018, 3, 26), date(2018, 3, 26))


@pytest.mark.parametrize(
    ("line", "first", "later"),
    [
        ("Published 4 March 2020, 10:15 GMT", "2020-03-04T10:15+00:00", ""),
        ("Updated at 5:12 p.m. ET, March 4, 2020", "", "2020-03-04T17:12-05:00"),
        ("Published 4 March 2020 | Updated 5 March 2020", "2020-03-04", "2020-03-05"),
        (
            "Mon 4 May 2020 10.15 BST Last modified on Tue 5 May 2020 11.00 BST",
            "2020-05-04T10:15+01:00",
            "2020-05-05T11:00+01:00",
        ),
        ("Updated 5 March 2020. First published 4 March 2020", "2020-03-04", "2020-03-05"),
        ("March 4, 2020 10:15 a.m. Updated 5:12 p.m. EST", "2020-03-04T10:15", "2020-03-04T17:12-05:00"),
        ("UPDATED 5:12 p.m. ET", "", ""),
        ("2 hours ago", "", ""),
        ("Published 4 March 2190", "", ""),
    ],
)
def test_first_publication_and_update_are_kept_apart(line, first, later):
    found = read_stamp(line, "line")
    assert (found.first.time if found.first else "", found.later.time if found.later else "") == (first, later)


@pytest.mark.parametrize(
    ("line", "earliest", "latest"),
    [
        ("2 hours ago", date(2020, 3, 4), date(2020, 3, 5)),
        ("3 days ago", date(2020, 3, 1), date(2020, 3, 2)),
        ("yesterday", date(2020, 3, 4), date(2020, 3, 4)),
    ],
)
def test_a_relative_line_counts_back_from_the_day_of_capture(line, earliest, latest):
    found = read_stamp(line, "line", "", Interval(date(2020, 3, 5), date(2020, 3, 5))).first.days
    assert (found.earliest, found.latest) == (earliest, latest)
    assert "capture" in found.basis


@pytest.mark.parametrize(
    ("note", "earliest", "latest"),
    [
        ("[Editor's note, March 28: The port has confirmed it.]", date(2018, 3, 28), date(2018, 3, 28)),
        ("Correction, 3 April 2018: It was two cranes.", date(2018, 4, 3), date(2018, 4, 3)),
        ("Update (3:40 p.m.): The port has confirmed it.", date(2018, 3, 26), date(2018, 3, 26)),
        ("Editor's note: Since then, the port has confirmed it.", date(2018, 3, 26), None),
        ("Editor's note: An earlier version said 4 May 2018.", date(2018, 3, 26), None),
        ("Correction, 3 April 2011: It was two cranes.", date(2018, 3, 26), None),
    ],
)
def test_a_note_was_written_on_the_day_it_names_or_after_the_publication(note, earliest, latest):
    found = when_written(note, PUBLISHED)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_note_in_an_undated_report_has_no_day():
    assert when_written("Editor's note: Since then, the port has confirmed it.", UNKNOWN_TIME) == UNKNOWN_TIME


@pytest.mark.parametrize(("day", "known"), [(date(2018, 5, 15), True), (date(2020, 5, 15), False)])
def test_hours_are_counted_back_only_from_a_capture_soon_after_the_report(day, known):
    captured = Interval(day, day, "capture")
    stamp = read_stamp("14 May 2018 · Updated 3 hours ago", "a line", captured=captured)
    assert (stamp.later is not None) == known
    assert stamp.first.days.earliest == date(2018, 5, 14)
