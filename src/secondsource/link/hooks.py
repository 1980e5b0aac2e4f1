"""By what events the reports of a case are tied together in time: "yesterday", "since March", "last year"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.link.event_view import EventView
from secondsource.model import TimeMention
from secondsource.parse.tree import Parse


@dataclass(frozen=True, slots=True)
class Hook:
    """A time expression of a document that dates an event, by which reports of that event are tied together.

    `event` names the cluster of mentions, `series` all events of its kind with the same people and place ("his fourth
    trip since March" leads to the first).
    """

    mention: TimeMention
    event: str
    series: str
    slack: int = 0  # days by which reports of such an event may differ

    @property
    def spans_series(self) -> bool:
        """Say whether the expression looks back over the series: "since March", "last year"."""
        return "SINCE" in self.mention.mod or self.mention.form.startswith("YEAR")


def find_hooks(
    views: Sequence[EventView],
    clusters: Sequence[Sequence[str]],
    times: Mapping[str, TimeMention],
    parses: Mapping[str, Parse],
) -> list[Hook]:
    """The time expressions by which events date reports, each with its event and the series of it."""
    by_id = {view.mention.id: view for view in views}
    series = find_series(clusters, by_id)
    used = {argument.mention for view in views for argument in view.mention.fillers("time")}
    looking_back: dict[str, list[TimeMention]] = defaultdict(list)  # by document
    for id, time in times.items():
        if "SINCE" in time.mod or time.form.startswith("YEAR") or (time.form.startswith("WEEK") and id not in used):
            looking_back[time.doc].append(time)
    hooks: list[Hook] = []
    for number, members in enumerate(clusters):
        for view in (by_id[id] for id in members):
            slack = 1 if view.family == "movement" else 0
            own = [times[argument.mention] for argument in view.mention.fillers("time") if argument.mention in times]
            near = looking_back.get(view.mention.doc, ())
            own += [time for time in near if _in_one_sentence(view, time, parses) and time not in own]
            hooks.extend(
                Hook(time, members[0], series[number], slack)
                for time in own
                if time.type in ("DATE", "TIME") and not {"UNTIL", "BEFORE", "AFTER"} & set(time.mod.split())
            )
    return sorted(set(hooks), key=lambda hook: (hook.mention.id, hook.event))


def _in_one_sentence(view: EventView, time: TimeMention, parses: Mapping[str, Parse]) -> bool:
    """Say whether a time expression stands in the sentence of an event mention."""
    if time.doc != view.mention.doc or time.doc not in parses:
        return False
    sentences = parses[time.doc].sentences
    home = next((sentence.span for sentence in sentences if view.mention.span.within(sentence.span)), None)
    return home is not None and time.span.within(home)


def find_series(clusters: Sequence[Sequence[str]], by_id: Mapping[str, EventView]) -> list[str]:
    """Name for each cluster its series: the events of one kind that share a participant."""
    names: dict[tuple[str, str], str] = {}
    found: list[str] = []
    for members in clusters:
        views = [by_id[id] for id in members]
        keys = sorted({(view.family, actor) for view in views for actor in view.actors})
        known = [names[key] for key in keys if key in names]
        name = known[0] if known else members[0]
        for key in keys:
            names.setdefault(key, name)
        found.append(name)
    return found
