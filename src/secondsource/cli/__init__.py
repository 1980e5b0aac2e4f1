"""The command line: arguments -> pipeline -> what a person reads. Imports come late, so that `--help` is quick."""

from __future__ import annotations

import typer

from secondsource.cli import brief, events, export, read, timeline
from secondsource.cli.failing import say_usage
from secondsource.cli.options import takes_options

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read news reports as a verification desk would: what happened, who says so, how many origins.",
)

for command in (brief, timeline, events, export, read):
    name = command.__name__.rpartition(".")[2]
    app.command(name, epilog=command.EXAMPLES)(takes_options(command.run))


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from secondsource import __version__

        typer.echo(f"secondsource {__version__}")
        raise typer.Exit


@app.callback()
def secondsource(
    version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Show the version."),
) -> None:
    """Keep the commands subcommands."""


def main() -> None:
    """Run the command line."""
    with say_usage():
        raise SystemExit(app(standalone_mode=False))


if __name__ == "__main__":
    main()
