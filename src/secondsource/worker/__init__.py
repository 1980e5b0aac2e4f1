"""Run tasks in processes of their own, which can be killed: what one of them does harms nothing else.

A process is a plain Python that is started by its path (`multiprocessing` would run the user's script again). It gets
tasks and sends what they yield over its standard input and output, as pickles with their length before them; both
ends are ours. Each thing that a task yields may take so much time and memory, and no more.
"""

from secondsource.worker.pool import dismiss, hire, release, run_each
from secondsource.worker.processes import Here, Worker
from secondsource.worker.tasks import MIB, Call, Failure, Limits

__all__ = ["MIB", "Call", "Failure", "Here", "Limits", "Worker", "dismiss", "hire", "release", "run_each"]
