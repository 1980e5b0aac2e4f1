"""Do two mentions tell of one event? First what decides alone, then what identifies an event, then the odds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from secondsource.link.event_odds import BETWEEN, WITHIN, judge_likeness
from secondsource.link.event_view import EventView
from secondsource.link.families import INCIDENTS
from secondsource.link.levels import Contains, Level, compare_events, find_contradictions
from secondsource.link.likeness import compare_likeness
from secondsource.link.topics import TOPICAL
from secondsource.model import Judgement

Verdict = tuple[Judgement, float, tuple[str, ...]]
"""Whether, how likely, and why."""

DECISIVE = frozenset({"kind", "time", "ordinal", "number", "topic"})
"""Levels that keep two mentions apart, whatever else they share."""

SIDED, SIDES = frozenset({"movement", "talks"}), frozenset({"participant", "place"})
"""Families whose events are told apart by who takes part and where as well."""

SHAREABLE = ("participant", "vehicle", "place", "time")
IDENTIFYING = ({"participant"}, {"vehicle"}, {"place", "time"})
"""What makes two mentions of one story one event, if nothing speaks against it: of pairs that share a participant, 90%
(ECB+) and 86% (GVC) are."""

SURE, PLACED, ELSEWHERE = 0.9, 0.8, 0.2
"""The scores of two mentions that share what identifies an event, of two of one incident on one day or in one town,
and of two in reports of two stories, for each thing they share."""

ONE, TWO = 0.5, 0.4
"""How likely one event must be for two mentions to be joined, and not to keep the groups apart that they are in: higher
ones find less and are no more often right (training/coreference.md)."""


def judge_events(left: EventView, right: EventView, contains: Contains) -> Verdict:
    """Whether two mentions tell of one event. `contains(outer, inner)` says whether one place lies in another.

    Between two stories a participant, vehicle, place or day alone says nothing.
    """
    levels = compare_events(left, right, contains)
    shared = {level.name for level in levels if level.name in SHAREABLE and level.verdict == "same"}
    apart = find_contradictions(levels)
    if "vehicle" in shared:  # whoever is said to be on the train
        apart.pop("participant", None)
    if against := _find_decisive(left, apart):
        return "different", 0.0, against
    verdicts = {level.name: level.verdict for level in levels}
    if left.verbatim and left.verbatim == right.verbatim:
        return "same", 1.0, ("in one sentence, word for word",)
    if verdicts["negation"] == "different" and not {"place", "time"} & shared:
        reason = "one says that it did not happen, without saying which"
        return "different", 0.0, (reason,)  # "has never met a head of state" denies no meeting in particular
    reasons = tuple(level.reason for level in levels if level.reason)
    if shared <= {"participant"} and verdicts["topic"] == "unsure":
        return "unsure", 0.0, reasons  # "Xi's invitation" may be to anything
    if verdicts["story"] != "same" and left.mention.doc != right.mention.doc:
        return ("same" if len(shared) > 1 else "unsure"), round(ELSEWHERE * len(shared), 1), reasons
    if not apart and _is_identified(left, right, shared):
        return "same", SURE, reasons
    return _weigh(left, right, levels, () if apart else shared)


def _find_decisive(view: EventView, apart: Mapping[str, str]) -> tuple[str, ...]:
    decisive = DECISIVE
    if view.family in SIDED:
        decisive |= SIDES
    elif view.mention.type in TOPICAL:  # two who reject something reject it each
        decisive |= {"participant"}
    return tuple(reason for name, reason in apart.items() if name in decisive)


def _is_identified(left: EventView, right: EventView, shared: Collection[str]) -> bool:
    """Say whether they share what identifies an event; a report has few journeys, so there anything will do."""
    if left.family in SIDED and left.mention.doc == right.mention.doc:
        return bool(shared)
    return any(needed <= set(shared) for needed in IDENTIFYING)


def _weigh(left: EventView, right: EventView, levels: Sequence[Level], shared: Collection[str]) -> Verdict:
    """What the words around two mentions of one story say."""
    reasons = [level.reason for level in levels if level.reason]
    if left.family in SIDED or (left.incident and right.incident) or not left.around or not right.around:
        return "unsure", 0.0, tuple(reasons)  # what befell people is tied to its incident, not to its like
    likeness = list(compare_likeness(left, right))
    if left.family in INCIDENTS and ("time" in shared or ("place" in shared and not _are_far(likeness))):
        return "same", PLACED, tuple(reasons)
    scope = WITHIN if left.mention.doc == right.mention.doc else BETWEEN
    likely = judge_likeness([*levels, *likeness], scope)
    reasons += [level.reason for level in likeness if level.reason]
    return "same" if likely >= ONE else "different" if likely < TWO else "unsure", likely, tuple(reasons)


def _are_far(likeness: Sequence[Level]) -> bool:
    """Say whether two reports are so unlike that a town has had two such incidents."""
    return any(level.name == "reports" and level.verdict in ("far", "apart") for level in likeness)
