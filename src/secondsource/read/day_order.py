"""Does "03/04/2020" mean 4 March or 3 April here? The host, the language tag and the other dates of a report tell."""

from __future__ import annotations

import re
from typing import Literal

from secondsource.read.words import word_rows

Order = Literal["day", "month", ""]
"""Which number stands first in a date of slashes; "" where that is not known."""

_SLASHED = re.compile(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)/(?:(?:19|20)\d\d|\d\d)(?![\d/])")


def find_order(host: str, lang: str = "", text: str = "") -> Order:
    """Tell the order from a day above 12 elsewhere in the text, else from the host, else from a tag such as "en-GB"."""
    return _order_in(text) or _order_of(host.lower().rpartition(".")[2]) or _order_of(_country_of(lang))


def _order_in(text: str) -> Order:
    first = second = 0
    for found in _SLASHED.finditer(text):
        first += int(found[1]) > 12
        second += int(found[2]) > 12
    return "" if (first > 0) == (second > 0) else "day" if first else "month"


def _order_of(country: str) -> Order:
    orders: tuple[Order, ...] = ("day", "month")
    return next((order for order in orders if country in word_rows("day_order.tsv")[order]), "")


def _country_of(lang: str) -> str:
    parts = re.split(r"[-_]", lang.lower())
    return "" if len(parts) < 2 or parts[1] == "us" else parts[1]
