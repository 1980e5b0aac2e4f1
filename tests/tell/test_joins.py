"""Why mentions are one event, and others are not."""

from secondsource.model import Link
from secondsource.tell.joins import Apart, find_joins

EVENT_OF = {"m1": "visit", "m2": "visit", "m3": "visit", "m4": "other"}


def test_reasons_are_counted_within_an_event_the_most_frequent_first() -> None:
    links = (
        Link(about="event", left="m1", right="m2", judgement="same", reasons=("same place", "same actor")),
        Link(about="event", left="m2", right="m3", judgement="same", reasons=("same place",)),
    )
    assert find_joins(links, EVENT_OF).together == {"visit": ("same place", "same actor")}


def test_what_was_kept_apart_is_named_on_both_sides() -> None:
    links = (Link(about="event", left="m1", right="m4", judgement="different", reasons=("ten months apart",)),)
    apart = find_joins(links, EVENT_OF).apart
    assert apart["visit"] == (Apart("other", "ten months apart"),)
    assert apart["other"] == (Apart("visit", "ten months apart"),)


def test_links_on_other_things_or_unknown_mentions_say_nothing() -> None:
    links = (
        Link(about="actor", left="m1", right="m2", judgement="same", reasons=("same name",)),
        Link(about="event", left="m1", right="gone", judgement="same", reasons=("same place",)),
    )
    joins = find_joins(links, EVENT_OF)
    assert not joins.together
    assert not joins.apart
