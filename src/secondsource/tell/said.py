"""When was a statement made? Only where the report says it beside the cue ("said on Tuesday"), else no answer."""

from __future__ import annotations

import re

from secondsource.model import Interval, Statement
from secondsource.tell.catalogue import Catalogue

# What may stand between the cue and its day. Anything more, and the day may belong to the content.
_BETWEEN = re.compile(r"[\s,]*(?:(?:late|early|on|in)\s+)*", re.IGNORECASE)


def find_said(catalogue: Catalogue) -> dict[str, Interval]:
    """Give the days on which attributed statements were made, by statement id.

    A dated expression counts that follows the cue directly and lies outside of the content.
    """
    days: dict[str, list[tuple[int, int, Interval]]] = {}
    for mention in catalogue.time_mentions:
        value = catalogue.time_values.get(mention.id)
        if value and value.interval.known and mention.type in ("DATE", "TIME"):
            days.setdefault(mention.doc, []).append((mention.start, mention.stop, value.interval))
    found = ((said.id, _day_of(said, days.get(said.doc, []), catalogue)) for said in catalogue.statements)
    return {id: day for id, day in found if day}


def _day_of(said: Statement, days: list[tuple[int, int, Interval]], catalogue: Catalogue) -> Interval | None:
    text = catalogue.document[said.doc].text
    for cue in said.cue:
        for start, stop, interval in days:
            near = start >= cue.stop and start - cue.stop < 20 and _BETWEEN.fullmatch(text, cue.stop, start)
            if near and not any(piece.start < stop and start < piece.stop for piece in said.content):
                return interval
    return None
