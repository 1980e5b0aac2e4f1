"""What every command does around its work: check the inputs, show progress, write, account for what was set aside."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from secondsource.cli.failing import check_choice, fail, safe, say
from secondsource.cli.options import FORMATS

if TYPE_CHECKING:
    from secondsource.cli.options import Analysing, Telling
    from secondsource.model import Region
    from secondsource.tell.account import Account
    from secondsource.tell.brief import Brief

QUIET_SECONDS = 1.0
"""Work shorter than this shows no progress."""

SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "text"}


class Page(Protocol):
    """What can be written in each of the formats."""

    def to_html(self) -> str: ...  # noqa: D102
    def to_markdown(self) -> str: ...  # noqa: D102
    def to_json(self) -> str: ...  # noqa: D102
    def to_text(self) -> str: ...  # noqa: D102
    def print(self) -> None: ...  # noqa: D102


class Progress:
    """One line on stderr that is rewritten, after a second of work, and only on a terminal."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = False
        self._live = sys.stderr.isatty()

    def __call__(self, message: str) -> None:
        """Show what is being done now."""
        if self._live and time.monotonic() - self._started > QUIET_SECONDS:
            sys.stderr.write(f"\r\x1b[K{safe(message)[:100]}")
            sys.stderr.flush()
            self._shown = True

    def close(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def telling_errors(debug: bool) -> Iterator[Progress]:
    """Show progress meanwhile; an error that nobody expected becomes one line and exit code 1."""
    progress = Progress()
    try:
        yield progress
    except Exception as error:
        if debug:
            raise
        fail(f"{type(error).__name__}: {error}; --debug shows where", 1)
    finally:
        progress.close()


def analyse(asked: Analysing, progress: Progress) -> Brief:
    """Read the inputs and make a brief of them, which holds all that is found."""
    from secondsource.pipeline import Settings, make_brief

    return make_brief(asked.inputs, progress, follow=asked.follow, settings=Settings(asked.rules_only))


def tell(asked: Telling, make: Callable[[Brief], Page]) -> None:
    """Analyse the inputs, make a page of what was found, and write it."""
    chosen = choose_format(asked.format, asked.file)
    check_inputs(asked.inputs, asked.file)
    with telling_errors(asked.debug) as progress:
        made = analyse(asked, progress)
        page = make(made)
        text = "" if on_terminal(chosen, asked.file) else render(page, chosen)
    if text:
        write(text.encode("utf-8"), asked.file)
    else:
        show(page.print)
    finish_brief(made)


def render(page: Page, chosen: str) -> str:
    """Write a page in one of the formats."""
    if chosen == "html":
        return page.to_html()
    if chosen == "md":
        return page.to_markdown()
    return page.to_json() if chosen == "json" else page.to_text()


def choose_format(given: str | None, file: Path | None, known: Sequence[str] = FORMATS) -> str:
    """The format asked for, else the one that the ending of the file names; text where there is neither."""
    if given is not None:
        return check_choice("--format", given, known)
    if file is None:
        return "text"
    found = SUFFIXES.get(file.suffix.lower(), "")
    if found not in known:
        endings = ", ".join(suffix for suffix, name in SUFFIXES.items() if name in known)
        fail(f"cannot tell the format from “{file}”; end it in one of {endings}, or give --format", 2)
    return found


def check_inputs(inputs: list[str], file: Path | None) -> None:
    """Refuse what does not exist, and a contact that servers cannot be told, before anything is read."""
    from secondsource.read.sources import is_address

    if os.environ.get("SECONDSOURCE_CONTACT"):
        from secondsource.read.fetch import make_fetch

        try:
            make_fetch()
        except ValueError as error:
            fail(f"{error} (SECONDSOURCE_CONTACT)", 2)
    for given in inputs:
        if given != "-" and not is_address(given) and not os.path.lexists(given):
            web = "; of addresses, only http and https are fetched" if "://" in given else ""
            fail(f"there is no file or folder “{given}”{web}", 2)
    if file is not None and not file.parent.is_dir():
        fail(f"there is no folder “{file.parent}” to write {file.name} into", 2)


def on_terminal(chosen: str, file: Path | None) -> bool:
    """Say whether a person reads the text on a terminal, which has a width and colours."""
    return chosen == "text" and file is None and sys.stdout.isatty()


def write(data: bytes, file: Path | None) -> None:
    """Write to the file, else to standard output."""
    if file is None:
        show(lambda: sys.stdout.buffer.write(data))
        return
    try:
        file.write_bytes(data)
    except OSError as error:
        fail(f"cannot write “{file}” ({error.strerror}); nothing was written", 2)


def show(writing: Callable[[], object]) -> None:
    """Write to standard output; the reader of a pipe may have seen enough, and a terminal may lack a sign."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        writing()
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left cannot be written at exit either
        fail(f"cannot write to standard output ({error.strerror})", 2)


def finish_brief(made: Brief) -> None:
    """End with the account of the inputs of a brief."""
    from secondsource.model import Region

    finish(made.account, made.records.of(Region))


def finish(account: Account, regions: tuple[Region, ...]) -> None:
    """End with the account on stderr if something was set aside, and with exit code 1 if there was nothing to tell."""
    from secondsource.model import TOLD_IN

    if not any(region.kind in TOLD_IN for region in regions):
        fail(f"{account.say_nothing()}; {account.summary}", 1)
    if account.aside:
        say(account.summary)
