"""The families of words for events: "blaze" and "fire" tell of one kind, and movements are told by their aspect."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from secondsource.lists import read_table
from secondsource.model import EventMention

INCIDENTS = frozenset(
    {"fire", "shooting", "attack", "explosion", "crash", "earthquake", "storm", "kidnapping", "protest", "robbery"}
)
"""Families of events that a story is about: a report has one of a kind, unless it tells two places or two times."""


@functools.cache
def load_kinds(file: str) -> Mapping[str, str]:
    """The kind of each word, from a table in data/ whose lines hold a kind and its words."""
    return {word: kind for kind, words in read_table("link", file) for word in words.split()}


def find_family(mention: EventMention) -> str:
    """The family of a mention: movements by their aspect, others by lemma and type, else by lemma, else the lemma."""
    if mention.aspect:
        return "movement"
    families = load_kinds("event_families.tsv")
    return families.get(f"{mention.lemma}/{mention.type}") or families.get(mention.lemma, mention.lemma)
