"""Learn what the signs of scenes.py weigh: `PYTHONPATH=. python training/train_scenes.py ../shared/data/incidents`.

Logistic regression over the days, states and towns that each report offers, right or wrong by the recorded facts of its
incident, on the half of the incidents for which `is_learned_scene` holds; the other half is only scored. Deterministic;
needs scikit-learn; writes src/secondsource/extract/data/scenes.tsv. About ten minutes, most of it parsing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold, cross_val_predict  # type: ignore[import-untyped]

from benchmarks.data import read_split
from benchmarks.facts import find_mentions, is_learned_scene, is_right, read_report
from secondsource.extract.scene_days import find_days
from secondsource.extract.scene_places import Towns
from secondsource.extract.scene_signs import Option, Scene, weigh_option

TABLE = Path(__file__).resolve().parents[1] / "src/secondsource/extract/data/scenes.tsv"
AIMS = {"date": 0.91, "state": 0.97, "city": 0.885}
"""The share of right answers that the threshold is set to, in cross-validation."""
HEADER = """# What speaks for a day, state or town as that of an incident: question, sign, weight (logarithm of
# the odds). "" is where all begin, "enough" the sum that an answer needs. Learned by training/train_scenes.py from
# facts that a volunteer archive recorded (training/scenes.md); do not edit.
"""


class Report(NamedTuple):
    """One report: what its questions need, and the recorded facts."""

    days: list[Option]
    towns: Towns
    gold: dict[str, Any]


def read_reports(data: Path) -> Iterator[Report]:
    """Read every report that has facts."""
    facts = {item["incident_id"]: item for item in read_split(data, "facts")}
    for item in read_split(data, "docs"):
        if item["incident_id"] in facts and item["text"].strip():
            document, regions, parse = read_report(item)
            found, mentions = find_mentions(document, regions, parse)
            scene = Scene(parse)
            days = find_days(document, scene, found.times, mentions)
            yield Report(days, Towns(document, scene, found.places, mentions), facts[item["incident_id"]])


def learn(room: str, reports: list[tuple[list[Option], dict[str, Any]]]) -> dict[str, float]:
    """Fit the weights of one question, and find the threshold at which enough of the answers are right."""
    rows = [(option, gold) for options, gold in reports for option in options]
    names = sorted({name for option, _ in rows for name in option.signs})
    signs = numpy.array([[option.signs.get(name, 0.0) for name in names] for option, _ in rows])
    right = numpy.array([is_right(room, option.value, gold) for option, gold in rows])
    model = LogisticRegression(C=1.0, max_iter=5000)
    groups = [gold["incident_id"] for _, gold in rows]
    odds = cross_val_predict(model, signs, right, groups=groups, cv=GroupKFold(5), method="decision_function")
    model.fit(signs, right)
    table = {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
    table[""] = round(float(model.intercept_[0]), 3)
    best, at = [], 0
    for options, _ in reports:
        if options:
            number = at + int(numpy.argmax(odds[at : at + len(options)]))
            best.append((round(float(odds[number]), 3), bool(right[number])))
            at += len(options)
    return table | {"enough": find_threshold(best, AIMS[room])}


def find_threshold(answers: list[tuple[float, bool]], aim: float) -> float:
    """The lowest score from which the share of right answers is what is aimed at."""
    enough, hits = max(score for score, _ in answers), 0
    for number, (score, right) in enumerate(sorted(answers, key=lambda answer: (-answer[0], answer[1])), 1):
        hits += right
        if hits >= aim * number:
            enough = score
    return enough


def answer(options: list[Option], table: dict[str, float]) -> Option | None:
    """The option that the table chooses."""
    scores = [weigh_option(option, table) for option in options]
    return options[scores.index(max(scores))] if scores and max(scores) >= table["enough"] else None


def score(room: str, reports: list[tuple[list[Option], dict[str, Any]]], table: dict[str, float]) -> str:
    """Accuracy and share of the answers."""
    answers = [(answer(options, table), gold) for options, gold in reports]
    right = [is_right(room, option.value, gold) for option, gold in answers if option is not None]
    return f"{room}: {sum(right) / max(len(right), 1):.4f} right of {len(right) / len(reports):.4f} answered"


def train(reports: list[Report]) -> dict[str, dict[str, float]]:
    """Learn one question after the other on one half, and print how each does on both; towns need the state."""
    tables: dict[str, dict[str, float]] = {}
    for room in ("date", "state", "city"):
        asked = [(_ask(room, report, tables), report.gold) for report in reports]
        learned = [item for item in asked if is_learned_scene(item[1]["incident_id"])]
        tables[room] = learn(room, learned)
        held = [item for item in asked if not is_learned_scene(item[1]["incident_id"])]
        print(
            "learned on", score(room, learned, tables[room]), "| held", score(room, held, tables[room]) if held else ""
        )
    return tables


def _ask(room: str, report: Report, tables: dict[str, dict[str, float]]) -> list[Option]:
    if room == "date":
        return report.days
    states = report.towns.find_states()
    if room == "state":
        return states
    chosen = answer(states, tables["state"])
    return report.towns.find_towns(str(chosen.value) if chosen else "")


def main() -> None:
    """Read, learn, write."""
    tables = train(list(read_reports(Path(sys.argv[1]))))
    lines = [f"{room}\t{name}\t{weight}" for room, table in tables.items() for name, weight in sorted(table.items())]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
