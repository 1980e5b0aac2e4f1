"""Events by their place in a series."""

from secondsource.link.event_view import EventView
from secondsource.link.ranks import Rank, find_earlier, find_ranks
from secondsource.model import EventMention, Span


def view(doc: str, ordinal: int | None, actor: str = "queen", negated: bool = False) -> EventView:
    mention = EventMention(doc=doc, start=0, stop=5, lemma="visit", ordinal=ordinal)
    return EventView(mention, "movement", ((actor, "actor"),), ordinal=ordinal, negated=negated)


def ranks(*views: EventView) -> list[Rank]:
    return find_ranks(views, [[it.mention.id] for it in views])


def test_mentions_with_a_place_are_ranked_in_the_series_of_their_people() -> None:
    first, fourth, other = ranks(view("a", 1), view("b", 4), view("c", 2, "king"))
    assert first.series == fourth.series != other.series
    assert [it.ordinal for it in (first, fourth, other)] == [1, 4, 2]


def test_what_has_no_place_or_did_not_happen_has_no_rank() -> None:
    assert ranks(view("a", None), view("b", 2, negated=True)) == []


def test_the_latest_of_the_earlier_ones_counts() -> None:
    told = [Rank(doc, Span(0, 1), doc, "visits", place) for doc, place in (("a", 1), ("b", 2), ("c", 4), ("d", 5))]
    found = find_earlier(told[2], told, {"a": [10], "b": [20, 21], "d": [50]})
    assert found == (20, told[1])


def test_a_report_is_not_dated_by_its_own_ranks_nor_by_unknown_days() -> None:
    told = [Rank("a", Span(0, 1), "x", "visits", 1), Rank("a", Span(2, 3), "y", "visits", 2)]
    assert find_earlier(told[1], told, {"x": [10]}) is None
    assert find_earlier(Rank("b", Span(0, 1), "z", "visits", 2), told, {}) is None
