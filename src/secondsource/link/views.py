"""An event mention with its arguments resolved over the case: actors, places, vehicles and days."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from secondsource.extract.countries import country_name
from secondsource.extract.places import contains
from secondsource.extract.sayings import POINTS
from secondsource.link.casualties import DAMAGE, is_casualty, read_traits
from secondsource.link.copies import find_copy_of
from secondsource.link.event_view import EventView
from secondsource.link.families import INCIDENTS, find_family, load_kinds
from secondsource.link.incidents import choose_incident, may_follow
from secondsource.link.stories import Sketch, sketch_documents
from secondsource.link.streets import is_unplaced
from secondsource.link.surroundings import find_surroundings
from secondsource.link.topics import TOPICAL, read_topic
from secondsource.link.untyped import leave_out_untold
from secondsource.model import (
    UNKNOWN_TIME,
    Actor,
    ActorMention,
    Argument,
    Dating,
    Document,
    EventMention,
    Interval,
    Link,
    PlaceMention,
    Records,
    Region,
    Span,
    Story,
    TimeMention,
    TimeValue,
)
from secondsource.parse.tree import Parse

PARTIES = ("actor", "recipient")
PLACES = ("place", "destination", "location")

LEAD = 4
"""Sentences at the head of a report (title, dateline, first paragraph) that say where its incident lies."""

RANGE = ("to", "until", "till", "through", "–", "-")
"""What stands between the two ends of a time."""

PROPER = re.compile(r"[A-Z][\w.'’-]+( [A-Z][\w.'’-]+){0,3}")
"""A name in a place's role that no gazetteer knows."""

DEFINITE = re.compile(r"\b(the|this|that|these|those)\s+(\w+\s+){0,2}$", re.IGNORECASE)
"""What stands before a noun that takes up something told before."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the ids in arguments lead to. `actor_of` gives an actor's id for one of its mentions."""

    actor_of: Mapping[str, str]
    places: Mapping[str, PlaceMention]
    times: Mapping[str, TimeMention]
    values: Mapping[str, TimeValue]  # by the id of the time mention
    stories: Mapping[str, str]  # by document
    texts: Mapping[str, str]  # by document
    sentences: Mapping[str, Sequence[Span]]  # by document
    places_in: Mapping[str, Sequence[PlaceMention]]  # by document, in the order of the text
    wider: Mapping[str, frozenset[str]]  # the countries and states that the reports give for the name of a place
    parses: Mapping[str, Parse] = field(default_factory=dict)  # by document
    sketches: Mapping[str, Sketch] = field(default_factory=dict)  # of the words of each report
    written: Mapping[str, Interval] = field(default_factory=dict)  # when each report was written
    actors_in: Mapping[str, Sequence[tuple[Span, str]]] = field(default_factory=dict)  # by document: where, and its id
    original: Mapping[str, str] = field(default_factory=dict)  # of each copy the report that it copies

    def contains(self, outer: str, inner: str) -> bool:
        """Say whether one place lies in another, by the gazetteer or by what the reports say."""
        return outer in self.wider.get(inner, ()) or contains(outer, inner)

    def tells_several(self, mention: EventMention) -> bool:
        """Say whether the word of a mention stands for several of its kind: "fires"."""
        parse = self.parses.get(mention.doc)
        return parse is not None and any(word.tag in ("NNS", "NNPS") for word in parse.tokens_in(mention.span)[:1])

    def days_of(self, mention: str) -> Interval:
        """The days a time mention means, by its id, if it is one that dates an event."""
        time, value = self.times.get(mention), self.values.get(mention)
        if time is None or value is None or time.mod not in POINTS:
            return UNKNOWN_TIME
        if time.form.startswith("EVENT:"):  # "two days after the May 3 attack", counted where the text dates that
            return value.interval
        if time.type not in ("DATE", "TIME"):
            return UNKNOWN_TIME
        if not value.value[:4].isdigit():  # "now", "recently", a date without its year
            return UNKNOWN_TIME
        return value.interval


def name_days(value: TimeValue, days: Interval) -> str:
    """Days in ISO 8601: a day, month, year or week as TIMEX3 has it, else the interval of days they cover."""
    day = value.value.split("T")[0]
    if "T" in value.value and len(day) == len("2018-03-28") and days.earliest == days.latest:
        return days.earliest.isoformat() if days.earliest else day  # 23:00 GMT may be of the next day where it was
    if days == value.interval and re.fullmatch(r"\d{4}(-(\d\d(-\d\d)?|W\d\d))?", day):
        return day
    ends = [end.isoformat() if end else ".." for end in (days.earliest, days.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def look_up(records: Records, parses: Mapping[str, Parse]) -> Lookups:
    """Gather the lookups from the tables."""
    places_in: dict[str, list[PlaceMention]] = defaultdict(list)
    wider: dict[str, set[str]] = defaultdict(set)
    for place in sorted(records.of(PlaceMention), key=lambda place: (place.doc, place.start)):
        places_in[place.doc].append(place)
        wider[place.name] |= {name for name in (place.region, country_name(place.country)) if name} - {place.name}
    actor_of = {mention: actor.id for actor in records.of(Actor) for mention in actor.mentions}
    actors_in: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for mention in records.of(ActorMention):
        if mention.id in actor_of:
            actors_in[mention.doc].append((mention.span, actor_of[mention.id]))
    return Lookups(
        actor_of=actor_of,
        actors_in=actors_in,
        original=find_copy_of(records.of(Document), records.of(Link, lambda link: link.about == "document")),
        places=records.index(PlaceMention),
        times=records.index(TimeMention),
        values={value.mention: value for value in records.of(TimeValue)},
        stories={doc: story.id for story in records.of(Story) for doc in story.documents},
        texts={document.id: document.text for document in records.of(Document)},
        written={document.id: document.dct for document in records.of(Document)}
        | {dating.doc: dating.interval for dating in records.of(Dating)},
        parses=parses,
        sketches={sketch.doc: sketch for sketch in sketch_documents(records.of(Document), records.of(Region), {})},
        sentences={doc: [sentence.span for sentence in parse.sentences] for doc, parse in parses.items()},
        places_in=places_in,
        wider={name: frozenset(names) for name, names in wider.items()},
    )


_kept: WeakKeyDictionary[Records, tuple[tuple[int, ...], Lookups, tuple[EventView, ...]]] = WeakKeyDictionary()
"""What was made last of a case, with the sizes of the tables that it rests on; several stages ask for the same."""

RESTS_ON = (Document, Region, ActorMention, Actor, PlaceMention, TimeMention, TimeValue, EventMention, Dating, Story)


def view_case(records: Records, parses: Mapping[str, Parse]) -> tuple[Lookups, tuple[EventView, ...]]:
    """The lookups of a case and its event mentions as they are with them; made once as long as no table grows."""
    copies = records.of(Link, lambda link: link.about == "document")
    sizes = (*(len(records.of(kind)) for kind in RESTS_ON), len(copies))
    if records not in _kept or _kept[records][0] != sizes:
        lookups = look_up(records, parses)
        _kept[records] = sizes, lookups, tuple(view_events(records.of(EventMention), lookups))
    _, lookups, views = _kept[records]
    return lookups, views


def view_events(mentions: Iterable[EventMention], lookups: Lookups) -> list[EventView]:
    """Resolve the arguments of each mention, and find the incident that casualties belong to."""
    told = leave_out_untold(mentions, lookups.actor_of, lookups.stories, lookups.original)
    views = [view_event(mention, lookups) for mention in told]
    incidents: dict[str, list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.mention.start):
        if view.family in INCIDENTS and view.mention.factuality in ("CT+", "PR+"):
            incidents[view.mention.doc].append(view)
    return [_place_casualties(view, incidents[view.mention.doc], lookups) for view in views]


def _place_casualties(view: EventView, incidents: Sequence[EventView], lookups: Lookups) -> EventView:
    """Tie a death or an injury to its incident: the one told beside it that is not told to be elsewhere."""
    text = lookups.texts[view.mention.doc]
    if view.home is None or not is_casualty(view.mention, view.family, text):
        return view
    fitting = [other for other in incidents if may_have_hit(other, view, lookups)]
    if view.mention.type == DAMAGE:  # a thing may be damaged by anything: the sentence must say by what
        fitting = [other for other in fitting if other.mention.span.within(view.home)]
    incident = choose_incident(view.mention.span, view.home, fitting)
    traits = read_traits(view.mention, text)
    return replace(view, incident=incident.mention.id, traits=traits) if incident is not None else view


def view_event(mention: EventMention, lookups: Lookups) -> EventView:
    """Resolve the arguments of one mention. The narrowest of its times counts."""
    text = lookups.texts[mention.doc]
    places = [
        lookups.places[argument.mention]
        for argument in mention.fillers(*PLACES)
        if argument.mention in lookups.places and lookups.places[argument.mention].name
    ]
    family = find_family(mention)
    sentences = lookups.sentences.get(mention.doc, ())
    parse = lookups.parses.get(mention.doc)
    number, home = find_home(mention.span, sentences)
    plural = family in INCIDENTS and lookups.tells_several(mention)
    if family in INCIDENTS and not plural and not any(is_town(place) for place in places):
        places += find_scene(mention, lookups)
    unlisted = [
        text[argument.start : argument.stop]
        for argument in mention.fillers(*PLACES)
        if not argument.mention and PROPER.fullmatch(text[argument.start : argument.stop])
    ]
    return EventView(
        mention=mention,
        family=family,
        parties=tuple(
            (lookups.actor_of[argument.mention], argument.role)
            for argument in mention.fillers(*PARTIES)
            if argument.mention in lookups.actor_of
        ),
        vehicles=frozenset(
            load_kinds("vehicles.tsv").get(word, word)
            for argument in mention.fillers("vehicle")
            if (word := text[argument.start : argument.stop].rpartition(" ")[2].lower())
        ),
        places=frozenset([*(place.name for place in places), *unlisted]),
        countries=frozenset(place.country for place in places if place.country),
        time=narrowest([days for _, days in find_days(mention, lookups)]),
        written=lookups.written.get(mention.doc, UNKNOWN_TIME),
        story=lookups.stories.get(mention.doc, ""),
        ordinal=mention.ordinal,
        negated=mention.factuality.endswith("-"),
        plural=plural,
        topic=_find_topic(mention, lookups) if mention.type in TOPICAL else frozenset(),
        about=_quote_topic(mention, text) if mention.type in TOPICAL else "",
        home=home,
        verbatim=(text[home.start : home.stop], mention.start - home.start) if home else None,
        around=(find_surroundings(parse, mention.span, number),) if parse else (),
        report=lookups.sketches.get(mention.doc),
        definite=bool(DEFINITE.search(text[max(0, mention.start - 40) : mention.start])),
    )


def find_home(span: Span, sentences: Sequence[Span]) -> tuple[int, Span | None]:
    """The sentence that holds some words, with its number; 0 and None if none does."""
    number = bisect.bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    return (number, sentences[number]) if number >= 0 and span.within(sentences[number]) else (0, None)


def _quote_topic(mention: EventMention, text: str) -> str:
    """What a mention is about, as the report has it, on one line."""
    words = next((text[item.start : item.stop] for item in mention.fillers("topic")), "")
    return " ".join(words.split()).rstrip(",;.")


def may_have_hit(incident: EventView, casualty: EventView, lookups: Lookups) -> bool:
    """Say whether neither the days nor the places of the two speak against it."""
    here, there = casualty.places, incident.places
    near = any(a == b or lookups.contains(a, b) or lookups.contains(b, a) for a in here for b in there)
    return (near or not here or not there) and may_follow(incident.time, casualty.time)


def _find_topic(mention: EventMention, lookups: Lookups) -> frozenset[str]:
    """What a mention is about: telling words, and whom they name beside those who take part."""
    parties = {lookups.actor_of.get(argument.mention, "") for argument in mention.fillers(*PARTIES)}
    spans = [argument.span for argument in mention.fillers("topic")]
    named = {
        actor
        for span, actor in lookups.actors_in.get(mention.doc, ())
        if actor not in parties and any(span.within(topic) for topic in spans)
    }
    return read_topic(mention, lookups.texts[mention.doc]) | named


def is_town(place: PlaceMention) -> bool:
    """Say whether a place is smaller than a country or a state, and more than a street or building."""
    wide = place.name == place.region or place.name == country_name(place.country)
    wide = place.kind in ("country", "region") if place.kind else wide
    return bool(place.name) and not wide and not is_unplaced(place.name)


def find_scene(mention: EventMention, lookups: Lookups) -> list[PlaceMention]:
    """Where an incident lies that its own clause does not place: the nearest town in its sentence, else in the lead."""
    sentences = lookups.sentences.get(mention.doc, ())
    towns = [place for place in lookups.places_in.get(mention.doc, ()) if is_town(place)]
    home = find_home(mention.span, sentences)[1] or mention.span
    near = [place for place in towns if place.span.within(home)]
    if near:
        return [min(near, key=lambda place: (abs(place.start - mention.start), place.start))]
    return [place for place in towns if any(place.span.within(sentence) for sentence in sentences[:LEAD])][:1]


def find_days(mention: EventMention, lookups: Lookups) -> list[tuple[Argument, Interval]]:
    """The times of a mention with the days they mean; "from Sunday to Wednesday" is one time."""
    found: list[tuple[Argument, Interval]] = []
    text = lookups.texts[mention.doc]
    for argument in sorted(mention.fillers("time"), key=lambda argument: argument.start):
        days = lookups.days_of(argument.mention)
        if not days.known:
            continue
        if found and text[found[-1][0].stop : argument.start].strip() in RANGE:
            first, since = found.pop()
            argument = replace(first, stop=argument.stop)
            days = Interval(since.earliest, days.latest, "from the first to the last day named")
        found.append((argument, days))
    return found


def narrowest(intervals: Sequence[Interval]) -> Interval:
    """The interval with the fewest days; an open one only when there is no other."""
    known = [interval for interval in intervals if interval.known]
    return min(known, key=_width, default=UNKNOWN_TIME)


def _width(interval: Interval) -> int:
    if interval.earliest is None or interval.latest is None:
        return 10**6
    return (interval.latest - interval.earliest).days
