"""The side of the process: it takes tasks, keeps within the limits, and sends what they yield."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import threading
from typing import IO

from secondsource.worker.messages import read_message, write_message
from secondsource.worker.tasks import Limits, describe, do

try:
    import resource
except ImportError:  # Windows: the clock on the wall is the only limit
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY = 86
"""The exit code of a process that got no more memory."""


def serve() -> None:
    """Work on what comes over standard input until it ends."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # what a library prints must not come between our messages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us all; the parent decides
    messages: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(incoming, messages), daemon=True).start()
    warm, limits = pickle.loads(messages.get())
    _set_limit("RLIMIT_CORE", 0)
    _answer(outgoing, warm, None)
    _limit_memory(limits)
    while True:
        _answer(outgoing, messages.get(), limits)


def _listen(incoming: IO[bytes], messages: queue.SimpleQueue[bytes]) -> None:
    """Take in what the parent sends; when there is no parent any more, there is nothing left to do."""
    while (data := read_message(incoming)) is not None:
        messages.put(data)
    os._exit(0)


def _answer(outgoing: IO[bytes], message: bytes, limits: Limits | None) -> None:
    """Do one task and send what it yields, each thing with the whole limit of time."""
    try:
        _renew_time(limits)
        for item in do(pickle.loads(message)):
            write_message(outgoing, ("made", item))
            _renew_time(limits)
        if limits is not None:
            write_message(outgoing, ("ended", None))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # the parent tells the user; SystemExit is no reason to go, either
        write_message(outgoing, ("failed", describe(error)))


def _renew_time(limits: Limits | None) -> None:
    if limits is not None and resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set_limit("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + 1 + limits.seconds)


def _limit_memory(limits: Limits) -> None:
    """Allow so much more than there is now. What is counted is memory that can be written to, not mere addresses."""
    with contextlib.suppress(OSError):  # only Linux tells
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[5])
        _set_limit("RLIMIT_DATA", pages * os.sysconf("SC_PAGE_SIZE") + limits.memory)


def _set_limit(kind: str, value: int) -> None:
    if resource is not None:
        _, most = resource.getrlimit(getattr(resource, kind))
        with contextlib.suppress(ValueError, OSError):  # a machine that knows no such limit
            soft = value if most == resource.RLIM_INFINITY else min(value, most)
            resource.setrlimit(getattr(resource, kind), (soft, most))
