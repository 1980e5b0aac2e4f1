"""Time expressions as TempEval-3 measures them: spans relaxed and strict, and values, beside peers in the same run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.data import read_split, score
from secondsource.extract.times import find_times, resolve_times
from secondsource.model import Document, Interval, Region
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse

Timex = tuple[int, int, str]  # start, stop, value

ZONE = re.compile(r"(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
"""The zone of a time of day, which the gold leaves out also where the text names it."""
Finder = Callable[[str, date], list[Timex]]


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """`relaxed_f1` (any overlap, one to one), `strict_f1` (exact extents) and `value_f1` (overlap and equal value)."""
    rows = read_split(data, split)[: limit or None]
    seconds = {"parse": 0.0, "times": 0.0}
    found = [find_ours(row["doc_id"], row["text"], read_day(row["dct"]), seconds) for row in rows]
    result: dict[str, Any] = {"documents": len(rows), **score_all(rows, found)}
    result["time_share_of_parse"] = round(seconds["times"] / seconds["parse"], 3) if seconds["parse"] else 0.0
    if peers:
        result["peers"] = {name: measure_peer(load, rows) for name, load in PEERS.items()}
    return result


def find_ours(name: str, text: str, day: date, seconds: dict[str, float]) -> list[Timex]:
    """What we find in a text, resolved against its date."""
    began = time.perf_counter()
    document, parse = parse_text(name, text, day)
    parsed = time.perf_counter()
    mentions = list(find_times(document, parse))
    values = list(resolve_times(mentions, document.dct))
    seconds["parse"] += parsed - began
    seconds["times"] += time.perf_counter() - parsed
    return [
        (mention.start, mention.stop, ZONE.sub("", value.value))
        for mention, value in zip(mentions, values, strict=True)
    ]


def parse_text(name: str, text: str, day: date) -> tuple[Document, Parse]:
    """A document of that day, and the parse of its paragraphs."""
    document = Document(uri=name, publisher=name, text=text, lang="en", dct=Interval(day, day, "given"))
    regions = [Region(doc=document.id, start=start, stop=stop, kind="body") for start, stop in cut_paragraphs(text)]
    return document, parse_document(document, regions)


def cut_paragraphs(text: str) -> list[tuple[int, int]]:
    """The stretches between blank lines."""
    return [match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text) if match.group().strip()]


def read_day(dct: str) -> date:
    """The day of a document creation time, which comes with and without a time of day."""
    return date.fromisoformat(dct[:10])


def score_all(rows: Sequence[dict[str, Any]], found: Iterable[Sequence[Timex]]) -> dict[str, Any]:
    """Score what was found in each document against its gold expressions."""
    right = {"relaxed": 0, "strict": 0, "value": 0}
    gold_count = found_count = 0
    for row, ours in zip(rows, found, strict=True):
        gold = [(timex["start"], timex["stop"], timex["value"]) for timex in row["timexes"]]
        gold_count, found_count = gold_count + len(gold), found_count + len(ours)
        for mine, theirs in match_spans(ours, gold):
            right["relaxed"] += 1
            right["strict"] += mine[:2] == theirs[:2]
            right["value"] += mine[2].upper() == theirs[2].upper()
    scores = {name: score(count, found_count, gold_count) for name, count in right.items()}
    return {f"{name}_f1": values["f1"] for name, values in scores.items()} | {"relaxed": scores["relaxed"]}


def match_spans(ours: Sequence[Timex], gold: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair each of ours with the first free gold expression that it overlaps, exact ones before others."""
    pairs: list[tuple[Timex, Timex]] = []
    free = list(gold)
    for exact in (True, False):
        for mine in ours:
            if any(mine is paired for paired, _ in pairs):
                continue
            fits = [t for t in free if (mine[:2] == t[:2] if exact else mine[0] < t[1] and t[0] < mine[1])]
            if fits:
                free.remove(fits[0])
                pairs.append((mine, fits[0]))
    return pairs


# Peers


def measure_peer(load: Callable[[], Finder], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Score a peer that is installed; say so when it is not, or when it fails."""
    try:
        finder = load()
        return score_all(rows, [finder(row["text"], read_day(row["dct"])) for row in rows])
    except ImportError as error:
        return {"not_installed": str(error)}


def load_dateparser() -> Finder:
    """The search of dateparser, English, with the document's date as its base."""
    from dateparser.search import search_dates

    def find(text: str, day: date) -> list[Timex]:
        base = datetime(day.year, day.month, day.day)
        found: list[Timex] = []
        at = 0
        for paragraph in re.split(r"\n\s*\n", text):
            for words, when in search_dates(paragraph, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
                start = text.find(words, at)
                if start >= 0:
                    at = start + len(words)
                    found.append((start, at, when.date().isoformat()))
        return found

    return find


def load_recognizers() -> Finder:
    """Microsoft's recognizers-text: TIMEX of the first resolution, its value where the TIMEX keeps an X."""
    from recognizers_date_time import Culture, recognize_datetime

    def find(text: str, day: date) -> list[Timex]:
        base = datetime(day.year, day.month, day.day)
        return [
            (result.start, result.end + 1, read_resolution(result.resolution, day))
            for result in recognize_datetime(text, Culture.English, reference=base)
        ]

    return find


def read_resolution(resolution: dict[str, Any] | None, day: date) -> str:
    """The TIMEX, or, where it keeps an X, the value at or before the document's date."""
    values = (resolution or {}).get("values") or [{}]
    timex = str(values[0].get("timex", ""))
    if "X" not in timex:
        return timex
    dates = [str(value.get("value") or value.get("start") or "") for value in values]
    past = [value for value in dates if value[:10] <= day.isoformat() and value]
    return (past or dates)[-1]


PEERS: dict[str, Callable[[], Finder]] = {"dateparser": load_dateparser, "recognizers-text": load_recognizers}
