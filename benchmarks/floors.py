"""Floors: the least that each number may be on each data set, pinned with a digest of the data.

A run on data that has floors fails when a number falls below its floor. `--pin` raises floors to what was measured;
lowering one takes `--lower` as well.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "floors.json"

SLACK = 0.005
"""How far below the measured number its floor is pinned: another machine may round the last digit another way."""

FEWER_IS_BETTER = frozenset({"mae", "median_width_days"})
NOT_PINNED = frozenset({
    "documents", "mentions", "reports", "tokens", "tokens_per_s", "reports_per_s", "peers", "records", "sentences",
    "events", "statements", "chains", "missing", "inverted", "pairs", "stories", "pages", "seconds", "values",
    "confusions_2021", "regular_expression", "time_share_of_parse", "mae_of_always_certain", "ratio_to_spacy",
    "peak_mb", "pages_per_second", "worker_peak_mb", "baselines", "timelines",
    "by_evidence", "halves", "wider", "without_header_dates", "count", "labels", "wrong",
})  # fmt: skip
"""Counts, timings, peers and tables of errors, which are no quality of ours."""


def digest_data(path: Path) -> str:
    """The SHA-256 of a data file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def is_fewer_better(key: str) -> bool:
    """Say whether a number is an error, as its last name tells ("rules.mae")."""
    return key.rpartition(".")[2] in FEWER_IS_BETTER


def flatten(result: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of a result by dotted key, without the peers' and the mere counts."""
    for key, value in result.items():
        if key in NOT_PINNED:
            continue
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield prefix + key, float(value)


def find_failures(name: str, digest: str, result: Mapping[str, Any]) -> list[str]:
    """One line for each number that is worse than its floor on this data."""
    floors = _load().get(f"{name} {digest}", {}).get("floors", {})
    measured = dict(flatten(result))
    lines = []
    for key, floor in floors.items():
        value = measured.get(key)
        worse = value is None or (value > floor if is_fewer_better(key) else value < floor)
        if worse:
            lines.append(f"{name}: {key} is {value}, its floor is {floor}")
    return lines


def pin(name: str, data: Path, split: str, result: Mapping[str, Any], *, lower: bool) -> list[str]:
    """Pin the numbers as floors of this data; returns a line for each floor that was kept from falling."""
    table = _load()
    key = f"{name} {digest_data(data / f'{split}.jsonl')}"
    old = table.get(key, {}).get("floors", {})
    kept, new = [], {}
    for metric, value in flatten(result):
        fewer = is_fewer_better(metric)
        floor = math.ceil((value + SLACK) * 1000) / 1000 if fewer else math.floor((value - SLACK) * 1000) / 1000
        before = old.get(metric, floor)
        lowered = floor > before if fewer else floor < before
        if lowered and not lower:
            kept.append(f"{name}: {metric} stays at {before} (measured {value}); --lower lowers it")
            floor = before
        new[metric] = floor
    table[key] = {"data": f"{data.name}/{split}", "floors": new}
    FILE.write_text(json.dumps(dict(sorted(table.items())), indent=1) + "\n", encoding="utf-8")
    return kept


def _load() -> dict[str, Any]:
    if not FILE.is_file():
        return {}
    loaded: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return loaded
