"""The records: what a case is made of, one concept a module.

All offsets are half-open code points into `Document.text`.
"""

from secondsource.model.actors import Actor, ActorKind, ActorMention
from secondsource.model.claims import Assessment, Claim, Position, Status
from secondsource.model.documents import TOLD_IN, Document, Original, Region, RegionKind, Run
from secondsource.model.events import Argument, Change, Event, EventMention, Story
from secondsource.model.incidents import Incident, Participant, Stated
from secondsource.model.links import Judgement, Link
from secondsource.model.places import PlaceMention
from secondsource.model.problems import Problem
from secondsource.model.quantities import Bound, QuantityMention
from secondsource.model.records import Record, aside, digest, record
from secondsource.model.spans import Span
from secondsource.model.statements import (
    Act,
    ChainLink,
    Factuality,
    Origin,
    Quotation,
    QuoteType,
    Saying,
    SourceKind,
    Statement,
)
from secondsource.model.tables import Records
from secondsource.model.times import UNKNOWN_TIME, Dating, Interval, NearTime, TimeMention, TimeValue

__all__ = [
    "TOLD_IN",
    "UNKNOWN_TIME",
    "Act",
    "Actor",
    "ActorKind",
    "ActorMention",
    "Argument",
    "Assessment",
    "Bound",
    "ChainLink",
    "Change",
    "Claim",
    "Dating",
    "Document",
    "Event",
    "EventMention",
    "Factuality",
    "Incident",
    "Interval",
    "Judgement",
    "Link",
    "NearTime",
    "Origin",
    "Original",
    "Participant",
    "PlaceMention",
    "Position",
    "Problem",
    "QuantityMention",
    "Quotation",
    "QuoteType",
    "Record",
    "Records",
    "Region",
    "RegionKind",
    "Run",
    "Saying",
    "SourceKind",
    "Span",
    "Stated",
    "Statement",
    "Status",
    "Story",
    "TimeMention",
    "TimeValue",
    "aside",
    "digest",
    "record",
]
