"""Which number is the month in "3/9/2017"? Publisher, place and the other dates of a report tell, or both are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from secondsource.extract.gazetteer import find_cities
from secondsource.model import Document, TimeMention
from secondsource.read.day_order import Order, find_order

SLASHED = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)")


BOTH = re.compile(r"\d{4}-\d\d-\d\d\|\d{4}-\d\d-\d\d")
"""The form of a date in slashes of which both readings are kept."""


def settle_slashes(document: Document, mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions, those in slashes read as their report writes them.

    A report that shows no order keeps both readings in the form, "2017-03-09|2017-09-03", the American one first.
    """
    order: Order | None = None
    for mention in mentions:
        if SLASHED.fullmatch(document.text, mention.start, mention.stop):
            order = tell_order(document) if order is None else order
            yield replace(mention, form=read_slashed(mention.form, order))
        else:
            yield mention


def settle_orders(documents: Iterable[Document], times: Mapping[str, TimeMention]) -> dict[str, TimeMention]:
    """The mentions by id; where a report shows no order, other reports of its publisher may, if they agree."""
    documents = list(documents)
    shown: dict[str, set[Order]] = defaultdict(set)
    for document in documents:
        if (order := find_order("", "", document.text)) and document.publisher:
            shown[document.publisher].add(order)
    orders = {doc.id: next(iter(own)) for doc in documents if len(own := shown[doc.publisher]) == 1}
    return {
        id: replace(time, form=time.form.split("|")[orders[time.doc] == "day"])
        if BOTH.fullmatch(time.form) and time.doc in orders
        else time
        for id, time in times.items()
    }


def read_slashed(form: str, order: Order) -> str:
    """The form of a date in slashes that was read with the month first."""
    year, month, day = (int(part) for part in form.split("-"))
    if order == "month" or day > 12 or day == month:
        return form
    other = date(year, day, month).isoformat()
    return other if order == "day" else f"{form}|{other}"


def tell_order(document: Document) -> Order:
    """Which number comes first: by the dates themselves, the host, the language tag, or the place of the dateline."""
    order = find_order(urlsplit(document.uri).hostname or "", document.lang, document.text)
    place = find_cities(document.dateline.partition(",")[0].title()) if document.dateline and not order else ()
    return order or (("month" if place[0].country == "USA" else "day") if place else "")
