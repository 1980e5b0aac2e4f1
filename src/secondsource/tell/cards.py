"""What is known of one event? Its card: status and history, dates, place, participants, origins, disputes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.model import Assessment, Change, Event, EventMention, Position
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.sayings import Saying, make_saying, say_claim, say_mention
from secondsource.tell.wording import iso_interval, one_line, say_interval, say_value, shorten


@dataclass(frozen=True, slots=True)
class PositionView:
    """One value of an attribute: who says so, in which words."""

    value: str
    status: str
    origins: tuple[str, ...]
    documents: int
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class AttributeView:
    """The positions on one attribute of an event, side by side."""

    name: str
    status: str
    credibility: int
    positions: tuple[PositionView, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of status: when, to what, why, and the words that caused it."""

    when: str
    status: str
    reason: str
    saying: Saying | None


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
    asserting: tuple[str, ...]  # independent origins that tell it as a fact
    hedging: tuple[str, ...]
    denying: tuple[str, ...]
    documents: int
    mentions: int
    history: tuple[ChangeView, ...]
    attributes: tuple[AttributeView, ...]
    sayings: tuple[Saying, ...]
    reasons: tuple[str, ...]

    @property
    def disputed(self) -> tuple[AttributeView, ...]:
        """The attributes on which positions clash."""
        return tuple(view for view in self.attributes if view.status == "disputed")

    @property
    def settled(self) -> tuple[AttributeView, ...]:
        """The attributes without a clash."""
        return tuple(view for view in self.attributes if view.status != "disputed")


def mentions_of(catalogue: Catalogue, event: Event) -> list[EventMention]:
    """The mentions of an event in the order of the documents."""
    found = (catalogue.event_mention[id] for id in event.mentions if id in catalogue.event_mention)
    return sorted(found, key=lambda m: (catalogue.rank[m.doc], m.start))


def importance(catalogue: Catalogue, event: Event) -> tuple[int, int]:
    """How much the reports make of an event: reports that tell it (a copy is no second one), then mentions."""
    mentions = mentions_of(catalogue, event)
    return len({catalogue.copy_of.get(m.doc, m.doc) for m in mentions}), len(mentions)


def label_of(catalogue: Catalogue, event: Event) -> str:
    """The label of an event, else the words of its first mention."""
    if event.label:
        return shorten(event.label, 140)
    mentions = mentions_of(catalogue, event)
    return (
        one_line(catalogue.document[mentions[0].doc].text[mentions[0].start : mentions[0].stop])
        if mentions
        else "event"
    )


def make_card(catalogue: Catalogue, event: Event, anchor: str) -> EventCard:
    """Put together all that a reader needs to know of an event."""
    mentions = mentions_of(catalogue, event)
    asserting, hedging, denying = _origins(catalogue, mentions)
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
        asserting=asserting,
        hedging=tuple(name for name in hedging if name not in asserting),
        denying=denying,
        documents=len({mention.doc for mention in mentions}),
        mentions=len(mentions),
        history=tuple(_change(catalogue, change, event) for change in event.history),
        attributes=tuple(_attributes(catalogue, event)),
        sayings=tuple(say_mention(catalogue, mention) for mention in mentions),
        reasons=event.reasons,
    )


def _participants(catalogue: Catalogue, event: Event) -> Iterable[tuple[str, str]]:
    seen = set()
    for id, role in event.participants:
        actor = catalogue.actor.get(id)
        if actor and actor.id not in seen:
            seen.add(actor.id)
            yield one_line(actor.name), role


def _origins(catalogue: Catalogue, mentions: Sequence[EventMention]) -> tuple[tuple[str, ...], ...]:
    """The names of the origins that assert, hedge and deny, in the order in which the reports bring them."""
    found: tuple[dict[str, str], ...] = ({}, {}, {})
    for mention in mentions:
        statement = catalogue.statement.get(mention.statement)
        origin = catalogue.origin.get(catalogue.origin_of.get(mention.statement, ""))
        last = statement.chain[-1].name if statement and statement.chain else catalogue.document[mention.doc].publisher
        side = 2 if mention.factuality.endswith("-") else 0 if mention.factuality == "CT+" else 1
        name = one_line(origin.name if origin else last)
        found[side].setdefault(origin.id if origin else name, name)
    return tuple(tuple(names.values()) for names in found)


def _change(catalogue: Catalogue, change: Change, event: Event) -> ChangeView:
    statement = catalogue.statement.get(change.statement)
    saying = None
    if statement:
        own = [m for m in mentions_of(catalogue, event) if m.statement == statement.id]
        saying = say_mention(catalogue, own[0]) if own else make_saying(catalogue, statement)
    at = change.at if iso_interval(change.at) or not statement else catalogue.published(statement.doc)
    return ChangeView(say_interval(at, "undated"), change.status, change.reason, saying)


def _attributes(catalogue: Catalogue, event: Event) -> Iterable[AttributeView]:
    own = [item for item in catalogue.assessments if item.event == event.id and item.positions]
    for item in sorted(own, key=lambda a: (a.status != "disputed", a.attribute, a.id)):
        positions = sorted(item.positions, key=lambda p: (-len(p.origins), -len(p.documents), str(p.value)))
        views = tuple(_position(catalogue, position) for position in positions)
        yield AttributeView(_attribute_name(item), item.status, item.credibility, views, item.reasons)


def _attribute_name(item: Assessment) -> str:
    return one_line(item.attribute.replace("_", " "))


def _position(catalogue: Catalogue, position: Position) -> PositionView:
    origins = [catalogue.origin[id].name for id in sorted(position.origins) if id in catalogue.origin]
    claims = [catalogue.claim[id] for id in catalogue.sorted_ids(position.claims) if id in catalogue.claim]
    return PositionView(
        value=say_value(position.value, position.bound),
        status=position.status,
        origins=tuple(dict.fromkeys(one_line(name) for name in origins)),
        documents=len(position.documents),
        sayings=tuple(say_claim(catalogue, claim) for claim in claims),
    )
