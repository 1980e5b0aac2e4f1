"""Spans as sets of code points: what two share, what one leaves of the other. Results are ordered and disjoint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondsource.model import Span


def count(spans: Iterable[Span]) -> int:
    """The number of code points in disjoint spans."""
    return sum(span.stop - span.start for span in spans)


def join(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].stop:
            joined[-1] = Span(joined[-1].start, max(joined[-1].stop, span.stop))
        else:
            joined.append(span)
    return joined


def overlap(spans: Sequence[Span], other: Span) -> list[Span]:
    """What the spans share with another one."""
    shared = (Span(max(span.start, other.start), min(span.stop, other.stop)) for span in spans)
    return [span for span in shared if span.start < span.stop]


def minus(spans: Sequence[Span], other: Span) -> list[Span]:
    """What another span leaves of these."""
    left = []
    for span in spans:
        for piece in (
            Span(span.start, min(span.stop, max(span.start, other.start))),
            Span(max(span.start, min(span.stop, other.stop)), span.stop),
        ):
            if piece.start < piece.stop:
                left.append(piece)
    return join(left)
