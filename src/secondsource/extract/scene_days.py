"""Which days a report tells, and what speaks for each as the day of its incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from secondsource.extract.counting import resolve_times
from secondsource.extract.scene_signs import LEAD, Option, Scene
from secondsource.model import Document, EventMention, Interval, TimeMention

INCIDENT_TYPES = frozenset({"CRIME", "DEATH", "INJURY", "ACCIDENT", "DISASTER", "ASSAULT"})
LONGEST_AGO = 400
"""Days before publication after which a date is taken for background."""
AGES = ((0, "0"), (1, "1"), (2, "2"), (6, "week"), (30, "month"), (LONGEST_AGO, "year"))
"""Days before publication, and what a day up to so long ago is called among the signs."""
_CLOCK = re.compile(r"T\d\d:")
_PART = re.compile(r"T(?:NI|EV|MO|AF)$")


def find_days(
    document: Document, scene: Scene, times: Sequence[TimeMention], mentions: Sequence[EventMention]
) -> list[Option]:
    """The single days that a report tells, none after its publication, in the order of the text, with their signs.

    The day of publication is one of them even where it is not told: "overnight" and "around 3 p.m." mean it.
    """
    at_incident = {
        argument.mention for event in mentions if event.type in INCIDENT_TYPES for argument in event.fillers("time")
    }
    days: dict[date, Option] = {}
    told = 0
    for value, time in zip(resolve_times(times, document.dct), times, strict=True):
        day = one_day(value.interval, document.dct)
        if day is None or day.earliest is None:
            continue
        told += 1
        option = days.setdefault(day.earliest, Option(day, time.span, {}))
        for name in dict.fromkeys(_signs_of(scene, time, time.id in at_incident)):
            option.signs[name] = 1.0
        option.signs["times"] = option.signs.get("times", 0.0) + 1.0
    for rank, option in enumerate(days.values()):
        option.signs["first"] = float(rank == 0)
        option.signs["only"] = float(len(days) == 1)
        option.signs["share"] = option.signs.pop("times") / told
        option.signs.update(_signs_of_age(document, option, list(days)))
    return list(days.values()) + _publication(document, scene, times, list(days))


def _signs_of(scene: Scene, time: TimeMention, at_incident: bool) -> Iterator[str]:
    """What speaks for the day of one time mention."""
    if at_incident:
        yield "incident's time"
    sentence = scene.sentence(time.span)
    if sentence is None:
        return
    rank = scene.rank(sentence)
    yield "headline" if rank == 0 else "lead" if rank <= LEAD else "below"
    groups, governors = scene.groups(sentence), scene.governors(time.span)
    if "incident" in groups and not groups & {"after", "stamp"}:
        yield "in a sentence on the incident"
        if rank <= LEAD:
            yield "in the lead, on the incident"
    yield from (f"sentence: {group}" for group in sorted(groups & {"incident", "after", "stamp", "past", "say"}))
    yield from (f"verb: {group}" for group in sorted(governors & {"happen", "happening", "shoot", "after", "say"}))
    if _CLOCK.search(time.form):
        yield "clock"
    if _PART.search(time.form):
        yield "part of the day"
    yield _form_of(time)


def _form_of(time: TimeMention) -> str:
    """What kind of words tell the day."""
    if time.form.startswith("REF:"):
        return "form: counted"
    if time.form.startswith(("DAY", "AGO:")):
        return "form: from now"
    return "form: weekday" if "WXX-" in time.form and "XXXX-W" in time.form else "form: date"


def _signs_of_age(document: Document, option: Option, days: list[date]) -> dict[str, float]:
    """How long before publication a day is, and whether it is the earliest or latest that is told."""
    assert isinstance(option.value, Interval)
    day, written = option.value.earliest, document.dct.latest
    signs = {"earliest": float(day == min(days)), "latest": float(day == max(days))}
    if day is not None and written is not None:
        ago = (written - day).days
        signs["ago: " + next((name for most, name in AGES if ago <= most), "year")] = 1.0
    return signs


def _publication(document: Document, scene: Scene, times: Sequence[TimeMention], days: list[date]) -> list[Option]:
    """The day of publication as an answer of last resort: news is of today or last night."""
    day = document.dct.earliest
    if day is None or day != document.dct.latest or day in days or not scene.parse.sentences:
        return []
    lead = scene.parse.sentences[: LEAD + 1]
    groups = [scene.groups(sentence) for sentence in lead]
    signs = {"publication": 1.0, "publication, no day is told": float(not days)}
    signs["publication, clock"] = float(any(_CLOCK.search(time.form) for time in times))
    signs["publication, overnight"] = float(any("today" in group for group in groups))
    signs["publication, on the incident"] = sum("incident" in group and "after" not in group for group in groups) / 5
    signs["publication, what came after"] = sum("after" in group for group in groups) / 5
    recent = [known for known in days if (day - known).days <= 1]
    signs["publication, yesterday is told"] = float(bool(recent))
    return [Option(Interval(day, day, "publication"), lead[0].span, signs)]


def one_day(interval: Interval, published: Interval) -> Interval | None:
    """The interval if it is a single day (or a night) not after publication and not long before it."""
    if interval.earliest is None or interval.latest is None or (interval.latest - interval.earliest).days > 1:
        return None
    if published.latest and not -1 <= (published.latest - interval.earliest).days <= LONGEST_AGO:
        return None
    return interval
