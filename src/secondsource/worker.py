"""Run tasks in processes of their own, which can be killed: what one of them does harms nothing else.

A process is a plain Python that is started by its path (`multiprocessing` would run the user's script again). It gets
tasks and sends what they yield over its standard input and output, as pickles with their length before them; both
ends are ours. Each thing that a task yields may take so much time and memory, and no more.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import io
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any, NamedTuple

try:
    import resource
except ImportError:  # Windows: the clock on the wall is the only limit
    resource = None  # type: ignore[assignment]

MIB = 1024 * 1024
OUT_OF_MEMORY = 86
"""The exit code of a process that got no more memory."""
LENGTH = struct.Struct(">Q")
PLAIN = frozenset(("datetime", name) for name in ("date", "datetime", "time", "timedelta", "timezone"))
"""The types of other modules that an answer may hold, beside those that pickles write out: text, numbers, lists."""
START = "from secondsource.worker import serve; serve()"


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


class _Unpickler(pickle.Unpickler):
    """Makes records of this program and dates, and calls nothing else: the other side has read what strangers wrote."""

    def find_class(self, module: str, name: str) -> Any:
        found = None
        if "." not in name and (module.startswith("secondsource.") or (module, name) in PLAIN):
            found = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found


class Worker:
    """A process that works on one task after the other; one that died is followed by a fresh one.

    It begins with the task `warm`, without a limit; memory is counted from there.
    """

    def __init__(self, warm: Call | None = None, limits: Limits | None = None) -> None:
        self.warm = warm
        self.limits = limits or Limits()
        self.closed = False
        self.busy = False  # in the middle of a task
        self._process: subprocess.Popen[bytes] | None = None
        self._warmed: Any = None
        self._fresh = True  # not known to be ready
        self._used = False
        self._late = False

    def start(self) -> None:
        """Start the process, if there is none, without waiting until it is ready."""
        if self._process is not None or self.closed:
            return
        path = os.pathsep.join(entry for entry in sys.path if entry)
        own = {
            "PYTHONPATH": path,
            "ARROW_DEFAULT_MEMORY_POOL": "system",  # the other pool reserves a GiB to begin with
            "OPENBLAS_NUM_THREADS": "1",  # many processes of one thread do more than few of many
        }
        # -P: a module that lies among the reports must not be imported in place of ours
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | own
        )
        self._fresh, self._used, self._late = True, False, False
        self._send((pickle.dumps(self.warm or Call("builtins:bool")), self.limits))

    def ready(self) -> Any:
        """Wait until the process is ready; gives what warming up gave. Raises RuntimeError if it cannot be had."""
        if self._process is None or self._fresh:
            self.start()
            kind, value = self._receive() or ("failed", self._explain(again=False).reason)
            if kind == "failed":
                self._kill()
                raise RuntimeError(f"the program that reads cannot start: {value}")
            self._warmed, self._fresh = value, False
        return self._warmed

    def run(self, task: Call) -> Iterator[Any]:
        """Yield what a task yields, or its one result; a Failure comes last if it came to no good end."""
        self.ready()
        used, self._used, self.busy = self._used, True, True
        try:
            self._send(task)
            while self.busy:
                kind, value = self._receive() or ("dead", "")
                self.busy = kind not in ("ended", "failed")
                if kind == "made":
                    yield value
                elif kind == "failed":
                    yield Failure(value)
                elif kind == "dead":
                    yield self._explain(again=used)
                    return
        finally:
            if self.busy:
                self._kill()

    def close(self) -> None:
        """End the process for good."""
        self.closed = True
        self._kill()

    def _send(self, message: Any) -> None:
        """Send a message, as long as patience lasts: a process that stands still takes in no more than a pipe holds."""
        if self._process is not None and self._process.stdin is not None:
            with self._watch(self._process), contextlib.suppress(OSError):  # it died; there will be no answer either
                _write(self._process.stdin, message)

    def _receive(self) -> tuple[str, Any] | None:
        """Wait for an answer as long as patience lasts; None if the process has died."""
        if self._process is None or self._process.stdout is None:
            return None
        with self._watch(self._process):
            data = _read(self._process.stdout)
        try:
            answer: tuple[str, Any] | None = None if data is None else _Unpickler(io.BytesIO(data)).load()
        except pickle.UnpicklingError:  # it is not itself any more
            self._process.kill()
            return None
        return answer

    @contextlib.contextmanager
    def _watch(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """Kill the process if what is done here has not ended when patience does."""
        watch = threading.Timer(self.limits.patience, self._lose_patience, [process])
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _lose_patience(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _explain(self, again: bool) -> Failure:
        """Say of what the process died."""
        if self._process is None:
            return Failure("it was stopped")
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:  # it cannot talk any more, but lives
            self._process.kill()
            code = self._process.wait()
        if self._late:
            return Failure(f"it came to no end within {self.limits.patience:g} seconds")
        if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return Failure(f"it took more than {self.limits.seconds} seconds")
        if code == OUT_OF_MEMORY:
            return Failure(f"it took more than {self.limits.memory // MIB} MiB of memory", again)
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Failure(f"the program broke down over it ({how})", again)

    def _kill(self) -> None:
        process, self._process, self.busy = self._process, None, False
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was not sent yet cannot be
                if stream is not None:
                    stream.close()
        process.wait()


class Here(Worker):
    """Does tasks in this very process, without limits: for debuggers and profilers."""

    def start(self) -> None:
        """Do nothing: it is there."""

    def ready(self) -> Any:
        """Warm up."""
        if self.warm is not None and self._fresh:
            self._warmed, self._fresh = next(do(self.warm)), False
        return self._warmed

    def run(self, task: Call) -> Iterator[Any]:
        """Yield what a task yields, and a Failure if it raises something."""
        self.ready()
        try:
            yield from do(task)
        except Exception as error:  # as it is in another process
            yield Failure(describe(error))


def run_each(workers: Sequence[Worker], tasks: Sequence[Call]) -> Iterator[Any]:
    """Yield the one result of each task, or a Failure, in the order of the tasks, whichever worker is done first."""
    if len(workers) == 1:
        yield from (_run_once(workers[0], task) for task in tasks)
        return
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in workers:
        worker.start()
        idle.put(worker)

    def work(task: Call) -> Any:
        worker = idle.get()
        try:
            return _run_once(worker, task)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(len(workers))
    ended = False
    try:
        yield from pool.map(work, tasks)
        ended = True
    finally:
        pool.shutdown(wait=ended, cancel_futures=True)
        if not ended:  # the user had enough: what is being done is of no use any more
            for worker in workers:
                worker.close()


def _run_once(worker: Worker, task: Call) -> Any:
    """Give the one result of a task, or the Failure; one that its process may be to blame for gets a second try."""
    *_, made = worker.run(task)
    if isinstance(made, Failure) and made.again:
        *_, made = worker.run(task)
    return made


# Processes that wait for the next task, so that the language model is loaded once and not for each brief

_waiting: dict[tuple[int, Call | None], Worker] = {}


def hire(warm: Call | None = None) -> Worker:
    """Give a started worker: the one that waits, or a new one."""
    worker = _waiting.pop((os.getpid(), warm), None) or Worker(warm)  # a fork's parent keeps its own
    worker.start()
    return worker


def release(worker: Worker) -> None:
    """Keep a worker for the next who hires; one of a kind is enough."""
    if worker.closed or worker.busy or _waiting.setdefault((os.getpid(), worker.warm), worker) is not worker:
        worker.close()


@atexit.register
def dismiss() -> None:
    """End all processes that wait."""
    for owner, warm in list(_waiting):
        if owner == os.getpid():
            _waiting.pop((owner, warm)).close()


# The other side, in the process


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
    while (data := _read(incoming)) is not None:
        messages.put(data)
    os._exit(0)


def _answer(outgoing: IO[bytes], message: bytes, limits: Limits | None) -> None:
    """Do one task and send what it yields, each thing with the whole limit of time."""
    try:
        _renew_time(limits)
        for item in do(pickle.loads(message)):
            _write(outgoing, ("made", item))
            _renew_time(limits)
        if limits is not None:
            _write(outgoing, ("ended", None))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # the parent tells the user; SystemExit is no reason to go, either
        _write(outgoing, ("failed", describe(error)))


def do(task: Call) -> Iterator[Any]:
    """Do a task here: yields what it yields, or its one result."""
    module, _, name = task.function.partition(":")
    made = getattr(importlib.import_module(module), name)(*task.given)
    return made if isinstance(made, Iterator) else iter((made,))


def describe(error: BaseException) -> str:
    """Say in a clause what was raised."""
    return f"{type(error).__name__}: {error}"


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


def _write(stream: IO[bytes], message: Any) -> None:
    data = pickle.dumps(message, protocol=5)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes | None:
    """Read one message; None at the end, also of one that was cut short."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    data = stream.read(size)
    return data if len(data) == size else None
