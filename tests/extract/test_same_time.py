"""Whose time is also that of an event."""

import pytest

from secondsource.extract.events import Found, find_events
from secondsource.extract.times import find_times
from secondsource.model import Document, Region
from secondsource.parse.english import parse_document


def times_of(text: str, trigger: str) -> list[str]:
    """The expressions that date the event told by some word."""
    document = Document(uri="case.txt", publisher="case", text=text)
    parse = parse_document(document, (Region(doc=document.id, start=0, stop=len(text), kind="body"),))
    found = Found(times=tuple(find_times(document, parse)))
    events = [event for event in find_events(document, parse, found) if text[event.start : event.stop] == trigger]
    assert events, f"no event at “{trigger}”"
    return [text[a.start : a.stop] for event in events for a in event.fillers("time")]


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("Two workers were killed on Sunday in a fire.", "fire", "Sunday"),
        ("Nine people were wounded on Monday during an attack on the market.", "attack", "Monday"),
        ("The town was hit by an earthquake on Tuesday.", "earthquake", "Tuesday"),
        ("Two guards died on Sunday when a warehouse exploded.", "exploded", "Sunday"),
        ("Two guards died when a warehouse exploded on Sunday.", "died", "Sunday"),
        ("On Sunday a fire killed two guards.", "fire", "Sunday"),
        ("The armistice which halted the Korean War in 1953 was never replaced.", "armistice", "1953"),
        ("On Friday the guards attacked the crowd and arrested a man.", "arrested", "Friday"),
    ],
)
def test_what_happens_at_the_same_time_has_its_time(text, trigger, time):
    assert times_of(text, trigger) == [time]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The council spoke on Sunday about the fire.", "fire"),
        ("The fire drew a large crowd on Sunday.", "fire"),
        ("Two men were charged on Sunday in an attack on the market.", "attack"),
        ("Two workers were killed on Sunday after the fire.", "fire"),
        ("Two guards died on Sunday although the army attacked the town.", "attacked"),
    ],
)
def test_what_only_stands_in_the_sentence_has_not(text, trigger):
    assert times_of(text, trigger) == []
