"""What somebody agreed to, asked for, promised or invited to."""

from secondsource.link.topics import read_topic, share_topic
from secondsource.model import Argument, EventMention


def topic(text: str, words: str) -> frozenset[str]:
    start = text.index(words)
    return read_topic(
        EventMention(doc="d", start=0, stop=5, arguments=(Argument("topic", start, start + len(words)),)), text
    )


def test_a_topic_is_its_telling_words() -> None:
    assert topic("They agreed to share the water of the river.", "to share the water of the river") == {
        "share",
        "water",
        "river",
    }


def test_words_that_every_report_has_are_no_topic() -> None:
    assert topic("She agreed that it would be so.", "that it would be so") == frozenset()


def test_two_forms_of_a_word_are_one_topic() -> None:
    assert share_topic(frozenset({"denuclearize"}), frozenset({"denuclearization"}))
    assert share_topic(frozenset({"river", "water"}), frozenset({"water"}))
    assert not share_topic(frozenset({"river"}), frozenset({"rice"}))
    assert not share_topic(frozenset(), frozenset({"rice"}))
