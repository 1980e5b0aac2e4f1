"""Coreference scores over clusters of gold mentions: MUC, B-cubed, CEAF-e and their mean, the CoNLL score.

Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF with the entity similarity phi-4), Pradhan
et al. 2012 (the mean of the three).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[str]


def conll(gold: Iterable[Iterable[str]], found: Iterable[Iterable[str]], *, singletons: bool = True) -> float:
    """The mean F1 of the three measures; without singletons, clusters of one are dropped on both sides first."""
    keep = 1 if singletons else 2
    key = [frozenset(cluster) for cluster in gold if len(frozenset(cluster)) >= keep]
    response = [frozenset(cluster) for cluster in found if len(frozenset(cluster)) >= keep]
    if not key or not response:
        return 0.0
    return round(sum(_f1(*measure(key, response)) for measure in (muc, b_cubed, ceaf_e)) / 3, 4)


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Precision and recall by the links that join each cluster."""
    return _muc_side(response, key), _muc_side(key, response)


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Precision and recall averaged over mentions."""
    return _b_cubed_side(response, key), _b_cubed_side(key, response)


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Precision and recall by the best one-to-one alignment of clusters."""
    home = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    similarity = np.zeros((len(key), len(response)))
    for row, cluster in enumerate(key):
        for column in {home[mention] for mention in cluster if mention in home}:
            other = response[column]
            similarity[row, column] = 2 * len(cluster & other) / (len(cluster) + len(other))
    rows, columns = linear_sum_assignment(-similarity)
    total = float(similarity[rows, columns].sum())
    return total / len(response), total / len(key)


def _muc_side(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    home = {mention: number for number, cluster in enumerate(others) for mention in cluster}
    right = total = 0
    for cluster in clusters:
        parts = {home.get(mention, mention) for mention in cluster}
        right += len(cluster) - len(parts)
        total += len(cluster) - 1
    return right / total if total else 0.0


def _b_cubed_side(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    home = {mention: cluster for cluster in others for mention in cluster}
    shares = [
        len(cluster & home.get(mention, frozenset())) / len(cluster) for cluster in clusters for mention in cluster
    ]
    return sum(shares) / len(shares)


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0
