"""What is known of one event, as values? Its sheet: who to whom, where, when, how many, and the words that say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from secondsource.model import (
    Bound,
    Event,
    EventMention,
    Factuality,
    PlaceMention,
    QuantityMention,
    Records,
    Span,
    Status,
)
from secondsource.tell.cards import is_prominent, label_of, mentions_of
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.sides import Standing, find_standing, weigh_mentions
from secondsource.tell.testimony import say_chain
from secondsource.tell.timeline_evidence import find_words
from secondsource.tell.wording import one_line, say_name

FIRMEST: tuple[Factuality, ...] = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
"""Factualities from the firmest assertion to none: that it is so before that it is not so, certain before possible."""


NO_FIGURE = frozenset({"other", "age"})
"""What a quantity may count that is no measure of the event: things of all kinds, and the years of a person."""


MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose actors, where no recipient is named, do it with one another."""


FIRST_TOLD = ("killed",)
"""Figures that stand before the others."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an event; `actor` is empty where no name in the case stands for these words ("two officials")."""

    actor: str
    name: str
    role: str
    country: str  # ISO 3166 alpha-3
    sector: str  # PLOVER


@dataclass(frozen=True, slots=True)
class Site:
    """Where an event was: the reading that most of its mentions share."""

    name: str
    region: str
    country: str
    kind: str = ""  # country, region, county, city
    latitude: float | None = None  # decimal degrees, WGS 84
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of something: a value that nothing has overtaken. `status` is empty where it was not assessed."""

    counts: str
    value: float
    bound: Bound
    status: Status | Literal[""] = ""
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event: the trigger, the sentence around it, and who says so citing whom."""

    mention: EventMention
    number: int  # of the report, in the list of reports
    words: Span
    said: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is known of an event.

    By the day `first` a report of it was certainly out, and on `last` or later another one came; None where no report
    has a date.
    """

    event: Event
    label: str
    whole: str  # the label of the event that it is a part of
    story: str
    story_label: str
    parties: tuple[Party, ...]
    site: Site | None
    figures: tuple[Figure, ...]
    standing: Standing
    first: date | None
    last: date | None
    factualities: tuple[Factuality, ...]  # what its mentions take it to be, the firmest first
    disputed: tuple[str, ...]  # attributes on which reports clash: time, place, killed ...
    prominent: bool  # told in the headline or the first paragraph of a report
    tellings: tuple[Telling, ...]

    @property
    def sources(self) -> tuple[Party, ...]:
        """Who acts; of those who do something together, the one named most."""
        return self._actors[:1] if self._together else self._actors

    @property
    def targets(self) -> tuple[Party, ...]:
        """To whom it is done: the others of those who do it together, or the country that is visited."""
        told = tuple(party for party in self.parties if party.role == "recipient")
        if self._together:
            return self._actors[1:]
        site = self.site
        if told or self.event.mode != "visit" or site is None or not site.country:
            return told
        host = Party("", site.name, "recipient", site.country, "")
        return () if any(actor.country == site.country for actor in self._actors) else (host,)

    @property
    def _actors(self) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if party.role == "actor")

    @property
    def _together(self) -> bool:
        """Say whether several do what needs two sides, and no other side is named."""
        apart = any(party.role == "recipient" for party in self.parties)
        return self.event.type in MUTUAL and len(self._actors) > 1 and not apart

    @property
    def factuality(self) -> Factuality:
        """The firmest assertion of it."""
        return next(iter(self.factualities), "Uu")

    @property
    def lead(self) -> Telling | None:
        """The words that gave it its status, else the first that assert it most firmly."""
        decisive = self.event.history[-1].statement if self.event.history else ""
        by_status = (item for item in self.tellings if item.mention.statement == decisive)
        firmest = (item for item in self.tellings if item.mention.factuality == self.factuality)
        return next(by_status, None) or next(firmest, None) or next(iter(self.tellings), None)


@dataclass(frozen=True, slots=True)
class Tables:
    """The records that sheets are made of, by id; the places also by document."""

    catalogue: Catalogue
    places: Mapping[str, PlaceMention]
    places_in: Mapping[str, Sequence[PlaceMention]]
    quantities: Mapping[str, QuantityMention]


def open_tables(catalogue: Catalogue, records: Records) -> Tables:
    """Look up what the catalogue does not hold."""
    places_in: dict[str, list[PlaceMention]] = defaultdict(list)
    for place in records.of(PlaceMention):
        places_in[place.doc].append(place)
    return Tables(catalogue, records.index(PlaceMention), places_in, records.index(QuantityMention))


def make_sheet(tables: Tables, event: Event) -> Sheet:
    """Put together all that is known of an event."""
    of = tables.catalogue
    mentions = mentions_of(of, event)
    published = [of.published(doc) for doc in sorted({mention.doc for mention in mentions})]
    story = of.story_of.get(event.id, "")
    return Sheet(
        event=event,
        label=label_of(of, event),
        whole=label_of(of, of.event[event.part_of]) if event.part_of in of.event else "",
        story=story,
        story_label=next((one_line(item.label) for item in of.stories if item.id == story), ""),
        parties=tuple(find_parties(of, event, mentions)),
        site=find_site(tables, event, mentions),
        figures=tuple(find_figures(tables, event, mentions)),
        standing=find_standing(of, mentions),
        first=min((days.latest for days in published if days.latest), default=None),
        last=max((days.earliest for days in published if days.earliest), default=None),
        factualities=tuple(find_factualities(of, mentions)),
        disputed=tuple(item.attribute for item in of.assessed(event.id) if item.status == "disputed"),
        prominent=is_prominent(of, event),
        tellings=tuple(tell_mention(of, mention) for mention in mentions),
    )


def find_factualities(of: Catalogue, mentions: Iterable[EventMention]) -> Iterator[Factuality]:
    """Yield what an event is taken to be, the firmest first; what a report says under a reservation is possible."""
    held = weigh_mentions(of, mentions)
    found = {"PS+" if item.factuality == "CT+" and item.stance == "hedges" else item.factuality for item in held}
    yield from (item for item in FIRMEST if item in found)


def find_parties(of: Catalogue, event: Event, mentions: Sequence[EventMention]) -> Iterator[Party]:
    """Yield the actors of an event, most mentioned first, then those whom words alone name ("two officials").

    Such words need a country or a sector that no named actor there has: "the leader" is most often one of them.
    """
    known = [(actor, role) for id, role in event.participants if (actor := of.actor.get(id))]
    yield from (Party(actor.id, say_name(actor.name), role, actor.country, actor.sector) for actor, role in known)
    codes = {code for actor, _ in known for code in (actor.country, actor.sector) if code}
    found: dict[str, Counter[Party]] = defaultdict(Counter)
    for mention in mentions:
        for argument in mention.fillers("actor", "recipient"):
            who = of.actor_mention.get(argument.mention)
            if who is None or who.form != "nominal" or who.id in of.actor_of:
                continue
            code = who.country or who.sector
            if code and code not in codes:
                party = Party("", one_line(who.name), argument.role, who.country, who.sector)
                found[party.name.casefold()][party] += 1
    for parties in sorted(found.values(), key=lambda own: -own.total()):
        yield parties.most_common(1)[0][0]


def find_site(tables: Tables, event: Event, mentions: Iterable[EventMention]) -> Site | None:
    """The place of an event, read as most of its mentions read it, else as most others in the same reports do.

    A report that gives no reading ("Tripoli", without a word of which) is no vote against one.
    """
    if not event.place:
        return None
    own = [place for m in mentions for a in m.arguments if (place := tables.places.get(a.mention))]
    beside = [place for doc in sorted({m.doc for m in mentions}) for place in tables.places_in.get(doc, ())]
    for places in (own, beside):
        read = Counter(_site_of(place) for place in places if place.name == event.place and place.country)
        if read:
            return read.most_common(1)[0][0]
    return Site(one_line(event.place), "", "")


def _site_of(place: PlaceMention) -> Site:
    name = one_line(place.name)
    return Site(name, place.region, place.country, place.kind, place.latitude, place.longitude)


def find_figures(tables: Tables, event: Event, mentions: Iterable[EventMention]) -> Iterator[Figure]:
    """Yield the numbers of an event that stand, best supported first, and those that its mentions tell beside them.

    The latter were not assessed. Of a part of an event they are left out: its tolls stand with the whole.
    """
    given = set()
    for item in sorted(tables.catalogue.assessed(event.id), key=lambda item: item.attribute not in FIRST_TOLD):
        numbers = [p for p in item.positions if not isinstance(p.value, str) and p.status != "superseded"]
        for position in sorted(numbers, key=lambda p: (-p.independent, -float(p.value))):
            given.add(item.attribute)
            value, origins = float(position.value), position.independent
            yield Figure(item.attribute, value, position.bound, position.status, origins)
    if event.part_of:
        return
    told = [q for m in mentions for a in m.arguments if (q := tables.quantities.get(a.mention))]
    rest = Counter(Figure(q.counts, q.value, q.bound) for q in told if q.counts not in {*given, *NO_FIGURE})
    yield from sorted(rest, key=lambda figure: (-rest[figure], figure.counts, figure.value, figure.bound))


def tell_mention(of: Catalogue, mention: EventMention) -> Telling:
    """The sentence that tells an event, with the chain of its sources."""
    words = find_words(of, mention.doc, mention.span)
    statement = of.statement.get(mention.statement) or of.narration(mention.doc, mention.span)
    return Telling(
        mention=mention,
        number=of.rank[mention.doc] + 1,
        words=words,
        said=one_line(of.document[mention.doc].text[words.start : words.stop]),
        chain=say_chain(of, statement),
    )
