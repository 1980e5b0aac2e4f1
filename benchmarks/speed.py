"""Speed of the whole pipeline against spaCy's default pipeline alone, on the same texts in the same run.

DIR may be any data set whose records have a `text`; the default of 60 reports takes about half a minute.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from secondsource.parse.english import load_model
from secondsource.pipeline import make_brief

REPORTS = 60
ROUNDS = 3


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """`ratio_to_spacy` (the median of rounds, each timing both), `tokens_per_s`, `reports_per_s`, `peak_mb`."""
    rows = [row for row in read_split(data, split) if row.get("text", "").strip()][: limit or REPORTS]
    texts = [row["text"] for row in rows]
    model = load_model()
    tokens = sum(len(doc) for doc in model.pipe(texts))  # also warms the model up
    ratios, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        keys = {"text", "title", "published", "dct", "url", "publisher"}
        lines = (json.dumps({key: row[key] for key in keys & row.keys()}) for row in rows)
        file.write_text("\n".join(lines), encoding="utf-8")
        for _ in range(ROUNDS):
            spacy_s = _time(lambda: list(model.pipe(texts)))
            ours_s = _time(lambda: make_brief([file]).to_json())
            ours.append(ours_s)
            ratios.append(ours_s / spacy_s)
    took = sorted(ours)[ROUNDS // 2]
    return {
        "reports": len(rows),
        "tokens": tokens,
        "ratio_to_spacy": round(sorted(ratios)[ROUNDS // 2], 3),
        "tokens_per_s": round(tokens / took),
        "reports_per_s": round(len(rows) / took, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _time(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
