"""What was asked about a word of a parse is not worked out again.

Many rules ask the same of the same word ("is it denied?"). Answers are kept for the parse that was asked about last,
outside of it, so that they are never stored or sent with it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from secondsource.parse.tree import Parse, Token

P = ParamSpec("P")
T = TypeVar("T")


def once(function: Callable[Concatenate[Parse, P], T]) -> Callable[Concatenate[Parse, P], T]:
    """Keep what a function makes of a parse, words of it and plain values. The answers must not be changed."""
    held: tuple[Parse | None, dict[Any, T]] = (None, {})

    @functools.wraps(function)
    def ask(parse: Parse, /, *given: P.args, **named: P.kwargs) -> T:
        nonlocal held
        asked, answers = held  # in one step: another thread may ask about another parse
        if asked is not parse:
            answers = {}
            held = parse, answers
        key = (*[item.i if isinstance(item, Token) else item for item in given], *named.items())
        try:
            return answers[key]
        except KeyError:
            answer = answers[key] = function(parse, *given, **named)
            return answer

    return ask
