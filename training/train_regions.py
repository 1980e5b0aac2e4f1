"""Learn the weights by which blocks of a page are told from the report: `python training/train_regions.py DATA`.

DATA is a folder in the format of `benchmarks regions`. Prints the numbers of a cross-validation over pages, then
writes `src/secondsource/read/data/likelihood.tsv`. The same data gives the same weights. See regions.md beside it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.regions import measure_words
from secondsource.read.blocks import Block
from secondsource.read.features import measure_features
from secondsource.read.furniture import has_markup, judge_by_rules, may_be_overruled
from secondsource.read.likelihood import BIAS, LAYERS, add_layer
from secondsource.read.markup import parse_markup, read_markup
from secondsource.read.metadata import find_metadata
from secondsource.read.plain import find_parts, split_credit
from secondsource.read.vote import vote_on_blocks

Matrix = NDArray[np.float64]
TOKEN = re.compile(r"\w+")
OUT = Path(__file__).parents[1] / "src" / "secondsource" / "read" / "data" / "likelihood.tsv"
FOLDS = 6
RIDGE = 3.0
"""Weight of the squared weights against the likelihood of the blocks, which count 1 on the average."""
STEPS = 15
SHINGLE = 3
SHARE = 0.5
"""A block is the report when this share of its runs of three words stands in the gold text."""


@dataclass(slots=True)
class Sample:
    """A page, or its text without markup, with its features and what is right for each block."""

    name: str
    half: int
    names: list[str]
    features: Matrix
    right: Matrix
    words: Matrix
    texts: list[str]
    gold: str
    ruled: NDArray[np.bool_]
    free: NDArray[np.bool_]


def read_samples(data: Path) -> Iterator[tuple[str, Sample]]:
    """Yield each page of the data as a page and as text."""
    for line in (data / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = gzip.decompress((data / row["html"]).read_bytes()).decode("utf-8", "replace")
        page = read_markup(source)
        text = "\n".join(block.text.replace("\n", " ") for block in page.blocks)
        tree, title = parse_markup(source), ""
        if tree is not None:
            title = find_metadata(tree).title
            vote_on_blocks(page, source)
        parts = [part for block in page.blocks for part in split_credit(block)]
        for form, blocks, known in (("page", parts, title), ("text", list(find_parts(text)), "")):
            if blocks:
                yield form, make_sample(row, blocks, known)


def make_sample(row: dict[str, Any], blocks: list[Block], title: str) -> Sample:
    """Judge blocks by the rules, measure them, and look up what is right for each."""
    company = judge_by_rules(blocks)
    markup = has_markup(company)
    names, features = measure_features(company, title, markup=markup)
    return Sample(
        name=row["doc_id"],
        half=_hash(row["doc_id"]) % 2,
        names=names,
        features=features,
        right=np.array(find_right(blocks, row["main_text"] or ""), dtype=np.float64),
        words=np.array([len(TOKEN.findall(block.text)) for block in blocks], dtype=np.float64),
        texts=[block.text for block in blocks],
        gold=row["main_text"] or "",
        ruled=np.array([one.told for one in company]),
        free=np.array([may_be_overruled(one, markup=markup) for one in company]),
    )


def find_right(blocks: Sequence[Block], gold: str) -> list[float]:
    """Say for each block whether it is the report: most of it stands in the gold text, or a short one is a line of it.

    A short block that only stands within a line counts where the blocks around it do.
    """
    words = TOKEN.findall(gold.lower())
    runs = {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}
    whole = f" {' '.join(words)} "
    lines = {" ".join(TOKEN.findall(line.lower())) for line in gold.splitlines()}
    marks = [_mark(TOKEN.findall(block.text.lower()), runs, whole, lines) for block in blocks]
    known = [0.0, *(mark for mark in marks if mark is not None), 0.0]
    right, seen = [], 0
    for mark in marks:
        seen += mark is not None
        right.append(float(known[seen] and known[seen + 1]) if mark is None else mark)
    return right


def _mark(words: list[str], runs: set[tuple[str, ...]], whole: str, lines: set[str]) -> float | None:
    if len(words) <= SHINGLE:
        line = " ".join(words)
        if not line or (f" {line} " in whole and line not in lines):
            return None
        return float(line in lines)
    own = [tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)]
    return float(sum(run in runs for run in own) >= SHARE * len(own))


def fit(samples: Sequence[Sample], features: Sequence[Matrix]) -> Matrix:
    """Logistic regression with a ridge by Newton's method; the weights are for features as measured, the bias last.

    Each page counts the same; within it a block counts by the root of its words.
    """
    rows = np.vstack(features)
    right = np.concatenate([sample.right for sample in samples])
    weight = np.concatenate([np.sqrt(sample.words + 1) / np.sqrt(sample.words + 1).sum() for sample in samples])
    weight *= len(weight) / weight.sum()
    mean = np.average(rows, axis=0, weights=weight)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=weight)) + 1e-6
    scaled = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    ridge = np.eye(scaled.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-6
    beta = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ beta, -30, 30)))
        slope = weight * np.maximum(likely * (1 - likely), 1e-5)
        change = np.linalg.solve(
            (scaled * slope[:, None]).T @ scaled + ridge, scaled.T @ (weight * (right - likely)) - ridge @ beta
        )
        beta += change
        if np.abs(change).max() < 1e-3:
            break
    plain = beta[:-1] / spread
    return np.append(plain, beta[-1] - plain @ mean)


def predict(weights: Matrix, features: Matrix) -> Matrix:
    """The likelihood of each row."""
    likely: Matrix = 1 / (1 + np.exp(-np.clip(features @ weights[:-1] + weights[-1], -30, 30)))
    return likely


def across(samples: Sequence[Sample], features: Sequence[Matrix], fold: Sequence[int]) -> list[Matrix]:
    """The likelihoods of each page by weights that were learned without it."""
    found: dict[int, Matrix] = {}
    for k in sorted(set(fold)):
        others = [n for n in range(len(samples)) if fold[n] != k]
        weights = fit([samples[n] for n in others], [features[n] for n in others])
        found |= {n: predict(weights, features[n]) for n in range(len(samples)) if fold[n] == k}
    return [found[n] for n in range(len(samples))]


def train(form: str, samples: Sequence[Sample]) -> Iterator[str]:
    """Yield the lines of the table for one form, and print how well it does on pages it has not seen."""
    fold = [_hash("fold " + sample.name) % FOLDS for sample in samples]
    own = [sample.features for sample in samples]
    first = across(samples, own, fold)
    wide = [add_layer(s.names, x, p)[1] for s, x, p in zip(samples, own, first, strict=True)]
    second = across(samples, wide, fold)
    report(f"{form}: rules alone", samples, [sample.ruled for sample in samples])
    for tag, likely in (("first layer", first), ("both layers", second)):
        told = [np.where(s.free, p >= 0.5, s.ruled) for s, p in zip(samples, likely, strict=True)]
        report(f"{form}: {tag}, cross-validated", samples, told)
    halves = [sample.half for sample in samples]
    swapped = across(samples, own, halves)
    swapped = across(
        samples, [add_layer(s.names, x, p)[1] for s, x, p in zip(samples, own, swapped, strict=True)], halves
    )
    told = [np.where(s.free, p >= 0.5, s.ruled) for s, p in zip(samples, swapped, strict=True)]
    report(f"{form}: both layers, each half by the other", samples, told)
    names = samples[0].names
    for layer, features in zip(LAYERS, (own, wide), strict=True):
        if layer == LAYERS[1]:
            names = add_layer(names, own[0], first[0])[0]
        for name, weight in zip([*names, BIAS], fit(samples, features), strict=True):
            yield f"{form}\t{layer}\t{name}\t{weight:.4g}\n"


def report(tag: str, samples: Sequence[Sample], told: Sequence[NDArray[np.bool_]]) -> None:
    """Print the mean word F1 of the blocks that are told, over all pages and over each half of them."""
    scores = [word_f1(sample, keep) for sample, keep in zip(samples, told, strict=True)]
    parts = [np.mean([score for score, s in zip(scores, samples, strict=True) if s.half == half]) for half in (0, 1)]
    print(f"{tag}: word F1 {np.mean(scores):.4f} (halves {parts[0]:.4f}, {parts[1]:.4f})", flush=True)


def word_f1(sample: Sample, keep: NDArray[np.bool_]) -> float:
    """The word F1 of the blocks that are kept, as `benchmarks regions` has it."""
    kept = "\n".join(text for text, told in zip(sample.texts, keep, strict=True) if told)
    return measure_words(kept, sample.gold)["f1"]


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


HEADER = """\
# Weights of the likelihood that a block is the report, learned by training/train_regions.py (see training/regions.md).
# form (page or text) <TAB> layer <TAB> feature <TAB> weight
"""


def main() -> None:
    """Read, train, report, write."""
    forms: dict[str, list[Sample]] = {}
    for form, sample in read_samples(Path(sys.argv[1])):
        forms.setdefault(form, []).append(sample)
    lines = [line for form, samples in forms.items() for line in train(form, samples)]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
