"""How sure is it that a number which a report tells is that of its incident? Signs, weighed by what was recorded.

A report tells other numbers too: of some of those hit, of other incidents, of what was known that night.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from secondsource.extract.tellings import LEAD, Telling, toll_words
from secondsource.parse.tree import Parse, Sentence, Token

TABLE = "quantities_odds.npz"
SURE = 10_000
"""What a leaf holds where every number that came to it was right: whole numbers add up alike on every machine."""
MANY_SENTENCES = 40
"""A report longer than this seldom tells of one incident alone."""
OPENING = 8
"""The sentences in which a report says how those who were hit fare."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Decision trees as flat tables: at a node, a report without the `sign` goes left; a leaf leads to itself."""

    names: dict[str, int]
    sign: NDArray[np.int16]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    leaf: NDArray[np.int16]
    roots: NDArray[np.int32]

    def follow(self, signs: set[str]) -> float:
        """The mean of the leaves that these signs reach, one in each tree, 0 to 1 in steps of .001."""
        seen = np.zeros(len(self.names) + 1, dtype=bool)
        seen[[self.names[name] for name in signs if name in self.names]] = True
        at, before = self.roots, None
        while before is None or (at != before).any():
            at, before = np.where(seen[self.sign[at]], self.right[at], self.left[at]), at
        return round(int(self.leaf[at].sum(dtype=np.int64)) / (SURE * len(at)), 3)


def judge_value(counts: str, signs: set[str]) -> float:
    """How likely a value is the incident's own, 0 to 1, as far as its signs tell.

    Learned from the facts that an archive recorded of shootings (training/tolls.md): it also tells how likely the
    number is still the same when all is known.
    """
    return load_forest(counts).follow(signs)


def is_plain(signs: set[str]) -> bool:
    """Say whether headline and lead give a number and nothing speaks for another: so plain that no odds are asked.

    The rule behind the trees, which know only shootings; there it is right in 96 of 100 numbers of killed and in 89 of
    injured.
    """
    said = {sign.partition(": ")[2] for sign in signs}
    return said >= AGREED and not any(sign.startswith(AGAINST) for sign in said)


AGREED = {"number in headline", "number in lead"}
AGAINST = (
    "higher number",
    "lower number",
    "higher single in front",
    "told with several",
    "told with apart",
    "several incidents in front",
    "apart in front",
    "always",
)
"""How the signs begin that speak for another number or of more than one incident."""


@functools.cache
def load_forest(counts: str) -> Forest:
    """The trees for one kind of toll (`data/quantities_odds.npz`)."""
    with np.load(io.BytesIO(files(__package__).joinpath("data", TABLE).read_bytes()), allow_pickle=False) as tables:
        names = {str(name): i for i, name in enumerate(tables[f"{counts}_names"])}
        rest = {part: tables[f"{counts}_{part}"] for part in ("sign", "left", "right", "leaf", "roots")}
    return Forest(names=names, **rest)


def find_signs(
    parse: Parse, value: float, told: Sequence[Telling], others: Sequence[Telling], hit: Sequence[Telling]
) -> set[str]:
    """The signs that speak for or against a value: how it is told, and what else is told.

    `told` are all tellings of its kind, `others` those of the dead for the injured and the other way round, `hit` of
    those shot.
    """
    same = [telling for telling in told if telling.value == value]
    return {
        *_name_tellings(same),
        *_name_rivals(value, told),
        *_name_others(value, others),
        *_name_size(value),
        *_name_words(parse, value, same),
        *_name_sums(value, others, hit),
    }


def _name_tellings(same: Sequence[Telling]) -> Iterator[str]:
    for telling in same:
        yield f"{'shot ' * telling.hit}{telling.how} in {telling.place}"
    if len(same) > 1:
        yield "told twice"
    if len(same) > 3:
        yield "told four times"
    for name, holds in (
        ("always at least", all(telling.bound == "at_least" for telling in same)),
        ("always a part", all(telling.part for telling in same)),
        ("always others", all(telling.beside for telling in same)),
        ("never counted", not any(telling.how == "number" and not telling.hit for telling in same)),
    ):
        if holds:
            yield name


def _name_rivals(value: float, told: Sequence[Telling]) -> Iterator[str]:
    for telling in told:
        if telling.value != value:
            size = "higher" if telling.value > value else "lower"
            way = "number" if telling.how in ("number", "fold") and not telling.hit else "single"
            yield f"{size} {way} in {'body' if telling.place == 'body' else 'front'}"


def _name_others(value: float, others: Sequence[Telling]) -> Iterator[str]:
    for telling in others:
        if telling.place != "body":
            yield "another outcome in front"
        if telling.value > value and telling.how == "number":
            yield "more of another outcome"


def _name_size(value: float) -> Iterator[str]:
    if value in (0, 1, 2):
        yield f"is {value:.0f}"
    elif value >= 5:
        yield "is many"


def _name_words(parse: Parse, value: float, same: Sequence[Telling]) -> Iterator[str]:
    """What the sentences that tell the value say beside it, and whether a further person is told of."""
    said = {word for telling in same for word in _words_of(parse, parse.sentence(parse.tokens_in(telling.span)[0]))}
    for name in ("several incidents", "apart", "grave", "mild", "plural victims"):
        if said & toll_words(name):
            yield f"told with {name}"
    if "including" in said:
        yield "told with including"
    if any(token.entity == "ORDINAL" and ORDINALS.get(token.text.lower(), 0) > max(value, 1) for token in parse.tokens):
        yield "a further one"


NTH = "second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {word: rank for rank, word in enumerate(NTH.split(), 2)}


def _is_grave(parse: Parse, token: Token) -> bool:
    """Say whether a word says that somebody may die: "critical", "shot in the head"."""
    if token.text.lower() in toll_words("grave"):
        return True
    before = parse.tokens[max(token.i - 2, 0) : token.i]
    return token.lemma in ("head", "face", "chest", "brain") and any(item.text.lower() == "in" for item in before)


def _words_of(parse: Parse, sentence: Sentence) -> set[str]:
    return {form for token in parse.words(sentence) for form in (token.lemma.lower(), token.text.lower())}


def _name_sums(value: float, others: Sequence[Telling], hit: Sequence[Telling]) -> Iterator[str]:
    """Whether all those hit that are told are the dead and the injured together."""
    dead = {telling.value for telling in others} or {0.0}
    sums = {telling.value for telling in hit if telling.how in ("number", "fold")}
    if any(total == value + one for total in sums for one in dead):
        yield "adds up"
    elif any(total > value for total in sums):
        yield "does not add up"


OF_REPORTS = (
    "several incidents",
    "apart",
    "grave",
    "attacker",
    "court",
    "plural victims",
    "remembering",
    "deadly",
    "unsure",
    "hurting",
    "uncounted",
    "young",
)


def name_report(parse: Parse) -> Iterator[str]:
    """What kind of report it is, by its words: of a court, of several incidents, of somebody close to death ..."""
    front = {token.lemma.lower() for sentence in parse.sentences[: LEAD + 1] for token in parse.words(sentence)}
    front |= {token.text.lower() for sentence in parse.sentences[: LEAD + 1] for token in parse.words(sentence)}
    everywhere = {token.lemma.lower() for token in parse.tokens} | {token.text.lower() for token in parse.tokens}
    for name in OF_REPORTS:
        if front & toll_words(name):
            yield f"{name} in front"
        elif everywhere & toll_words(name):
            yield f"{name} in body"
    opening = [token for sentence in parse.sentences[:OPENING] for token in parse.words(sentence)]
    grave = any(_is_grave(parse, token) for token in opening)
    mild = any(token.text.lower() in toll_words("mild") for token in opening)
    yield f"{'grave' if grave else 'not grave'} and {'mild' if mild else 'not mild'}"
    if len(parse.sentences) > MANY_SENTENCES:
        yield "long"
