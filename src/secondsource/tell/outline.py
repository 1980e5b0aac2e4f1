"""What stands in a brief, in which order? The page, the text and the Markdown all render this one outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.tell.account import Account, make_account
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.reports import ReportView, make_report
from secondsource.tell.stories import StoryView, find_stories, label_of_story, make_story
from secondsource.tell.wording import say_name

MOST_STORIES = 40
"""Stories that are told in full, the largest first; of the rest, which no page can hold, the labels are listed."""

MOST_IN_FULL = 300
"""Reports whose text stands on the page; where there are more, only the reports of the stories told in full."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A brief, ready to be written down."""

    title: str
    account: Account
    publishers: tuple[str, ...]
    made_with: tuple[tuple[str, str], ...]
    stories: tuple[StoryView, ...]
    further: tuple[tuple[str, int], ...]  # (label, reports) of the stories that are not told in full
    reports: tuple[ReportView, ...]


def make_outline(catalogue: Catalogue, made_with: Mapping[str, str], counts: Mapping[str, int]) -> Outline:
    """Put a brief in the order in which it is read."""
    found = list(find_stories(catalogue))
    told = found[:MOST_STORIES]
    shown = {document.id for document in catalogue.documents}
    if len(shown) > MOST_IN_FULL:
        shown = {doc for story, _ in told for doc in story.documents}
    stories = [make_story(catalogue, story, events, f"story-{i}") for i, (story, events) in enumerate(told, start=1)]
    further = [(label_of_story(story) or "a story", len(story.documents)) for story, _ in found[MOST_STORIES:]]
    return Outline(
        title=_title(stories, len(further)),
        account=make_account(catalogue.documents, catalogue.originals, catalogue.problems, counts),
        publishers=tuple(dict.fromkeys(say_name(document.publisher) for document in catalogue.documents)),
        made_with=tuple(sorted(made_with.items())),
        stories=tuple(stories),
        further=tuple(further),
        reports=tuple(make_report(catalogue, d, in_full=d.id in shown) for d in catalogue.documents),
    )


def _title(stories: Sequence[StoryView], further: int) -> str:
    if not stories:
        return "Nothing to tell"
    return stories[0].label if len(stories) == 1 else f"{len(stories) + further} stories"
