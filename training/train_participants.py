"""Learn which signs speak for a victim or suspect: `PYTHONPATH=. python training/train_participants.py DATA`.

DATA is the folder of the data set `incidents`. Learned on half of the incidents, by a hash of their number; a report
whose text stands in the other half too is left out. Prints the cross-validation within that half that sets `LIKELY`,
then writes `src/secondsource/extract/data/participants_weights.tsv`. numpy alone; the same data gives the same weights.
See participants.md beside it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import read_split
from benchmarks.facts import read_report
from benchmarks.participants import agree, find_gold, is_learned_half, name_words
from secondsource.extract.actors import find_actors
from secondsource.extract.events import Found, find_events
from secondsource.extract.involvement import read_signs
from secondsource.extract.name_lists import first_names, last_names
from secondsource.extract.named_persons import find_persons
from secondsource.extract.participants import ACCUSED

OUT = Path(__file__).parents[1] / "src/secondsource/extract/data/participants_weights.tsv"
HEADER = """\
# How much each sign (extract/involvement.py) speaks for a victim or suspect, and for a suspect rather than a victim.
# Learned by training/train_participants.py from {reports:,} reports of {incidents:,} incidents; weights of
# single words of grammar and news, no text and no name is here. See training/participants.md.
"""
RIDGES = (33.0, 10.0)
"""Weight of half the squared weights against the likelihood: for a part at all, and for a suspect if so."""
STEPS = 8
FEWEST = 8
"""Incidents in which a sign must stand: what fewer share may be of those alone."""
FOLDS = 5
THRESHOLDS = tuple(round(0.26 + 0.02 * step, 2) for step in range(11))
SMALLEST = 0.015
"""Weights smaller than this are left out."""
BIAS = "bias"

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A person of a report: the incident, the signs, and the recorded type, empty for somebody without a part."""

    incident: str
    signs: tuple[str, ...]
    type: str


def read_samples(data: Path) -> Iterator[Sample]:
    """The persons of the half that is learned from."""
    facts = {item["incident_id"]: item for item in read_split(data, "facts")}
    documents = [item for item in read_split(data, "docs") if item["incident_id"] in facts and item["text"].strip()]
    kept_back = {item["text"] for item in documents if not is_learned_half(item["incident_id"])}
    for item in documents:
        if is_learned_half(item["incident_id"]) and item["text"] not in kept_back:
            yield from read_persons(item, facts[item["incident_id"]])


def read_persons(item: dict[str, Any], gold: dict[str, Any]) -> Iterator[Sample]:
    """The persons whom a report names, with what is recorded of them."""
    document, _, parse = read_report(item)
    actors = tuple(find_actors(document, parse))
    persons = find_persons(parse, actors)
    events = list(find_events(document, parse, Found(actors=actors)))
    recorded = find_gold(parse.text, gold)
    for person, signs in zip(persons, read_signs(parse, persons, events), strict=True):
        name = name_words(person.name)
        types = [items[0].get("type", "") for known, items in recorded if agree(known, name)]
        yield Sample(item["incident_id"], tuple(sorted(signs)), types[0] if types else "")


def choose_signs(samples: Sequence[Sample]) -> list[str]:
    """The signs that stand in enough incidents, none of which holds a word that is mostly a name."""
    seen: dict[str, set[str]] = {}
    for sample in samples:
        for sign in sample.signs:
            seen.setdefault(sign, set()).add(sample.incident)
    return sorted(sign for sign, incidents in seen.items() if len(incidents) >= FEWEST and not holds_name(sign))


def holds_name(sign: str) -> bool:
    """Say whether the last word of a sign is a first name or a last name and no other word of the lists."""
    return any(word.capitalize() in first_names() and word.capitalize() in last_names() for word in sign.split())


def learn(samples: Sequence[Sample], signs: Sequence[str]) -> Matrix:
    """The weights of each sign, and last the bias: for a part, and for a suspect rather than a victim."""
    table = tabulate(samples, signs)
    part = np.array([bool(sample.type) for sample in samples])
    accused = np.array([sample.type == "Subject-Suspect" for sample in samples])
    return np.stack([fit(table, part, RIDGES[0]), fit(table[part], accused[part], RIDGES[1])], axis=1)


def tabulate(samples: Sequence[Sample], signs: Sequence[str]) -> Matrix:
    """One row a person, one column a sign, and a column of ones."""
    columns = {sign: i for i, sign in enumerate(signs)}
    table = np.zeros((len(samples), len(signs) + 1))
    table[:, -1] = 1.0
    for row, sample in enumerate(samples):
        table[row, [columns[sign] for sign in sample.signs if sign in columns]] = 1.0
    return table


def fit(table: Matrix, right: NDArray[np.bool_], weight: float) -> Matrix:
    """Logistic regression with a ridge on all weights but the bias, by Newton's method."""
    weights = np.zeros(table.shape[1])
    ridge = np.full(table.shape[1], weight)
    ridge[-1] = 1e-6
    for _ in range(STEPS):
        likely = predict(table, weights)
        slope = table.T @ (likely - right) + ridge * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table
        curve[np.diag_indices_from(curve)] += ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def predict(table: Matrix, weights: Matrix) -> Matrix:
    """The likelihoods."""
    likely: Matrix = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
    return likely


def cross_validate(samples: Sequence[Sample]) -> None:
    """Print precision, recall over the persons found, and F1 at some thresholds, each incident judged by the others."""
    folds = np.array([hashlib.sha256(sample.incident.encode()).digest()[0] % FOLDS for sample in samples])
    likely, accused = np.zeros(len(samples)), np.zeros(len(samples))
    for fold in range(FOLDS):
        learned = [sample for sample, at in zip(samples, folds, strict=True) if at != fold]
        signs = choose_signs(learned)
        weights = learn(learned, signs)
        table = tabulate([sample for sample, at in zip(samples, folds, strict=True) if at == fold], signs)
        likely[folds == fold] = predict(table, weights[:, 0])
        accused[folds == fold] = predict(table, weights[:, 1])
    part = np.array([bool(sample.type) for sample in samples])
    suspect = np.array([sample.type == "Subject-Suspect" for sample in samples])
    for threshold in THRESHOLDS:
        chosen = likely >= threshold
        p, r = part[chosen].mean(), chosen[part].mean()
        role = ((accused >= ACCUSED) == suspect)[chosen & part].mean()
        print(f"{threshold:.2f}  precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / (p + r):.3f}  role {role:.3f}")


def main() -> None:
    """Learn, print, write."""
    data = Path(sys.argv[1])
    samples = list(read_samples(data))
    cross_validate(samples)
    signs = choose_signs(samples)
    weights = learn(samples, signs)
    rows = [
        f"{sign}\t{part:.2f}\t{accused:.2f}"
        for sign, (part, accused) in zip([*signs, BIAS], weights, strict=True)
        if max(abs(part), abs(accused)) >= SMALLEST
    ]
    incidents = len({sample.incident for sample in samples})
    reports = sum(is_learned_half(item["incident_id"]) for item in read_split(data, "docs"))
    OUT.write_text(HEADER.format(reports=reports, incidents=incidents) + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(samples)} persons of {incidents} incidents, {len(rows)} weights in {OUT.name}")


if __name__ == "__main__":
    main()
