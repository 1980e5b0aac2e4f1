"""How alike are two mentions of events, beyond who, where and when? The words they use, and where they stand."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from secondsource.link.event_view import EventView
from secondsource.link.levels import Level
from secondsource.link.stories import compare_sketches
from secondsource.link.surroundings import compare_words

WORDS = ((0.02, "hardly any"), (0.1, "few"), (0.2, "some"), (0.4, "many"), (1.01, "most"))
"""Below which share of telling words two sentences share so many of them."""

REPORTS = ((0.1, "far"), (0.2, "apart"), (0.3, "near"), (0.5, "close"), (1.01, "very close"))
"""Below which similarity two reports are so close."""

DISTANCE = ((1, "same sentence"), (2, "next"), (4, "near"), (8, "apart"), (10**9, "far"))
"""Below how many sentences between them two mentions of one report stand so."""


def compare_likeness(left: EventView, right: EventView) -> Iterator[Level]:
    """Compare two mentions of one kind by the words in and around them; each level has a grade as its verdict."""
    alike = left.mention.lemma == right.mention.lemma
    yield Level("word", "same" if alike else "kin", "in the same word" if alike else "")
    if not left.around or not right.around:
        return
    yield _compare_stems("doer", (item.doers for item in left.around), (item.doers for item in right.around))
    yield _compare_stems("object", (item.objects for item in left.around), (item.objects for item in right.around))
    shared = _grade(compare_words(left.around, right.around), WORDS)
    yield Level("words", shared, "their sentences share telling words" if shared in ("many", "most") else "")
    top = sum(any(item.sentence == 0 for item in view.around) for view in (left, right))
    yield Level("headline", ("none", "one", "both")[top], "both headlines tell it" if top == 2 else "")
    if left.mention.doc == right.mention.doc:
        sentences = abs(left.around[0].sentence - right.around[0].sentence)
        yield Level("distance", _grade(sentences, DISTANCE))
    elif left.report is not None and right.report is not None:
        close = _grade(compare_sketches(left.report, right.report), REPORTS)
        yield Level("reports", close, "the reports are alike" if close.endswith("close") else "")


def _grade(value: float, grades: tuple[tuple[float, str], ...]) -> str:
    return grades[bisect.bisect([end for end, _ in grades], value)][1]


def _compare_stems(name: str, left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> Level:
    one, other = frozenset().union(*left), frozenset().union(*right)
    if not one or not other:
        return Level(name, None)
    shared = sorted(one & other)
    return Level(name, "same", f"with “{shared[0]}” in one place") if shared else Level(name, "different")
