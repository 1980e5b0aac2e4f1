"""Where in the original does each character of a text stand? Runs from text to source, and from there to bytes."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from secondsource.model import Run, Span
from secondsource.read.decode import BYTE_BY_BYTE, find_mark

Runs = tuple[Run, ...]
_CHUNK = 4096


def identity(length: int) -> Runs:
    """The map of a text that is its own source."""
    return (Run(0, length, 0, length),) if length else ()


def find_source(runs: Sequence[Run], start: int, stop: int) -> list[Span]:
    """Find the stretches of the source that `text[start:stop]` shows, in the order of the text, touching ones joined.

    What stands in no run has no source and is left out. A part of a run of unequal lengths gives all of its source.
    """
    found: list[Span] = []
    first = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    for run in runs[first:]:
        if run.start >= stop:
            break
        left, right = max(run.start, start), min(run.stop, stop)
        if left >= right:
            continue
        span = Span(run.source_start, run.source_stop)
        if run.stop - run.start == run.source_stop - run.source_start:
            span = Span(run.source_start + left - run.start, run.source_start + right - run.start)
        if found and found[-1].stop == span.start:
            found[-1] = Span(found[-1].start, span.stop)
        elif not found or found[-1] != span:
            found.append(span)
    return found


def compose(inner: Iterable[Run], outer: Sequence[Run]) -> Runs:
    """Lead a map on: `inner` from a text to a middle text, `outer` from there to the source."""
    return join_runs(run for one in inner for run in _lead_on(one, outer))


def _lead_on(run: Run, outer: Sequence[Run]) -> Iterator[Run]:
    if run.stop - run.start != run.source_stop - run.source_start:
        spans = find_source(outer, run.source_start, run.source_stop)
        if spans:
            yield Run(run.start, run.stop, min(span.start for span in spans), max(span.stop for span in spans))
        return
    first = max(0, bisect_right(outer, run.source_start, key=lambda one: one.start) - 1)
    for one in outer[first:]:
        if one.start >= run.source_stop:
            break
        left, right = max(one.start, run.source_start), min(one.stop, run.source_stop)
        if left >= right:
            continue
        even = one.stop - one.start == one.source_stop - one.source_start
        source = Span(one.source_start + left - one.start, one.source_start + right - one.start) if even else None
        yield Run(
            run.start + left - run.source_start,
            run.start + right - run.source_start,
            source.start if source else one.source_start,
            source.stop if source else one.source_stop,
        )


def join_runs(runs: Iterable[Run]) -> Runs:
    """Join neighbours that go on one to one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and _is_even(last) and _is_even(run) and (last.stop, last.source_stop) == (run.start, run.source_start):
            joined[-1] = Run(last.start, run.stop, last.source_start, run.source_stop)
        else:
            joined.append(run)
    return tuple(joined)


def cut_runs(runs: Iterable[Run], start: int, stop: int) -> Runs:
    """The map of `text[start:stop]`, its offsets counted from there."""
    return compose(identity_at(stop - start, start), tuple(runs))


def identity_at(length: int, source: int) -> Runs:
    """The map of a text that stands as it is in its source, from the offset `source` on."""
    return (Run(0, length, source, source + length),) if length else ()


def _is_even(run: Run) -> bool:
    return run.stop - run.start == run.source_stop - run.source_start


def find_bytes(data: bytes, encoding: str, start: int, stop: int) -> Span:
    """Find the bytes from which `decode_bytes` made the code points from `start` to `stop` of a text.

    A byte order mark is counted where `data` begins with one. Code points that some bytes yield together have all of
    these bytes. Raises LookupError for an unknown encoding.
    """
    if start >= stop:
        place = _find_place(data, encoding, start).start
        return Span(place, place)
    return Span(_find_place(data, encoding, start).start, _find_place(data, encoding, stop - 1).stop)


def _find_place(data: bytes, encoding: str, wanted: int) -> Span:
    """Find the bytes of one code point: by chunks up to it, then byte by byte. At the end of the text, the end."""
    decoder = codecs.getincrementaldecoder(encoding)(BYTE_BY_BYTE)
    done, seen = find_mark(data)[0], 0
    state = decoder.getstate()
    if done and not decoder.decode(data[:done]) and not decoder.getstate()[0]:
        state = decoder.getstate()
    else:
        done = 0
        decoder.setstate(state)
    while done < len(data):
        count = len(decoder.decode(data[done : done + _CHUNK], done + _CHUNK >= len(data)))
        if seen + count > wanted:
            break
        seen, done, state = seen + count, done + _CHUNK, decoder.getstate()
    decoder.setstate(state)
    begin = done - len(state[0])
    for place in range(done, len(data)):
        text = decoder.decode(data[place : place + 1], place + 1 == len(data))
        if text:
            stop = place + 1 - len(decoder.getstate()[0])
            if seen + len(text) > wanted:
                return _share_out(text, Span(begin, stop), wanted - seen, encoding)
            seen, begin = seen + len(text), stop
    return Span(len(data), len(data))


def _share_out(text: str, span: Span, wanted: int, encoding: str) -> Span:
    """Which of the bytes that yielded several code points at once yielded one of them? A replaced one has one."""
    if len(text) == 1 or not any("\udc00" <= letter <= "\udcff" for letter in text):
        return span
    sizes = [1 if "\udc00" <= letter <= "\udcff" else len(letter.encode(encoding)) for letter in text]
    first = span.start + sum(sizes[:wanted])
    return Span(first, first + sizes[wanted])
