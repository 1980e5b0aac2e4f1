"""Claims, events and assessments of a whole case: first from records made by hand, then from small reports."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import secondsource as ss
from secondsource.assess.bench import CORRECTS, TAKEN_BACK
from secondsource.assess.case import assess_case, make_claims
from secondsource.model import (
    Actor,
    ActorMention,
    Argument,
    Assessment,
    ChainLink,
    Claim,
    Dating,
    Document,
    Event,
    EventMention,
    Factuality,
    Interval,
    Link,
    Origin,
    PlaceMention,
    Record,
    Records,
    Region,
    Saying,
    SourceKind,
    Span,
    Statement,
    TimeMention,
    TimeValue,
)


def day(number: int) -> Interval:
    """A day of May 2021."""
    return Interval(date(2021, 5, number), date(2021, 5, number), "stated")


class Case:
    """Reports of a visit of the queen to Ashwick, each a record or two."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.mentions: list[EventMention] = []
        queen = ActorMention(doc="d", start=0, stop=5, form="name", name="Mira Holt")
        self.queen = Actor(name="Mira Holt", kind="person", mentions=(queen.id,), country="NOR", sector="GOV")
        self.argument = Argument("actor", 0, 5, queen.id)
        self.records += [queen, self.queen]

    def tell(
        self,
        publisher: str,
        published: int | None,
        text: str,
        *sources: tuple[str, SourceKind],
        factuality: Factuality = "CT+",
        origin: str = "",
        note: bool = False,
        said: int | None = None,
    ) -> Statement:
        """A publisher tells of the visit in these words, citing these sources; `note` adds it to its report."""
        start = 60 if note else 0
        document = Document(
            uri=publisher, publisher=publisher, text=f"{text:60}" * 2, dct=day(published) if published else Interval()
        )
        statement = Statement(
            doc=document.id,
            content=(Span(start, start + 50),),
            chain=(ChainLink(publisher, "publisher"), *(ChainLink(name, kind) for name, kind in sources)),
            quote_type="indirect" if sources else "narration",
            factuality=factuality,
        )
        mention = EventMention(
            doc=document.id,
            start=start,
            stop=start + 5,
            lemma="visit",
            type="CONSULT",
            aspect="stay",
            arguments=(self.argument,),
            statement=statement.id,
            factuality=factuality,
        )
        region = Region(
            doc=document.id, start=start, stop=start + 60, kind="editors_note" if note else "body", later=note
        )
        end = Origin(name=origin or publisher, kind="publisher", statements=(statement.id,))
        self.records += [document, statement, mention, region, end]
        if said:
            time = TimeMention(doc=document.id, start=55, stop=58, type="DATE", form=f"2021-05-0{said}")
            self.records += [
                time,
                TimeValue(mention=time.id, value=f"2021-05-0{said}", interval=day(said)),
                Saying(statement=statement.id, mention=time.id),
            ]
        self.mentions.append(mention)
        return statement

    def assess(self) -> list[Event]:
        """The events when all mentions are one."""
        first, *rest = sorted(mention.id for mention in self.mentions)
        links = [Link(about="event", left=first, right=other, judgement="same", score=0.9) for other in rest]
        return [it for it in assess_case(Records([*self.records, *links]), {}) if isinstance(it, Event)]

    def event(self) -> Event:
        (event,) = self.assess()
        return event


PALACE: tuple[str, SourceKind] = ("Mira Holt", "named_person")
SOMEBODY: tuple[str, SourceKind] = ("people who saw it", "anonymous")


def test_each_mention_without_a_link_is_an_event_of_its_own() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She came.")
    case.tell("The Siren", 4, "She came.")
    made = assess_case(Records(case.records), {})
    assert len([it for it in made if isinstance(it, Event)]) == 2


def test_what_one_paper_tells_has_a_single_origin() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She came.")
    assert case.event().status == "single_origin"


def test_two_papers_of_their_own_corroborate() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She came.")
    case.tell("The Siren", 5, "She came.")
    event = case.event()
    assert event.status == "corroborated"
    assert [change.status for change in event.history] == ["single_origin", "corroborated"]


def test_two_papers_that_cite_one_agency_have_a_single_origin() -> None:
    case = Case()
    agency: tuple[str, SourceKind] = ("Coastal News", "news_agency")
    one = case.tell("The Ledger", 4, "She came.", agency)
    other = case.tell("The Siren", 5, "She came.", agency)
    case.records = [it for it in case.records if not isinstance(it, Origin)]
    case.records.append(Origin(name="Coastal News", kind="news_agency", statements=(one.id, other.id)))
    assert case.event().status == "single_origin"


def test_one_paper_with_two_sources_is_the_only_carrier_and_so_a_single_origin() -> None:
    case = Case()
    own = case.tell("The Ledger", 4, "She came.", SOMEBODY)
    record = next(it for it in case.records if isinstance(it, EventMention))
    other = Statement(
        doc=own.doc,
        content=(Span(0, 40),),
        chain=(own.chain[0], ChainLink("a shopkeeper", "named_person")),
        quote_type="indirect",
    )
    narration = Statement(doc=own.doc, content=(Span(50, 60),), chain=own.chain[:1], quote_type="narration")
    again = EventMention(
        doc=own.doc, start=20, stop=25, lemma="visit", aspect="stay", arguments=record.arguments, statement=other.id
    )
    case.records += [other, again, narration, Origin(name="a shopkeeper", kind="named_person", statements=(other.id,))]
    case.records.append(Origin(name="Ledger", kind="publisher", statements=(narration.id,)))
    case.mentions.append(again)
    event = case.event()
    assert event.status == "single_origin"
    assert "only one publisher passes them on" in event.reasons[0]


def test_one_who_took_part_confirms() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She came.", SOMEBODY)
    case.tell("The Siren", 5, "She came, she said.", PALACE)
    event = case.event()
    assert event.status == "confirmed"
    assert [change.status for change in event.history] == ["single_origin", "confirmed"]


def test_a_denial_of_one_who_took_part_denies_what_papers_say() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She came.", SOMEBODY)
    case.tell("The Siren", 5, "She did not, she said.", PALACE, factuality="CT-")
    event = case.event()
    assert (event.status, event.credibility) == ("denied", 5)


def test_a_note_of_a_hedging_report_confirms_after_its_own_doubt() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She may have come.", factuality="PS+")
    case.tell("The Ledger", 4, "She may have come.", PALACE, note=True)
    event = case.event()
    assert [change.status for change in event.history] == ["unverified", "confirmed"]
    assert event.history[-1].at.latest is None


def test_what_was_said_on_a_day_counts_from_that_day() -> None:
    case = Case()
    case.tell("The Ledger", 9, "She came, she said on May 3.", PALACE, said=3)
    case.tell("The Siren", 5, "She came.")
    assert case.event().history[0].at == day(3)


def test_a_dating_stands_in_for_the_date_that_a_report_lacks() -> None:
    case = Case()
    statement = case.tell("The Ledger", None, "She came.")
    case.records.append(Dating(doc=statement.doc, interval=day(7)))
    assert case.event().history[0].at == day(7)


def test_a_mention_that_no_statement_tells_still_makes_an_event() -> None:
    case = Case()
    case.tell("The Ledger", 4, "She came.")
    case.records = [it for it in case.records if not isinstance(it, Statement)]
    event = case.event()
    assert (event.status, event.history) == ("unverified", ())


def test_nothing_told_makes_no_events() -> None:
    assert assess_case(Records(), {}) == []
    assert list(make_claims(Records(), {})) == []


@pytest.mark.parametrize(
    "words",
    [
        "An earlier version of this article named another town.",
        "The number was incorrect.",
        "This report misstated it.",
    ],
)
def test_a_note_may_say_that_something_was_wrong(words: str) -> None:
    assert TAKEN_BACK.search(words) or CORRECTS.search(words)


def test_an_update_does_not_say_that_something_was_wrong() -> None:
    words = "Update: the palace has confirmed the visit."
    assert not TAKEN_BACK.search(words)
    assert not CORRECTS.search(words)


def placed(publisher: str, town: str, published: int) -> list[Record]:
    """A report that says where a fire was."""
    text = f"A fire broke out in {town}."
    document = Document(uri=publisher, publisher=publisher, text=text, dct=day(published))
    statement = Statement(
        doc=document.id,
        content=(Span(0, len(text)),),
        chain=(ChainLink(publisher, "publisher"),),
        quote_type="narration",
    )
    start = text.index(town)
    place = PlaceMention(doc=document.id, start=start, stop=start + len(town), name=town)
    mention = EventMention(
        doc=document.id,
        start=2,
        stop=6,
        lemma="fire",
        arguments=(Argument("place", place.start, place.stop, place.id),),
        statement=statement.id,
    )
    return [document, statement, place, mention, Origin(name=publisher, kind="publisher", statements=(statement.id,))]


def test_claims_of_joined_mentions_are_assessed_together() -> None:
    records = Records([*placed("The Ledger", "Corley Marsh", 4), *placed("The Siren", "Dunmere", 4)])
    left, right = sorted(mention.id for mention in records.of(EventMention))
    records.add(Link(about="event", left=left, right=right, judgement="same", by="person:desk"))
    records.extend(make_claims(records, {}))
    assert {claim.value for claim in records.of(Claim)} == {"Corley Marsh", "Dunmere"}
    (assessment,) = [it for it in assess_case(records, {}) if isinstance(it, Assessment)]
    assert (assessment.attribute, assessment.status) == ("place", "disputed")


# From reports to statuses


def tell(*inputs: Path) -> dict[str, Any]:
    return json.loads(ss.brief(list(inputs)).to_json())


def jsonl(folder: Path, *reports: tuple[str, str, str, str]) -> Path:
    """Write reports as records: publisher, date, title and text."""
    path = folder / "reports.jsonl"
    names = ("publisher", "published", "title", "text")
    path.write_text("\n".join(json.dumps(dict(zip(names, it, strict=True))) for it in reports), encoding="utf-8")
    return path


def toll_of(told: dict[str, Any], attribute: str = "killed") -> list[dict[str, Any]]:
    return [it for it in told["assessments"] if it["attribute"] == attribute]


def test_a_toll_that_rises_from_day_to_day_is_an_update(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        (
            "The Ledger",
            "2021-05-05",
            "Warehouse fire in Dayton",
            "A warehouse fire in Dayton, Ohio, on Tuesday killed three people, the fire chief said.",
        ),
        (
            "The Siren",
            "2021-05-07",
            "Toll of Dayton fire rises",
            "A warehouse fire in Dayton, Ohio, on Tuesday killed five people, the fire chief said.",
        ),
    )
    (toll,) = toll_of(tell(path))
    assert {position["value"]: position["status"] for position in toll["positions"]}[3] == "superseded"
    assert toll["status"] != "disputed"


def test_two_tolls_of_one_day_are_disputed(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        (
            "The Ledger",
            "2021-05-05",
            "Warehouse fire in Dayton",
            "A warehouse fire in Dayton, Ohio, on Tuesday killed three people, The Ledger has learned.",
        ),
        (
            "The Siren",
            "2021-05-05",
            "Deadly fire in Dayton",
            "Five people were killed in a warehouse fire in Dayton, Ohio, on Tuesday.",
        ),
    )
    (toll,) = toll_of(tell(path))
    assert toll["status"] == "disputed"


def test_at_least_three_and_five_are_compatible(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        (
            "The Ledger",
            "2021-05-05",
            "Warehouse fire in Dayton",
            "A warehouse fire in Dayton, Ohio, on Tuesday killed at least three people.",
        ),
        (
            "The Siren",
            "2021-05-05",
            "Deadly fire in Dayton",
            "Five people were killed in a warehouse fire in Dayton, Ohio, on Tuesday.",
        ),
    )
    (toll,) = toll_of(tell(path))
    assert toll["status"] != "disputed"


def visits(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [it for it in told["events"] if "Holt" in it["label"]]


def test_two_reports_of_one_visit_are_one_event(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        ("The Ledger", "2021-05-05", "Holt in Vienna", "President Mira Holt of Norway arrived in Vienna on Tuesday."),
        ("The Siren", "2021-05-06", "Holt visits Vienna", "President Mira Holt visited Vienna on Tuesday, May 4."),
    )
    (visit,) = visits(tell(path))
    assert visit["status"] == "corroborated"
    assert len({mention["doc"] for mention in visit["mentions"]}) == 2


def test_visits_of_two_years_are_two_events(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        ("The Ledger", "2021-05-05", "Holt in Vienna", "President Mira Holt of Norway arrived in Vienna on Tuesday."),
        ("The Siren", "2022-05-06", "Holt visits Vienna", "President Mira Holt visited Vienna on Wednesday."),
    )
    assert len(visits(tell(path))) == 2


def test_a_visit_that_is_only_possible_is_unverified(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        (
            "The Ledger",
            "2021-05-05",
            "Holt may be in Vienna",
            "President Mira Holt of Norway may have visited Vienna on Tuesday.",
        ),
    )
    assert {it["status"] for it in visits(tell(path))} == {"unverified"}


def test_an_undated_report_is_dated_by_one_that_is_dated(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        (
            "The Ledger",
            "2021-05-06",
            "Holt in Vienna",
            "President Mira Holt of Norway arrived in Vienna on May 4, 2021.",
        ),
        ("The Siren", "", "Holt in Vienna", "President Mira Holt of Norway arrived in Vienna yesterday."),
    )
    told = tell(path)
    dated = {it["publisher"]: it["dct"] for it in told["documents"]}["The Siren"]
    assert "2021-05-04" <= (dated["earliest"] or "") <= "2021-05-06"


def test_a_headline_is_no_origin_beside_what_its_report_says_below(tmp_path: Path) -> None:
    body = "A fire in the harbour of Dayton, Ohio, on Tuesday killed three people, the fire chief said."
    title = "Fire in Dayton kills three people"
    told = tell(jsonl(tmp_path, ("The Courier", "2021-05-05", title, f"{title}\n\n{body}")))
    fires = [it for it in told["events"] if it["label"].startswith("Fire")]
    assert [[change["status"] for change in it["history"]] for it in fires] == [["confirmed"]]


def test_the_order_of_reports_does_not_change_what_is_found(tmp_path: Path) -> None:
    reports = [
        ("The Ledger", "2021-05-05", "Holt in Vienna", "President Mira Holt of Norway arrived in Vienna on Tuesday."),
        ("The Siren", "", "Holt visits Vienna", "President Mira Holt visited Vienna yesterday, if confirmed."),
        ("The Courier", "2021-05-05", "Fire in Dayton", "A fire in Dayton, Ohio, on Tuesday killed three people."),
    ]
    found = []
    for number, order in enumerate((reports, reports[::-1])):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = [jsonl(_make(folder / it[0]), it) for it in order]  # where a report lies is part of what it is
        told = tell(*files)
        found.append([(it["label"], it["status"], it["time"]) for it in told["events"]])
    assert found[0]
    assert found[0] == found[1]


def _make(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_an_if_confirmed_holds_for_all_that_its_report_narrates(tmp_path: Path) -> None:
    text = (
        "President Mira Holt of Norway reportedly arrived in Vienna on Monday. "
        "If confirmed, it would be her first trip. Holt arrived in Vienna by train on Monday."
    )
    path = jsonl(tmp_path, ("The Ledger", "2021-05-05", "Holt said to be in Vienna", text))
    assert {it["status"] for it in visits(tell(path))} == {"unverified"}


def test_an_if_confirmed_holds_for_the_day_and_place_too(tmp_path: Path) -> None:
    text = (
        "President Mira Holt of Norway reportedly arrived in Vienna on Monday. "
        "If confirmed, it would be her first trip. Holt arrived in Vienna by train on Monday."
    )
    told = tell(jsonl(tmp_path, ("The Ledger", "2021-05-05", "Holt said to be in Vienna", text)))
    assert {it["status"] for it in told["assessments"]} == {"unverified"}


def test_a_copy_is_no_second_origin(tmp_path: Path) -> None:
    text = (
        "President Mira Holt of Norway arrived in Vienna on Tuesday by train, and she met the mayor of the city for "
        "lunch at noon before she left for the airport in the evening, where a small crowd waved flags in the rain."
    )
    path = jsonl(
        tmp_path,
        ("The Ledger", "2021-05-05", "Holt in Vienna", text),
        ("The Siren", "2021-05-05", "Holt in Vienna", text),
    )
    assert {it["status"] for it in visits(tell(path))} == {"single_origin"}


def test_the_deaths_of_a_fire_are_a_part_of_it_and_no_event_of_their_own_in_the_page(tmp_path: Path) -> None:
    text = (
        "Ashwick, 4 May 2021\n\nA fire broke out in a warehouse in Ashwick on Tuesday. Three workers died in the fire."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    made = tell(tmp_path)
    fire = next(event for event in made["events"] if event["label"].startswith("Fire"))
    deaths = [event for event in made["events"] if event["type"] == "DEATH"]
    assert deaths
    assert all(event["part_of"] == fire["id"] for event in deaths)
    assert fire["part_of"] is None
    told = ss.brief([tmp_path]).to_text()
    assert "Die" not in told
    assert "killed: 3" in told
