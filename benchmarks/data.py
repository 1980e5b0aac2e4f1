"""Read data sets: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read_split(data: Path, split: str) -> list[dict[str, Any]]:
    """Read DATA/SPLIT.jsonl; a missing file is one clear line."""
    path = data / f"{split}.jsonl"
    if not path.is_file():
        raise SystemExit(f"benchmarks: no file {path}; --split is the stem of a .jsonl file in --data")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def score(right: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1 from counts, rounded to four places."""
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4)}
