"""Reports that do not know yet of a confirmation."""

from datetime import date

from secondsource.link.event_view import EventView
from secondsource.link.turnings import Turning, find_turnings
from secondsource.model import (
    ChainLink,
    EventMention,
    Factuality,
    Interval,
    Record,
    Records,
    Region,
    Saying,
    Span,
    Statement,
    TimeMention,
    TimeValue,
)


class Case:
    """Mentions of one event, told in reports by statements that may be dated."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.views: list[EventView] = []
        self.values: list[TimeValue] = []

    def tell(self, doc: str, factuality: Factuality, start: int = 0, said: Interval | None = None) -> None:
        """A report tells of the event at some place, in a statement made on the days of `said`."""
        chain = (ChainLink(doc, "publisher"), ChainLink("the palace", "organization"))
        statement = Statement(doc=doc, content=(Span(start, start + 9),), chain=chain, factuality=factuality)
        mention = EventMention(doc=doc, start=start, stop=start + 4, statement=statement.id, factuality=factuality)
        self.records += [statement, mention]
        self.views.append(EventView(mention, "movement"))
        if said is not None:
            time = TimeMention(doc=doc, start=start + 10, stop=start + 15, type="DATE", form="XXXX-05-06")
            self.records += [time, Saying(statement=statement.id, mention=time.id)]
            self.values.append(TimeValue(mention=time.id, value="", interval=said))

    def note(self, doc: str, start: int) -> None:
        self.records.append(Region(doc=doc, start=start, stop=start + 50, kind="editors_note", later=True))

    def turnings(self, together: bool = True) -> list[Turning]:
        ids = [view.mention.id for view in self.views]
        clusters = [ids] if together else [[id] for id in ids]
        return find_turnings(Records(self.records), self.views, clusters, self.values)


def day(number: int) -> Interval:
    return Interval(date(2021, 5, number), date(2021, 5, number), "stated")


def confirmed(said: Interval | None = None) -> Case:
    """An event that one report has confirmed on May 6."""
    case = Case()
    case.tell("knows", "CT+", said=said or day(6))
    return case


def test_a_report_that_only_hedges_does_not_know_of_the_confirmation() -> None:
    case = confirmed()
    case.tell("hedges", "PS+")
    (turning,) = case.turnings()
    assert (turning.doc, turning.known_from) == ("hedges", date(2021, 5, 6))
    assert "2021-05-06" in turning.reason


def test_a_report_that_asserts_it_anywhere_may_know() -> None:
    case = confirmed()
    case.tell("other", "PS+")
    case.tell("other", "CT+", start=40)
    assert case.turnings() == []


def test_a_report_that_denies_it_may_know() -> None:
    case = confirmed()
    case.tell("other", "CT-")
    assert case.turnings() == []


def test_the_words_of_a_turning_are_the_first_that_hedge() -> None:
    case = confirmed()
    case.tell("hedges", "PR+", start=80)
    case.tell("hedges", "PS+", start=20)
    assert [turning.words for turning in case.turnings()] == [Span(20, 24)]


def test_what_is_known_since_some_week_turns_nothing() -> None:
    case = confirmed(Interval(date(2021, 5, 3), date(2021, 5, 9), "that week"))
    case.tell("hedges", "PS+")
    assert case.turnings() == []


def test_what_is_confirmed_on_no_day_turns_nothing() -> None:
    case = Case()
    case.tell("knows", "CT+")
    case.tell("hedges", "PS+")
    assert case.turnings() == []


def test_a_hedge_that_is_dated_confirms_nothing() -> None:
    case = Case()
    case.tell("guesses", "PR+", said=day(6))
    case.tell("hedges", "PS+")
    assert case.turnings() == []


def test_the_first_confirmation_counts() -> None:
    case = confirmed(day(9))
    case.tell("knows too", "CT+", said=day(7))
    case.tell("hedges", "PS+")
    assert [turning.known_from for turning in case.turnings()] == [date(2021, 5, 7)]


def test_the_confirmation_of_another_event_turns_nothing() -> None:
    case = confirmed()
    case.tell("hedges", "PS+")
    assert case.turnings(together=False) == []


def test_a_report_whose_later_note_confirms_it_did_not_know_itself() -> None:
    case = Case()
    case.tell("own", "PS+", start=0)
    case.tell("own", "CT+", start=200, said=day(6))
    case.note("own", 190)
    assert [(turning.doc, turning.known_from) for turning in case.turnings()] == [("own", date(2021, 5, 6))]


def test_a_doubt_in_a_later_note_does_not_date_its_report() -> None:
    case = confirmed()
    case.tell("noted", "PS+", start=200)
    case.note("noted", 190)
    assert case.turnings() == []
