"""What value an attribute has: positions side by side, which of them clash, which were overtaken by later ones."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.assess.claims import TOLLS
from secondsource.assess.evidence import Evidence, assess_status, count_independent, rate_credibility
from secondsource.assess.scopes import find_counted, find_places
from secondsource.link.streets import is_unplaced
from secondsource.model import Assessment, Bound, Claim, Interval, Position, Status

FALLING = frozenset({"missing", "displaced", "hostages"})
"""Counts that fall with time as well as rise."""

EVERYBODY = frozenset({
    "people", "persons", "person", "others", "victims", "victim", "dead", "lives", "casualties", "fatalities", "deaths",
})  # fmt: skip
"""Nouns that say nothing of which people are counted."""

ATTACKERS = frozenset(
    {"terrorist", "militant", "insurgent", "attacker", "gunman", "gunmen", "rebel", "suspect", "fighter"}
)
"""Those who are counted apart from the people they attack."""


LATE = re.compile(r"\b(?:night|overnight|late|midnight|tonight)\b", re.IGNORECASE)
EARLY = re.compile(r"\b(?:early|overnight|midnight|[1-5](?::\d\d)? ?a\.?m)\b", re.IGNORECASE)
"""Words of times on either side of midnight, which some reports count to the day before and some to the next."""

BEST_FIRST: tuple[Status, ...] = (
    "confirmed",
    "corroborated",
    "single_origin",
    "disputed",
    "denied",
    "unverified",
    "superseded",
)
"""The status of an attribute is the first of these that one of its values has, if no two of them clash."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what is known of it: its evidence, its days if it is a time, and its place in a series of parts."""

    claim: Claim
    evidence: Evidence
    days: Interval
    aspect: str = ""
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both be true, and why."""

    left: Claim
    right: Claim
    reason: str


def assess_values(event: str, told: Sequence[Told], contains: Callable[[str, str], bool]) -> list[Assessment]:
    """Assess each attribute of one event. The parts of a journey are laid side by side under `time`."""
    by_attribute: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_attribute[item.claim.attribute].append(item)
    if "time" in by_attribute or len({"arrival", "departure"} & set(by_attribute)) > 0:
        parts = [item for name in ("time", "arrival", "departure") for item in by_attribute.pop(name, [])]
        by_attribute["time"] = parts
    return [_assess_attribute(event, name, by_attribute[name], contains) for name in sorted(by_attribute)]


def _assess_attribute(
    event: str, attribute: str, told: Sequence[Told], contains: Callable[[str, str], bool]
) -> Assessment:
    told = sorted(told, key=lambda i: (*_when(i), i.evidence.order, i.claim.start, i.claim.id))
    groups: dict[tuple[str, str | float, Bound], list[Told]] = defaultdict(list)
    for item in told:  # an arrival and a departure on one day are two positions
        groups[item.claim.attribute, item.claim.value, item.claim.bound].append(item)
    clashes, overtaken = _compare_all(attribute, told, contains)
    disputed = {clash.left.id for clash in clashes} | {clash.right.id for clash in clashes}
    positions = [
        _make_position(groups[key], disputed, overtaken)
        for key in sorted(groups, key=lambda key: (isinstance(key[1], str), key[1], key[0], key[2]))
    ]
    standing = [item for item in told if item.claim.id not in overtaken]
    best, evidence = _find_best(positions, standing)
    status: Status = "disputed" if clashes else best
    _, reason = assess_status(evidence)
    reasons = tuple(dict.fromkeys(clash.reason for clash in clashes)) or (reason,)
    return Assessment(
        event=event,
        attribute=attribute,
        positions=tuple(positions),
        status=status,
        credibility=rate_credibility(status, evidence),
        reasons=reasons + tuple(sorted(set(overtaken.values()))),
    )


def _make_position(told: Sequence[Told], disputed: set[str], overtaken: Mapping[str, str]) -> Position:
    evidence = [item.evidence for item in told]
    status, _ = assess_status(evidence)
    if any(item.claim.id in disputed for item in told):
        status = "disputed"
    elif (dated := [i for i in told if _published(i) or i.evidence.note]) and all(
        i.claim.id in overtaken for i in dated
    ):
        status = "superseded"
    return Position(
        value=told[0].claim.value,
        claims=tuple(sorted({item.claim.id for item in told})),
        origins=tuple(sorted({item.evidence.origin for item in told})),
        documents=tuple(sorted({item.claim.doc for item in told})),
        status=status,
        bound=told[0].claim.bound,
        independent=count_independent(evidence),
    )


def _find_best(positions: Sequence[Position], told: Sequence[Told]) -> tuple[Status, list[Evidence]]:
    """The status of the value that stands best, and the evidence for it."""
    found = {position.status for position in positions}
    best: Status = next((status for status in BEST_FIRST if status in found), "unverified")
    claims = {id for position in positions if position.status == best for id in position.claims}
    return best, [item.evidence for item in told if item.claim.id in claims]


def _compare_all(
    attribute: str, told: Sequence[Told], contains: Callable[[str, str], bool]
) -> tuple[list[Clash], dict[str, str]]:
    """All clashes between claims, and the claims that later ones overtook, with the reason."""
    clashes: list[Clash] = []
    overtaken = dict(_find_taken_back(told))
    told = [item for item in told if item.claim.id not in overtaken]
    first_told = _find_first(told)
    side_by_side = _find_side_by_side(told)
    for number, early in enumerate(told):
        for late in told[number + 1 :]:
            if early.evidence.stance == "denies" or late.evidence.stance == "denies":
                continue
            if attribute in TOLLS and (_published(early) is None or _published(late) is None):
                continue  # which came first is not known, so it may be an update
            if attribute == "time":
                reason = _clash_in_time(early, late)
            elif attribute == "place":
                reason = _clash_in_place(early, late, contains)
            else:
                reason = _clash_in_number(early, late, contains)
                if reason and attribute in TOLLS and _updates(early, late, first_told):
                    overtaken[early.claim.id] = _say_update(early, late)
                    continue
            if attribute != "time" and frozenset((early.claim.value, late.claim.value)) in side_by_side:
                continue
            if reason and early.evidence.origin != late.evidence.origin:
                clashes.append(Clash(early.claim, late.claim, reason))
    return clashes, overtaken


def _find_side_by_side(told: Sequence[Told]) -> set[frozenset[str | float]]:
    """Pairs of values that one source gives in one report: they are of different things, or one holds the other.

    "Eight were wounded", "six victims", "two suspects were also wounded".
    """
    given: dict[tuple[str, str], set[str | float]] = defaultdict(set)
    for item in told:
        if item.evidence.stance == "asserts":
            given[item.claim.doc, item.evidence.party].add(item.claim.value)
    pairs = (itertools.combinations(sorted(values, key=str), 2) for values in given.values())
    return {frozenset(pair) for own in pairs for pair in own}


def _find_taken_back(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """The claims that a note of their own report takes back, with the reason.

    "An earlier version said six" takes back what it says itself; "corrected to show that five died" takes back every
    other number of its report.
    """
    for item in told:
        if item.evidence.note == "takes_back" and len({other.claim.value for other in told}) > 1:
            yield item.claim.id, f"“{item.claim.original_value}” was taken back in a later note"
        if item.evidence.note == "corrects":
            for other in told:
                if (
                    other.claim.doc == item.claim.doc
                    and not other.evidence.later
                    and other.claim.value != item.claim.value
                ):
                    yield other.claim.id, f"“{other.claim.original_value}” was corrected in a later note"


def _clash_in_time(left: Told, right: Told) -> str:
    """Two days for one part of a movement, of the same mover at the same place, or two days for one whole event."""
    if left.days.meets(right.days) or not _same_part(left.aspect, right.aspect):
        return ""
    if _is_one_night(left, right) or _is_one_night(right, left):
        return ""
    if (left.aspect or right.aspect) and not (left.actors & right.actors and left.places & right.places):
        return ""  # arriving in a country and in its capital may be two days
    return f"“{left.claim.original_value}” and “{right.claim.original_value}” cannot both date {_say_part(left)}"


def _is_one_night(first: Told, second: Told) -> bool:
    """Say whether two days in a row are told by the night between them: "Friday night" and "early Saturday"."""
    one, other = first.days.latest, second.days.earliest
    if one is None or other is None or other - one != timedelta(days=1):
        return False
    return bool(LATE.search(first.claim.original_value) or EARLY.search(second.claim.original_value))


def _same_part(left: str, right: str) -> bool:
    """A journey told with one day begins and ends on it, so that it clashes with an arrival on another."""
    if left == right:
        return left != "stay"  # a visit goes on for days
    return "journey" in (left, right) and "stay" not in (left, right)


def _say_part(told: Told) -> str:
    return {"": "it", "journey": "the journey"}.get(told.aspect, f"the {told.aspect}")


def _clash_in_place(left: Told, right: Told, contains: Callable[[str, str], bool]) -> str:
    one, other = str(left.claim.value), str(right.claim.value)
    if left.aspect or is_unplaced(one) or is_unplaced(other):
        return ""  # a movement has several places, and a street lies in some town
    if one == other or contains(one, other) or contains(other, one):
        return ""
    return f"{one} is not {other}"


def _clash_in_number(left: Told, right: Told, contains: Callable[[str, str], bool]) -> str:
    """Numbers that cannot both be true: "at least twelve" and "fourteen" can, and 21 passengers of 31 people."""
    one, other = left.claim, right.claim
    if one.value == other.value or "about" in (one.bound, other.bound):
        return ""
    low, high = sorted((one, other), key=lambda claim: float(claim.value))
    if low.bound == "at_least" or high.bound == "at_most":
        return ""
    there, here = find_places(low), find_places(high)
    if there and here and not (there & here) and not _lies_within(there, here, contains):
        return ""  # 45 in Mexico, 60 in Canada
    of_low, of_high = find_group(low), find_group(high)
    if of_low != of_high and (of_low != "people" or of_high in ATTACKERS):
        return ""  # a part of the whole, or other people; a part that is larger than the whole is neither
    return f"“{one.original_value}” and “{other.original_value}” differ"


def _lies_within(some: frozenset[str], others: frozenset[str], contains: Callable[[str, str], bool]) -> bool:
    return any(contains(one, other) or contains(other, one) for one in some for other in others)


def find_group(claim: Claim) -> str:
    """Of whom a number speaks: a group that is counted by itself, or people in general."""
    words = find_counted(claim).lower().split()
    return words[-1].rstrip("s") if words and words[-1] not in EVERYBODY else "people"


def _find_first(told: Sequence[Told]) -> dict[str | float, Told]:
    """The claim by which each value was first published; `told` stands in that order."""
    first: dict[str | float, Told] = {}
    for item in told:
        if _published(item) is not None:
            first.setdefault(item.claim.value, item)
    return first


def _updates(early: Told, late: Told, first_told: Mapping[str | float, Told]) -> bool:
    """A number that rose with time, or that the same origin later replaced; not one that stood beside it before."""
    if not _is_later(late, early):
        return False
    if early.evidence.party == late.evidence.party:
        return True
    rose = float(late.claim.value) > float(early.claim.value) or late.claim.attribute in FALLING
    return rose and _is_later(first_told.get(late.claim.value, late), early)


def _when(told: Told) -> tuple[date, float]:
    """The day of publication and the time on it, as far as they are known."""
    at = told.evidence.moment
    return _published(told) or date.max, at.timestamp() if at is not None else math.inf


def _is_later(one: Told, other: Told) -> bool:
    """Say whether one was published later: on a later day, or of one day by the clock."""
    late, early = _published(one), _published(other)
    if late != early or one.evidence.moment is None or other.evidence.moment is None:
        return late is not None and early is not None and late > early
    return one.evidence.moment > other.evidence.moment


def _published(told: Told) -> date | None:
    return told.evidence.published.latest


def _say_update(early: Told, late: Told) -> str:
    return f"“{early.claim.original_value}” was overtaken by “{late.claim.original_value}” of {_published(late)}"
