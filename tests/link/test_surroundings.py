"""What stands around the words of an event."""

from secondsource.link.surroundings import Surroundings, compare_words, find_surroundings
from secondsource.model import Document, Region, Span
from secondsource.parse.english import parse_document


def around(text: str, word: str) -> Surroundings:
    document = Document(uri="case", publisher="The Paper", text=text)
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    return find_surroundings(parse, Span(text.index(word), text.index(word) + len(word)), 3)


def test_who_does_it_and_to_whom_are_read_from_the_clause() -> None:
    found = around("Masked robbers attacked a convoy near the border.", "attacked")
    assert found.doers == {"robber"}
    assert "convoy" in found.objects


def test_a_passive_turns_them_round() -> None:
    found = around("The convoy was attacked by masked robbers.", "attacked")
    assert (found.doers, found.objects) == ({"robber"}, {"convoy"})


def test_a_noun_has_them_too() -> None:
    assert "convoy" in around("The attack on the convoy shocked the village.", "attack").objects


def test_the_words_of_the_event_are_not_around_it() -> None:
    assert "attack" not in around("Robbers attacked a convoy.", "attacked").words


def test_rare_words_weigh_more_than_common_ones() -> None:
    words = around("People attacked a caravanserai last year.", "attacked").words
    assert words["caravanserai"] > words["year"]


def test_equal_sentences_share_everything_and_others_nothing() -> None:
    one, other = around("Robbers attacked a convoy.", "attacked"), around("Voters filled a stadium.", "filled")
    assert compare_words([one], [one]) == 1.0
    assert compare_words([one], [other]) == 0.0
    assert compare_words([], [one]) == 0.0


def test_the_number_of_the_sentence_is_kept() -> None:
    assert around("Robbers attacked a convoy.", "attacked").sentence == 3
