"""Who told whom, down to the origin: chains of sources against the labelled ones.

A gold statement is found if one of ours shares half of its content's characters; a chain is right if it has as many
links, each with the right name (half of the words, or the same name in full) and the right kind. The publisher is
no link here. Texts stand in other data sets beside this one, or in the folder `texts`; one that is missing is counted
and left out.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.attribution import letters, ratio
from benchmarks.data import read_split
from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.extract.sources import strip_name
from secondsource.model import ChainLink, Span, Statement
from secondsource.parse.english import parse_document
from secondsource.read.plain import Facts, read_text

Records = list[dict[str, Any]]


def measure(data: Path, split: str, *, peers: bool, limit: int, texts: Path | None = None) -> dict[str, Any]:
    """How many chains are right, and how many of ours; `interval` is the 95 % one of `whole_chain` (Wilson)."""
    groups: dict[tuple[str, str, str], Records] = defaultdict(list)
    for item in read_split(data, split)[: limit or None]:
        groups[item["data"], item["split"], item["doc_id"]].append(item)
    shelf = Texts(texts.resolve() if texts else data.resolve().parent)
    tally: Counter[str] = Counter()
    for key, records in groups.items():
        found = shelf.find(*key)
        if found is None:
            tally["missing"] += len(records)
            continue
        text, publisher = found
        document, regions = read_text(text, key[2], Facts(publisher=publisher))
        parse = parse_document(document, regions)
        statements = find_statements(document, regions, parse, find_actors(document, parse))
        count(tally, text, records, statements)
    return figures(tally)


EXAMPLES = Path(__file__).parents[1] / "examples"


class Texts:
    """Finds the text of a record: in ROOT/<data>/<split>.jsonl, or as a file for the seeds and our own examples."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}

    def find(self, data: str, split: str, name: str) -> tuple[str, str] | None:
        if data in ("seeds", "examples"):
            path = (EXAMPLES if data == "examples" else self.root.parent / "seeds") / name
            return (path.read_text(encoding="utf-8"), "") if path.is_file() else None
        if (data, split) not in self.read:
            self.read[data, split] = self.load(self.root / data / f"{split}.jsonl")
        item = self.read[data, split].get(name)
        return (item["text"], item.get("publisher") or {"voa": "VOA"}.get(data, "")) if item else None

    @staticmethod
    def load(path: Path) -> dict[str, dict[str, Any]]:
        if not path.is_file():
            return {}
        with path.open(encoding="utf-8") as lines:
            items = [json.loads(line) for line in lines if line.strip()]
        return {item.get("doc_id") or item["url"]: item for item in items}


def count(tally: Counter[str], text: str, records: Records, statements: Sequence[Statement]) -> None:
    said = [item for item in statements if item.quote_type != "narration"]
    right: set[str] = set()
    for record in records:
        if record["negative"]:
            continue
        tally["gold"] += 1
        best = find_best(text, record, said)
        long = len(record["chain"]) >= 2
        tally["long"] += long
        if best is None:
            continue
        verdict = compare(text, record, best)
        right.update({best.id} if verdict["whole"] else ())
        tally["found"] += 1
        tally["factuality"] += best.factuality == record["factuality"]
        tally["whole any"] += verdict["whole"]
        tally["innermost kind"] += verdict["innermost"]
        if long:
            tally.update(f"long {key}" for key, value in verdict.items() if value)
            tally["inverted"] += is_inverted(record["chain"], best.chain[1:])
            tally["long found"] += 1
    count_predicted(tally, records, said, right)


def find_best(text: str, record: dict[str, Any], said: Sequence[Statement]) -> Statement | None:
    """The statement whose content is nearest to the gold one; the one with the better chain where two are equal."""
    gold = letters(text, tuple(Span(*span) for span in record["content"]))
    best: tuple[float, bool, Statement] | None = None
    for item in said:
        ours = letters(text, item.content)
        near = len(gold & ours) / max(1, len(gold | ours))
        if near < 0.5:
            continue
        rank = (round(near, 3), compare(text, record, item)["whole"])
        if best is None or rank > best[:2]:
            best = (*rank, item)
    return best[2] if best else None


def compare(text: str, record: dict[str, Any], statement: Statement) -> dict[str, bool]:
    gold, ours = record["chain"], statement.chain[1:]
    names = len(gold) == len(ours) and all(map(same_name, gold, ours))
    kinds = len(gold) == len(ours) and all(one["kind"] == other.kind for one, other in zip(gold, ours, strict=True))
    innermost = bool(gold and ours) and gold[-1]["kind"] == ours[-1].kind
    return {"names": names, "kinds": kinds, "whole": names and kinds, "innermost": innermost}


def is_inverted(gold: Records, ours: Sequence[ChainLink]) -> bool:
    """Say whether two links stand in the wrong order, a carrier inside its source: the worst error."""
    places = [next((i for i, link in enumerate(ours) if same_name(one, link)), -1) for one in gold]
    known = [place for place in places if place >= 0]
    return known != sorted(known)


def same_name(gold: dict[str, Any], ours: ChainLink) -> bool:
    if gold["span"] is not None and ours.span is not None:
        span = Span(*gold["span"])
        if span.overlap(ours.span) * 2 >= max(span.stop - span.start, ours.span.stop - ours.span.start):
            return True
    return strip_name(gold["name"]).lower() == strip_name(ours.name).lower()


def count_predicted(tally: Counter[str], records: Records, said: Sequence[Statement], right: set[str]) -> None:
    """Precision: of our chains of two or more links whose cue stands in a labelled stretch, those that are right."""
    spans = [
        Span(min(places)[0], max(stop for _, stop in places))
        for record in records
        if (places := [*record["content"], *record["cue"]])
    ]
    for item in said:
        if len(item.chain) > 2 and any(item.cue[0].within(span) for span in spans):
            tally["predicted"] += 1
            tally["predicted right"] += item.id in right


def interval(right: int, total: int) -> list[float]:
    """The 95 % interval of a share, after Wilson (1927)."""
    if not total:
        return [0.0, 0.0]
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return [round(middle - half, 3), round(middle + half, 3)]


def figures(tally: Counter[str]) -> dict[str, Any]:
    long = tally["long"]
    return {
        "whole_chain": ratio(tally["long whole"], long),
        "interval": interval(tally["long whole"], long),
        "found": ratio(tally["found"], tally["gold"]),
        "names": ratio(tally["long names"], long),
        "kinds": ratio(tally["long kinds"], long),
        "precision": ratio(tally["predicted right"], tally["predicted"]),
        "inverted": tally["inverted"],
        "kind_of_source": ratio(tally["innermost kind"], tally["found"]),
        "factuality": ratio(tally["factuality"], tally["found"]),
        "whole_chain_of_any_length": ratio(tally["whole any"], tally["gold"]),
        "statements": tally["gold"],
        "chains": long,
        "missing": tally["missing"],
    }
