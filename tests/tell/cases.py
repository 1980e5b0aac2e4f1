"""A small case made by hand: two stories with a dispute, a denial, a quotation in two versions, an undated report.

The places, papers and persons are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secondsource.model import (
    Actor,
    ActorMention,
    Argument,
    Assessment,
    ChainLink,
    Change,
    Claim,
    Dating,
    Document,
    Event,
    EventMention,
    Factuality,
    Interval,
    Link,
    Origin,
    Position,
    Problem,
    Quotation,
    Record,
    Records,
    Region,
    RegionKind,
    Saying,
    SourceKind,
    Span,
    Statement,
    Story,
    TimeMention,
    TimeValue,
)
from secondsource.tell.brief import Brief

COUNTS = {"offered": 6, "read": 4, "duplicates": 1, "set_aside": 1}
MADE_WITH = {"secondsource": "0.1.0", "spacy": "3.8.18"}

HERALD = """Ferry burns off Port Marlow

At least twelve people died when the ferry Aurora caught fire off Port Marlow on Tuesday, the coast guard said.

“We did all that we could, and it was not enough,” Captain Ines Roth told the Marlow Radio.

Read also: ten walks along the coast"""

LEDGER = """Fire on the Aurora

Fourteen people died in the fire on the Aurora, according to the Coastal News Agency, which cited unnamed rescuers.

“We did everything we could. It was not enough,” Captain Ines Roth said.

The shipping line denied that the sprinklers had failed.

Correction: an earlier version named another ship."""

ECHO = LEDGER.split("\n\n")[1]

VISIT = """Minister may visit Norland

The foreign minister of Estmark may visit Norland next week if the talks go well, two papers reported on Monday.

Subscribe for the price of a coffee"""


def day(text: str, basis: str = "said in the report") -> Interval:
    """One day as an interval."""
    return Interval(date.fromisoformat(text), date.fromisoformat(text), basis)


def words(document: Document, text: str, nth: int = 0) -> Span:
    """The place of some words in a document."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(text, start + 1)
    return Span(start, start + len(text))


def regions(document: Document, *kinds: RegionKind) -> list[Region]:
    """The paragraphs of a document as regions of these kinds; what is over is body."""
    found, start = [], 0
    for i, paragraph in enumerate(document.text.split("\n\n")):
        kind = kinds[i] if i < len(kinds) else "body"
        found.append(Region(doc=document.id, start=start, stop=start + len(paragraph), kind=kind))
        start += len(paragraph) + 2
    return found


def chain(document: Document, *links: tuple[str, SourceKind, str]) -> tuple[ChainLink, ...]:
    """A chain that begins with the publisher; each further link has a name, a kind and its words."""
    first = ChainLink(document.publisher, "publisher")
    return (first, *(ChainLink(name, kind, words(document, said)) for name, kind, said in links))


def event_mention(statement: Statement, document: Document, trigger: str, **more: object) -> EventMention:
    """An event mention at some words, told by a statement."""
    span = words(document, trigger)
    fields = {"statement": statement.id, "factuality": statement.factuality, **more}
    return EventMention(doc=document.id, start=span.start, stop=span.stop, **fields)  # type: ignore[arg-type]


def toll(mention: EventMention, said: Statement, document: Document, text: str, value: float, bound: str) -> Claim:
    """A claim on how many were killed."""
    span = words(document, text)
    return Claim(
        mention=mention.id,
        attribute="killed",
        value=value,
        original_value=text,
        statement=said.id,
        doc=document.id,
        start=span.start,
        stop=span.stop,
        bound=bound,  # type: ignore[arg-type]
    )


HERALD_DOC = Document(
    uri="reports/a.txt", publisher="The Herald", text=HERALD, title="Ferry burns off Port Marlow", lang="en",
    dct=day("2021-05-05", "dateline"),
)  # fmt: skip
LEDGER_DOC = Document(
    uri="reports/b.txt", publisher="The Ledger", text=LEDGER, title="Fire on the Aurora", lang="en",
    dct=day("2021-05-06", "metadata"), byline="A. Reporter",
)  # fmt: skip
ECHO_DOC = Document(uri="https://echo.example/c", publisher="echo.example", text=ECHO, lang="en")
VISIT_DOC = Document(uri="reports/d.txt", publisher="The Courier", text=VISIT, title="Minister may visit", lang="en")


def said(document: Document, content: str, cue: str, links: tuple[ChainLink, ...], **more: object) -> Statement:
    """An attributed statement."""
    cues = (words(document, cue),) if cue else ()
    return Statement(doc=document.id, content=(words(document, content),), cue=cues, chain=links, **more)  # type: ignore[arg-type]


def fire_records() -> Iterable[Record]:
    """The ferry: two tolls that clash, a copy, a denial, a quotation in two versions."""
    herald, ledger, echo = HERALD_DOC, LEDGER_DOC, ECHO_DOC
    told_12 = said(
        herald,
        "At least twelve people died when the ferry Aurora caught fire off Port Marlow on Tuesday",
        "said",
        chain(herald, ("the coast guard", "official", "the coast guard")),
    )
    agency: tuple[tuple[str, SourceKind, str], ...] = (
        ("Coastal News Agency", "news_agency", "the Coastal News Agency"),
        ("unnamed rescuers", "anonymous", "unnamed rescuers"),
    )
    content_14 = "Fourteen people died in the fire on the Aurora"
    told_14 = said(ledger, content_14, "according to", chain(ledger, *agency))
    told_14_again = said(echo, content_14, "according to", chain(echo, *agency))
    roth: SourceKind = "named_person"
    quote_1 = said(
        herald,
        "We did all that we could, and it was not enough",
        "told",
        chain(herald, ("Ines Roth", roth, "Captain Ines Roth")),
        quote_type="direct",
    )
    quote_2 = said(
        ledger,
        "We did everything we could. It was not enough",
        "said",
        chain(ledger, ("Ines Roth", roth, "Captain Ines Roth")),
        quote_type="direct",
    )
    denial = said(
        ledger,
        "the sprinklers had failed",
        "denied",
        chain(ledger, ("the shipping line", "organization", "The shipping line")),
        act="denies",
        factuality="CT-",
    )
    yield from (told_12, told_14, told_14_again, quote_1, quote_2, denial)
    yield Quotation(statements=(quote_1.id, quote_2.id))
    yield Link(about="document", left=ledger.id, right=echo.id, judgement="same", score=1.0, reasons=("same words",))

    captain = words(herald, "Captain Ines Roth")
    person = ActorMention(doc=herald.id, start=captain.start, stop=captain.stop, form="name", name="Ines Roth")
    ship_words = words(herald, "the ferry Aurora")
    ship = ActorMention(doc=herald.id, start=ship_words.start, stop=ship_words.stop, form="name", name="Aurora")
    roth_actor = Actor(name="Ines Roth", kind="person", mentions=(person.id,), aliases=("Captain Ines Roth",))
    ship_actor = Actor(name="Aurora", kind="group", mentions=(ship.id,))
    yield from (person, ship, roth_actor, ship_actor)

    aurora = Argument("patient", ship.start, ship.stop, ship.id)
    mention_1 = event_mention(told_12, herald, "caught fire", arguments=(aurora,))
    mention_2 = event_mention(told_14, ledger, "the fire")
    mention_3 = event_mention(told_14_again, echo, "the fire")
    failed = event_mention(denial, ledger, "failed")
    yield from (mention_1, mention_2, mention_3, failed)

    guard = Origin(name="the coast guard", kind="official", statements=(told_12.id,))
    cna_reason = ("both chains end at the Coastal News Agency's unnamed sources",)
    cna = Origin(
        name="Coastal News Agency", kind="news_agency", statements=(told_14.id, told_14_again.id), reasons=cna_reason
    )
    line = Origin(name="the shipping line", kind="organization", statements=(denial.id,))
    captain_origin = Origin(name="Ines Roth", kind=roth, statements=(quote_1.id, quote_2.id))
    yield from (guard, cna, line, captain_origin)

    claim_1 = toll(mention_1, told_12, herald, "At least twelve", 12.0, "exact")
    claim_2 = toll(mention_2, told_14, ledger, "Fourteen", 14.0, "exact")
    claim_3 = toll(mention_3, told_14_again, echo, "Fourteen", 14.0, "exact")
    yield from (claim_1, claim_2, claim_3)

    fire = Event(
        mentions=(mention_1.id, mention_2.id, mention_3.id),
        label="Fire on the ferry Aurora",
        type="accident",
        participants=((ship_actor.id, "patient"),),
        place="Port Marlow",
        time=day("2021-05-04", "“Tuesday” in The Herald"),
        status="corroborated",
        credibility=2,
        history=(
            Change(day("2021-05-05"), "single_origin", told_12.id, "asserted by the coast guard"),
            Change(day("2021-05-06"), "corroborated", told_14.id, "a second origin, Coastal News Agency"),
        ),
        reasons=("asserted as fact by at least 2 independent origins",),
    )
    sprinklers = Event(mentions=(failed.id,), label="Failure of the sprinklers", status="denied", credibility=5)
    yield from (fire, sprinklers)
    yield Assessment(
        event=fire.id,
        attribute="killed",
        positions=(
            Position(12.0, (claim_1.id,), (guard.id,), (herald.id,), "single_origin", "exact"),
            Position(14.0, (claim_2.id, claim_3.id), (cna.id,), (ledger.id, echo.id), "single_origin", "exact"),
        ),
        status="disputed",
        credibility=4,
        reasons=("12 and 14 cannot both be the toll of the same day",),
    )
    yield Story(
        documents=(herald.id, ledger.id, echo.id),
        label="The fire on the Aurora",
        events=(fire.id, sprinklers.id),
        period=Interval(date(2021, 5, 4), date(2021, 5, 6)),
    )


def visit_records() -> Iterable[Record]:
    """The visit: hedged, conditional, in an undated report whose date was inferred."""
    document = VISIT_DOC
    possible: Factuality = "PS+"
    report = said(
        document,
        "The foreign minister of Estmark may visit Norland next week if the talks go well",
        "reported",
        chain(document, ("two papers", "organization", "two papers")),
        factuality=possible,
        condition=words(document, "if the talks go well"),
    )
    monday = words(document, "on Monday")
    when = TimeMention(doc=document.id, start=monday.start + 3, stop=monday.stop, type="DATE", form="XXXX-WXX-1")
    yield Saying(statement=report.id, mention=when.id)
    yield from (report, when, TimeValue(mention=when.id, value="2021-06-07", interval=day("2021-06-07")))
    mention = event_mention(report, document, "visit Norland next")
    visit = Event(mentions=(mention.id,), label="Visit of the foreign minister of Estmark to Norland")
    papers = Origin(name="two papers", kind="organization", statements=(report.id,))
    yield from (mention, visit, papers)
    yield Story(documents=(document.id,), label="A visit to Norland", events=(visit.id,))
    yield Dating(
        doc=document.id,
        interval=Interval(date(2021, 6, 7), date(2021, 6, 13)),
        reasons=("says “on Monday” of a day that another report dates to 7 June 2021",),
    )


def all_records() -> list[Record]:
    """Every record of the case."""
    return [
        HERALD_DOC,
        LEDGER_DOC,
        ECHO_DOC,
        VISIT_DOC,
        *regions(HERALD_DOC, "headline", "body", "body", "related_links"),
        *regions(LEDGER_DOC, "headline", "body", "body", "body", "editors_note"),
        *regions(ECHO_DOC),
        *regions(VISIT_DOC, "headline", "body", "subscription_appeal"),
        Problem(where="reports/empty.txt", message="The file is empty; it was set aside.", by="read"),
        *fire_records(),
        *visit_records(),
    ]


def small_case() -> Brief:
    """The case as a brief."""
    return Brief(Records(all_records()), MADE_WITH, COUNTS)


def one_report(text: str, publisher: str = "The Herald", title: str = "", uri: str = "a.txt") -> Brief:
    """A case of one report whose only paragraph is a statement of its publisher that tells one event."""
    document = Document(uri=uri, publisher=publisher, text=text, title=title, lang="en")
    statement = Statement(
        doc=document.id,
        content=(Span(0, len(text)),),
        chain=(ChainLink(publisher, "publisher"), ChainLink(text[:40], "named_person", Span(0, min(40, len(text))))),
    )
    mention = EventMention(doc=document.id, start=0, stop=len(text), statement=statement.id)
    event = Event(mentions=(mention.id,), label=text, place=text, status="single_origin")
    region = Region(doc=document.id, start=0, stop=len(text), kind="body")
    claim = Claim(
        mention=mention.id,
        attribute=text,
        value=text,
        original_value=text,
        statement=statement.id,
        doc=document.id,
        start=0,
        stop=len(text),
    )
    position = Position(text, (claim.id,), (), (document.id,))
    assessment = Assessment(
        event=event.id,
        attribute=text,
        positions=(position, position),
        status="disputed",
        credibility=6,
        reasons=(text,),
    )
    problem = Problem(doc=document.id, where=text, message=text)
    records = Records([document, region, statement, mention, event, claim, assessment, problem])
    return Brief(records, {text: text}, {"offered": 1, "read": 1, "duplicates": 0, "set_aside": 0})
