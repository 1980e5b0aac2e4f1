"""`secondsource timeline`: what happened when, by the time of the event and not of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from secondsource.cli.failing import check_number, read_period
from secondsource.cli.options import Telling
from secondsource.cli.running import tell

EXAMPLES = """\b
Examples:
  secondsource timeline reports/
  secondsource timeline reports/ --top 10 -o timeline.html
  secondsource timeline reports/ --from 2018-03-20 --to 2018-04
  secondsource timeline reports/ --format json | jq '.entries[] | {label: .label, days: .days}'
  cat report.txt | secondsource timeline -"""


@dataclass(frozen=True, kw_only=True)
class Options(Telling):
    """A period, and how many days."""

    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Leave out what was before DAY: 2018-03-26, 2018-03, 2018."),
    ] = None
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Leave out what was after DAY.")] = None
    top: Annotated[
        str | None, typer.Option("--top", metavar="N", help="Only the N days that matter most, in order of time.")
    ] = None


def run(asked: Options) -> None:
    """Tell what happened when, by the time of the event and not of the report, with the words that say so.

    The days that matter most are those that reports keep naming. Events without a day stand at the end. Exit codes:
    0 done, 1 nothing could be read, 2 wrong use.
    """
    first, last = read_period(asked.first, asked.last)
    top = check_number("--top", asked.top)
    tell(asked, lambda made: made.timeline(first, last, top))
