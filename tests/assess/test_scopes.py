"""Of whom, where and as of when a number holds, by its own clause."""

from datetime import date

import pytest

from secondsource.assess.scopes import find_counted, find_places, find_scope
from secondsource.extract.places import find_places as find_named
from secondsource.extract.quantities import find_quantities
from secondsource.extract.times import find_times, resolve_time
from secondsource.link.views import Lookups
from secondsource.model import Claim, Document, Interval, Region
from secondsource.parse.english import parse_document

WRITTEN = Interval(date(2009, 5, 6), date(2009, 5, 6))


def find(text: str, counts: str) -> list[tuple[str, ...]]:
    document = Document(uri="case.txt", publisher="case", text=text, dct=WRITTEN)
    regions = (Region(doc=document.id, start=0, stop=len(text), kind="body"),)
    parse = parse_document(document, regions)
    times = tuple(find_times(document, parse))
    lookups = Lookups(
        actor_of={},
        places={},
        times={time.id: time for time in times},
        values={time.id: resolve_time(time, WRITTEN) for time in times},
        stories={},
        texts={document.id: text},
        sentences={},
        places_in={document.id: tuple(find_named(document, parse))},
        wider={},
    )
    numbers = [item for item in find_quantities(document, parse) if item.counts == counts]
    return [find_scope(parse, item, times, lookups) for item in numbers]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The flu has killed 45 people in Mexico.", ("at Mexico", "people")),
        ("Two people died in Canada and three in Spain.", ("at Canada", "people")),
        ("As of May 3, 60 patients had died.", ("as of 2009-05-03", "patients")),
        ("The flood killed nine.", ()),
        ("The minister, born in Spain, said 45 people died.", ("people",)),
    ],
)
def test_a_number_holds_where_and_when_its_clause_says(text: str, scope: tuple[str, ...]) -> None:
    assert find(text, "killed")[0] == scope


def test_the_parts_of_a_scope_are_told_apart() -> None:
    claim = Claim(
        mention="m",
        attribute="killed",
        value=45.0,
        original_value="45",
        statement="s",
        doc="d",
        start=0,
        stop=2,
        scope=("at Mexico", "as of 2009-05-03", "people"),
    )
    assert (find_counted(claim), find_places(claim)) == ("people", frozenset({"Mexico"}))
