"""The numbers of a brief are those of what is listed below them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import secondsource as ss
from secondsource.tell.brief import Brief
from secondsource.tell.wording import words

from .cases import small_case

ROOT = Path(__file__).parent.parent.parent
CASES = {
    "small": None,
    "beijing": ROOT / "examples" / "beijing-2018",
    "fires": ROOT / "examples" / "two-fires",
    "seeds": ROOT.parent / "shared" / "seeds",
}
PRINTED = [printed for printed, _ in words()["status"].values()]
MORE = re.compile(r"and (\d+) more(?: events?)?$")


@pytest.fixture(scope="module", params=sorted(CASES))
def brief(request: pytest.FixtureRequest) -> Brief:
    path = CASES[request.param]
    if path is not None and not path.is_dir():
        pytest.skip("these reports are not on this machine")
    return ss.brief([path], workers=0) if path else small_case()


def stories(text: str) -> list[list[str]]:
    """The lines of each story of a brief in text."""
    lines = text.split("THE REPORTS")[0].split("\n")
    starts = [i - 1 for i, line in enumerate(lines) if set(line) == {"-"}]
    return [lines[start:stop] for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


def sections(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"": []}
    title = ""
    for line in lines:
        if line.isupper() and not line.startswith((" ", "-", ">")):
            title = line
        found.setdefault(title, []).append(line)
    return found


def count_listed(lines: list[str]) -> Counter[str]:
    """How many events of each status stand in a section, "more" for those that are only counted."""
    listed: Counter[str] = Counter()
    for line in lines:
        if found := re.match(r"(?:- )?\[([\w ]+)\] ", line):
            alike = re.search(r" \((\d+) such events\)$", line)
            listed[found[1]] += int(alike[1]) if alike else 1
    more = sum(int(found[1]) for line in lines if (found := MORE.match(line)))
    return listed + Counter({"more": more})


def test_the_tally_of_a_story_is_what_stands_in_its_sections(brief: Brief) -> None:
    for lines in stories(brief.to_text(400)):
        own = sections(lines)
        tally = Counter(
            {
                status: int(number)
                for line in own[""]
                for number, status in re.findall(rf"(\d+) ({'|'.join(PRINTED)})(?=,|$)", line)
            }
        )
        leading = count_listed(own.get("LEADING EVENTS", []))
        assert leading.total() == tally.total()
        for title, statuses in words()["group"]:
            if title != "disputed":  # an event with a disputed attribute stands there beside its own status
                printed = {words()["status"][status][0] for status in statuses}
                also = count_listed(own.get(f"ALSO {title.upper()}", []))
                assert sum(leading[status] for status in printed) + also.total() == sum(tally[s] for s in printed)


def test_a_card_never_counts_more_independent_origins_than_it_names_or_reports_that_tell_it(brief: Brief) -> None:
    for story in brief.outline.stories:
        for card in (*story.leading, *story.more):
            assert card.sides.independent <= len(card.sides.asserting)
            assert card.sides.independent <= card.documents
            assert (card.sides.independent >= 2) >= (card.status == "corroborated")


def test_the_page_of_a_story_folds_as_many_events_as_it_says(brief: Brief) -> None:
    html = brief.to_html()
    cards = sum(len(story.leading) + len(story.more) for story in brief.outline.stories)
    assert html.count('<article class="card') == cards
    for story in brief.outline.stories:
        if story.more:
            noun = "event" if len(story.more) == 1 else "events"
            assert f"<summary>{len(story.more)} more {noun}</summary>" in html


def test_brief_and_events_count_the_same_origins_and_reports(brief: Brief) -> None:
    sheets = brief.list_events().view.sheets
    counted = {(sheet.label, sheet.standing.origins, sheet.standing.documents) for sheet in sheets}
    for story in brief.outline.stories:
        for card in (*story.leading, *story.more):
            if card.sides.independent:
                assert (card.label, card.sides.independent, card.documents) in counted
