"""Places in a text."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into the text of a document."""

    start: int
    stop: int

    def within(self, other: Span) -> bool:
        """Say whether this span lies wholly in the other."""
        return other.start <= self.start and self.stop <= other.stop

    def overlap(self, other: Span) -> int:
        """Count the code points that both spans cover."""
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))
