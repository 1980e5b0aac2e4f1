"""Which words of two quotations correspond? Runs of like words in any order, so that swapped clauses still meet."""

from __future__ import annotations

import functools
import heapq
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from rapidfuzz.distance import Levenshtein, Prefix

from secondsource.extract.countries import find_country
from secondsource.link.words import POSSESSIVE, WORD, rarity, stem
from secondsource.model import Span

MOST_WORDS = 600
"""Words of a quotation that are compared; a longer one is a text of its own."""

COMMON_WORD, NUMBER_WEIGHT = 0.3, 4.0
"""The least that a word weighs, since a run of common words is a wording, too; and what a number weighs."""

MEANING = 2.5
"""Rarity of a word with a meaning (fewer than 8 % of news reports hold it), which corresponds without neighbours."""

ALIKE, ALIKE_SPELLING, OTHER_FORM, LIKE_WORD = 0.75, 0.8, 0.8, 0.7
"""Likeness of letters from which two words may be forms of one ("resolve", "resolution"), or if only the first two
letters are equal, spellings of one name ("Gaddafi", "Gadhafi"); and how far such words match, or words that another
rendering puts for each other."""

LONGEST_LINK = 4
"""Letters of a word that is too short for a compound."""

NOT = "¬"
"""The normal form of every word that negates."""

INSERTED = re.compile(r"\[[^][]{0,80}\]|\([^()]{0,80}\)")
"""What a reporter adds to the words of another stands in brackets. Nobody speaks in brackets."""

_NOT_AT_END = re.compile(r"(?i)n['’]t$")
_SHORT_VERB = re.compile(r"(?i)['’](?:s|re|ve|ll|d|m)$")
_UNNEGATED = frozenset({"just", "only", "merely", "simply", "less", "doubt", "least"})
"""After these "not" and "nothing" deny nothing: "not just a loser", "nothing less than the future", "no doubt"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation: its place in the text in code points, its normal form, and what it weighs."""

    start: int
    stop: int
    form: str
    weight: float

    @property
    def span(self) -> Span:
        """The word."""
        return Span(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand on both sides in one order: `size` of them, from `left` and from `right` (indexes)."""

    left: int
    right: int
    size: int
    match: float = 1.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands on either side between two runs, or at an end (`edge`), where a cut is no change.

    `at` is the index on the right side where the gap opens.
    """

    left: Sequence[Word]
    right: Sequence[Word]
    edge: bool
    at: int = 0


def read_words(text: str, pieces: Sequence[Span]) -> list[Word]:
    """The words of pieces of a text in normal form: spelling, inflection, numbers, negations."""
    words: list[Word] = []
    for piece in pieces:
        added = [match.span() for match in INSERTED.finditer(text, piece.start, piece.stop)]
        for match in WORD.finditer(text, piece.start, piece.stop):
            inserted = any(start < match.start() < stop for start, stop in added)
            words.extend(_read(match.group(), match.start(), 0.0 if inserted else 1.0))
            if len(words) >= MOST_WORDS:
                return _settle(words)
    return _settle(words)


def _read(word: str, start: int, share: float) -> Iterator[Word]:
    """A word with its weight; "don't" is two."""
    plain = word.lower()
    ends_in_not = _NOT_AT_END.search(plain)
    if ends_in_not:
        plain = {"can't": "can", "won't": "will"}.get(plain.replace("’", "'"), plain[: ends_in_not.start()])
    plain = POSSESSIVE.sub("", _SHORT_VERB.sub("", plain))
    stop = start + (ends_in_not.start() if ends_in_not else len(word))
    if plain in listed("negation"):
        yield Word(start, stop, NOT, share)
    elif plain and (number := _number(plain)) is not None:
        yield Word(start, stop, number, share * NUMBER_WEIGHT)
    elif plain:
        yield Word(start, stop, normal_form(plain), share * max(COMMON_WORD, rarity(stem(plain))))
    if ends_in_not:
        yield Word(stop, start + len(word), NOT, share)


def _number(word: str) -> str | None:
    """The digits of a number in words or figures; "one" is a pronoun more often than a number."""
    digits = listed("number").get(word) or word.replace(",", "").split("-")[0]
    return digits[:20] if digits[:1].isdigit() and word != "one" else None


@functools.lru_cache(maxsize=50_000)
def normal_form(word: str) -> str:
    """The stem of a word; the names, adjectives and peoples of a country are one word."""
    return find_country(word.title()) or stem(word)


def _settle(words: list[Word]) -> list[Word]:
    """Read words in the light of the next: "forty thousand" is one number, "not just" denies nothing."""
    settled: list[Word] = []
    for number, word in enumerate(words):
        before = settled[-1] if settled else None
        after = words[number + 1].form if number + 1 < len(words) else ""
        if word.form in listed("scale") and before and before.form.isdecimal():
            many = str(int(before.form) * int(listed("scale")[word.form]))[:20]
            settled[-1] = replace(before, stop=word.stop, form=many)
        elif word.form == NOT and after in _UNNEGATED:
            settled.append(replace(word, form="not"))
        else:
            settled.append(word)
    return settled


def join_compounds(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Read two words as one where the other side writes them so ("good will", "goodwill")."""
    compounds = {word.form.replace("-", ""): word.form for word in others if len(word.form) > LONGEST_LINK}
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        form = compounds.get((before.form + word.form).replace("-", "")) if before else None
        if before and form and word.start - before.stop <= 1:
            joined[-1] = Word(before.start, word.stop, form, max(before.weight, word.weight))
        else:
            joined.append(replace(word, form=compounds.get(word.form.replace("-", ""), word.form)))
    return joined


def weigh(words: Sequence[Word]) -> float:
    """The weight of words together."""
    return sum(word.weight for word in words)


def align(left: Sequence[Word], right: Sequence[Word]) -> list[Run]:
    """Pair the words of two quotations in runs, the longest first, each word once (greedy string tiling, Wise 1993).

    A word alone is paired only if it has a meaning of its own; then two forms of a word may be, too. The runs come in
    the order of the left side.
    """
    free_left, free_right = [True] * len(left), [True] * len(right)
    heap = [(-size, i, j) for i, j, size in _longest(left, right)]
    heapq.heapify(heap)
    runs = []
    while heap:
        size, i, j = heapq.heappop(heap)
        pieces = list(_free_pieces(i, j, -size, free_left, free_right))
        if pieces != [(i, j, -size)]:
            for piece in pieces:
                heapq.heappush(heap, (-piece[2], piece[0], piece[1]))
        elif -size > 1 or left[i].weight >= MEANING:
            runs.append(Run(i, j, -size))
            for k in range(-size):
                free_left[i + k] = free_right[j + k] = False
    runs.extend(_other_forms(left, right, free_left, free_right))
    return sorted(runs, key=lambda run: run.left)


def _longest(left: Sequence[Word], right: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """The runs of like words that go on neither before nor after: where each begins on either side, and its size."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word.form].append(j)
    for i, word in enumerate(left):
        for j in places.get(word.form, ()):
            if i and j and left[i - 1].form == right[j - 1].form:
                continue
            size = 1
            while i + size < len(left) and j + size < len(right) and left[i + size].form == right[j + size].form:
                size += 1
            yield i, j, size


def _free_pieces(
    i: int, j: int, size: int, free_left: Sequence[bool], free_right: Sequence[bool]
) -> Iterator[tuple[int, int, int]]:
    """The parts of a run of which neither side was taken."""
    begin = None
    for k in range(size + 1):
        free = k < size and free_left[i + k] and free_right[j + k]
        if free and begin is None:
            begin = k
        elif not free and begin is not None:
            yield i + begin, j + begin, k - begin
            begin = None


def _other_forms(
    left: Sequence[Word], right: Sequence[Word], free_left: Sequence[bool], free_right: list[bool]
) -> Iterator[Run]:
    """Pair what is left with words that may be other forms of them, or stand for them in another rendering."""
    shelves: dict[str | int, list[int]] = defaultdict(list)
    for j, other in enumerate(right):
        for key in _keys(other.form) if free_right[j] else ():
            shelves[key].append(j)
    for i, word in enumerate(left):
        if not free_left[i] or word.weight < MEANING or word.form[0].isdigit():
            continue
        others = {j for key in _keys(word.form) for j in shelves.get(key, ()) if free_right[j]}
        best, place = max(((_alike(word.form, right[j].form), -j) for j in others), default=(0.0, 0))
        if best:
            free_right[-place] = False
            yield Run(i, -place, 1, OTHER_FORM if best > LIKE_WORD else LIKE_WORD)


def _keys(form: str) -> list[str | int]:
    """By what words that may be alike are looked up: their first letters, the groups in which they stand."""
    return [form[:2], *_groups().get(form, _NONE)]


def _alike(word: str, other: str) -> float:
    """How alike two words are that may be forms or spellings of one, else 0: the share of the shorter with which both
    begin, or their likeness letter by letter if that is more; LIKE_WORD for two words that stand for each other."""
    if _groups().get(word, _NONE) & _groups().get(other, _NONE):
        return LIKE_WORD
    shorter = min(len(word), len(other))
    if word[:2] != other[:2] or shorter < 4:
        return 0.0
    start = Prefix.similarity(word, other)
    alike = round(max(start / shorter if start >= 5 else 0.0, Levenshtein.normalized_similarity(word, other)), 4)
    return alike if alike >= (ALIKE if start >= 4 else ALIKE_SPELLING) else 0.0


_NONE: frozenset[int] = frozenset()


@functools.cache
def _groups() -> Mapping[str, frozenset[int]]:
    """The groups of `data/like_words.txt` in which a word stands, by its normal form."""
    lines = resources.files("secondsource.link").joinpath("data/like_words.txt").read_text("utf-8").splitlines()
    groups: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        for word in () if line.startswith("#") else line.split():
            groups[normal_form(word)].add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}


def find_gaps(left: Sequence[Word], right: Sequence[Word], runs: Sequence[Run]) -> Iterator[Gap]:
    """What stands between the runs: on the left up to the next run there, on the right up to the next run there."""
    in_right = sorted(runs, key=lambda run: run.right)
    follows = {run: other.right for run, other in itertools.pairwise(in_right)}
    if not runs:
        yield Gap(left, right, edge=True)
        return
    yield Gap(left[: runs[0].left], right[: in_right[0].right], edge=True)
    for number, run in enumerate(runs):
        stop = runs[number + 1].left if number + 1 < len(runs) else len(left)
        yield Gap(
            left[run.left + run.size : stop],
            right[run.right + run.size : follows.get(run, len(right))],
            edge=number + 1 == len(runs) or run not in follows,
            at=run.right + run.size,
        )


@functools.cache
def listed(kind: str) -> Mapping[str, str]:
    """The words of one kind in `data/quotation_words.tsv`, with their values."""
    lines = resources.files("secondsource.link").joinpath("data/quotation_words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[1]: row[2] for row in rows if row[0] == kind}
