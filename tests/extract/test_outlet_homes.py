"""Where a publisher is at home."""

import pytest

from secondsource.extract.outlet_homes import find_outlet_home, furniture_of
from secondsource.model import Document


@pytest.mark.parametrize(
    ("uri", "publisher", "home"),
    [
        ("https://www.wsmv.com/a", "", ("USA", "Tennessee", "Nashville")),
        ("https://chicago.example.com/a", "", ("USA", "Illinois", "Chicago")),
        ("https://www.houstonchronicle.com/a", "", ("USA", "Texas", "Houston")),
        ("a.txt", "The Houston Chronicle", ("USA", "Texas", "Houston")),
        ("https://www.nytimes.com/a", "", ("USA", "", "")),
        ("a.txt", "The New York Times", ("USA", "", "")),
        ("https://www.example.co.uk/a", "", ("GBR", "", "")),
        ("https://www.example.com/a", "Example", ("", "", "")),
        ("https://parisian-fashion.example.com/a", "", ("", "", "")),
        ("http://[::1/a", "x", ("", "", "")),
        ("", "", ("", "", "")),
    ],
)
def test_a_home_is_read_from_the_site_or_the_name(uri: str, publisher: str, home: tuple[str, str, str]) -> None:
    assert tuple(find_outlet_home(Document(uri=uri, publisher=publisher, text="x"))) == home


def test_a_station_and_its_slogan_are_no_part_of_the_headline() -> None:
    title = "Barn burns - WXYZ News 3 Springfield, Weather and Sports"
    assert title[: furniture_of(title)] == "Barn burns"
    assert furniture_of("Barn burns") == len("Barn burns")
