"""How old does a report say that somebody is, and when was that person born? The two give the year of writing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.extract.times import resolve_time
from secondsource.model import UNKNOWN_TIME, ActorMention, Span, TimeMention

Days = tuple[date, date]
"""The first and the last day."""

AGE_BEHIND = re.compile(r",? (?:aged? )?\(?(?P<age>\d{1,3})(?:[,.)]| years old\b)")
"""An age right behind a name: "Kim, 35,", "Kim (35)", "Kim, aged 35.", "Kim, 35 years old"."""

BORN_BEFORE = re.compile(r"\bborn (?:on |in )?$", re.IGNORECASE)

NEAR = 60
"""Code points before "born" in which the name of who was born stands."""

OLDEST = 110
"""Years: a greater number behind a name is no age."""


@dataclass(frozen=True, slots=True)
class Age:
    """The days on which a report can have been written, by an age and a birth that the reports state."""

    doc: str
    first: date
    last: date
    words: Span
    reason: str


def find_ages(texts: Mapping[str, str], actors: Iterable[ActorMention], times: Iterable[TimeMention]) -> list[Age]:
    """For each age of a person whose birth a report of the case dates, the days on which the person had it."""
    named = sorted(
        (actor for actor in actors if actor.kind == "person" and actor.form == "name" and actor.name),
        key=lambda actor: (actor.doc, actor.start),
    )
    by_doc: dict[str, list[ActorMention]] = defaultdict(list)
    for actor in named:
        by_doc[actor.doc].append(actor)
    births = _find_births(texts, by_doc, times)
    found: list[Age] = []
    for actor in named:
        text = texts[actor.doc]
        match = AGE_BEHIND.match(text, actor.stop)
        if match and actor.name in births and 0 < int(match["age"]) <= OLDEST:
            born = births[actor.name]
            first, last = _years_on(born, int(match["age"]))
            words = Span(actor.start, match.end("age"))
            told = text[words.start : words.stop]
            found.append(Age(actor.doc, first, last, words, f"“{told}” was born {_say(born)} by the reports"))
    return found


def _find_births(
    texts: Mapping[str, str], by_doc: Mapping[str, Sequence[ActorMention]], times: Iterable[TimeMention]
) -> dict[str, Days]:
    """The births of persons that the reports date, by name; of two that differ neither counts."""
    found: dict[str, set[Days]] = defaultdict(set)
    for time in times:
        text = texts[time.doc]
        born = BORN_BEFORE.search(text, max(0, time.start - NEAR), time.start)
        days = resolve_time(time, UNKNOWN_TIME).interval
        if not born or not days.earliest or not days.latest:
            continue
        near = [actor for actor in by_doc.get(time.doc, ()) if born.start() - NEAR <= actor.stop <= born.start()]
        if near:
            found[near[-1].name].add((days.earliest, days.latest))
    return {name: next(iter(days)) for name, days in found.items() if len(days) == 1}


def _years_on(born: Days, age: int) -> Days:
    """From the day on which somebody may first be so old to the day before the next birthday."""
    return _add_years(born[0], age), _add_years(born[1], age + 1) - timedelta(days=1)


def _add_years(day: date, years: int) -> date:
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)


def _say(born: Days) -> str:
    return f"on {born[0].isoformat()}" if born[0] == born[1] else f"in {born[0].year}"
