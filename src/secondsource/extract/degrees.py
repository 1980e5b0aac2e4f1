"""How sure is sure: FactBank's seven values as two numbers, and the words of `data/hedges.tsv` and `data/cues.tsv`."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from secondsource.extract.cues import find_cue
from secondsource.lists import read_table
from secondsource.model import Factuality

_LEVELS: dict[str, int] = {"CT": 3, "PR": 2, "PS": 1}


@dataclass(frozen=True, slots=True)
class Degree:
    """A factuality in two numbers: certainty 3 (certain) to 0 (uncommitted), polarity 1 or -1."""

    certainty: int
    polarity: int = 1

    def under(self, outer: Degree) -> Degree:
        """What is left of this when something embeds it: the lower certainty, the product of the polarities."""
        certainty = min(self.certainty, outer.certainty)
        return Degree(certainty, self.polarity * outer.polarity)

    @property
    def label(self) -> Factuality:
        """The value in FactBank's letters."""
        if not self.certainty:
            return "Uu"
        return ("PS", "PR", "CT")[self.certainty - 1] + ("+" if self.polarity > 0 else "-")  # type: ignore[return-value]


CERTAIN, UNCOMMITTED = Degree(3), Degree(0)


def read_degree(label: str) -> Degree:
    """The two numbers of a value such as "PR-"."""
    return UNCOMMITTED if label == "Uu" else Degree(_LEVELS[label[:2]], 1 if label[2] == "+" else -1)


def weaken(value: Factuality, by: Factuality) -> Factuality:
    """A value under a hedge, a denial or another's doubt."""
    return read_degree(value).under(read_degree(by)).label


def effect_of(lemma: str, frame: str) -> Degree | None:
    """What a word leaves of its complement in one frame ("fail", "to": CT-); None where no list has it."""
    own = effects().get((lemma, frame))
    if own is not None:
        return own
    cue = (
        find_cue("V", frame, lemma)
        or (find_cue("V", "to+object", lemma) if frame == "to" else None)
        or find_cue("N", frame, lemma)
        or find_cue("A", frame, lemma)
    )
    return read_degree(cue.factuality) if cue is not None else None


@functools.cache
def effects() -> dict[tuple[str, str], Degree]:
    """The words that embed without attributing: (word, frame) -> what is left of what they embed."""
    return {(word, frame): read_degree(value) for frame, word, value in read_table("extract", "hedges.tsv")}


@functools.cache
def hedges(kind: str) -> dict[str, Degree]:
    """The modals ("modal") or the adverbs and adjectives ("adverb") with what they leave of their word."""
    return {word: read_degree(value) for frame, word, value in read_table("extract", "hedges.tsv") if frame == kind}
