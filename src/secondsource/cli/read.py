"""`secondsource read`: what is read of each report, and nothing analysed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.options import Reading
from secondsource.cli.running import check_inputs, choose_format, finish, on_terminal, show, telling_errors, write

if TYPE_CHECKING:
    from secondsource.read.inputs import Intake

EXAMPLES = """\b
Examples:
  secondsource read page.html
  secondsource read reports/ --summary
  secondsource read reports/ | grep '^teaser'
  secondsource read archive.warc.gz -o read.json
  secondsource read --follow https://news.example/feed.xml"""

FORMATS = ("text", "json")


@dataclass(frozen=True, kw_only=True)
class Options(Reading):
    """In which format, and how much."""

    format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="Default: by the ending of FILE, else text."),
    ] = None
    summary: Annotated[
        bool, typer.Option("--summary", help="One line for each report, instead of its text in full.")
    ] = False


def run(asked: Options) -> None:
    """Show what is read of each report: metadata with its basis, each block with its kind, where it came from.

    However many reports there are, each is shown in full, in colour on a terminal and with a label on each line
    elsewhere; --summary gives a line for each. At the end stands what became of every input. Nothing is analysed.
    Exit codes: 0 done, 1 nothing could be read, 2 wrong use.
    """
    chosen = choose_format(asked.format, asked.file, FORMATS)
    check_inputs(asked.inputs, asked.file)
    from secondsource.pipeline import read_guarded
    from secondsource.tell.reading import account_of, print_reading

    with telling_errors(asked.debug) as progress:
        intake = read_guarded(asked.inputs, progress, follow=asked.follow)
        text = "" if on_terminal(chosen, asked.file) else render(intake, chosen, asked.summary)
    if text:
        write(text.encode("utf-8"), asked.file)
    else:
        from rich.console import Console

        show(lambda: print_reading(intake, Console(), asked.summary))
    finish(account_of(intake), intake.regions)


def render(intake: Intake, chosen: str, summary: bool) -> str:
    """Write what was read in one of the formats."""
    if chosen == "json":
        from secondsource.tell.json_reading import to_reading_json

        return to_reading_json(intake)
    from secondsource.tell.reading import to_text

    return to_text(intake, summary)
