"""Reports about one course of events are one story; look-alikes are not."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.stories import days_between, group_stories, link_average
from secondsource.model import Document, Interval

QUARRY = [
    ("Rockfall kills two at Askvik quarry", "Two men died when a rock face came down at the quarry of Askvik on Monday "
     "morning. The rescue team of the county dug for six hours. The quarry's owner, Nordstein, stopped all work."),
    ("Askvik: third man still missing", "Rescuers at Askvik went on digging through the night for a third man after "
     "the rockfall at Nordstein's quarry, in which two died on Monday."),
    ("Nordstein knew of cracks above Askvik", "The owner of the Askvik quarry had been told of cracks in the rock "
     "face, according to a letter of the mining inspector. Two men died there in Monday's rockfall, one is missing."),
]  # fmt: skip
FACTORY = [
    ("Fire at Tarnby paint factory", "A fire broke out on Monday in the paint factory of Tarnby, and a black cloud "
     "stood over the town. Residents were told to keep their windows shut. Nobody was hurt, the fire chief said."),
    ("Tarnby residents may open windows again", "The fire in the paint factory of Tarnby is out. Residents may open "
     "their windows, the fire chief said on Tuesday; the air is clean."),
]  # fmt: skip
SAWMILL = [
    ("Fire destroys sawmill in Holmsund", "A fire destroyed the sawmill of Holmsund on Monday. Nobody was hurt, the "
     "fire chief said. Residents saw the flames from across the bay, and the ferry was stopped."),
    ("Holmsund sawmill: owner suspects arson", "The owner of the sawmill in Holmsund believes that Monday's fire was "
     "arson. The ferry across the bay is running again, the fire chief said."),
]  # fmt: skip

Rows = list[tuple[str, str]]


def reports(rows: Rows, day: date | None = None) -> list[Document]:
    dct = Interval(day, day, "given") if day else Interval()
    return [
        Document(uri=title, publisher="Post", text=f"{title}\n\n{text}", title=title, dct=dct) for title, text in rows
    ]


def titles(documents: list[Document], dates: dict[str, Interval] | None = None) -> list[list[str]]:
    """The stories as lists of titles."""
    known = {document.id: document.title for document in documents}
    stories = group_stories(documents, [], dates)
    return sorted(sorted(known[id] for id in story.documents) for story in stories)


def expected(*groups: Rows) -> list[list[str]]:
    return sorted(sorted(title for title, _ in group) for group in groups)


def test_two_fires_in_different_towns_are_two_stories() -> None:
    assert titles(reports(FACTORY + SAWMILL)) == expected(FACTORY, SAWMILL)


def test_three_stories_are_told_apart_in_a_small_folder() -> None:
    assert titles(reports(QUARRY + FACTORY + SAWMILL)) == expected(QUARRY, FACTORY, SAWMILL)


def test_an_undated_report_joins_a_dated_story() -> None:
    documents = reports(QUARRY[:2], date(2020, 3, 3)) + reports(QUARRY[2:])
    assert titles(documents) == expected(QUARRY)


def test_reports_of_two_years_are_two_stories() -> None:
    documents = reports(QUARRY[:2], date(2020, 3, 3)) + reports(QUARRY[2:], date(2022, 3, 3))
    assert titles(documents) == expected(QUARRY[:2], QUARRY[2:])


def test_inferred_dates_outrank_the_missing_ones() -> None:
    documents = reports(QUARRY)
    dates = {
        documents[2].id: Interval(date(2022, 1, 1), None),
        documents[0].id: Interval(date(2020, 3, 1), date(2020, 3, 9)),
    }
    dates[documents[1].id] = dates[documents[0].id]
    assert titles(documents, dates) == expected(QUARRY[:2], QUARRY[2:])


def test_a_story_is_called_by_the_title_nearest_to_all_its_reports() -> None:
    (story,) = group_stories(reports(QUARRY), [])
    assert story.label in {title for title, _ in QUARRY}
    assert "Askvik" in story.label


def test_a_story_without_titles_is_called_by_a_first_line() -> None:
    (story,) = group_stories(
        [Document(uri="x", publisher="Post", text="\n• A boat sank off Askvik.\nAll were saved.")], []
    )
    assert story.label == "A boat sank off Askvik."


def test_the_period_of_a_story_runs_from_its_first_to_its_last_report() -> None:
    documents = reports(QUARRY[:1], date(2020, 3, 3)) + reports(QUARRY[1:], date(2020, 3, 5))
    (story,) = group_stories(documents, [])
    assert (story.period.earliest, story.period.latest) == (date(2020, 3, 3), date(2020, 3, 5))


def test_every_document_is_in_exactly_one_story_whatever_the_order() -> None:
    documents = reports(QUARRY + FACTORY + SAWMILL)
    stories = group_stories(documents, [])
    assert sorted(id for story in stories for id in story.documents) == sorted(document.id for document in documents)
    assert group_stories(documents[::-1], []) == stories


def test_days_are_counted_only_where_they_certainly_lie_between() -> None:
    march = Interval(date(2018, 3, 26), date(2018, 3, 28))
    assert days_between(march, Interval(date(2018, 4, 7), date(2018, 4, 7))) == 10
    assert days_between(Interval(date(2018, 4, 7), None), march) == 10
    assert days_between(march, Interval(date(2018, 3, 1), date(2018, 5, 1))) == 0
    assert days_between(march, Interval()) == 0
    assert days_between(march, Interval(None, date(2018, 3, 20))) == 6


def test_average_link_asks_for_the_mean_over_all_pairs() -> None:
    pairs = {(0, 1): 0.9, (1, 2): 0.5}
    assert link_average(3, pairs, 0.3) == [[0, 1], [2]]
    assert link_average(3, pairs, 0.25) == [[0, 1, 2]]


@given(st.lists(st.text(max_size=100), max_size=5))
def test_odd_texts_raise_nothing(texts: list[str]) -> None:
    documents = [Document(uri=str(number), publisher="", text=text) for number, text in enumerate(texts)]
    assert sum(len(story.documents) for story in group_stories(documents, [])) == len(documents)
