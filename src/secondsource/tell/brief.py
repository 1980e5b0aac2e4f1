"""The brief: what a person reads, and what a program gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from rich.console import Console

from secondsource.model import (
    Actor,
    Assessment,
    Claim,
    Document,
    Event,
    Interval,
    Origin,
    Problem,
    Quotation,
    Records,
    Region,
    Statement,
    Story,
)
from secondsource.tell import json_brief, markdown, page, text
from secondsource.tell.account import Account
from secondsource.tell.case_events import CaseEvents
from secondsource.tell.case_timeline import CaseTimeline
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.events_view import Wanted, make_view
from secondsource.tell.outline import Outline, make_outline
from secondsource.tell.timeline_view import Asked, make_timeline


class Brief:
    """What happened, who says so and citing whom, how sure they are, and how many independent origins stand behind it.

    The typed records stand in an order that depends on nothing but what they say. `counts` says what became of the
    input: offered, read, duplicates, set_aside. `made_with` names models, versions and settings.
    """

    def __init__(
        self,
        records: Records,
        made_with: Mapping[str, str],
        counts: Mapping[str, int],
        *,
        copy_of: Mapping[str, str] | None = None,
    ) -> None:
        self.records = records
        self.made_with = dict(made_with)
        self.counts = dict(counts)
        self._catalogue = Catalogue(records, copy_of)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The reports; an undated one has the date inferred for it, with the reasons as its basis."""
        return self._catalogue.documents

    @property
    def regions(self) -> tuple[Region, ...]:
        """The blocks of the reports with their kinds."""
        return self._catalogue.regions

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Persons, organizations, countries and groups, the most mentioned first."""
        return self._catalogue.actors

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what, in the order of the reports."""
        return self._catalogue.statements

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, or is said to have."""
        return self._catalogue.events

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Single values for attributes of events, each with the words that it rests on."""
        return self._catalogue.claims

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The positions on each attribute of each event."""
        return self._catalogue.assessments

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where chains of sources end."""
        return self._catalogue.origins

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Utterances, each with the statements that quote it."""
        return self._catalogue.quotations

    @property
    def stories(self) -> tuple[Story, ...]:
        """Reports about the same course of events, the largest story first."""
        return self._catalogue.stories

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be done, and what was done instead."""
        return self._catalogue.problems

    @property
    def copy_of(self) -> dict[str, str]:
        """Reports that copy another one: the copy's id to that of its original."""
        return self._catalogue.copy_of

    @property
    def account(self) -> Account:
        """What became of each input: one line, and what was set aside, with the reason, or offered twice."""
        return self.outline.account

    @cached_property
    def outline(self) -> Outline:
        """The brief in the order in which it is read."""
        return make_outline(self._catalogue, self.made_with, self.counts)

    def timeline(self, first: date | None = None, last: date | None = None, top: int | None = None) -> CaseTimeline:
        """Say what happened when: what can lie between two days, both included, and of that the `top` days only.

        Without an end, time is open there; without `top`, every day is told. The days that matter most are those that
        reports keep naming (`assess.days`).
        """
        asked = Asked(Interval(first, last), top)
        view = make_timeline(self._catalogue, self.records, self.made_with, self.counts, asked)
        return CaseTimeline(view, self._catalogue, self.counts)

    def list_events(
        self,
        types: Sequence[str] = (),
        statuses: Sequence[str] = (),
        first: date | None = None,
        last: date | None = None,
        top: int | None = None,
    ) -> CaseEvents:
        """List the events, what most reports tell first: all, or those of some types and statuses, in some period.

        With `first` or `last`, both included, an event without a day is left out. `top` cuts the list.
        """
        wanted = Wanted(tuple(types), tuple(statuses), Interval(first, last), top)
        view = make_view(self._catalogue, self.records, self.made_with, self.counts, wanted)
        return CaseEvents(view, self._catalogue, self.counts)

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON brief as plain lists, strings and numbers (`data/brief.schema.json`)."""
        return json_brief.make_dict(self._catalogue, self.made_with, self.counts)

    def to_json(self) -> str:
        """Give the JSON brief as text that can be written as UTF-8."""
        return json_brief.to_json(self.to_dict())

    def to_html(self) -> str:
        """Give one self-contained page that asks for nothing outside of itself and runs no script."""
        return page.to_html(self.outline)

    def to_markdown(self) -> str:
        """Give the brief in Markdown, condensed."""
        return markdown.to_markdown(self.outline)

    def to_text(self, width: int | None = None) -> str:
        """Give the brief as plain text, condensed; `width` in columns, 96 if not given."""
        return text.to_text(self.outline, width)

    def print(self, console: Console | None = None) -> None:
        """Print the brief, condensed, with colours where the console has them."""
        text.print_text(self.outline, console or Console())

    def _repr_html_(self) -> str:
        return page.to_frame(self.outline)

    def __repr__(self) -> str:
        numbers = ((len(self.documents), "documents"), (len(self.stories), "stories"), (len(self.events), "events"))
        return f"<Brief: {', '.join(f'{n} {name}' for n, name in numbers)}>"
