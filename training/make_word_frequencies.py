"""Count in how many news reports each word stands, for `src/secondsource/link/data/word_frequencies.tsv`.

    python training/make_word_frequencies.py DATA

DATA is the folder that holds the data sets `polnear`, `t17`, `ecbplus` and `tempeval`. Only single words in lower
case and a rounded count leave it: no sentence, no pair of words, nothing that stands in fewer than LEAST reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from secondsource.link.words import split_words

SETS = ("polnear/train", "polnear/dev", "t17/docs", "ecbplus/train", "tempeval/train")
LEAST = 5
MOST_WORDS = 20_000
TARGET = Path(__file__).parent.parent / "src/secondsource/link/data/word_frequencies.tsv"
HEADER = """\
# Of 10,000 English news reports, in how many a word stands: two significant digits, the {words:,} commonest words.
# Counted by training/make_word_frequencies.py in {reports:,} reports of PolNeAR, Timeline17, ECB+ and TempEval-3
# (training and development parts); counts are facts, and no text of those sets is here.
"""


def read_texts(data: Path) -> Iterator[str]:
    """Yield the text of each report."""
    for name in SETS:
        with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def main() -> None:
    """Count, round, write."""
    counts: Counter[str] = Counter()
    reports = 0
    for text in read_texts(Path(sys.argv[1])):
        counts.update({word for word in split_words(text) if len(word) < 25 and not any(map(str.isdigit, word))})
        reports += 1
    ranked = sorted((-count, word) for word, count in counts.items() if count >= LEAST)[:MOST_WORDS]
    rows = sorted((word, float(f"{-count / reports * 10_000:.2g}")) for count, word in ranked)
    body = "".join(f"{word}\t{int(share)}\n" for word, share in rows)
    TARGET.write_text(HEADER.format(words=len(rows), reports=reports) + body, encoding="utf-8")


if __name__ == "__main__":
    main()
