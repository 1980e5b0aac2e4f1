"""What in a sentence speaks of how certain an event word is? Numbers and words, for the weights of certainty.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.extract.degrees import Degree, read_degree
from secondsource.extract.factuality import judge_degree, judge_factuality
from secondsource.extract.modality import find_deniers, hedge_of, is_denied, is_to, own_degree
from secondsource.extract.tense import tense_of
from secondsource.parse.tree import Parse, Token

HIGHEST = 8
"""Governors that are looked at: an event deeper in its sentence is rare, and a broken parse may have no end."""

NEAR = 5
"""Words before an event word in which a negation most often means it."""

NO_GOVERNOR = 4.0
"""What stands for the value of the governor where there is none: beyond the scale, so that a tree can tell."""

NEGATIVE = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "nothing", "none", "neither", "nor", "without",
                      "hardly", "few", "little"})  # fmt: skip
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "parataxis"})
NUMBERS = ("rule", "own", "below_head", "head", "least", "denials", "negations", "near", "depth", "to")
WORDS = ("before", "two_before", "tense", "form", "clause_form", "tag", "lemma", "over_form", "determiner", "over",
         "clause_over", "dependency", "denier", "hedge")  # fmt: skip

Step = tuple[Token, Token]


def measure_signs(parse: Parse, token: Token) -> list[float]:
    """The signs that are numbers, in the order of `NUMBERS`.

    Values of FactBank as numbers from -3 to 3: the word's own by the rules, of what its clause alone says, of all
    below its governor, of its governor, and the least along its governors; then counts.
    """
    steps = list(_climb(parse, token))
    chain = [token, *(head for _, head in steps)]
    first = parse.sentence(token).first
    negations = [word.i for word in parse.tokens[first : token.i] if word.text.lower() in NEGATIVE]
    return [
        value_of(read_degree(judge_factuality(parse, token))),
        value_of(own_degree(parse, token)),
        value_of(judge_degree(parse, token, steps[0][1])) if steps else NO_GOVERNOR,
        value_of(read_degree(judge_factuality(parse, steps[0][1]))) if steps else NO_GOVERNOR,
        min(value_of(own_degree(parse, node)) for node in chain),
        float(sum(is_denied(parse, node) for node in chain)),
        float(len(negations)),
        float(sum(i >= token.i - NEAR for i in negations)),
        float(len(steps)),
        float(is_to(parse, token)),
    ]


def name_signs(parse: Parse, token: Token) -> list[str]:
    """The signs that are words, in the order of `WORDS`; a name or a number is only told as one."""
    steps = list(_climb(parse, token))
    top = steps[-1][1] if steps else token
    over = next((step for step in steps if step[1].pos in ("VERB", "AUX")), None)
    clause = next((step for step in steps if step[0].dep in CLAUSES), None)
    first = parse.sentence(token).first
    before = [_word(word) for word in parse.tokens[max(first, token.i - 2) : token.i]]
    determiners = [_word(child) for child in parse.children(token, "det", "poss", "predet")]
    return [
        before[-1] if before else "",
        " ".join(before) if len(before) == 2 else "",
        tense_of(parse, token),
        _form(parse, token),
        _form(parse, clause[0] if clause else top),
        token.tag,
        f"{token.pos} {_lemma(token)}",
        _form(parse, over[1]) if over else "",
        " ".join(determiners),
        f"{over[0].dep} {_lemma(over[1])}" if over else "",
        _lemma(clause[1]) if clause else "",
        token.dep,
        " ".join(
            f"{child.dep} {child.text.lower()}" if child.dep == "neg" else child.dep
            for child in find_deniers(parse, token)
        ),
        " ".join(_word(child) for child in parse.children(token) if child.dep != "aux" and hedge_of(child) is not None),
    ]


def value_of(degree: Degree) -> float:
    """A degree as a number from -3 (certainly not) over 0 (open) to 3 (certainly)."""
    return float(degree.certainty * degree.polarity)


def _climb(parse: Parse, token: Token) -> Iterator[Step]:
    """Each word on the way to the top of the sentence with its governor."""
    for _ in range(HIGHEST):
        if token.head == token.i:
            return
        yield token, parse.head(token)
        token = parse.head(token)


def _form(parse: Parse, verb: Token) -> str:
    """The form of a verb with its auxiliaries: "VB would", "VBN have been"."""
    auxiliaries: Sequence[Token] = parse.children(verb, "aux", "auxpass")
    return " ".join([verb.tag, *(_word(child) for child in auxiliaries)])


def _word(token: Token) -> str:
    return token.pos if token.pos in ("PROPN", "NUM") else token.text.lower()


def _lemma(token: Token) -> str:
    return token.pos if token.pos in ("PROPN", "NUM") else token.lemma.lower()
