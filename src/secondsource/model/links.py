"""Judgements on two records."""

from __future__ import annotations

from typing import Literal

from secondsource.model.records import Record, aside, record

Judgement = Literal["same", "different", "unsure"]


@record
class Link(Record):
    """A judgement on two records of one kind. A person's link outranks the machine's."""

    about: Literal["actor", "event", "quotation", "document", "origin"]
    left: str
    right: str
    judgement: Judgement
    score: float = aside(default=0.0)
    reasons: tuple[str, ...] = aside(default=())
    by: str = aside(default="")
