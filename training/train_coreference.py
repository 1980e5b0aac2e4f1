"""Learn what the levels of a comparison weigh: `PYTHONPATH=. python training/train_coreference.py ../shared/data`.

Logistic regression over pairs of gold mentions of one kind in one of our stories, from the training parts of ECB+ and
GVC, each set weighing the same; one table for pairs within a report and one for pairs of two. Deterministic; needs
scikit-learn; writes src/secondsource/link/data/event_odds.tsv. About a quarter of an hour, most of it parsing.
"""

from __future__ import annotations

import itertools
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.coref import read_views
from secondsource.link.event_odds import BETWEEN, WITHIN
from secondsource.link.event_view import EventView
from secondsource.link.levels import Contains, compare_events
from secondsource.link.likeness import compare_likeness

TABLE = Path(__file__).resolve().parents[1] / "src/secondsource/link/data/event_odds.tsv"
SETS = ("ecbplus", "gvc")
UNWEIGHED = frozenset({"kind", "story", "ordinal", "number", "topic", "negation", "vehicle"})
"""Levels that decide alone, or of which the sets have too few."""
HEADER = """# What speaks for two mentions of one kind telling of one event: scope (within a report, between two),
# level, verdict, weight (logarithm of the odds). A line without level is where all begin. Learned by
# training/train_coreference.py from the training parts of ECB+ (CC BY 3.0) and GVC (CC BY 4.0); do not edit.
"""

Pair = tuple[dict[str, str], bool]


def read_pairs(data: Path) -> dict[str, list[Pair]]:
    """The verdicts on all pairs of one kind in one story, and whether they are one event, by scope."""
    views, chain_of, contains = read_views(data, "train")
    blocks: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in views:
        blocks[view.story or view.mention.doc, view.family].append(view)
    pairs: dict[str, list[Pair]] = {WITHIN: [], BETWEEN: []}
    for _, block in sorted(blocks.items()):
        for left, right in itertools.combinations(block, 2):
            scope = WITHIN if left.mention.doc == right.mention.doc else BETWEEN
            same = chain_of[left.mention.id] == chain_of[right.mention.id]
            pairs[scope].append((dict(find_verdicts(left, right, contains)), same))
    return pairs


def find_verdicts(left: EventView, right: EventView, contains: Contains) -> Iterator[tuple[str, str]]:
    """The levels that are weighed, with their verdicts."""
    for level in (*compare_events(left, right, contains), *compare_likeness(left, right)):
        if level.verdict is not None and level.name not in UNWEIGHED:
            yield level.name, level.verdict


def learn(sets: list[list[Pair]]) -> dict[tuple[str, str], float]:
    """Fit the weight of each verdict; each set weighs the same."""
    pairs = [pair for pairs in sets for pair in pairs]
    names = sorted({item for verdicts, _ in pairs for item in verdicts.items()})
    signs = numpy.array([[float(verdicts.get(name) == verdict) for name, verdict in names] for verdicts, _ in pairs])
    weights = numpy.concatenate([numpy.full(len(pairs), 10_000 / len(pairs)) for pairs in sets])
    model = LogisticRegression(C=0.3, max_iter=5000)
    model.fit(signs, [same for _, same in pairs], sample_weight=weights)
    table = {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
    return {("", ""): round(float(model.intercept_[0]), 3)} | table


def main() -> None:
    """Learn both tables and write them."""
    sets = [read_pairs(Path(sys.argv[1]) / name) for name in SETS]
    lines = []
    for scope in (BETWEEN, WITHIN):
        table = learn([pairs[scope] for pairs in sets])
        lines += [f"{scope}\t{name}\t{verdict}\t{weight}\n" for (name, verdict), weight in sorted(table.items())]
        print(scope, [(len(pairs[scope]), sum(same for _, same in pairs[scope])) for pairs in sets])
    TABLE.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
