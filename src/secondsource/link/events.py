"""Which mentions tell of one event: a comparison of named levels, and clusters that never join what must stay apart.

A mention is compared by its kind (a family of words), who took part, what carried them, where, when, and its place
in a series ("first", "fourth"). Each level is same, compatible or different, and says why.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import resources

from secondsource.link.casualties import tell_apart
from secondsource.link.clusters import cluster
from secondsource.link.topics import TOPICAL, share_topic
from secondsource.model import UNKNOWN_TIME, EventMention, Interval, Judgement, Link, Span

BY = "link_events/1"

Contains = Callable[[str, str], bool]
"""Says whether the place named first contains the second."""

INCIDENTS = frozenset(
    {"fire", "shooting", "attack", "explosion", "crash", "earthquake", "storm", "kidnapping", "protest", "robbery"}
)
"""Families of events that a story is about: a report has one of a kind, unless it tells two places or two times."""

UNPLACED = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard", "blvd", "highway", "hwy",
    "route", "court", "square", "plaza", "park", "bridge", "hall", "hospital", "center", "centre", "school",
    "university", "airport", "station", "building", "house", "mall", "hotel", "church", "mosque", "county", "district",
})  # fmt: skip
"""Last words of the names of places within or around a town that no list ties to it."""

INCIDENT_SLACK = 1
"""Days by which reports of one incident may differ: one counts the night, another the next morning."""

UNSHARED = 0.3
"""The score of two mentions of one kind in one story that share nothing else."""

DAYS_IN_WEEK = 7

SEASON = 92
"""Days around its report within which an event lies that is told without a time."""

NEAR_DAYS = 2
"""Days by which two reports of one movement may differ and still tell of the same one: a journey takes a day or two,
and reports date its start, its arrival or its end."""


@functools.cache
def load_kinds(file: str) -> Mapping[str, str]:
    """The kind of each word, from a table in data/ whose lines hold a kind and its words."""
    lines = resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: kind for kind, words in rows for word in words.split()}


@dataclass(frozen=True, slots=True)
class EventView:
    """An event mention with its arguments resolved over the case, as the comparison needs it."""

    mention: EventMention
    family: str
    parties: tuple[tuple[str, str], ...] = ()  # (actor id, role)
    vehicles: frozenset[str] = frozenset()  # kinds
    places: frozenset[str] = frozenset()  # canonical names
    countries: frozenset[str] = frozenset()  # of the places, ISO 3166 alpha-3
    time: Interval = UNKNOWN_TIME
    story: str = ""
    ordinal: int | None = None
    negated: bool = False  # it says that it did not happen
    definite: bool = False  # "the trip", "this visit": told before
    plural: bool = False  # several of its kind at once: "two fires"
    topic: frozenset[str] = frozenset()  # telling words of what was agreed, asked for, promised ...
    about: str = ""  # the same in the report's words
    home: Span | None = None  # its sentence
    incident: str = ""  # for casualties: the mention of the incident that they belong to
    traits: frozenset[tuple[str, str]] = frozenset()  # for casualties: what is known of those who were hit
    written: Interval = UNKNOWN_TIME  # when its report was written

    @property
    def actors(self) -> frozenset[str]:
        """The ids of all who took part, in whatever role."""
        return frozenset(actor for actor, _ in self.parties)

    @property
    def agents(self) -> frozenset[str]:
        """The ids of those who acted."""
        return frozenset(actor for actor, role in self.parties if role == "actor")

    @property
    def sufferers(self) -> frozenset[str]:
        """The ids of those to whom it was done."""
        return frozenset(actor for actor, role in self.parties if role == "recipient")

    @property
    def bare(self) -> bool:
        """Say whether nothing but its kind is known ("the trip")."""
        return not (self.actors or self.vehicles or self.places or self.time.known)


def find_family(mention: EventMention) -> str:
    """The family of a mention: movements by their aspect, others by lemma and type, else by lemma, else the lemma."""
    if mention.aspect:
        return "movement"
    families = load_kinds("event_families.tsv")
    return families.get(f"{mention.lemma}/{mention.type}") or families.get(mention.lemma, mention.lemma)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: what was compared, how it came out, and why."""

    name: str
    verdict: Judgement | None  # None: nothing known on one side
    reason: str = ""


def compare_events(left: EventView, right: EventView, contains: Contains) -> list[Level]:
    """Compare two mentions level by level. `contains(outer, inner)` says whether one place lies in another."""
    return [
        _compare_kind(left, right),
        _compare_participants(left, right),
        Level("vehicle", "same", "same vehicle") if left.vehicles & right.vehicles else Level("vehicle", None),
        _compare_places(left.places, right.places, contains),
        _compare_times(left, right),
        _compare_ordinals(left, right),
        _compare_topics(left, right),
        _compare_stories(left, right),
        Level("number", "different", "one is not several") if left.plural != right.plural else Level("number", None),
        Level("incident", "same" if left.family in INCIDENTS else None),
        Level("negation", "different" if left.negated != right.negated else None),
    ]


def judge_levels(levels: Sequence[Level]) -> tuple[Judgement, float, tuple[str, ...]]:
    """Same only with the same kind, something shared, and nothing that speaks against it.

    On development data (ECB+, GVC), of pairs of one kind in one story 90% and 86% are the same event when they share
    a participant, 60% and 35% when only a place, 56% and 48% when nothing.
    """
    verdict = {level.name: level.verdict for level in levels}
    reasons = tuple(level.reason for level in levels if level.reason)
    against = [level for level in levels if level.verdict == "different" and level.name != "negation"]
    if verdict["kind"] != "same":
        return "different", 0.0, tuple(level.reason for level in levels if level.name == "kind")
    if against:
        hard = [level for level in against if level.name in ("time", "ordinal", "number", "place")]
        shared_vehicle = verdict["vehicle"] == "same"
        if hard or not shared_vehicle:
            return "different", 0.0, tuple(level.reason for level in against)
    shared = [name for name in ("participant", "vehicle", "place", "time") if verdict[name] == "same"]
    if verdict["negation"] == "different" and not {"place", "time"} & set(shared):
        reason = "one says that it did not happen, without saying which"
        return "different", 0.0, (reason,)  # "has never met a head of state" denies no meeting in particular
    score = round(0.2 + 0.2 * len(shared) + (0.1 if verdict["story"] == "same" else 0), 2)
    if shared == ["participant"] and verdict["topic"] == "unsure":
        return "unsure", UNSHARED, reasons  # "Xi's invitation" may be to anything
    if "participant" in shared or "vehicle" in shared:
        enough = len(shared) >= 2 or verdict["story"] == "same"
        return ("same" if enough else "unsure"), score, reasons
    if len(shared) == 2:  # place and time, nobody named: an incident
        return "same", score, reasons
    if verdict["story"] == "same" and verdict["incident"] == "same":
        return "same", score, reasons
    return "unsure", score, reasons


def link_events(views: Sequence[EventView], contains: Contains) -> list[Link]:
    """Link mentions of one event: first within each report, then what the reports so gathered over the case.

    The link between two reports joins the first mentions that each has of the event.
    """
    within = list(_link_within(views, contains))
    by_id = {view.mention.id: view for view in views}
    groups = cluster([view.mention for view in views], within)
    gathered = [_gather([by_id[id] for id in group]) for group in groups]
    between = [
        _make_link(left, right, *judge_levels(compare_events(left, right, contains)))
        for left, right in _find_pairs(gathered, _find_keys)
        if left.mention.doc != right.mention.doc
    ]
    links: dict[tuple[str, str], Link] = {}
    told = cluster([view.mention for view in views], [*within, *between])
    casualties = _link_casualties(views, {id: group[0] for group in told for id in group}, contains)
    for link in (*within, *between, *casualties):
        if link.judgement != "unsure":
            links.setdefault((link.left, link.right), link)
    return [links[key] for key in sorted(links)]


def _link_within(views: Sequence[EventView], contains: Contains) -> Iterator[Link]:
    """Links within one report: it goes on about an event unless something speaks against it."""
    full = [view for view in views if not view.bare]
    for left, right in _find_pairs(full, lambda view: (view.mention.doc,)):
        judgement, score, reasons = judge_levels(compare_events(left, right, contains))
        if judgement == "unsure" and score > UNSHARED:
            judgement = "same"
        yield _make_link(left, right, judgement, score, reasons)
    for view, antecedent in _find_antecedents(views, contains):
        yield _make_link(view, antecedent, "same", 0.4, (f"goes on about the {view.family}",))


def _link_casualties(views: Sequence[EventView], event_of: Mapping[str, str], contains: Contains) -> Iterator[Link]:
    """Links between the deaths, the injuries or the damage of one incident, unless something tells them apart."""
    leaders: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.mention.id):
        if not view.incident or view.negated:
            continue
        known = leaders[event_of[view.incident], view.family]
        for leader in known:
            if _may_be_one(leader, view, contains):
                yield _make_link(leader, view, "same", 0.4, ("what befell people or things in one incident",))
                break
        else:
            known.append(view)


def _may_be_one(left: EventView, right: EventView, contains: Contains) -> bool:
    apart = judge_levels(compare_events(left, right, contains))[0] == "different"
    return not apart and not tell_apart(left.traits, right.traits)


def _find_keys(view: EventView) -> tuple[str, ...]:
    """What an event of another report must share with this one to be compared with it at all."""
    story = (view.story,) if view.story and view.family in INCIDENTS else ()
    return (*view.actors, *view.vehicles, *view.places, *story)


def _gather(views: Sequence[EventView]) -> EventView:
    """What one report tells of an event in all its mentions, under the first of them that names somebody."""
    ordered = sorted(views, key=lambda view: view.mention.start)
    first = next((view for view in ordered if view.actors or view.vehicles), ordered[0])
    ordinals = [view.ordinal for view in ordered if view.ordinal is not None]
    return replace(
        first,
        parties=tuple(dict.fromkeys(party for view in ordered for party in view.parties)),
        vehicles=frozenset().union(*(view.vehicles for view in ordered)),
        places=frozenset().union(*(view.places for view in ordered)),
        time=join_days([view.time for view in ordered]),
        ordinal=ordinals[0] if ordinals else None,
        negated=all(view.negated for view in ordered),
        plural=all(view.plural for view in ordered),
    )


def join_days(times: Sequence[Interval]) -> Interval:
    """From the first to the last day that several mentions give; those that know the day overrule wider ones."""
    days = [(time.earliest, time.latest) for time in times if time.earliest and time.latest]
    if not days:
        return next((time for time in times if time.known), UNKNOWN_TIME)
    width = max(min((last - first).days for first, last in days), 1)
    near = [(first, last) for first, last in days if (last - first).days <= width]
    return Interval(min(first for first, _ in near), max(last for _, last in near), "the days that the reports give it")


def _find_pairs(
    views: Sequence[EventView], keys: Callable[[EventView], Iterable[str]]
) -> Iterator[tuple[EventView, EventView]]:
    """Pairs of one family that share a key: never all pairs of the case."""
    blocks: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.mention.id):
        for key in keys(view):
            blocks[view.family, key].append(view)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        for left, right in itertools.combinations(blocks[block], 2):
            pair = (left.mention.id, right.mention.id)
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _find_antecedents(views: Sequence[EventView], contains: Contains) -> Iterator[tuple[EventView, EventView]]:
    """For "the trip" and "this visit", the nearest mention of its kind before it in the same report, else after it."""
    by_doc: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: (view.mention.doc, view.mention.start)):
        by_doc[view.mention.doc, view.family].append(view)
    for key in sorted(by_doc):
        for number, view in enumerate(by_doc[key]):
            if not view.definite:
                continue
            others = by_doc[key][:number][::-1] or (by_doc[key][number + 1 :] if view.bare else [])
            fits = (o for o in others if judge_levels(compare_events(view, o, contains))[0] != "different")
            if (antecedent := next(fits, None)) is not None:
                yield view, antecedent


def _make_link(left: EventView, right: EventView, judgement: Judgement, score: float, reasons: tuple[str, ...]) -> Link:
    one, other = sorted((left.mention.id, right.mention.id))
    return Link(about="event", left=one, right=other, judgement=judgement, score=score, reasons=reasons, by=BY)


def _compare_kind(left: EventView, right: EventView) -> Level:
    if left.family == right.family:
        return Level("kind", "same", f"both tell of one kind of event ({left.family})")
    return Level("kind", "different", f"{left.family} is not {right.family}")


def _compare_sets(name: str, left: frozenset[str], right: frozenset[str]) -> Level:
    if not left or not right:
        return Level(name, None)
    shared = left & right
    if shared:
        return Level(name, "same", f"same {name}")
    return Level(name, "different", f"other {name}")


def _compare_participants(left: EventView, right: EventView) -> Level:
    """Who took part. A visit is its visitor's, talks are all their parties', a deed has a side that does and one that
    suffers: two events with one side in common and another on the other are two.
    """
    if left.family == "talks":
        if left.actors & right.actors and not (left.actors <= right.actors or right.actors <= left.actors):
            return Level("participant", "different", "other parties")
        if left.actors != right.actors and 1 in (len(left.actors), len(right.actors)):
            return Level("participant", None)  # "Kim's talks" may be those with anybody
    elif left.agents and right.agents and not left.agents & right.agents:
        if not left.agents & right.actors and not right.agents & left.actors:
            return Level("participant", "different", "another one acts")
        if left.family == "movement":
            return Level("participant", "different", "another one moves")
    elif left.family != "movement" and left.sufferers and right.sufferers and not left.sufferers & right.sufferers:
        return Level("participant", "different", "done to another")
    return _compare_sets("participant", left.actors, right.actors)


def _compare_places(left: frozenset[str], right: frozenset[str], contains: Contains) -> Level:
    one = sorted(place for place in left if not is_unplaced(place))
    other = sorted(place for place in right if not is_unplaced(place))
    if not one or not other:
        return Level("place", None)
    for here, there in itertools.product(one, other):
        if here == there:
            return Level("place", "same", f"both at {here}")
        if contains(here, there) or contains(there, here):
            return Level("place", "same", f"{here} and {there}: one contains the other")
    return Level("place", "different", f"{one[0]} is not {other[0]}")


def is_unplaced(name: str) -> bool:
    """Say whether a place is a street, building, county ..., of which we do not know to what town it belongs."""
    return bool(name.split()) and name.split()[-1].lower().rstrip(".") in UNPLACED


def _compare_times(left: EventView, right: EventView) -> Level:
    one, other = left.time, right.time
    if not one.known or not other.known:
        gap = _days_apart(_around(left), _around(right))
        return Level("time", "different", f"told {gap} days apart or more") if gap else Level("time", None)
    slack = 0
    if _is_narrow(one) and _is_narrow(other):
        slack = {"movement": NEAR_DAYS}.get(left.family, INCIDENT_SLACK if left.family in INCIDENTS else 0)
    gap = _days_apart(one, other)
    if gap == 0:
        narrow = one.earliest and one.latest and other.earliest and other.latest
        return Level("time", "same" if narrow else None, "at the same time" if narrow else "")
    if gap <= slack:
        return Level("time", "same", f"only {gap} {'day' if gap == 1 else 'days'} apart")
    return Level("time", "different", f"{gap} {'day' if gap == 1 else 'days'} apart")


def _around(view: EventView) -> Interval:
    """When an event lies: when it is said to, else within a season of its report, which tells news, not history."""
    first, last = view.written.earliest, view.written.latest
    if view.time.known or first is None or last is None:
        return view.time
    return Interval(first - timedelta(SEASON), last + timedelta(SEASON), "near its report")


def _is_narrow(interval: Interval) -> bool:
    """Say whether it is a week or less."""
    first, last = interval.earliest, interval.latest
    return first is not None and last is not None and (last - first).days < DAYS_IN_WEEK


def _days_apart(left: Interval, right: Interval) -> int:
    """Days between two intervals, 0 when they meet; an open end reaches any day."""
    if left.meets(right):
        return 0
    first, second = sorted((left, right), key=lambda span: (span.latest is None, span.latest))
    assert first.latest is not None
    assert second.earliest is not None
    return (second.earliest - first.latest).days


def _compare_ordinals(left: EventView, right: EventView) -> Level:
    if left.ordinal is None or right.ordinal is None:
        return Level("ordinal", None)
    if left.ordinal == right.ordinal:
        return Level("ordinal", "same", f"both number {left.ordinal} of a series")
    return Level("ordinal", "different", f"number {left.ordinal} is not number {right.ordinal} of a series")


def _compare_topics(left: EventView, right: EventView) -> Level:
    """What was agreed, asked for, promised: one who agrees to two things agrees twice."""
    if not {left.mention.type, right.mention.type} & TOPICAL:
        return Level("topic", None)
    if left.topic and right.topic:
        alike = share_topic(left.topic, right.topic)
        return (
            Level("topic", "same", "about the same") if alike else Level("topic", "different", "about something else")
        )
    sides = bool(left.agents & right.agents and left.sufferers & right.sufferers)
    return Level("topic", None if sides else "unsure")


def _compare_stories(left: EventView, right: EventView) -> Level:
    if left.story and left.story == right.story:
        return Level("story", "same", "in one story")
    return Level("story", None)
