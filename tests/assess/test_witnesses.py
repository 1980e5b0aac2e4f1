"""Who is in a position to know."""

import pytest

from secondsource.assess.witnesses import Parties, why_it_knows
from secondsource.model import Actor, ChainLink, SourceKind, Span, Statement

QUEEN = Actor(name="Mira Holt", kind="person", mentions=("m1",), country="NOR")
GUEST = Actor(name="Pavel Drum", kind="person", mentions=("m2",), country="FIN")
MINISTRY = Actor(name="the foreign ministry", kind="organization", mentions=("m3",), country="NOR", sector="GOV")
SCHOLAR = Actor(name="Jon Reed", kind="person", mentions=("m4",), country="NOR", sector="EDU")
ACTORS = {actor.name: actor for actor in (QUEEN, GUEST, MINISTRY, SCHOLAR)}


def visit(type: str = "CONSULT") -> Parties:
    """The queen does something to or with the guest."""
    countries = frozenset({"NOR"})
    return Parties(type=type, agents=frozenset({QUEEN.id}), others=frozenset({GUEST.id}), countries=countries)


def knows(*links: tuple[str, SourceKind], parties: Parties | None = None) -> str:
    """Why a statement knows whose chain runs from a paper over these links."""
    chain = (ChainLink("The Ledger", "publisher"), *(ChainLink(name, kind) for name, kind in links))
    statement = Statement(doc="d", content=(Span(0, 1),), chain=chain)
    return why_it_knows(statement, parties or visit(), ACTORS)


def test_a_paper_itself_does_not_know() -> None:
    assert knows() == ""


def test_one_who_took_part_knows() -> None:
    assert knows(("Mira Holt", "named_person")) == "Mira Holt, who took part"


def test_the_other_side_of_talks_knows_too() -> None:
    assert knows(("Pavel Drum", "named_person")) == "Pavel Drum, who took part"


def test_an_opponent_does_not_confirm_what_it_says_was_done_to_it() -> None:
    assert knows(("Pavel Drum", "named_person"), parties=visit("ASSAULT")) == ""


def test_one_who_attacked_confirms_the_attack() -> None:
    assert knows(("Mira Holt", "named_person"), parties=visit("ASSAULT"))


def test_a_ministry_of_a_party_knows() -> None:
    assert "of the government of a party" in knows(("the foreign ministry", "organization"))


def test_a_ministry_does_not_confirm_what_it_says_an_opponent_did_to_its_own_side() -> None:
    both = frozenset({"FIN", "NOR"})
    attack = Parties("ASSAULT", frozenset({GUEST.id}), frozenset({QUEEN.id}), both, frozenset({"FIN"}))
    assert knows(("the foreign ministry", "organization"), parties=attack) == ""


def test_a_compatriot_out_of_office_does_not_know() -> None:
    assert knows(("Jon Reed", "named_person")) == ""


def test_a_ministry_of_another_country_does_not_know() -> None:
    parties = Parties("CONSULT", frozenset({GUEST.id}), frozenset(), frozenset({"FIN"}))
    assert knows(("the foreign ministry", "organization"), parties=parties) == ""


def test_an_official_organ_of_a_party_knows() -> None:
    parties = Parties("CONSULT", frozenset(), frozenset(), frozenset({"CHN"}))
    assert knows(("Xinhua", "state_media"), parties=parties) == "Xinhua, official organ of a party"


def test_an_official_organ_of_another_state_does_not_know() -> None:
    assert knows(("Xinhua", "state_media")) == ""


def test_an_agency_that_passes_on_an_anonymous_source_does_not_know() -> None:
    parties = Parties("CONSULT", frozenset(), frozenset(), frozenset({"CHN"}))
    assert knows(("Xinhua", "state_media"), ("a person familiar with it", "anonymous"), parties=parties) == ""


def test_an_outsider_in_an_official_organ_does_not_know() -> None:
    parties = Parties("CONSULT", frozenset(), frozenset(), frozenset({"CHN"}))
    assert knows(("Xinhua", "state_media"), ("Jon Reed", "named_person"), parties=parties) == ""


@pytest.mark.parametrize("kind", ["document", "social_media", "unknown"])
def test_a_faceless_source_does_not_know(kind: SourceKind) -> None:
    assert knows(("Mira Holt", kind)) == ""


def test_the_police_know_of_a_crime() -> None:
    assert knows(("police", "official"), parties=visit("CRIME")).startswith("police, ")


def test_the_police_do_not_know_of_talks() -> None:
    assert knows(("police", "official")) == ""
