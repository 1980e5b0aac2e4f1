"""Phrases as news dates things, one expression each: its TIMEX3 value and the days it means, beside peers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.data import read_split
from benchmarks.times import load_dateparser, parse_text, read_day
from secondsource.extract.times import find_times, resolve_times


class Answer(NamedTuple):
    """What one program makes of some words: where they are, a TIMEX3 value, the days (ISO, both included) or none."""

    start: int
    stop: int
    value: str
    days: tuple[str, str] | None


Finder = Callable[[str, date], list[Answer]]


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """Shares of the phrases: `extent` exact, `value` right, `days` right of those that mean known days, `right` either.

    `right` is the number to compare, since a peer may give days and no TIMEX3. `missed` names what is wrong in any way.
    """
    rows = read_split(data, split)[: limit or None]
    result: dict[str, Any] = {"documents": len(rows), **score_phrases(rows, find_ours)}
    if peers:
        result["peers"] = {name: measure_peer(load, rows) for name, load in PEERS.items()}
    return result


def score_phrases(rows: Sequence[dict[str, Any]], finder: Finder) -> dict[str, Any]:
    """Score one program by the phrases it gets right."""
    judged = {row["doc_id"]: judge(row["timexes"][0], finder(row["text"], read_day(row["dct"]))) for row in rows}
    result: dict[str, Any] = {}
    for name in ("extent", "value", "days", "right"):
        verdicts = [verdict[name] for verdict, _ in judged.values() if verdict[name] is not None]
        result[name] = round(sum(map(bool, verdicts)) / len(verdicts), 4) if verdicts else 0.0
    wrong = {id: said for id, (verdict, said) in judged.items() if not verdict["right"] or verdict["days"] is False}
    return {**result, "missed": wrong}


def judge(gold: dict[str, Any], answers: Sequence[Answer]) -> tuple[dict[str, bool | None], str]:
    """Judge the answers that cover most of the words; a program that offers several readings of them may have any."""

    def covered(answer: Answer) -> int:
        return min(answer.stop, int(gold["stop"])) - max(answer.start, int(gold["start"]))

    most = max(map(covered, answers), default=0)
    best = [answer for answer in answers if most > 0 and covered(answer) == most]
    days = any(answer.days == (gold["earliest"], gold["latest"]) for answer in best) if gold["earliest"] else None
    value = any(answer.value.upper() in (gold["value"], *gold["also"]) for answer in best)
    extent = any((answer.start, answer.stop) == (gold["start"], gold["stop"]) for answer in best)
    said = "; ".join(f"{answer.value} {'/'.join(answer.days or ('?',))}" for answer in best) or "not found"
    return {"extent": extent, "value": value, "days": days, "right": value or bool(days)}, f"{gold['text']}: {said}"


def find_ours(text: str, day: date) -> list[Answer]:
    """What we find, resolved against the day of the report."""
    document, parse = parse_text("phrase", text, day)
    mentions = list(find_times(document, parse))
    return [
        Answer(mention.start, mention.stop, value.value, closed(value.interval.earliest, value.interval.latest))
        for mention, value in zip(mentions, resolve_times(mentions, document.dct), strict=True)
    ]


def closed(earliest: date | None, latest: date | None) -> tuple[str, str] | None:
    """The days between two known ends."""
    return (earliest.isoformat(), latest.isoformat()) if earliest and latest else None


# Peers


def measure_peer(load: Callable[[], Finder], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Score a peer that is installed; say so when it is not."""
    try:
        return score_phrases(rows, load())
    except ImportError as error:
        return {"not_installed": str(error)}


def load_dateparser_days() -> Finder:
    """The search of dateparser: each date it finds is its value and its day."""
    search = load_dateparser()
    return lambda text, day: [Answer(start, stop, value, (value, value)) for start, stop, value in search(text, day)]


def load_recognizers_readings() -> Finder:
    """Microsoft's recognizers-text, with every reading that it offers of an expression, past or to come."""
    from recognizers_date_time import Culture, recognize_datetime

    def find(text: str, day: date) -> list[Answer]:
        base = datetime(day.year, day.month, day.day)
        return [
            Answer(found.start, found.end + 1, value, days)
            for found in recognize_datetime(text, Culture.English, reference=base)
            for value, days in read_readings((found.resolution or {}).get("values") or [])
        ]

    return find


def read_readings(readings: Sequence[dict[str, str]]) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """The value of each reading: its TIMEX, or what stands for it where that keeps an X; and the days, the end out."""
    for reading in readings:
        timex, value = reading.get("timex", ""), reading.get("value", "")
        ends = (reading.get(name, "")[:10] for name in ("start", "end"))
        start, stop = (end or other or value[:10] for end, other in permutations(ends))
        try:
            last = date.fromisoformat(stop) - timedelta(days=reading["type"] == "daterange")
            days = (date.fromisoformat(start).isoformat(), last.isoformat())
        except ValueError:
            days = None
        if "X" in timex and days and reading["type"] in ("date", "datetime"):
            timex = value[:16].replace(" ", "T")
        yield timex, days
        if "(" in timex and days:  # a range whose last day is named ("May 7-8") or told by a length
            yield f"{start}/{stop}", (start, stop)


PEERS: dict[str, Callable[[], Finder]] = {
    "dateparser": load_dateparser_days,
    "recognizers-text": load_recognizers_readings,
}
