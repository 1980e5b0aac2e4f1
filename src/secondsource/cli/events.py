"""`secondsource events`: each event once, with who, to whom, where, when, how many, and how well it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from secondsource.cli.failing import check_choice, check_number, read_period
from secondsource.cli.options import Analysing, Telling
from secondsource.cli.running import tell

EXAMPLES = """\b
Examples:
  secondsource events reports/
  secondsource events reports/ --type CONSULT --type AGREE --from 2018-03 --to 2018-04
  secondsource events reports/ --status confirmed --status corroborated --top 10
  secondsource events reports/ -o events.html
  secondsource events reports/ --format json | jq '.events[] | {label, status, origins: .origins.at_least}'"""


@dataclass(frozen=True, kw_only=True)
class Choosing(Analysing):
    """Which kinds of events, and how well they must stand."""

    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only events of TYPE (CONSULT, ASSAULT, COURT ...); repeatable."),
    ] = None
    status: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS", help="Only events that are STATUS (one-origin ...); repeatable."),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Options(Choosing, Telling):
    """And in which period, and how many."""

    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Leave out what was before DAY: 2018-03-26, 2018-03, 2018."),
    ] = None
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Leave out what was after DAY.")] = None
    top: Annotated[str | None, typer.Option("--top", metavar="N", help="Only the N events that most reports tell.")] = (
        None
    )


def run(asked: Options) -> None:
    """List the events, each once however many reports tell it: who, to whom, where, when, how many, who says so.

    What most reports tell stands first. With --from or --to, events without a day are left out and counted. Exit
    codes: 0 done, 1 nothing could be read, 2 wrong use.
    """
    types, statuses = read_choice(asked)
    first, last = read_period(asked.first, asked.last)
    top = check_number("--top", asked.top)
    tell(asked, lambda made: made.list_events(types, statuses, first, last, top))


def read_choice(asked: Choosing) -> tuple[Sequence[str], Sequence[str]]:
    """The types and statuses asked for, in the spelling of the lists."""
    from secondsource.tell.events_types import event_types
    from secondsource.tell.wording import read_status, status_word, words

    types = [check_choice("--type", given.upper(), [*event_types()]) for given in asked.type or ()]
    printed = [status_word(status) for status in words()["status"]]
    return types, [read_status(given) or check_choice("--status", given, printed) for given in asked.status or ()]
