"""Where and on which day an incident was: by what a report says, and by where its publisher is at home."""

from __future__ import annotations

from datetime import date

from secondsource.extract.events import Found, find_events
from secondsource.extract.places import find_places
from secondsource.extract.scene_signs import Option, choose_option, weights
from secondsource.extract.scenes import state_date, state_places
from secondsource.extract.times import find_times
from secondsource.model import Interval, Span
from secondsource.parse.english import parse_document
from secondsource.read.plain import Facts, read_text


def read(text: str, uri: str = "report.txt", published: str = "2019-05-16") -> tuple[str, str, date | None]:
    """The state, the town and the day; empty or None where a report leaves it open."""
    document, regions = read_text(text, uri, Facts(published=published))
    parse = parse_document(document, regions)
    found = Found(places=tuple(find_places(document, parse)), times=tuple(find_times(document, parse)))
    mentions = list(find_events(document, parse, found))
    state, city = state_places(document, parse, found.places, mentions)
    day = state_date(document, parse, found.times, mentions)
    value = day.value if day else None
    return (
        str(state.value) if state else "",
        str(city.value) if city else "",
        value.earliest if isinstance(value, Interval) else None,
    )


REPORT = """Two hurt in Lebanon shooting

Two men were shot on Tuesday night at a home in Lebanon, police said. Lebanon police were called shortly after 9 p.m.

A third man, 30, of Memphis, was treated at a hospital in Nashville and released."""


def test_a_local_report_tells_state_town_and_day() -> None:
    assert read(REPORT, "https://www.wsmv.com/story/1") == ("Tennessee", "Lebanon", date(2019, 5, 14))


def test_a_station_and_its_slogan_are_not_where_it_was() -> None:
    title = "Two hurt in Clarksville shooting - WSMV News 4 Nashville, Tennessee Weather and Sports"
    text = "Two men were shot in Clarksville on Tuesday night. Clarksville police are looking for a third man."
    assert read(f"{title}\n\n{text}", "https://www.wsmv.com/story/1")[1] == "Clarksville"


BARN = """Three killed in barn fire

QUILVER LANDING, Ohio, May 16 (XNS) - Three people were killed on Wednesday in a fire in Quilver Landing, police said.

The owner's head office in Cleveland did not return a call."""


def test_a_town_that_no_gazetteer_has_is_the_scene_where_the_report_introduces_it() -> None:
    assert read(BARN)[:2] == ("Ohio", "Quilver Landing")
    assert read(BARN.replace("LANDING", "FALLS").replace("Landing", "Falls"))[:2] == ("Ohio", "Quilver Falls")


def test_a_town_of_the_lead_alone_is_the_scene_and_that_of_the_head_office_is_not() -> None:
    text = BARN.replace("QUILVER LANDING, Ohio, May 16 (XNS) - ", "")
    assert read(text)[1] == "Quilver Landing"
    for seat in ("Cleveland-based owner", "owner, which is headquartered in Cleveland,", "owner, based in Cleveland,"):
        title = "Three killed in barn fire\n\nThree people were killed in a fire on Wednesday, police said."
        assert read(f"{title}\n\nThe {seat} did not return a call.")[1] == ""


def test_news_that_tells_no_day_is_of_the_day_it_was_published() -> None:
    text = (
        "Man shot in Memphis\n\nA man was shot at a home in Memphis around 3:30 p.m., police said. He is in hospital."
    )
    assert read(text, "https://www.wreg.com/story/1")[2] == date(2019, 5, 16)


def test_a_report_of_no_known_day_states_none() -> None:
    assert read("Man shot in Memphis\n\nA man was shot in Memphis, police said.", published="")[2] is None


def test_nothing_is_stated_where_no_place_or_time_is_told() -> None:
    assert read("The court will hear the case.", published="") == ("", "", None)
    assert read("", published="") == ("", "", None)


def test_the_first_of_equal_options_is_chosen_and_none_below_the_threshold() -> None:
    one, other = Option("one", Span(0, 1), {"share": 9.0}), Option("other", Span(2, 3), {"share": 9.0})
    chosen = choose_option([one, other], "city")
    assert chosen is not None
    assert chosen.value == "one"
    assert choose_option([Option("one", Span(0, 1), {})], "city") is None
    assert choose_option([], "city") is None


def test_every_question_has_its_threshold() -> None:
    assert all({"", "enough"} <= set(weights(room)) for room in ("date", "state", "city"))
