"""How likely a report was written on a day, by the days that it names."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.day_odds import (
    EDGES,
    Odds,
    find_domain,
    gather,
    load_odds,
    narrowest_days,
    observe,
    say_sight,
    weigh_days,
)
from secondsource.model import TimeMention


def time(text: str, words: str, form: str, tense: str = "past") -> TimeMention:
    start = text.index(words)
    return TimeMention(doc="d", start=start, stop=start + len(words), type="DATE", form=form, tense=tense)  # type: ignore[arg-type]


def likeliest(text: str, *times: TimeMention) -> date:
    evidence = gather(text, times)
    days = find_domain(evidence)
    return date.fromordinal(days.start + int(np.argmax(weigh_days(evidence, days, load_odds()))))


def test_a_line_of_publication_is_the_likeliest_day() -> None:
    text = "Posted: Monday, May 4, 2015 8:20 AM EST\n\nThe barge sank."
    assert likeliest(text, time(text, "Monday, May 4, 2015", "2015-05-04", "none")) == date(2015, 5, 4)


def test_a_note_of_copyright_gives_the_year_of_a_day_without_one() -> None:
    text = "OSLO, May 4 (Reuters) - The barge sank on Monday.\n\n© 2015 The Ledger"
    told = time(text, "May 4", "XXXX-05-04", "none"), time(text, "Monday", "XXXX-WXX-1")
    assert likeliest(text, *told) == date(2015, 5, 4)


def test_nothing_is_sought_where_nothing_tells_the_year() -> None:
    text = "It sank on May 4 here."
    assert find_domain(gather(text, [time(text, "May 4", "XXXX-05-04")])) == range(0)


def test_an_office_tells_the_years_in_which_to_look() -> None:
    text = "President Obama came on May 4."
    days = find_domain(gather(text, [time(text, "May 4", "XXXX-05-04")]))
    assert date(2012, 5, 4).toordinal() in days


def test_of_days_that_are_told_the_newest_is_seen() -> None:
    text = "It sank on May 4, 2015, after a leak on May 1, 2015, here."
    told = time(text, "May 4, 2015", "2015-05-04"), time(text, "May 1, 2015", "2015-05-01")
    [sight] = [it for it in observe(gather(text, told), np.array([date(2015, 5, 6).toordinal()])) if it.seen[0]]
    assert text[sight.words.start : sight.words.stop] == "May 4, 2015"


def test_a_weekday_that_does_not_fit_its_day_is_far_away() -> None:
    text = "It sank on Tuesday, May 4, here."
    evidence = gather(text, [time(text, "Tuesday, May 4", "XXXX-05-04|WXX-2")])
    places = [
        int(sight.places[0])
        for year in (2021, 2022)
        for sight in observe(evidence, np.array([date(year, 5, 5).toordinal()]))
    ]
    assert places[0] < places[1] == len(EDGES)


def test_every_sight_can_be_told() -> None:
    text = "President Obama came on Monday, May 4, as in March, and will sail in June. © 2015"
    told = [
        time(text, "Monday, May 4", "XXXX-05-04|WXX-1"),
        time(text, "Monday", "XXXX-WXX-1"),
        time(text, "March", "XXXX-03"),
        time(text, "June", "XXXX-06", "future"),
    ]
    sights = list(observe(gather(text, told), np.array([date(2015, 5, 6).toordinal()])))
    assert {sight.name.split()[0] for sight in sights} == {"day", "weekday", "month", "coming", "year", "office"}
    assert all("“" in say_sight(text, sight) for sight in sights)


def test_a_way_without_counts_leans_to_all_ways() -> None:
    odds = Odds([("day lead", "7", "90"), ("day lead", "15", "10")])
    table = odds.table("day body")
    assert table[7] > table[15] > table[16]


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=60), st.floats(0.1, 0.99))
def test_the_narrowest_run_holds_its_share_and_no_shorter_one_does(values: list[float], mass: float) -> None:
    shares = np.array(values) / sum(values)
    first, last = narrowest_days(shares, mass)
    assert shares[first : last + 1].sum() >= mass - 1e-6
    shorter = last - first
    assert all(shares[i : i + shorter].sum() < mass for i in range(len(shares) - shorter + 1))


@pytest.mark.parametrize("form", ["0001-01-01", "9999-12-31", "XXXX-02-29"])
def test_days_at_the_ends_of_the_calendar_raise_nothing(form: str) -> None:
    text = "It sank on February 29, 0001, 9999, when President Obama came."
    words = "February 29" if "X" in form else "February 29, 0001, 9999"
    evidence = gather(text, [time(text, words, form)])
    assert weigh_days(evidence, find_domain(evidence), load_odds()).sum() == pytest.approx(1)
