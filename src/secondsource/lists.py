"""The lists and tables that ship with the package: files in the folder `data` of a room."""

from __future__ import annotations

from importlib.resources import files


def read_lines(room: str, name: str) -> list[str]:
    """Read the lines of a file in a room's `data` ("extract", "titles.txt") that are neither empty nor comments.

    Raises FileNotFoundError, with the path, if the package is not whole.
    """
    text = files("secondsource").joinpath(room, "data", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]


def read_table(room: str, name: str) -> list[list[str]]:
    """Read the rows of a tab-separated file in a room's `data`; cells keep their spaces."""
    return [line.split("\t") for line in read_lines(room, name)]
