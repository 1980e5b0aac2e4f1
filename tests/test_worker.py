"""Tasks that go wrong in every way, in processes of their own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from secondsource.worker import MIB, Call, Failure, Here, Limits, Worker, hire, release, run_each

SMALL = Limits(seconds=1, memory=64 * MIB, patience=60)


@pytest.fixture
def worker():
    made = Worker(limits=SMALL)
    yield made
    made.close()


def task(name, *given):
    return Call(f"worker_tasks:{name}", given)


BAD = {
    "loop_forever": "it took more than 1 seconds",
    "allocate_without_end": "it took more than 64 MiB of memory",
    "touch_nothing": "the program broke down over it (signal 11)",
    "leave": "the program broke down over it (exit code 3)",
    "raise_exit": "SystemExit: no more",
    "raise_error": "ValueError: the harbour is closed",
    "make_a_thing_that_cannot_be_sent": "TypeError: cannot pickle '_thread.lock' object",
}


@pytest.mark.parametrize("name", BAD)
def test_a_task_that_goes_wrong_fails_with_the_reason_and_those_around_it_are_done(worker, name):
    made = list(run_each([worker], [task("double", 1), task(name), task("double", 2)]))
    assert made[0::2] == [2, 4]
    assert isinstance(made[1], Failure)
    assert made[1].reason == BAD[name]


def test_results_come_in_the_order_of_the_tasks_whoever_is_done_first():
    tasks = []
    for number, name in enumerate(BAD):
        tasks += [task("double", 10 * number + offset) for offset in range(10)] + [task(name)]
    told = []
    for count in (1, 2):
        workers = [Worker(limits=SMALL) for _ in range(count)]
        told.append([made.reason if isinstance(made, Failure) else made for made in run_each(workers, tasks)])
        for worker in workers:
            worker.close()
    assert told[0] == told[1]
    assert told[0][10::11] == list(BAD.values())
    assert [number for number in told[0] if isinstance(number, int)] == [
        2 * (10 * number + offset) for number in range(len(BAD)) for offset in range(10)
    ]


def test_what_only_waits_is_ended_when_patience_is_lost():
    worker = Worker(limits=Limits(patience=2))
    assert list(worker.run(task("wait_forever"))) == [Failure("it came to no end within 2 seconds")]
    worker.close()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="signals of POSIX")
def test_a_process_that_takes_in_nothing_is_ended_when_patience_is_lost():
    worker = Worker(limits=Limits(patience=2))
    (number,) = worker.run(task("read_process_id"))
    os.kill(number, signal.SIGSTOP)
    assert list(worker.run(task("double", "x" * MIB))) == [Failure("it came to no end within 2 seconds")]
    assert list(worker.run(task("double", 2))) == [4]
    worker.close()


def test_what_a_task_prints_does_not_come_between_the_messages(worker):
    assert list(worker.run(task("print_much"))) == ["done"]
    assert list(worker.run(task("count_up", 3))) == [0, 1, 2]


def test_what_was_yielded_before_a_breakdown_is_kept(worker):
    assert list(worker.run(task("count_then_break", 3)))[:-1] == [0, 1, 2]


def test_the_limit_of_time_is_for_each_result_and_not_for_all(worker):
    assert list(worker.run(task("work_a_little", 0.6))) == [0.6, 0.6, 0.6]


def test_a_breakdown_that_an_earlier_task_may_have_caused_gets_a_second_try(worker):
    made = list(run_each([worker], [task("hold", 40), task("hold", 40), task("hold", 80), task("double", 1)]))
    assert made == [40, 40, Failure("it took more than 64 MiB of memory"), 2]


def test_a_first_task_gets_no_second_try(worker, tmp_path):
    marker = str(tmp_path / "broken")
    (made,) = run_each([worker], [task("break_once", marker)])
    assert isinstance(made, Failure)
    assert list(run_each([worker], [task("double", 1), task("break_once", marker)])) == [2, "done"]


def test_a_process_that_died_while_it_waited_is_replaced(worker):
    (first,) = worker.run(task("read_process_id"))
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    (second,) = run_each([worker], [task("read_process_id")])
    assert second not in (first, os.getpid())


def test_a_process_that_cannot_be_made_ready_is_an_error_with_the_reason():
    worker = Worker(task("raise_error"))
    with pytest.raises(RuntimeError, match="the harbour is closed"):
        worker.ready()


def test_an_answer_that_would_run_something_is_not_unpacked(worker, tmp_path):
    marker = tmp_path / "made"
    (made,) = worker.run(task("answer_with_a_command", str(marker)))
    assert isinstance(made, Failure)
    assert not marker.exists()
    assert list(worker.run(task("double", 2))) == [4]


def test_what_warming_up_gave_is_kept():
    worker = Worker(task("double", 4))
    assert worker.ready() == worker.ready() == 8
    worker.close()


def test_a_worker_that_is_released_waits_for_the_next_who_hires():
    worker = hire(task("double", 1))
    (first,) = worker.run(task("read_process_id"))
    release(worker)
    again = hire(task("double", 1))
    assert list(again.run(task("read_process_id"))) == [first]
    again.close()


def test_a_worker_that_is_left_in_the_middle_of_a_task_is_not_hired_again():
    worker = hire(task("double", 1))
    running = worker.run(task("count_up", 10))
    next(running)
    release(worker)
    assert hire(task("double", 1)) is not worker


def test_a_task_in_this_process_fails_as_in_another():
    made = list(run_each([Here()], [task("double", 1), task("raise_error"), task("count_up", 1)]))
    assert made == [2, Failure("ValueError: the harbour is closed"), 0]


SCRIPT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests may ignore it
from secondsource.worker import Call, Worker
worker = Worker()
(number,) = worker.run(Call("os:getpid"))
print(number, flush=True)
{end}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("end", ["", "os._exit(1)", "os.kill(os.getpid(), 9)"])
def test_the_process_ends_with_its_parent_whatever_ends_that(end, tmp_path):
    (tmp_path / "queue.py").write_text("raise SystemExit('a module beside the reports was imported')")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", SCRIPT.format(end=end)], capture_output=True, text=True, cwd=tmp_path, timeout=30
    )
    assert has_ended(int(ran.stdout)), "it lives on"


def has_ended(number):
    """Say whether a process ends within some seconds; one that nobody buries, as in a container without init, has."""
    for _ in range(200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        with contextlib.suppress(OSError):  # only Linux tells
            if "\nState:\tZ" in Path(f"/proc/{number}/status").read_text():
                return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_ends_the_run_and_its_processes_at_once():
    script = SCRIPT.format(end="list(worker.run(Call('time:sleep', (60,))))")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    ran = subprocess.Popen([sys.executable, "-c", script], **pipes)
    number = int(ran.stdout.readline())
    time.sleep(0.3)
    os.killpg(ran.pid, signal.SIGINT)
    _, told = ran.communicate(timeout=10)
    assert "KeyboardInterrupt" in told
    assert has_ended(number)
