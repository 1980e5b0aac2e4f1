"""Which words put an event on a day, and how was the day read from them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.extract.clock_zones import find_own_clock
from secondsource.extract.home import day_at_home
from secondsource.extract.sayings import POINTS
from secondsource.extract.times import is_deictic
from secondsource.link.views import RANGE
from secondsource.model import UNKNOWN_TIME, EventMention, Interval, NearTime, Span, TimeMention, TimeValue
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.passages import Mark, Passage, find_passage
from secondsource.tell.sentences import find_sentence
from secondsource.tell.testimony import say_chain
from secondsource.tell.wording import one_line, say_name

INDIRECT = ("REF:", "EVENT:")
"""How forms of time expressions begin that count from another time of the text, or from an event."""

YEARLESS = re.compile(r"XXXX-(?!WXX)")
"""Forms of time expressions that lack only the year: "March 26", "in June"."""


CARRIED = {"sentence": "the day of what is told with it", "sentence before": "the day of the sentence before"}
"""What is said of a day that is not told of the event itself, by where it stands."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report that tell of an event or name a day.

    `time` is the expression that gives the days, None where the words give none; `basis` says how it was read.
    """

    doc: str
    number: int  # of the report, in the list of reports
    words: Span
    time: Span | None
    days: Interval
    basis: str
    chain: tuple[str, ...]
    said: str  # the words on one line, with a mark where a sentence was cut
    passage: Passage
    foretold: bool  # the report is older than the days
    indirect: bool = False  # the expression counts from another time of the text


@dataclass(frozen=True, slots=True)
class Dating:
    """An expression that dates an event, or two with "to" between them, of which `time` is the first."""

    time: TimeMention
    span: Span
    days: Interval
    carried: str = ""  # the words give the day of something told beside the event: where they stand


def find_words(catalogue: Catalogue, doc: str, focus: Span) -> Span:
    """The sentence of a report, or sentences, around some words of it."""
    regions = [region for _, region in catalogue.regions_at(doc, focus)]
    block = Span(
        min([focus.start, *(region.start for region in regions)]),
        max([focus.stop, *(region.stop for region in regions)]),
    )
    return find_sentence(catalogue.document[doc].text, block, focus)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time expressions of a case and what they mean, by the id of the mention."""

    catalogue: Catalogue
    times: Mapping[str, TimeMention]
    values: Mapping[str, TimeValue]
    near: Mapping[str, NearTime]  # by event mention

    def carried_over(self, mention: EventMention) -> list[Dating]:
        """The one day of what is told beside an event that has none of its own; see `extract/near_times.py`."""
        near = self.near.get(mention.id)
        days = self.days_of(near.mention) if near else UNKNOWN_TIME
        if near is None or days.earliest is None or days.earliest != days.latest:
            return []
        time = self.times[near.mention]
        return [Dating(time, time.span, Interval(days.earliest, days.latest, CARRIED[near.basis]), CARRIED[near.basis])]

    def carried_days(self, mentions: Iterable[EventMention]) -> Interval:
        """The days carried over to the mentions of one event, if they are the same."""
        found = {dating.days for mention in mentions for dating in self.carried_over(mention)}
        return found.pop() if len({days.earliest for days in found}) == 1 else UNKNOWN_TIME

    def dating(self, mention: EventMention) -> list[Dating]:
        """What says on which days an event was, not since when or how long; "from Sunday to Wednesday" is one."""
        text = self.catalogue.document[mention.doc].text
        found: list[Dating] = []
        for argument in sorted(mention.fillers("time"), key=lambda argument: argument.start):
            time, days = self.times.get(argument.mention), self.days_of(argument.mention)
            if time is None or not days.known:
                continue
            if found and text[found[-1].span.stop : time.start].strip() in RANGE:
                first = found.pop()
                both = Interval(first.days.earliest, days.latest, "from the first to the last day named")
                found.append(Dating(first.time, Span(first.span.start, time.stop), both))
            else:
                found.append(Dating(time, time.span, days))
        return found

    def days_of(self, id: str) -> Interval:
        """The days that a time mention means, if it is a point in time."""
        time, value = self.times.get(id), self.values.get(id)
        if time is None or value is None or time.type not in ("DATE", "TIME") or time.mod not in POINTS:
            return UNKNOWN_TIME
        return value.interval if value.value[:4].isdigit() else UNKNOWN_TIME

    def tell_mentions(self, mentions: Iterable[EventMention], carry: bool = False) -> list[Evidence]:
        """The words behind an event: first those that give a day, then wider times, then those that give none.

        With `carry` an expression beside it gives the day where its own words give none.
        """
        kept: dict[tuple[object, ...], Evidence] = {}
        for mention in mentions:
            statement = self.catalogue.statement.get(mention.statement)
            chain = say_chain(self.catalogue, statement or self.catalogue.narration(mention.doc, mention.span))
            own = self.dating(mention) or (self.carried_over(mention) if carry else [])
            for dating in own or (None,):
                item = self.make_evidence(mention.doc, chain, mention.span, dating)
                kept.setdefault((item.doc, item.words, item.time), item)
        return sorted(kept.values(), key=_by_days)

    def bound(self, mentions: Iterable[EventMention]) -> Interval:
        """By when an event was, as it is told as a fact: the day by which the first such report was certainly out."""
        out = [
            (written.latest, self.catalogue.rank[mention.doc], mention.doc)
            for mention in mentions
            if mention.factuality == "CT+" and (written := self.catalogue.published(mention.doc)).latest
            if not any(region.later for _, region in self.catalogue.regions_at(mention.doc, mention.span))
        ]
        if not out:
            return UNKNOWN_TIME
        latest, _, doc = min(out)
        publisher = say_name(self.catalogue.document[doc].publisher)
        return Interval(None, latest, f"told as a fact by {publisher}, {say_interval(self.catalogue.published(doc))}")

    def tell_naming(self, time: TimeMention) -> Evidence:
        """The words in which a report names a day."""
        chain = (say_name(self.catalogue.document[time.doc].publisher),)
        return self.make_evidence(time.doc, chain, time.span, Dating(time, time.span, self.values[time.id].interval))

    def make_evidence(self, doc: str, chain: tuple[str, ...], event: Span, dating: Dating | None) -> Evidence:
        """The sentence around the words of an event and the expression that dates it."""
        text = self.catalogue.document[doc].text
        time = dating.span if dating else None
        beside = time is None or (dating and dating.carried)
        focus = event if beside or time is None else Span(min(event.start, time.start), max(event.stop, time.stop))
        words = find_words(self.catalogue, doc, focus)
        marks = [Mark(event, "trigger"), *([Mark(time)] if time and time != event and not beside else [])]
        days = dating.days if dating else UNKNOWN_TIME
        written = self.catalogue.published(doc)
        return Evidence(
            doc=doc,
            number=self.catalogue.rank[doc] + 1,
            words=words,
            time=time,
            days=days,
            basis=self._say_basis(dating) if dating else "",
            chain=chain,
            said=one_line(text[words.start : words.stop]),
            passage=find_passage(self.catalogue, doc, marks),
            foretold=bool(written.latest and days.earliest and written.latest < days.earliest),
            indirect=bool(dating and dating.time.form.startswith(INDIRECT)),
        )

    def _say_basis(self, dating: Dating) -> str:
        """The expression, its report, and the day from which it, or its year, was counted."""
        time = dating.time
        document = self.catalogue.document[time.doc]
        quoted = f"“{one_line(document.text[dating.span.start : dating.span.stop])}” in {say_name(document.publisher)}"
        quoted += f", {dating.carried}" if dating.carried else ""
        if time.form.startswith(INDIRECT):
            return f"{quoted}, counted from the time told before it"
        if (there := find_own_clock(time.form)) and dating.days.earliest == dating.days.latest:
            quoted += f", {say_interval(dating.days)} by the clock of {there}"
        if not is_deictic(time.form):
            return quoted
        how = "its year taken from" if YEARLESS.match(time.form) else "counted from"
        if any(region.later for _, region in self.catalogue.regions_at(time.doc, time.span)):
            return f"{quoted}, {how} the day of that note"
        inferred = ", a date inferred" if time.doc in self.catalogue.datings else ""
        return f"{quoted}, {how} {say_interval(day_at_home(document), 'an unknown day')}{inferred}"


def by_time(days: Interval) -> tuple[date, date]:
    """Sort by the first day, of equal ones the narrowest first; an interval with an open start by its end."""
    return days.earliest or days.latest or date.max, days.latest or date.max


def _by_days(item: Evidence) -> tuple[bool, bool, tuple[date, date], bool]:
    first, last = item.days.earliest, item.days.latest
    return item.time is None, first is None or first != last, by_time(item.days), item.indirect


def choose_words(evidence: Sequence[Evidence], most: int) -> list[Evidence]:
    """The first words for each of the days that are given, and then of further reports that do not repeat them."""
    first: dict[tuple[date | None, date | None], Evidence] = {}
    for item in evidence:
        first.setdefault((item.days.earliest, item.days.latest), item)
    chosen = [item for item in first.values() if item.time][:most] or [*first.values()][:1]
    for item in evidence:
        if len(chosen) < most and all(item.doc != other.doc and item.said != other.said for other in chosen):
            chosen.append(item)
    return chosen


def count_days(evidence: Sequence[Evidence]) -> int:
    """How many different days are given for one event."""
    return len({(item.days.earliest, item.days.latest) for item in evidence if item.time})
