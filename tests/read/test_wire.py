"""Datelines and credits of agencies."""

from __future__ import annotations

import pytest

from secondsource.read.wire import Wire, find_wire, read_credit, read_dateline


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [
        ("LISK, March 28 (Xinhua) — A crane fell", "LISK", "Xinhua"),
        ("LISK (Reuters) - A crane fell", "LISK", "Reuters"),
        ("LISK, Example County (AP) — A crane fell", "LISK, Example County", "Associated Press"),
        ("London, 3 May (IANS): A crane fell", "London", "Indo-Asian News Service"),
        ("(Reuters) - A crane fell", "", "Reuters"),
        ("March 28 (Reuters) - A crane fell", "", "Reuters"),
        ("LISK. March 28 (Interfax) - A crane fell", "LISK", "Interfax"),
        ("LISK/ORM, March 3 (Reuters) - Two cranes fell", "LISK/ORM", "Reuters"),
        ("GENEVA (AP) _ Two cranes fell", "GENEVA", "Associated Press"),
        ("LISK — A crane fell", "LISK", ""),
        ("NEW LISK: The court ruled", "NEW LISK", ""),
        ("LISK (CNN) -- A crane fell", "LISK", ""),
        ("SAN LISK, Calif. - A crane fell", "SAN LISK, Calif.", ""),
        ("UPDATE: The crane fell", "", ""),
        ("EDITOR’S NOTE: The crane fell", "", ""),
        ("HOW TO: Mend a crane", "", ""),
        ("The crane (AP says) fell", "", ""),
        ("A crane fell in Lisk - nobody was hurt", "", ""),
        ("U.S. officials - who had not been asked - agreed", "", ""),
    ],
)
def test_a_dateline_tells_the_place_and_the_agency(head, place, agency):
    assert read_dateline(head) == Wire(place, agency)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("— Reuters", "Reuters"),
        ("- ANI", "Asian News International"),
        ("AP", "Associated Press"),
        ("Source: AFP", "Agence France-Presse"),
        ("(With inputs from PTI)", "Press Trust of India"),
        ("With files from The Canadian Press", "Canadian Press"),
        ("Additional reporting by AFP", "Agence France-Presse"),
        ("–With assistance from Bloomberg News", "Bloomberg"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("Ann Other of The Associated Press contributed to this report.", "Associated Press"),
        ("Associated Press writers Ann Other and Bo Third contributed to this report.", "Associated Press"),
        ("Copyright 2018 The Associated Press. All rights reserved.", "Associated Press"),
        ("(Published from a syndicated feed of PTI)", "Press Trust of India"),
        ("This story was produced by Reuters", "Reuters"),
        ("Reuters reported that the crane fell.", ""),
        ("The pool was full", ""),
        ("The spa contributed to this mess", ""),
        ("Getty Images", ""),
        ("Bo Third contributed to this report.", ""),
    ],
)
def test_a_credit_names_the_agency(line, agency):
    assert read_credit(line) == agency


def test_a_credit_at_the_very_end_of_the_last_paragraph_counts():
    assert find_wire(["A crane fell.", "Nobody was hurt, the port said. (AFP)"], []).agency == "Agence France-Presse"


def test_the_dateline_outranks_a_contribution():
    assert find_wire(["LISK (AP) — A crane fell."], ["Additional reporting by Reuters"]).agency == "Associated Press"
