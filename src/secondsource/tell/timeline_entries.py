"""What happened when? The entries of a timeline: events, and days that reports name without an event of ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.assess.days import Naming
from secondsource.model import UNKNOWN_TIME, Event, Interval, Span
from secondsource.tell.cards import by_importance, label_of, mentions_of
from secondsource.tell.dates import say_value
from secondsource.tell.sentences import LONGEST
from secondsource.tell.sides import NOBODY, Standing, find_standing
from secondsource.tell.timeline_evidence import Clock, Evidence
from secondsource.tell.typical import rate_typical

NARROW = 3
"""Days: an event known to so many stands for each of them; of a wider one nobody can say that it was on a day."""

DOUBTED = ("unverified", "denied")
"""Statuses of events that may never have been, or are to come, so that no report says by when they were."""

FULL_SENTENCE = 50
"""Characters below which words that name a day are a caption or a line of the head rather than news."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened; or a day that reports name, where `event` and `status` are empty."""

    anchor: str
    event: str
    label: str
    dated: bool  # some report says when
    days: Interval  # of an event without a day: no later than the first report that tells it as a fact
    told: Interval  # when the first report that tells it came out
    status: str
    credibility: int
    standing: Standing
    disputed: tuple[str, ...]  # days given for it that cannot all be right
    weight: int  # of its weightiest day
    evidence: tuple[Evidence, ...]

    @property
    def documents(self) -> int:
        """Reports that tell it; a copy is no second one."""
        return self.standing.documents

    @property
    def expected(self) -> bool:
        """Say whether all that is told of it with a day was told before that day."""
        dated = [item for item in self.evidence if item.time]
        return bool(dated) and all(item.foretold for item in dated)


def days_in(interval: Interval) -> list[date]:
    """The days of a narrow interval; of a wider one, or one with an open end, none."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None or not 0 <= (last - first).days < NARROW:
        return []
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def make_event_entries(clock: Clock, weights: Mapping[date, int]) -> Iterator[Entry]:
    """Yield an entry for each event, what most reports tell first."""
    events = clock.catalogue.events
    rank = {event.id: i for i, event in enumerate(events)}
    for event in by_importance(clock.catalogue, events):
        yield make_event_entry(clock, event, weights, f"event-{rank[event.id] + 1}")


def make_event_entry(clock: Clock, event: Event, weights: Mapping[date, int], anchor: str) -> Entry:
    """Put together what a timeline says of an event."""
    of = clock.catalogue
    mentions = mentions_of(of, event)
    docs = sorted({mention.doc for mention in mentions}, key=of.rank.__getitem__)
    settled = event.time.known or event.status in DOUBTED
    carried = UNKNOWN_TIME if settled else clock.carried_days(mentions)
    days = carried if carried.known else event.time
    clash = [item for item in of.assessed(event.id) if item.attribute == "time" and item.status == "disputed"]
    return Entry(
        anchor=anchor,
        event=event.id,
        label=label_of(of, event),
        dated=days.known,
        days=days if days.known or settled else clock.bound(mentions),
        told=of.published(docs[0]) if docs else UNKNOWN_TIME,
        status=event.status,
        credibility=event.credibility,
        standing=find_standing(of, mentions),
        disputed=tuple(say_value(p.value) for item in clash for p in item.positions if p.status == "disputed"),
        weight=max((weights.get(day, 0) for day in days_in(days)), default=0),
        evidence=tuple(clock.tell_mentions(mentions, carry=carried.known)),
    )


def make_day_entries(
    clock: Clock, namings: Iterable[Naming], events: Sequence[Entry], weights: Mapping[date, int]
) -> Iterator[Entry]:
    """Yield an entry for each named day, in the order of time, unless an event of it is told by half of the reports
    that name it: then that is what they name it for.
    """
    told: dict[date, int] = defaultdict(int)
    for entry in events:
        for day in days_in(entry.days):
            told[day] = max(told[day], entry.documents)
    by_day: dict[date, list[Naming]] = defaultdict(list)
    for naming in namings:
        by_day[naming.day].append(naming)
    for day, own in sorted(by_day.items()):
        if 2 * told[day] < len({naming.doc for naming in own}):
            yield make_day_entry(clock, day, own, weights[day])


def make_day_entry(clock: Clock, day: date, namings: Sequence[Naming], weight: int) -> Entry:
    """What reports say in naming a day: the full sentence that says most of what they all say, then the others."""
    times = [clock.times[naming.mention] for naming in namings]
    times.sort(key=lambda time: (clock.catalogue.rank[time.doc], time.start))
    evidence: dict[tuple[str, Span], Evidence] = {}
    for item in map(clock.tell_naming, times):
        evidence.setdefault((item.doc, item.words), item)
    found = [*evidence.values()]
    rates = rate_typical([(clock.catalogue.copy_of.get(item.doc, item.doc), item.said) for item in found])
    order = sorted(range(len(found)), key=lambda i: (not is_telling(found[i]), found[i].indirect, -rates[i], i))
    ordered = [found[i] for i in order]
    return Entry(
        anchor=f"day-{day.isoformat()}",
        event="",
        label=ordered[0].said,
        dated=True,
        days=Interval(day, day, "named by the reports"),
        told=clock.catalogue.published(times[0].doc),
        status="",
        credibility=0,
        standing=replace(NOBODY, documents=clock.catalogue.count_reports(naming.doc for naming in namings)),
        disputed=(),
        weight=weight,
        evidence=tuple(ordered),
    )


def is_telling(item: Evidence) -> bool:
    """Say whether the words are a sentence of running text, and not a heading, a caption or a line of the head."""
    size = item.words.stop - item.words.start
    return not item.passage.kind and FULL_SENTENCE <= size <= LONGEST and item.said.rstrip("”\"'’)")[-1:] in ".!?"
