"""Where and on which day an incident was, as its report states."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.scene_days import find_days
from secondsource.extract.scene_places import Towns
from secondsource.extract.scene_signs import Scene, choose_option
from secondsource.model import Document, EventMention, PlaceMention, Stated, TimeMention
from secondsource.parse.tree import Parse


def state_date(
    document: Document, parse: Parse, times: Sequence[TimeMention], mentions: Sequence[EventMention]
) -> Stated | None:
    """The day of the incident: the day with the most behind it, at last that of publication.

    What each sign weighs was learned from reports of shootings with the recorded day (training/scenes.md).
    """
    return choose_option(find_days(document, Scene(parse), times, mentions), "date")


def state_places(
    document: Document, parse: Parse, places: Sequence[PlaceMention], mentions: Sequence[EventMention]
) -> tuple[Stated | None, Stated | None]:
    """The state or province and the town where the incident was, each with the words it rests on.

    A town's state is the one that its reading gives, so that the town's words are evidence for the state too.
    """
    towns = Towns(document, Scene(parse), places, mentions)
    state = choose_option(towns.find_states(), "state")
    city = choose_option(towns.find_towns(str(state.value) if state else ""), "city")
    return state, city
