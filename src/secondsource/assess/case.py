"""Claims, events and assessments of a whole case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from secondsource.assess.bench import set_up_bench
from secondsource.assess.claims import find_claims, find_toll_claims
from secondsource.assess.events import assess_event
from secondsource.assess.evidence import find_reserved, hold_reservation, hold_reservations, leave_out_headings
from secondsource.assess.parts import tie_to_incidents
from secondsource.assess.untold_days import Ground, find_untold_days, survey
from secondsource.assess.values import Told, assess_values
from secondsource.link.case import cluster_views
from secondsource.link.event_view import EventView
from secondsource.link.views import Lookups, find_days, view_case
from secondsource.model import (
    UNKNOWN_TIME,
    Claim,
    Event,
    Interval,
    Link,
    NearTime,
    QuantityMention,
    Record,
    Records,
    Statement,
    TimeMention,
)
from secondsource.parse.tree import Parse


def make_claims(records: Records, parses: Mapping[str, Parse]) -> Iterator[Claim]:
    """Yield the claims of every event mention, and the tolls of the incidents of each report."""
    lookups, views = view_case(records, parses)
    yield from find_claims(views, lookups)
    own: dict[str, list[EventView]] = defaultdict(list)
    quantities: dict[str, list[QuantityMention]] = defaultdict(list)
    statements: dict[str, list[Statement]] = defaultdict(list)
    times: dict[str, list[TimeMention]] = defaultdict(list)
    for view in views:
        own[view.mention.doc].append(view)
    for quantity in records.of(QuantityMention):
        quantities[quantity.doc].append(quantity)
    for statement in records.of(Statement):
        statements[statement.doc].append(statement)
    for time in records.of(TimeMention):
        times[time.doc].append(time)
    for doc, parse in parses.items():
        yield from find_toll_claims(parse, own[doc], quantities[doc], statements[doc], lookups, times[doc])


def assess_case(records: Records, parses: Mapping[str, Parse]) -> list[Record]:
    """Make the events of the linked mentions, each with its status and history, and assess what is claimed of them."""
    lookups, viewed = view_case(records, parses)
    views = {view.mention.id: view for view in viewed}
    links = [link for link in records.of(Link) if link.about == "event"]
    bench = set_up_bench(records)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in records.of(Claim):
        claims[claim.mention].append(claim)
    made: list[Record] = []
    event_of: dict[str, str] = {}
    for members in cluster_views(views.values(), links):
        own = [views[id] for id in members]
        if all(view.plural and view.bare for view in own):
            continue  # "the two fires" are several events, and none by themselves
        parties = bench.find_parties(own)
        weighed = [item for view in own if (item := bench.weigh(view.mention, parties)) is not None]
        reserved = find_reserved(weighed)
        event = assess_event(own, hold_reservations(leave_out_headings(weighed)), bench.actors)
        made.append(event)
        event_of |= dict.fromkeys(members, event.id)
        told = [
            Told(
                claim=claim,
                evidence=hold_reservation(item, reserved),
                days=_days_of(claim, view, lookups),
                aspect=view.mention.aspect,
                actors=view.actors | view.vehicles,
                places=view.places,
            )
            for view in own
            for claim in claims[view.mention.id]
            if (item := bench.weigh(claim, parties)) is not None
        ]
        made.extend(assess_values(event.id, told, lookups.contains))
    events = tie_to_incidents((item for item in made if isinstance(item, Event)), views, event_of, lookups)
    ground = survey(lookups, parses, records.of(NearTime))
    return [_derive_days(events[item.id], events, views, ground) if isinstance(item, Event) else item for item in made]


def _derive_days(event: Event, events: Mapping[str, Event], views: Mapping[str, EventView], ground: Ground) -> Event:
    """With the days that it can have been, where no report gives any."""
    if event.time.known:
        return event
    whole = events[event.part_of].time if event.part_of in events else UNKNOWN_TIME
    return replace(event, derived=find_untold_days([views[id] for id in event.mentions], whole, ground))


def _days_of(claim: Claim, view: EventView, lookups: Lookups) -> Interval:
    """The days that a claim about time means."""
    return next((days for time, days in find_days(view.mention, lookups) if time.span == claim.span), UNKNOWN_TIME)
