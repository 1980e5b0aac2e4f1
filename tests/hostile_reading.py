"""Reading and examining that break down at words in the reports, for a process of its own."""

from __future__ import annotations

import ctypes
from typing import Any

from secondsource import pipeline
from secondsource.read import inputs, json_files


def make_hostile() -> None:
    """Make the readers of this process break down: at names and texts with a word, and at a line of JSON."""
    read = inputs._read_form

    def read_or_break(offer: Any) -> Any:
        said = offer.name + offer.text
        if "BREAK" in said:
            ctypes.string_at(0)
        while "LOOP" in said:
            pass
        while "EAT" in said:
            _eaten.append(bytearray(1 << 22))
        return read(offer)

    inputs._read_form = read_or_break
    open_lines = json_files.open_lines

    def open_or_break(blob: Any) -> Any:
        yield from open_lines(blob)
        if b"STOP" in blob.load():
            ctypes.string_at(0)

    json_files.open_lines = open_or_break


_eaten: list[bytearray] = []


def examine_but_loop_in_the_south(document: Any, regions: Any, settings: Any) -> Any:
    while "south" in document.text:
        pass
    return pipeline.examine(document, regions, settings)
