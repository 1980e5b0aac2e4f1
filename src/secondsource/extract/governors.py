"""Words that govern others, by what they make of them (`data/embedding_words.tsv`)."""

from __future__ import annotations

import functools

from secondsource.lists import read_table


@functools.cache
def governors(name: str) -> frozenset[str]:
    """The lemmas of a class: "causing", "factive" ..."""
    return {kind: frozenset(lemmas.split()) for kind, lemmas in read_table("extract", "embedding_words.tsv")}[name]
