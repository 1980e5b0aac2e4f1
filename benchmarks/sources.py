"""Whom does a source mean? Sources that are a pronoun, a role or a last name, against labels on public data sets.

A source is resolved when its mention has a name that its own words do not give. It is right when that name and the
label's share all words of the shorter one, or when its antecedent is the labelled one. Where the label has no named
antecedent, leaving it open is right. The baseline stands beside it: the nearest name of a person before a pronoun
or role; for a last name, the nearest words in capitals that end with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.attribution import ratio
from benchmarks.chains import Texts
from benchmarks.data import read_split
from secondsource.extract.actors import find_actors
from secondsource.extract.persons import normal_words
from secondsource.extract.sources import is_resolved
from secondsource.model import ActorMention, Span
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import Facts, read_text

FORMS = ("pronoun", "role", "last_name")
TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov)\.|President|Colonel|Secretary|Minister)\s+")


def measure(data: Path, split: str, *, peers: bool, limit: int, texts: Path | None = None) -> dict[str, Any]:
    """Of the sources with a named antecedent the share resolved; of those resolved the share that is right.

    The texts stand in `texts`, or in data sets beside the folder.
    """
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in read_split(data, split)[: limit or None]:
        groups[row["data"], row["split"], row["doc_id"]].append(row)
    library = Texts(texts or data.resolve().parent)
    ours: Counter[str] = Counter()
    base: Counter[str] = Counter()
    for key, rows in groups.items():
        found = library.find(*key)
        if found is None:
            ours["missing"] += len(rows)
            continue
        published = library.read[key[0], key[1]][key[2]].get("published", "")
        document, regions = read_text(found[0], key[2], Facts(publisher=found[1], published=published))
        parse = parse_document(document, regions)
        mentions = find_actors(document, parse)
        for row in rows:
            _count(ours, row, document.text, resolve(row, document.text, mentions))
            _count(base, row, document.text, guess(row, document.text, parse))
    return {**_figures(ours), "baseline": _figures(base), "missing": ours["missing"]}


ARTICLES = frozenset({"a", "an", "the"})
Answer = tuple[str, Span | None]
"""A name and the words that decided it."""


def resolve(row: dict[str, Any], text: str, mentions: Sequence[ActorMention]) -> Answer | None:
    """Our answer: the name of the mention at the source's last word, unless the source's own words give it."""
    source = Span(*row["source"])
    covering = [mention for mention in mentions if mention.start < source.stop <= mention.stop]  # its last word
    best = max(covering, key=lambda mention: (mention.span.overlap(source), mention.start), default=None)
    own = normal_words(TITLES.sub("", text[source.start : source.stop]))
    if best is None or not is_resolved(best) or normal_words(best.name) == own:
        return None
    before = next((mention.span for mention in mentions if mention.id == best.antecedent), None)
    return best.name, before


def guess(row: dict[str, Any], text: str, parse: Parse) -> Answer | None:
    """The baseline's answer."""
    start, stop = row["source"]
    if row["form"] == "last_name":
        last = re.escape(text[start:stop].split()[-1])
        full = list(re.finditer(rf"(?:[A-Z][\w.'’-]*\s)+{last}\b", TITLES.sub("", text)))
        names = [match.group().strip() for match in full]
        return (names[0], None) if names else None
    persons = [token for token in parse.tokens if token.stop <= start and token.entity == "PERSON"]
    if not persons:
        return None
    last_word = first_word = persons[-1]
    while not first_word.begins_entity and first_word.i and parse.tokens[first_word.i - 1].entity == "PERSON":
        first_word = parse.tokens[first_word.i - 1]
    return text[first_word.start : last_word.stop], None


def _count(tally: Counter[str], row: dict[str, Any], text: str, answer: Answer | None) -> None:
    for group in ("all", row["form"]):
        tally[f"{group} sources"] += 1
        tally[f"{group} named"] += row["named"]
        if answer is not None:
            tally[f"{group} resolved"] += 1
            tally[f"{group} named resolved"] += row["named"]
            tally[f"{group} right"] += is_right(row, text, answer)


def is_right(row: dict[str, Any], text: str, answer: Answer) -> bool:
    """Say whether an answer is the labelled antecedent, by its name or by its place."""
    if row["antecedent"] is None:
        return False
    gold = Span(*row["antecedent"])
    name, place = answer
    left, right = (set(normal_words(words)) - ARTICLES for words in (name, text[gold.start : gold.stop]))
    if not row["named"]:
        return left == right or (place is not None and place.overlap(gold) > 0)
    return bool(left) and (left <= right or right <= left)


def _figures(tally: Counter[str]) -> dict[str, Any]:
    figures = {
        group: {
            "accuracy": ratio(tally[f"{group} right"], tally[f"{group} resolved"]),
            "resolved": ratio(tally[f"{group} named resolved"], tally[f"{group} named"]),
            "sources": tally[f"{group} sources"],
        }
        for group in ("all", *FORMS)
    }
    return {**figures.pop("all"), **figures}
