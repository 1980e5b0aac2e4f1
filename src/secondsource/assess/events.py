"""Whether an event happened: its status by the evidence, and how that changed from report to report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from secondsource.assess.evidence import Evidence, assess_status, rate_credibility
from secondsource.link.event_view import EventView, join_days
from secondsource.model import Actor, Change, Event

NAMES_IN_LABEL = 2
LONGEST_TOPIC = 60
"""Characters of a topic that a label still holds."""


def assess_history(evidence: Sequence[Evidence]) -> tuple[Change, ...]:
    """Each change of status with the statement that caused it, in the order in which the reports came out."""
    history: list[Change] = []
    ordered = sorted(evidence, key=lambda item: item.order)
    for number, item in enumerate(ordered):
        status, reason = assess_status(ordered[: number + 1])
        if not history or history[-1].status != status:
            history.append(Change(at=item.at, status=status, statement=item.statement.id, reason=reason))
    return tuple(history)


def assess_event(views: Sequence[EventView], evidence: Sequence[Evidence], actors: Mapping[str, Actor]) -> Event:
    """Make an event of its mentions and the evidence for it."""
    history = assess_history(evidence)
    status, reason = assess_status(evidence)
    participants = _find_participants(views)
    place = _most(place for view in views for place in sorted(view.places))
    return Event(
        mentions=tuple(sorted(view.mention.id for view in views)),
        label=_make_label(views, participants, place, actors),
        story=_most(view.story for view in views),
        type=_most(view.mention.type for view in views),
        mode=_most(view.mention.mode for view in views),
        context=tuple(sorted({context for view in views for context in view.mention.context})),
        cameo=_most(view.mention.cameo for view in views),
        participants=participants,
        place=place,
        time=join_days([view.time for view in views]),
        status=status,
        credibility=rate_credibility(status, evidence),
        history=history,
        reasons=(reason,),
    )


def _most(values: Iterable[str]) -> str:
    """The most frequent text, the first in the alphabet of those; empty texts do not count."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _find_participants(views: Sequence[EventView]) -> tuple[tuple[str, str], ...]:
    """Actors with their most frequent role, the most frequent actor first."""
    roles: dict[str, Counter[str]] = {}
    for view in views:
        for actor, role in view.parties:
            roles.setdefault(actor, Counter())[role] += 1
    ordered = sorted(roles, key=lambda actor: (-roles[actor].total(), actor))
    return tuple((actor, min(roles[actor], key=lambda role: (-roles[actor][role], role))) for actor in ordered)


def _make_label(
    views: Sequence[EventView],
    participants: Sequence[tuple[str, str]],
    place: str,
    actors: Mapping[str, Actor],
) -> str:
    """Name an event by what most mentions call it, who took part and where: "Visit: Kim Jong Un, Beijing"."""
    nouns = [view for view in views if view.mention.lemma] or list(views)
    word = _most(view.mention.lemma for view in nouns) or views[0].family
    word = _make_plural(word) if all(view.plural for view in views) else word
    names = [actors[actor].name for actor, _ in participants if actor in actors][:NAMES_IN_LABEL]
    if not names:
        names = sorted({vehicle for view in views for vehicle in view.vehicles})[:1]
    about = min((view.about for view in views if view.about), key=lambda words: (len(words), words), default="")
    topic = [f"“{about}”"] if about and len(about) <= LONGEST_TOPIC else []
    rest = ", ".join([*names, *([place] if place and place not in names else []), *topic])
    return f"{word.replace('_', ' ').capitalize()}: {rest}" if rest else word.replace("_", " ").capitalize()


def _make_plural(word: str) -> str:
    """Several at once are no one event: "Fires", as the report has it."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
