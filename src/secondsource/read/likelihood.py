"""How likely is each block the report? Two logistic regressions over the features of blocks, the second over the first.

The first judges each block by its features; the second again, with what the first makes of the blocks around it
(stacking, Wolpert 1992). The weights are learned by `training/train_regions.py`, whose model card says from what.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from secondsource.lists import read_lines
from secondsource.read.company import Company
from secondsource.read.features import look_around, measure_features

if TYPE_CHECKING:
    from secondsource.read.features import Matrix

LAYERS = ("first", "second")
STEPS, RADII = (-3, -2, -1, 1, 2, 3), (3, 8, 20)
"""The blocks around a block whose first likelihood the second layer hears."""
BIAS = "bias"


def find_likelihoods(company: Sequence[Company], title: str, *, markup: bool) -> list[float]:
    """The likelihood of each block to be the report, 0 to 1, rounded to four places before it decides anything."""
    if not company:
        return []
    names, features = measure_features(company, title, markup=markup)
    form = "page" if markup else "text"
    first = _predict(names, features, _weights()[form, LAYERS[0]])
    second = _predict(*add_layer(names, features, first), _weights()[form, LAYERS[1]])
    return [round(float(one), 4) for one in second]


def add_layer(names: Sequence[str], features: Matrix, first: Matrix) -> tuple[list[str], Matrix]:
    """The features of the second layer: those of the first, its likelihood, and that of the blocks around."""
    import numpy as np

    column = first[:, None]
    around = look_around(column, STEPS, RADII)
    added = ["likelihood", *(f"likelihood at {step}" for step in STEPS), *(f"likelihood within {r}" for r in RADII)]
    return [*names, *added], np.hstack([features, column, around])


def _predict(names: Sequence[str], features: Matrix, weights: Mapping[str, float]) -> Matrix:
    import numpy as np

    sums = features @ np.array([weights[name] for name in names]) + weights[BIAS]
    likely: Matrix = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    return likely


@functools.cache
def _weights() -> dict[tuple[str, str], dict[str, float]]:
    """The weights by form and layer, for features as they are measured."""
    table: dict[tuple[str, str], dict[str, float]] = {}
    for line in read_lines("read", "likelihood.tsv"):
        form, layer, name, weight = line.split("\t")
        table.setdefault((form, layer), {})[name] = float(weight)
    return table
