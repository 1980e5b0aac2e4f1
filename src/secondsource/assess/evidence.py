"""What each report brings to an event or a value: who asserts, hedges or denies it, when, and from which origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from secondsource.model import Factuality, Interval, Statement, Status

Stance = Literal["asserts", "hedges", "denies"]

SOME_OFFICE = "some office"
"""The party of accounts of which nobody can tell whose they are, where no office is named."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement's bearing on an event or value.

    `at` is when it was said, if that is told, else when it was `published`; `house` is whom its origin speaks for;
    `carrier` is the origin that its publisher is itself; `knows` says in words why its source is in a position to
    know, or is empty.
    """

    statement: Statement
    stance: Stance
    factuality: Factuality
    at: Interval
    published: Interval
    origin: str
    carrier: str
    knows: str = ""
    later: bool = False  # it stands in a note added after publication
    note: Literal["", "takes_back", "corrects"] = ""  # what the note does to what its report said
    heading: bool = False  # it stands in a headline
    house: str = ""  # of its origin, empty where the origin is a house by itself
    moment: datetime | None = None  # when exactly its report was published, where that is told
    office: bool = False  # its origin is an office or speaks for one
    vague: bool = False  # it is the account of some office, of which one nobody can tell

    @property
    def party(self) -> str:
        """What counts once, whoever speaks for it."""
        return self.house or self.origin

    @property
    def firm(self) -> bool:
        """Say whether it asserts or denies without a hedge."""
        return self.stance != "hedges"

    @property
    def narrated(self) -> bool:
        """Say whether its publisher tells it in its own voice, in the report as first published."""
        return self.statement.quote_type == "narration" and not self.later

    @property
    def order(self) -> tuple[date, int, date, str, int]:
        """Sort by the day by which it was out for certain; of the same day, the less sure first."""
        sureness = {"hedges": 0, "denies": 1, "asserts": 2}[self.stance] + (2 if self.knows else 0)
        latest = self.at.latest or date.max
        return (latest, sureness, self.at.earliest or date.min, self.statement.doc, self.statement.span.start)


def take_stance(factuality: Factuality) -> Stance:
    """Asserted as fact (CT+), denied as fact (CT-), or hedged."""
    return {"CT+": "asserts", "CT-": "denies"}.get(factuality, "hedges")  # type: ignore[return-value]


def leave_out_headings(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without headlines that only sum up what their report says of the event below, and who says it."""
    told = {item.statement.doc for item in evidence if not item.heading}
    return [item for item in evidence if not item.heading or item.statement.doc not in told]


def find_reserved(evidence: Sequence[Evidence]) -> frozenset[str]:
    """The reports that tell an event with a reservation of their own ("if confirmed", "reportedly")."""
    return frozenset(item.statement.doc for item in evidence if item.narrated and item.factuality in ("PR+", "PS+"))


def hold_reservation(item: Evidence, reserved: frozenset[str]) -> Evidence:
    """A report that says "if confirmed" says so of all that it tells of an event itself, but for later notes."""
    return replace(item, stance="hedges") if item.narrated and item.statement.doc in reserved else item


def hold_reservations(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence for an event, with each report's own reservations held throughout it."""
    reserved = find_reserved(evidence)
    return [hold_reservation(item, reserved) for item in evidence]


def count_independent(evidence: Iterable[Evidence]) -> int:
    """How many origins are independent, at least: of different houses, each with a publisher of its own.

    Several that one publisher alone passes on are one, and so are all who speak for one house. The account of some
    office may be that of any office that is named, so that it adds no origin but beside none. The number is the
    largest set of pairs of a house and a carrier in which nothing stands twice (a maximum matching).
    """
    evidence = list(evidence)
    offices = sorted({item.party for item in evidence if item.office and not item.vague}) or [SOME_OFFICE]
    carriers: dict[str, set[str]] = defaultdict(set)
    for item in evidence:
        for party in offices if item.vague else [item.party]:
            carriers[party].add(item.carrier)
    passed_on: dict[str, str] = {}  # carrier -> the party that it stands for

    def find_place(party: str, tried: set[str]) -> bool:
        for carrier in sorted(carriers[party] - tried):
            tried.add(carrier)
            if carrier not in passed_on or find_place(passed_on[carrier], tried):
                passed_on[carrier] = party
                return True
        return False

    return sum(find_place(party, set()) for party in sorted(carriers))


def _say_single(asserting: Sequence[Evidence]) -> str:
    """Why several sources are one origin."""
    origins, parties = {item.origin for item in asserting}, {item.party for item in asserting}
    if len(origins) == 1:
        return "one independent origin"
    if len(parties) == 1:
        return f"{len(origins)} sources, all of whom speak for {parties.pop()}"
    if len({item.carrier for item in asserting}) > 1:
        return f"{len(origins)} sources, whose account may be that of one office"
    return f"{len(origins)} sources, but only one publisher passes them on"


def assess_status(evidence: Sequence[Evidence]) -> tuple[Status, str]:
    """The status that the rules of the design give to this evidence, with the reason in words.

    Of one who is in a position to know and says two things, the later counts.
    """
    asserting = [item for item in evidence if item.stance == "asserts"]
    last_word = {item.party: item for item in sorted(evidence, key=lambda i: i.order) if item.knows and item.firm}
    confirming = [item for item in last_word.values() if item.stance == "asserts"]
    denying = [item for item in last_word.values() if item.stance == "denies"]
    if confirming and denying:
        return "disputed", f"{confirming[0].knows} asserts it and {denying[0].knows} denies it"
    if denying:
        return "denied", f"{denying[0].knows} denies it"
    if confirming:
        return "confirmed", f"asserted by {'; '.join(dict.fromkeys(item.knows for item in confirming))}"
    number = count_independent(asserting)
    if number >= 2:
        return "corroborated", f"asserted as fact by at least {number} independent origins"
    if number:
        return "single_origin", f"asserted as fact by {_say_single(asserting)}"
    if any(item.stance == "denies" for item in evidence):
        return "unverified", "nobody asserts it, and who denies it is not known to be in a position to know"
    return "unverified", "only hedged, conditional or unattributed reports"


def rate_credibility(status: Status, evidence: Sequence[Evidence]) -> int:
    """The Admiralty scale's credibility of information, 1 to 6, as far as it follows from the status.

    1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be
    judged (NATO AJP-2.1).
    """
    asserting = [item for item in evidence if item.stance == "asserts"]
    several = count_independent(asserting) >= 2
    if status in ("confirmed", "corroborated"):
        return 1 if several else 2
    return {"single_origin": 3, "disputed": 4, "superseded": 5, "denied": 5}.get(status, 6)
