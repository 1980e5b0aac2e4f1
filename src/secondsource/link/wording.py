"""How alike are the words of two quotations, and does a number or a "not" differ? Clauses may stand in any order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.link.alignment import MEANING, Gap, Run, align, find_gaps
from secondsource.link.quoted_words import NOT, Word, join_compounds, weigh

RUN = 3
"""Words in a row that are a wording; fewer may meet by chance."""

MUCH = 40.0
"""Weight of common words beyond which more of them prove no more."""

SAME = 0.55
"""Likelihood from which two quotations render one utterance."""

POINTS = {"in_runs": 3.3, "common": 2.8, "kept": 5.0, "both": 2.4, "named": 1.1, "apart": -2.6}
BASE = -7.1
"""What each observation adds to the log odds, by logistic regression on the develop half of the labelled pairs and
tests/cases/quotation_variants.tsv (`training/train_quotations.py`)."""

ALTERED = "altered: "
"""How a reason begins that says what changes the sense."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two quotations are, in weight of words.

    `common` is the weight of the words that correspond, `in_runs` of those in a row; `both` the share of the two
    quotations that corresponds, `part` that of the shorter one, `verbatim` what of it stands in a row; `kept` what
    corresponds, against what stands replaced between it; `altered` says in words which number or "not" differs,
    `reworded` weighs what else was replaced. `longest` are the most words in a row, as indexes into the left side.
    """

    common: float
    in_runs: float
    both: float
    part: float
    verbatim: float
    kept: float
    reworded: float
    altered: tuple[str, ...]
    longest: Run | None

    @property
    def one_change(self) -> bool:
        """Say whether nothing but one number or "not" was changed, so that one utterance was altered."""
        return len(self.altered) == 1 and self.reworded < MEANING


def observe(like: Likeness, *, named: bool, apart: bool) -> dict[str, float]:
    """What speaks for one utterance: the likeness of the words, whether the speaker of both is `named`, and against
    it whether their reports were published long `apart`; by the names in POINTS."""
    return {
        "in_runs": min(like.in_runs, MUCH) / MUCH,
        "common": min(like.common, MUCH) / MUCH,
        "kept": like.kept,
        "both": like.both,
        "named": float(named),
        "apart": float(apart),
    }


def weigh_up(seen: Mapping[str, float]) -> float:
    """How likely it is that two quotations render one utterance (0 to 1), from what was observed of them."""
    points = BASE + math.fsum(POINTS[name] * value for name, value in seen.items())
    return round(1 / (1 + math.exp(-points)), 4)


def compare_words(left: Sequence[Word], right: Sequence[Word]) -> Likeness:
    """Compare two quotations word by word, in runs of words that may stand in any order."""
    left, right = join_compounds(left, right), join_compounds(right, left)
    runs = align(left, right)
    gaps = list(find_gaps(left, right, runs))
    weights = [run.match * weigh(left[run.left : run.left + run.size]) for run in runs]
    common = math.fsum(weights)
    replaced = math.fsum(min(weigh(gap.left), weigh(gap.right)) for gap in gaps)
    in_runs = math.fsum(w for run, w in zip(runs, weights, strict=True) if run.size >= RUN)
    smaller, larger = sorted((weigh(left), weigh(right)))
    return Likeness(
        common=round(common, 4),
        in_runs=round(in_runs, 4),
        both=round(2 * common / (smaller + larger or 1.0), 4),
        part=round(common / (smaller or 1.0), 4),
        verbatim=round(in_runs / (smaller or 1.0), 4),
        kept=round(common / (common + replaced or 1.0), 4),
        reworded=round(math.fsum(map(_reworded, gaps)), 4),
        altered=tuple(find_alterations(gaps)),
        longest=max(runs, key=lambda run: (run.size, -run.left), default=None),
    )


def _reworded(gap: Gap) -> float:
    """The weight of plain words replaced in a gap."""
    sides = ([word for word in side if not is_number(word) and word.form != NOT] for side in (gap.left, gap.right))
    return min(map(weigh, sides))


def find_alterations(gaps: Sequence[Gap]) -> Iterator[str]:
    """Say what changes the sense: another number in the place of one, or a "not" that one side lacks."""
    for gap in find_altered(gaps):
        left, right = _numbers(gap)
        if left and right:
            yield f"{ALTERED}the numbers differ, {', '.join(left)} and {', '.join(right)}"
        else:
            yield f"{ALTERED}one of them has a “not” that the other lacks"


def find_altered(gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps in which a number stands for another, or one side lacks a "not"; one that it has elsewhere has only
    moved."""
    lacking = [_lacks_not(gap) for gap in gaps]
    moved = min(lacking.count("left"), lacking.count("right"))
    found = []
    for gap, side in zip(gaps, lacking, strict=True):
        left, right = _numbers(gap)
        if (left and right and left != right) or (side and lacking.count(side) > moved):
            found.append(gap)
    return found


def _numbers(gap: Gap) -> tuple[list[str], list[str]]:
    """The numbers of both sides if each side has one that the other lacks."""
    left, right = ({word.form for word in side if is_number(word)} for side in (gap.left, gap.right))
    return ([], []) if left <= right or right <= left else (sorted(left), sorted(right))


def _lacks_not(gap: Gap) -> Literal["", "left", "right"]:
    """The side of a gap that lacks a "not" of the other; at an end of the words in common only one that stands right
    beside them counts, for else the quotation begins or ends there."""
    has = [any(word.form == NOT for word in side) for side in (gap.left, gap.right)]
    if has[0] == has[1]:
        return ""
    side = gap.left if has[0] else gap.right
    if gap.edge and NOT not in (side[0].form, side[-1].form):
        return ""
    return "right" if has[0] else "left"


def is_number(word: Word) -> bool:
    """Say whether a word is a number, in words or figures."""
    return word.form[:1].isdigit()
