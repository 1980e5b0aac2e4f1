"""`secondsource export`: the events as a table for other programs, one row an event."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Annotated

import typer

from secondsource.cli.events import Choosing, read_choice
from secondsource.cli.failing import check_choice, fail, say
from secondsource.cli.running import analyse, check_inputs, finish_brief, telling_errors, write

EXAMPLES = """\b
Examples:
  secondsource export --to csv reports/ -o events.csv
  secondsource export --to plover reports/ | jq 'select(.factuality == "CT+")'
  secondsource export --to gdelt reports/ > events.export.CSV
  secondsource export --to parquet reports/ -o events.parquet"""


@dataclass(frozen=True, kw_only=True)
class Options(Choosing):
    """In which format."""

    to: Annotated[str, typer.Option("--to", metavar="plover|gdelt|csv|parquet", help="The format of the table.")]


def run(asked: Options) -> None:
    """Write the events as a table, one row an event and not one a mention, with evidence and origins in columns.

    An event that is denied, planned or possible is a row with that factuality and status; what a format cannot hold
    is left out and counted on stderr. Exit codes: 0 done, 1 nothing could be read, 2 wrong use.
    """
    from secondsource.tell.export import EXPORTS
    from secondsource.tell.export_parquet import NEEDS

    to = check_choice("--to", asked.to, EXPORTS)
    if to == "parquet" and asked.file is None:
        fail("parquet is no text: name a file with -o FILE", 2)
    if to == "parquet" and find_spec("pyarrow") is None:
        fail(NEEDS, 2)
    types, statuses = read_choice(asked)
    check_inputs(asked.inputs, asked.file)
    with telling_errors(asked.debug) as progress:
        made = analyse(asked, progress)
        table = made.list_events(types, statuses).export(to)
    write(table.data, asked.file)
    for why, number in table.left_out:
        say(f"{number:,} of {len(made.events):,} events left out: {why}")
    finish_brief(made)
