"""The timeline."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.tell.timeline import Dated, draw_timeline

PERIOD = Interval(date(2018, 3, 25), date(2018, 3, 28))


def event(label: str, first: date | None, last: date | None) -> Dated:
    return Dated("a", label, "unverified", Interval(first, last), True)


def test_events_lie_in_the_order_of_time_with_their_uncertainty_as_width() -> None:
    day, span = date(2018, 3, 27), (date(2018, 3, 25), date(2018, 3, 28))
    bars = draw_timeline([event("day", day, day), event("days", *span)], PERIOD).bars
    assert [bar.label for bar in bars] == ["days", "day"]
    assert bars[0].width > 3 * bars[1].width
    assert bars[0].left < bars[1].left


def test_what_lies_outside_of_the_story_does_not_flatten_it() -> None:
    old = event("old", date(1953, 1, 1), date(1953, 12, 31))
    line = draw_timeline([old, event("now", date(2018, 3, 26), date(2018, 3, 26))], PERIOD)
    assert [bar.label for bar in line.before] == ["old"]
    assert [bar.label for bar in line.bars] == ["now"]


def test_an_open_end_runs_to_the_edge_and_says_so() -> None:
    bar = draw_timeline([event("since", date(2018, 3, 26), None)], PERIOD).bars[0]
    assert bar.open_right
    assert round(bar.left + bar.width) == 100


def test_nothing_dated_is_no_timeline() -> None:
    assert draw_timeline([event("never", None, None)], UNKNOWN_TIME).bars == ()


DAYS = st.one_of(st.none(), st.dates())


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS), max_size=8), st.tuples(DAYS, DAYS))
def test_every_bar_lies_on_the_axis_and_no_event_is_lost(
    days: list[tuple[date | None, date | None]], period: tuple[date | None, date | None]
) -> None:
    events = [event(str(i), *ends) for i, ends in enumerate(days)]
    line = draw_timeline(events, Interval(*period))
    for bar in line.bars:
        assert -0.01 <= bar.left <= 100
        assert 0 < bar.width <= 101
    for tick in line.ticks:
        assert 0 <= tick.left <= 100
    dated = sum(item.time.known for item in events)
    shown = len(line.before) + len(line.bars) + len(line.after)
    assert shown == (dated if line.bars or line.before or line.after else shown)
