"""Main text of web pages: from HTML, and from the same pages' visible text when the markup is gone."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.data import read_split, score
from secondsource.model import TOLD_IN, Document, Region
from secondsource.read.markup import read_markup
from secondsource.read.page import read_page
from secondsource.read.plain import read_text

_WORD = re.compile(r"\w+")


def measure(data: Path, split: str, *, peers: bool, limit: int) -> dict[str, Any]:
    """Score told regions against `main_text`: words as multisets, lines as main or not; means over the pages."""
    rows = read_split(data, split)[: limit or None]
    scores = [measure_page(data, row) for row in rows]
    result: dict[str, Any] = {"pages": len(rows)}
    for name in ("html", "plain"):
        result[name] = {key: _mean(page[name].get(key) for page in scores) for key in scores[0][name]} if scores else {}
    if peers:
        result["peers"] = {
            name: {"word_f1": _mean(page["peers"][name] for page in scores)} for name in scores[0]["peers"]
        }
    return result


def measure_page(data: Path, row: dict[str, Any]) -> dict[str, Any]:
    source = gzip.decompress((data / row["html"]).read_bytes()).decode("utf-8", "replace")
    gold = _words(row["main_text"] or "")
    document, regions = read_page(source, row["doc_id"])
    told = [region for region in regions if region.kind in TOLD_IN]
    html = {"word_f1": _word_f1(_text_of(document, told), gold)}
    for key, found in (("title", document.title), ("author", document.byline), ("published", _day(document))):
        if row.get(key):
            html[key] = float(_agree(found, row[key]))
    lines = [block.text.replace("\n", " ") for block in read_markup(source).blocks]
    _, plain_regions = read_text("\n".join(lines), row["doc_id"])
    keep = _lines_told(lines, plain_regions)
    main = [_stands_in(line, row["main_text"] or "") for line in lines]
    kept = " ".join(line for line, told_line in zip(lines, keep, strict=True) if told_line)
    right = sum(a and b for a, b in zip(keep, main, strict=True))
    rule = " ".join(line for line in lines if len(line) >= 60 or (len(line) >= 25 and line.rstrip()[-1:] in ".?!"))
    return {
        "html": html,
        "plain": {"word_f1": _word_f1(kept, gold), "line_f1": score(right, sum(keep), sum(main))["f1"]},
        "peers": {
            "keep_all": _word_f1(" ".join(lines), gold),
            "length_rule": _word_f1(rule, gold),
            **_trafilatura(source, gold),
        },
    }


def _trafilatura(source: str, gold: Counter[str]) -> dict[str, float]:
    import trafilatura

    return {"trafilatura": _word_f1(trafilatura.extract(source, include_comments=False) or "", gold)}


def _text_of(document: Document, regions: Iterable[Region]) -> str:
    return "\n".join(document.text[region.start : region.stop] for region in regions)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _word_f1(text: str, gold: Counter[str]) -> float:
    found = _words(text)
    return score(sum((found & gold).values()), sum(found.values()), sum(gold.values()))["f1"]


def _lines_told(lines: list[str], regions: tuple[Region, ...]) -> list[bool]:
    """A line is kept when most of it lies in told regions."""
    told, start = [], 0
    spans = [region.span for region in regions if region.kind in TOLD_IN]
    for line in lines:
        stop = start + len(line)
        inside = sum(max(0, min(stop, span.stop) - max(start, span.start)) for span in spans if span.stop > start)
        told.append(2 * inside > stop - start)
        start = stop + 1
    return told


def _stands_in(line: str, main: str) -> bool:
    words = " ".join(_WORD.findall(line.lower()))
    return bool(words) and f" {words} " in f" {' '.join(_WORD.findall(main.lower()))} "


def _agree(found: str, gold: str) -> bool:
    left, right = ("".join(_WORD.findall(text.lower())) for text in (found, gold))
    return bool(left) and (left in right or right in left)


def _day(document: Document) -> str:
    return document.dct.earliest.isoformat() if document.dct.earliest else ""


def _mean(values: Iterable[float | None]) -> float | None:
    numbers = [value for value in values if value is not None]
    return round(sum(numbers) / len(numbers), 4) if numbers else None
