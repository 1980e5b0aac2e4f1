"""What can be measured on a block and its neighbours that tells the report from the rest of its page?

The measures are those of jusText (Pomikálek 2011: length, function words, links) and boilerpipe (Kohlschütter et al.
2010: the same of the neighbours), with what the rules of this room and the extractor's vote say, and the words that a
block shares with the report and its title. Pages have more of them than plain text, whose markup is gone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from secondsource.read.blocks import BULLET
from secondsource.read.company import ENDS, MOST_LINKED, Company
from secondsource.read.words import WORD, function_word_share, word_list

if TYPE_CHECKING:
    import numpy

    Matrix = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]

_ADDRESS = re.compile(r"\b(?:I|we|our|my|you|your)\b", re.IGNORECASE)
_INNER_END = re.compile(r"[.!?][\"”’)]*(?:\s|$)")
_KINDS = (
    "headline", "body", "list", "teaser", "navigation", "boilerplate", "comment_form", "subscription_appeal", "caption",
    "byline", "dateline", "related_links",
)  # fmt: skip
_ZONES = ("teaser", "navigation", "boilerplate", "caption", "comment_form", "byline", "dateline")
_HINTS = ("p", "li", "h1", "h2", "h3", "h4", "td", "pre", "blockquote", "figcaption")
_ALIKE_HINTS = {"dt": "li", "dd": "li", "caption": "td", "h5": "h4", "h6": "h4"}
FARTHEST = 20
"""Blocks beyond which it makes no difference how far a block stands from the report."""
BESIDE = (-2, -1, 1, 2)
AROUND = (4, 10)
"""Blocks before and after: one by one, and on the average."""
_NEAR_TEXT = ("length", "function words", "ends", "prose", "near", "told", "bullet", "core")
_NEAR_PAGE = ("length", "function words", "ends", "prose", "told", "core", "vote", "links", "zone", "hint li", "hint p")
_WIDE_TEXT = ("length", "prose", "near", "told", "core", "kind navigation")
_WIDE_PAGE = ("length", "prose", "told", "core", "kind navigation", "vote", "links", "zone")


def measure_features(company: Sequence[Company], title: str, *, markup: bool) -> tuple[list[str], Matrix]:
    """Measure blocks that the rules have judged: the names of the features, and a row of numbers for each block."""
    import numpy as np

    rows = [_measure_alone(one) for one in company]
    _measure_places(company, rows)
    _measure_shared_words(company, title, rows)
    if markup:
        _measure_markup(company, rows)
    names = list(rows[0])
    own = np.array([[row[name] for name in names] for row in rows], dtype=np.float64)
    near, wide = (_NEAR_PAGE, _WIDE_PAGE) if markup else (_NEAR_TEXT, _WIDE_TEXT)
    columns = [own]
    for picked, steps, radii in ((near, BESIDE, ()), (wide, (), AROUND)):
        part = own[:, [names.index(name) for name in picked]]
        columns.append(look_around(part, steps, radii))
        places = [*steps, *(f"within {radius}" for radius in radii)]
        names = names + [f"{name} at {place}" for place in places for name in picked]
    return names, np.hstack(columns)


def look_around(values: Matrix, steps: Sequence[int], radii: Sequence[int]) -> Matrix:
    """The values of the blocks so many steps away (0 beyond the ends), then the means over each radius."""
    import numpy as np

    count = len(values)
    columns = []
    for step in steps:
        moved = np.zeros_like(values)
        if abs(step) < count:
            first, last = max(0, -step), min(count, count - step)
            moved[first:last] = values[first + step : last + step]
        columns.append(moved)
    sums = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    number = np.arange(count)
    for radius in radii:
        starts, stops = np.maximum(0, number - radius), np.minimum(count, number + radius + 1)
        columns.append((sums[stops] - sums[starts]) / (stops - starts)[:, None])
    return np.hstack(columns)


def _measure_alone(one: Company) -> dict[str, float]:
    text, words = one.block.text, one.words
    count = len(words)
    length = math.log1p(count)
    return {
        "length": length,
        "length squared": length * length,
        "function words": function_word_share(words),
        "ends": float(ENDS.search(text[-40:]) is not None),
        "colon": float(text.endswith(":")),
        "question": float(text.endswith("?")),
        "prose": float(one.prose),
        "near": float(one.near),
        "capitals": sum(word[0].isupper() for word in words) / count if count else 0.0,
        "all capitals": sum(word.isupper() for word in words) / count if count else 0.0,
        "digits": sum(map(str.isdigit, text)) / len(text),
        "bullet": float(BULLET.match(text) is not None),
        "lines": math.log1p(text.count("\n")),
        "sentences": math.log1p(len(_INNER_END.findall(text))),
        "no word": float(not words),
        "addresses": float(_ADDRESS.search(text) is not None),
        "exclaims": float("!" in text),
        "money": float("$" in text),
        "surely": float(one.surely),
        "told": float(one.told),
        **{f"kind {kind}": float(one.block.kind == kind) for kind in _KINDS},
    }


def _measure_places(company: Sequence[Company], rows: Sequence[dict[str, float]]) -> None:
    """Where a block stands on its page, and how far from what the rules take for the report."""
    told = [number for number, one in enumerate(company) if one.told]
    first, last = (told[0], told[-1]) if told else (0, len(company) - 1)
    keys = Counter(one.key for one in company)
    total = sum(len(one.words) for one in company) or 1
    before = 0
    for number, (one, row) in enumerate(zip(company, rows, strict=True)):
        row["repeated"] = float(keys[one.key] > 1)
        row["place by words"] = before / total
        row["place by blocks"] = number / len(company)
        row["inside"] = float(first <= number <= last)
        row["far"] = min(FARTHEST, max(0, first - number, number - last)) / FARTHEST
        before += len(one.words)


def _measure_shared_words(company: Sequence[Company], title: str, rows: Sequence[dict[str, float]]) -> None:
    """The shares of a block's words that the title, the report, and the report three times or more has."""
    stems = [_stems(one.words) for one in company]
    head = _stems(WORD.findall(title))
    report: Counter[str] = Counter()
    for one, own in zip(company, stems, strict=True):
        if one.prose and one.told:
            report.update(own)
    for one, own, row in zip(company, stems, rows, strict=True):
        itself = int(one.prose and one.told)
        counts = [report[stem] - itself for stem in own]
        many = len(own) or 1
        row["title"] = len(own & head) / many
        row["core"] = sum(count > 0 for count in counts) / many
        row["core often"] = sum(count > 2 for count in counts) / many


def _stems(words: Sequence[str]) -> set[str]:
    known = word_list("function_words.txt")
    return {re.sub(r"['’]?s?$", "", word.lower())[:6] for word in words if len(word) > 3 and word.lower() not in known}


def _measure_markup(company: Sequence[Company], rows: Sequence[dict[str, float]]) -> None:
    """What the markup and the extractor's vote say; a vote that left out most of a page's prose says less."""
    prose = sum(len(one.words) for one in company if one.prose) or 1
    covered = sum(len(one.words) for one in company if one.prose and one.block.vote) / prose
    voted = [number for number, one in enumerate(company) if one.prose and one.block.vote]
    first, last = (voted[0], voted[-1]) if voted else (0, len(company) - 1)
    for number, (one, row) in enumerate(zip(company, rows, strict=True)):
        block, vote = one.block, float(one.block.vote is True)
        hint = _ALIKE_HINTS.get(block.hint, block.hint)
        row["vote"] = vote
        row["vote where it covers"] = vote * covered
        row["no vote where it covers"] = (1 - vote) * covered
        row["prose without vote"] = float(one.prose and not vote)
        row["covered"] = covered
        row["between votes"] = float(first <= number <= last)
        row["left out between votes"] = float(first <= number <= last and not vote)
        row["far from votes"] = min(FARTHEST, max(0, first - number, number - last)) / FARTHEST
        row["links"] = block.links
        row["linked"] = float(block.links > MOST_LINKED)
        row["zone"] = float(block.zone is not None)
        row["zone and vote"] = float(block.zone is not None and vote)
        row |= {f"zone {kind}": float(block.zone == kind) for kind in _ZONES}
        row |= {f"hint {name}": float(hint == name) for name in _HINTS}
