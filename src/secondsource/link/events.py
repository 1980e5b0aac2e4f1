"""Which mentions tell of one event: a comparison of named levels, and clusters that never join what must stay apart.

A mention is compared by its kind (a family of words), who took part, what carried them, where, when, and its place
in a series ("first", "fourth"). Each level is same, compatible or different, and says why.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from secondsource.model import UNKNOWN_TIME, EventMention, Interval, Judgement, Link, Record

BY = "link_events/1"

NEAR_DAYS = 2
"""Days by which two reports of one movement may differ and still tell of the same one: a journey takes a day or two,
and reports date its start, its arrival or its end."""


@functools.cache
def load_families() -> Mapping[str, str]:
    """The family of each lemma, from data/event_families.tsv."""
    lines = resources.files(__package__).joinpath("data/event_families.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {lemma: family for family, lemmas in rows for lemma in lemmas.split()}


@dataclass(frozen=True, slots=True)
class EventView:
    """An event mention with its arguments resolved over the case, as the comparison needs it."""

    mention: EventMention
    family: str
    parties: tuple[tuple[str, str], ...] = ()  # (actor id, role)
    vehicles: frozenset[str] = frozenset()  # head words
    places: frozenset[str] = frozenset()  # canonical names
    time: Interval = UNKNOWN_TIME
    story: str = ""

    @property
    def actors(self) -> frozenset[str]:
        """The ids of all who took part, in whatever role."""
        return frozenset(actor for actor, _ in self.parties)

    @property
    def bare(self) -> bool:
        """Say whether nothing but its kind is known ("the trip")."""
        return not (self.actors or self.vehicles or self.places or self.time.known)


def find_family(mention: EventMention) -> str:
    """The family of a mention: movements by their aspect, others by their lemma, which stands for itself."""
    if mention.aspect:
        return "movement"
    return load_families().get(mention.lemma, mention.lemma)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: what was compared, how it came out, and why."""

    name: str
    verdict: Judgement | None  # None: nothing known on one side
    reason: str = ""


def compare_events(left: EventView, right: EventView, contains: Callable[[str, str], bool]) -> list[Level]:
    """Compare two mentions level by level. `contains(outer, inner)` says whether one place lies in another."""
    return [
        _compare_kind(left, right),
        _compare_sets("participant", left.actors, right.actors),
        _compare_sets("vehicle", left.vehicles, right.vehicles),
        _compare_places(left.places, right.places, contains),
        _compare_times(left, right),
        _compare_ordinals(left.mention.ordinal, right.mention.ordinal),
        _compare_stories(left, right),
    ]


def judge_levels(levels: Sequence[Level]) -> tuple[Judgement, float, tuple[str, ...]]:
    """Same only with the same kind, something shared, and nothing that speaks against it."""
    verdict = {level.name: level.verdict for level in levels}
    reasons = tuple(level.reason for level in levels if level.reason)
    against = [level for level in levels if level.verdict == "different"]
    if verdict["kind"] != "same":
        return "different", 0.0, reasons
    if against:
        hard = [level for level in against if level.name in ("time", "ordinal", "story", "place")]
        shared_vehicle = verdict["vehicle"] == "same"
        if hard or not shared_vehicle:
            return "different", 0.0, tuple(level.reason for level in against)
    shared = [name for name in ("participant", "vehicle", "place", "time") if verdict[name] == "same"]
    score = round(0.2 + 0.2 * len(shared) + (0.1 if verdict["story"] == "same" else 0), 2)
    if "participant" in shared or "vehicle" in shared:
        return ("same" if len(shared) >= 2 else "unsure"), score, reasons
    if len(shared) == 2:  # place and time, nobody named: an incident
        return "same", score, reasons
    return "unsure", score, reasons


def link_events(views: Sequence[EventView], contains: Callable[[str, str], bool]) -> list[Link]:
    """Link mentions of one event, over documents and within them; bare ones ("the trip") to the last that fits."""
    links: dict[tuple[str, str], Link] = {}
    for left, right in _candidate_pairs(views):
        levels = compare_events(left, right, contains)
        judgement, score, reasons = judge_levels(levels)
        if judgement == "unsure" and left.mention.doc == right.mention.doc:
            judgement, score = "same", max(score, 0.4)  # one report, one kind, nothing against it: it goes on about it
        if judgement != "unsure":
            link = _make_link(left.mention, right.mention, judgement, score, reasons)
            links[link.left, link.right] = link
    for bare, antecedent in _find_antecedents(views, contains):
        link = _make_link(bare.mention, antecedent.mention, "same", 0.4, (f"goes on about “{bare.family}”",))
        links[link.left, link.right] = link
    return [links[key] for key in sorted(links)]


def cluster(
    items: Iterable[Record], links: Sequence[Link], near: Callable[[Link], bool] = lambda link: False
) -> list[tuple[str, ...]]:
    """Join what is linked as the same, the surest first, unless a link keeps some of the two clusters apart.

    A link made by a person outranks all others; then come links that are `near` (within one document, say). Ties are broken by id, so that the order of input does not matter.
    """
    ids = sorted(item.id for item in items)
    cluster_of = {id: id for id in ids}
    members = {id: [id] for id in ids}
    apart: dict[str, set[str]] = defaultdict(set)
    first = {link.id for link in links if near(link)}
    ordered = sorted(
        links,
        key=lambda link: (not link.by.startswith("person"), link.id not in first, -link.score, link.left, link.right),
    )
    for link in ordered:
        if link.judgement == "different":
            apart[link.left].add(link.right)
            apart[link.right].add(link.left)
    for link in ordered:
        left, right = cluster_of.get(link.left), cluster_of.get(link.right)
        if link.judgement != "same" or left is None or right is None or left == right:
            continue
        if any(other in apart[one] for one in members[left] for other in members[right]):
            continue
        keep, lose = sorted((left, right))
        members[keep] += members.pop(lose)
        cluster_of.update(dict.fromkeys(members[keep], keep))
    return [tuple(sorted(members[keep])) for keep in sorted(members)]


def _candidate_pairs(views: Sequence[EventView]) -> Iterator[tuple[EventView, EventView]]:
    """Pairs of one family that share a participant, vehicle, place or document: never all pairs of the case."""
    blocks: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.mention.id):
        if view.bare:
            continue
        for key in (*view.actors, *view.vehicles, *view.places, view.mention.doc, view.story):
            if key:
                blocks[view.family, key].append(view)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for number, left in enumerate(block):
            for right in block[number + 1 :]:
                pair = (left.mention.id, right.mention.id)
                if pair not in seen:
                    seen.add(pair)
                    yield left, right


def _find_antecedents(
    views: Sequence[EventView], contains: Callable[[str, str], bool]
) -> Iterator[tuple[EventView, EventView]]:
    """For each bare mention, the nearest mention before it (else after it) of its kind in the same document."""
    by_doc: dict[tuple[str, str], list[EventView]] = defaultdict(list)
    for view in sorted(views, key=lambda view: (view.mention.doc, view.mention.start)):
        by_doc[view.mention.doc, view.family].append(view)
    for key in sorted(by_doc):
        full = [view for view in by_doc[key] if not view.bare]
        for bare in (view for view in by_doc[key] if view.bare):
            fits = [
                view
                for view in full
                if _compare_ordinals(bare.mention.ordinal, view.mention.ordinal).verdict != "different"
            ]
            before = [view for view in fits if view.mention.start < bare.mention.start]
            if before or fits:
                yield bare, (before[-1] if before else fits[0])


def _make_link(
    left: EventMention, right: EventMention, judgement: Judgement, score: float, reasons: tuple[str, ...]
) -> Link:
    first, second = sorted((left.id, right.id))
    return Link(about="event", left=first, right=second, judgement=judgement, score=score, reasons=reasons, by=BY)


def _compare_kind(left: EventView, right: EventView) -> Level:
    if left.family == right.family:
        return Level("kind", "same", f"both tell of a {left.family}")
    return Level("kind", "different", f"{left.family} is not {right.family}")


def _compare_sets(name: str, left: frozenset[str], right: frozenset[str]) -> Level:
    if not left or not right:
        return Level(name, None)
    shared = left & right
    if shared:
        return Level(name, "same", f"same {name}")
    return Level(name, "different", f"other {name}")


def _compare_places(left: frozenset[str], right: frozenset[str], contains: Callable[[str, str], bool]) -> Level:
    if not left or not right:
        return Level("place", None)
    for one in sorted(left):
        for other in sorted(right):
            if one == other:
                return Level("place", "same", f"both at {one}")
            if contains(one, other) or contains(other, one):
                return Level("place", "same", f"{one} and {other}: one contains the other")
    return Level("place", "different", f"{sorted(left)[0]} is not {sorted(right)[0]}")


def _compare_times(left: EventView, right: EventView) -> Level:
    one, other = left.time, right.time
    if not one.known or not other.known:
        return Level("time", None)
    slack = NEAR_DAYS if left.family == "movement" else 0
    gap = _days_apart(one, other)
    if gap == 0:
        narrow = one.earliest and one.latest and other.earliest and other.latest
        return Level("time", "same" if narrow else None, "at the same time" if narrow else "")
    if gap <= slack:
        return Level("time", "same", f"{gap} days apart, as the parts of one journey may be")
    return Level("time", "different", f"{gap} days apart")


def _days_apart(left: Interval, right: Interval) -> int:
    """Days between two intervals, 0 when they meet; an open end reaches any day."""
    if left.meets(right):
        return 0
    first, second = sorted((left, right), key=lambda span: (span.latest is None, span.latest))
    assert first.latest is not None
    assert second.earliest is not None
    return (second.earliest - first.latest).days


def _compare_ordinals(left: int | None, right: int | None) -> Level:
    if left is None or right is None:
        return Level("ordinal", None)
    if left == right:
        return Level("ordinal", "same", f"both number {left} of a series")
    return Level("ordinal", "different", f"number {left} is not number {right} of a series")


def _compare_stories(left: EventView, right: EventView) -> Level:
    if not left.story or not right.story:
        return Level("story", None)
    if left.story == right.story:
        return Level("story", "same", "in one story")
    return Level("story", None)
