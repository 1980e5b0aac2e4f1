"""Measure one stage on a data set: `python -m benchmarks NAME --data DIR --split SPLIT --json`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

from benchmarks import floors

RUNNERS = (
    "attribution",
    "chains",
    "factuality",
    "times",
    "phrases",
    "events",
    "coref",
    "stories",
    "facts",
    "regions",
    "speed",
    "lineage",
    "dating",
    "timeline",
    "quotations",
    "sources",
    "places",
    "days",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=RUNNERS)
    parser.add_argument("--data", type=Path, required=True, help="the folder of one data set")
    parser.add_argument("--split", default="dev", help="the stem of the .jsonl file in it (default: dev)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout, nothing else")
    parser.add_argument("--peers", action="store_true", help="measure the peers that are installed, too")
    parser.add_argument("--rules-only", action="store_true", help="attribution: measure the rules alone, too")
    parser.add_argument("--pin", action="store_true", help="raise the floors of this data to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors, too")
    parser.add_argument("--limit", type=int, default=0, help="only the first N records (0: all)")
    parser.add_argument("--texts", type=Path, help="for labels that point into other data sets: where these stand")
    options = parser.parse_args()
    runner = importlib.import_module(f"benchmarks.{options.name}")
    more = {"texts": options.texts} if options.texts else {}
    more |= {"rules_only": True} if options.rules_only else {}
    result = runner.measure(options.data, options.split, peers=options.peers, limit=options.limit, **more)
    print(json.dumps(result) if options.json else json.dumps(result, indent=2))
    file = options.data / f"{options.split}.jsonl"
    if options.limit or not file.is_file():
        return  # floors are pinned on whole files
    if options.pin:
        lines = floors.pin(options.name, options.data, options.split, result, lower=options.lower)
    else:
        lines = floors.find_failures(options.name, floors.digest_data(file), result)
    for line in lines:
        print(line, file=sys.stderr)
    if lines and not options.pin:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
