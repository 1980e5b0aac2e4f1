"""Answers about a parse are kept."""

from secondsource.parse.once import once
from secondsource.parse.tree import Parse, Token, grow_parse

asked: list[int] = []


@once
def length(parse: Parse, token: Token, more: int = 0) -> int:
    asked.append(token.i)
    return len(parse.quote(token.span)) + more


def parse_words(*words: str) -> Parse:
    text, tokens = " ".join(words), []
    for i, word in enumerate(words):
        start = len(" ".join(words[:i])) + (i > 0)
        tokens.append(Token(i, start, start + len(word), word, word, "X", "X", "ROOT", i, "", False))
    return grow_parse("d", text, tokens, [])


def test_what_was_asked_is_answered_without_working_it_out_again():
    parse = parse_words("a", "word")
    asked.clear()
    assert [length(parse, parse.tokens[1]) for _ in range(3)] == [4, 4, 4]
    assert asked == [1]


def test_another_question_gets_its_own_answer():
    parse = parse_words("a", "word")
    assert (length(parse, parse.tokens[0]), length(parse, parse.tokens[0], 2), length(parse, parse.tokens[1])) == (
        1,
        3,
        4,
    )


def test_another_parse_gets_its_own_answer():
    first, second = parse_words("word"), parse_words("letter")
    assert [length(parse, parse.tokens[0]) for parse in (first, second, first)] == [4, 6, 4]
