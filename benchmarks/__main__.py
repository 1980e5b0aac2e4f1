"""Measure one stage on a data set: `python -m benchmarks NAME --data DIR --split SPLIT --json`."""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path

RUNNERS = (
    "attribution",
    "chains",
    "factuality",
    "times",
    "events",
    "coref",
    "stories",
    "facts",
    "regions",
    "speed",
    "lineage",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=RUNNERS)
    parser.add_argument("--data", type=Path, required=True, help="the folder of one data set")
    parser.add_argument("--split", default="dev", help="the stem of the .jsonl file in it (default: dev)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout, nothing else")
    parser.add_argument("--peers", action="store_true", help="measure the peers that are installed, too")
    parser.add_argument("--limit", type=int, default=0, help="only the first N records (0: all)")
    options = parser.parse_args()
    runner = importlib.import_module(f"benchmarks.{options.name}")
    result = runner.measure(options.data, options.split, peers=options.peers, limit=options.limit)
    print(json.dumps(result) if options.json else json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
