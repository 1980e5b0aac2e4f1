"""When an undated report was written, and what its time expressions mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.link.ages import Age
from secondsource.link.chronology import resolve_times, settle_tenses
from secondsource.link.dating import date_reports
from secondsource.link.event_view import EventView
from secondsource.link.hooks import Hook, find_hooks
from secondsource.link.ranks import Rank
from secondsource.link.turnings import Turning
from secondsource.model import (
    UNKNOWN_TIME,
    Argument,
    Dating,
    Document,
    EventMention,
    Interval,
    Region,
    Span,
    TimeMention,
)


def day(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text), "stated")


def report(text: str, dated: str = "", publisher: str = "The Ledger") -> Document:
    return Document(uri=publisher, publisher=publisher, text=text, dct=day(dated) if dated else UNKNOWN_TIME)


def time(document: Document, words: str, form: str, tense: str = "past", **more: str) -> TimeMention:
    """A time expression at some words of a report."""
    start = document.text.index(words)
    fields = {"type": "DATE", **more}
    return TimeMention(doc=document.id, start=start, stop=start + len(words), form=form, tense=tense, **fields)  # type: ignore[arg-type]


def hook(document: Document, words: str, form: str, event: str = "visit", slack: int = 0, **more: str) -> Hook:
    """A time expression that dates an event of the series of visits."""
    return Hook(time(document, words, form, **more), event, "visits", slack)


def date_one(
    *documents: Document, times: tuple[TimeMention, ...] = (), hooks: tuple[Hook, ...] = (), **more: object
) -> Dating | None:
    """The dating of the first report."""
    told = [*times, *(hook.mention for hook in hooks)]
    datings = date_reports(documents, told, hooks, **more)  # type: ignore[arg-type]
    return next((dating for dating in datings if dating.doc == documents[0].id), None)


def found(dating: Dating | None) -> tuple[str, str]:
    """The ends of an inferred interval as text, open ones empty."""
    assert dating is not None
    ends = dating.interval.earliest, dating.interval.latest
    return ends[0].isoformat() if ends[0] else "", ends[1].isoformat() if ends[1] else ""


# By its own words


def test_a_dated_report_is_not_dated_again() -> None:
    dated = report("The queen came on May 4.", "2021-05-06")
    assert date_reports([dated], [time(dated, "May 4", "XXXX-05-04")], []) == []


def test_a_report_that_says_nothing_of_time_stays_undated() -> None:
    assert date_one(report("The queen came."), report("Dated.", "2021-05-06", "B")) is None


def test_a_weekday_with_its_date_finds_the_year() -> None:
    undated = report("The queen came on Tuesday, May 4, by train.")
    near = report("Dated.", "2022-02-01", "B")
    dating = date_one(undated, near, times=(time(undated, "Tuesday, May 4", "XXXX-05-04"),))
    first, last = found(dating)
    assert first == "2021-05-04"
    assert last <= "2021-06-04"
    assert dating is not None
    assert "fell on the weekday it names" in dating.reasons[0]


def test_the_words_of_a_dating_are_its_evidence() -> None:
    undated = report("The queen came on Tuesday, May 4, by train.")
    dating = date_one(undated, report("x", "2022-02-01", "B"), times=(time(undated, "Tuesday, May 4", "XXXX-05-04"),))
    assert dating is not None
    assert [undated.text[span.start : span.stop] for span in dating.words] == ["Tuesday, May 4"]


def test_a_day_to_come_lies_less_than_half_a_year_ahead() -> None:
    undated = report("The queen will come on Tuesday, May 4, by train.")
    dating = date_one(
        undated, report("x", "2022-02-01", "B"), times=(time(undated, "Tuesday, May 4", "XXXX-05-04", "future"),)
    )
    assert found(dating) == ("2020-11-02", "2021-05-03")


def test_the_latest_year_that_a_report_names_bounds_it_from_below() -> None:
    undated = report("The old bridge of 1998 burned down in 2021.")
    near = report("x", "2022-02-01", "B")
    times = time(undated, "1998", "1998"), time(undated, "2021", "2021")
    assert found(date_one(undated, near, times=times)) == ("2021-01-01", "")


def test_a_year_to_come_bounds_nothing() -> None:
    undated = report("The bridge will open in 2022.")
    assert date_one(undated, report("x", "2021-02-01", "B"), times=(time(undated, "2022", "2022", "future"),)) is None


def test_the_month_of_the_latest_year_bounds_it_from_below_and_leaves_the_other_end_open() -> None:
    undated = report("The old bridge of 1998 burned down in March 2021.")
    near = report("x", "2022-02-01", "B")
    times = time(undated, "1998", "1998"), time(undated, "March 2021", "2021-03")
    assert found(date_one(undated, near, times=times)) == ("2021-03-01", "")


def test_what_contradicts_the_rest_is_set_aside_with_its_reason() -> None:
    undated = report("It may begin in March 2021, or on Tuesday, May 4.")
    times = time(undated, "March 2021", "2021-03"), time(undated, "Tuesday, May 4", "XXXX-05-04")
    turned = Turning(undated.id, date(2021, 4, 1), Span(0, 2), "it does not know of the vote")
    dating = date_one(undated, report("x", "2022-02-01", "B"), times=times, turnings=[turned])
    assert found(dating) == ("2021-03-01", "2021-04-01")
    assert dating is not None
    aside = [reason for reason in dating.reasons if reason.startswith("set aside, as it contradicts the others")]
    assert len(aside) == 1
    assert "Tuesday, May 4" in aside[0]


def test_a_29_february_is_sought_only_in_years_that_have_one() -> None:
    undated = report("It burned on Saturday, February 29, at noon.")
    dating = date_one(
        undated, report("x", "2021-02-01", "B"), times=(time(undated, "Saturday, February 29", "XXXX-02-29"),)
    )
    assert found(dating)[0] == "2020-02-29"


def test_a_weekday_that_never_fits_its_date_says_nothing() -> None:
    undated = report("It burned on Saturday, February 29, at noon.")
    dating = date_one(
        undated, report("x", "2017-06-01", "B"), times=(time(undated, "Saturday, February 29", "XXXX-02-29"),)
    )
    assert dating is None


# By what others say


def beside(words: str, form: str, dated: str = "2021-05-06", told: str = "2021-05-04", **more: str) -> Dating | None:
    """The dating of a report that tells of a visit with these words, beside one that gives its day."""
    undated = report(f"The queen came {words}.")
    other = report("The queen came that day.", dated, "B")
    return date_one(undated, other, hooks=(hook(undated, words, form, **more), hook(other, "that day", told)))


def test_yesterday_is_the_day_that_another_report_names() -> None:
    assert found(beside("yesterday", "DAY-1")) == ("2021-05-05", "2021-05-05")


def test_a_reason_quotes_the_words_and_the_day() -> None:
    dating = beside("yesterday", "DAY-1")
    assert dating is not None
    assert "“yesterday” is 2021-05-04 by other reports" in dating.reasons


def test_sunday_was_within_the_week_before() -> None:
    first, last = found(beside("Sunday", "XXXX-WXX-7", told="2021-05-02"))
    assert "2021-05-02" <= first <= last <= "2021-05-09"


def test_a_weekday_that_others_contradict_says_nothing() -> None:
    assert beside("Sunday", "XXXX-WXX-7", told="2021-05-04") is None


def test_a_movement_may_be_told_a_day_apart() -> None:
    undated = report("The queen came Sunday.")
    other = report("The queen came that day.", "2021-05-06", "B")
    told = hook(undated, "Sunday", "XXXX-WXX-7", slack=1), hook(other, "that day", "2021-05-03")
    first, last = found(date_one(undated, other, hooks=told))
    assert "2021-05-02" <= first <= last <= "2021-05-10"


def test_the_day_of_another_event_says_nothing() -> None:
    undated, other = report("The queen came yesterday."), report("The king came that day.", "2021-05-06", "B")
    hooks = hook(undated, "yesterday", "DAY-1"), hook(other, "that day", "2021-05-04", "another visit")
    assert date_one(undated, other, hooks=hooks) is None


def test_since_march_looks_back_over_the_series_and_not_only_at_the_same_event() -> None:
    undated, other = report("It is her fourth visit since March."), report("She came that day.", "2021-03-29", "B")
    hooks = hook(undated, "March", "XXXX-03", mod="SINCE"), hook(other, "that day", "2021-03-27", "first visit")
    first, last = found(date_one(undated, other, hooks=hooks))
    assert first >= "2021-03-01"
    assert last <= "2022-04-30"


def test_last_year_puts_a_report_into_the_year_after_the_first_of_a_series() -> None:
    undated, other = report("She came last year too."), report("She came that day.", "2021-03-29", "B")
    hooks = hook(undated, "last year", "YEAR-1"), hook(other, "that day", "2021-03-27", "first visit")
    assert found(date_one(undated, other, hooks=hooks)) == ("2022-01-01", "2022-12-31")


def test_since_a_day_does_not_say_when_another_report_puts_the_event() -> None:
    undated, other = report("The queen came yesterday."), report("She has stayed since that day.", "2021-05-06", "B")
    hooks = hook(undated, "yesterday", "DAY-1"), hook(other, "that day", "2021-05-04", mod="SINCE")
    assert date_one(undated, other, hooks=hooks) is None


def test_a_report_is_no_witness_of_its_own_date() -> None:
    undated, other = report("The queen came yesterday, on that day."), report("x", "2021-05-06", "B")
    dating = date_one(
        undated, other, hooks=(hook(undated, "yesterday", "DAY-1"), hook(undated, "that day", "2021-05-04"))
    )
    assert dating is not None
    assert not any("by other reports" in reason for reason in dating.reasons)


def test_another_report_that_knows_only_the_month_dates_nothing() -> None:
    assert beside("yesterday", "DAY-1", told="2021-05") is None


def test_a_report_dated_by_another_can_date_a_third() -> None:
    first, second = report("The queen came yesterday."), report("She comes tomorrow, it said yesterday.", "", "B")
    third = report("The vote fell that day.", "2021-05-06", "C")
    hooks = (
        hook(first, "yesterday", "DAY-1", "visit"),
        hook(second, "tomorrow", "DAY+1", "visit", tense="future"),
        hook(second, "yesterday", "DAY-1", "vote"),
        hook(third, "that day", "2021-05-04", "vote"),
    )
    assert found(date_one(first, second, third, hooks=hooks)) == ("2021-05-07", "2021-05-07")


def test_a_report_that_does_not_know_of_a_confirmation_is_not_younger() -> None:
    undated = report("The queen may have come after March 2021.")
    turned = Turning(undated.id, date(2021, 5, 6), Span(0, 3), "it does not know yet of the confirmation")
    dating = date_one(
        undated, report("x", "2021-05-06", "B"), times=(time(undated, "March 2021", "2021-03"),), turnings=[turned]
    )
    assert found(dating) == ("2021-03-01", "2021-05-06")


def test_who_tells_of_the_fourth_visit_writes_after_the_first() -> None:
    undated, other = report("It is her fourth visit."), report("Her first visit was that day.", "2021-05-06", "B")
    ranks = (
        Rank(undated.id, Span(10, 22), "this visit", "visits", 4),
        Rank(other.id, Span(4, 15), "first visit", "visits", 1),
    )
    dating = date_one(undated, other, hooks=(hook(other, "that day", "2021-05-04", "first visit"),), ranks=ranks)
    assert found(dating)[0] == "2021-05-04"
    assert dating is not None
    assert dating.reasons[0] == "“fourth visit” is number 4 of a series whose number 1 was on 2021-05-04"


def test_the_place_in_another_series_says_nothing() -> None:
    undated, other = report("It is her fourth visit."), report("The first vote was that day.", "2021-05-06", "B")
    ranks = (
        Rank(undated.id, Span(10, 22), "this visit", "visits", 4),
        Rank(other.id, Span(4, 14), "first vote", "votes", 1),
    )
    assert date_one(undated, other, hooks=(hook(other, "that day", "2021-05-04", "first vote"),), ranks=ranks) is None


def test_an_age_dates_a_report_that_nothing_else_dates() -> None:
    undated = report("Anna Berg, 35, won.")
    age = Age(undated.id, date(2019, 5, 8), date(2020, 5, 7), Span(0, 13), "“Anna Berg, 35” was born on 1984-05-08")
    assert found(date_one(undated, ages=[age])) == ("2019-05-08", "2020-05-07")


def test_a_reading_that_other_words_make_unlikely_gives_way() -> None:
    undated = report("OSLO, Sept. 28 (Reuters) - It came out September 30. © 2016")
    times = (
        time(undated, "Sept. 28", "XXXX-09-28", "none"),
        time(undated, "September 30", "XXXX-09-30", "past"),
    )
    dating = date_one(undated, times=times)
    first, last = found(dating)
    assert first <= "2016-09-28" <= last


@settings(deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    undated = [report("The queen came yesterday."), report("The queen came Sunday.", "", "B")]
    dated = [report("She came that day.", "2021-05-06", "C"), report("Seen that day.", "2021-05-05", "D")]
    hooks = [
        hook(undated[0], "yesterday", "DAY-1"),
        hook(undated[1], "Sunday", "XXXX-WXX-7"),
        hook(dated[0], "that day", "2021-05-02"),
        hook(dated[1], "that day", "2021-05-02"),
    ]
    everything = [*undated, *dated]
    times = [it.mention for it in hooks]
    expected = date_reports(everything, times, hooks)
    shuffled = date_reports([everything[i] for i in order], [times[i] for i in order], [hooks[i] for i in order])
    assert shuffled == expected
    assert len(expected) == 2


@settings(deadline=None)  # the first case loads the tables
@given(st.dates(date(2018, 1, 1), date(2024, 12, 31)))
def test_yesterday_leads_to_the_day_after_whatever_the_day(told: date) -> None:
    dated = (told + timedelta(days=3)).isoformat()
    wanted = (told + timedelta(days=1)).isoformat()
    assert found(beside("yesterday", "DAY-1", dated, told.isoformat())) == (wanted, wanted)


# What ties a time to an event


def event(mention: TimeMention, family: str = "movement", actors: str = "queen") -> EventView:
    argument = Argument("time", mention.start, mention.stop, mention.id)
    it = EventMention(doc=mention.doc, start=0, stop=3, lemma=family, arguments=(argument,))
    return EventView(it, family, tuple((actor, "actor") for actor in actors.split()))


def hooks_of(*pairs: tuple[EventView, TimeMention]) -> list[Hook]:
    """Hooks where each mention is an event of its own."""
    views = [view for view, _ in pairs]
    return find_hooks(views, [[view.mention.id] for view in views], {time.id: time for _, time in pairs}, {})


@pytest.mark.parametrize(
    ("mod", "count"), [("", 1), ("SINCE", 1), ("START", 1), ("BEFORE", 0), ("UNTIL", 0), ("AFTER", 0)]
)
def test_a_limit_that_others_could_not_name_is_no_hook(mod: str, count: int) -> None:
    told = time(report("The queen came on Friday."), "Friday", "XXXX-WXX-5", mod=mod)
    assert len(hooks_of((event(told), told))) == count


def test_a_length_of_time_is_no_hook() -> None:
    told = time(report("The queen came for three days."), "three days", "P3D", type="DURATION")
    assert hooks_of((event(told), told)) == []


def test_events_of_one_kind_with_the_same_people_are_a_series() -> None:
    one = time(report("The queen came on Friday."), "Friday", "XXXX-WXX-5")
    other = time(report("The queen came on Monday.", "", "B"), "Monday", "XXXX-WXX-1")
    assert len({it.series for it in hooks_of((event(one), one), (event(other), other))}) == 1


def test_events_of_two_kinds_or_other_people_are_no_series() -> None:
    one = time(report("The queen came on Friday."), "Friday", "XXXX-WXX-5")
    other = time(report("The king came on Monday.", "", "B"), "Monday", "XXXX-WXX-1")
    assert len({it.series for it in hooks_of((event(one), one), (event(other, actors="king"), other))}) == 2
    assert len({it.series for it in hooks_of((event(one), one), (event(other, "talks"), other))}) == 2


# What time expressions mean


def resolve(
    document: Document, *times: TimeMention, notes: tuple[Region, ...] = (), datings: tuple[Dating, ...] = ()
) -> list[str]:
    values = resolve_times([document], datings, {it.id: it for it in times}, notes)
    by_mention = {value.mention: value.value for value in values}
    return [by_mention[it.id] for it in times]


def test_a_time_is_resolved_against_the_date_of_its_report() -> None:
    dated = report("The queen came yesterday.", "2021-05-06")
    assert resolve(dated, time(dated, "yesterday", "DAY-1")) == ["2021-05-05"]


def test_a_time_of_an_undated_report_is_resolved_against_the_date_inferred() -> None:
    undated = report("The queen came yesterday.")
    dating = Dating(doc=undated.id, interval=day("2021-05-06"))
    assert resolve(undated, time(undated, "yesterday", "DAY-1"), datings=(dating,)) == ["2021-05-05"]


def test_the_next_day_follows_the_day_told_before() -> None:
    dated = report("The queen came on May 1 and left the next day.", "2021-05-06")
    times = time(dated, "May 1", "XXXX-05-01"), time(dated, "the next day", "REF:DAY+1")
    assert resolve(dated, *times) == ["2021-05-01", "2021-05-02"]


def test_a_day_named_in_a_later_note_may_come_after_its_report() -> None:
    dated = report("The queen may have come.\nNote of May 9: she did come.", "2021-05-06")
    note = Region(doc=dated.id, start=25, stop=len(dated.text), kind="editors_note", later=True)
    assert resolve(dated, time(dated, "May 9", "XXXX-05-09", "none"), notes=(note,)) == ["2021-05-09"]


def test_yesterday_in_a_note_of_an_unknown_day_is_unknown() -> None:
    dated = report("The queen may have come.\nNote: confirmed yesterday.", "2021-05-06")
    note = Region(doc=dated.id, start=25, stop=len(dated.text), kind="editors_note", later=True)
    assert resolve(dated, time(dated, "yesterday", "DAY-1"), notes=(note,)) != ["2021-05-05"]


def test_every_time_gets_exactly_one_value() -> None:
    dated = report("The queen came on May 1 and left the next day.", "2021-05-06")
    times = time(dated, "May 1", "XXXX-05-01"), time(dated, "the next day", "REF:DAY+1")
    values = resolve_times([dated], (), {it.id: it for it in times})
    assert sorted(value.mention for value in values) == sorted(it.id for it in times)


def test_a_day_told_as_past_and_as_to_come_is_past() -> None:
    it = report("She said she will arrive on May 4. She arrived on May 04.")
    coming, gone = time(it, "May 4", "XXXX-05-04", "future"), time(it, "May 04", "XXXX-05-04", "past")
    assert {settled.tense for settled in settle_tenses([coming, gone]).values()} == {"past"}


def test_a_day_only_told_as_to_come_stays_to_come() -> None:
    it = report("She will arrive on May 4. She slept on May 03.")
    coming, other = time(it, "May 4", "XXXX-05-04", "future"), time(it, "May 03", "XXXX-05-03", "past")
    assert settle_tenses([coming, other])[coming.id].tense == "future"


def test_another_report_does_not_decide_the_tense() -> None:
    one, other = report("She will arrive on May 4."), report("She arrived on May 4.", "", "B")
    coming, gone = time(one, "May 4", "XXXX-05-04", "future"), time(other, "May 4", "XXXX-05-04", "past")
    assert settle_tenses([coming, gone])[coming.id].tense == "future"


def test_since_march_began_in_the_past() -> None:
    it = report("She has ruled since March.")
    told = time(it, "March", "XXXX-03", "present", mod="SINCE")
    assert settle_tenses([told])[told.id].tense == "past"


def test_settled_times_keep_the_ids_of_the_times_they_settle() -> None:
    it = report("She has ruled since March.")
    told = time(it, "March", "XXXX-03", "present", mod="SINCE")
    assert list(settle_tenses([told])) == [told.id]


@pytest.mark.parametrize("year", ["1900-01-01", "2099-12-31"])
def test_the_first_and_last_days_that_a_report_may_bear_raise_nothing(year: str) -> None:
    undated = report("The queen came on Tuesday, May 4, and left yesterday.")
    other = report("The queen came that day.", year, "B")
    hooks = hook(undated, "yesterday", "DAY-1"), hook(other, "that day", year)
    date_one(undated, other, times=(time(undated, "Tuesday, May 4", "XXXX-05-04"),), hooks=hooks)
