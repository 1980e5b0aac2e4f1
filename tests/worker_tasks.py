"""Tasks for a worker's process: good ones, and each way in which one can go wrong."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any


def double(number: int) -> int:
    return 2 * number


def count_up(stop: int) -> Iterator[int]:
    yield from range(stop)


def loop_forever() -> None:
    while True:
        pass


def allocate_without_end() -> None:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def hold(megabytes: int) -> int:
    """Take memory and keep it, as a library with a leak does."""
    _held.append(bytearray(megabytes << 20))
    return megabytes


_held: list[bytearray] = []


def touch_nothing() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(3)


def raise_exit() -> None:
    sys.exit("no more")


def raise_error() -> None:
    raise ValueError("the harbour is closed")


def wait_forever() -> None:
    threading.Event().wait()


def make_a_thing_that_cannot_be_sent() -> Any:
    return threading.Lock()


def print_much() -> str:
    print("noise " * 1000)
    os.write(1, b"\0" * 100)
    return "done"


def count_then_break(stop: int) -> Iterator[int]:
    yield from range(stop)
    ctypes.string_at(0)


def work_a_little(seconds: float) -> Iterator[float]:
    """Compute for so long before each of three results."""
    for _ in range(3):
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass
        yield seconds


class Command:
    """A thing that runs a command when it is unpacked."""

    def __init__(self, function: Any, given: str) -> None:
        self.what = (function, (given,))

    def __reduce__(self) -> Any:
        return self.what


def answer_with_a_command(marker: str) -> Any:
    return Command(os.mkdir, marker)


def read_process_id() -> int:
    return os.getpid()


def break_once(marker: str) -> str:
    """Break down unless a first process has done so."""
    if not os.path.exists(marker):
        open(marker, "w").close()
        ctypes.string_at(0)
    return "done"
