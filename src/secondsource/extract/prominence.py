"""What a report states of its incident: a value, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model import Interval, Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a report states, with the words it rests on."""

    value: float | str | Interval
    span: Span
