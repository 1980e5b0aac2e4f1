"""The command line: arguments -> pipeline -> what a person reads. Imports come late, so that `--help` is quick."""

from __future__ import annotations

import enum
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from secondsource.model import Region
    from secondsource.read.inputs import Intake
    from secondsource.tell.account import Account
    from secondsource.tell.brief import Brief
    from secondsource.tell.case_timeline import CaseTimeline

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read news reports as a verification desk would: what happened, who says so, how many origins.",
)

QUIET_SECONDS = 1.0
"""Work shorter than this shows no progress."""


class Format(enum.StrEnum):
    """The forms in which a brief or a timeline can be written."""

    html = "html"
    md = "md"
    json = "json"
    text = "text"


class ReadFormat(enum.StrEnum):
    """The forms in which a reading can be written."""

    text = "text"
    json = "json"


SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "text"}

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Folders with all below them, files, web addresses (http, https), or - for standard input. Files: text, "
        "Markdown, HTML and MHTML pages, PDF, mail and mailboxes, JSON, JSON lines and ninjs, CSV, Parquet, RSS, Atom "
        "and JSON feeds, OPML, WARC and WACZ, and zip, tar and gzip of these.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to FILE (-: stdout); its ending gives the format."),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow",
        help="Also fetch what feeds and lists of feeds link to. Without it, only addresses given as INPUT are fetched.",
    ),
]
RulesOnly = Annotated[
    bool,
    typer.Option("--rules-only", help="Find who says what by rules alone, without the tagger trained on examples."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")]


@app.callback()
def secondsource() -> None:
    """Keep the commands subcommands."""


@app.command(
    epilog="""\b
Examples:
  secondsource brief reports/
  secondsource brief reports/ -o brief.html
  secondsource brief a.txt b.html --format json | jq .events
  secondsource brief --follow https://news.example/feed.xml
  cat report.txt | secondsource brief -"""
)
def brief(
    inputs: Inputs,
    output: Output = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Default: by the ending of FILE, else text.")
    ] = None,
    follow: Follow = False,
    rules_only: RulesOnly = False,
    debug: Debug = False,
) -> None:
    """Make a brief of reports: what happened, who says so citing whom, and where the reports disagree.

    The last line on stderr accounts for the inputs, if any was set aside. Exit codes: 0 done, 1 nothing could be
    read, 2 wrong use.
    """
    output = None if output == Path("-") else output
    chosen = format or Format(_format_of(output, [*Format]))
    _check_inputs(inputs, output)
    from secondsource.model import Region
    from secondsource.pipeline import Settings, make_brief

    with _telling_errors(debug) as progress:
        made = make_brief(inputs, progress, follow=follow, settings=Settings(rules_only))
        text = "" if _on_terminal(chosen, output) else render(made, chosen)
    if text:
        _write(text, output)
    else:
        _print(made.print)
    _finish(made.account, made.records.of(Region))


def render(made: Brief | CaseTimeline, chosen: Format) -> str:
    """Write a brief or a timeline in one of the formats."""
    if chosen is Format.html:
        return made.to_html()
    if chosen is Format.md:
        return made.to_markdown()
    if chosen is Format.json:
        return made.to_json()
    return made.to_text()


@app.command(
    epilog="""\b
Examples:
  secondsource timeline reports/
  secondsource timeline reports/ --top 10 -o timeline.html
  secondsource timeline reports/ --from 2018-03-20 --to 2018-04
  secondsource timeline reports/ --format json | jq '.entries[] | {label: .label, days: .days}'
  cat report.txt | secondsource timeline -"""
)
def timeline(
    inputs: Inputs,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Leave out what was before DAY: 2018-03-26, 2018-03, 2018."),
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Leave out what was after DAY.")] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, help="Only the N days that matter most, in order of time."),
    ] = None,
    output: Output = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Default: by the ending of FILE, else text.")
    ] = None,
    follow: Follow = False,
    rules_only: RulesOnly = False,
    debug: Debug = False,
) -> None:
    """Tell what happened when, by the time of the event and not of the report, with the words that say so.

    The days that matter most are those that reports keep naming. Events without a day stand at the end. Exit codes:
    0 done, 1 nothing could be read, 2 wrong use.
    """
    output = None if output == Path("-") else output
    chosen = format or Format(_format_of(output, [*Format]))
    _check_inputs(inputs, output)
    days = _read_period(first, last)
    from secondsource.model import Region
    from secondsource.pipeline import Settings, make_brief

    with _telling_errors(debug) as progress:
        made = make_brief(inputs, progress, follow=follow, settings=Settings(rules_only))
        told = made.timeline(*days, top)
        text = "" if _on_terminal(chosen, output) else render(told, chosen)
    if text:
        _write(text, output)
    else:
        _print(told.print)
    _finish(made.account, made.records.of(Region))


def _read_period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """The first day of --from and the last day of --to, which may be months or years."""
    from secondsource.tell.dates import read_days

    ends: list[date | None] = []
    for option, given in (("--from", first), ("--to", last)):
        days = read_days(given) if given else None
        if given and days is None:
            _fail(f"{option} “{given}” is no day; write 2018-03-26, 2018-03 or 2018", 2)
        ends.append((days.earliest if option == "--from" else days.latest) if days else None)
    if ends[0] and ends[1] and ends[1] < ends[0]:
        _fail(f"--to “{last}” lies before --from “{first}”", 2)
    return ends[0], ends[1]


@app.command(
    epilog="""\b
Examples:
  secondsource read page.html
  secondsource read reports/ --summary
  secondsource read reports/ | grep '^teaser'
  secondsource read archive.warc.gz -o read.json
  secondsource read --follow https://news.example/feed.xml"""
)
def read(
    inputs: Inputs,
    output: Output = None,
    format: Annotated[
        ReadFormat | None, typer.Option("--format", help="Default: by the ending of FILE, else text.")
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="One line for each report, instead of its text in full.")
    ] = False,
    follow: Follow = False,
    debug: Debug = False,
) -> None:
    """Show what is read of each report: metadata with its basis, each block with its kind, where it came from.

    However many reports there are, each is shown in full, in colour on a terminal and with a label on each line
    elsewhere; --summary gives a line for each. At the end stands what became of every input. Nothing is analysed.
    Exit codes: 0 done, 1 nothing could be read, 2 wrong use.
    """
    output = None if output == Path("-") else output
    chosen = format or ReadFormat(_format_of(output, [*ReadFormat]))
    _check_inputs(inputs, output)
    from secondsource.pipeline import read_guarded
    from secondsource.tell.reading import account_of, print_reading

    with _telling_errors(debug) as progress:
        intake = read_guarded(inputs, progress, follow=follow)
        text = "" if _on_terminal(chosen, output) else render_reading(intake, chosen, summary)
    if text:
        _write(text, output)
    else:
        from rich.console import Console

        _print(lambda: print_reading(intake, Console(), summary))
    _finish(account_of(intake), intake.regions)


def render_reading(intake: Intake, chosen: ReadFormat, summary: bool) -> str:
    """Write what was read in one of the formats."""
    if chosen is ReadFormat.json:
        from secondsource.tell.json_reading import to_reading_json

        return to_reading_json(intake)
    from secondsource.tell.reading import to_text

    return to_text(intake, summary)


class Progress:
    """One line on stderr that is rewritten, after a second of work, and only on a terminal."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = False
        self._live = sys.stderr.isatty()

    def __call__(self, message: str) -> None:
        """Show what is being done now."""
        if self._live and time.monotonic() - self._started > QUIET_SECONDS:
            sys.stderr.write(f"\r\x1b[K{_safe(message)[:100]}")
            sys.stderr.flush()
            self._shown = True

    def close(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def _telling_errors(debug: bool) -> Iterator[Progress]:
    """Show progress meanwhile; an error that nobody expected becomes one line and exit code 1."""
    progress = Progress()
    try:
        yield progress
    except Exception as error:
        if debug:
            raise
        _fail(f"{type(error).__name__}: {error}; --debug shows where", 1)
    finally:
        progress.close()


def _format_of(output: Path | None, known: list[Format] | list[ReadFormat]) -> str:
    if output is None:
        return "text"
    found = SUFFIXES.get(output.suffix.lower())
    if found not in known:
        endings = ", ".join(suffix for suffix, name in SUFFIXES.items() if name in known)
        _fail(f"cannot tell the format from “{output}”; end it in one of {endings}, or give --format", 2)
    return str(found)


def _check_inputs(inputs: list[str], output: Path | None) -> None:
    """Refuse what does not exist, and a contact that servers cannot be told, before anything is read."""
    from secondsource.read.sources import is_address

    if os.environ.get("SECONDSOURCE_CONTACT"):
        from secondsource.read.fetch import make_fetch

        try:
            make_fetch()
        except ValueError as error:
            _fail(f"{error} (SECONDSOURCE_CONTACT)", 2)
    for given in inputs:
        if given != "-" and not is_address(given) and not os.path.lexists(given):
            web = "; of addresses, only http and https are fetched" if "://" in given else ""
            _fail(f"there is no file or folder “{given}”{web}", 2)
    if output is not None and not output.parent.is_dir():
        _fail(f"there is no folder “{output.parent}” to write {output.name} into", 2)


def _on_terminal(chosen: Format | ReadFormat, output: Path | None) -> bool:
    """Say whether a person reads the text on a terminal, which has a width and colours."""
    return chosen == "text" and output is None and sys.stdout.isatty()


def _write(text: str, output: Path | None) -> None:
    if output is not None:
        try:
            output.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            _fail(f"cannot write “{output}” ({error.strerror}); nothing was written", 2)
        return
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    _print(lambda: sys.stdout.write(text if text.endswith("\n") else text + "\n"))


def _print(show: Callable[[], object]) -> None:
    """Write to standard output; the reader of a pipe may have seen enough, and a terminal may lack a sign."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        show()
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()


def _finish(account: Account, regions: tuple[Region, ...]) -> None:
    """End with the account on stderr if something was set aside, and with exit code 1 if there was nothing to tell."""
    from secondsource.model import TOLD_IN

    if not any(region.kind in TOLD_IN for region in regions):
        _fail(f"{account.say_nothing()}; {account.summary}", 1)
    if account.aside:
        _say(account.summary)


def _fail(message: str, code: int) -> NoReturn:
    _say(message)
    raise SystemExit(code)


def _say(message: str) -> None:
    if not sys.stderr.closed:
        typer.echo(f"secondsource: {_safe(message)}", err=True)


def _safe(message: str) -> str:
    """A message names files and quotes reports: one line, in which nothing can turn or write to the terminal."""
    from secondsource.tell.wording import one_line, visible

    return visible(one_line(message))


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
