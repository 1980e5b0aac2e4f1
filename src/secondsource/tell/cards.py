"""What is known of one event? Its card: status and history, dates, place, participants, origins, disputes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from secondsource.assess.scopes import find_counted
from secondsource.assess.values import EVERYBODY, find_group
from secondsource.model import Assessment, Change, Claim, Event, EventMention, Position
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import iso_interval, say_interval, say_value
from secondsource.tell.sides import Sides, find_sides, name_parties
from secondsource.tell.testimony import Testimony, distinct, make_testimony, quote_mention, say_claim, say_mention
from secondsource.tell.wording import listed, one_line, say_name, shorten, status_word

SUBSTANTIAL = 2
"""An event of which less is known than this (who, where, when) stands behind the others."""


PLURALS = frozenset({"men", "women", "children", "troops", "police", "personnel", "servicemen", "policemen", "crew"})

AGED = ("old", "olds")
"""What the number before it counts is years."""


@dataclass(frozen=True, slots=True)
class PositionView:
    """One value of an attribute: who says so, in which words."""

    value: str
    scope: tuple[str, ...]  # of what exactly: "Kim Jong Un, at Beijing"
    status: str
    origins: tuple[str, ...]
    documents: int
    testimonies: tuple[Testimony, ...]
    groups: tuple[str, ...] = ()  # those whom its numbers count
    implied: bool = False  # a lower bound that another number, which stands, is not below

    @property
    def counted(self) -> str:
        """The number with those whom it counts, unless they are people in general: "33 terrorists"."""
        several = self.value.rpartition(" ")[2] not in ("1", "one")
        groups = [of for of in self.groups if of and _fits_number(of.split()[-1].lower(), several)]
        return f"{self.value} {groups[0].split()[-1]}" if groups else self.value


def _fits_number(noun: str, several: bool) -> bool:
    """Say whether a noun says of whom so many are: "33 terrorists" and "1 man", not "4 woman" or "5 people"."""
    plural = noun in PLURALS or (noun.endswith("s") and not noun.endswith("ss"))
    return noun not in EVERYBODY and noun.rpartition("-")[2] not in AGED and plural == several


@dataclass(frozen=True, slots=True)
class AttributeView:
    """The positions on one attribute of an event, side by side."""

    name: str
    status: str
    credibility: int
    positions: tuple[PositionView, ...]
    reasons: tuple[str, ...]
    counted: bool = False  # its values are numbers: a toll

    @property
    def standing(self) -> tuple[PositionView, ...]:
        """The positions that nothing has overtaken and no other number implies, the highest number first."""
        held = tuple(item for item in self.positions if item.status != "superseded" and not item.implied)
        return held[::-1] if self.counted else held

    @property
    def overtaken(self) -> tuple[PositionView, ...]:
        """The positions that a later report, correction or note has replaced."""
        return tuple(item for item in self.positions if item.status == "superseded")

    @property
    def clashing(self) -> tuple[PositionView, ...]:
        """The positions that cannot all be true; all of them where none is marked."""
        return tuple(item for item in self.positions if item.status == "disputed") or self.positions


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of status: when, to what, why, and the words that caused it."""

    when: str
    status: str
    reason: str
    testimony: Testimony | None
    day: str = ""  # `when`, unless the change before came on the same day


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as a reader meets it."""

    anchor: str
    label: str
    type: str
    status: str
    credibility: int
    when: str
    when_basis: str
    place: str
    participants: tuple[tuple[str, str], ...]  # (name, role)
    sides: Sides
    documents: int
    mentions: int
    history: tuple[ChangeView, ...]
    attributes: tuple[AttributeView, ...]
    testimonies: tuple[Testimony, ...]
    parts: tuple[Testimony, ...]  # what is told of events that belong to it: the deaths of a fire
    verdict: str  # why it has its status
    together: tuple[str, ...]  # why its mentions are taken for one event
    apart: tuple[tuple[str, str], ...]  # (another event, why it is another)

    @property
    def lead(self) -> Testimony | None:
        """The words that gave the event its status, else those of its first mention; of a copy, the original's."""
        decisive = self.history[-1].testimony if self.history else None
        if decisive is None:
            return self.testimonies[0] if self.testimonies else None
        same = (item for item in self.testimonies if item.words == decisive.words and not item.copied)
        return next(same, decisive) if decisive.copied else decisive

    @property
    def disputed(self) -> tuple[AttributeView, ...]:
        """The attributes on which positions clash."""
        return tuple(view for view in self.attributes if view.status == "disputed")

    @property
    def figures(self) -> tuple[AttributeView, ...]:
        """The tolls on which there is no clash."""
        return tuple(view for view in self.settled if view.counted)

    @property
    def settled(self) -> tuple[AttributeView, ...]:
        """The attributes without a clash."""
        return tuple(view for view in self.attributes if view.status != "disputed")


def standing_words(card: EventCard) -> str:
    """Why an event has its status, and which origins assert it, hedge it or stand against it."""
    sides = card.sides
    named = (
        ("With reservations", sides.hedging),
        ("Against it", sides.denying),
        ("Silent on it", sides.silent),
        ("Both ways", sides.both),
    )
    parts = [_verdict(card), *(f"{side}: {listed(names)}." for side, names in named if names)]
    return " ".join(parts).replace("….", "…")  # a name that was cut ends the sentence


def _verdict(card: EventCard) -> str:
    """The reason for the status, and the origins that tell the event as a fact."""
    why, number = card.verdict[:1].upper() + card.verdict[1:], card.sides.independent
    if not number:
        return f"{why or 'Nobody tells it as a fact'}."
    names = card.sides.asserting
    told = listed(names) if number in (1, len(names)) else f"{listed(names)}, at least {number} of them independent"
    if card.status in ("single_origin", "corroborated"):
        return f"{why or 'Told as a fact'}: {told}."
    return " ".join(part for part in (f"{why}." if why else "", f"Told as a fact: {told}.") if part)


def sides_words(card: EventCard) -> str:
    """Who tells an event on which side, in a few words: "Xinhua and Kyodo; with reservations: Yonhap"."""
    sides = card.sides
    as_one = ", as one origin" if sides.independent == 1 < len(sides.asserting) else ""
    named = (("", sides.asserting), ("with reservations: ", sides.hedging), ("against it: ", sides.denying))
    told = [start + listed(names, 3) + ("" if start else as_one) for start, names in named if names]
    return "; ".join(told)


def figure_words(view: AttributeView) -> str:
    """A toll in a line: "killed: 5 [one origin]; superseded: 2, 4"."""
    held = ", ".join(f"{item.counted} [{status_word(item.status)}]" for item in view.standing[:3])
    past = ", ".join(item.counted for item in view.overtaken[:5])
    return f"{view.name}: {held or 'open'}" + (f"; superseded: {past}" if past else "")


def mentions_of(catalogue: Catalogue, event: Event) -> list[EventMention]:
    """The mentions of an event in the order of the documents."""
    found = (catalogue.event_mention[id] for id in event.mentions if id in catalogue.event_mention)
    return sorted(found, key=lambda m: (catalogue.rank[m.doc], m.start))


def importance(catalogue: Catalogue, event: Event) -> tuple[int, int]:
    """How much the reports make of an event: reports that tell it (a copy is no second one), then mentions."""
    mentions = mentions_of(catalogue, event)
    return catalogue.count_reports(m.doc for m in mentions), len(mentions)


def is_prominent(catalogue: Catalogue, event: Event) -> bool:
    """Say whether a report tells an event in its headline or its first paragraph, where news stands (the lead)."""
    return any(m.span.within(lead) for m in mentions_of(catalogue, event) for lead in catalogue.leads_of(m.doc))


def fullness(catalogue: Catalogue, event: Event) -> int:
    """How much is known of an event beside that it happened: who, where, when."""
    who = any(actor in catalogue.actor for actor, _ in event.participants)
    return sum((who, bool(event.place), event.time.known))


def by_importance(catalogue: Catalogue, events: Sequence[Event]) -> list[Event]:
    """What most reports tell comes first, then what stands at the top of one, then what is told most often.

    A mere word ("died") of which hardly anything else is known stands behind what as many reports tell.
    """
    rank = {event.id: i for i, event in enumerate(events)}

    def key(event: Event) -> tuple[int, bool, bool, int, int]:
        documents, mentions = importance(catalogue, event)
        buried, thin = not is_prominent(catalogue, event), fullness(catalogue, event) < SUBSTANTIAL
        return -documents, thin, buried, -mentions, rank[event.id]

    return sorted(events, key=key)


def label_of(catalogue: Catalogue, event: Event) -> str:
    """The label of an event; one of a word or two, or none, is followed by the words of its first mention."""
    label = shorten(event.label, 140)
    mentions = [] if ":" in label or label.count(" ") > 1 else mentions_of(catalogue, event)
    if mentions:
        told = quote_mention(catalogue, mentions[0], 90)
        return f"{label}: “{told}”" if label else told
    return label or "event"


def make_card(catalogue: Catalogue, event: Event, anchor: str) -> EventCard:
    """Put together all that a reader needs to know of an event."""
    mentions = mentions_of(catalogue, event)
    return EventCard(
        anchor=anchor,
        label=label_of(catalogue, event),
        type=one_line(" ".join((event.type, event.mode)).lower()),
        status=event.status,
        credibility=event.credibility,
        when=say_interval(event.time, ""),
        when_basis=event.time.basis if event.time.known else "",
        place=one_line(event.place),
        participants=tuple(_participants(catalogue, event)),
        sides=find_sides(catalogue, mentions),
        documents=catalogue.count_reports(mention.doc for mention in mentions),
        mentions=len(mentions),
        history=tuple(_history(catalogue, event)),
        attributes=tuple(_attributes(catalogue, event)),
        testimonies=distinct(say_mention(catalogue, mention) for mention in mentions),
        parts=distinct(
            say_mention(catalogue, mention)
            for part in catalogue.parts_of(event.id)
            for mention in mentions_of(catalogue, part)
        ),
        verdict=listed([one_line(reason) for reason in event.reasons]),
        together=catalogue.joins.together.get(event.id, ()),
        apart=tuple(
            (_name_and_date(catalogue, catalogue.event[other.event]), other.reasons)
            for other in catalogue.joins.apart.get(event.id, ())
        ),
    )


def _name_and_date(catalogue: Catalogue, event: Event) -> str:
    return ", ".join(part for part in (label_of(catalogue, event), say_interval(event.time, "")) if part)


def _participants(catalogue: Catalogue, event: Event) -> Iterable[tuple[str, str]]:
    seen = set()
    for id, role in event.participants:
        actor = catalogue.actor.get(id)
        if actor and actor.id not in seen:
            seen.add(actor.id)
            yield say_name(actor.name), role


def _history(catalogue: Catalogue, event: Event) -> Iterable[ChangeView]:
    last = ""
    for change in event.history:
        view = _change(catalogue, change, event)
        yield replace(view, day="" if view.when == last else view.when)
        last = view.when


def _change(catalogue: Catalogue, change: Change, event: Event) -> ChangeView:
    statement = catalogue.statement.get(change.statement)
    testimony = None
    if statement:
        own = [m for m in mentions_of(catalogue, event) if m.statement == statement.id]
        testimony = say_mention(catalogue, own[0]) if own else make_testimony(catalogue, statement)
    at = change.at if iso_interval(change.at) or not statement else catalogue.published(statement.doc)
    return ChangeView(say_interval(at, "undated"), change.status, change.reason, testimony)


def _attributes(catalogue: Catalogue, event: Event) -> Iterable[AttributeView]:
    own = [item for item in catalogue.assessed(event.id) if item.positions]
    for item in sorted(own, key=lambda a: (a.status != "disputed", a.attribute, a.id)):
        positions = sorted(item.positions, key=lambda p: _position_order(item.attribute, p))
        views = tuple(_view_positions(catalogue, positions))
        counted = all(not isinstance(position.value, str) for position in positions)
        yield AttributeView(_attribute_name(item), item.status, item.credibility, views, item.reasons, counted)


def _view_positions(catalogue: Catalogue, positions: Sequence[Position]) -> Iterable[PositionView]:
    groups = [{find_group(catalogue.claim[id]) for id in p.claims if id in catalogue.claim} for p in positions]
    for position, own in zip(positions, groups, strict=True):
        same = (other for other, its in zip(positions, groups, strict=True) if its & own)
        yield replace(_position(catalogue, position), implied=any(_implies(other, position) for other in same))


def _implies(number: Position, bound: Position) -> bool:
    """Say whether a number that stands makes a lower bound needless: "five" does so for "at least two"."""
    stands = number.bound == "exact" and number.status not in ("superseded", "unverified")
    return stands and bound.bound == "at_least" and float(number.value) >= float(bound.value)


def _position_order(attribute: str, position: Position) -> tuple[float | str, ...]:
    """Days by date, numbers by size, names by support."""
    if attribute == "time":
        return (str(position.value), -len(position.origins))
    if isinstance(position.value, str):
        return (0.0, -len(position.origins), -len(position.documents), position.value)
    return (1.0, float(position.value), -len(position.origins))


def _scope(catalogue: Catalogue, claim: Claim) -> str:
    """What a claim is about: actors by name, other words as they are."""
    names = (catalogue.actor[part].name if part in catalogue.actor else part for part in claim.scope)
    return ", ".join(say_name(name) for name in names)


def _attribute_name(item: Assessment) -> str:
    return one_line(item.attribute.replace("_", " "))


def _position(catalogue: Catalogue, position: Position) -> PositionView:
    parties: dict[str, list[str]] = defaultdict(list)
    for id in sorted(position.origins):
        if id in catalogue.origin:
            parties[catalogue.origin[id].house or id].append(id)
    claims = [catalogue.claim[id] for id in catalogue.sorted_ids(position.claims) if id in catalogue.claim]
    return PositionView(
        value=say_value(position.value, position.bound),
        scope=tuple(dict.fromkeys(filter(None, (_scope(catalogue, claim) for claim in claims)))),
        status=position.status,
        origins=tuple(name_parties(catalogue, parties).values()),
        documents=catalogue.count_reports(position.documents),
        testimonies=distinct(say_claim(catalogue, claim) for claim in claims),
        groups=tuple(dict.fromkeys(find_counted(claim) for claim in claims)),
    )
