"""Score event types, and who does what to whom, on single sentences with ideal codings (PLOVER gold standard)."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks import mentions
from benchmarks.data import read_split, score
from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.extract.codings import Coding, find_codings
from secondsource.extract.events import Found, find_events
from secondsource.extract.places import find_places
from secondsource.extract.quantities import find_quantities
from secondsource.extract.times import find_times
from secondsource.parse.english import parse_document
from secondsource.read.plain import read_text

TO_2021 = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""The types of draft 0.5b1 that the 16 of 2021 merged."""
OLD_BY_CAMEO = {"09": "INVESTIGATE", "11": "DISAPPROVE", "10": "DEMAND", "02": "DEMAND", "19": "FIGHT", "20": "FIGHT"}
"""The older type that a CAMEO root stands for, where the new types merge two."""

Triple = tuple[str, str, str]


def measure(data: Path, split: str, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """Type F1 and triple F1 (source country, type, target country), on the labels as they stand and on the 16.

    Data with marked mentions (ECB+) are scored by `mentions.py`.
    """
    records = read_split(data, split)
    if records and "mentions" in records[0]:
        return mentions.measure(data, split, limit=limit)
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in records:
        gold[item["text"]].append(item)
    texts = list(gold)[: limit or None]
    counts: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    for text in texts:
        codings = code_sentence(text)
        for suffix, typed in (("", old_type), ("_2021", new_type)):
            types = [typed(coding) for coding in codings]
            wanted = [item["event"] if not suffix else TO_2021.get(item["event"], item["event"]) for item in gold[text]]
            counts[f"type{suffix}"] += sum((Counter(types) & Counter(wanted)).values())
            counts[f"predicted{suffix}"] += len(types)
            counts[f"gold{suffix}"] += len(wanted)
            if suffix:
                confusion.update(_confusions(types, wanted))
            counts[f"triple{suffix}"] += match_triples(
                [coded_triples(coding, kind) for coding, kind in zip(codings, types, strict=True)],
                [gold_triples(item, kind) for item, kind in zip(gold[text], wanted, strict=True)],
            )
    result: dict[str, Any] = {"records": counts["gold"], "sentences": len(texts)}
    for suffix in ("", "_2021"):
        for name in ("type", "triple"):
            found = score(counts[name + suffix], counts["predicted" + suffix], counts["gold" + suffix])
            result |= {f"{name}_{key}{suffix}": value for key, value in found.items()}
    result["confusions_2021"] = {f"{a} for {b}": n for (a, b), n in confusion.most_common(25)}
    return result


def code_sentence(text: str) -> list[Coding]:
    """Read one sentence as a report of its own and code its leading events."""
    document, regions = read_text(text.strip("{} "), "sentence.txt")
    parse = parse_document(document, regions)
    actors = tuple(find_actors(document, parse))
    found = Found(
        statements=tuple(find_statements(document, regions, parse, actors)),
        actors=actors,
        places=tuple(find_places(document, parse)),
        times=tuple(find_times(document, parse)),
        quantities=tuple(find_quantities(document, parse)),
    )
    return list(find_codings(parse, found, list(find_events(document, parse, found))))


def old_type(coding: Coding) -> str:
    """The type of draft 0.5b1."""
    if coding.type in ("REQUEST", "ACCUSE", "ASSAULT"):
        return OLD_BY_CAMEO.get(
            coding.cameo[:2], {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}.get(coding.type, coding.type)
        )
    return coding.type


def new_type(coding: Coding) -> str:
    """The type of 2021."""
    return coding.type


def gold_triples(item: dict[str, Any], kind: str) -> set[Triple]:
    """Every pair of a record's source and target countries; "" where a side is not given."""
    return _pairs([x["code"] for x in item["source"]], kind, [x["code"] for x in item["target"]])


def coded_triples(coding: Coding, kind: str) -> set[Triple]:
    """Every pair that a coding names."""
    return _pairs(coding.sources, kind, coding.targets)


def _pairs(sources: Any, kind: str, targets: Any) -> set[Triple]:
    """Records without a target whose sources act on each other stand for the sources' own pairs, in either order."""
    sources, targets = list(dict.fromkeys(sources)), list(dict.fromkeys(targets))
    if not targets and len(sources) > 1:
        return {(a, kind, b) for a in sources for b in sources if a != b}
    return {(a, kind, b) for a in sources or [""] for b in targets or [""]}


def match_triples(coded: list[set[Triple]], wanted: list[set[Triple]]) -> int:
    """Match codings with records one to one: they match when they share a triple."""
    left, right = list(coded), 0
    for triples in wanted:
        hit = next((item for item in left if item & triples), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def _confusions(types: list[str], wanted: list[str]) -> list[tuple[str, str]]:
    missed = Counter(wanted) - Counter(types)
    extra = list((Counter(types) - Counter(wanted)).elements()) or ["nothing"]
    return [(extra[0], kind) for kind in missed.elements()]
