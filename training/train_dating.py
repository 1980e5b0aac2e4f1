"""Count how long after the days that they name reports are written, for `src/secondsource/link/data/dating.tsv`.

    PYTHONPATH=. python training/train_dating.py DATA

DATA is the folder that holds the data sets `incidents`, `t17` and `polnear`. Of the first two one half is counted, by
a hash of the incident or report (`benchmarks/dating.py` measures both halves), of the third the training part. Only
classes of distances and counts leave it, no words. Takes about half an hour on one core.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.data import read_split
from benchmarks.dating import Case, read_cases
from secondsource.link.day_odds import gather, observe

TARGET = Path(__file__).parent.parent / "src/secondsource/link/data/dating.tsv"
HEADER = """\
# How far from the day on which a report was written lie the days, weekdays, months, years and terms of office that it
# names: way of naming, class of the distance (see link/day_odds.py), number of reports. Counted by
# training/train_dating.py in {reports:,} dated reports of three data sets; counts are facts, and no text is here.
"""


def count_case(case: Case, counts: Counter[tuple[str, int]]) -> None:
    """Count what is seen of a report's evidence from its true day."""
    evidence = gather(case.document.text, case.times)
    for sight in observe(evidence, np.array([case.day.toordinal()])):
        if sight.seen[0]:
            counts[sight.name, int(sight.places[0])] += 1


def main() -> None:
    """Count and write."""
    data = Path(sys.argv[1])
    counts: Counter[tuple[str, int]] = Counter()
    reports = 0
    for name, split in (("incidents", "docs"), ("t17", "docs"), ("polnear", "train")):
        for case in read_cases(read_split(data / name, split)):
            if case.learned or split == "train":
                reports += 1
                count_case(case, counts)
    rows = "".join(f"{name}\t{place}\t{count}\n" for (name, place), count in sorted(counts.items()))
    TARGET.write_text(HEADER.format(reports=reports) + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
