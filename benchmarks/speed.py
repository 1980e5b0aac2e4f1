"""Speed of the whole pipeline against spaCy's default pipeline alone, on the same texts in the same run.

The ratio is measured in one process, so that both do the same; reports a second are those of the default, with
processes that can be killed.

DIR may be any data set whose records have a `text`; the default of 60 reports takes about half a minute.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from secondsource.parse.english import load_model
from secondsource.pipeline import TOOLS, make_brief
from secondsource.worker import Call, hire, release

REPORTS = 60
ROUNDS = 3


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """`ratio_to_spacy` (the median of rounds, each timing both), `tokens_per_s`, `reports_per_s`, and memory.

    `tokens_per_s` is of one process as the ratio is, `reports_per_s` of the whole with as many workers as are the
    default; `peak_mb` is the most memory of this process, spaCy and ours, and `worker_peak_mb` that of a worker.
    """
    rows = [row for row in read_split(data, split) if row.get("text", "").strip()][: limit or REPORTS]
    texts = [row["text"] for row in rows]
    model = load_model()
    tokens = sum(len(doc) for doc in model.pipe(texts))  # also warms the model up
    ratios, ours, guarded = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        keys = {"text", "title", "published", "dct", "url", "publisher"}
        lines = (json.dumps({key: row[key] for key in keys & row.keys()}) for row in rows)
        file.write_text("\n".join(lines), encoding="utf-8")
        for _ in range(ROUNDS):
            spacy_s = _time(lambda: list(model.pipe(texts)))
            ours_s = _time(lambda: make_brief([file], workers=0).to_json())
            ours.append(ours_s)
            ratios.append(ours_s / spacy_s)
            guarded.append(_time(lambda: make_brief([file]).to_json()))
    worker = hire(TOOLS)  # the one that was kept
    (worker_peak,) = worker.run(Call("benchmarks.speed:read_peak"))
    release(worker)
    took = sorted(ours)[ROUNDS // 2]
    return {
        "reports": len(rows),
        "tokens": tokens,
        "ratio_to_spacy": round(sorted(ratios)[ROUNDS // 2], 3),
        "tokens_per_s": round(tokens / took),
        "reports_per_s": round(len(rows) / sorted(guarded)[ROUNDS // 2], 2),
        "peak_mb": read_peak(),
        "worker_peak_mb": worker_peak,
    }


def read_peak() -> int:
    """The most memory this process had, in MiB; `getrusage` would count what its parent had when it was started."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1024)


def _time(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
