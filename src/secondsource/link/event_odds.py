"""What each level of a comparison says for or against one event, learned from reports whose events people linked."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping

from secondsource.link.levels import Level
from secondsource.lists import read_table

TABLE = "event_odds.tsv"
WITHIN, BETWEEN = "within", "between"
"""One report, or two: a report goes on about its event, another report may tell of another one."""


def judge_likeness(levels: Iterable[Level], scope: str) -> float:
    """How likely two mentions of one kind tell of one event, 0 to 1: log odds add up over the levels (logistic
    regression, training/coreference.md)."""
    weights = load_odds()
    told = (weights.get((scope, level.name, level.verdict or ""), 0.0) for level in levels)
    odds = weights[scope, "", ""] + math.fsum(told)
    return round(1 / (1 + math.exp(-odds)), 3)


@functools.cache
def load_odds() -> Mapping[tuple[str, str, str], float]:
    """The weight of each verdict on each level, within a report and between two (`data/event_odds.tsv`)."""
    rows = read_table("link", TABLE)
    return {(scope, name, verdict): float(weight) for scope, name, verdict, weight in rows}
