"""Which of several sentences says what most reports say? The one whose telling words most of them share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from secondsource.link.words import rarity, split_words, stem

SHORT = 10
"""Words added to the length of each sentence, so that the shortest does not win by being short."""


def rate_typical(sentences: Sequence[tuple[str, str]]) -> list[float]:
    """Rate sentences, each given with its report, by the words that other reports' sentences share with it.

    A word counts by how many further reports use it and how seldom news does (Luhn 1958 and after him the centroids of
    multi-document summaries, Radev et al. 2004); the sum is divided by the length. Rounded, so that it may decide.
    """
    words = [{stem(word) for word in split_words(text)} for _, text in sentences]
    reports: Counter[str] = Counter()
    for word, _ in {(word, doc) for (doc, _), own in zip(sentences, words, strict=True) for word in own}:
        reports[word] += 1
    return [round(sum((reports[w] - 1) * rarity(w) for w in sorted(own)) / (len(own) + SHORT), 6) for own in words]
