"""Which country's official organ a source is."""

import pytest

from secondsource.assess.organs import find_organ_country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Xinhua", "CHN"),
        ("China's official Xinhua news agency", "CHN"),
        ("the Korean Central News Agency (KCNA)", "PRK"),
        ("People’s Daily", "CHN"),
        ("Russian state television", "RUS"),
    ],
)
def test_an_official_organ_speaks_for_its_country(name: str, country: str) -> None:
    assert find_organ_country(name) == country


@pytest.mark.parametrize("name", ["", "Yonhap", "the Larkhaven Examiner", "BBC"])
def test_an_independent_outlet_speaks_for_no_country(name: str) -> None:
    assert find_organ_country(name) == ""


@pytest.mark.parametrize("name", ["Inarra Weekly", "the Spalding Post", "Mariana Courier"])
def test_the_letters_of_an_organ_inside_a_longer_word_are_none(name: str) -> None:
    assert find_organ_country(name) == ""
