"""Which mentions of no known type may become events."""

from __future__ import annotations

import pytest

from secondsource.link.untyped import leave_out_untold
from secondsource.model import Argument, EventMention

ACTORS = {f"m-{name}": name for name in ("queen", "choir", "mayor")}
STORIES = {"d1": "s1", "d2": "s1", "d3": "s2"}


def mention(doc: str, lemma: str = "serenade", who: str = "choir queen", **more: str) -> EventMention:
    arguments = tuple(
        Argument(role, n, n + 1, f"m-{name}")
        for n, (role, name) in enumerate(zip(("actor", "recipient"), who.split(), strict=False))
    )
    fields = {"type": "OTHER", "factuality": "CT+", **more}
    return EventMention(doc=doc, start=5, stop=9, lemma=lemma, arguments=arguments, **fields)  # type: ignore[arg-type]


def kept(*mentions: EventMention) -> list[EventMention]:
    return leave_out_untold(mentions, ACTORS, STORIES, {})


def test_what_one_report_tells_and_no_list_knows_is_left_out() -> None:
    assert kept(mention("d1")) == []


def test_a_mention_with_a_type_stays() -> None:
    typed = mention("d1", type="CONSULT")
    assert kept(typed) == [typed]


def test_what_two_reports_of_a_story_tell_of_the_same_people_stays() -> None:
    assert len(kept(mention("d1"), mention("d2"))) == 2


def test_a_copy_is_no_second_report() -> None:
    told = [mention("d1"), mention("d2")]
    assert leave_out_untold(told, ACTORS, STORIES, {"d2": "d1"}) == []
    assert leave_out_untold(told, ACTORS, STORIES, {"d1": "d9", "d2": "d9"}) == []  # both copy a third


@pytest.mark.parametrize(
    "other",
    [
        mention("d3"),  # another story
        mention("d2", who="choir mayor"),  # somebody else
        mention("d2", who="choir"),  # one participant is shared by chance
        mention("d2", lemma="applaud"),
        mention("d2", factuality="CT-"),
        mention("d2", factuality="PS+"),
        mention("d2", type="CONSULT"),
    ],
)
def test_two_reports_that_share_too_little_are_not_enough(other: EventMention) -> None:
    assert mention("d1") not in kept(mention("d1"), other)


@pytest.mark.parametrize("lemma", ["have", "take", "go", "tell"])
def test_a_word_that_says_little_makes_no_event(lemma: str) -> None:
    assert kept(mention("d1", lemma), mention("d2", lemma)) == []
