"""What is to be done, within which limits, and why it came to nothing."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What each thing that a task yields may take: seconds of computing, bytes of memory, seconds in all.

    Computing is what counts, because it does not depend on how busy the machine is; the last is for what only waits.
    """

    seconds: int = 10
    memory: int = 512 * MIB
    patience: float = 180.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task came to nothing, as a clause: "it took more than 10 seconds".

    `again` says that its process had worked on something else before, which may be to blame: worth a second try.
    """

    reason: str
    again: bool = False


class Call(NamedTuple):
    """A function by its name, "module:name", and what it is given."""

    function: str
    given: tuple[Any, ...] = ()


def do(task: Call) -> Iterator[Any]:
    """Do a task here: yields what it yields, or its one result."""
    module, _, name = task.function.partition(":")
    made = getattr(importlib.import_module(module), name)(*task.given)
    return made if isinstance(made, Iterator) else iter((made,))


def describe(error: BaseException) -> str:
    """Say in a clause what was raised."""
    return f"{type(error).__name__}: {error}"
