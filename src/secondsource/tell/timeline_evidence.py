"""Which words put an event on a day, and how was the day read from them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.extract.sayings import POINTS
from secondsource.extract.times import is_deictic
from secondsource.model import UNKNOWN_TIME, EventMention, Interval, Span, TimeMention, TimeValue
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.passages import Mark, Passage, find_passage
from secondsource.tell.sentences import find_sentence
from secondsource.tell.testimony import say_chain
from secondsource.tell.wording import one_line, say_name

YEARLESS = re.compile(r"XXXX-(?!WXX)")
"""Forms of time expressions that lack only the year: "March 26", "in June"."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report that tell of an event or name a day.

    `time` is the expression that gives the days, None where the words give none; `basis` says how it was read.
    """

    doc: str
    where: str  # the document's address or file
    words: Span
    time: Span | None
    days: Interval
    basis: str
    chain: tuple[str, ...]
    said: str  # the words on one line, with a mark where a sentence was cut
    passage: Passage
    foretold: bool  # the report is older than the days


@dataclass(frozen=True, slots=True)
class Clock:
    """The time expressions of a case and what they mean, by the id of the mention."""

    catalogue: Catalogue
    times: Mapping[str, TimeMention]
    values: Mapping[str, TimeValue]

    def dating(self, mention: EventMention) -> list[TimeMention]:
        """The expressions that say on which days an event was; not since when, nor for how long."""
        times = (self.times.get(argument.mention) for argument in mention.fillers("time"))
        return [time for time in times if time and self._is_point(time)]

    def _is_point(self, time: TimeMention) -> bool:
        value = self.values.get(time.id)
        if value is None or time.type not in ("DATE", "TIME") or time.mod not in POINTS:
            return False
        return value.value[:4].isdigit() and value.interval.known

    def tell_mentions(self, mentions: Iterable[EventMention]) -> list[Evidence]:
        """The words behind an event: those that give a day first, by days, then as the reports stand."""
        kept: dict[tuple[object, ...], Evidence] = {}
        for mention in mentions:
            statement = self.catalogue.statement.get(mention.statement)
            chain = say_chain(statement or self.catalogue.narration(mention.doc, mention.span))
            for time in (*self.dating(mention),) or (None,):
                item = self.make_evidence(mention.doc, chain, mention.span, time)
                kept.setdefault((item.doc, item.words, item.time), item)
        return sorted(kept.values(), key=lambda item: (item.time is None, by_time(item.days)))

    def tell_naming(self, time: TimeMention) -> Evidence:
        """The words in which a report names a day."""
        chain = (say_name(self.catalogue.document[time.doc].publisher),)
        return self.make_evidence(time.doc, chain, time.span, time)

    def make_evidence(self, doc: str, chain: tuple[str, ...], event: Span, time: TimeMention | None) -> Evidence:
        """The sentence around the words of an event and the expression that dates it."""
        text = self.catalogue.document[doc].text
        focus = Span(min(event.start, time.start), max(event.stop, time.stop)) if time else event
        regions = [region for _, region in self.catalogue.regions_at(doc, focus)]
        block = Span(
            min([focus.start, *(region.start for region in regions)]),
            max([focus.stop, *(region.stop for region in regions)]),
        )
        words = find_sentence(text, block, focus)
        marks = [Mark(event, "trigger"), *([Mark(time.span)] if time and time.span != event else [])]
        days = self.values[time.id].interval if time else UNKNOWN_TIME
        written = self.catalogue.published(doc)
        return Evidence(
            doc=doc,
            where=one_line(self.catalogue.document[doc].uri),
            words=words,
            time=time.span if time else None,
            days=days,
            basis=self._say_basis(time) if time else "",
            chain=chain,
            said=one_line(text[words.start : words.stop]),
            passage=find_passage(self.catalogue, doc, marks),
            foretold=bool(written.latest and days.earliest and written.latest < days.earliest),
        )

    def _say_basis(self, time: TimeMention) -> str:
        """The expression, its report, and the day from which it, or its year, was counted."""
        document = self.catalogue.document[time.doc]
        quoted = f"“{one_line(document.text[time.start : time.stop])}” in {say_name(document.publisher)}"
        if time.form.startswith(("REF:", "EVENT:")):
            return f"{quoted}, counted from the time told before it"
        if not is_deictic(time.form):
            return quoted
        how = "its year by" if YEARLESS.match(time.form) else "counted from"
        if any(region.later for _, region in self.catalogue.regions_at(time.doc, time.span)):
            return f"{quoted}, {how} the day of that note"
        inferred = ", a date inferred" if time.doc in self.catalogue.datings else ""
        return f"{quoted}, {how} {say_interval(document.dct, 'an unknown day')}{inferred}"


def by_time(days: Interval) -> tuple[date, date]:
    """Sort by the first day, of equal ones the narrowest first; an interval with an open start by its end."""
    return days.earliest or days.latest or date.max, days.latest or date.max


def first_of_days(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The first words for each of the days that are given; where none are given, the first words."""
    first: dict[tuple[date | None, date | None], Evidence] = {}
    for item in evidence:
        first.setdefault((item.days.earliest, item.days.latest), item)
    return [item for item in first.values() if item.time] or list(first.values())
