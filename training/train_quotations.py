"""Fit the points by which quotations are judged: `python training/train_quotations.py`, then paste what it prints.

Logistic regression on the develop half of the labelled pairs and on tests/cases/quotation_variants.tsv; the held half
is never read. Deterministic; needs scikit-learn and the texts that the labels point to (../shared/data).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import StratifiedKFold, cross_val_predict  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.data import read_split  # noqa: E402  (the benchmarks are no package that is installed)
from benchmarks.quotations import Pair, Texts, read_pair  # noqa: E402
from secondsource.link import quotations, wording  # noqa: E402

LABELS, CASES = ROOT / "benchmarks" / "labels", ROOT / "tests" / "cases" / "quotation_variants.tsv"


def read_pairs(texts: Texts) -> list[Pair]:
    """The labelled pairs to learn from."""
    rows = [row for row in read_split(LABELS, "quotations-develop") if row["label"] != "retold"]
    for number, line in enumerate(CASES.read_text("utf-8").splitlines()):
        if line and not line.startswith("#"):
            label, *sides = line.split("\t")
            left, right = ({"text": side, "speaker": "Ana Kovar"} for side in sides)
            rows.append({"id": f"case{number}", "label": label, "left": left, "right": right})
    return [pair for row in rows if (pair := read_pair(row, texts)) is not None]


def observe(pair: Pair, texts: Texts) -> list[float] | None:
    """What is seen of a pair, in the order of the points; None if it is never compared."""
    left, right = (quotations.read_quote(statement, texts.said, texts.days) for statement in pair[1:])
    if left is None or right is None:
        return None
    like = wording.compare_words(left.words, right.words)
    named, apart = bool(quotations.common_voice(left, right)), quotations.far_apart(left.day, right.day)
    seen = wording.observe(like, named=named, apart=apart)
    return [seen[name] for name in wording.POINTS] if quotations.may_be_one(left.speaker, right.speaker) else None


def main() -> None:
    """Print the points and what they reach on folds that they were not fitted on."""
    texts = Texts(LABELS)
    pairs = read_pairs(texts)
    rows = [(pair[0] != "different", seen) for pair in pairs if (seen := observe(pair, texts)) is not None]
    truth, table = numpy.array([same for same, _ in rows]), numpy.array([row for _, row in rows])
    model = LogisticRegression(C=3, max_iter=5000)
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    guess = cross_val_predict(model, table, truth, cv=folds, method="predict_proba")[:, 1] >= wording.SAME
    print("ten-fold F1", round(2 * (guess & truth).sum() / (guess.sum() + truth.sum()), 4))
    model.fit(table, truth)
    print("POINTS =", {name: round(float(x), 1) for name, x in zip(wording.POINTS, model.coef_[0], strict=True)})
    print("BASE =", round(float(model.intercept_[0]), 1))


if __name__ == "__main__":
    main()
