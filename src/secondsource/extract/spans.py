"""Spans as sets of code points: what two share, what one leaves of the other. Results are ordered and disjoint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from secondsource.model import Span

T = TypeVar("T")
WIDTH = 1000
"""Code points of text on one shelf: about a paragraph, so that a look-up compares with the neighbours only."""


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


class Shelf(Generic[T]):
    """Things by their place in the text, so that those near a span are found without looking at all of them."""

    def __init__(self) -> None:
        self._items: list[T] = []
        self._places: dict[int, list[int]] = {}

    def put(self, item: T, *spans: Span) -> None:
        """Add a thing that lies at these spans."""
        number = len(self._items)
        self._items.append(item)
        for place in sorted({at for span in spans for at in range(span.start // WIDTH, span.stop // WIDTH + 1)}):
            self._places.setdefault(place, []).append(number)

    def near(self, span: Span) -> list[T]:
        """The things on the shelves that a span touches, in the order in which they were put there."""
        places = range(span.start // WIDTH, span.stop // WIDTH + 1)
        return [self._items[number] for number in sorted({n for place in places for n in self._places.get(place, ())})]
