"""Which stretch of a page's source does each character of its text show?

The walk of a page changes nothing but white space. So the n-th visible character of the text is the n-th of the
stretches that it shows, and the white space between two of them is what stood there in the source.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from secondsource.model import Run
from secondsource.read.maps import Runs
from secondsource.read.tokens import Skeleton

Ints = npt.NDArray[np.integer]
Bools = npt.NDArray[np.bool_]


def trace_text(text: str, breaks: Sequence[int], shown: Sequence[Sequence[int]], skeleton: Skeleton) -> Runs:
    """Map a page's text to code points of its source.

    `breaks` are the offsets of the empty lines between blocks, which have no source; `shown` names the stretches of
    each block in the order in which it shows them.
    """
    if not shown:
        return ()
    raw, starts, stops = _gather(shown, skeleton)
    raw_blank, blank = _is_blank(raw), _is_blank(_code_points(text))
    for place in breaks:
        blank[place : place + 2] = False
    source_starts = np.full(len(text), -1, np.int64)
    source_stops = source_starts.copy()
    source_starts[~blank], source_stops[~blank] = starts[~raw_blank], stops[~raw_blank]
    _trace_blanks((blank, source_starts, source_stops), (raw_blank, starts, stops))
    _trace_blanks_between_tags((blank, source_starts, source_stops), skeleton.blanks)
    return make_runs(source_starts, source_stops)


def _gather(shown: Sequence[Sequence[int]], skeleton: Skeleton) -> tuple[Ints, Ints, Ints]:
    """The characters of all stretches in order, with where each starts and stops; two of no place between blocks."""
    texts: list[str] = []
    parts: list[tuple[int, int, int]] = []
    for numbers in shown:
        if texts:
            texts.append("\0\0")
            parts.append((2, -1, 0))
        for number in numbers:
            one = skeleton.stretches[number]
            texts.append(one.text)
            if one.parts:
                parts.extend((length, start, size) for _, length, start, size in one.parts)
            else:
                parts.append((len(one.text), one.start, len(one.text)))
    lengths, begins, sizes = np.array(parts, np.int64).T
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    even = np.repeat(lengths == sizes, lengths)
    begins, sizes = np.repeat(begins, lengths), np.repeat(sizes, lengths)
    starts = np.where(even, begins + within, begins)
    stops = np.where(even, starts + 1, begins + sizes)
    return _join_line_ends(_code_points("".join(texts)), starts, stops)


def _join_line_ends(raw: Ints, starts: Ints, stops: Ints) -> tuple[Ints, Ints, Ints]:
    """A carriage return and the line feed behind it are one line end."""
    pair = np.flatnonzero((raw[:-1] == 13) & (raw[1:] == 10) & (starts[1:] == stops[:-1]))
    starts[pair + 1] = starts[pair]
    return np.delete(raw, pair), np.delete(starts, pair), np.delete(stops, pair)


def _trace_blanks(target: tuple[Bools, Ints, Ints], given: tuple[Bools, Ints, Ints]) -> None:
    """White space of the text shows that of the stretches at the same place: all of it, or as many as there are."""
    blank, starts, stops = target
    raw_blank, raw_starts, raw_stops = given
    firsts, sizes, before = _find_groups(blank)
    raw_firsts, raw_sizes, raw_before = _find_groups(raw_blank)
    _, mine, theirs = np.intersect1d(before, raw_before, assume_unique=True, return_indices=True)
    single = (sizes[mine] == 1) & (raw_sizes[theirs] == 1)
    starts[firsts[mine[single]]] = raw_starts[raw_firsts[theirs[single]]]
    stops[firsts[mine[single]]] = raw_stops[raw_firsts[theirs[single]]]
    mine, theirs = mine[~single], theirs[~single]
    for first, size, raw, raw_size in zip(
        firsts[mine].tolist(),
        sizes[mine].tolist(),
        raw_firsts[theirs].tolist(),
        raw_sizes[theirs].tolist(),
        strict=True,
    ):
        if size == 1:
            last = raw
            while last + 1 < raw + raw_size and raw_starts[last + 1] == raw_stops[last]:
                last += 1
            starts[first], stops[first] = raw_starts[raw], raw_stops[last]
        else:
            count = min(size, raw_size)
            skip = raw_size - count if first == 0 or starts[first - 1] < 0 else 0
            starts[first : first + count] = raw_starts[raw + skip : raw + skip + count]
            stops[first : first + count] = raw_stops[raw + skip : raw + skip + count]


def _find_groups(blank: Bools) -> tuple[Ints, Ints, Ints]:
    """The stretches of white space: where each begins, how long it is, how many visible characters stand before it."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], blank, [False])).astype(np.int8)))
    firsts, stops = edges[::2], edges[1::2]
    seen = np.cumsum(~blank, dtype=np.int64)
    return firsts, stops - firsts, seen[firsts] if len(firsts) else firsts


def _trace_blanks_between_tags(target: tuple[Bools, Ints, Ints], blanks: Sequence[tuple[int, int]]) -> None:
    """White space that no stretch holds stood between tags, behind what comes before it and ahead of what follows."""
    blank, starts, stops = target
    places = np.flatnonzero(blank & (starts < 0))
    places = places[(places > 0) & (places < len(starts) - 1)]
    places = places[(starts[places - 1] >= 0) & (starts[places + 1] >= 0)]
    if not len(places) or not blanks:
        return
    begins, ends = np.array(blanks, np.int64).T
    found = np.searchsorted(begins, stops[places - 1])
    there = found < len(begins)
    there[there] &= ends[found[there]] <= starts[places[there] + 1]
    starts[places[there]], stops[places[there]] = begins[found[there]], ends[found[there]]


def make_runs(starts: Ints, stops: Ints) -> Runs:
    """Make the runs of a text from where the source of each of its characters starts and stops; -1 is nowhere."""
    if not len(starts):
        return ()
    even = stops - starts == 1
    goes_on = even[1:] & even[:-1] & (starts[1:] == stops[:-1])
    same = ~even[1:] & (starts[1:] == starts[:-1]) & (stops[1:] == stops[:-1])
    firsts = np.concatenate(([0], np.flatnonzero(~(goes_on | same)) + 1))
    lasts = np.concatenate((firsts[1:], [len(starts)]))
    rows = zip(firsts.tolist(), lasts.tolist(), starts[firsts].tolist(), stops[lasts - 1].tolist(), strict=True)
    return tuple(Run(first, last, start, stop) for first, last, start, stop in rows if start >= 0)


def _code_points(text: str) -> Ints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)


def _is_blank(points: Ints) -> Bools:
    return np.isin(points, (9, 10, 12, 13, 32))
