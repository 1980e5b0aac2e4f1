"""On which days can an event have been whose reports tell none of it? Each answer is an interval that says why.

In this order: the day of what is told beside it, or in the sentence before; the day of its incident, for those who were
killed or hurt in it; and the days up to its report, which tells news: of 790 events that two sets of reports
(Timeline17, shootings) tell as news with their day or of which the day is recorded, before anything older than a week
is told, 98% at the head lie within a week of the report and 97% below it within a fortnight. What is told as past in
another way was by the day of the report, and nobody can say since when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.extract.news import LEAD, tells_news, tells_past
from secondsource.link.event_view import EventView
from secondsource.link.views import Lookups
from secondsource.model import UNKNOWN_TIME, Interval, NearTime, TimeMention
from secondsource.parse.tree import Parse

RECENT = timedelta(7)
"""A time told that is older makes what follows in its report background."""

BACK = {"head": timedelta(7), "below": timedelta(14)}
"""How long before its report news can have happened, by where it is told."""

BESIDE = {"sentence": "the day of what is told with it", "sentence before": "the day of the sentence before"}
"""What is said of a day that is not told of the event itself, by where it stands."""

SAME_DAY = frozenset({"kill", "injure", "wound", "hurt", "injury", "shoot", "destroy", "damage"})
"""What happens to people and things when their incident does; one may die of it later."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What days without words rest on: `near` by event mention, `old_from` where each report turns to older times."""

    lookups: Lookups
    parses: Mapping[str, Parse]
    near: Mapping[str, NearTime]
    old_from: Mapping[str, int]


def survey(lookups: Lookups, parses: Mapping[str, Parse], near: Iterable[NearTime]) -> Ground:
    """Find in each report the first sentence that tells of a time more than a week before it."""
    old_from: dict[str, int] = {}
    for time in lookups.times.values():
        written, value = lookups.written.get(time.doc, UNKNOWN_TIME), lookups.values.get(time.id)
        if not is_old(time, value.interval if value else UNKNOWN_TIME, written):
            continue
        sentence = next((span for span in lookups.sentences.get(time.doc, ()) if time.span.within(span)), time.span)
        old_from[time.doc] = min(sentence.start, old_from.get(time.doc, sentence.start))
    return Ground(lookups, parses, {item.event: item for item in near}, old_from)


def is_old(time: TimeMention, days: Interval, written: Interval) -> bool:
    """Say whether a time was over more than a week before its report."""
    if time.type not in ("DATE", "TIME") or days.latest is None or written.latest is None:
        return False
    return written.latest - days.latest > RECENT


def find_untold_days(views: Sequence[EventView], whole: Interval, ground: Ground) -> Interval:
    """The days of an event without any, with what they rest on; `whole` are those of the incident it is part of."""
    told = [view for view in views if view.mention.factuality == "CT+"]
    beside = find_beside(told, ground)
    if beside.known:
        return beside
    reported = find_by_reports(told, ground)
    if whole.earliest is not None and whole.latest is not None:
        if any(view.mention.lemma in SAME_DAY for view in told):
            return replace(whole, basis="the day of its incident")
        if reported.latest and reported.latest >= whole.latest:
            return Interval(whole.earliest, reported.latest, f"from its incident on, {reported.basis}")
    return reported


def find_beside(views: Sequence[EventView], ground: Ground) -> Interval:
    """The day carried over to the mentions of an event, if it is the same for all."""
    found: dict[date, str] = {}
    for view in views:
        near = ground.near.get(view.mention.id)
        days = ground.lookups.days_of(near.mention) if near else UNKNOWN_TIME
        if near is not None and days.earliest is not None and days.earliest == days.latest:
            found.setdefault(days.earliest, BESIDE[near.basis])
    if len(found) != 1:
        return UNKNOWN_TIME
    [(day, basis)] = found.items()
    return Interval(day, day, basis)


def find_by_reports(views: Sequence[EventView], ground: Ground) -> Interval:
    """The days before the first report that tells an event as over, of those that tell it as news if any does."""
    told = sorted(
        (interval for view in views for interval in find_by_report(view, ground)),
        key=lambda interval: (interval.latest or date.max, interval.earliest is None, interval.earliest or date.min),
    )
    return next((interval for interval in told if interval.earliest), next(iter(told), UNKNOWN_TIME))


def find_by_report(view: EventView, ground: Ground) -> Iterator[Interval]:
    """Yield the days up to the report of a mention that tells its event as news, or as past."""
    mention, written = view.mention, ground.lookups.written.get(view.mention.doc, UNKNOWN_TIME)
    parse = ground.parses.get(mention.doc)
    if parse is None or view.home is None or written.latest is None:
        return
    fresh = not mention.fillers("time") and view.home.start < ground.old_from.get(mention.doc, view.home.stop)
    if fresh and written.earliest and tells_news(parse, mention):
        head = any(mention.span.within(sentence.span) for sentence in parse.sentences[:LEAD])
        back = BACK["head" if head else "below"]
        yield Interval(written.earliest - back, written.latest, "news of its report")
    elif tells_past(parse, mention):
        yield Interval(None, written.latest, "told as past by its report")
