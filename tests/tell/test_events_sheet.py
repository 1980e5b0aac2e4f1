"""The sheet of an event: who, where and how many, as far as its mentions and reports tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondsource.model import (
    Actor,
    ActorMention,
    Argument,
    Assessment,
    Document,
    Event,
    EventMention,
    PlaceMention,
    Position,
    QuantityMention,
    Record,
    Records,
    Region,
)
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.events_sheet import Figure, Sheet, make_sheet, open_tables

TEXT = "Two officials met the minister in Tripoli, where at least three people were killed, and Tripoli was quiet."
REPORT = Document(uri="a.txt", publisher="The Herald", text=TEXT, lang="en")


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def place(nth: int, country: str) -> PlaceMention:
    start, stop = at("Tripoli", nth)
    return PlaceMention(doc=REPORT.id, start=start, stop=stop, name="Tripoli", country=country)


def nominal(words: str, country: str = "", sector: str = "") -> ActorMention:
    start, stop = at(words)
    return ActorMention(
        doc=REPORT.id, start=start, stop=stop, form="nominal", name=words, country=country, sector=sector
    )


def sheet(fillers: dict[str, Record], *others: Record, **more: object) -> Sheet:
    """The sheet of one event told by "met", with records in its roles and others beside them."""
    start, stop = at("met")
    arguments = tuple(Argument(role, item.start, item.stop, item.id) for role, item in fillers.items())
    mention = EventMention(doc=REPORT.id, start=start, stop=stop, arguments=arguments)
    event = replace(Event(mentions=(mention.id,), label="Meet", place="Tripoli"), **more)
    region = Region(doc=REPORT.id, start=0, stop=len(TEXT), kind="body")
    own = [item for item in others if not isinstance(item, Assessment)]
    assessed = [replace(item, event=event.id) for item in others if isinstance(item, Assessment)]
    records = Records([REPORT, region, mention, event, *fillers.values(), *own, *assessed])
    return make_sheet(open_tables(Catalogue(records), records), event)


def test_a_place_that_its_words_leave_open_is_read_as_elsewhere_in_the_report():
    found = sheet({"place": place(0, "")}, place(1, "LBY")).site
    assert found is not None
    assert (found.name, found.country) == ("Tripoli", "LBY")


def test_a_place_that_nothing_reads_keeps_its_name_alone():
    found = sheet({"place": place(0, "")}).site
    assert found is not None
    assert (found.name, found.country, found.latitude) == ("Tripoli", "", None)


def test_an_event_without_a_place_has_no_site():
    assert sheet({}, place="").site is None


@pytest.mark.parametrize(
    ("country", "sector", "names"),
    [("", "GOV", ["minister", "officials"]), ("", "", ["minister"]), ("LBY", "GOV", ["minister"])],
)
def test_words_name_somebody_only_if_they_tell_a_country_or_sector_that_no_actor_there_has(country, sector, names):
    minister = nominal("minister", "LBY", "MIL")
    actor = Actor(name="minister", kind="person", mentions=(minister.id,), country="LBY", sector="MIL")
    officials = nominal("officials", country, sector)
    found = sheet({"recipient": minister, "actor": officials}, actor, participants=((actor.id, "recipient"),))
    assert [party.name for party in found.parties] == names


def test_numbers_that_were_overtaken_are_left_out_and_the_best_supported_stands_first():
    positions = (
        Position(2.0, (), ("a",), (), "superseded"),
        Position(3.0, (), ("a",), (), "single_origin", "at_least", 1),
        Position(4.0, (), ("a", "b"), (), "corroborated", independent=2),
    )
    item = Assessment(event="", attribute="killed", positions=positions, status="corroborated", credibility=1)
    figures = sheet({}, item).figures
    assert figures == (
        Figure("killed", 4.0, "exact", "corroborated", 2),
        Figure("killed", 3.0, "at_least", "single_origin", 1),
    )


@pytest.mark.parametrize(("whole", "values"), [("", [3.0]), ("event-0", [])])
def test_a_number_in_its_own_words_counts_unless_the_event_is_part_of_another(whole, values):
    start, stop = at("three")
    three = QuantityMention(doc=REPORT.id, start=start, stop=stop, counts="killed", value=3.0, bound="at_least")
    found = sheet({"quantity": three}, part_of=whole)
    assert [figure.value for figure in found.figures] == values
    assert all(figure.status == "" for figure in found.figures)
