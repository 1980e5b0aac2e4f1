"""Which words tell once more of the event that the word over them tells: "charged on charges of"."""

from __future__ import annotations

from collections.abc import Mapping

from secondsource.parse.tree import Parse, Token

SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AGREE", "THREATEN", "CONSULT"})
"""What is said of what was said is another event: "rejected the refusal"; of other types the object is the event."""
STEM = 4
"""Letters in which the lemmas of the words for one event agree: "shoot" and "shooting", "charge" and "charge"."""


def is_echo(parse: Parse, token: Token, types: Mapping[int, str]) -> bool:
    """Say whether a word tells of the event of another word; `types` gives the type of each word that tells of one.

    A noun echoes the verb that it is the object of, or that it is made of; a verb echoes the noun that it relates to.
    """
    head = parse.head(token)
    if token.pos == "VERB":
        return token.dep == "relcl" and _of_one_type(token, head, types) and _alike(token, head)
    if head.pos == "ADP" and token.dep == "pobj":
        over = parse.head(head)
        return over.pos == "VERB" and _of_one_type(token, over, types) and _alike(token, over)
    if head.pos != "VERB" or token.dep not in ("dobj", "nsubjpass") or not _of_one_type(token, head, types):
        return False
    return types[token.i] not in SPOKEN or _alike(token, head)


def _of_one_type(token: Token, other: Token, types: Mapping[int, str]) -> bool:
    return types.get(other.i) == types[token.i] and token.i != other.i


def _alike(token: Token, other: Token) -> bool:
    return token.lemma.lower()[:STEM] == other.lemma.lower()[:STEM]
