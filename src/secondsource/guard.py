"""Read and examine behind a guard: each document within limits, in a process that can be killed, and all in order.

What goes beyond the limits or breaks the process down is set aside with the reason, and the rest goes on after it.
"""

from __future__ import annotations

import functools
import itertools
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from secondsource.model import Problem
from secondsource.read.inputs import Read, read_standard_input, read_steps
from secondsource.read.opening import Step
from secondsource.read.sources import Source
from secondsource.worker import Call, Failure, Here, hire, release, run_each

BY = "guard/1"

MOST_FAILURES = 50
"""Things in one source that may break the limits; ten seconds of each are enough of it."""
MOST_WORKERS = 4
"""Each holds a language model of about 200 MiB."""
DOCUMENTS_A_WORKER = 8
"""Fewer do not pay for loading another model."""

_runs = itertools.count()


class Guard:
    """The workers of one run: one that reads, and those that examine, which begin with the task `warm`.

    `workers` says how many examine, None as many as it pays; 0 does everything in this process, without limits.
    `follow` the addresses that feeds name.
    """

    def __init__(self, workers: int | None = None, follow: bool = False, warm: Call | None = None) -> None:
        self._count = workers
        self._warm = warm
        self._given = (follow, next(_runs), os.environ.get("SECONDSOURCE_CONTACT", ""))  # as it is now
        here = workers == 0
        self._reader = Here() if here else hire()
        self._examiners = [Here(warm) if here else hire(warm)] if warm is not None else []

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in (self._reader, *self._examiners):
            if self._count != 0:
                release(worker)

    def warmed(self) -> Any:
        """Give what the task `warm` gave."""
        return self._examiners[0].ready()

    def run_each(self, tasks: Sequence[Call]) -> Iterator[Any]:
        """Yield the result of each task, or a Failure, in their order."""
        more = count_workers(len(tasks), self._count) - len(self._examiners)
        self._examiners.extend(hire(self._warm) for _ in range(more))
        return run_each(self._examiners, tasks)

    def read(self, source: Source) -> Iterator[Read | Problem]:
        """Read one source; what breaks the limits becomes a Problem, and reading goes on after it."""
        source = _prepare(source)
        start: tuple[int, ...] = ()
        failures = 0
        while True:
            place: tuple[int, ...] = ()
            names = {place: source.where}
            done = False
            failure: Failure | None = None
            for made in self._reader.run(Call("secondsource.guard:read_from", (source, start, *self._given))):
                if isinstance(made, Failure):
                    failure = made
                elif isinstance(made, Step):
                    place, done = made.place, made.passed
                    names[place] = made.name
                else:
                    done = True
                    yield from made
            if failure is None or (done and not place):
                return
            if failure.again:
                start = _after(place) if done else place
                continue
            blamed = place[:-1] if done else place  # what it was in, if it was done with the last thing
            yield _set_aside(names[blamed], failure.reason, "what follows in it was set aside" if done else "set aside")
            failures += 1
            if not blamed:
                return
            if failures == MOST_FAILURES:
                yield _set_aside(source.where, f"{failures} things in it failed", "what follows in it was set aside")
                return
            start = _after(blamed)


def read_from(
    source: Source, start: tuple[int, ...], follow: bool, run: int, contact: str
) -> Iterator[Step | list[Read | Problem]]:
    """Read a source from a place on; the task of a worker."""
    return read_steps(source, _fetcher(run, contact) if follow or source.url else None, follow, start)


@functools.lru_cache(maxsize=1)
def _fetcher(run: int, contact: str) -> Any:
    """The fetcher of a run, which remembers the servers it asked."""
    from secondsource.read.fetch import make_fetch  # the web's libraries, which only this needs

    return make_fetch(contact)


def count_workers(documents: int, workers: int | None) -> int:
    """Say how many workers examine so many documents: as many as asked for, or as it pays."""
    if workers is not None:
        return workers
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_WORKERS, math.ceil(documents / DOCUMENTS_A_WORKER)))


def _prepare(source: Source) -> Source:
    """Make a source mean the same in another process: whole paths, and standard input as bytes."""
    if source.path is not None:
        return replace(source, path=source.path.absolute())
    if source.url or source.reason:
        return source
    return replace(source, data=read_standard_input(source))


def _after(place: Sequence[int]) -> tuple[int, ...]:
    return (*place[:-1], place[-1] + 1)


def _set_aside(where: str, reason: str, done: str) -> Problem:
    return Problem(where=where, message=f"{reason}; {done}", by=BY)
