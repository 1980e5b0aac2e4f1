"""How sure is it that a number which a report tells is that of its incident? Its signs, weighed by what was recorded.

A report tells other numbers too: of some of those hit, of other incidents, of what was known that night.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

TABLE = "quantities_odds.npz"
SURE = 10_000
"""What a leaf holds where every number that came to it was right: whole numbers add up alike on every machine."""


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
