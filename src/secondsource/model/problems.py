"""What could not be done."""

from __future__ import annotations

from secondsource.model.records import Record, aside, record


@record
class Problem(Record):
    """What a stage could not do, and what was done instead. `doc` is empty where no document came to be."""

    doc: str = ""
    where: str
    message: str
    by: str = aside(default="")
