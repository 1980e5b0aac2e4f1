"""Which mentions of no known type may become events? Those that several reports of a story tell of the same people."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from secondsource.extract.cues import load_heads
from secondsource.extract.happenings import OTHER
from secondsource.link.words import background_frequencies
from secondsource.model import EventMention

PARTIES = ("actor", "recipient")

COMMON = 0.05
"""The share of news reports from which a word says too little to tell what happened: "have", "take", "begin"."""

CUES = ("V", "N")
HELD = ("CT+", "PR+")

Key = tuple[str, str, str, str]


def leave_out_untold(
    mentions: Iterable[EventMention],
    actor_of: Mapping[str, str],
    stories: Mapping[str, str],
    original: Mapping[str, str],
) -> list[EventMention]:
    """The mentions that have a type, and those without one that two reports share.

    Two reports share a mention when they belong to one story, hold that it happened, name two of the same participants,
    and use one word, which is not common and no word of saying. What a single report tells and no list knows stays a
    mention: most of it is detail, and a wrong event is worse than a missing one. `original` gives for each copy the
    report that it copies: a copy is no second report.
    """
    mentions = list(mentions)
    reports: dict[Key, set[str]] = defaultdict(set)
    for mention in mentions:
        for key in _find_keys(mention, actor_of, stories):
            reports[key].add(original.get(mention.doc, mention.doc))
    return [
        mention
        for mention in mentions
        if mention.type != OTHER.type or any(len(reports[key]) > 1 for key in _find_keys(mention, actor_of, stories))
    ]


def _find_keys(mention: EventMention, actor_of: Mapping[str, str], stories: Mapping[str, str]) -> Iterator[Key]:
    story = stories.get(mention.doc)
    if mention.type != OTHER.type or not story or mention.factuality not in HELD or _says_little(mention.lemma):
        return
    parties = {actor_of.get(argument.mention, "") for argument in mention.fillers(*PARTIES)} - {""}
    for one, other in itertools.combinations(sorted(parties), 2):
        yield story, mention.lemma, one, other


def _says_little(lemma: str) -> bool:
    return background_frequencies().get(lemma, 0.0) > COMMON or any((pos, lemma) in load_heads() for pos in CUES)
