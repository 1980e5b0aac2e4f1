"""The functions by which the grammar makes forms of time expressions, by the names that it gives them with `=`."""

from __future__ import annotations

from collections.abc import Callable

from secondsource.extract import timex_clock, timex_dates, timex_lengths
from secondsource.extract.timex_lengths import Slots


def add(slots: Slots) -> str:
    """Twenty and five."""
    return str(sum(int(value) for value in slots.values()))


def times(slots: Slots) -> str:
    """Two hundred."""
    return str(int(slots["o"]) * int(slots["h"]))


FORMS: dict[str, Callable[[Slots], str | None]] = {
    function.__name__.rstrip("_"): function
    for function in (add, times, *timex_clock.FORMS, *timex_dates.FORMS, *timex_lengths.FORMS)
}
