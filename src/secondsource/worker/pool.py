"""Many tasks for some workers, and processes that wait for the next task."""

from __future__ import annotations

import atexit
import os
import queue
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from secondsource.worker.processes import Worker
from secondsource.worker.tasks import Call, Failure


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


_waiting: dict[tuple[int, Call | None], Worker] = {}
"""Workers that wait for the next task, by process and warm-up: so the language model is loaded once for many briefs."""


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
