"""Two reports of one event are independent only where one has voices of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.lineage import judge_lineage
from secondsource.model import Document

POLICE = (
    "A lorry hit the wall of the town hall in Askvik on Sunday night, police said. The driver, who is 41, was not "
    "hurt. Police said that the brakes of the lorry had failed on the hill above the market."
)
RETOLD = (
    "Brake failure sent a truck into the town hall of Askvik late on Sunday, according to police. Officers said the "
    "41-year-old at the wheel escaped without a scratch."
)
WITNESSED = (
    "“It came down the hill like a train,” said a neighbour who saw the lorry hit the town hall of Askvik. The "
    "driver's sister said he had complained of the brakes for weeks. A baker who was a witness said there was no horn."
)


def judge(left: str, right: str, *publishers: str) -> str:
    first, second = publishers or ("Harbour Post", "Island Times")
    return judge_lineage(
        Document(uri="a", publisher=first, text=left), Document(uri="b", publisher=second, text=right)
    ).label


def test_the_same_words_are_one_text() -> None:
    assert judge(POLICE, POLICE) == "same_text"


def test_most_of_the_words_are_a_rewrite() -> None:
    assert (
        judge(POLICE, POLICE.replace("The driver, who is 41, was not hurt.", "Nobody else was on the square."))
        == "rewrite"
    )


def test_two_accounts_of_one_office_are_one_source() -> None:
    assert judge(POLICE, RETOLD) == "same_source"


def test_a_report_with_witnesses_of_its_own_is_independent() -> None:
    assert judge(POLICE, WITNESSED) == "independent"


def test_the_reasons_name_the_voices() -> None:
    left, right = (Document(uri=text[:9], publisher="", text=text) for text in (POLICE, WITNESSED))
    assert "witness (2)" in judge_lineage(left, right).reasons[1]


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_judgement_is_the_same_both_ways(left: str, right: str) -> None:
    assert judge(left, right) == judge(right, left)
