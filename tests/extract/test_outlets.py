"""Outlets: what house a name is, and which state controls it."""

import pytest

from secondsource.extract.countries import country_name, find_country
from secondsource.extract.outlets import controlling_state, find_outlet, names_outlet
from secondsource.lists import read_table


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Xinhua", "CHN"),
        ("China's official Xinhua news agency", "CHN"),
        ("the Korean Central News Agency (KCNA)", "PRK"),
        ("People’s Daily", "CHN"),
        ("Russian state television", "RUS"),
        ("North Korea's state-run news agency", "PRK"),
        ("Tunisia 's state-run news agency TAP", "TUN"),
    ],
)
def test_a_state_medium_is_controlled_by_its_state(name: str, country: str) -> None:
    assert controlling_state(name) == country


@pytest.mark.parametrize("name", ["", "Yonhap", "the Larkhaven Examiner", "BBC"])
def test_no_state_controls_an_independent_outlet(name: str) -> None:
    assert controlling_state(name) == ""


@pytest.mark.parametrize("name", ["Inarra Weekly", "the Spalding Post", "Mariana Courier"])
def test_the_letters_of_a_state_medium_inside_a_longer_word_are_none(name: str) -> None:
    assert controlling_state(name) == ""


def test_a_sign_that_a_state_runs_it_names_no_state_alone() -> None:
    assert controlling_state("state television") == ""


@pytest.mark.parametrize(
    "name", ["the ashwick falls ledger", "king-tv", "larkhaven daily", "the spalding post", "news24"]
)
def test_the_last_word_of_a_name_tells_an_outlet(name: str) -> None:
    assert names_outlet(name)


@pytest.mark.parametrize("name", ["royal mail", "american express", "morning star", "", "24"])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not names_outlet(name)


def test_each_row_of_agencies_is_whole() -> None:
    for row in read_table("extract", "agencies.tsv"):
        name, others, kind, country, owner, basis = row
        assert kind in ("state_media", "news_agency"), name
        assert find_country(country_name(country)) == country, name
        assert owner, name
        assert basis, name
        assert others == others.lower(), name
        assert find_outlet(name) == kind, name
