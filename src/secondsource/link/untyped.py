"""Which mentions of no known type may become events? Those that several reports of a story tell of the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from secondsource.extract.happenings import OTHER
from secondsource.model import EventMention

PARTIES = ("actor", "recipient")

Key = tuple[str, str, str]


def leave_out_untold(
    mentions: Iterable[EventMention], actor_of: Mapping[str, str], stories: Mapping[str, str]
) -> list[EventMention]:
    """The mentions that have a type, and those without one that two reports share.

    Two reports share a mention when they belong to one story, use one word, and name one participant. What a single
    report tells and no list knows stays a mention: most of it is detail, and a wrong event is worse than a missing one.
    """
    mentions = list(mentions)
    reports: dict[Key, set[str]] = defaultdict(set)
    for mention in mentions:
        for key in _find_keys(mention, actor_of, stories):
            reports[key].add(mention.doc)
    return [
        mention
        for mention in mentions
        if mention.type != OTHER.type or any(len(reports[key]) > 1 for key in _find_keys(mention, actor_of, stories))
    ]


def _find_keys(mention: EventMention, actor_of: Mapping[str, str], stories: Mapping[str, str]) -> Iterator[Key]:
    story = stories.get(mention.doc)
    if story and mention.type == OTHER.type:
        for argument in mention.fillers(*PARTIES):
            if argument.mention in actor_of:
                yield story, mention.lemma, actor_of[argument.mention]
