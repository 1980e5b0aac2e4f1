"""From when to when is "fiscal 2018"? A state's year by its law; a company's may begin in any month.

Whose year it is tell the words of its sentence ("budget", "deficit", "ministry") and the country of the dateline.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from secondsource.extract.calendar import FISCAL
from secondsource.extract.home import find_home
from secondsource.extract.timex_guards import context
from secondsource.lists import read_table
from secondsource.model import Document, TimeMention
from secondsource.parse.tree import Parse


def settle_fiscal_years(document: Document, parse: Parse, mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions; the fiscal year of a state with the month in which it begins."""
    for mention in mentions:
        if mention.form.endswith(f"|{FISCAL}"):
            first = find_first_month(document, parse, mention)
            yield replace(mention, form=mention.form + first)
        else:
            yield mention


def find_first_month(document: Document, parse: Parse, mention: TimeMention) -> str:
    """The months between a year and the fiscal year named for it, signed; empty where it may be a company's."""
    head = parse.head_of(mention.span)
    words = {token.text.lower() for token in parse.words(parse.sentence(head))} if head else set()
    if words.isdisjoint(context("public_money")):
        return ""
    one, two = state_years().get(find_home(document).country, ("-", "-"))
    months_off = two if "/" in mention.form else one
    return "" if months_off == "-" else f"{int(months_off):+d}"


@functools.cache
def state_years() -> dict[str, tuple[str, str]]:
    """By country the months for a year named by one number, and by two."""
    return {country: (one, two) for country, one, two in read_table("extract", "times_fiscal.tsv")}
