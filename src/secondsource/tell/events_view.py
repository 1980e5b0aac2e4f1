"""Which events does a listing show? Those asked for, what most reports tell first, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from secondsource.model import UNKNOWN_TIME, Event, Interval, Records
from secondsource.tell.account import Account, make_account
from secondsource.tell.cards import by_importance
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.events_sheet import Sheet, make_sheet, open_tables
from secondsource.tell.incidents import write_incidents
from secondsource.tell.lines import Line
from secondsource.tell.reports import ReportView, make_report
from secondsource.tell.timeline_view import title_of
from secondsource.tell.wording import plural, say_name, status_word


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants: types and statuses (none: all), a period (an open end is None), how many (None: all)."""

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    period: Interval = UNKNOWN_TIME
    top: int | None = None

    def fits(self, event: Event) -> bool:
        """Say whether an event is wanted; of one without a day nobody can say that it lies in the period."""
        if self.types and event.type not in self.types:
            return False
        if self.statuses and event.status not in self.statuses:
            return False
        return not self.period.known or (has_days(event) and event.days.meets(self.period))

    def say(self) -> str:
        """What was asked for, in words; empty if all."""
        parts = [" or ".join(self.types), " or ".join(map(status_word, self.statuses)), say_interval(self.period, "")]
        most = f"the {plural(self.top, 'event')} that most reports tell" if self.top else ""
        return ", ".join(part for part in (*parts, most) if part)


def has_days(event: Event) -> bool:
    """Say whether it is known when an event was, and not only by when."""
    return event.time.known or bool(event.derived.earliest and event.derived.latest)


@dataclass(frozen=True, slots=True)
class EventsView:
    """The events of a case, ready to be written down."""

    title: str
    wanted: Wanted
    account: Account
    publishers: tuple[str, ...]
    made_with: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    left_out: int  # events that were not asked for
    undated: int  # of these: left out only because they have no day
    incidents: tuple[Line, ...]  # what each report states of its incident
    reports: tuple[ReportView, ...]


def make_view(
    catalogue: Catalogue, records: Records, made_with: Mapping[str, str], counts: Mapping[str, int], wanted: Wanted
) -> EventsView:
    """Choose the events that are wanted, and put together what is known of each."""
    chosen = [event for event in by_importance(catalogue, catalogue.events) if wanted.fits(event)][: wanted.top]
    dateless = [event for event in catalogue.events if not has_days(event)] if wanted.period.known else []
    tables = open_tables(catalogue, records)
    return EventsView(
        title=title_of(catalogue, "What happened"),
        wanted=wanted,
        account=make_account(catalogue.documents, catalogue.originals, catalogue.problems, counts),
        publishers=tuple(dict.fromkeys(say_name(document.publisher) for document in catalogue.documents)),
        made_with=tuple(sorted(made_with.items())),
        sheets=tuple(make_sheet(tables, event) for event in chosen),
        left_out=len(catalogue.events) - len(chosen),
        undated=sum(replace(wanted, period=UNKNOWN_TIME).fits(event) for event in dateless),
        incidents=tuple(write_incidents(catalogue)),
        reports=tuple(make_report(catalogue, document, in_full=False) for document in catalogue.documents),
    )
