"""What is told without being claimed: fiction and drills, what nobody spoke of, and what was to be and did not come."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.lexicon import words
from secondsource.model import Factuality
from secondsource.parse.tree import Parse, Token


def judge_unreal(parse: Parse, token: Token) -> Factuality | None:
    """The factuality of an event that its words put outside the world of the report; None for all others.

    "In the novel, he invades" and "a mock attack" are Uu, as is the visit of "made no mention of a visit" (silence is
    no denial); "was to have visited" is PR-, "without the truce they would have attacked" CT-.
    """
    if _is_made_up(parse, token) or _is_passed_over(parse, token):
        return "Uu"
    if _was_to_have(parse, token):
        return "PR-"
    return "CT-" if _would_have(parse, token) else None


def _is_made_up(parse: Parse, token: Token) -> bool:
    """Say whether a word before an event or a phrase over it puts it into a story, a dream or a drill."""
    if any(child.lemma in words("made up") for child in parse.children(token, "amod", "compound")):
        return True
    return any(
        item.lemma in words("fiction") or any(child.lemma in words("made up") for child in parse.children(item, "amod"))
        for over in (token, *parse.ancestors(token))
        for item in _settings(parse, over)
    )


def _settings(parse: Parse, verb: Token) -> Iterator[Token]:
    """What stands in a phrase with "in" at a verb: "in the novel", "in a dream"."""
    if verb.pos in ("VERB", "AUX"):
        for prep in parse.children(verb, "prep"):
            yield from parse.children(prep, "pobj") if prep.lemma == "in" else ()


def _is_passed_over(parse: Parse, token: Token) -> bool:
    """Say whether it is only said that nothing was said or seen of an event: "no mention of a visit"."""
    prep = parse.head(token)
    noun = parse.head(prep)
    told = token.dep == "pobj" and prep.lemma in ("of", "about") and noun.lemma in words("tidings")
    return told and any(child.lemma in ("no", "any") for child in parse.children(noun, "det"))


def _was_to_have(parse: Parse, verb: Token) -> bool:
    over = parse.head(verb)
    helpers = {child.lemma for child in parse.children(verb, "aux")}
    return {"to", "have"} <= helpers and over.lemma == "be" and over.tag == "VBD"


def _would_have(parse: Parse, verb: Token) -> bool:
    helpers = {child.lemma for child in parse.children(verb, "aux")}
    otherwise = any(child.lemma in ("without", "otherwise", "but") for child in parse.children(verb, "prep", "advmod"))
    return otherwise and "have" in helpers and bool(helpers & {"would", "could", "might"})
