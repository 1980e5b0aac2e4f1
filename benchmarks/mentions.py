"""Score which words tell of an event (ECB+): heads of marked actions against the triggers of our event mentions.

ECB+ marks verbs of saying as events, too ("said", tag ACTION_REPORTING); with us those are cues of statements. So the
head of a statement's cue counts as a mention found ("according to" does not: it is marked in no text); the numbers
`without_cues` are those of the event mentions alone. Only sentences whose annotation was checked are scored.

Baselines in the same run: `verbs_and_nouns`, every verb that is no auxiliary and every noun that our lists have or that
WordNet has mostly for what happens and derives from a verb (`data/word_kinds.tsv`); `lists_alone`, our event mentions
without those of the learned detector (type OTHER).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.coref import read_row
from benchmarks.data import read_split, score
from secondsource import pipeline
from secondsource.extract.happenings import OTHER, kind_of
from secondsource.extract.lexicon import NOUNS, senses
from secondsource.model import EventMention, Records, Span, Statement
from secondsource.parse.tree import Parse, Token

Heads = dict[int, str]
"""The type of the event at each word, by the word's index."""


def measure(data: Path, split: str, *, limit: int = 0) -> dict[str, Any]:
    """Precision, recall and F1 of triggers by the head's word, and the share of ours that has a type of its own."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("ours", "without_cues", "lists_alone", "verbs_and_nouns")
    }
    types: Counter[str] = Counter()
    rows = read_split(data, split)[: limit or None]
    for row in rows:
        document, regions = read_row(row)
        found, parse = pipeline.examine(document, regions)
        where = [Span(*row["sentences"][number]) for number in row["validated"]]
        gold = find_gold(row, parse)
        events = find_triggers(parse, found)
        cues = set(find_cue_heads(parse, found))
        heads = {
            "ours": {*events, *cues},
            "without_cues": set(events),
            "lists_alone": {i for i, kind in events.items() if kind != OTHER.type},
            "verbs_and_nouns": {token.i for token in parse.tokens if is_plain_trigger(token)},
        }
        for name, own in heads.items():
            inside = {i for i in own if any(parse.tokens[i].span.within(span) for span in where)}
            counts[name].update(right=len(inside & gold), predicted=len(inside), gold=len(gold))
            if name == "without_cues":
                types.update(events[i] for i in inside)
    ours = _score(counts["ours"])
    return {
        "documents": len(rows),
        "mentions": counts["ours"]["gold"],
        **{f"trigger_{name}": ours[key] for name, key in (("precision", "p"), ("recall", "r"), ("f1", "f1"))},
        "typed_share": round(1 - types[OTHER.type] / max(types.total(), 1), 4),
        "without_cues": _score(counts["without_cues"]),
        "baselines": {name: _score(counts[name]) for name in ("verbs_and_nouns", "lists_alone")},
    }


def _score(counts: Counter[str]) -> dict[str, float]:
    return score(counts["right"], counts["predicted"], counts["gold"])


def find_gold(row: dict[str, Any], parse: Parse) -> set[int]:
    """The words that head a marked action: by our parse, else the one that has the lemma of the gold head."""
    heads = set()
    for mention in row["mentions"]:
        if mention.get("kind", "action") == "action":
            span = Span(mention["start"], mention["stop"])
            named = [token for token in parse.tokens_in(span) if token.lemma == mention.get("head_lemma")]
            head = named[0] if named else parse.head_of(span)
            if head is not None:
                heads.add(head.i)
    return heads


def find_triggers(parse: Parse, found: Records) -> Heads:
    """The type of each event mention by its head word."""
    heads = ((parse.head_of(mention.span), mention.type) for mention in found.of(EventMention))
    return {head.i: kind for head, kind in heads if head is not None}


def find_cue_heads(parse: Parse, found: Records) -> Iterable[int]:
    """The verbs and nouns that head the cues of statements."""
    for statement in found.of(Statement):
        for span in statement.cue:
            head = parse.head_of(span)
            if head is not None and head.pos in ("VERB", "NOUN") and head.lemma != "accord":
                yield head.i


def is_plain_trigger(token: Token) -> bool:
    """Say whether the baseline takes a word for an event."""
    if token.pos != "NOUN":
        return token.pos == "VERB" and token.lemma != "accord"
    _, share, verbal = kind_of(token)
    return (token.lemma, NOUNS) in senses() or (share in "34" and verbal == "v")
