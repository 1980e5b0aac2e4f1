"""The command line: arguments -> pipeline -> a brief. The pipeline is imported late, so that `--help` is quick."""

from __future__ import annotations

import enum
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from secondsource.tell.brief import Brief

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
    """The forms in which a brief can be written."""

    html = "html"
    md = "md"
    json = "json"
    text = "text"


SUFFIXES = {
    ".html": Format.html,
    ".htm": Format.html,
    ".md": Format.md,
    ".json": Format.json,
    ".txt": Format.text,
}


@app.callback()
def secondsource() -> None:
    """Keep `brief` a subcommand while it is the only one."""


@app.command(
    epilog="Examples:  secondsource brief reports/   |   secondsource brief reports/ -o brief.html   |   "
    "secondsource brief a.txt b.html --format json | jq .events   |   cat report.txt | secondsource brief -"
)
def brief(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Folders, files (.txt .md .html .json .jsonl), or - for stdin."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE (-: stdout); its ending gives the format."),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Default: by the ending of FILE, else text.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")] = False,
) -> None:
    """Make a brief of reports: what happened, who says so citing whom, and where the reports disagree.

    Exit codes: 0 done, 1 nothing could be read, 2 wrong use.
    """
    output = None if output == Path("-") else output
    chosen = format or _format_of(output)
    _check_inputs(inputs, output)
    from secondsource.model import TOLD_IN, Region
    from secondsource.pipeline import make_brief  # loads the language model's libraries, which --help does not need

    progress = Progress()
    try:
        made = make_brief(inputs, progress)
        text = "" if _on_terminal(chosen, output) else render(made, chosen)
    except Exception as error:
        if debug:
            raise
        _fail(f"{type(error).__name__}: {error}; --debug shows where", 1)
    finally:
        progress.close()
    if text:
        _write(text, output)
    else:
        made.print()
    if not any(region.kind in TOLD_IN for region in made.records.of(Region)):
        reasons = "; ".join(f"{problem.where}: {problem.message}" for problem in made.problems[:3])
        _fail(f"nothing could be read ({reasons or 'no reports'})", 1)


def render(made: Brief, chosen: Format) -> str:
    """Write a brief in one of the formats."""
    if chosen is Format.html:
        return made.to_html()
    if chosen is Format.md:
        return made.to_markdown()
    if chosen is Format.json:
        return made.to_json()
    return made.to_text()


class Progress:
    """One line on stderr that is rewritten, after a second of work, and only on a terminal."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = False
        self._live = sys.stderr.isatty()

    def __call__(self, message: str) -> None:
        """Show what is being done now."""
        if self._live and time.monotonic() - self._started > QUIET_SECONDS:
            sys.stderr.write(f"\r\x1b[K{message[:100]}")
            sys.stderr.flush()
            self._shown = True

    def close(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _format_of(output: Path | None) -> Format:
    if output is None:
        return Format.text
    if output.suffix.lower() not in SUFFIXES:
        _fail(f"cannot tell the format from “{output}”; end it in .html, .md, .json or .txt, or give --format", 2)
    return SUFFIXES[output.suffix.lower()]


def _check_inputs(inputs: list[str], output: Path | None) -> None:
    """Refuse what does not exist before anything is read."""
    for given in inputs:
        if given != "-" and not Path(given).exists():
            _fail(f"there is no file or folder “{given}”", 2)
    if output is not None and not output.parent.is_dir():
        _fail(f"there is no folder “{output.parent}” to write {output.name} into", 2)


def _on_terminal(chosen: Format, output: Path | None) -> bool:
    """Say whether a person reads the text on a terminal, which has a width and colours."""
    return chosen is Format.text and output is None and sys.stdout.isatty()


def _write(text: str, output: Path | None) -> None:
    if output is not None:
        try:
            output.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            _fail(f"cannot write “{output}” ({error.strerror}); nothing was written", 2)
        return
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(f"secondsource: {message}", err=True)
    raise SystemExit(code)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
