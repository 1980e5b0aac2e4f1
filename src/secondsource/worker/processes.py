"""The side of the parent: a process that is started, watched, killed and followed by another."""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

from secondsource.worker.messages import Unpickler, read_message, write_message
from secondsource.worker.serving import OUT_OF_MEMORY
from secondsource.worker.tasks import MIB, Call, Failure, Limits, describe, do

START = "from secondsource.worker.serving import serve; serve()"


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
                write_message(self._process.stdin, message)

    def _receive(self) -> tuple[str, Any] | None:
        """Wait for an answer as long as patience lasts; None if the process has died."""
        if self._process is None or self._process.stdout is None:
            return None
        with self._watch(self._process):
            data = read_message(self._process.stdout)
        try:
            answer: tuple[str, Any] | None = None if data is None else Unpickler(io.BytesIO(data)).load()
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
