"""Event coreference over gold mentions (ECB+, GVC), documents grouped by our own stories: CoNLL F1.

The peer is the head lemma within our stories, in the same run.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.conll import conll
from benchmarks.data import read_split
from secondsource import pipeline
from secondsource.extract.events import Found, Lookup, find_arguments
from secondsource.extract.happenings import OTHER
from secondsource.extract.lexicon import Sense
from secondsource.extract.triggers import Trigger
from secondsource.link.case import cluster_views
from secondsource.link.event_view import EventView
from secondsource.link.levels import Contains
from secondsource.link.views import look_up, view_events
from secondsource.model import (
    ActorMention,
    Document,
    EventMention,
    Interval,
    Link,
    PlaceMention,
    QuantityMention,
    Records,
    Region,
    Span,
    Statement,
    Story,
    TimeMention,
)
from secondsource.parse.tree import Parse

UNKNOWN_SENSE = Sense(type="", mode="", cameo="", aspect="", needs=())
"""Gold triggers need not be events in our sense: for these we know no type."""

STAGES = [
    stage
    for stage in pipeline.CASE_STAGES
    if stage.name in ("group stories", "link actors", "date reports", "link events")
]


def measure(data: Path, split: str, *, peers: bool = False, limit: int = 0) -> dict[str, Any]:
    """`conll` and `conll_no_singletons` of our links, and of the head lemma within our stories.

    `typed_pairs`: precision and recall of the pairs of mentions that have a type of ours, which become events.
    """
    rows = read_split(data, split)[: limit or None]
    records, parses, gold, lemmas = _read_case(rows)
    _run(STAGES, records, parses)
    views = view_events(records.of(EventMention), look_up(records, parses))
    found = cluster_views(views, [link for link in records.of(Link) if link.about == "event"])
    result: dict[str, Any] = {
        "documents": len(rows),
        "mentions": sum(map(len, gold)),
        "conll": conll(gold, found),
        "conll_no_singletons": conll(gold, found, singletons=False),
        "typed_pairs": score_pairs(gold, found, {view.mention.id for view in views if view.mention.type}),
    }
    if peers:
        result["peers"] = {"head_lemma_in_story": _score_lemmas(records, gold, lemmas)}
    return result


def score_pairs(
    gold: Iterable[Collection[str]], found: Iterable[Collection[str]], among: Collection[str]
) -> dict[str, float | None]:
    """Of the pairs that are joined, among these mentions, the share that is one event, and the share of those found."""
    right, joined = ({pair for group in groups for pair in _pairs(group, among)} for groups in (gold, found))
    both = len(right & joined)
    return {
        "p": round(both / len(joined), 4) if joined else None,
        "r": round(both / len(right), 4) if right else None,
    }


def _pairs(group: Collection[str], among: Collection[str]) -> Iterator[tuple[str, str]]:
    return itertools.combinations(sorted(id for id in group if id in among), 2)


def read_views(data: Path, split: str) -> tuple[list[EventView], dict[str, str], Contains]:
    """The gold mentions of a split as linking sees them, the gold chain of each, and which place lies in which."""
    rows = read_split(data, split)
    records, parses, gold, _ = _read_case(rows)
    _run(STAGES[:-1], records, parses)
    lookups = look_up(records, parses)
    views = view_events(records.of(EventMention), lookups)
    return views, {id: chain[0] for chain in gold for id in chain}, lookups.contains


def _run(stages: Sequence[pipeline.Stage], records: Records, parses: dict[str, Parse]) -> None:
    for stage in stages:
        given = [records if k is Records else parses if k is Parse else records.of(k) for k in stage.reads]
        records.extend(stage.run(*given))


def _read_case(rows: list[dict[str, Any]]) -> tuple[Records, dict[str, Parse], list[list[str]], dict[str, str]]:
    """All records with the gold triggers in place of ours, the parses, the gold clusters, the lemma of each trigger."""
    records = Records()
    parses: dict[str, Parse] = {}
    chains: dict[str, list[str]] = defaultdict(list)
    lemmas: dict[str, str] = {}
    for row in rows:
        document, regions = read_row(row)
        found, parse = pipeline.examine(document, regions)
        lookup = _look_up(found, parse)
        parses[document.id] = parse
        records.extend(record for record in found if not isinstance(record, EventMention))
        for mention in row["mentions"]:
            if mention.get("kind", "action") == "action":
                made = _find_mention(document, parse, found, lookup, Span(mention["start"], mention["stop"]))
                records.add(made)
                chains[mention["chain"]].append(made.id)
                lemmas[made.id] = made.lemma
    return records, parses, list(chains.values()), lemmas


def read_row(row: dict[str, Any]) -> tuple[Document, list[Region]]:
    """A tokenised document, one sentence a line; the address line of an ecbplus text is left out."""
    dct = date.fromisoformat(row["dct"]) if row.get("dct") else None
    document = Document(
        uri=row["doc_id"],
        publisher=row["doc_id"],
        text=row["text"],
        dct=Interval(dct, dct, "given") if dct else Interval(),
        lang="en",
    )
    body = row.get("body", 0)
    lines = row.get("sentences") or _split_lines(row["text"])
    regions = [Region(doc=document.id, start=start, stop=stop, kind="body") for start, stop in lines if start >= body]
    return document, regions


def _split_lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _find_mention(document: Document, parse: Parse, found: Records, lookup: Lookup, span: Span) -> EventMention:
    """Our event mention at a gold trigger; where we have none, its head word with the arguments that we find for it."""
    head = parse.head_of(span)
    at = next((mention for mention in found.of(EventMention) if mention.span.overlap(span)), None)
    if at is not None:
        kind = "" if at.type == OTHER.type else at.type  # gold triggers are linked whatever their type
        lemma = at.lemma or (head.lemma if head else "")
        return replace(at, start=span.start, stop=span.stop, lemma=lemma, type=kind)
    mention = EventMention(doc=document.id, start=span.start, stop=span.stop)
    if head is None:
        return replace(mention, lemma=document.text[span.start : span.stop].lower())
    trigger = Trigger(token=head, carrier=head, lemma=head.lemma, sense=UNKNOWN_SENSE)
    return replace(mention, lemma=head.lemma, arguments=tuple(find_arguments(parse, trigger, lookup)))


def _look_up(found: Records, parse: Parse) -> Lookup:
    """What the other rooms found in a document, for the finder of arguments."""
    return Lookup(
        parse,
        Found(
            statements=found.of(Statement),
            actors=found.of(ActorMention),
            places=found.of(PlaceMention),
            times=found.of(TimeMention),
            quantities=found.of(QuantityMention),
        ),
    )


def _score_lemmas(records: Records, gold: list[list[str]], lemmas: dict[str, str]) -> dict[str, float]:
    story = {doc: story.id for story in records.of(Story) for doc in story.documents}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in records.of(EventMention):
        groups[story.get(mention.doc, mention.doc), lemmas[mention.id]].append(mention.id)
    found = list(groups.values())
    return {"conll": conll(gold, found), "conll_no_singletons": conll(gold, found, singletons=False)}
