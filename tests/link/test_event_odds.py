"""What each level says for or against one event."""

import pytest

from secondsource.link.event_odds import BETWEEN, WITHIN, judge_likeness
from secondsource.link.levels import Level


@pytest.mark.parametrize("scope", [WITHIN, BETWEEN])
@pytest.mark.parametrize("name", ["participant", "place", "object", "word"])
def test_what_is_shared_speaks_for_one_event_more_than_what_is_not(scope: str, name: str) -> None:
    other = "kin" if name == "word" else "different"
    assert judge_likeness([Level(name, "same")], scope) > judge_likeness([Level(name, other)], scope)


def test_what_nobody_weighed_says_nothing() -> None:
    assert judge_likeness([Level("weather", "same")], WITHIN) == judge_likeness([], WITHIN)


def test_the_more_words_two_sentences_share_the_likelier_they_tell_of_one_event() -> None:
    few, most = (judge_likeness([Level("words", grade)], BETWEEN) for grade in ("hardly any", "most"))
    assert few < most
