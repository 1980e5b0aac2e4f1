"""Reports of incidents in which nobody but the authorities has a voice rest on them."""

from __future__ import annotations

import pytest

from secondsource.assess.evidence import count_independent
from secondsource.assess.reliance import find_reliant
from secondsource.model import Document, Records

from .test_evidence import weigh

OFFICE = "A man was shot on Friday, police said. Officers found him in the yard, the sheriff said."
WITNESS = "A man was shot. A neighbor said she heard three shots. His brother told the paper that he had run."


def report(text: str) -> Document:
    return Document(uri="a", publisher="Post", text=text)


@pytest.mark.parametrize(("text", "reliant"), [(OFFICE, True), (WITNESS, False), ("", True), ("He said. " * 50, True)])
def test_a_report_is_reliant_unless_others_than_the_authorities_speak_in_it(text: str, reliant: bool) -> None:
    document = report(text)
    assert find_reliant(Records([document])) == (frozenset({document.id}) if reliant else frozenset())


def test_the_account_of_some_office_adds_nothing_to_that_of_a_named_one() -> None:
    named = weigh(origin="Lindholm police", office=True)
    assert count_independent([named, weigh(origin="B", vague=True), weigh(origin="C", vague=True)]) == 1


def test_reports_that_may_all_rest_on_one_office_are_one_origin() -> None:
    assert count_independent([weigh(origin="B", vague=True), weigh(origin="C", vague=True)]) == 1


def test_a_witness_beside_an_office_is_a_second_origin() -> None:
    assert count_independent([weigh(origin="B", vague=True), weigh(origin="C")]) == 2
    told = [weigh(origin="police", office=True), weigh(origin="B", vague=True), weigh(origin="witness")]
    assert count_independent(told) == 2
