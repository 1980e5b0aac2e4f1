"""Which incident words of a report belong to."""

from secondsource.link.event_view import EventView
from secondsource.link.incidents import choose_incident
from secondsource.model import EventMention, Span


def fire(start: int, plural: bool = False) -> EventView:
    return EventView(EventMention(doc="d", start=start, stop=start + 4, lemma="fire"), "fire", plural=plural)


def test_words_belong_to_the_incident_of_their_sentence_else_the_last_before_else_the_first() -> None:
    fires = [fire(10), fire(100), fire(200)]
    assert choose_incident(Span(120, 130), Span(90, 140), fires) is fires[1]
    assert choose_incident(Span(150, 160), Span(145, 180), fires) is fires[1]
    assert choose_incident(Span(0, 5), Span(0, 8), fires) is fires[0]
    assert choose_incident(Span(0, 5), Span(0, 8), []) is None


def test_several_told_at_once_have_only_the_words_of_their_own_sentence() -> None:
    both, one = fire(10, plural=True), fire(100)
    assert choose_incident(Span(20, 25), Span(0, 40), [both, one]) is both
    assert choose_incident(Span(50, 55), Span(45, 60), [both, one]) is one
    assert choose_incident(Span(50, 55), Span(45, 60), [both]) is None
