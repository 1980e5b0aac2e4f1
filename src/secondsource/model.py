"""The records: what a case is made of.

A record is a frozen, slotted dataclass. It names others by id and never holds them, so that each kind is one flat
table. Its id is a digest of what it says; who made it (`by`), how sure, and other fields declared with `aside` are
left out, so that two runs which find the same thing agree. All offsets are half-open code points into
`Document.text`.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Literal, TypeVar, dataclass_transform

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Act = Literal["says", "confirms", "denies", "asks", "demands", "plans", "declines", "silent"]
QuoteType = Literal["direct", "indirect", "mixed", "narration"]
SourceKind = Literal[
    "publisher",
    "news_agency",
    "state_media",
    "named_person",
    "official",
    "anonymous",
    "organization",
    "document",
    "social_media",
    "unknown",
]
RegionKind = Literal[
    "headline",
    "body",
    "byline",
    "dateline",
    "caption",
    "photo_credit",
    "teaser",
    "related_links",
    "comment_form",
    "paywall",
    "cookie_notice",
    "subscription_appeal",
    "navigation",
    "editors_note",
    "quotation",
    "list",
    "boilerplate",
]
ActorKind = Literal["person", "organization", "country", "group"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Judgement = Literal["same", "different", "unsure"]
Status = Literal["unverified", "single_origin", "corroborated", "confirmed", "disputed", "denied", "superseded"]

TOLD_IN: frozenset[str] = frozenset({"headline", "body", "editors_note", "quotation", "list"})
"""The kinds of region that carry the report itself; the rest is litter and is never parsed."""

T = TypeVar("T")
R = TypeVar("R", bound="Record")


def aside(*, default: Any) -> Any:
    """Declare a field that is no part of what the record says, and so no part of its id."""
    return dataclasses.field(default=default, metadata={"aside": True})


def digest(kind: str, *said: object) -> str:
    """Name a record by what it says: its kind and 16 hexadecimal digits (64 bits)."""
    text = "\x1f".join([kind, *map(repr, said)]).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.blake2b(text, digest_size=8).hexdigest()}"


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """A line of a table; `id` is computed from the fields that are not `aside`."""

    id: str = dataclasses.field(init=False, default="")

    def __post_init__(self) -> None:
        said = (
            getattr(self, field.name)
            for field in dataclasses.fields(self)
            if field.name != "id" and not field.metadata.get("aside")
        )
        object.__setattr__(self, "id", digest(type(self).__name__.lower(), *said))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(aside, dataclasses.field))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: frozen, slotted, keyword-only."""
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into the text of a document."""

    start: int
    stop: int

    def within(self, other: Span) -> bool:
        """Say whether this span lies wholly in the other."""
        return other.start <= self.start and self.stop <= other.stop

    def overlap(self, other: Span) -> int:
        """Count the code points that both spans cover."""
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))


@dataclasses.dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; None is open. `basis` says in words what it rests on."""

    earliest: date | None = None
    latest: date | None = None
    basis: str = "unknown"

    def meets(self, other: Interval) -> bool:
        """Say whether some day lies in both intervals."""
        starts = [day for day in (self.earliest, other.earliest) if day]
        stops = [day for day in (self.latest, other.latest) if day]
        return not starts or not stops or max(starts) <= min(stops)

    @property
    def known(self) -> bool:
        """Say whether either end is known."""
        return self.earliest is not None or self.latest is not None


UNKNOWN_TIME = Interval()


# What was read


@record
class Document(Record):
    """One report as published. `text` is what was read and never changes."""

    uri: str
    publisher: str
    text: str
    title: str = aside(default="")
    byline: str = aside(default="")
    lang: str = aside(default="")
    dct: Interval = aside(default=UNKNOWN_TIME)
    # when exactly it was first published, as far as it is told, in ISO 8601 with its zone: "2018-03-27T14:05+09:00"
    published: str = aside(default="")
    updated: Interval = aside(default=UNKNOWN_TIME)  # the latest version, kept apart from the first publication
    dateline: str = aside(default="")  # the place it was filed from, as written
    agency: str = aside(default="")  # the agency whose text it says it carries
    family: str = aside(default="")  # the owner that its publisher shares with others
    publisher_basis: str = aside(default="")
    by: str = aside(default="")


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a document's text and the stretch of the original that it shows, in code points, half-open.

    Of equal length they correspond one to one; else the whole stands for the whole ("&" for "&amp;").
    """

    start: int
    stop: int
    source_start: int
    source_stop: int


@record
class Original(Record):
    """What a document was read from, and the map from its text back to it.

    `where` is the file or address as offered, `part` which part of it ("record 12, field text", "page.html"). `runs`
    lead to code points of that part decoded by `encoding`; text in no run (the empty lines between blocks of a page)
    was not there. `offset` is where the part begins in the file, in bytes, or -1 where it is packed or encoded.
    """

    doc: str
    where: str
    part: str = ""
    media_type: str = ""
    encoding: str = ""
    size: int = 0  # bytes
    sha256: str = ""
    offset: int = aside(default=-1)
    runs: tuple[Run, ...] = aside(default=())
    by: str = aside(default="")


@record
class Region(Record):
    """One block (paragraph, heading, list item, line of furniture) of a document, with its kind."""

    doc: str
    start: int
    stop: int
    kind: RegionKind
    # written after the first publication of its document: a note, an update, a correction
    later: bool = aside(default=False)
    written: Interval = aside(default=UNKNOWN_TIME)  # when, if the block itself says so ("Updated at ...")
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The block's place."""
        return Span(self.start, self.stop)


@record
class Problem(Record):
    """What a stage could not do, and what was done instead. `doc` is empty where no document came to be."""

    doc: str = ""
    where: str
    message: str
    by: str = aside(default="")


# What was found in one document


@record
class ActorMention(Record):
    """Words that name a person, organization, country or group; a pronoun or role names its antecedent.

    `name` is the fullest name of it in this document ("the leader" -> "Kim Jong Un"), without titles and
    possessives. `antecedent` is the id of the mention that decided it, empty for a name that stands for itself.
    """

    doc: str
    start: int
    stop: int
    form: Literal["name", "nominal", "pronoun"]
    kind: ActorKind = aside(default="person")
    name: str = aside(default="")
    antecedent: str = aside(default="")
    country: str = aside(default="")  # ISO 3166 alpha-3, as the text or our own lists have it
    sector: str = aside(default="")  # PLOVER: GOV, MIL, MED, ...
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class PlaceMention(Record):
    """Words that name a place, with the reading chosen for it."""

    doc: str
    start: int
    stop: int
    name: str = aside(default="")  # canonical: "Beijing"
    country: str = aside(default="")  # ISO 3166 alpha-3
    region: str = aside(default="")  # state or province
    kind: Literal["", "country", "region", "county", "city"] = aside(default="")  # empty: a site, or unknown
    latitude: float | None = aside(default=None)  # degrees north, of the middle where it is wide
    longitude: float | None = aside(default=None)  # degrees east
    also: tuple[str, ...] = aside(default=())  # other places that the words may mean: "Springfield, Missouri, USA"
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class TimeMention(Record):
    """A TIMEX3 expression in a form that needs no anchor yet, so that an undated report can be read too.

    `form` is TIMEX3 with `X` for what the anchor must give ("XXXX-03-26", "XXXX-WXX-7") or an offset from the
    anchor's own unit ("DAY-1" yesterday, "YEAR-1" last year, "WEEK+0" this week); see `extract/times.py`.
    `tense` is that of the governing verb, which decides between the last and the next Wednesday.
    """

    doc: str
    start: int
    stop: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    form: str
    mod: str = ""
    tense: Literal["past", "present", "future", "none"] = "none"
    anchor: Span | None = aside(default=None)  # the words of the other time that it counts from, where they tell it
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class QuantityMention(Record):
    """A number with what it counts: killed, injured, missing, arrested, displaced, age, money, distance ..."""

    doc: str
    start: int
    stop: int
    counts: str
    value: float
    bound: Bound = "exact"
    unit: str = ""
    of: str = aside(default="")  # the words that say of whom: "passengers", "firefighters"
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@dataclasses.dataclass(frozen=True, slots=True)
class ChainLink:
    """One source of a chain: its name in full, its kind, the words that name it, how sure it is if it differs.

    `anonymity` are the words that hide who it is ("unidentified", "familiar with", or the bare "witnesses"), None for
    a source that is named; `state` is the state that controls a state medium, ISO 3166 alpha-3. Neither is part of
    what identifies a statement.
    """

    name: str
    kind: SourceKind
    span: Span | None = None
    factuality: Factuality | None = None
    anonymity: Span | None = dataclasses.field(default=None, repr=False)
    state: str = dataclasses.field(default="", repr=False)


@record
class Statement(Record):
    """An attribution in PARC's sense. The chain runs from the publisher inwards; narration has only the publisher.

    `factuality` is FactBank's, as the innermost source holds the content, read with the hedges of all who pass it
    on. `score` is how sure the program is of the attribution itself, 0 to 1.
    """

    doc: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    chain: tuple[ChainLink, ...]
    act: Act = "says"
    quote_type: QuoteType = "indirect"
    factuality: Factuality = "CT+"
    condition: Span | None = None
    to: Span | None = aside(default=None)  # the words that name who was spoken to: "reporters", "the council"
    score: float = aside(default=1.0)
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """From the first to the last word of the content."""
        return Span(self.content[0].start, self.content[-1].stop)

    def covers(self, span: Span) -> bool:
        """Say whether the words lie in the content."""
        return any(span.within(piece) for piece in self.content)


@dataclasses.dataclass(frozen=True, slots=True)
class Argument:
    """Words that fill a role of an event mention: actor, recipient, place, time, vehicle, topic, quantity ...

    `mention` is the id of the actor, place, time or quantity mention that stands there, empty for plain words.
    """

    role: str
    start: int
    stop: int
    mention: str = ""

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.stop)


@record
class Saying(Record):
    """When a statement was made, as its own clause tells ("confirmed on March 28"): a time mention."""

    statement: str
    mention: str
    by: str = aside(default="")


@record
class EventMention(Record):
    """A trigger with its arguments, as one statement has it. `start`, `stop` are the trigger's."""

    doc: str
    start: int
    stop: int
    lemma: str = aside(default="")
    type: str = aside(default="")  # PLOVER 2021, or one of our own types for what is not politics
    mode: str = aside(default="")
    context: tuple[str, ...] = aside(default=())
    cameo: str = aside(default="")
    aspect: str = aside(default="")  # for movements and the like: arrival, departure, journey, stay
    arguments: tuple[Argument, ...] = aside(default=())
    statement: str = aside(default="")  # the innermost statement that tells it
    factuality: Factuality = aside(default="CT+")
    # how certain readers take it to be, 3 to -3 (see `extract/certainty.py`); learned, beside what the grammar decides
    certainty: float = aside(default=3.0)
    ordinal: int | None = aside(default=None)  # "first trip", "fourth visit"
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The trigger."""
        return Span(self.start, self.stop)

    def fillers(self, *roles: str) -> tuple[Argument, ...]:
        """The arguments in any of these roles, in the order of the text."""
        return tuple(argument for argument in self.arguments if argument.role in roles)


@record
class NearTime(Record):
    """The day of an event mention whose own clause tells none: a time mention beside it, and where that stands."""

    event: str  # the id of an event mention
    mention: str  # the id of a time mention
    basis: Literal["sentence", "sentence before"]
    by: str = aside(default="")


@dataclasses.dataclass(frozen=True, slots=True)
class Stated:
    """A value that a report states, with the words it rests on."""

    value: float | str | Interval
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class Participant:
    """A person with a part in the incident a report tells of, with the words that show it.

    `name` is the fullest in the report, `span` where it first stands. `status` has what the report says became of the
    person: killed, injured, unharmed, arrested, charged, sought, in that order; `age` is in years. `score` is how
    likely the person is a victim or suspect at all, 0 to 1; officials, witnesses and relatives are neither.
    """

    name: str
    role: Literal["victim", "suspect", "official", "witness", "relative"]
    span: Span
    age: int | None = None
    status: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    score: float = 0.0


@record
class Incident(Record):
    """What one report states of the incident it tells of; None where the report does not say, or not clearly.

    Counts are people; `killed` includes an attacker where the report counts him. `date` is the day of the incident.
    """

    doc: str
    killed: Stated | None = aside(default=None)
    injured: Stated | None = aside(default=None)
    state: Stated | None = aside(default=None)
    city: Stated | None = aside(default=None)
    date: Stated | None = aside(default=None)
    participants: tuple[Participant, ...] = aside(default=())
    by: str = aside(default="")

    @property
    def tells(self) -> bool:
        """Say whether the report states how many were hurt, or who was: a place and a day alone are any event's."""
        return bool(self.killed or self.injured or any(it.role in ("victim", "suspect") for it in self.participants))


# What was judged over several documents


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


@record
class Dating(Record):
    """The date of an undated report, inferred from what it and the others say; `words` are the evidence."""

    doc: str
    interval: Interval
    reasons: tuple[str, ...] = aside(default=())
    words: tuple[Span, ...] = aside(default=())
    by: str = aside(default="")


@record
class TimeValue(Record):
    """What a time mention means once its anchor is known: a TIMEX3 value and the days it covers."""

    mention: str
    value: str
    interval: Interval
    by: str = aside(default="")


@record
class Actor(Record):
    """A person, organization, country or group over all documents: a cluster of its mentions."""

    name: str
    kind: ActorKind
    mentions: tuple[str, ...]
    aliases: tuple[str, ...] = aside(default=())
    country: str = aside(default="")
    sector: str = aside(default="")


@record
class Story(Record):
    """Documents about the same course of events."""

    documents: tuple[str, ...]
    label: str = aside(default="")
    events: tuple[str, ...] = aside(default=())
    period: Interval = aside(default=UNKNOWN_TIME)


@record
class Quotation(Record):
    """Variants of one utterance: the statements that quote it."""

    statements: tuple[str, ...]
    speaker: str = aside(default="")  # an actor's id, or empty


@record
class Origin(Record):
    """Where chains end. Statements of one origin count once."""

    name: str
    kind: SourceKind
    statements: tuple[str, ...]
    reasons: tuple[str, ...] = aside(default=())


@record
class Claim(Record):
    """One value for one attribute of one event mention, made in one statement.

    `scope` says of what exactly (the mover and the place for an arrival), so that only like is compared with like.
    """

    mention: str
    attribute: str
    value: str | float
    original_value: str
    statement: str
    doc: str
    start: int
    stop: int
    bound: Bound = "exact"
    scope: tuple[str, ...] = aside(default=())
    factuality: Factuality = aside(default="CT+")
    by: str = aside(default="")

    @property
    def span(self) -> Span:
        """The words it rests on."""
        return Span(self.start, self.stop)


@dataclasses.dataclass(frozen=True, slots=True)
class Position:
    """One value of an attribute, with the claims, origins and documents that stand behind it."""

    value: str | float
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    documents: tuple[str, ...]
    status: Status = "unverified"
    bound: Bound = "exact"


@record
class Assessment(Record):
    """For one attribute of one event: the positions, a status, and the reasons for it."""

    event: str
    attribute: str
    positions: tuple[Position, ...]
    status: Status
    credibility: int
    reasons: tuple[str, ...] = aside(default=())


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A change of an event's status, with the statement that caused it. `at` is when it was published."""

    at: Interval
    status: Status
    statement: str
    reason: str


@record
class Event(Record):
    """The thing in the world: a cluster of event mentions."""

    mentions: tuple[str, ...]
    label: str = aside(default="")
    story: str = aside(default="")
    type: str = aside(default="")
    mode: str = aside(default="")
    context: tuple[str, ...] = aside(default=())
    cameo: str = aside(default="")
    participants: tuple[tuple[str, str], ...] = aside(default=())  # (actor id, role)
    place: str = aside(default="")
    time: Interval = aside(default=UNKNOWN_TIME)
    status: Status = aside(default="unverified")
    credibility: int = aside(default=6)
    history: tuple[Change, ...] = aside(default=())
    reasons: tuple[str, ...] = aside(default=())
    part_of: str = aside(default="")  # the event that it belongs to: the fire of which people died


class Records:
    """Flat tables, one for each kind of record, in which nothing stands twice. Additions keep their order."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[type[Record], dict[str, Record]] = {}
        self.extend(records)

    def add(self, item: Record) -> None:
        """Add a record unless its like is there already."""
        self._tables.setdefault(type(item), {}).setdefault(item.id, item)

    def extend(self, items: Iterable[Record]) -> None:
        """Add each record."""
        for item in items:
            self.add(item)

    def of(self, kind: type[R], where: Callable[[R], bool] | None = None) -> tuple[R, ...]:
        """All records of a kind, in the order they came."""
        table: Iterable[Any] = self._tables.get(kind, {}).values()
        return tuple(table if where is None else filter(where, table))

    def get(self, kind: type[R], id: str) -> R | None:
        """The record of this kind and id, if there is one."""
        return self._tables.get(kind, {}).get(id)  # type: ignore[return-value]

    def index(self, kind: type[R]) -> dict[str, R]:
        """The records of a kind by id."""
        return dict(self._tables.get(kind, {}))  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Record]:
        for table in self._tables.values():
            yield from table.values()
