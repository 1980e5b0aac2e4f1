"""What somebody agreed to, asked for, promised or invited to: two such deeds are one only where that is one thing."""

from __future__ import annotations

from secondsource.link.words import rarity, split_words, stem
from secondsource.model import EventMention

TOPICAL = frozenset(
    {"AGREE", "REQUEST", "SUPPORT", "CONCEDE", "THREATEN", "ACCUSE", "REJECT", "AID", "SANCTION", "COERCE"}
)
"""Types whose events consist in what they are about: one may agree to two things, and invite to two places."""

TELLING = 1.2
"""Rarity from which a word says what something is about: three reports in ten or fewer have it."""

COMMON_START = 6
"""Letters at the beginning that make two words forms of one: "denuclearize", "denuclearization"."""

ROLES = ("topic", "instrument", "quantity")


def read_topic(mention: EventMention, text: str) -> frozenset[str]:
    """The telling words of what a mention is about, as stems."""
    stems = (
        stem(word) for argument in mention.fillers(*ROLES) for word in split_words(text[argument.start : argument.stop])
    )
    return frozenset(word for word in stems if rarity(word) >= TELLING)


def share_topic(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether two topics have a word in common, in whatever form."""
    if left & right:
        return True
    return any(_begins_alike(one, other) for one in left for other in right)


def _begins_alike(one: str, other: str) -> bool:
    return len(one) >= COMMON_START and one[:COMMON_START] == other[:COMMON_START]
