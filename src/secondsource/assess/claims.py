"""Claims: one value for one attribute of one event mention, made in one statement, with the words it rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from secondsource.assess.scopes import find_scope
from secondsource.link.event_view import EventView
from secondsource.link.families import INCIDENTS, find_family
from secondsource.link.incidents import LATEST_DEATH, choose_incident, may_follow
from secondsource.link.views import Lookups, find_days, is_town, name_days
from secondsource.model import Argument, Claim, EventMention, Interval, QuantityMention, Span, Statement, TimeMention
from secondsource.parse.tree import Parse

BY = "find_claims/1"

TIME_ATTRIBUTES = {"arrival": "arrival", "departure": "departure"}
"""Aspects of a movement whose time is an attribute of its own; the time of a whole journey or stay is `time`."""

TOLLS = frozenset({"killed", "injured", "missing", "arrested", "displaced", "hostages", "rescued"})
"""What is counted of an incident. The numbers change with time: a later one is an update and no contradiction."""

WITHDRAWN = "withdrawn "
"""How what a number counts begins, where its report takes it back."""

OVER_TIME = re.compile(
    r"\b(in|over|during|within|for) the (last|past|previous) [\w-]+ (month|year|week|decade)s?\b|\bso far this year\b",
    re.IGNORECASE,
)
"""Words that make a number a sum over many events."""


def find_claims(views: Sequence[EventView], lookups: Lookups) -> Iterator[Claim]:
    """Yield the claims about time and place that the arguments of each event mention make."""
    for view in views:
        mention = view.mention
        if not mention.statement:
            continue
        scope = (*sorted(view.actors | view.vehicles), *(f"at {place}" for place in sorted(view.places)))
        for argument, days in find_days(mention, lookups):
            if days.earliest is None or days.latest is None or days.earliest <= days.latest:
                attribute = TIME_ATTRIBUTES.get(mention.aspect, "time")
                value = name_days(lookups.values[argument.mention], days)
                yield _make_claim(mention, argument, lookups, attribute, value, scope)
        for argument in mention.fillers("place", "destination", "location"):
            place = lookups.places.get(argument.mention)
            if place is not None and place.name:
                yield _make_claim(mention, argument, lookups, "place", place.name, scope)


def _make_claim(
    mention: EventMention, argument: Argument, lookups: Lookups, attribute: str, value: str, scope: tuple[str, ...]
) -> Claim:
    return Claim(
        mention=mention.id,
        attribute=attribute,
        value=value,
        original_value=lookups.texts[mention.doc][argument.start : argument.stop],
        statement=mention.statement,
        doc=mention.doc,
        start=argument.start,
        stop=argument.stop,
        scope=scope,
        factuality=mention.factuality,
        by=BY,
    )


def find_toll_claims(
    parse: Parse,
    views: Sequence[EventView],
    quantities: Sequence[QuantityMention],
    statements: Sequence[Statement],
    lookups: Lookups,
    times: Sequence[TimeMention] = (),
) -> Iterator[Claim]:
    """Yield the claims about killed, injured, missing ... that one report makes of its incidents.

    A number belongs to the incident told in its own sentence, else to the last one told before it, else to the first;
    if a town is named behind the number, to one in that town; if its sentence names days, to none before or long after
    them. What the report takes back is claimed as not so.
    """
    incidents = sorted((view for view in views if view.family in INCIDENTS), key=lambda view: view.mention.start)
    told = []
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        home = next((s.span for s in parse.sentences if quantity.span.within(s.span)), quantity.span)
        if quantity.counts.removeprefix(WITHDRAWN) in TOLLS and not OVER_TIME.search(parse.quote(home)):
            fitting = _fit_to_days(home, _fit_to_town(quantity, home, incidents, quantities, lookups), times, lookups)
            if (view := choose_incident(quantity.span, home, fitting)) is not None:
                told.append((quantity, view.mention))
    highest: dict[tuple[str, str], float] = defaultdict(float)
    for quantity, incident in told:
        key = (quantity.counts, find_family(incident))
        highest[key] = max(highest[key], quantity.value)
    for quantity, incident in told:
        statement = find_innermost(quantity.span, statements)
        if statement is None or quantity.value == 1 < highest[quantity.counts, find_family(incident)]:
            continue  # one of the several whom the report counts
        yield Claim(
            mention=incident.id,
            attribute=quantity.counts.removeprefix(WITHDRAWN),
            value=quantity.value,
            original_value=parse.quote(quantity.span),
            statement=statement.id,
            doc=quantity.doc,
            start=quantity.start,
            stop=quantity.stop,
            bound=quantity.bound,
            scope=find_scope(parse, quantity, times, lookups),
            factuality="CT-" if quantity.counts.startswith(WITHDRAWN) else statement.factuality,
            by=BY,
        )


def _fit_to_town(
    quantity: QuantityMention,
    home: Span,
    incidents: Sequence[EventView],
    quantities: Sequence[QuantityMention],
    lookups: Lookups,
) -> Sequence[EventView]:
    """The incidents that a number can belong to by the town named behind it, before the next number."""
    stop = min(
        (other.start for other in quantities if quantity.stop <= other.start < home.stop and other.counts in TOLLS),
        default=home.stop,
    )
    behind = [place for place in lookups.places_in.get(quantity.doc, ()) if quantity.stop <= place.start < stop]
    town = next((place.name for place in behind if is_town(place)), None)
    if town is None:
        return incidents
    return [
        view
        for view in incidents
        if not view.places
        or any(town == p or lookups.contains(p, town) or lookups.contains(town, p) for p in view.places)
    ]


def _fit_to_days(
    home: Span, incidents: Sequence[EventView], times: Sequence[TimeMention], lookups: Lookups
) -> Sequence[EventView]:
    """The incidents that the days named in a sentence can belong to: "In 2019 a gunman killed eight" is not today's."""
    told = [lookups.values[time.id] for time in times if time.span.within(home) and time.id in lookups.values]
    days = [value.interval for value in told if value.value[:4].isdigit() and value.interval.earliest is not None]
    if not days:
        return incidents
    return [
        view
        for view in incidents
        if view.mention.span.within(home) or any(may_follow(_when(view), day) for day in days)
    ]


def _when(view: EventView) -> Interval:
    """When an incident was, else not long before its report, which tells news."""
    if view.time.known or view.written.earliest is None:
        return view.time
    return Interval(view.written.earliest - LATEST_DEATH, view.written.latest)


def find_innermost(span: Span, statements: Iterable[Statement]) -> Statement | None:
    """The statement with the smallest content that covers the span."""
    covering = [statement for statement in statements if statement.covers(span)]
    return min(covering, key=lambda statement: (_size(statement), statement.id), default=None)


def _size(statement: Statement) -> int:
    return sum(piece.stop - piece.start for piece in statement.content)
