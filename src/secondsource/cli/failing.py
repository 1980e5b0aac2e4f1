"""What goes wrong, in one line on stderr: the same wording for wrong use, bad input and errors nobody expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

import typer

# What typer raises for wrong use. It may bring its own copy of click, whose classes are not those of click.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def fail(message: str, code: int) -> NoReturn:
    """End with a line on stderr and an exit code: 1 where nothing could be done, 2 for wrong use."""
    say(message)
    raise SystemExit(code)


def say(message: str) -> None:
    """Write a line on stderr, whether or not somebody still reads it."""
    import sys

    if not sys.stderr.closed:
        typer.echo(f"secondsource: {safe(message)}", err=True)


def safe(message: str) -> str:
    """A message names files and quotes reports: one line, in which nothing can turn or write to the terminal."""
    from secondsource.tell.wording import one_line, visible

    return visible(one_line(message))


@contextmanager
def say_usage() -> Iterator[None]:
    """Say wrong use of the command line in one line, too; a command without anything shows its help."""
    try:
        yield
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(_say_click(error))
            raise SystemExit(2) from None
        context = getattr(error, "ctx", None)
        where = f"; {context.command_path} --help lists what there is" if context else ""
        message = _say_click(error).rstrip(".")
        fail(f"{message[:1].lower()}{message[1:]}{where}", 2)
    except typer.Abort:
        raise SystemExit(130) from None


def _say_click(error: Exception) -> str:
    return str(error.format_message())  # type: ignore[attr-defined]


def check_choice(option: str, given: str, known: Sequence[str]) -> str:
    """Refuse a word that an option does not know."""
    if given not in known:
        fail(f"{option} “{given}” is none of {', '.join(known)}", 2)
    return given


def check_number(option: str, given: str | None) -> int | None:
    """Refuse what is no number of things to show."""
    if given is None:
        return None
    if not given.isdecimal() or int(given) < 1:
        fail(f"{option} “{given}” is no number of things to show; give 1 or more", 2)
    return int(given)


def read_period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """The first day of --from and the last day of --to, which may be months or years."""
    from secondsource.tell.dates import read_days

    ends: list[date | None] = []
    for option, given in (("--from", first), ("--to", last)):
        days = read_days(given) if given else None
        if given and days is None:
            fail(f"{option} “{given}” is no day; write 2018-03-26, 2018-03 or 2018", 2)
        ends.append((days.earliest if option == "--from" else days.latest) if days else None)
    if ends[0] and ends[1] and ends[1] < ends[0]:
        fail(f"--to “{last}” lies before --from “{first}”", 2)
    return ends[0], ends[1]
