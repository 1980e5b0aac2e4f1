"""Main text of web pages: from HTML, and from the same pages' visible text when the markup is gone."""

from __future__ import annotations

import gzip
import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import litter, page_peers
from benchmarks.data import read_split, score
from secondsource.model import TOLD_IN, Document, Region
from secondsource.read.markup import read_markup
from secondsource.read.page import read_page
from secondsource.read.plain import read_text

_WORD = re.compile(r"\w+")
_FACTS = (("title", "title"), ("author", "author"), ("date", "published"))
"""What is found about a page: our key, the data's."""


def measure(data: Path, split: str, *, peers: bool, limit: int, texts: Path | None = None) -> dict[str, Any]:
    """Score told regions against `main_text`: words as multisets, lines as main or not; means over the pages.

    `kept` and `gone` are the shares of the data's snippets that must be kept and that must go. `pages_per_second` is
    ours alone, of processor time, from a page's source to its regions. Labels of litter are measured by litter.py.
    """
    rows = read_split(data, split)[: limit or None]
    if rows and "litter" in rows[0]:
        return litter.measure(data, rows, texts)
    asked = page_peers.find_peers() if peers else {}
    pages = [measure_page(data, row, asked, peers=peers) for row in rows]
    result: dict[str, Any] = {"pages": len(rows), **_average(pages)}
    for key, _ in _FACTS:
        result[key] = result.get("html", {}).get(key)
    if "html" in result:
        result["html"]["published"] = result["date"]  # the name that its floor has
        result["pages_per_second"] = round(1 / max(result.pop("seconds"), 1e-6), 1)
    if peers:
        result["missing"] = [name for name in page_peers.PEERS if name not in asked]
    return result


def measure_page(data: Path, row: dict[str, Any], asked: page_peers.Peers, *, peers: bool) -> dict[str, Any]:
    """The numbers of one page, ours and the peers'."""
    packed = (data / row["html"]).read_bytes()
    source = (gzip.decompress(packed) if packed.startswith(b"\x1f\x8b") else packed).decode("utf-8", "replace")
    start = time.process_time()
    document, regions = read_page(source, row["doc_id"])
    seconds = time.process_time() - start
    lines = [block.text.replace("\n", " ") for block in read_markup(source).blocks]
    found = {"title": document.title, "author": document.byline, "date": _day(document)}
    page: dict[str, Any] = {
        "html": {**_measure_text(_text_of(document, regions), row), **_measure_facts(found, row)},
        "plain": _measure_lines(lines, row),
        "seconds": seconds,
    }
    if peers:
        rule = (line for line in lines if len(line) >= 60 or (len(line) >= 25 and line.rstrip()[-1:] in ".?!"))
        page["peers"] = {
            "keep_all": _measure_text("\n".join(lines), row),
            "length_rule": _measure_text("\n".join(rule), row),
            **{name: _measure_peer(ask(source), row) for name, ask in asked.items()},
        }
    return page


def _measure_peer(answer: page_peers.Answer, row: dict[str, Any]) -> dict[str, float | None]:
    text = {} if answer.text is None else _measure_text(answer.text, row)
    return {**text, **_measure_facts(answer.facts, row)}


def _measure_text(text: str, row: dict[str, Any]) -> dict[str, float | None]:
    words = measure_words(text, row["main_text"] or "")
    whole = _plain(text)
    return {
        **{f"word_{key}": value for key, value in words.items()},
        "kept": _mean(float(_plain(snippet) in whole) for snippet in row.get("with") or ()),
        "gone": _mean(float(_plain(snippet) not in whole) for snippet in row.get("without") or ()),
    }


def measure_words(text: str, main: str) -> dict[str, float]:
    """Precision, recall and F1 of the words of a text as a multiset."""
    found, gold = _words(text), _words(main)
    return score(sum((found & gold).values()), sum(found.values()), sum(gold.values()))


def _measure_facts(found: dict[str, str], row: dict[str, Any]) -> dict[str, float | None]:
    return {
        key: float(_agree(found[key], row[name])) if row.get(name) else None for key, name in _FACTS if key in found
    }


def _measure_lines(lines: list[str], row: dict[str, Any]) -> dict[str, float | None]:
    """Read the page's lines as plain text; gold is each line that stands in `main_text`."""
    _, regions = read_text("\n".join(lines), row["doc_id"])
    told = _lines_told(lines, regions)
    whole = _plain(row["main_text"] or "")
    main = [_stands_in(line, whole) for line in lines]
    right = sum(a and b for a, b in zip(told, main, strict=True))
    kept = "\n".join(line for line, keep in zip(lines, told, strict=True) if keep)
    return {**_measure_text(kept, row), "line_f1": score(right, sum(told), sum(main))["f1"]}


def _text_of(document: Document, regions: Iterable[Region]) -> str:
    return "\n".join(document.text[region.start : region.stop] for region in regions if region.kind in TOLD_IN)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


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


def _stands_in(line: str, whole: str) -> bool:
    """Say whether the words of a line stand together in a text that is reduced to its words already."""
    return _WORD.search(line) is not None and _plain(line) in whole


def _agree(found: str, gold: str) -> bool:
    left, right = ("".join(_WORD.findall(text.lower())) for text in (found, gold))
    return bool(left) and (left in right or right in left)


def _day(document: Document) -> str:
    return document.dct.earliest.isoformat() if document.dct.earliest else ""


def _average(pages: list[dict[str, Any]]) -> dict[str, Any]:
    """The mean of each number over the pages that have it, in tables as deep as they come."""
    if not pages:
        return {}
    return {
        key: _average([page[key] for page in pages])
        if isinstance(value, dict)
        else _mean(page.get(key) for page in pages)
        for key, value in pages[0].items()
    }


def _mean(values: Iterable[float | None]) -> float | None:
    numbers = [value for value in values if value is not None]
    return round(sum(numbers) / len(numbers), 4) if numbers else None
