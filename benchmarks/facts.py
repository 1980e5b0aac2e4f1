"""Score the facts that reports of shootings state against the facts recorded for the incident."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.data import read_split
from benchmarks.participants import count_participants, summarize_participants
from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.extract.events import Found, find_events
from secondsource.extract.facts import summarize_facts
from secondsource.extract.places import find_places
from secondsource.extract.quantities import find_quantities
from secondsource.extract.times import find_times
from secondsource.model import Document, EventMention, Incident, Interval, Region, Stated
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.facts import Facts
from secondsource.read.plain import read_text

KEYS = ("killed", "injured", "state", "city", "date")
WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
SMALL = {word: number for number, word in enumerate(WORDS.split())}
NUMBER = r"(?P<n>\d+|" + "|".join(SMALL) + r")"
PEOPLE = r"(?:\s+(?:people|persons|men|women|teens|teenagers|others|victims|children|boys|girls|students|adults))?"
PLAIN = {
    "killed": re.compile(rf"\b{NUMBER}{PEOPLE}\s+(?:were |was |are |is )?(?:shot and )?(?:killed|dead|died)", re.I),
    "injured": re.compile(rf"\b{NUMBER}{PEOPLE}\s+(?:were |was |are |is )?(?:injured|wounded|hurt)", re.I),
}
"""The peer: a plain regular expression over the text."""
LEARNED_TOLLS = Path(__file__).parent / "labels/tolls-learned.txt"
"""The incidents from which the odds of a number of killed and injured are learned, as training/train_tolls.py lists
them."""


def measure(data: Path, split: str, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """Accuracy of what is answered, and the share answered, for each fact. All documents take about ten minutes.

    `unseen` has state, city and date over the half of the incidents from which nothing was learned of them, and
    `unseen_tolls` killed and injured over those that their trees do not know (`labels/tolls-learned.txt`). They know
    all that are given out: where `unseen_tolls` has no documents the numbers of killed and injured flatter, and the
    honest ones are printed by training/train_tolls.py.
    """
    facts = {item["incident_id"]: item for item in read_split(data, "facts")}
    documents = [item for item in read_split(data, split) if item["incident_id"] in facts and item["text"].strip()]
    ours: Counter[tuple[str, str]] = Counter()
    unseen: Counter[tuple[str, str]] = Counter()
    tolls: Counter[tuple[str, str]] = Counter()
    learned = frozenset(LEARNED_TOLLS.read_text(encoding="utf-8").split())
    plain: Counter[tuple[str, str]] = Counter()
    persons: Counter[str] = Counter()
    documents = documents[: limit or None]
    for item in documents:
        gold = facts[item["incident_id"]]
        document, regions, parse = read_report(item)
        found = read_facts(document, regions, parse)
        right = judge(found, gold)
        ours.update(right)
        if not is_learned_scene(gold["incident_id"]):
            unseen.update({**right, ("all", "documents"): 1})
        if gold["incident_id"] not in learned:
            tolls.update({**right, ("all", "documents"): 1})
        persons.update(count_participants(found.participants, parse, gold))
        plain.update(judge_plain(item, gold))
    result: dict[str, Any] = {"documents": len(documents)}
    result |= {key: summarize(ours, key, len(documents)) for key in KEYS}
    others = unseen["all", "documents"]
    result["unseen"] = {"documents": others} | {
        key: summarize(unseen, key, others) for key in ("state", "city", "date")
    }
    others = tolls["all", "documents"]
    result["unseen_tolls"] = {"documents": others} | {key: summarize(tolls, key, others) for key in PLAIN if others}
    result["regular_expression"] = {key: summarize(plain, key, len(documents)) for key in PLAIN}
    return result | summarize_participants(persons)


def is_learned_scene(incident: str) -> bool:
    """Say whether an incident is of the half from which the weights of state, city and date are learned."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 4 == 0


def read_report(item: dict[str, Any]) -> tuple[Document, tuple[Region, ...], Parse]:
    """Read a document of the data as a report with its title as the first line and the date that is given."""
    given = Facts(title=item["title"], published=item["dct"] or "")
    document, regions = read_text(f"{item['title']}\n\n{item['text']}", item["url"], given)
    return document, regions, parse_document(document, regions)


def read_facts(document: Document, regions: tuple[Region, ...], parse: Parse) -> Incident:
    """Run the rooms that the facts rest on."""
    return summarize_facts(document, parse, *find_mentions(document, regions, parse))


def find_mentions(document: Document, regions: tuple[Region, ...], parse: Parse) -> tuple[Found, list[EventMention]]:
    """Find what the facts rest on: actors, places, times, quantities and events."""
    actors = tuple(find_actors(document, parse))
    found = Found(
        statements=tuple(find_statements(document, regions, parse, actors)),
        actors=actors,
        places=tuple(find_places(document, parse)),
        times=tuple(find_times(document, parse)),
        quantities=tuple(find_quantities(document, parse)),
    )
    return found, list(find_events(document, parse, found))


def judge(found: Incident, gold: dict[str, Any]) -> dict[tuple[str, str], int]:
    """Count what is answered and what is right."""
    counts: Counter[tuple[str, str]] = Counter()
    for key in KEYS:
        stated: Stated | None = getattr(found, key)
        if stated is not None:
            counts[key, "answered"] += 1
            counts[key, "right"] += is_right(key, stated.value, gold)
    return dict(counts)


def judge_plain(item: dict[str, Any], gold: dict[str, Any]) -> dict[tuple[str, str], int]:
    """Count the same for the regular expression."""
    counts: Counter[tuple[str, str]] = Counter()
    for key, pattern in PLAIN.items():
        match = pattern.search(item["text"])
        if match:
            word = match["n"].lower()
            counts[key, "answered"] += 1
            counts[key, "right"] += is_right(key, float(SMALL.get(word, word)), gold)
    return dict(counts)


def is_right(key: str, value: Any, gold: dict[str, Any]) -> bool:
    """Say whether a value is right: of the dead the victims alone or all, of dates within a day."""
    if key in ("killed", "injured"):
        status = key.capitalize()
        victims = sum(1 for p in gold["participants"] if p.get("type") == "Victim" and status in p.get("status", ""))
        return value == gold[key] or (bool(victims) and value == victims)
    if key == "date":
        return is_near(value, date.fromisoformat(gold["date"]))
    wanted = re.split(r"\s*[()]\s*", plain_name(gold[key]))
    return plain_name(str(value)) in [name.removesuffix(" city") for name in wanted] + wanted


def plain_name(name: str) -> str:
    """A name without the differences that say nothing: "St. Louis" is "Saint Louis"."""
    return re.sub(r"\bst\.?(?= )", "saint", name.casefold())


def is_near(interval: Interval, day: date) -> bool:
    """Say whether an interval lies within a day of a date."""
    return any(at is not None and abs((at - day).days) <= 1 for at in (interval.earliest, interval.latest))


def summarize(counts: Counter[tuple[str, str]], key: str, documents: int) -> dict[str, float]:
    """Accuracy of the answers, and the share of documents answered."""
    answered, right = counts[key, "answered"], counts[key, "right"]
    return {
        "accuracy": round(right / answered, 4) if answered else 0.0,
        "answered": round(answered / documents, 4) if documents else 0.0,
    }
