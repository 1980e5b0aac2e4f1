"""The CAMEO codes of appeals, promises, refusals and threats."""

from __future__ import annotations

import pytest

from secondsource.extract.cameo import join_codes


@pytest.mark.parametrize(
    ("code", "about", "joined"),
    [
        ("020", "070", "023"),
        ("100", "087", "105"),
        ("030", "042", "036"),
        ("030", "045", "039"),
        ("120", "040", "125"),
        ("130", "190", "138"),
        ("130", "164", "134"),
    ],
)
def test_an_open_code_takes_its_last_digit_from_what_it_is_about(code: str, about: str, joined: str) -> None:
    assert join_codes(code, about) == joined


@pytest.mark.parametrize(("code", "about"), [("042", "070"), ("020", ""), ("020", "190"), ("130", "040")])
def test_a_code_stays_where_nothing_makes_it_finer(code: str, about: str) -> None:
    assert join_codes(code, about) == code
