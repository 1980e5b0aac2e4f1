"""How far sections reach that stand within a report."""

from __future__ import annotations

import pytest

from secondsource.model import TOLD_IN
from secondsource.read.plain import read_text

HARBOUR = [
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.",
    "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour until it is lifted.",
    "The company that owns the crane did not reply to questions, and its office in Lisk was closed all day.",
]
MORE = [
    "A diver disagreed. “There was rust on every bolt in March,” she said on the quay.",
    "The council will meet on Thursday. It has never before had to decide on such a matter.",
    "Insurers expect that the lifting will take a month, and that somebody will have to pay for it.",
]


def told(*lines: str) -> list[str]:
    document, regions = read_text("\n\n".join(lines), "a.txt")
    return [document.text[one.start : one.stop] for one in regions if one.kind in TOLD_IN]


@pytest.mark.parametrize("appeal", ["Follow us on Lisk News", "Follow us", "Stay connected", "Related stories"])
def test_a_line_above_a_report_does_not_set_it_aside(appeal):
    short = [one.split(",")[0].rstrip(".") + "." for one in HARBOUR]
    assert told("Crane falls into harbour", appeal, *short)[-3:] == short


@pytest.mark.parametrize("appeal", ["Follow us", "Newsletter", "About the author"])
def test_an_appeal_below_the_first_paragraph_does_not_set_the_rest_aside(appeal):
    assert told(HARBOUR[0], appeal, *HARBOUR[1:]) == HARBOUR


def test_a_call_for_comments_above_a_report_does_not_set_it_aside():
    assert told("Join the conversation", *HARBOUR) == HARBOUR


def test_comments_longer_than_the_report_are_none_of_it():
    assert told(HARBOUR[0], "Comments", *MORE) == HARBOUR[:1]


def test_an_appeal_to_follow_within_a_report_sets_nothing_aside():
    assert told(*HARBOUR, "Follow us on Lisk News", *MORE) == [*HARBOUR, *MORE]


def test_a_report_goes_on_below_a_list_of_titles():
    titles = ["Ferry to sail again after fire", "Talks on pay go on"]
    assert told(*HARBOUR, "Related stories", *titles, *MORE) == [*HARBOUR, *MORE]


def test_summaries_of_other_reports_without_titles_are_none_of_the_report():
    assert told(*HARBOUR, "More from Lisk Media", *MORE) == HARBOUR


def test_summaries_below_titles_of_their_own_are_none_of_the_report():
    pairs = ["Diver disagrees on bolts", MORE[0], "Council to meet", MORE[1], "Who pays for lifting", MORE[2]]
    assert told(*HARBOUR, "Related stories", *pairs) == HARBOUR
