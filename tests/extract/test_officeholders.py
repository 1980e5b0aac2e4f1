"""Who held a public office on the day of a report."""

from datetime import date

from secondsource.extract.countries import country_name
from secondsource.extract.officeholders import find_officeholder, has_begun, is_in_force, read_terms
from secondsource.model import Interval


def on(year: int, month: int, day: int) -> Interval:
    moment = date(year, month, day)
    return Interval(moment, moment, "stated")


def test_of_several_offices_the_one_of_the_day_is_meant() -> None:
    before, later = find_officeholder("Mark Rutte", (), on(2015, 5, 1)), find_officeholder("Mark Rutte")
    assert before is not None
    assert before.country == "NLD"
    assert later is not None
    assert later.sector == "IGO"


def test_a_family_name_alone_means_a_holder_of_that_time_only() -> None:
    found = find_officeholder("Mitterrand", (), on(1990, 5, 1))
    assert found is not None
    assert found.country == "FRA"
    assert find_officeholder("Mitterrand", (), on(2024, 5, 1)) is None


def test_an_office_begins_and_ends_with_its_term() -> None:
    term = find_officeholder("Angela Merkel")
    assert term is not None
    assert not has_begun(term, on(2001, 1, 1))
    assert is_in_force(term, on(2010, 1, 1))
    assert has_begun(term, on(2023, 1, 1))
    assert not is_in_force(term, on(2023, 1, 1))


def test_every_line_has_a_country_or_is_international_and_days_in_order() -> None:
    for terms in read_terms().values():
        for term in terms:
            assert term.country == "" or country_name(term.country) != term.country, term
            assert all((term.sector, term.office, term.gender in ("M", "F"))), term
            for day in filter(None, (term.since, term.until)):
                date.fromisoformat(day)
            assert not term.until or term.since < term.until, term


def test_the_last_words_of_a_long_name_and_another_spelling_name_its_holder() -> None:
    named = {name: find_officeholder(name) for name in ("Ben Ali", "Ghaddafi", "Muammar Ghaddafi", "Saif Ghaddafi")}
    assert [term.country if term else "" for term in named.values()] == ["TUN", "LBY", "LBY", ""]
