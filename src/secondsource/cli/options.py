"""What a person can ask of a command: records of options, each declared once, and how typer gets to see them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

FORMATS = ("html", "md", "json", "text")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Options of all commands: the inputs, where to write, and how to read."""

    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Folders with all below them, files, web addresses (http, https), or - for standard input. Files: "
            "text, Markdown, HTML and MHTML pages, PDF, mail and mailboxes, JSON, JSON lines and ninjs, CSV, Parquet, "
            "RSS, Atom and JSON feeds, OPML, WARC and WACZ, and zip, tar and gzip of these.",
        ),
    ]
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE (-: stdout)."),
    ] = None
    follow: Annotated[
        bool,
        typer.Option(
            "--follow",
            help="Also fetch what feeds and lists of feeds link to. Without it, only addresses given as INPUT are "
            "fetched.",
        ),
    ] = False
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")] = False

    @property
    def file(self) -> Path | None:
        """The file to write, None for standard output."""
        return None if self.output == Path("-") else self.output


@dataclass(frozen=True, kw_only=True)
class Analysing(Reading):
    """Options of the commands that analyse what they read."""

    rules_only: Annotated[
        bool,
        typer.Option("--rules-only", help="Find who says what by rules alone, without the tagger trained on examples."),
    ] = False


@dataclass(frozen=True, kw_only=True)
class Telling(Analysing):
    """Options of the commands that write pages."""

    format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="Default: by the ending of FILE, else text."),
    ] = None


def takes_options(command: Callable[[Any], None]) -> Callable[..., None]:
    """Let a command take one record of options: typer reads a parameter for each of its fields, its own first."""
    [record] = (hint for name, hint in get_type_hints(command).items() if name != "return")
    hints = get_type_hints(record, include_extras=True)
    known = {field.name: field for field in fields(record)}
    own_first = dict.fromkeys(name for kind in record.__mro__ for name in inspect.get_annotations(kind))
    options = [known[name] for name in own_first if name in known]

    def run(**given: Any) -> None:
        command(record(**given))

    run.__doc__ = command.__doc__
    run.__annotations__ = {field.name: hints[field.name] for field in options}
    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in options
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return run
