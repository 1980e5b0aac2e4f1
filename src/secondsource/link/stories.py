"""Which reports are about the same course of events? Rare words in common, less for each day between."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.link.words import UNSEEN, regions_by_document, split_words, stem, stem_frequencies, told_text
from secondsource.model import Document, Interval, Region, Story

HALF_LIFE = 30
"""Days between two reports that halve their similarity. On the incidents it did better than a hard window of 21 days
(F1 .907 against .901): a trial a year later belongs to its crime, when the words are alike enough to say so."""

THRESHOLD = 0.14
"""Mean similarity from which two groups are one story; the best on the incidents, flat around it."""

PRIOR = 100
"""Reports the background table counts for, beside the collection's own: in a small folder it decides, in a large one
the folder does."""

LEAD = 60
"""Words of the body that count double: news tells the event first."""

TITLE_WEIGHT = 3.0
LEAD_WEIGHT = 2.0

KEYS = 24
"""A report's heaviest words, by which it is looked up; two reports are compared when they share SHARED_KEYS."""

SHARED_KEYS = 2
CROWDED = 400
"""Reports that share a key, beyond which it says too little to look anything up by."""

LABEL_LENGTH = 80

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of a report: its weighed words (of length one) and the days it may be from."""

    doc: str
    title: str
    vector: Vector
    keys: tuple[str, ...]
    dct: Interval


def group_stories(
    documents: Sequence[Document], regions: Sequence[Region], dates: Mapping[str, Interval] | None = None
) -> list[Story]:
    """Group reports into stories, each report in one: average link over TF-IDF cosines that fade with the days between.

    `dates` gives the dates inferred for undated reports by document id; without one, `Document.dct` counts, and a
    report of no known date may join any. The order of the documents does not matter.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    sketches = sketch_documents(ordered, regions, dates or {})
    pairs = {(i, j): compare_sketches(sketches[i], sketches[j]) for i, j in _candidates(sketches)}
    groups = link_average(len(sketches), pairs, THRESHOLD)
    stories = (_tell([ordered[i] for i in group], [sketches[i] for i in group]) for group in groups)
    return sorted(stories, key=lambda story: story.documents)


def sketch_documents(
    documents: Sequence[Document], regions: Sequence[Region], dates: Mapping[str, Interval]
) -> list[Sketch]:
    """Weigh the words of each report: title and lead more, rare words more, repeated words a little more."""
    by_document = regions_by_document(regions)
    counts = [_count_words(document, by_document.get(document.id, ())) for document in documents]
    frequencies = Counter(word for count in counts for word in count)
    sketches = []
    for document, count in zip(documents, counts, strict=True):
        weights = {
            word: (1 + math.log(count[word])) * _rarity(word, frequencies[word], len(documents))
            for word in sorted(count)
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        vector = {word: weight / length for word, weight in weights.items()}
        shared = (word for word in vector if frequencies[word] > 1)
        keys = heapq.nsmallest(KEYS, shared, key=lambda word: (-round(vector[word], 9), word))
        title = _title(document, told_text(document, by_document.get(document.id, ())))
        sketches.append(Sketch(document.id, title, vector, tuple(keys), dates.get(document.id, document.dct)))
    return sketches


def compare_sketches(left: Sketch, right: Sketch) -> float:
    """Give the similarity of two reports, 0 to 1: the cosine of their words, less for each day between them."""
    small, large = sorted((left.vector, right.vector), key=len)
    cosine = math.fsum(weight * large[word] for word, weight in small.items() if word in large)
    return round(cosine / (1 + days_between(left.dct, right.dct) / HALF_LIFE), 6)


def days_between(left: Interval, right: Interval) -> int:
    """Count the days that certainly lie between two intervals: 0 when they meet or an end is open."""
    first, second = sorted((left, right), key=lambda it: (it.latest is None, it.latest))
    if first.latest is None or second.earliest is None:
        return 0
    return max(0, (second.earliest - first.latest).days)


def link_average(size: int, pairs: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Join the two most similar groups again and again while the mean over all their pairs reaches the threshold.

    Pairs that are not given count 0. Ties go to the lower numbers, so that the order of the pairs does not matter.
    """
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for (i, j), similarity in sorted(pairs.items()):
        if similarity > 0:
            near[i][j] = near[j][i] = similarity
    members = [[i] for i in range(size)]
    heap = [(-similarity, i, j) for i in range(size) for j, similarity in near[i].items() if i < j]
    heapq.heapify(heap)
    while heap:
        mean, i, j = heapq.heappop(heap)
        if -mean < threshold:
            break
        if not members[i] or not members[j] or -mean != _mean(near, members, i, j):
            continue
        members[i] += members[j]
        members[j] = []
        for other, total in near[j].items():
            del near[other][j]
            if other != i:
                near[i][other] = near[other][i] = near[i].get(other, 0.0) + total
        near[j] = {}
        for other in sorted(near[i]):
            heapq.heappush(heap, (-_mean(near, members, i, other), min(i, other), max(i, other)))
    return [sorted(group) for group in members if group]


def _mean(near: list[dict[int, float]], members: list[list[int]], i: int, j: int) -> float:
    return round(near[i].get(j, 0.0) / (len(members[i]) * len(members[j])), 6)


def _count_words(document: Document, regions: Sequence[Region]) -> dict[str, float]:
    """Count the words that mean something, those of the title and the lead more."""
    counts: dict[str, float] = defaultdict(float)
    for word in split_words(document.title):
        counts[stem(word)] += TITLE_WEIGHT
    for place, word in enumerate(split_words(told_text(document, regions))):
        counts[stem(word)] += LEAD_WEIGHT if place < LEAD else 1.0
    return {word: count for word, count in counts.items() if len(word) > 1}


def _rarity(word: str, reports: int, size: int) -> float:
    """Weigh a word by its share of the collection's reports, mixed with its share of news in general."""
    share = (reports + PRIOR * stem_frequencies().get(word, UNSEEN)) / (size + PRIOR)
    return max(0.0, -math.log(share))


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough of their heaviest words, looked up word by word."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        for key in sketch.keys:
            holders[key].append(number)
    crowded = {key for key, numbers in holders.items() if len(numbers) > CROWDED}
    for number, sketch in enumerate(sketches):
        shared = Counter(other for key in sketch.keys if key not in crowded for other in holders[key] if other > number)
        yield from ((number, other) for other in sorted(shared) if shared[other] >= SHARED_KEYS)


def _tell(documents: Sequence[Document], sketches: Sequence[Sketch]) -> Story:
    """Make the record of a story: its reports, the title that stands nearest to all of them, its period."""
    return Story(
        documents=tuple(document.id for document in documents),
        label=_label(sketches),
        events=(),  # what happened in it is linked later
        period=_period([sketch.dct for sketch in sketches]),
    )


def _label(sketches: Sequence[Sketch]) -> str:
    """Choose the documents' most central title: the one whose words weigh most in all of them."""
    total: dict[str, float] = defaultdict(float)
    for sketch in sketches:
        for word, weight in sketch.vector.items():
            total[word] += weight

    def centrality(title: str) -> float:
        words = {stem(word) for word in split_words(title)}
        return round(math.fsum(total.get(word, 0.0) for word in words) / math.sqrt(len(words) + 2), 6)

    titles = sorted({sketch.title for sketch in sketches} - {""})
    return max(titles, key=lambda title: (centrality(title), title), default="")


def _title(document: Document, told: str) -> str:
    """The title, or else the beginning of what is told."""
    if document.title.strip():
        return " ".join(document.title.split())
    lines = (line.lstrip(" \t•*·–—-").rstrip() for line in told.splitlines())
    line = next((line for line in lines if line), "")
    return line if len(line) <= LABEL_LENGTH else line[: LABEL_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _period(dates: Sequence[Interval]) -> Interval:
    """From the first to the last day on which a report of the story may have been published."""
    days = [day for date in dates for day in (date.earliest, date.latest) if day]
    if not days:
        return Interval()
    return Interval(min(days), max(days), "publication of its reports")
